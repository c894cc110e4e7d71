use exodus_rules::{Amount, Refusal};
use exodus_sdk::instructions::{commitment, member, pool, tie};
use exodus_sdk::record::Located;
use exodus_sdk::state::Pool;
use exodus_sdk::{Signer, address};
use exodus_tests::pool::{ANSWER, RULES};
use exodus_tests::{DAY, Person, World, eur};
use solana_instruction::Instruction;

fn join(person: &Person, pool: &Located<Pool>, voucher: &Person, amount: u64) -> Instruction {
    pool::join(person.world.payer.pubkey(), &person.record(), pool, voucher.member, amount)
}

#[test]
fn accepts_only_as_it_stands_who_is_vouched_for() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let pool = ana.founds(ana.proposal(eur(100)));
    world.passes(DAY);
    let turn = ben.record().turn;
    let join = join(&ben, &pool, &ana, eur(200));
    world.accepts_only_as_it_stands(&join, &[&ben.key]);
    let (stake, after) = (ben.stake(&pool), world.pool(&pool));
    assert_eq!((stake.pool, stake.member, stake.payer), (pool.address, ben.member, world.payer.pubkey()));
    assert_eq!((stake.amount, stake.turn, stake.next, stake.since), (eur(200), turn, 1, world.now()));
    assert_eq!((after.total, after.stakes), (eur(300), 2));
    assert_eq!((ben.record().turn, ben.record().stakes), (turn + 1, 1));
    world.pool_adds_up(&pool.address, &[&ana, &ben]);
    world.refuses(join, &[&ben.key], Refusal::StakeActive);
}

#[test]
fn accepts_a_newcomer_who_pays_into_a_prefunded_address() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let pool = ana.founds(ana.proposal(eur(100)));
    world.donates(&address::stake(&pool.address, &ben.member), 1);
    let own = pool::join(ben.key.pubkey(), &ben.record(), &pool, ana.member, eur(1));
    world.accepts_alone(own, &[&ben.key]);
    assert_eq!(ben.stake(&pool).payer, ben.key.pubkey());
}

#[test]
fn refuses_other_rules_other_bounds_and_a_stale_turn() {
    let world = World::default();
    let (_, _, _, pool) = super::trio(&world);
    let (ana, dan) = (Person::of(&world, exodus_tests::key_of("ana")), world.joins("dan"));
    ana.ties_with(&dan);
    let other = Located { address: pool.address, record: Pool { rules: [1; 32], ..pool.record } };
    assert_ne!(other.rules, RULES);
    world.refuses(join(&dan, &other, &ana, eur(5)), &[&dan.key], Refusal::RulesChanged);
    world.refuses(join(&dan, &pool, &ana, eur(1) - 1), &[&dan.key], Refusal::StakeOutOfRange);
    world.refuses(join(&dan, &pool, &ana, eur(1_000) + 1), &[&dan.key], Refusal::StakeOutOfRange);
    world.refuses(join(&dan, &pool, &ana, u64::MAX), &[&dan.key], Refusal::AmountTooLarge);
    let mut stale = join(&dan, &pool, &ana, eur(5));
    stale.data[1..5].copy_from_slice(&9_u32.to_le_bytes());
    world.refuses(stale, &[&dan.key], Refusal::StaleTurn);
    let mut forged = join(&dan, &pool, &ana, eur(5));
    forged.accounts[1].pubkey = ana.key.pubkey();
    world.refuses(forged, &[&ana.key], Refusal::NotAuthority);
    world.accepts(&[join(&dan, &pool, &ana, eur(1_000))], &[&dan.key]);
}

#[test]
fn refuses_a_total_that_no_amount_can_hold() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let most = Amount::MAX.get();
    let pool = ana.founds(pool::PoolCreateArgs { largest: most, ..ana.proposal(most - eur(1)) });
    world.refuses(join(&ben, &pool, &ana, eur(1) + 1), &[&ben.key], Refusal::AmountTooLarge);
    world.accepts(&[join(&ben, &pool, &ana, eur(1))], &[&ben.key]);
    let raise = pool::change(&ben.record(), &ben.stake(&pool), eur(1) + 1);
    world.refuses(raise, &[&ben.key], Refusal::AmountTooLarge);
}

