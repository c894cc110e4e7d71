//! Claims: opened, frozen, answered.

use exodus_sdk::Address;
use exodus_sdk::instructions::SYSTEM;

use super::call::{Call, Refusals, Verdict};
use super::records::{CLAIM, Commitment, EXPIRED, OPEN, Pool, Request, Stake};
use super::{DAY, Model, calendar, codes, is};

/// All of a stake, in millionths; all of a total, in hundredths of a percent.
const WHOLE: u128 = 1_000_000;
const ALL: u128 = 10_000;

impl Model {
    /// The most that a stake may claim: a part of the total, and the same part of as many stakes like its own.
    pub(crate) fn largest_claim(&self, pool: &Address, stake: &Stake) -> u128 {
        let (total, stakes) = self.pool_total(pool);
        let like_own = u128::from(stake.amount) * u128::from(stakes);
        let bps = u128::from(self.pools[pool].bps);
        (total * bps / ALL).min(like_own * bps / ALL)
    }

    pub(super) fn open_claim(&mut self, call: &Call) -> Verdict {
        let (payer, key, own, pool_at) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (stake_at, at) = (call.at(4), call.at(5));
        let member = &self.members[&own];
        Self::stands(at, &[b"request", own.as_ref(), &member.turn.to_le_bytes()])?;
        let mut args = call.args();
        let (turn, amount, details) = (args.u32(), args.u64(), args.hash());
        let (pool, stake) = (&self.pools[&pool_at], &self.stakes[&stake_at]);
        let waiting = i64::from(pool.waiting);
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_be_active(&mut no, &own);
        self.must_belong(&mut no, &stake_at, &pool_at, &own);
        no.unless_positive(amount);
        self.must_be_free(&mut no, &stake_at, &pool_at);
        no.when(self.now <= stake.since + waiting, codes::STAKE_TOO_YOUNG);
        no.when(stake.last_claim.is_some_and(|last| self.now <= last + waiting), codes::CLAIM_TOO_SOON);
        no.when(self.pool_total(&pool_at).1 <= 1, codes::POOL_EMPTIED);
        no.when(u128::from(amount) > self.largest_claim(&pool_at, stake), codes::CLAIM_ABOVE_LIMIT);
        self.must_take_turn(&mut no, &own, turn);
        no.verdict()?;
        let trial = calendar::at_most_a_period(self.rhythm(member), 3 * DAY);
        let claim = Request {
            beneficiary: own,
            network: member.network,
            payer,
            details,
            pool: pool_at,
            target: amount,
            opened: self.now,
            opened_slot: self.slot,
            deadline: self.now + i64::from(pool.discussion),
            number: member.turn,
            period: self.today(member),
            trial: u32::try_from(trial).expect("three days"),
            kind: CLAIM,
            status: OPEN,
            ..Request::default()
        };
        self.takes_turn(&own);
        self.requests.insert(at, claim);
        let now = self.now;
        self.stake_mut(&stake_at).last_claim = Some(now);
        Ok(())
    }

    pub(super) fn freeze(&mut self, call: &Call) -> Verdict {
        let (member, pool_at, stake_at) = (call.at(0), call.at(1), call.at(2));
        let (at, answering) = (call.at(3), call.at(4));
        let claim = &self.requests[&at];
        let mut no = Refusals::default();
        is(&mut no, member, claim.beneficiary);
        is(&mut no, pool_at, claim.pool);
        no.when(claim.kind != CLAIM, codes::WRONG_ACCOUNT);
        match self.stakes.get(&stake_at) {
            Some(_) => self.must_belong(&mut no, &stake_at, &claim.pool, &claim.beneficiary),
            None if !self.is_gone(&stake_at) => no.when(true, codes::FRAMEWORK),
            None => {
                let place = super::place(&[b"stake", claim.pool.as_ref(), claim.beneficiary.as_ref()]);
                is(&mut no, stake_at, place);
            }
        }
        no.when(claim.frozen_number != 0, codes::CLAIM_FROZEN);
        no.when(claim.status == OPEN && self.now <= claim.deadline, codes::DISCUSSION_OPEN);
        no.when(claim.status != OPEN, codes::REQUEST_NOT_OPEN);
        let pool = self.pools.get(&pool_at);
        is(&mut no, answering, pool.and_then(|pool| pool.answering).unwrap_or(SYSTEM));
        let before = self.requests.get(&answering);
        no.when(before.is_some_and(|before| self.to_answer(before) > 0), codes::ANOTHER_CLAIM_ANSWERED);
        no.verdict()?;
        let covers = pool.zip(self.stakes.get(&stake_at)).and_then(|(pool, stake)| {
            let stands = !stake.excluded && stake.joined < claim.opened && stake.next > pool.frozen;
            stands.then(|| self.covers(claim, (&pool_at, pool), stake)).flatten()
        });
        let Some((target, total, called, period)) = covers else {
            self.request_mut(&at).status = EXPIRED;
            return Ok(());
        };
        let now = self.now;
        let pool = self.pools.get_mut(&pool_at).expect("looked up before");
        (pool.called, pool.period) = (called, period);
        pool.frozen += 1;
        pool.answering = Some(at);
        pool.answer_deadline = now + i64::from(pool.answer);
        let (frozen, deadline) = (pool.frozen, pool.answer_deadline);
        let claim = self.request_mut(&at);
        (claim.target, claim.pool_total, claim.deadline, claim.frozen_number) = (target, total, deadline, frozen);
        let stake = self.stake_mut(&stake_at);
        stake.next += 1;
        stake.covered = Some(now);
        Ok(())
    }

