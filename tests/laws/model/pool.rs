//! Pools and their stakes.

use exodus_sdk::Address;
use exodus_sdk::instructions::SYSTEM;

use super::call::{Call, Refusals, Verdict};
use super::records::{EXCLUDED, Fate, IN, LAPSED, LEAVING, Pool, Stake};
use super::{DAY, LARGEST, Model, calendar, closes, codes, is};

impl Model {
    pub(super) fn pool(&mut self, call: &Call) -> Verdict {
        match call.tag {
            70 => self.create_pool(call),
            71 => self.join_pool(call),
            72 => self.change_stake(call),
            73 => self.leave_pool(call),
            74 => self.open_claim(call),
            75 => self.freeze(call),
            76 => self.answer_claim(call),
            77 => self.lapse(call),
            78 => self.close_pool(call),
            79 => self.tidy_stake(call),
            140 => self.pass(call),
            141 => self.decline(call),
            142 => self.mandate(call),
            _ => self.withdraw_claim(call),
        }
    }

    pub(super) fn stake_mut(&mut self, at: &Address) -> &mut Stake {
        self.stakes.get_mut(at).expect("looked up before")
    }

    /// Refuses a stake that is not this member's in this pool.
    pub(super) fn must_belong(&self, no: &mut Refusals, stake: &Address, pool: &Address, member: &Address) {
        let stake = &self.stakes[stake];
        no.when(stake.pool != *pool || stake.member != *member, codes::WRONG_ACCOUNT);
    }

    /// Refuses what a stake that is not in, or owes an answer, may not do.
    pub(super) fn must_be_free(&self, no: &mut Refusals, at: &Address) {
        let state = self.stakes[at].state;
        no.when(state == EXCLUDED, codes::STAKE_EXCLUDED);
        no.when(state == LEAVING, codes::STAKE_LEAVING);
        no.when(state == LAPSED, codes::STAKE_LAPSED);
        no.when(self.owes(at), codes::ANSWER_OWED);
    }

    /// Whether claims are open that were opened before the last change of a stake.
    fn has_open(&self, at: &Address) -> bool {
        let stake = &self.stakes[at];
        let waits = |pool: &Pool| stake.next <= stake.until && stake.until > pool.done();
        self.owes(at) || self.pools.get(&stake.pool).is_some_and(waits)
    }

    /// Refuses a stake that the pool does not allow, or that would make its total too large.
    fn must_allow(&self, no: &mut Refusals, at: &Address, amount: u64, instead_of: u64) {
        let pool = &self.pools[at];
        no.unless_amount(amount);
        no.when(amount < pool.smallest || amount > pool.largest, codes::STAKE_OUT_OF_RANGE);
        let total = self.pool_total(at).0 - u128::from(instead_of) + u128::from(amount);
        no.when(total > u128::from(LARGEST), codes::AMOUNT_TOO_LARGE);
    }

    /// Whether a claimant still has to stay, for one waiting time after the freeze.
    fn stays(&self, stake: &Stake, pool: &Pool) -> bool {
        stake.covered.is_some_and(|covered| self.now <= covered + i64::from(pool.waiting))
    }

    fn create_pool(&mut self, call: &Call) -> Verdict {
        let (payer, key, own, at, stake) = (call.at(0), call.at(1), call.at(2), call.at(3), call.at(4));
        let member = &self.members[&own];
        let number = member.turn;
        Self::stands(at, &[b"pool", own.as_ref(), &number.to_le_bytes()])?;
        Self::stands(stake, &[b"stake", at.as_ref(), own.as_ref()])?;
        let mut args = call.args();
        let (turn, rules) = (args.u32(), args.hash());
        let (discussion, answer, fulfilment, waiting) = (args.u32(), args.u32(), args.u32(), args.u32());
        let (smallest, largest, bps, amount) = (args.u64(), args.u64(), args.u16(), args.u64());
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_be_active(&mut no, &own);
        self.must_take_turn(&mut no, &own, turn);
        no.unless_positive(smallest);
        no.unless_positive(largest);
        let shortest = calendar::at_most_a_period(self.rhythm(member), 3 * DAY);
        let windows = [discussion, answer, fulfilment].map(i64::from);
        no.when(windows.iter().any(|window| !(shortest..=92 * DAY).contains(window)), codes::WINDOW_OUT_OF_RANGE);
        no.when(i64::from(waiting) > 366 * DAY, codes::WAITING_OUT_OF_RANGE);
        no.when(smallest > largest, codes::STAKE_BOUNDS_INVERTED);
        no.when(bps == 0 || bps > 10_000, codes::BPS_OUT_OF_RANGE);
        no.unless_amount(amount);
        no.when(amount < smallest || amount > largest, codes::STAKE_OUT_OF_RANGE);
        no.verdict()?;
        let network = member.network;
        self.takes_turn(&own);
        let pool = Pool {
            network,
            founder: own,
            payer,
            rules,
            smallest,
            largest,
            discussion,
            answer,
            fulfilment,
            waiting,
            number,
            bps,
            ..Pool::default()
        };
        self.pools.insert(at, pool);
        self.begin_stake(stake, (at, own, payer), amount, number);
        Ok(())
    }

