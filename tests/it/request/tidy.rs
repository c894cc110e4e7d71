use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::request;
use exodus_sdk::state::Request;
use exodus_tests::{DAY, World, eur};

#[test]
fn accepts_from_anyone_after_the_deadline_and_returns_the_rent() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks(eur(500));
    world.refuses(request::tidy(&asked), &[], Refusal::RequestStillOpen);
    world.passes(30 * DAY);
    world.refuses(request::tidy(&asked), &[], Refusal::RequestStillOpen);
    world.passes(1);
    let (rent, before) = (world.lamports(&asked.address), world.lamports(&world.payer.pubkey()));
    let receipt = world.accepts(&[request::tidy(&asked)], &[]);
    assert!(world.is_gone(&asked.address));
    assert_eq!(world.lamports(&world.payer.pubkey()), before - receipt.fee + rent);
    assert_eq!(ana.record().emergency_deadline, 0);
}

#[test]
fn accepts_what_has_ended_in_its_period_when_the_calls_of_that_period_have_been_counted() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let completed = ana.asks(eur(100));
    let promised = ben.commits(&completed.address, eur(100), &[&ana]);
    ana.confirms(&promised, eur(100));
    let expired = ben.asks_until(eur(100), world.now() + DAY);
    world.passes(DAY + 1);
    world.accepts(&[request::tidy(&expired)], &[]);
    let written = world.get::<Request>(&expired.address);
    assert_eq!((written.status, written.closed), (3, 0), "its deadline says when");
    for asked in [&completed, &expired] {
        world.refuses(request::tidy(asked), &[], Refusal::EmergencyCounted);
    }
    world.passes_the_period_by(0);
    world.refuses(request::tidy(&completed), &[], Refusal::EmergencyCounted);
    world.passes(1);
    for asked in [&completed, &expired] {
        world.closes(request::tidy(asked), &[], &asked.address, &world.payer.pubkey());
    }
}

#[test]
fn an_old_one_tidied_late_leaves_a_newer_one_open() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let old = ana.asks(eur(500));
    world.passes(30 * DAY + 1);
    let new = ana.asks(eur(500));
    world.accepts(&[request::tidy(&old)], &[]);
    assert_eq!(ana.record().emergency_number, new.number);
    assert_eq!(ana.record().emergency_deadline, new.deadline);
}

#[test]
fn refuses_the_wrong_beneficiary_and_the_wrong_payer() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks(eur(500));
    world.passes(30 * DAY + 1);
    let mut other = request::tidy(&asked);
    other.accounts[0].pubkey = ben.member;
    world.refuses(other, &[], Refusal::WrongAccount);
    let mut thief = request::tidy(&asked);
    thief.accounts[2].pubkey = ben.key.pubkey();
    world.refuses(thief, &[], Refusal::NotPayer);
}

#[test]
fn accepts_what_a_tombstone_has_left_behind() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let old = ana.asks(eur(500));
    world.passes(30 * DAY + 1);
    let new = ana.asks(eur(500));
    world.accepts(&[request::close(&ana.record(), &new)], &[&ana.key]);
    ana.withdraws(&ben);
    ana.passes_on();
    world.closes(request::tidy(&old), &[], &old.address, &world.payer.pubkey());
    world.refuses(request::tidy(&new), &[], Refusal::EmergencyCounted);
    world.passes_the_period_by(1);
    world.closes(request::tidy(&new), &[], &new.address, &world.payer.pubkey());
}
