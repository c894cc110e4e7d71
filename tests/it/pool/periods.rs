//! What all claims of one period may call for, together.

use exodus_sdk::instructions::pool;
use exodus_sdk::state::Request;
use exodus_tests::{Person, World, eur};

/// Everybody but the claimant answers.
fn all_answer(people: &[&Person], claim: &exodus_sdk::record::Located<Request>) {
    for person in people.iter().filter(|person| person.member != claim.beneficiary) {
        person.answers(claim);
    }
}

#[test]
fn two_claims_take_all_of_every_stake_and_a_third_ends_uncovered() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let people = [&ana, &ben, &eva];
    let [first, second, third] = [ana.claims(&pool, eur(150)), ben.claims(&pool, eur(200)), eva.claims(&pool, eur(1))];
    let first = world.decides(&first);
    assert_eq!((first.target, world.pool(&pool).called), (eur(150), 500_000));
    all_answer(&people, &first);
    let second = world.freezes(&second);
    assert_eq!((second.target, world.pool(&pool).called), (eur(100), 1_000_000), "half of the others, half left");
    all_answer(&people, &second);
    let third = world.freezes(&third);
    assert_eq!((third.status, third.to_answer), (3, 0));
    // Eva was called for 50.00 and 50.00: all of her stake, and no more.
    assert_eq!(eva.record().reputation.committed.sum, eur(100));
}

#[test]
fn a_new_period_begins_with_nothing_called() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let first = world.decides(&ana.claims(&pool, eur(150)));
    all_answer(&[&ana, &ben, &eva], &first);
    let period = world.pool(&pool).period;
    world.passes(31 * exodus_tests::DAY);
    let second = world.decides(&ben.claims(&pool, eur(100)));
    let after = world.pool(&pool);
    assert!(after.period > period);
    assert_eq!((second.target, after.called), (eur(100), 500_000));
}

#[test]
fn what_rounding_leaves_stays_uncovered() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let claim = world.decides(&ana.claims(&pool, eur(100)));
    let shares = [&ben, &eva].map(|person| pool::share(&person.stake(&pool), &claim).expect("owed"));
    assert_eq!(shares, [6_666, 3_333], "a cent of 100.00 stays uncovered");
    assert_eq!(world.pool(&pool).called, 333_334, "counted up, so that no stake is called for more than itself");
}
