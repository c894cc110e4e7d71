//! What somebody who looks for something to do sees.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use exodus_sdk::Address;
use exodus_sdk::record::{Kept, Located};
use exodus_sdk::state::Member;

use crate::laws::model::Model;
use crate::laws::random::Random;
use crate::laws::world::{World, key, payers};

/// The world, some luck, and whether anything goes.
pub(crate) struct Scene<'a> {
    pub(crate) world: &'a World,
    pub(crate) random: &'a mut Random,
    pub(crate) wild: bool,
}

impl Scene<'_> {
    pub(super) fn model(&self) -> &Model {
        &self.world.model
    }

    pub(super) fn now(&self) -> i64 {
        self.world.model.now
    }

    pub(super) fn get<T: Kept>(&self, address: &Address) -> Located<T> {
        self.world.machine.get(address)
    }

    pub(super) fn member(&self, address: &Address) -> Located<Member> {
        self.get(address)
    }

    /// One of these.
    pub(super) fn any<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        self.random.pick(from).cloned()
    }

    /// One of these records that fits; where anything goes, mostly any of them.
    pub(super) fn one<T>(
        &mut self,
        from: &BTreeMap<Address, T>,
        fits: impl Fn(&Address, &T) -> bool,
    ) -> Option<Address> {
        let wild = self.wild && self.random.percent(70);
        let fitting: Vec<Address> = from
            .iter()
            .filter(|(address, record)| wild || fits(address, record))
            .map(|(address, _)| *address)
            .collect();
        self.any(&fitting)
    }

    /// Somebody.
    pub(super) fn somebody(&mut self) -> Option<Address> {
        let world = self.world;
        self.one(&world.model.members, |_, member| member.state != 3)
    }

    /// Somebody else of the same network; where anything goes, somebody of any.
    pub(super) fn neighbour(&mut self, of: &Address) -> Option<Address> {
        let world = self.world;
        let network = world.model.members.get(of)?.network;
        self.one(&world.model.members, |address, member| member.network == network && address != of)
    }

    pub(super) fn payer(&mut self) -> Address {
        self.any(&payers()).expect("there are payers")
    }

    /// A key that nobody has yet, probably.
    pub(super) fn new_key(&mut self) -> Address {
        key(10_000 + self.random.below(100_000))
    }

    /// A sum: mostly a few units, sometimes a few cents.
    pub(super) fn sum(&mut self) -> u64 {
        match self.random.below(10) {
            0 => self.random.between(1, 9),
            1..=7 => self.random.between(1, 60) * 100,
            _ => self.random.between(1, 40_000),
        }
    }

    /// A sum of at most so much: often all of it.
    pub(super) fn part(&mut self, most: u64) -> u64 {
        if self.wild {
            return self.random.between(0, most.saturating_add(2));
        }
        if self.random.percent(45) { most } else { self.random.between(1, most.max(1)) }
    }

    /// A moment from one second ahead to at most so many.
    pub(super) fn ahead(&mut self, most: i64) -> i64 {
        let most = u64::try_from(most).expect("ahead");
        let short = if self.random.percent(60) { most.min(20_000) } else { most };
        self.now() + i64::try_from(self.random.between(1, short)).expect("ahead")
    }

    pub(super) fn hash(&mut self) -> [u8; 32] {
        [u8::try_from(self.random.below(3)).expect("small"); 32]
    }

    /// The shortest path of mutual ties, as the addresses of the ties.
    pub(super) fn path(&mut self, from: &Address, to: &Address) -> Option<Vec<Address>> {
        let ties = &self.world.model.ties;
        let mut seen = BTreeSet::from([*from]);
        let mut next = VecDeque::from([(*from, Vec::new())]);
        while let Some((at, path)) = next.pop_front() {
            if at == *to {
                return Some(path);
            }
            for (address, tie) in ties.iter().filter(|(_, tie)| tie.is_mutual()) {
                if let Some(other) = tie.other(&at).filter(|other| seen.insert(*other)) {
                    next.push_back((other, [path.as_slice(), &[*address]].concat()));
                }
            }
        }
        None
    }

    /// The path that a request or an offer with this reach asks for.
    pub(super) fn path_within(&mut self, from: &Address, to: &Address, reach: u8) -> Option<Vec<Address>> {
        if reach == 0 {
            return Some(Vec::new());
        }
        let path = self.path(from, to);
        if self.wild {
            return Some(path.unwrap_or_default());
        }
        path.filter(|path| path.len() <= usize::from(reach))
    }
}
