use exodus_rules::Refusal;
use exodus_sdk::instructions::{commitment, pool, request};
use exodus_sdk::{Address, Signer, address};
use exodus_tests::pool::{ANSWER, DISCUSSION, WAITING};
use exodus_tests::{DAY, World, eur};

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
    assert_eq!((frozen.claim_number, frozen.pool_total, frozen.to_answer), (1, eur(300), 2));
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
fn claims_are_called_in_their_order_and_answered_one_after_the_other() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let (first, second) = (ana.claims(&pool, eur(90)), ben.claims(&pool, eur(50)));
    world.passes(DISCUSSION + 1);
    let freeze = || pool::freeze(&second, Some(&world.pool(&pool)));
    world.refuses(freeze(), &[], Refusal::ClaimNotFirst);
    let first = world.freezes(&first);
    world.refuses(freeze(), &[], Refusal::AnotherClaimAnswered);
    eva.answers(&first);
    world.passes(ANSWER + 1);
    world.refuses(freeze(), &[], Refusal::AnotherClaimAnswered);
    world.lapses(&ben, &first);
    // Ben was silent about the first claim: his own ends uncovered.
    let ended = world.freezes(&second);
    assert_eq!((ended.status, ended.frozen, ended.to_answer), (3, 0, 0));
    assert_eq!((world.pool(&pool).done, world.pool(&pool).frozen), (2, 1));
}

#[test]
fn a_claim_whose_claimant_is_suspended_or_dormant_ends_uncovered_in_its_turn() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let (first, second) = (ana.claims(&pool, eur(90)), ben.claims(&pool, eur(50)));
    let promised = ana.owes(&eva, eur(5));
    world.passes(8 * DAY);
    world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    let ended = world.freezes(&first);
    assert_eq!((ended.status, ended.frozen), (3, 0));
    assert_eq!((world.pool(&pool).called, ana.stake(&pool).covered), (0, 0));
    world.passes(130 * DAY);
    assert_eq!(world.freezes(&second).status, 3);
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
    assert_eq!((second.claim_number, second.pool_total, second.to_answer), (2, eur(200), 2));
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
    assert_eq!((second.claim_number, second.to_answer), (2, 2));
}

#[test]
fn refuses_another_claim_in_the_place_of_the_one_answered() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let (first, second) = (ana.claims(&pool, eur(90)), ben.claims(&pool, eur(50)));
    let first = world.decides(&first);
    for instead in [Address::default(), address::request(&ana.member, 99), second.address, ana.member] {
        let mut wrong = pool::freeze(&second, Some(&world.pool(&pool)));
        wrong.accounts[5].pubkey = instead;
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
    let soon = pool::join(world.payer.pubkey(), &ana.record(), &pool, ben.member, eur(100));
    world.refuses(soon, &[&ana.key], Refusal::StakeLeaving);
    let ended = world.decides(&claim);
    assert_eq!((ended.status, ended.to_answer), (3, 0));
    world.refuses(pool::freeze(&ended, Some(&pool)), &[], Refusal::RequestNotOpen);
    world.accepts(&[request::tidy(&ended)], &[]);
    assert_eq!(ana.record().claims, 0);
    ana.joins_pool(&pool, &ben, eur(100));
}

#[test]
fn a_claim_of_a_closed_pool_ends_uncovered() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let orphan = ben.claims(&pool, eur(50));
    for person in [&ana, &ben, &eva] {
        person.leaves_pool(&pool);
    }
    world.accepts(&[pool::close(&world.pool(&pool))], &[]);
    let ended = world.decides(&orphan);
    assert_eq!((ended.status, ended.frozen, ended.target), (3, 0, eur(50)));
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
    (wrong.accounts[0].pubkey, wrong.accounts[3].pubkey) = (ben.member, address::stake(&pool.address, &ben.member));
    world.refuses(wrong, &[], Refusal::WrongAccount);
    // A stake of somebody else, and an address where none has ever been.
    for instead in [address::stake(&pool.address, &ben.member), address::stake(&pool.address, &ana.key.pubkey())] {
        let mut wrong = pool::freeze(&claim, Some(&pool));
        wrong.accounts[3].pubkey = instead;
        world.refuses(wrong, &[], Refusal::WrongAccount);
    }
    let emergency = ana.asks(eur(5));
    let mut other = pool::freeze(&claim, Some(&pool));
    other.accounts[4].pubkey = emergency.address;
    world.refuses(other, &[], Refusal::WrongAccount);
}
