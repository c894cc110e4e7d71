//! What the instructions about pools, stakes and claims cost.

use exodus_sdk::instructions::pool;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Pool, Request, Stake};
use exodus_sdk::{Signer, address};
use exodus_tests::pool::{ANSWER, DISCUSSION, WAITING};
use exodus_tests::{Person, World, eur};

use super::table::{Table, join};

/// Instruction, budget of its median; 0 = measured, not bounded.
pub const BUDGETS: [(&str, u64); 15] = [
    ("pool.create", 0),
    ("pool.join", 4_500),
    ("pool.change", 0),
    ("pool.leave", 0),
    ("pool.claim", 0),
    ("pool.freeze", 2_500),
    ("pool.answer", 5_500),
    ("pool.pass", 2_500),
    ("pool.answer unasked", 5_500),
    ("pool.decline", 2_500),
    ("pool.mandate", 2_500),
    ("pool.lapse", 2_500),
    ("pool.withdraw", 0),
    ("pool.close", 2_500),
    ("pool.tidy_stake", 2_500),
];

/// Lives through every instruction about a pool once, with keys of its own.
pub fn live(run: usize, table: &mut Table) {
    let world = World::default();
    let [founder, second, third, fourth] =
        ["founder", "second", "third", "fourth"].map(|who| join(&world, who, run, table));
    world.row(&[&founder, &second, &third, &fourth]);
    let pool = found(&world, &founder, table);
    let change = pool::change(&founder.record(), &founder.stake(&pool), eur(200));
    table.note("pool.change", &world.accepts(&[change], &[&founder.key]));
    for (person, voucher, amount) in
        [(&second, &founder, eur(200)), (&third, &second, eur(100)), (&fourth, &third, eur(1))]
    {
        let join = pool::join(world.payer.pubkey(), &person.record(), &pool, voucher.member, amount);
        table.note("pool.join", &world.accepts(&[join], &[&person.key]));
    }
    world.passes(WAITING + 1);
    let claim = claim(&world, &founder, &pool, 5, table);
    answer(&world, &second, &claim, table);
    table.note("pool.pass", &world.accepts(&[pool::pass(&fourth.stake(&pool), &claim)], &[]));
    world.passes(ANSWER + WAITING);
    let gone = third.stake(&pool);
    table.note("pool.lapse", &world.accepts(&[pool::lapse(&gone, &claim)], &[]));
    further(&world, [&founder, &second, &fourth], &pool, table);
    let gone = third.stake(&pool);
    for person in [&founder, &second, &fourth] {
        let leave = pool::leave(&person.record(), &person.stake(&pool));
        table.note("pool.leave", &world.accepts(&[leave], &[&person.key]));
    }
    table.note("pool.close", &world.accepts(&[pool::close(&world.pool(&pool))], &[]));
    table.note("pool.tidy_stake", &world.accepts(&[pool::tidy_stake(&gone)], &[]));
}

/// A second claim, which one answers unasked and another declines, and a third that is withdrawn.
fn further(world: &World, [founder, second, fourth]: [&Person; 3], pool: &Located<Pool>, table: &mut Table) {
    let mandate = pool::mandate(&second.record(), &second.stake(pool), eur(100));
    table.note("pool.mandate", &world.accepts(&[mandate], &[&second.key]));
    let claim = claim(world, founder, pool, 500, table);
    let unasked = pool::answer_for(world.payer.pubkey(), &second.stake(pool), &claim).expect("it is owed");
    table.note("pool.answer unasked", &world.accepts(&[unasked], &[]));
    let decline = pool::decline(&fourth.record(), &fourth.stake(pool), &claim).expect("it is owed");
    table.note("pool.decline", &world.accepts(&[decline], &[&fourth.key]));
    world.passes(ANSWER + WAITING);
    let claim = founder.claims(pool, 5);
    let withdraw = pool::withdraw(&founder.record(), &claim);
    table.note("pool.withdraw", &world.accepts(&[withdraw], &[&founder.key]));
}

fn found(world: &World, founder: &Person, table: &mut Table) -> Located<Pool> {
    let args = founder.proposal(eur(100));
    let place = address::pool(&founder.member, args.turn);
    let create = pool::create(world.payer.pubkey(), &founder.record(), args);
    table.note("pool.create", &world.accepts(&[create], &[&founder.key]));
    world.get(&place)
}

/// A called claim of so many cents.
fn claim(world: &World, claimant: &Person, pool: &Located<Pool>, cents: u64, table: &mut Table) -> Located<Request> {
    let member = claimant.record();
    let claim = pool::claim(world.payer.pubkey(), &member, pool.address, cents, [7; 32]);
    table.note("pool.claim", &world.accepts(&[claim], &[&claimant.key]));
    let claim: Located<Request> = world.get(&address::request(&claimant.member, member.turn));
    world.passes(DISCUSSION + 1);
    let freeze = pool::freeze(&claim, Some(&world.pool(pool)));
    table.note("pool.freeze", &world.accepts(&[freeze], &[]));
    world.get(&claim.address)
}

fn answer(world: &World, person: &Person, claim: &Located<Request>, table: &mut Table) {
    let stake: Located<Stake> = world.get(&address::stake(&claim.pool, &person.member));
    let answer = pool::answer(world.payer.pubkey(), &person.record(), &stake, claim).expect("it is owed");
    table.note("pool.answer", &world.accepts(&[answer], &[&person.key]));
}
