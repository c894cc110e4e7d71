use exodus_rules::Refusal;
use exodus_sdk::instructions::{commitment, member, pool, request};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Pool, Request};
use exodus_sdk::{Signer, address};
use exodus_tests::pool::{DISCUSSION, WAITING};
use exodus_tests::{DAY, Person, World, eur};
use solana_instruction::Instruction;

fn claim(person: &Person, pool: &Located<Pool>, amount: u64) -> Instruction {
    pool::claim(person.world.payer.pubkey(), &person.record(), pool.address, amount, [7; 32])
}

#[test]
fn accepts_only_as_it_stands_and_begins_the_discussion() {
    let world = World::default();
    let (ana, _, _, pool) = super::trio(&world);
    let before = ana.record();
    let instruction = claim(&ana, &pool, eur(150));
    world.accepts_only_as_it_stands(&instruction, &[&ana.key]);
    let claim = world.get::<Request>(&address::request(&ana.member, before.turn));
    assert_eq!((claim.beneficiary, claim.pool, claim.network), (ana.member, pool.address, world.network));
    assert_eq!((claim.kind, claim.status, claim.target, claim.reach), (4, 1, eur(150), 0));
    assert_eq!((claim.deadline, claim.number), (world.now() + DISCUSSION, before.turn));
    assert_eq!((claim.claim_number, claim.frozen, claim.pool_total, claim.to_answer), (1, 0, eur(300), 2));
    assert_eq!((ana.record().turn, ana.record().claims), (before.turn + 1, 1));
    assert_eq!((ana.stake(&pool).last_claim, ana.stake(&pool).turn), (world.now(), ana.stake(&pool).turn));
    assert_eq!((world.pool(&pool).opened, world.pool(&pool).done, ana.stake(&pool).claim), (1, 0, 1));
    world.stops(instruction, &[&ana.key]);
}

#[test]
fn refuses_until_the_waiting_time_is_over_to_the_second() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let pool = ana.founds(ana.proposal(eur(100)));
    ben.joins_pool(&pool, &ana, eur(100));
    world.passes(WAITING);
    world.refuses(claim(&ana, &pool, eur(5)), &[&ana.key], Refusal::StakeTooYoung);
    world.passes(1);
    let first = ana.claims(&pool, eur(5));
    world.passes(WAITING);
    world.refuses(claim(&ana, &pool, eur(5)), &[&ana.key], Refusal::OwnClaimOpen);
    ben.answers(&world.freezes(&first));
    world.refuses(claim(&ana, &pool, eur(5)), &[&ana.key], Refusal::ClaimTooSoon);
    world.passes(1);
    world.accepts(&[claim(&ana, &pool, eur(5))], &[&ana.key]);
    assert_eq!(ana.record().claims, 2);
}

#[test]
fn refuses_more_than_the_pool_allows() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    // Half of 400.00 is 200.00; half of three stakes like Ana's is 150.00.
    world.refuses(claim(&ana, &pool, eur(150) + 1), &[&ana.key], Refusal::ClaimAboveLimit);
    world.refuses(claim(&ben, &pool, eur(200) + 1), &[&ben.key], Refusal::ClaimAboveLimit);
    world.refuses(claim(&ben, &pool, 0), &[&ben.key], Refusal::AmountZero);
    world.refuses(claim(&ben, &pool, u64::MAX), &[&ben.key], Refusal::AmountTooLarge);
    world.accepts(&[claim(&ben, &pool, eur(200))], &[&ben.key]);
}

#[test]
fn refuses_in_a_pool_where_nobody_else_is_left() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    for person in [&ben, &eva] {
        person.leaves_pool(&pool);
    }
    world.refuses(claim(&ana, &pool, eur(5)), &[&ana.key], Refusal::PoolEmptied);
}

#[test]
fn refuses_who_owes_an_answer_has_lapsed_or_may_not_ask() {
    let world = World::default();
    let (ana, ben, eva, pool, frozen) = super::claim(&world);
    world.refuses(claim(&ben, &pool, eur(5)), &[&ben.key], Refusal::AnswerOwed);
    eva.answers(&frozen);
    let promised = eva.owes(&ana, eur(5));
    world.passes(8 * DAY);
    world.lapses(&ben, &frozen);
    world.refuses(claim(&ben, &pool, eur(5)), &[&ben.key], Refusal::StakeLapsed);
    world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    world.refuses(claim(&eva, &pool, eur(5)), &[&eva.key], Refusal::MemberSuspended);
    ana.forgives(&promised, eur(5));
    world.passes(130 * DAY);
    world.refuses(claim(&eva, &pool, eur(5)), &[&eva.key], Refusal::MemberDormant);
    world.accepts(&[member::set(&eva.record(), eur(100), 5, [0; 32])], &[&eva.key]);
    world.accepts(&[claim(&eva, &pool, eur(5))], &[&eva.key]);
}

#[test]
fn refuses_strangers_stale_turns_and_another_stake() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let mut forged = claim(&ana, &pool, eur(5));
    forged.accounts[1].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    let mut borrowed = claim(&ana, &pool, eur(5));
    borrowed.accounts[4].pubkey = address::stake(&pool.address, &ben.member);
    world.refuses(borrowed, &[&ana.key], Refusal::WrongAccount);
    let mut stale = claim(&ana, &pool, eur(5));
    stale.data[1..5].copy_from_slice(&77_u32.to_le_bytes());
    world.refuses(stale, &[&ana.key], Refusal::StaleTurn);
}

#[test]
fn takes_nothing_but_answers_and_is_never_edited() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(5));
    let edit = request::edit(&ana.record(), &claim, eur(6), 0, [7; 32]);
    world.refuses(edit, &[&ana.key], Refusal::ClaimIsFixed);
    let commit = commitment::commit(world.payer.pubkey(), &ben.record(), &claim, &ben.promise(eur(5), &[]));
    world.refuses(commit, &[&ben.key], Refusal::ClaimInPool);
    let args = request::OpenArgs {
        turn: ana.record().turn,
        kind: 4,
        target: eur(5),
        deadline: world.now() + DAY,
        fulfil_by: 0,
        minimum_backers: 0,
        reach: 0,
        details: [7; 32],
    };
    world.refuses(request::open(world.payer.pubkey(), &ana.record(), args), &[&ana.key], Refusal::ClaimInPool);
}

#[test]
fn sixty_four_claims_wait_side_by_side_and_one_more_is_refused() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let mut full = world.records()[&pool.address].clone();
    let opened = exodus::record::MARK + core::mem::offset_of!(Pool, opened);
    full.data[opened..opened + 4].copy_from_slice(&63_u32.to_le_bytes());
    world.chain.plant(&full).expect("a ledger in memory");
    ana.claims(&pool, eur(5));
    world.refuses(claim(&ben, &pool, eur(5)), &[&ben.key], Refusal::PoolBusy);
}
