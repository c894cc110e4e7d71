use exodus_rules::Refusal;
use exodus_sdk::instructions::pool::{self, PoolAnswerArgs};
use exodus_sdk::instructions::{commitment, member};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Request};
use exodus_sdk::{Signer, address};
use exodus_tests::pool::{ANSWER, FULFILMENT};
use exodus_tests::{DAY, Person, Promised, World, eur, key_of};
use solana_instruction::Instruction;

fn answer(person: &Person, claim: &Located<Request>, share: u64) -> Instruction {
    let world = person.world;
    let stake = world.get(&address::stake(&claim.pool, &person.member));
    let args = PoolAnswerArgs { share, details: claim.details };
    pool::answer_with(world.payer.pubkey(), person.key.pubkey(), &stake, claim, args)
}

#[test]
fn accepts_only_as_it_stands_and_counts_it_everywhere() {
    let world = World::default();
    let (ana, ben, _, pool, claim) = super::claim(&world);
    let (turn, stake) = (ben.record().turn, ben.stake(&pool));
    let instruction = answer(&ben, &claim, eur(60));
    world.accepts_only_as_it_stands(&instruction, &[&ben.key]);
    let made = world.get::<Commitment>(&address::commitment(&stake.address, 1));
    assert_eq!((made.debtor, made.creditor, made.parent, made.parent_kind), (ben.member, ana.member, claim.address, 1));
    assert_eq!((made.amount, made.made, made.due), (eur(60), world.now(), claim.deadline + FULFILMENT));
    assert_eq!((made.debtor_clears, made.creditor_clears, made.author, made.number), (1, 0, 3, 1));
    let (after, request) = (ben.stake(&pool), world.get::<Request>(&claim.address));
    assert_eq!((after.next, after.turn, after.amount), (2, stake.turn, stake.amount));
    assert_eq!((request.to_answer, request.sums.committed), (1, eur(60)));
    assert_eq!((ben.record().owing, ana.record().owed, ben.record().turn), (1, 1, turn), "it is numbered by the claim");
    assert_eq!(ben.record().reputation.committed.sum, eur(60));
    assert_eq!(world.pool(&pool).head.sequence, pool.head.sequence, "answers do not wait for each other at the pool");
    // The address of the answer is taken; and once the promise is settled and closed, the stake has passed the claim.
    world.stops(instruction, &[&ben.key]);
    let promised = Promised { commitment: made.address, request: claim.address };
    ana.confirms(&promised, eur(60));
    world.accepts(&[commitment::close(&promised.record(&world))], &[]);
    world.refuses(answer(&ben, &claim, eur(60)), &[&ben.key], Refusal::ClaimNotNext);
}

#[test]
fn refuses_any_other_share_by_one_minor_unit() {
    let world = World::default();
    let (_, ben, _, _, claim) = super::claim(&world);
    for wrong in [eur(60) - 1, eur(60) + 1, 1, 0] {
        world.refuses(answer(&ben, &claim, wrong), &[&ben.key], Refusal::ShareWrong);
    }
    world.refuses(answer(&ben, &claim, u64::MAX), &[&ben.key], Refusal::AmountTooLarge);
    world.accepts(&[answer(&ben, &claim, eur(60))], &[&ben.key]);
}

#[test]
fn accepts_until_the_last_second_and_refuses_after_it() {
    let world = World::default();
    let (_, ben, eva, _, claim) = super::claim(&world);
    world.passes(ANSWER);
    world.accepts(&[answer(&ben, &claim, eur(60))], &[&ben.key]);
    world.passes(1);
    world.refuses(answer(&eva, &claim, eur(30)), &[&eva.key], Refusal::AnswerTooLate);
}

#[test]
fn refuses_another_claim_than_the_one_that_waits() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let (first, second) = (ana.claims(&pool, eur(90)), ben.claims(&pool, eur(50)));
    world.refuses(answer(&eva, &first, eur(30)), &[&eva.key], Refusal::ClaimNotNext);
    let first = world.decides(&first);
    world.refuses(answer(&eva, &second, eur(30)), &[&eva.key], Refusal::ClaimNotNext);
    world.refuses(answer(&eva, &second, 0), &[&eva.key], Refusal::ClaimNotNext);
    for person in [&ben, &eva] {
        person.answers(&first);
    }
    let second = world.freezes(&second);
    // Oneself: the framework stops it, because one record stands in two places.
    world.stops(answer(&ben, &second, eur(25)), &[&ben.key]);
    eva.answers(&second);
}

