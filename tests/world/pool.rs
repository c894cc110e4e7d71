//! What people do in pools.

use exodus_sdk::instructions::{Instruction, pool};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Pool, Request, Stake};
use exodus_sdk::{Address, Signer, address};

use crate::{DAY, Person, Promised, World, eur};

/// The rules that everybody in a pool of these tests has read.
pub const RULES: [u8; 32] = [6; 32];
/// How long a claim is discussed in them.
pub const DISCUSSION: i64 = DAY.saturating_mul(7);
/// How long a frozen claim waits for answers.
pub const ANSWER: i64 = DAY.saturating_mul(3);
/// How long after that answers have to be fulfilled.
pub const FULFILMENT: i64 = DAY.saturating_mul(30);
/// How old a stake has to be before it claims, and how long a claimant stays.
pub const WAITING: i64 = DAY.saturating_mul(10);

/// Ana founds a pool with a stake of 100.00; Ben and Eva, tied to her and to each other, join with 200.00 and 100.00.
/// The waiting time has just passed.
pub fn trio(world: &World) -> (Person<'_>, Person<'_>, Person<'_>, Located<Pool>) {
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva, &ana]);
    let pool = ana.founds(ana.proposal(eur(100)));
    ben.joins_pool(&pool, &ana, eur(200));
    eva.joins_pool(&pool, &ben, eur(100));
    world.passes(WAITING.saturating_add(1));
    let pool = world.pool(&pool);
    (ana, ben, eva, pool)
}

/// In the pool of the trio, Ben is silent twice: he lapses, comes back with a new voucher, and is out for good.
pub fn excluded(world: &World) -> (Person<'_>, Person<'_>, Person<'_>, Located<Pool>) {
    let (ana, ben, eva, pool) = trio(world);
    let first = world.decides(&ana.claims(&pool, eur(90)));
    eva.answers(&first);
    world.passes(ANSWER.saturating_add(1));
    world.lapses(&ben, &first);
    let back = ben.joins_pool(&pool, &eva, eur(100));
    assert_eq!((back.state, back.amount, back.missed, back.since), (1, eur(100), 1, world.now()));
    world.passes(WAITING);
    let second = world.decides(&eva.claims(&pool, eur(40)));
    ana.answers(&second);
    world.passes(ANSWER.saturating_add(1));
    world.lapses(&ben, &second);
    let pool = world.pool(&pool);
    (ana, ben, eva, pool)
}

/// What whoever is out for good tries in vain: to come back, and whatever else a stake is there for.
pub fn tries_of_excluded(world: &World, (ben, eva): (&Person, &Person), pool: &Located<Pool>) -> [Instruction; 5] {
    let (payer, member, stake) = (world.payer.pubkey(), ben.record(), ben.stake(pool));
    [
        pool::join(payer, &member, pool, eva.member, eur(100)),
        pool::change(&member, &stake, eur(50)),
        pool::mandate(&member, &stake, eur(50)),
        pool::claim(payer, &member, pool.address, eur(10), [7; 32]),
        pool::leave(&member, &stake),
    ]
}

impl<'w> Person<'w> {
    /// What a founder proposes: the windows above, stakes of 1.00 to 1,000.00, claims of up to half the total.
    pub fn proposal(&self, stake: u64) -> pool::PoolCreateArgs {
        let seconds = |span: i64| u32::try_from(span).expect("a span is short");
        pool::PoolCreateArgs {
            turn: self.record().turn,
            rules: RULES,
            discussion: seconds(DISCUSSION),
            answer: seconds(ANSWER),
            fulfilment: seconds(FULFILMENT),
            waiting: seconds(WAITING),
            smallest: eur(1),
            largest: eur(1_000),
            bps: 5_000,
            stake,
        }
    }

    /// Founds a pool with a stake in it.
    pub fn founds(&self, args: pool::PoolCreateArgs) -> Located<Pool> {
        let place = address::pool(&self.member, args.turn);
        let create = pool::create(self.world.payer.pubkey(), &self.record(), args);
        self.world.accepts(&[create], &[&self.key]);
        self.world.get(&place)
    }

    /// Joins a pool, vouched for by somebody who is in it.
    pub fn joins_pool(&self, pool: &Located<Pool>, voucher: &Person, amount: u64) -> Located<Stake> {
        let join = pool::join(self.world.payer.pubkey(), &self.record(), pool, voucher.member, amount);
        self.world.accepts(&[join], &[&self.key]);
        self.stake(pool)
    }

    /// The stake in a pool.
    pub fn stake(&self, pool: &Located<Pool>) -> Located<Stake> {
        self.world.get(&address::stake(&pool.address, &self.member))
    }

