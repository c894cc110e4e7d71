//! Delegates: keys with some power lent by a member.

use exodus_sdk::Address;
use exodus_sdk::instructions::SYSTEM;

use super::call::{Call, Refusals, Verdict};
use super::records::Delegate;
use super::{DAY, Model, closes, codes, is};

pub(super) const OPENS: u8 = 1;
pub(super) const CLOSES: u8 = 2;
pub(super) const INTENDS: u8 = 4;
pub(super) const PERFORMS: u8 = 8;

impl Model {
    /// Refuses a key that is neither the member's nor one that was lent this power. Says which delegate acts, if one does.
    pub(super) fn must_act(
        &self,
        no: &mut Refusals,
        member: &Address,
        (key, delegate): (Address, Address),
        scope: u8,
    ) -> Option<Address> {
        if delegate == SYSTEM {
            self.must_sign(no, member, key);
            return None;
        }
        let Some(lent) = self.delegates.get(&delegate) else {
            no.when(true, codes::FRAMEWORK);
            return None;
        };
        no.when(lent.member != *member || lent.key != key, codes::NOT_AUTHORITY);
        no.when(lent.epoch != self.members[member].epoch, codes::DELEGATE_OUTDATED);
        no.when(self.now > lent.expires, codes::DELEGATE_EXPIRED);
        no.when(lent.scopes & scope == 0, codes::OUT_OF_SCOPE);
        Some(delegate)
    }

    /// Refuses a sum above what the delegate, if one acts, may name.
    pub(super) fn must_be_within(&self, no: &mut Refusals, delegate: Option<Address>, sum: u64) {
        let limit = delegate.map_or(u64::MAX, |delegate| self.delegates[&delegate].limit);
        no.when(sum > limit, codes::ABOVE_LIMIT);
    }

    /// What is no act of one's own wakes nobody.
    pub(super) fn acts_by(&mut self, member: &Address, delegate: Option<Address>) {
        if delegate.is_none() {
            self.acts(member);
        }
    }

    pub(super) fn takes_turn_by(&mut self, member: &Address, delegate: Option<Address>) {
        self.acts_by(member, delegate);
        self.members.get_mut(member).expect("looked up before").turn += 1;
    }

    pub(super) fn delegate(&mut self, call: &Call) -> Verdict {
        match call.tag {
            120 => self.grant(call),
            121 => self.revoke(call),
            _ => self.tidy_delegate(call),
        }
    }

    fn grant(&mut self, call: &Call) -> Verdict {
        let (key, own, lent, delegate) = (call.at(1), call.at(2), call.at(3), call.at(4));
        Self::stands(delegate, &[b"delegate", own.as_ref(), lent.as_ref()])?;
        let mut args = call.args();
        let (turn, scopes, limit, expires) = (args.u32(), args.u8(), args.u64(), args.i64());
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_take_turn(&mut no, &own, turn);
        no.when(key == lent, codes::DELEGATE_IS_OWN_KEY);
        no.unless_amount(limit);
        no.when(scopes == 0 || scopes > 15, codes::SCOPES_UNKNOWN);
        no.when(expires <= self.now || expires > self.now + 366 * DAY, codes::DELEGATE_TERM_OUT_OF_RANGE);
        no.verdict()?;
        let (payer, epoch) = (call.at(0), self.members[&own].epoch);
        self.takes_turn(&own);
        let blank = Delegate { member: own, key: lent, payer, ..Delegate::default() };
        let record = self.delegates.entry(delegate).or_insert(blank);
        (record.limit, record.expires, record.epoch, record.scopes) = (limit, expires, epoch, scopes);
        Ok(())
    }

    fn revoke(&mut self, call: &Call) -> Verdict {
        let (key, own, delegate, payer) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let lent = &self.delegates[&delegate];
        let holds = self.members[&own].authority == key;
        let mut no = Refusals::default();
        is(&mut no, own, lent.member);
        no.when(!holds && lent.key != key, codes::NOT_AUTHORITY);
        closes(&mut no, payer, lent.payer);
        no.verdict()?;
        if holds {
            self.acts(&own);
        }
        self.delegates.remove(&delegate);
        Ok(())
    }

    fn tidy_delegate(&mut self, call: &Call) -> Verdict {
        let (member, delegate, payer) = (call.at(0), call.at(1), call.at(2));
        let lent = &self.delegates[&delegate];
        let same = self.members.get(&member).is_some_and(|member| member.epoch == lent.epoch);
        let mut no = Refusals::default();
        is(&mut no, member, lent.member);
        no.when(same && self.now <= lent.expires, codes::DELEGATE_STANDS);
        closes(&mut no, payer, lent.payer);
        no.verdict()?;
        self.delegates.remove(&delegate);
        Ok(())
    }
}
