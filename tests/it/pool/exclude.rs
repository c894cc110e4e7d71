use exodus_rules::Refusal;
use exodus_sdk::instructions::pool;
use exodus_sdk::state::Request;
use exodus_tests::pool::ANSWER;
use exodus_tests::{World, eur};

#[test]
fn accepts_only_as_it_stands_one_second_after_the_deadline_and_counts_the_breach() {
    let world = World::default();
    let (ana, ben, eva, pool, claim) = super::claim(&world);
    let exclude = pool::exclude(&ben.stake(&pool), &claim);
    world.refuses(exclude.clone(), &[], Refusal::AnswerStillPossible);
    world.passes(ANSWER);
    world.refuses(exclude.clone(), &[], Refusal::AnswerStillPossible);
    world.passes(1);
    world.accepts_only_as_it_stands(&exclude, &[]);
    let (member, after, stake) = (ben.record(), world.pool(&pool), ben.stake(&pool));
    assert_eq!((member.stakes, member.reputation.breaches.number, member.reputation.breaches.sum), (0, 1, eur(60)));
    assert_eq!((after.total, after.stakes), (eur(200), 2));
    assert_eq!((stake.state, stake.amount), (2, eur(200)));
    assert_eq!(world.get::<Request>(&claim.address).to_answer, 1);
    world.pool_adds_up(&pool.address, &[&ana, &ben, &eva]);
    world.refuses(exclude, &[], Refusal::StakeExcluded);
    let late = pool::answer_with(
        exodus_sdk::Signer::pubkey(&world.payer),
        &ben.record(),
        &stake,
        &claim,
        pool::PoolAnswerArgs { turn: ben.record().turn, share: eur(60), details: claim.details },
    );
    world.refuses(late, &[&ben.key], Refusal::StakeExcluded);
}

#[test]
fn refuses_who_has_answered_claimed_or_joined_later() {
    let world = World::default();
    let (ana, ben, _, pool, claim) = super::claim(&world);
    ben.answers(&claim);
    let dan = world.joins("dan");
    dan.ties_with(&ben);
    dan.joins_pool(&pool, &ben, eur(50));
    world.passes(ANSWER + 1);
    for person in [&ana, &ben, &dan] {
        world.refuses(pool::exclude(&person.stake(&pool), &claim), &[], Refusal::ClaimNotNext);
    }
}

#[test]
fn refuses_a_claim_that_is_still_discussed() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(90));
    world.passes(ANSWER + exodus_tests::pool::DISCUSSION);
    world.refuses(pool::exclude(&ben.stake(&pool), &claim), &[], Refusal::ClaimNotNext);
}

#[test]
fn refuses_another_member_for_the_breach() {
    let world = World::default();
    let (ana, ben, _, pool, claim) = super::claim(&world);
    world.passes(ANSWER + 1);
    let mut wrong = pool::exclude(&ben.stake(&pool), &claim);
    wrong.accounts[0].pubkey = ana.member;
    world.refuses(wrong, &[], Refusal::WrongAccount);
}