#[test]
fn refuses_a_voucher_without_mutual_tie_stake_or_standing() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let (dan, zoe) = (world.joins("dan"), world.joins("zoe"));
    dan.ties_with(&ben);
    dan.ties_with(&zoe);
    // Nobody is tied to Ana, and Zoe has no stake: the accounts are not there.
    world.stops(join(&dan, &pool, &ana, eur(5)), &[&dan.key]);
    world.stops(join(&dan, &pool, &zoe, eur(5)), &[&dan.key]);
    // Somebody else's stake, or somebody else's tie.
    let mut borrowed = join(&dan, &pool, &ben, eur(5));
    borrowed.accounts[5].pubkey = address::stake(&pool.address, &eva.member);
    world.refuses(borrowed, &[&dan.key], Refusal::WrongAccount);
    let mut elsewhere = join(&dan, &pool, &ben, eur(5));
    elsewhere.accounts[6].pubkey = address::tie(&ana.member, &ben.member);
    world.refuses(elsewhere, &[&dan.key], Refusal::WrongAccount);

    let vouched = || join(&dan, &pool, &ben, eur(5));
    world.accepts(&[tie::withdraw(&ben.record(), &ben.tie(&dan))], &[&ben.key]);
    world.refuses(vouched(), &[&dan.key], Refusal::NotVouched);
    world.accepts(&[tie::restore(&ben.record(), &ben.tie(&dan))], &[&ben.key]);
    world.accepts(&[vouched()], &[&dan.key]);
}

#[test]
fn refuses_a_voucher_who_is_dormant_suspended_or_owes_an_answer() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let dan = world.joins("dan");
    dan.ties_with(&ben);
    let vouched = || join(&dan, &world.pool(&pool), &ben, eur(5));

    let promised = ben.owes(&eva, eur(5));
    world.passes(8 * DAY);
    world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    world.refuses(vouched(), &[&dan.key], Refusal::VoucherAbsent);
    eva.forgives(&promised, eur(5));

    let frozen = world.decides(&ana.claims(&pool, eur(90)));
    world.refuses(vouched(), &[&dan.key], Refusal::VoucherAbsent);
    ben.answers(&frozen);
    world.passes(ANSWER + 100 * DAY);
    world.accepts(&[member::wake(&dan.record())], &[&dan.key]);
    world.refuses(vouched(), &[&dan.key], Refusal::VoucherAbsent);
    world.accepts(&[member::set(&ben.record(), eur(100), 5, [0; 32])], &[&ben.key]);
    world.accepts(&[vouched()], &[&dan.key]);
    assert_eq!(dan.stake(&pool).next, 2, "what was opened before is not the newcomer's");
}

#[test]
fn refuses_a_voucher_who_has_lapsed() {
    let world = World::default();
    let (_, ben, _, pool, frozen) = super::claim(&world);
    let dan = world.joins("dan");
    dan.ties_with(&ben);
    world.passes(ANSWER + 1);
    world.lapses(&ben, &frozen);
    world.refuses(join(&dan, &pool, &ben, eur(5)), &[&dan.key], Refusal::VoucherAbsent);
}

#[test]
fn accepts_who_left_with_a_new_voucher_and_numbers_the_stake_anew() {
    let world = World::default();
    let (_, ben, eva, pool) = super::trio(&world);
    let old = ben.stake(&pool);
    ben.leaves_pool(&pool);
    let new = ben.joins_pool(&pool, &eva, eur(50));
    assert!(new.turn > old.turn, "what was signed for the old stake has no power over the new one");
    assert_eq!((new.since, new.joined), (world.now(), world.now()));
    let stale = pool::leave(&ben.record(), &old);
    world.refuses(stale, &[&ben.key], Refusal::StaleTurn);
}

#[test]
fn refuses_whoever_is_suspended_or_dormant() {
    let world = World::default();
    let (ana, dan) = (world.joins("ana"), world.joins("dan"));
    ana.ties_with(&dan);
    let promised = dan.owes(&ana, eur(5));
    let pool = ana.founds(ana.proposal(eur(100)));
    world.passes(8 * DAY);
    world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    world.refuses(join(&dan, &pool, &ana, eur(5)), &[&dan.key], Refusal::MemberSuspended);
    let found = pool::create(world.payer.pubkey(), &dan.record(), dan.proposal(eur(5)));
    world.refuses(found, &[&dan.key], Refusal::MemberSuspended);
    ana.forgives(&promised, eur(5));
    world.passes(130 * DAY);
    world.accepts(&[member::wake(&ana.record())], &[&ana.key]);
    world.refuses(join(&dan, &pool, &ana, eur(5)), &[&dan.key], Refusal::MemberDormant);
    world.accepts(&[member::wake(&dan.record())], &[&dan.key]);
    world.accepts(&[join(&dan, &pool, &ana, eur(5))], &[&dan.key]);
}
