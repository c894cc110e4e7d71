use exodus_rules::Refusal;
use exodus_sdk::instructions::member::{JoinArgs, change_key, join, leave, set, tidy_dormant, tidy_tombstone, wake};
use exodus_sdk::instructions::{commitment, intent, request};
use exodus_sdk::record::decode;
use exodus_sdk::state::{Intent, Member, Request, Tombstone};
use exodus_sdk::{Signer, address, record};
use exodus_tests::{DAY, World, eur, key_of};

use super::leaves;

#[test]
fn keeps_the_history_and_gives_the_rest_of_the_rent_back() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let promised = ana.owes(&ben, eur(10));
    ben.confirms(&promised, eur(10));
    world.accepts(&[commitment::close(&promised.record(&world))], &[]);
    ana.withdraws(&ben);
    ana.leaves();
    let last = ana.record();
    let (held, before) = (world.lamports(&ana.member), world.lamports(&world.payer.pubkey()));
    let receipt = world.accepts(&[tidy_tombstone(&last)], &[]);
    let stone = world.get::<Tombstone>(&ana.member);
    assert_eq!((stone.history, stone.history_length), (last.history, 1));
    assert_eq!((stone.head.sequence, stone.head.bump), (last.head.sequence + 1, last.head.bump));
    let account = &world.records()[&ana.member];
    assert_eq!(account.data.len(), 64);
    assert!(decode::<Member>(account).is_err(), "it is a member no longer");
    let returned = held - account.lamports;
    assert_eq!(world.lamports(&world.payer.pubkey()), before - receipt.fee + returned);
    // A member's rent is for 128 + 488 bytes, a tombstone's for 128 + 64.
    assert_eq!(account.lamports, held / 616 * 192);
}

#[test]
fn gives_donations_back_with_the_rent() {
    let world = World::default();
    let (ana, sponsor) = (key_of("ana"), key_of("sponsor"));
    world.donates(&sponsor.pubkey(), 1_000_000_000);
    let args = JoinArgs { pledge: eur(1), attention: 5, profile: [0; 32] };
    world.accepts(&[join(sponsor.pubkey(), ana.pubkey(), world.network, args)], &[&ana, &sponsor]);
    let ana = exodus_tests::Person::of(&world, ana);
    ana.leaves();
    world.donates(&ana.member, 7);
    let own = tidy_tombstone(&ana.record());
    for thief in [world.payer.pubkey(), ana.key.pubkey()] {
        let mut stolen = own.clone();
        stolen.accounts[1].pubkey = thief;
        world.refuses(stolen, &[], Refusal::NotPayer);
    }
    world.accepts(&[own], &[]);
    let left = world.lamports(&ana.member);
    assert_eq!(world.lamports(&sponsor.pubkey()) + left, 1_000_000_000 + 7);
}

#[test]
fn never_starts_again() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let gone = ana.record();
    ana.leaves();
    let left = ana.record();
    world.accepts(&[tidy_tombstone(&left)], &[]);
    let args = JoinArgs { pledge: eur(1), attention: 5, profile: [0; 32] };
    world.stops(join(world.payer.pubkey(), ana.key.pubkey(), world.network, args), &[&ana.key]);
    for act in [
        set(&gone, eur(1), 5, [0; 32]),
        wake(&gone),
        leave(&gone),
        change_key(&gone, ben.key.pubkey()),
        tidy_dormant(&gone),
        tidy_tombstone(&left),
    ] {
        world.stops(act, &[&ana.key, &ben.key]);
    }
    world.donates(&ana.member, 5_000_000);
    world.stops(join(world.payer.pubkey(), ana.key.pubkey(), world.network, args), &[&ana.key]);
    assert!(record::decode::<Tombstone>(&world.records()[&ana.member]).is_ok());
}

#[test]
fn refuses_who_has_not_left_and_whose_promises_are_open() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    world.refuses(tidy_tombstone(&ana.record()), &[], Refusal::MemberNotLeft);
    let promised = ana.owes(&ben, eur(10));
    ana.withdraws(&ben);
    for person in [&ana, &ben] {
        person.leaves();
        world.refuses(tidy_tombstone(&person.record()), &[], Refusal::PromisesOpen);
    }
    ben.forgives(&promised, eur(10));
    world.refuses(tidy_tombstone(&ben.record()), &[], Refusal::PromisesOpen);
    world.accepts(&[commitment::close(&promised.record(&world))], &[]);
    for person in [&ana, &ben] {
        world.accepts(&[tidy_tombstone(&person.record())], &[]);
    }
}

#[test]
fn the_intents_on_a_request_of_a_tombstone_are_tidied_and_then_the_request() {
    let world = World::default();
    let (ana, ben, payer) = (world.joins("ana"), world.joins("ben"), world.payer.pubkey());
    ana.ties_with(&ben);
    let opened = ana.record();
    let support = request::Support { target: eur(50), reach: 1, details: [7; 32] };
    world.accepts(&[request::open_support(payer, &opened, support)], &[&ana.key]);
    let place = address::request(&ana.member, opened.turn);
    let asked = || world.get::<Request>(&place);
    let wish = intent::Wish { amount: eur(5), recurring: true, path: vec![ana.tie(&ben).address] };
    let declare = intent::declare(payer, &ben.record(), &asked(), asked().period, &wish);
    world.accepts(&[declare], &[&ben.key]);
    world.accepts(&[request::close(&ana.record(), &asked())], &[&ana.key]);
    ana.withdraws(&ben);
    ana.passes_on();
    world.passes(100 * DAY);
    let meant = world.get::<Intent>(&address::intent(&place, &ben.member));
    world.closes(intent::tidy(&meant, &asked()), &[], &meant.address, &payer);
    world.closes(request::tidy(&asked()), &[], &place, &payer);
}

#[test]
fn accepts_only_what_was_declared() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    ana.withdraws(&ben);
    leaves(&ana);
    world.accepts_only_as_it_stands(&tidy_tombstone(&ana.record()), &[]);
}
