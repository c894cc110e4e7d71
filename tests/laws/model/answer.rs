//! What stakes say to a claim that was called: yes, no, nothing.

use exodus_sdk::Address;

use super::call::{Call, Refusals, Verdict};
use super::records::{CLAIM, Commitment, EXCLUDED, LAPSED, Request};
use super::{Model, codes, is};

impl Model {
    /// What a stake owes to a claim that was called; none where it has no part in it, or has answered.
    pub(crate) fn share(&self, claim: &Request, stake: &Address) -> Option<u64> {
        claim.sharers.get(stake).filter(|_| claim.frozen).map(|amount| self.share_of(claim, *amount))
    }

    /// The share of a stake that has to answer this claim; every reason for which it has not.
    fn awaited(&self, no: &mut Refusals, claim: &Request, stake: &Address) -> Option<u64> {
        no.when(claim.kind != CLAIM, codes::WRONG_ACCOUNT);
        let share = self.share(claim, stake);
        no.when(share.is_none(), codes::CLAIM_NOT_NEXT);
        share
    }

    /// Refuses another sum than the share, where one is owed.
    fn must_be_the_share(&self, no: &mut Refusals, claim: &Request, stake: &Address, share: u64) {
        no.unless_amount(share);
        if let Some(owed) = self.awaited(no, claim, stake) {
            no.when(owed == 0, codes::SHARE_ZERO);
            no.when(owed != share, codes::SHARE_WRONG);
        }
        no.when(self.now > claim.deadline, codes::ANSWER_TOO_LATE);
    }

    fn has_answered(&mut self, claim: &Address, stake: &Address) {
        let claim = self.request_mut(claim);
        claim.sharers.remove(stake);
        let next = claim.claim_number + 1;
        self.stake_mut(stake).next = next;
    }

    pub(super) fn answer_claim(&mut self, call: &Call) -> Verdict {
        let (payer, key, own, pool) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (stake_at, claim_at, other, at) = (call.at(4), call.at(5), call.at(6), call.at(7));
        let (claim, stake) = (&self.requests[&claim_at], &self.stakes[&stake_at]);
        let number = claim.claim_number;
        Self::stands(at, &[b"commitment", stake_at.as_ref(), &number.to_le_bytes()])?;
        let mut args = call.args();
        let (share, details) = (args.u64(), args.hash());
        let member = &self.members[&own];
        let signs = key == member.authority;
        let mut no = Refusals::default();
        is(&mut no, pool, claim.pool);
        is(&mut no, other, claim.beneficiary);
        self.must_belong(&mut no, &stake_at, &pool, &own);
        self.must_owe(&mut no, &own, &other);
        no.when(claim.details != details, codes::DETAILS_CHANGED);
        self.must_be_the_share(&mut no, claim, &stake_at, share);
        let trusted = stake.trusted.get(&number).copied().unwrap_or(stake.mandate);
        let trusted = if stake.mandate_epoch == member.epoch { trusted } else { 0 };
        no.when(!signs && share > trusted, codes::ABOVE_MANDATE);
        no.verdict()?;
        let due = claim.deadline + i64::from(self.pools[&pool].fulfilment);
        let period = self.today(&self.members[&own]);
        if signs {
            self.acts(&own);
        }
        self.has_answered(&claim_at, &stake_at);
        let answer = Commitment {
            debtor: own,
            creditor: other,
            parent: claim_at,
            parent_kind: 1,
            payer,
            amount: share,
            made: self.now,
            due,
            number,
            period,
            author: 3,
            debtor_clears: true,
            ..Commitment::default()
        };
        self.commitments.insert(at, answer);
        self.settle(&claim_at, None);
        Ok(())
    }

    pub(super) fn decline(&mut self, call: &Call) -> Verdict {
        let (key, own, stake_at, claim_at) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let claim = &self.requests[&claim_at];
        let share = call.args().u64();
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_belong(&mut no, &stake_at, &claim.pool, &own);
        self.must_be_the_share(&mut no, claim, &stake_at, share);
        no.verdict()?;
        self.acts(&own);
        self.has_answered(&claim_at, &stake_at);
        let now = self.now;
        let stake = self.stake_mut(&stake_at);
        stake.declined += 1;
        stake.since = now;
        self.members.get_mut(&own).expect("looked up before").declined.add(share);
        Ok(())
    }

    pub(super) fn lapse(&mut self, call: &Call) -> Verdict {
        let (member, pool, stake_at, claim_at) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let claim = &self.requests[&claim_at];
        let mut no = Refusals::default();
        is(&mut no, pool, claim.pool);
        self.must_belong(&mut no, &stake_at, &pool, &member);
        let owed = self.awaited(&mut no, claim, &stake_at);
        no.when(owed == Some(0), codes::SHARE_ZERO);
        no.when(self.now <= claim.deadline, codes::ANSWER_STILL_POSSIBLE);
        no.verdict()?;
        let share = owed.expect("it waits for this stake");
        self.has_answered(&claim_at, &stake_at);
        // What else is open still counts on this stake, and gets nothing.
        for claim in self.requests.values_mut() {
            claim.sharers.entry(stake_at).and_modify(|amount| *amount = 0);
        }
        let opened = self.pools[&pool].opened();
        let stake = self.stake_mut(&stake_at);
        stake.missed += 1;
        if stake.is_in() {
            stake.until = opened;
        }
        stake.state = if stake.missed < 2 { LAPSED } else { EXCLUDED };
        (stake.amount, stake.earlier) = (0, 0);
        if let Some(member) = self.members.get_mut(&member) {
            member.breaches.add(share);
        }
        Ok(())
    }

    pub(super) fn pass(&mut self, call: &Call) -> Verdict {
        let (stake_at, claim_at) = (call.at(0), call.at(1));
        let (claim, stake) = (&self.requests[&claim_at], &self.stakes[&stake_at]);
        let mut no = Refusals::default();
        is(&mut no, stake.pool, claim.pool);
        let owed = self.awaited(&mut no, claim, &stake_at);
        no.when(owed.is_some_and(|share| share > 0), codes::SHARE_OWED);
        no.verdict()?;
        self.has_answered(&claim_at, &stake_at);
        Ok(())
    }
}
