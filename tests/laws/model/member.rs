//! What members do with their own record.

use exodus_sdk::Address;

use super::call::{Call, Refusals, Verdict};
use super::records::{ACTIVE, DORMANT, LEFT, Member, Tombstone};
use super::{DAY, Model, closes, codes};

impl Model {
    /// Refuses whoever does not hold the member's key.
    pub(super) fn must_sign(&self, no: &mut Refusals, member: &Address, key: Address) {
        no.when(self.members[member].authority != key, codes::NOT_AUTHORITY);
    }

    /// Refuses whoever has left, or names a turn that is gone.
    pub(super) fn must_take_turn(&self, no: &mut Refusals, member: &Address, named: u32) {
        self.must_remain(no, member);
        no.when(self.members[member].turn != named, codes::STALE_TURN);
    }

    pub(super) fn must_remain(&self, no: &mut Refusals, member: &Address) {
        no.when(self.members[member].state == LEFT, codes::MEMBER_LEFT);
    }

    /// Every reason for which a member may not ask, vouch or publish.
    pub(super) fn must_be_active(&self, no: &mut Refusals, address: &Address) {
        let member = &self.members[address];
        no.when(member.state == LEFT, codes::MEMBER_LEFT);
        no.when(self.is_dormant(member), codes::MEMBER_DORMANT);
        no.when(self.is_suspended(address), codes::MEMBER_SUSPENDED);
    }

    pub(crate) fn is_active(&self, address: &Address) -> bool {
        if !self.members.contains_key(address) {
            return false;
        }
        let mut no = Refusals::default();
        self.must_be_active(&mut no, address);
        no.verdict().is_ok()
    }

    /// An act of one's own: it ends dormancy. Who has left stays gone.
    pub(super) fn acts(&mut self, address: &Address) {
        let today = self.today(&self.members[address]);
        let member = self.members.get_mut(address).expect("looked up before");
        if member.state != LEFT {
            member.state = ACTIVE;
            member.last_active = today;
        }
    }

    pub(super) fn takes_turn(&mut self, address: &Address) {
        self.acts(address);
        self.members.get_mut(address).expect("looked up before").turn += 1;
    }

    /// Whether a member has an open emergency now.
    pub(super) fn in_emergency(&self, member: &Member) -> bool {
        member.emergency.is_some_and(|(_, deadline)| self.now <= deadline)
    }

    pub(super) fn member(&mut self, call: &Call) -> Verdict {
        match call.tag {
            10 => self.join(call),
            11 => self.set(call),
            12 => self.change_key(call),
            13 => self.wake(call),
            14 => self.leave(call),
            15 => self.tidy_dormant(call),
            _ => self.tidy_tombstone(call),
        }
    }

    fn join(&mut self, call: &Call) -> Verdict {
        let (key, network) = (call.at(1), call.at(2));
        Self::stands(call.at(3), &[b"member", network.as_ref(), key.as_ref()])?;
        let mut args = call.args();
        let (pledge, attention, profile) = (args.u64(), args.u16(), args.hash());
        let mut no = Refusals::default();
        no.unless_positive(pledge);
        no.when(attention > 1_000, codes::ATTENTION_OUT_OF_RANGE);
        no.verdict()?;
        let mut member = Member {
            network,
            first_key: key,
            authority: key,
            payer: call.at(0),
            profile,
            pledge,
            attention,
            joined: self.now,
            key_since: self.now,
            state: ACTIVE,
            ..Member::default()
        };
        member.last_active = self.today(&member);
        self.members.insert(call.at(3), member);
        Ok(())
    }

    fn set(&mut self, call: &Call) -> Verdict {
        let (key, own) = (call.at(0), call.at(1));
        let mut args = call.args();
        let (turn, pledge, attention, profile) = (args.u32(), args.u64(), args.u16(), args.hash());
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_take_turn(&mut no, &own, turn);
        no.unless_positive(pledge);
        no.when(attention > 1_000, codes::ATTENTION_OUT_OF_RANGE);
        no.verdict()?;
        self.takes_turn(&own);
        let member = self.members.get_mut(&own).expect("looked up before");
        (member.pledge, member.attention, member.profile) = (pledge, attention, profile);
        Ok(())
    }

    fn change_key(&mut self, call: &Call) -> Verdict {
        let (key, new, own) = (call.at(0), call.at(1), call.at(2));
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        no.when(key == new, codes::SAME_KEY);
        no.verdict()?;
        self.acts(&own);
        let member = self.members.get_mut(&own).expect("looked up before");
        member.authority = new;
        member.epoch += 1;
        // A key of less than thirty days ends no proposal by being changed.
        if self.now >= member.key_since + 30 * DAY {
            member.proposals_from = member.epoch;
        }
        member.key_since = self.now;
        Ok(())
    }

    fn wake(&mut self, call: &Call) -> Verdict {
        let (key, own) = (call.at(0), call.at(1));
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_remain(&mut no, &own);
        let member = &self.members[&own];
        no.when(member.state == ACTIVE && member.last_active == self.today(member), codes::MEMBER_AWAKE);
        no.verdict()?;
        self.acts(&own);
        Ok(())
    }

    fn leave(&mut self, call: &Call) -> Verdict {
        let (key, own) = (call.at(0), call.at(1));
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_take_turn(&mut no, &own, call.args().u32());
        let counts = self.counts(&own);
        no.when(counts.ties > 0, codes::STILL_TIED);
        let holds = counts.supports + counts.initiatives + counts.claims > 0 || counts.offers + counts.stakes > 0;
        no.when(holds || self.in_emergency(&self.members[&own]), codes::STILL_HOLDING);
        no.verdict()?;
        self.takes_turn(&own);
        let member = self.members.get_mut(&own).expect("looked up before");
        member.state = LEFT;
        member.epoch += 1;
        member.emergency = None;
        Ok(())
    }

    fn tidy_dormant(&mut self, call: &Call) -> Verdict {
        let own = call.at(0);
        let mut no = Refusals::default();
        self.must_remain(&mut no, &own);
        let member = &self.members[&own];
        no.when(member.state == DORMANT || !self.is_dormant(member), codes::NOTHING_DORMANT);
        no.verdict()?;
        self.members.get_mut(&own).expect("looked up before").state = DORMANT;
        Ok(())
    }

    fn tidy_tombstone(&mut self, call: &Call) -> Verdict {
        let (own, payer) = (call.at(0), call.at(1));
        let member = &self.members[&own];
        let counts = self.counts(&own);
        let mut no = Refusals::default();
        no.when(member.state != LEFT, codes::MEMBER_NOT_LEFT);
        no.when(counts.owing + counts.owed > 0, codes::PROMISES_OPEN);
        closes(&mut no, payer, member.payer);
        no.verdict()?;
        let (history, history_length) = (member.history, member.history_length);
        self.members.remove(&own);
        self.tombstones.insert(own, Tombstone { history, history_length });
        self.sunk.insert(own, payer);
        Ok(())
    }
}
