//! What all claims of one period may call for, together.

use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::pool;
use exodus_sdk::state::Request;
use exodus_tests::{DAY, Person, World, eur};

/// Everybody but the claimant answers.
fn all_answer(people: &[&Person], claim: &exodus_sdk::record::Located<Request>) {
    for person in people.iter().filter(|person| person.member != claim.beneficiary) {
        person.answers(claim);
    }
}

#[test]
fn a_claim_that_a_spent_month_does_not_cover_waits_and_is_covered_in_full_a_period_later() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let people = [&ana, &ben, &eva];
    let [first, second, third] = [ana.claims(&pool, eur(150)), ben.claims(&pool, eur(100)), eva.claims(&pool, eur(50))];
    let first = world.decides(&first);
    assert_eq!((first.target, world.pool(&pool).called), (eur(150), 500_000));
    all_answer(&people, &first);
    let second = world.freezes(&second);
    assert_eq!((second.target, world.pool(&pool).called), (eur(100), 1_000_000), "half of the others, half left");
    all_answer(&people, &second);
    // Whoever sends it in the spent month, nothing happens to it.
    let freeze = || pool::freeze(&third, Some(&world.pool(&pool)));
    world.refuses(freeze(), &[], Refusal::BudgetSpent);
    let takes = pool::freeze_for_the_rest(&eva.record(), &third, &world.pool(&pool));
    world.refuses(takes, &[&eva.key], Refusal::BudgetSpent);
    world.passes(31 * DAY);
    let third = world.freezes(&third);
    assert_eq!((third.status, third.target, third.to_answer), (1, eur(50), 2));
    // Eva was called for 50.00 and 50.00 in the month before: all of her stake, and no more.
    assert_eq!(eva.record().reputation.committed.sum, eur(100));
}

#[test]
fn only_the_claimant_takes_what_is_left_of_the_month() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let [first, second, third] = [ana.claims(&pool, eur(150)), ben.claims(&pool, eur(60)), eva.claims(&pool, eur(100))];
    for claim in [first, second] {
        all_answer(
            &[&ana, &ben, &eva],
            &if claim.claim_number == 1 { world.decides(&claim) } else { world.freezes(&claim) },
        );
    }
    assert_eq!(world.pool(&pool).called, 800_000);
    world.refuses(pool::freeze(&third, Some(&world.pool(&pool))), &[], Refusal::BudgetSpent);
    let mut forged = pool::freeze_for_the_rest(&eva.record(), &third, &world.pool(&pool));
    forged.accounts[1].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    let mut unsigned = pool::freeze_for_the_rest(&eva.record(), &third, &world.pool(&pool));
    unsigned.accounts[1].is_signer = false;
    world.refuses(unsigned, &[], Refusal::NotAuthority);
    let takes = pool::freeze_for_the_rest(&eva.record(), &third, &world.pool(&pool));
    world.accepts_only_as_it_stands(&takes, &[&eva.key]);
    let third = world.get::<Request>(&third.address);
    assert_eq!((third.target, world.pool(&pool).called), (eur(60), 1_000_000), "a fifth of 300.00");
}

#[test]
fn a_new_period_begins_with_nothing_called() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let first = world.decides(&ana.claims(&pool, eur(150)));
    all_answer(&[&ana, &ben, &eva], &first);
    let period = world.pool(&pool).period;
    world.passes(31 * DAY);
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
