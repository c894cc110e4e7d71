//! Pools and their stakes.

use exodus_sdk::Address;

use super::call::{Call, Refusals, Verdict};
use super::records::{Pool, Stake};
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
            77 => self.exclude(call),
            78 => self.close_pool(call),
            79 => self.tidy_stake(call),
            _ => self.pass(call),
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

    /// Refuses what an excluded stake, or one that owes an answer, may not do.
    pub(super) fn must_be_free(&self, no: &mut Refusals, stake: &Address, pool: &Address) {
        let (stake, pool) = (&self.stakes[stake], &self.pools[pool]);
        no.when(stake.excluded, codes::STAKE_EXCLUDED);
        no.when(stake.next <= pool.frozen, codes::ANSWER_OWED);
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
        let (joined, since, next) = (self.now, self.now, self.pools[&pool].frozen + 1);
        let stake = Stake { pool, member, payer, amount, joined, since, turn, next, ..Stake::default() };
        self.stakes.insert(at, stake);
    }

    fn join_pool(&mut self, call: &Call) -> Verdict {
        let (payer, key, own, pool) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (other, voucher, tie, at) = (call.at(4), call.at(5), call.at(6), call.at(7));
        Self::stands(at, &[b"stake", pool.as_ref(), own.as_ref()])?;
        let mut args = call.args();
        let (turn, amount, rules) = (args.u32(), args.u64(), args.hash());
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_belong(&mut no, &voucher, &pool, &other);
        no.when(!self.ties[&tie].is_between(&own, &other), codes::WRONG_ACCOUNT);
        no.when(!self.ties[&tie].is_mutual(), codes::NOT_VOUCHED);
        let mut free = Refusals::default();
        self.must_be_free(&mut free, &voucher, &pool);
        no.when(free.verdict().is_err() || !self.is_active(&other), codes::VOUCHER_ABSENT);
        no.when(self.pools[&pool].rules != rules, codes::RULES_CHANGED);
        let stands = self.stakes.get(&at).map(|stake| stake.excluded);
        no.when(stands == Some(true), codes::STAKE_EXCLUDED);
        no.when(stands == Some(false), codes::STAKE_ACTIVE);
        self.must_allow(&mut no, &pool, amount, 0);
        self.must_take_turn(&mut no, &own, turn);
        no.verdict()?;
        let number = self.members[&own].turn;
        self.takes_turn(&own);
        self.begin_stake(at, (pool, own, payer), amount, number);
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
        self.must_be_free(&mut no, &at, &pool);
        no.when(turn != stake.turn, codes::STALE_TURN);
        let instead_of = if stake.pool == pool && !stake.excluded { stake.amount } else { 0 };
        self.must_allow(&mut no, &pool, amount, instead_of);
        let lower = amount < stake.amount && self.stays(stake, &self.pools[&pool]);
        no.when(lower, codes::CLAIMANT_KEEPS_STAKE);
        no.verdict()?;
        self.acts(&own);
        let now = self.now;
        let stake = self.stake_mut(&at);
        stake.turn += 1;
        if amount > stake.amount {
            stake.since = now;
        }
        stake.amount = amount;
        Ok(())
    }

    fn leave_pool(&mut self, call: &Call) -> Verdict {
        let (key, own, pool, at, payer) = (call.at(0), call.at(1), call.at(2), call.at(3), call.at(4));
        let stake = &self.stakes[&at];
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_belong(&mut no, &at, &pool, &own);
        self.must_be_free(&mut no, &at, &pool);
        no.when(self.stays(stake, &self.pools[&pool]), codes::CLAIMANT_STAYS);
        no.when(call.args().u32() != stake.turn, codes::STALE_TURN);
        closes(&mut no, payer, stake.payer);
        no.verdict()?;
        let next = stake.turn + 1;
        self.acts(&own);
        let member = self.members.get_mut(&own).expect("looked up before");
        member.turn = member.turn.max(next);
        self.stakes.remove(&at);
        Ok(())
    }

    fn close_pool(&mut self, call: &Call) -> Verdict {
        let (at, payer) = (call.at(0), call.at(1));
        let mut no = Refusals::default();
        no.when(self.pool_total(&at).1 > 0, codes::STAKES_ACTIVE);
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
        no.when(self.pools.contains_key(&stake.pool), codes::POOL_STANDS);
        closes(&mut no, payer, stake.payer);
        no.verdict()?;
        self.stakes.remove(&at);
        Ok(())
    }
}
