use exodus_rules::Refusal;
use exodus_sdk::instructions::request;
use exodus_sdk::state::Request;
use exodus_sdk::{Signer, address};
use exodus_tests::{DAY, World, eur};

#[test]
fn accepts_the_end_and_keeps_the_record_until_its_period_is_over_while_promises_stay() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks(eur(500));
    let promised = ben.commits(&asked.address, eur(100), &[&ana]);
    world.passes(DAY);
    let lamports = world.lamports(&asked.address);
    world.accepts(&[request::close(&ana.record(), &promised.asked(&world))], &[&ana.key]);
    let closed = world.get::<Request>(&asked.address);
    assert_eq!((closed.status, closed.closed), (4, world.now()), "everybody sees when its waves ended");
    assert_eq!((closed.counted_until, world.lamports(&asked.address)), (world.today().until.get(), lamports));
    assert_eq!(ana.record().emergency_deadline, 0, "the place is free at once");

    ben.performs(&promised, eur(100));
    ana.confirms(&promised, eur(100));
    assert_eq!(promised.record(&world).kept, eur(100), "kept after the end");
    world.refuses(request::tidy(&closed), &[], Refusal::EmergencyCounted);
    world.passes_the_period_by(0);
    world.refuses(request::tidy(&closed), &[], Refusal::EmergencyCounted);
    world.passes(1);
    world.closes(request::tidy(&closed), &[], &asked.address, &world.payer.pubkey());
}

#[test]
fn accepts_the_end_of_what_calls_nobody_or_has_called_in_another_period_and_returns_the_rent() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let (monthly, asked) = (ana.asks_monthly(eur(50)), ana.asks(eur(500)));
    let close = |asked| request::close(&ana.record(), asked);
    world.closes(close(&monthly), &[&ana.key], &monthly.address, &world.payer.pubkey());
    world.passes_the_period_by(1);
    world.closes(close(&asked), &[&ana.key], &asked.address, &world.payer.pubkey());
}

#[test]
fn accepts_a_new_call_after_the_end_under_a_new_address() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let first = ana.asks(eur(500));
    world.accepts(&[request::close(&ana.record(), &first)], &[&ana.key]);
    let second = ana.asks(eur(500));
    assert_ne!(first.address, second.address);
}

#[test]
fn refuses_a_stale_turn_a_late_end_and_a_stranger() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks(eur(500));
    let close = request::close(&ana.record(), &asked);
    world.refuses(request::close(&ben.record(), &asked), &[&ben.key], Refusal::WrongAccount);
    world.accepts(&[request::edit(&ana.record(), &asked, eur(600), 3, [7; 32])], &[&ana.key]);
    world.refuses(close, &[&ana.key], Refusal::StaleTurn);
    world.passes(30 * DAY + 1);
    let late = request::close(&ana.record(), &world.get(&asked.address));
    world.refuses(late, &[&ana.key], Refusal::RequestNotOpen);
}

#[test]
fn refuses_to_send_the_rent_elsewhere() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks_monthly(eur(50));
    let mut thief = request::close(&ana.record(), &asked);
    thief.accounts[3].pubkey = ana.key.pubkey();
    world.refuses(thief, &[&ana.key], Refusal::NotPayer);
    assert_eq!(asked.address, address::request(&ana.member, asked.number));
}