    /// Claims in a pool.
    pub fn claims(&self, pool: &Located<Pool>, amount: u64) -> Located<Request> {
        let member = self.record();
        let claim = pool::claim(self.world.payer.pubkey(), &member, pool.address, amount, [7; 32]);
        self.world.accepts(&[claim], &[&self.key]);
        self.world.get(&address::request(&self.member, member.turn))
    }

    /// Answers a frozen claim with the own share.
    pub fn answers(&self, claim: &Located<Request>) -> Promised {
        let (member, claim) = (self.record(), self.world.get::<Request>(&claim.address));
        let stake = self.world.get(&address::stake(&claim.pool, &self.member));
        let answer = pool::answer(self.world.payer.pubkey(), &member, &stake, &claim);
        self.world.accepts(&[answer.expect("it is owed")], &[&self.key]);
        Promised { commitment: address::commitment(&stake.address, claim.claim_number), request: claim.address }
    }

    /// Declines a called claim.
    pub fn declines(&self, claim: &Located<Request>) {
        let (member, claim) = (self.record(), self.world.get::<Request>(&claim.address));
        let stake = self.world.get(&address::stake(&claim.pool, &self.member));
        self.world.accepts(&[pool::decline(&member, &stake, &claim).expect("it is owed")], &[&self.key]);
    }

    /// Signs what anyone may answer.
    pub fn entrusts(&self, pool: &Located<Pool>, amount: u64) {
        self.world.accepts(&[pool::mandate(&self.record(), &self.stake(pool), amount)], &[&self.key]);
    }

    /// Withdraws a claim that has not been called.
    pub fn withdraws_claim(&self, claim: &Located<Request>) {
        self.world.accepts(&[pool::withdraw(&self.record(), claim)], &[&self.key]);
    }

    /// Changes the stake.
    pub fn restakes(&self, pool: &Located<Pool>, amount: u64) {
        self.world.accepts(&[pool::change(&self.record(), &self.stake(pool), amount)], &[&self.key]);
    }

    /// Leaves a pool.
    pub fn leaves_pool(&self, pool: &Located<Pool>) {
        self.world.accepts(&[pool::leave(&self.record(), &self.stake(pool))], &[&self.key]);
    }
}

impl World {
    /// The pool as it stands.
    pub fn pool(&self, pool: &Located<Pool>) -> Located<Pool> {
        self.get(&pool.address)
    }

    /// Freezes a claim, whose discussion is over; returns it as it stands.
    pub fn freezes(&self, claim: &Located<Request>) -> Located<Request> {
        let pool = (!self.is_gone(&claim.pool)).then(|| self.get::<Pool>(&claim.pool));
        self.accepts(&[pool::freeze(claim, pool.as_ref())], &[]);
        self.get(&claim.address)
    }

    /// Lets the discussion of a claim end, and freezes it.
    pub fn decides(&self, claim: &Located<Request>) -> Located<Request> {
        self.passes(claim.deadline.saturating_sub(self.now()).saturating_add(1));
        self.freezes(claim)
    }

    /// Writes down that somebody was silent until the deadline of a claim.
    pub fn lapses(&self, person: &Person, claim: &Located<Request>) {
        let stake: Located<Stake> = self.get(&address::stake(&claim.pool, &person.member));
        self.accepts(&[pool::lapse(&stake, claim)], &[]);
    }

    /// Anyone answers for somebody, within their mandate.
    pub fn answers_for(&self, person: &Person, claim: &Located<Request>) -> Promised {
        let claim = self.get::<Request>(&claim.address);
        let stake: Located<Stake> = self.get(&address::stake(&claim.pool, &person.member));
        self.accepts(&[pool::answer_for(self.payer.pubkey(), &stake, &claim).expect("it is owed")], &[]);
        Promised { commitment: address::commitment(&stake.address, claim.claim_number), request: claim.address }
    }

    /// Marks a share of zero as answered.
    pub fn passes_over(&self, person: &Person, claim: &Located<Request>) {
        let stake: Located<Stake> = self.get(&address::stake(&claim.pool, &person.member));
        self.accepts(&[pool::pass(&stake, claim)], &[]);
    }

    /// Whether law 5 holds in a pool of these people: its total is the sum of the active stakes.
    pub fn pool_adds_up(&self, pool: &Address, people: &[&Person]) {
        let stakes = people.iter().map(|person| address::stake(pool, &person.member));
        let stakes = stakes.filter(|stake| !self.is_gone(stake)).map(|stake| self.get::<Stake>(&stake));
        let active: Vec<u64> = stakes.filter(|stake| stake.state == 1).map(|stake| stake.amount).collect();
        let record = self.get::<Pool>(pool);
        assert_eq!(record.total, active.iter().sum::<u64>(), "total");
        assert_eq!(usize::try_from(record.stakes), Ok(active.len()), "stakes");
    }
}