#[test]
fn refuses_a_claim_of_another_pool_and_a_request_that_is_none() {
    let world = World::default();
    let (ana, ben, eva, _, claim) = super::claim(&world);
    let other = eva.founds(eva.proposal(eur(100)));
    ben.joins_pool(&other, &eva, eur(200));
    let mut wrong = answer(&ben, &claim, eur(60));
    (wrong.accounts[3].pubkey, wrong.accounts[4].pubkey) = (other.address, ben.stake(&other).address);
    wrong.accounts[7].pubkey = address::commitment(&ben.stake(&other).address, 1);
    world.refuses(wrong, &[&ben.key], Refusal::WrongAccount);
    let emergency = ana.asks(eur(500));
    let mut none = answer(&ben, &claim, eur(60));
    none.accounts[5].pubkey = emergency.address;
    none.accounts[7].pubkey = address::commitment(&none.accounts[4].pubkey, 0);
    world.refuses(none, &[&ben.key], Refusal::WrongAccount);
}

#[test]
fn refuses_other_details_and_whoever_is_not_trusted_to_answer() {
    let world = World::default();
    let (_, ben, eva, _, claim) = super::claim(&world);
    let unseen = Located { address: claim.address, record: Request { details: [1; 32], ..claim.record } };
    world.refuses(answer(&ben, &unseen, eur(60)), &[&ben.key], Refusal::DetailsChanged);
    let mut forged = answer(&ben, &claim, eur(60));
    forged.accounts[1].pubkey = eva.key.pubkey();
    world.refuses(forged, &[&eva.key], Refusal::AboveMandate);
}

#[test]
fn nothing_that_the_claimant_does_stops_an_answer() {
    let world = World::default();
    let (ana, ben, eva, pool, claim) = super::claim(&world);
    let new = key_of("ana's second key");
    world.accepts(&[member::change_key(&ana.record(), new.pubkey())], &[&ana.key, &new]);
    let ana = Person { world: &world, key: new, member: ana.member };
    let promised = ana.owes(&ben, eur(5));
    let leave = pool::leave(&ana.record(), &ana.stake(&pool));
    world.refuses(leave, &[&ana.key], Refusal::ClaimantStays);
    ben.answers(&claim);
    world.passes(2 * DAY);
    ben.confirms(&promised, eur(5));
    eva.answers(&claim);
    assert_eq!(world.get::<Request>(&claim.address).to_answer, 0);
}

#[test]
fn accepts_answers_to_a_claimant_who_is_suspended_or_has_left_the_pool() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva, &ana]);
    let long = pool::PoolCreateArgs { answer: 92 * 86_400, waiting: 0, ..ana.proposal(eur(100)) };
    let pool = ana.founds(long);
    ben.joins_pool(&pool, &ana, eur(200));
    eva.joins_pool(&pool, &ana, eur(100));
    world.passes(1);
    let claim = world.decides(&ana.claims(&pool, eur(90)));
    world.passes(1);
    ana.leaves_pool(&pool);
    let promised = ana.owes(&ben, eur(5));
    world.passes(8 * DAY);
    world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    ben.answers(&claim);
    world.passes(80 * DAY);
    // By now nobody has heard of Ana for months, and of Eva neither: any own act wakes her.
    eva.answers(&claim);
    assert_eq!(world.get::<Request>(&claim.address).sums.committed, eur(90));
}

#[test]
fn an_answer_is_kept_like_any_other_promise_and_completes_the_claim() {
    let world = World::default();
    let (ana, ben, eva, _, claim) = super::claim(&world);
    let (of_ben, of_eva) = (ben.answers(&claim), eva.answers(&claim));
    ben.performs(&of_ben, eur(60));
    ana.confirms(&of_ben, eur(60));
    assert_eq!(world.get::<Request>(&claim.address).status, 1);
    ana.confirms(&of_eva, eur(30));
    let request = world.get::<Request>(&claim.address);
    assert_eq!((request.status, request.sums.kept, request.sums.committed), (2, eur(90), 0));
    world.accepts(&[exodus_sdk::instructions::request::tidy(&request)], &[]);
    assert_eq!(ana.record().claims, 0);
    world.accepts(&[commitment::close(&of_ben.record(&world))], &[]);
}

#[test]
fn an_answer_that_is_not_fulfilled_is_overdue_after_the_window() {
    let world = World::default();
    let (_, ben, _, _, claim) = super::claim(&world);
    let promised = ben.answers(&claim);
    world.passes(ANSWER + FULFILMENT);
    world.refuses(commitment::tidy_overdue(&promised.record(&world)), &[], Refusal::NotOverdue);
    world.passes(1);
    world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    assert_eq!(world.get::<Request>(&claim.address).sums.committed, 0);
}
