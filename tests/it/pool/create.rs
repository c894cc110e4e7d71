use exodus_rules::Refusal;
use exodus_sdk::instructions::pool::{self, PoolCreateArgs};
use exodus_sdk::{Signer, address};
use exodus_tests::{DAY, Person, World, eur, frame};
use solana_instruction::Instruction;

type Mistake = fn(&mut PoolCreateArgs);

fn raw(person: &Person, change: impl FnOnce(&mut PoolCreateArgs)) -> Instruction {
    let mut args = person.proposal(eur(100));
    change(&mut args);
    pool::create(person.world.payer.pubkey(), &person.record(), args)
}

#[test]
fn accepts_only_as_it_stands_and_writes_the_founders_stake() {
    let world = World::default();
    let ana = world.joins("ana");
    world.joins("ben");
    let before = ana.record();
    let create = raw(&ana, |_| {});
    world.accepts_only_as_it_stands(&create, &[&ana.key]);
    let pool = world.get(&address::pool(&ana.member, before.turn));
    let stake = ana.stake(&pool);
    assert_eq!((pool.founder, pool.network, pool.payer), (ana.member, world.network, world.payer.pubkey()));
    assert_eq!((pool.number, pool.stakes, pool.total, pool.frozen), (before.turn, 1, eur(100), 0));
    assert_eq!((pool.discussion, pool.answer, pool.fulfilment), (7 * 86_400, 3 * 86_400, 30 * 86_400));
    assert_eq!((stake.amount, stake.state, stake.next, stake.turn), (eur(100), 1, 1, before.turn));
    assert_eq!((stake.joined, stake.since), (world.now(), world.now()));
    assert_eq!((ana.record().turn, ana.record().stakes), (before.turn + 1, 1));
    // The address it would create is taken.
    world.stops(create, &[&ana.key]);
}

#[test]
fn accepts_a_founder_who_pays_and_a_prefunded_address() {
    let world = World::default();
    let ana = world.joins("ana");
    let place = address::pool(&ana.member, ana.record().turn);
    world.donates(&place, 5);
    world.donates(&address::stake(&place, &ana.member), 5);
    let create = pool::create(ana.key.pubkey(), &ana.record(), ana.proposal(eur(100)));
    world.accepts_alone(create, &[&ana.key]);
}

#[test]
fn accepts_windows_of_one_period_where_periods_are_short() {
    let world = World::new(exodus_sdk::instructions::network::CreateArgs { period_seconds: 60, ..frame() });
    let ana = world.joins("ana");
    let short = |args: &mut PoolCreateArgs| (args.discussion, args.answer, args.fulfilment) = (60, 60, 60);
    let refused = raw(&ana, |args| (args.discussion, args.answer) = (59, 60));
    world.refuses(refused, &[&ana.key], Refusal::WindowOutOfRange);
    world.accepts(&[raw(&ana, short)], &[&ana.key]);
}

#[test]
fn refuses_values_out_of_their_range() {
    let world = World::default();
    let ana = world.joins("ana");
    let cases: [(Refusal, Mistake); 14] = [
        (Refusal::StaleTurn, |args| args.turn += 1),
        (Refusal::WindowOutOfRange, |args| args.discussion = 3 * 86_400 - 1),
        (Refusal::WindowOutOfRange, |args| args.answer = 92 * 86_400 + 1),
        (Refusal::WindowOutOfRange, |args| args.fulfilment = 0),
        (Refusal::WaitingOutOfRange, |args| args.waiting = 366 * 86_400 + 1),
        (Refusal::StakeBoundsInverted, |args| args.smallest = eur(1_001)),
        (Refusal::BpsOutOfRange, |args| args.bps = 0),
        (Refusal::BpsOutOfRange, |args| args.bps = 10_001),
        (Refusal::StakeOutOfRange, |args| args.stake = eur(1) - 1),
        (Refusal::StakeOutOfRange, |args| args.stake = eur(1_000) + 1),
        (Refusal::StakeOutOfRange, |args| args.stake = 0),
        (Refusal::AmountZero, |args| args.smallest = 0),
        (Refusal::AmountTooLarge, |args| args.largest = 1 << 53),
        (Refusal::AmountTooLarge, |args| args.stake = u64::MAX),
    ];
    for (refusal, change) in cases {
        let create = raw(&ana, change);
        // A wrong turn names an address that the program does not derive.
        if refusal == Refusal::StaleTurn {
            world.stops(create, &[&ana.key]);
        } else {
            world.refuses(create, &[&ana.key], refusal);
        }
    }
}

#[test]
fn refuses_a_stale_turn_at_the_right_address() {
    let world = World::default();
    let ana = world.joins("ana");
    let mut create = raw(&ana, |_| {});
    create.data[1..5].copy_from_slice(&9_u32.to_le_bytes());
    world.refuses(create, &[&ana.key], Refusal::StaleTurn);
}

#[test]
fn refuses_who_has_another_key() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let mut forged = raw(&ana, |_| {});
    forged.accounts[1].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    world.passes(130 * DAY);
    world.refuses(raw(&ana, |_| {}), &[&ana.key], Refusal::MemberDormant);
}
