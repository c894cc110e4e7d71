//! Everybody within reach of a member, and who of them is listed.

use std::collections::{BTreeMap, BTreeSet};

use exodus_rules::member::Presence;
use exodus_rules::{Amount, Timestamp, Total};
use exodus_sdk::Address;
use exodus_sdk::record::Located;
use exodus_sdk::state::Member;

use crate::commands::member::presence;
use crate::exit::Failure;

/// Somebody within reach.
#[derive(Clone, Copy)]
pub struct Person<'a> {
    pub handshakes: u8,
    pub member: &'a Located<Member>,
    pub presence: Presence,
}

/// Everybody within reach, nearest first. Whoever has left is no member any more and not among them.
pub struct Reached<'a>(Vec<Person<'a>>);

impl<'a> Reached<'a> {
    /// The people of these rings, as they stand at `now`.
    pub fn of(
        rings: &[Vec<Address>],
        members: &'a BTreeMap<Address, Located<Member>>,
        now: Timestamp,
    ) -> Result<Self, Failure> {
        let mut people = Vec::new();
        for (ring, handshakes) in rings.iter().zip(1_u8..) {
            for member in ring.iter().filter_map(|address| members.get(address)) {
                let presence = presence(member, now)?;
                if presence != Presence::Left {
                    people.push(Person { handshakes, member, presence });
                }
            }
        }
        Ok(Self(people))
    }

    /// Those of them.
    pub fn only(&self, those: impl Fn(&Person<'_>) -> bool) -> Self {
        Self(self.0.iter().filter(|person| those(person)).copied().collect())
    }

    /// Whoever is on the list: active members.
    pub fn listed(&self) -> impl Iterator<Item = &Person<'a>> {
        self.0.iter().filter(|person| person.presence == Presence::Active)
    }

    /// How many are within reach and not on the list: dormant or suspended.
    pub fn left_out(&self) -> usize {
        self.0.len().saturating_sub(self.listed().count())
    }

    /// The addresses of all of them.
    pub fn addresses(&self) -> BTreeSet<Address> {
        self.0.iter().map(|person| person.member.address).collect()
    }

    /// What the listed have pledged together, in minor units.
    pub fn resource(&self) -> Result<u64, Failure> {
        let mut sum = Total::ZERO;
        for person in self.listed() {
            sum = sum.moved(Amount::ZERO, Amount::new(person.member.pledge)?)?;
        }
        Ok(sum.get())
    }
}