    fn begin_stake(&mut self, at: Address, (pool, member, payer): (Address, Address, Address), amount: u64, turn: u32) {
        let (joined, since, next) = (self.now, self.now, self.pools[&pool].opened() + 1);
        let (from, state) = (next, IN);
        let stake = Stake { pool, member, payer, amount, joined, since, turn, next, from, state, ..Stake::default() };
        self.stakes.insert(at, stake);
    }

    /// Somebody comes back to what is kept of an earlier stake.
    fn begin_again(&mut self, at: &Address, amount: u64) {
        let (now, open) = (self.now, self.has_open(at));
        let from = self.pools[&self.stakes[at].pool].opened() + 1;
        let stake = self.stake_mut(at);
        (stake.state, stake.amount, stake.joined, stake.since, stake.from) = (IN, amount, now, now, from);
        (stake.mandate, stake.mandate_epoch, stake.mandate_earlier, stake.mandate_from) = (0, 0, 0, 0);
        stake.trusted.clear();
        stake.turn += 1;
        if !open {
            stake.next = from;
        }
    }

    fn join_pool(&mut self, call: &Call) -> Verdict {
        let (payer, key, own, pool) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (other, voucher, tie, at) = (call.at(4), call.at(5), call.at(6), call.at(7));
        Self::stands(at, &[b"stake", pool.as_ref(), own.as_ref()])?;
        let mut args = call.args();
        let (turn, amount, rules) = (args.u32(), args.u64(), args.hash());
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_be_active(&mut no, &own);
        self.must_belong(&mut no, &voucher, &pool, &other);
        no.when(!self.ties[&tie].is_between(&own, &other), codes::WRONG_ACCOUNT);
        no.when(!self.ties[&tie].is_mutual(), codes::NOT_VOUCHED);
        let mut free = Refusals::default();
        self.must_be_free(&mut free, &voucher);
        no.when(free.verdict().is_err() || !self.is_active(&other), codes::VOUCHER_ABSENT);
        no.when(self.pools[&pool].rules != rules, codes::RULES_CHANGED);
        let stands = self.stakes.get(&at).map(|stake| stake.state);
        no.when(stands == Some(EXCLUDED), codes::STAKE_EXCLUDED);
        no.when(stands == Some(IN), codes::STAKE_ACTIVE);
        no.when(stands == Some(LEAVING) && self.has_open(&at), codes::STAKE_LEAVING);
        self.must_allow(&mut no, &pool, amount, 0);
        self.must_take_turn(&mut no, &own, turn);
        no.verdict()?;
        let number = self.members[&own].turn;
        self.takes_turn(&own);
        if stands.is_some() {
            self.begin_again(&at, amount);
        } else {
            self.begin_stake(at, (pool, own, payer), amount, number);
        }
        Ok(())
    }

    fn change_stake(&mut self, call: &Call) -> Verdict {
        let (key, own, pool, at) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let mut args = call.args();
        let (turn, amount) = (args.u32(), args.u64());
        let stake = &self.stakes[&at];
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_belong(&mut no, &at, &pool, &own);
        self.must_be_free(&mut no, &at);
        no.when(turn != stake.turn, codes::STALE_TURN);
        no.when(self.has_open(&at), codes::CHANGE_PENDING);
        let instead_of = if stake.pool == pool && stake.is_in() { stake.amount } else { 0 };
        self.must_allow(&mut no, &pool, amount, instead_of);
        let claims = self.pools[&pool].fates.get(&stake.claim) == Some(&Fate::Undecided);
        let lower = amount < stake.amount && (claims || self.stays(stake, &self.pools[&pool]));
        no.when(lower, codes::CLAIMANT_KEEPS_STAKE);
        no.verdict()?;
        self.acts(&own);
        let (now, opened) = (self.now, self.pools[&pool].opened());
        let stake = self.stake_mut(&at);
        stake.turn += 1;
        stake.next = stake.next.max(stake.from);
        if amount > stake.amount {
            stake.since = now;
        }
        (stake.earlier, stake.until, stake.amount, stake.from) = (stake.amount, opened, amount, opened + 1);
        Ok(())
    }

