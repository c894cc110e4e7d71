use exodus_rules::Refusal;
use exodus_sdk::instructions::{pool, request};
use exodus_sdk::{Address, Signer, address};
use exodus_tests::pool::{ANSWER, DISCUSSION, WAITING};
use exodus_tests::{World, eur};

#[test]
fn accepts_only_as_it_stands_one_second_after_the_discussion() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(90));
    let freeze = pool::freeze(&claim, Some(&pool));
    world.passes(DISCUSSION);
    world.refuses(freeze.clone(), &[], Refusal::DiscussionOpen);
    world.passes(1);
    world.accepts_only_as_it_stands(&freeze, &[]);
    let (frozen, after, own) =
        (world.get::<exodus_sdk::state::Request>(&claim.address), world.pool(&pool), ana.stake(&pool));
    assert_eq!((frozen.status, frozen.target, frozen.deadline), (1, eur(90), world.now() + ANSWER));
    assert_eq!((frozen.frozen_number, frozen.pool_total, frozen.to_answer), (1, eur(300), 2));
    assert_eq!((after.frozen, after.called, after.answering), (1, 300_000, claim.address));
    assert_eq!((after.total, after.answer_deadline), (eur(400), frozen.deadline));
    assert_eq!((own.next, own.covered), (2, world.now()), "nobody answers themselves");
    assert_eq!(pool::share(&ben.stake(&pool), &frozen), Ok(eur(60)));
    assert_eq!(pool::share(&eva.stake(&pool), &frozen), Ok(eur(30)));
    // Somebody else was faster, and then once more by who has seen it: one account in two places.
    world.refuses(freeze, &[], Refusal::ClaimFrozen);
    world.stops(pool::freeze(&claim, Some(&after)), &[]);
}

#[test]
fn a_claim_shrinks_to_the_part_of_those_who_stayed() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(150));
    ben.leaves_pool(&pool);
    let frozen = world.decides(&claim);
    assert_eq!((frozen.target, frozen.pool_total, frozen.to_answer), (eur(50), eur(100), 1));
}

#[test]
fn claims_are_discussed_side_by_side_and_answered_one_after_the_other() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let (first, second) = (ana.claims(&pool, eur(90)), ben.claims(&pool, eur(50)));
    let first = world.decides(&first);
    let freeze = || pool::freeze(&second, Some(&world.pool(&pool)));
    world.refuses(freeze(), &[], Refusal::AnotherClaimAnswered);
    eva.answers(&first);
    world.refuses(freeze(), &[], Refusal::AnotherClaimAnswered);
    world.passes(ANSWER + 1);
    world.refuses(freeze(), &[], Refusal::AnotherClaimAnswered);
    world.excludes(&ben, &first);
    // Ben was excluded for the first claim: his own ends uncovered.
    let ended = world.freezes(&second);
    assert_eq!((ended.status, ended.frozen_number), (3, 0));
}

#[test]
fn a_second_claim_is_frozen_when_everybody_has_answered_even_before_the_deadline() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let (first, second) = (ana.claims(&pool, eur(90)), ben.claims(&pool, eur(50)));
    let first = world.decides(&first);
    for person in [&ben, &eva] {
        person.answers(&first);
    }
    let second = world.freezes(&second);
    assert_eq!((second.frozen_number, second.pool_total, second.to_answer), (2, eur(200), 2));
    assert_eq!(pool::share(&ana.stake(&pool), &second), Ok(eur(25)));
    world.refuses(pool::freeze(&first, Some(&world.pool(&pool))), &[], Refusal::ClaimFrozen);
    world.passes(ANSWER + 1);
    world.accepts(&[request::tidy(&world.get(&first.address))], &[]);
    assert_eq!(ana.record().claims, 0);
}

#[test]
fn the_claim_answered_before_may_be_gone() {
    let world = World::default();
    let (ana, ben, eva, pool, first) = super::claim(&world);
    for person in [&ben, &eva] {
        person.answers(&first);
    }
    world.passes(ANSWER + WAITING);
    world.accepts(&[request::tidy(&world.get(&first.address))], &[]);
    let second = world.decides(&ana.claims(&pool, eur(10)));
    assert_eq!((second.frozen_number, second.to_answer), (2, 2));
}

#[test]
fn refuses_another_claim_in_the_place_of_the_one_answered() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let (first, second) = (ana.claims(&pool, eur(90)), ben.claims(&pool, eur(50)));
    let first = world.decides(&first);
    for instead in [Address::default(), address::request(&ana.member, 99), second.address, ana.member] {
        let mut wrong = pool::freeze(&second, Some(&world.pool(&pool)));
        wrong.accounts[4].pubkey = instead;
        world.stops(wrong, &[]);
    }
    assert_eq!(world.pool(&pool).answering, first.address);
}

#[test]
fn who_left_and_came_back_does_not_claim_with_the_new_stake() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(50));
    ana.leaves_pool(&pool);
    ana.joins_pool(&pool, &ben, eur(100));
    let ended = world.decides(&claim);
    assert_eq!((ended.status, ended.to_answer), (3, 0));
    world.refuses(pool::freeze(&ended, Some(&pool)), &[], Refusal::RequestNotOpen);
    world.accepts(&[request::tidy(&ended)], &[]);
    assert_eq!(ana.record().claims, 0);
}

#[test]
fn a_claim_of_an_emptied_or_closed_pool_ends_uncovered() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let (emptied, orphan) = (ana.claims(&pool, eur(50)), ben.claims(&pool, eur(50)));
    for person in [&ben, &eva] {
        person.leaves_pool(&pool);
    }
    let ended = world.decides(&emptied);
    assert_eq!((ended.status, ended.target), (3, eur(50)));
    ana.leaves_pool(&pool);
    world.accepts(&[pool::close(&world.pool(&pool))], &[]);
    let ended = world.freezes(&orphan);
    assert_eq!((ended.status, ended.frozen_number), (3, 0));
    world.accepts(&[request::tidy(&ended)], &[]);
    assert_eq!(ben.record().claims, 0);
}

#[test]
fn refuses_a_request_that_is_no_claim_and_the_wrong_claimant() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(50));
    world.passes(DISCUSSION + 1);
    let mut wrong = pool::freeze(&claim, Some(&pool));
    (wrong.accounts[0].pubkey, wrong.accounts[2].pubkey) = (ben.member, address::stake(&pool.address, &ben.member));
    world.refuses(wrong, &[], Refusal::WrongAccount);
    // A stake of somebody else, and an address where none has ever been.
    for instead in [address::stake(&pool.address, &ben.member), address::stake(&pool.address, &ana.key.pubkey())] {
        let mut wrong = pool::freeze(&claim, Some(&pool));
        wrong.accounts[2].pubkey = instead;
        world.refuses(wrong, &[], Refusal::WrongAccount);
    }
    let emergency = ana.asks(eur(5));
    let mut other = pool::freeze(&claim, Some(&pool));
    other.accounts[3].pubkey = emergency.address;
    world.refuses(other, &[], Refusal::WrongAccount);
}
