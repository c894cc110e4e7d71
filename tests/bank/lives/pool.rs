//! A pool: one claim that is answered, passed over and not answered, and the end of it all.

use exodus_sdk::address;
use exodus_sdk::instructions::pool;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Pool, Request, Stake};

use crate::world::{DAY, Person, World, eur};

const DISCUSSION: i64 = 7 * DAY;
const ANSWER: i64 = 3 * DAY;
const WAITING: i64 = 10 * DAY;

pub fn live(world: &World) {
    let people = ["ana", "ben", "eva", "ivo"].map(|name| world.joins(name));
    people.windows(2).for_each(|pair| world.meets(&pair[0], &pair[1]));
    let [ana, ben, eva, ivo] = &people;
    let place = founds(world, ana);
    let stake = |person: &Person| world.get::<Stake>(&address::stake(&place, &person.member));
    world.does(ana, pool::change(&world.of(ana), &stake(ana), eur(200)));
    for (person, voucher, amount) in [(ben, ana, eur(200)), (eva, ben, eur(100)), (ivo, eva, eur(1))] {
        let join = pool::join(world.payer(), &world.of(person), &world.get(&place), voucher.member, amount);
        world.does(person, join);
    }
    world.passes(WAITING + 1);

    // Five cents: of one euro among five hundred nothing is asked.
    let claim = claims(world, ana, &world.get(&place), 5);
    let answer = pool::answer(world.payer(), &world.of(ben), &stake(ben), &claim).expect("it is owed");
    world.does(ben, answer);
    world.accepts(&[pool::pass(&stake(ivo), &claim)], &[]);
    world.passes(ANSWER + WAITING);
    world.accepts(&[pool::lapse(&stake(eva), &claim)], &[]);
    let lapsed = stake(eva);
    for person in [ana, ben, ivo] {
        world.does(person, pool::leave(&world.of(person), &stake(person)));
    }
    world.accepts(&[pool::close(&world.get(&place))], &[]);
    world.accepts(&[pool::tidy_stake(&lapsed)], &[]);
}

fn founds(world: &World, founder: &Person) -> exodus_sdk::Address {
    let member = world.of(founder);
    let seconds = |span: i64| u32::try_from(span).expect("a span is short");
    let args = pool::PoolCreateArgs {
        turn: member.turn,
        rules: [6; 32],
        discussion: seconds(DISCUSSION),
        answer: seconds(ANSWER),
        fulfilment: seconds(30 * DAY),
        waiting: seconds(WAITING),
        smallest: eur(1),
        largest: eur(1_000),
        bps: 5_000,
        stake: eur(100),
    };
    let place = address::pool(&founder.member, args.turn);
    world.does(founder, pool::create(world.payer(), &member, args));
    place
}

/// A frozen claim of so many cents.
fn claims(world: &World, claimant: &Person, pool: &Located<Pool>, cents: u64) -> Located<Request> {
    let member = world.of(claimant);
    world.does(claimant, pool::claim(world.payer(), &member, pool.address, cents, [7; 32]));
    let claim: Located<Request> = world.get(&address::request(&claimant.member, member.turn));
    world.passes(DISCUSSION + 1);
    world.accepts(&[pool::freeze(&claim, Some(&world.get(&pool.address)))], &[]);
    world.get(&claim.address)
}