    /// What of a claim is covered: its target, the total that shares it, and what is called then in the period.
    fn covers(&self, claim: &Request, (at, pool): (&Address, &Pool), stake: &Stake) -> Option<(u64, u64, u32, u32)> {
        let period = self.request_today(claim);
        let total = self.pool_total(at).0 - u128::from(stake.amount);
        let called = if pool.period == period { u128::from(pool.called) } else { 0 };
        let limits =
            [total * u128::from(pool.bps) / ALL, self.largest_claim(at, stake), total * (WHOLE - called) / WHOLE];
        let target = limits.into_iter().fold(u128::from(claim.target), u128::min);
        if target == 0 {
            return None;
        }
        let called = called + (target * WHOLE).div_ceil(total);
        let narrow = |sum: u128| u64::try_from(sum).expect("an amount");
        Some((narrow(target), narrow(total), u32::try_from(called).expect("at most all"), period))
    }

    /// What a stake owes to a claim.
    pub(crate) fn share(&self, claim: &Request, stake: &Stake) -> u64 {
        let share = u128::from(stake.amount) * u128::from(claim.target) / u128::from(claim.pool_total.max(1));
        // At most the stake, once the claim is frozen.
        u64::try_from(share).unwrap_or(u64::MAX)
    }

    /// The share of a stake that has this claim to answer next; every reason for which it has not.
    fn awaited(&self, no: &mut Refusals, claim: &Request, stake: &Stake) -> Option<u64> {
        no.when(claim.kind != CLAIM, codes::WRONG_ACCOUNT);
        no.when(stake.excluded, codes::STAKE_EXCLUDED);
        let next = claim.frozen_number != 0 && claim.frozen_number == stake.next;
        no.when(!next, codes::CLAIM_NOT_NEXT);
        next.then(|| self.share(claim, stake))
    }

    pub(super) fn answer_claim(&mut self, call: &Call) -> Verdict {
        let (payer, key, own, pool) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (stake_at, claim_at, other, at) = (call.at(4), call.at(5), call.at(6), call.at(7));
        let number = self.members[&own].turn;
        Self::stands(at, &[b"commitment", own.as_ref(), &number.to_le_bytes()])?;
        let mut args = call.args();
        let (turn, share, details) = (args.u32(), args.u64(), args.hash());
        let (claim, stake) = (&self.requests[&claim_at], &self.stakes[&stake_at]);
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_take_turn(&mut no, &own, turn);
        is(&mut no, pool, claim.pool);
        is(&mut no, other, claim.beneficiary);
        self.must_belong(&mut no, &stake_at, &pool, &own);
        self.must_owe(&mut no, &own, &other);
        no.when(claim.details != details, codes::DETAILS_CHANGED);
        no.unless_amount(share);
        if let Some(owed) = self.awaited(&mut no, claim, stake) {
            no.when(owed == 0, codes::SHARE_ZERO);
            no.when(owed != share, codes::SHARE_WRONG);
        }
        no.when(self.now > claim.deadline, codes::ANSWER_TOO_LATE);
        no.verdict()?;
        let due = claim.deadline + i64::from(self.pools[&pool].fulfilment);
        let period = self.today(&self.members[&own]);
        self.takes_turn(&own);
        self.stake_mut(&stake_at).next += 1;
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
            author: 1,
            debtor_clears: true,
            ..Commitment::default()
        };
        self.commitments.insert(at, answer);
        self.settle(&claim_at, None);
        Ok(())
    }

    pub(super) fn exclude(&mut self, call: &Call) -> Verdict {
        let (member, pool, stake_at, claim_at) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (claim, stake) = (&self.requests[&claim_at], &self.stakes[&stake_at]);
        let mut no = Refusals::default();
        is(&mut no, pool, claim.pool);
        self.must_belong(&mut no, &stake_at, &pool, &member);
        let owed = self.awaited(&mut no, claim, stake);
        no.when(owed == Some(0), codes::SHARE_ZERO);
        no.when(self.now <= claim.deadline, codes::ANSWER_STILL_POSSIBLE);
        no.verdict()?;
        let share = owed.expect("it waits for this stake");
        let stake = self.stake_mut(&stake_at);
        stake.next += 1;
        stake.excluded = true;
        self.members.get_mut(&member).expect("looked up before").breaches.add(share);
        Ok(())
    }

    pub(super) fn pass(&mut self, call: &Call) -> Verdict {
        let (stake_at, claim_at) = (call.at(0), call.at(1));
        let (claim, stake) = (&self.requests[&claim_at], &self.stakes[&stake_at]);
        let mut no = Refusals::default();
        is(&mut no, stake.pool, claim.pool);
        let owed = self.awaited(&mut no, claim, stake);
        no.when(owed.is_some_and(|share| share > 0), codes::SHARE_OWED);
        no.verdict()?;
        self.stake_mut(&stake_at).next += 1;
        Ok(())
    }
}
