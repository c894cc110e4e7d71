use exodus_rules::Refusal;
use exodus_sdk::instructions::request::{self, Emergency, OpenArgs};
use exodus_sdk::state::Request;
use exodus_sdk::{Signer, address};
use exodus_tests::{DAY, Person, World, eur};
use solana_instruction::Instruction;

use super::Mistake;

fn emergency(world: &World) -> Emergency {
    Emergency { target: eur(500), deadline: world.now() + DAY, reach: 3, details: [7; 32] }
}

fn open(person: &Person, emergency: Emergency) -> Instruction {
    request::open_emergency(person.world.payer.pubkey(), &person.record(), emergency)
}

fn raw(person: &Person, change: impl FnOnce(&mut OpenArgs)) -> Instruction {
    let (world, turn) = (person.world, person.record().turn);
    let mut args = OpenArgs {
        turn,
        kind: 1,
        target: eur(500),
        deadline: world.now() + DAY,
        fulfil_by: 0,
        minimum_backers: 0,
        reach: 3,
        details: [7; 32],
    };
    change(&mut args);
    request::open(world.payer.pubkey(), &person.record(), args)
}

#[test]
fn accepts_a_call_and_numbers_it_by_the_turn() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let before = ana.record();
    world.accepts(&[open(&ana, emergency(&world))], &[&ana.key]);
    let asked = world.get::<Request>(&address::request(&ana.member, before.turn));
    assert_eq!((asked.beneficiary, asked.network, asked.payer), (ana.member, world.network, world.payer.pubkey()));
    assert_eq!((asked.number, asked.status, asked.target, asked.reach), (before.turn, 1, eur(500), 3));
    let after = ana.record();
    assert_eq!((after.turn, after.emergency_number), (before.turn + 1, before.turn));
    assert_eq!((after.emergency_deadline, after.emergencies_opened), (asked.deadline, 1));
}

#[test]
fn accepts_the_longest_term_and_the_largest_target() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let target = exodus_rules::Amount::MAX.get();
    let longest = Emergency { target, deadline: world.now() + 92 * DAY, reach: 0, details: [0; 32] };
    world.accepts(&[open(&ana, longest)], &[&ana.key]);
}

#[test]
fn refuses_who_has_no_tie() {
    let world = World::default();
    let ana = world.joins("ana");
    world.refuses(open(&ana, emergency(&world)), &[&ana.key], Refusal::NoTie);
}

#[test]
fn refuses_who_is_dormant_until_they_act() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    world.passes(100 * DAY);
    world.refuses(open(&ana, emergency(&world)), &[&ana.key], Refusal::MemberDormant);
    let set = exodus_sdk::instructions::member::set(&ana.record(), eur(100), 5, [0; 32]);
    world.accepts(&[set], &[&ana.key]);
    world.accepts(&[open(&ana, emergency(&world))], &[&ana.key]);
}

#[test]
fn refuses_a_second_one_while_the_first_is_open_and_a_third_in_a_period() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let first = emergency(&world);
    world.accepts(&[open(&ana, first)], &[&ana.key]);
    world.refuses(open(&ana, emergency(&world)), &[&ana.key], Refusal::EmergencyAlreadyOpen);
    world.passes(DAY + 1);
    // Expired is expired, whether somebody has written it down or not.
    world.accepts(&[open(&ana, emergency(&world))], &[&ana.key]);
    world.passes(DAY + 1);
    world.refuses(open(&ana, emergency(&world)), &[&ana.key], Refusal::EmergenciesThisPeriod);
    world.passes(30 * DAY);
    world.accepts(&[open(&ana, emergency(&world))], &[&ana.key]);
}

#[test]
fn refuses_values_out_of_their_range() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let cases: [(Refusal, Mistake); 11] = [
        (Refusal::StaleTurn, |args| args.turn += 1),
        (Refusal::RequestKindUnknown, |args| args.kind = 0),
        (Refusal::RequestKindUnknown, |args| args.kind = 9),
        (Refusal::AmountZero, |args| args.target = 0),
        (Refusal::AmountTooLarge, |args| args.target = 1 << 53),
        (Refusal::AmountTooLarge, |args| args.target = u64::MAX),
        (Refusal::DeadlineOutOfRange, |args| args.deadline += 92 * DAY),
        (Refusal::DeadlineOutOfRange, |args| args.deadline = i64::MIN),
        (Refusal::FieldNotForKind, |args| args.fulfil_by = 1),
        (Refusal::FieldNotForKind, |args| args.minimum_backers = 1),
        (Refusal::ReachOutOfRange, |args| args.reach = 7),
    ];
    for (refusal, change) in cases {
        world.refuses(raw(&ana, change), &[&ana.key], refusal);
    }
    let now = world.now();
    world.refuses(raw(&ana, |args| args.deadline = now), &[&ana.key], Refusal::DeadlineOutOfRange);
}

#[test]
fn refuses_somebody_elses_signature() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let mut forged = open(&ana, emergency(&world));
    forged.accounts[1].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
}

#[test]
fn refuses_more_bytes_or_accounts_than_declared() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let mut longer = open(&ana, emergency(&world));
    longer.data.push(0);
    world.refuses(longer, &[&ana.key], Refusal::ShapeMismatch);
    let mut wider = open(&ana, emergency(&world));
    wider.accounts.push(wider.accounts[2].clone());
    world.refuses(wider, &[&ana.key], Refusal::ShapeMismatch);
}
