//! Claims: opened, called, withdrawn.

use std::collections::BTreeMap;

use exodus_sdk::Address;
use exodus_sdk::instructions::SYSTEM;

use super::call::{Call, Refusals, Verdict};
use super::records::{CLAIM, CLOSED, EXPIRED, Fate, IN, OPEN, Pool, Request, Stake};
use super::{DAY, Model, calendar, closes, codes, is};

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
        self.must_be_free(&mut no, &stake_at);
        no.when(self.now <= stake.since + waiting, codes::STAKE_TOO_YOUNG);
        no.when(stake.last_claim.is_some_and(|last| self.now <= last + waiting), codes::CLAIM_TOO_SOON);
        no.when(pool.fates.get(&stake.claim) == Some(&Fate::Undecided), codes::OWN_CLAIM_OPEN);
        no.when(self.pool_total(&pool_at).1 <= 1, codes::POOL_EMPTIED);
        no.when(pool.opened() - pool.done() >= 64, codes::POOL_BUSY);
        no.when(u128::from(amount) > self.largest_claim(&pool_at, stake), codes::CLAIM_ABOVE_LIMIT);
        self.must_take_turn(&mut no, &own, turn);
        no.verdict()?;
        let trial = calendar::at_most_a_period(self.rhythm(member), 3 * DAY);
        let others = self.stakes.iter().filter(|(at, one)| one.pool == pool_at && one.is_in() && **at != stake_at);
        let sharers: BTreeMap<Address, u64> = others.map(|(at, one)| (*at, one.amount)).collect();
        let claim_number = pool.opened() + 1;
        let claim = Request {
            claim_number,
            pool_total: sharers.values().sum(),
            shared_by: sharers.iter().map(|(at, amount)| (self.stakes[at].member, *amount)).collect(),
            sharers,
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
        self.pools.get_mut(&pool_at).expect("looked up before").fates.insert(claim_number, Fate::Undecided);
        let now = self.now;
        let stake = self.stake_mut(&stake_at);
        (stake.last_claim, stake.claim) = (Some(now), claim_number);
        for stake in self.stakes.values_mut().filter(|stake| stake.pool == pool_at) {
            stake.trusted.insert(claim_number, stake.mandate);
        }
        Ok(())
    }

    /// What becomes of a claim, where its pool still counts it.
    fn decide(&mut self, claim: &Address, fate: Fate) {
        let Request { pool, claim_number, .. } = self.requests[claim];
        if let Some(pool) = self.pools.get_mut(&pool) {
            pool.fates.insert(claim_number, fate);
        }
        if fate == Fate::Void {
            self.request_mut(claim).sharers.clear();
        }
    }

    pub(super) fn freeze(&mut self, call: &Call) -> Verdict {
        let (member, key, pool_at) = (call.at(0), call.at(1), call.at(2));
        let (stake_at, at, answering) = (call.at(3), call.at(4), call.at(5));
        let claim = &self.requests[&at];
        let signs = key != SYSTEM;
        let mut no = Refusals::default();
        is(&mut no, member, claim.beneficiary);
        is(&mut no, pool_at, claim.pool);
        no.when(claim.kind != CLAIM, codes::WRONG_ACCOUNT);
        no.when(signs && (!call.signs(&key) || key != self.members[&member].authority), codes::NOT_AUTHORITY);
        match self.stakes.get(&stake_at) {
            Some(_) => self.must_belong(&mut no, &stake_at, &claim.pool, &claim.beneficiary),
            None if !self.is_gone(&stake_at) => no.when(true, codes::FRAMEWORK),
            None => {
                let place = super::place(&[b"stake", claim.pool.as_ref(), claim.beneficiary.as_ref()]);
                is(&mut no, stake_at, place);
            }
        }
        no.when(claim.frozen, codes::CLAIM_FROZEN);
        no.when(claim.status == OPEN && self.now <= claim.deadline, codes::DISCUSSION_OPEN);
        no.when(claim.status != OPEN, codes::REQUEST_NOT_OPEN);
        let pool = self.pools.get(&pool_at);
        no.when(pool.is_some_and(|pool| pool.done() + 1 != claim.claim_number), codes::CLAIM_NOT_FIRST);
        is(&mut no, answering, pool.and_then(|pool| pool.answering).unwrap_or(SYSTEM));
        let before = self.requests.get(&answering);
        no.when(before.is_some_and(|before| self.to_answer(before) > 0), codes::ANOTHER_CLAIM_ANSWERED);
        let claims = |stake: &&Stake| stake.state == IN && stake.joined < claim.opened;
        let active = self.is_active(&member) || signs && !self.is_suspended(&member);
        let covered = pool.filter(|_| active && self.stakes.get(&stake_at).filter(claims).is_some());
        let covers = covered.and_then(|pool| self.covers(claim, pool, signs));
        no.when(covers == Some(None), codes::BUDGET_SPENT);
        no.verdict()?;
        if signs {
            self.acts(&member);
        }
        let Some((target, called, period)) = covers.flatten() else {
            self.request_mut(&at).status = EXPIRED;
            self.decide(&at, Fate::Void);
            return Ok(());
        };
        self.decide(&at, Fate::Called);
        let now = self.now;
        let pool = self.pools.get_mut(&pool_at).expect("looked up before");
        (pool.called, pool.period, pool.answering) = (called, period, Some(at));
        pool.answer_deadline = now + i64::from(pool.answer);
        let deadline = pool.answer_deadline;
        let claim = self.request_mut(&at);
        (claim.target, claim.deadline, claim.frozen) = (target, deadline, true);
        let next = claim.claim_number + 1;
        let stake = self.stake_mut(&stake_at);
        (stake.next, stake.covered) = (next, Some(now));
        self.count_calls(&at, period);
        Ok(())
    }

    /// Remembers what a claim calls from each stake in a period, for the law that no stake gives more than itself.
    fn count_calls(&mut self, claim: &Address, period: u32) {
        let claim = &self.requests[claim];
        let calls: Vec<_> =
            claim.sharers.iter().map(|(at, amount)| (*at, *amount, self.share_of(claim, *amount))).collect();
        for (at, amount, share) in calls {
            let stake = self.stake_mut(&at);
            if stake.calls.0 != period {
                stake.calls = (period, 0, 0);
            }
            stake.calls.1 += u128::from(share);
            stake.calls.2 = stake.calls.2.max(amount);
        }
    }

    /// What of a claim can be called now, what is called in the period then, and in which; none of it where the period has
    /// too little left, and nothing at all where it would be nothing anyway.
    fn covers(&self, claim: &Request, pool: &Pool, signs: bool) -> Option<Option<(u64, u32, u32)>> {
        let (period, total) = (self.request_today(claim), u128::from(claim.pool_total));
        let called = if pool.period == period { u128::from(pool.called) } else { 0 };
        let claimed = u128::from(claim.target).min(total * u128::from(pool.bps) / ALL);
        if claimed == 0 {
            return None;
        }
        let left = total * (WHOLE - called) / WHOLE;
        if claimed > left && (!signs || left == 0) {
            return Some(None);
        }
        let target = claimed.min(left);
        let called = called + (target * WHOLE).div_ceil(total);
        Some(Some((u64::try_from(target).expect("an amount"), u32::try_from(called).expect("at most all"), period)))
    }

    /// What a stake of so much owes to a claim.
    pub(super) fn share_of(&self, claim: &Request, amount: u64) -> u64 {
        let share = u128::from(amount) * u128::from(claim.target) / u128::from(claim.pool_total.max(1));
        u64::try_from(share).expect("at most the stake")
    }

    pub(super) fn withdraw_claim(&mut self, call: &Call) -> Verdict {
        let (key, own, pool, at, payer) = (call.at(0), call.at(1), call.at(2), call.at(3), call.at(4));
        let claim = &self.requests[&at];
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        is(&mut no, own, claim.beneficiary);
        is(&mut no, pool, claim.pool);
        no.when(claim.kind != CLAIM, codes::WRONG_ACCOUNT);
        no.when(!self.is_live(&at, claim), codes::REQUEST_NOT_OPEN);
        no.when(claim.frozen, codes::CLAIM_IS_FROZEN);
        no.when(claim.turn != call.args().u32(), codes::STALE_TURN);
        closes(&mut no, payer, claim.payer);
        no.verdict()?;
        self.acts(&own);
        self.request_mut(&at).turn += 1;
        self.decide(&at, Fate::Void);
        self.end_request(&at, CLOSED, own);
        Ok(())
    }
}
