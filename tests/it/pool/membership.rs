//! Who shares a claim is settled when it is opened: nobody who comes, goes, raises or lowers afterwards moves a share.

use exodus_rules::Refusal;
use exodus_sdk::instructions::pool;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Pool, Request};
use exodus_tests::pool::{ANSWER, WAITING};
use exodus_tests::{Person, World, eur};

/// Ana's pool of a hundred like her, each vouched for by the one before.
fn hundred(world: &World) -> (Vec<Person<'_>>, Located<Pool>) {
    let people: Vec<Person> = (0..100).map(|number| world.joins(&format!("member {number}"))).collect();
    for pair in people.windows(2) {
        pair[0].ties_with(&pair[1]);
    }
    let bounds = pool::PoolCreateArgs { largest: eur(1_000_000), ..people[0].proposal(eur(100)) };
    let pool = people[0].founds(bounds);
    for pair in people.windows(2) {
        pair[1].joins_pool(&pool, &pair[0], eur(100));
    }
    world.passes(WAITING + 1);
    (people, pool)
}

fn shares(people: &[Person], pool: &Located<Pool>, claim: &Located<Request>) -> Vec<u64> {
    people[1..].iter().map(|person| pool::share(&person.stake(pool), claim).expect("it is owed")).collect()
}

/// 4,000.00 of 9,900.00: 40.40 of each hundred.
const CLAIM: u64 = 4_000;
const SHARE: u64 = 4_040;

#[test]
fn a_hundred_dummies_and_a_whale_that_join_before_the_freeze_move_nobodys_share_by_a_cent() {
    let world = World::default();
    let (people, pool) = hundred(&world);
    let claim = people[0].claims(&pool, eur(CLAIM));
    world.passes(claim.deadline - world.now());
    let whale = world.joins("whale");
    whale.ties_with(&people[99]);
    whale.joins_pool(&pool, &people[99], eur(1_000_000));
    for number in 0..100 {
        let dummy = world.joins(&format!("dummy {number}"));
        dummy.ties_with(&whale);
        dummy.joins_pool(&pool, &whale, eur(100));
    }
    let frozen = world.decides(&claim);
    assert_eq!((frozen.target, frozen.pool_total, frozen.to_answer), (eur(CLAIM), eur(9_900), 99));
    assert_eq!(shares(&people, &pool, &frozen), [SHARE; 99]);
    world.refuses(pool::pass(&whale.stake(&pool), &frozen), &[], Refusal::ClaimNotNext);
}

#[test]
fn ninety_nine_who_lower_or_leave_after_the_opening_owe_their_shares_or_are_seen_to_decline() {
    let world = World::default();
    let (people, pool) = hundred(&world);
    let claim = people[0].claims(&pool, eur(CLAIM));
    world.passes(claim.deadline - world.now());
    for (number, person) in people.iter().enumerate().skip(1) {
        if number % 2 == 0 {
            person.restakes(&pool, eur(1));
        } else {
            person.leaves_pool(&pool);
        }
    }
    let frozen = world.decides(&claim);
    assert_eq!((frozen.target, frozen.pool_total, frozen.to_answer), (eur(CLAIM), eur(9_900), 99));
    assert_eq!(shares(&people, &pool, &frozen), [SHARE; 99]);
    let [of_leaver, of_lowerer] = [1, 2].map(|number| people[number].answers(&frozen).record(&world).amount);
    assert_eq!((of_leaver, of_lowerer), (SHARE, SHARE));
    for number in [3, 4] {
        people[number].declines(&frozen);
        assert_eq!(people[number].record().reputation.declined.number, 1);
    }
    world.passes(ANSWER + 1);
    for number in [5, 6] {
        world.lapses(&people[number], &frozen);
        assert_eq!(people[number].record().reputation.breaches.sum, SHARE);
    }
}

/// The pool counts a cut for what is claimed after it, and so does everybody else.
#[test]
fn a_raise_a_cut_and_a_newcomer_count_for_the_claims_opened_after_them() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let first = ana.claims(&pool, eur(90));
    ben.restakes(&pool, eur(100));
    eva.restakes(&pool, eur(200));
    let dan = world.joins("dan");
    dan.ties_with(&eva);
    dan.joins_pool(&pool, &eva, eur(50));
    let second = ben.claims(&pool, eur(70));
    let first = world.decides(&first);
    assert_eq!(ben.answers(&first).record(&world).amount, eur(60));
    assert_eq!(eva.answers(&first).record(&world).amount, eur(30));
    let second = world.freezes(&second);
    assert_eq!((second.pool_total, second.to_answer), (eur(350), 3));
    assert_eq!(ana.answers(&second).record(&world).amount, eur(20));
    assert_eq!(eva.answers(&second).record(&world).amount, eur(40));
    assert_eq!(dan.answers(&second).record(&world).amount, eur(10));
}

#[test]
fn a_stake_takes_one_change_at_a_time_while_claims_are_open() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(90));
    ben.restakes(&pool, eur(100));
    world.refuses(pool::change(&ben.record(), &ben.stake(&pool), eur(50)), &[&ben.key], Refusal::ChangePending);
    let leave = pool::leave(&ben.record(), &ben.stake(&pool));
    world.refuses(leave, &[&ben.key], Refusal::ChangePending);
    let claim = world.decides(&claim);
    ben.answers(&claim);
    ben.restakes(&pool, eur(50));
    eva.answers(&claim);
    ben.leaves_pool(&pool);
}

/// Dummies of the smallest stake raise what others may claim only by what they would share themselves.
#[test]
fn a_claim_is_measured_by_the_pool_of_its_opening() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(150));
    for person in [&ben, &eva] {
        person.restakes(&pool, eur(1));
    }
    let frozen = world.decides(&claim);
    assert_eq!((frozen.target, frozen.pool_total), (eur(150), eur(300)));
}