    fn leave_pool(&mut self, call: &Call) -> Verdict {
        let (key, own, pool, at, payer) = (call.at(0), call.at(1), call.at(2), call.at(3), call.at(4));
        let stake = &self.stakes[&at];
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_belong(&mut no, &at, &pool, &own);
        self.must_be_free(&mut no, &at);
        no.when(self.stays(stake, &self.pools[&pool]), codes::CLAIMANT_STAYS);
        no.when(call.args().u32() != stake.turn, codes::STALE_TURN);
        no.when(self.has_open(&at), codes::CHANGE_PENDING);
        let (opened, done) = (self.pools[&pool].opened(), self.pools[&pool].done());
        let goes = stake.missed == 0 && !(stake.next.max(stake.from) <= opened && opened > done);
        if goes {
            closes(&mut no, payer, stake.payer);
        }
        no.verdict()?;
        self.acts(&own);
        let stake = self.stake_mut(&at);
        stake.turn += 1;
        stake.next = stake.next.max(stake.from);
        (stake.state, stake.earlier, stake.until, stake.amount) = (LEAVING, stake.amount, opened, 0);
        let next = stake.turn + 1;
        let member = self.members.get_mut(&own).expect("looked up before");
        member.turn = member.turn.max(next);
        if goes {
            self.stakes.remove(&at);
        }
        Ok(())
    }

    fn mandate(&mut self, call: &Call) -> Verdict {
        let (key, own, pool, at) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let mut args = call.args();
        let (turn, amount) = (args.u32(), args.u64());
        let (stake, epoch) = (&self.stakes[&at], self.members[&own].epoch);
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_belong(&mut no, &at, &pool, &own);
        self.must_be_free(&mut no, &at);
        no.unless_amount(amount);
        no.when(turn != stake.turn, codes::STALE_TURN);
        let same_key = stake.mandate_epoch == epoch;
        let (open, opened) = (self.pools[&pool].undecided(), self.pools[&pool].opened());
        let word = |claim: &u32| stake.trusted.get(claim).copied().unwrap_or(stake.mandate);
        let less = same_key && amount < stake.mandate;
        no.when(less && open.iter().any(|claim| word(claim) > stake.mandate), codes::CHANGE_PENDING);
        no.verdict()?;
        let trusted = open.iter().map(|claim| (*claim, amount.max(if same_key { word(claim) } else { 0 }))).collect();
        self.acts(&own);
        let stake = self.stake_mut(&at);
        stake.turn += 1;
        if !same_key {
            (stake.mandate_earlier, stake.mandate_from) = (0, 0);
        }
        if less {
            (stake.mandate_earlier, stake.mandate_from) = (stake.mandate, opened + 1);
        } else {
            stake.mandate_earlier = stake.mandate_earlier.max(amount);
        }
        (stake.trusted, stake.mandate, stake.mandate_epoch) = (trusted, amount, epoch);
        Ok(())
    }

    fn close_pool(&mut self, call: &Call) -> Verdict {
        let (at, answering, payer) = (call.at(0), call.at(1), call.at(2));
        let mut no = Refusals::default();
        no.when(self.pool_total(&at).1 > 0, codes::STAKES_ACTIVE);
        is(&mut no, answering, self.pools[&at].answering.unwrap_or(SYSTEM));
        let before = self.requests.get(&answering);
        no.when(before.is_some_and(|before| self.to_answer(before) > 0), codes::ANOTHER_CLAIM_ANSWERED);
        closes(&mut no, payer, self.pools[&at].payer);
        no.verdict()?;
        self.pools.remove(&at);
        Ok(())
    }

    fn tidy_stake(&mut self, call: &Call) -> Verdict {
        let (pool, at, payer) = (call.at(0), call.at(1), call.at(2));
        let stake = &self.stakes[&at];
        let mut no = Refusals::default();
        is(&mut no, pool, stake.pool);
        if self.pools.contains_key(&stake.pool) {
            no.when(stake.state != LEAVING || stake.missed > 0, codes::POOL_STANDS);
            no.when(stake.state == LEAVING && self.has_open(&at), codes::STAKE_LEAVING);
        }
        closes(&mut no, payer, stake.payer);
        no.verdict()?;
        self.stakes.remove(&at);
        Ok(())
    }
}
