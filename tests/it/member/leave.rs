use exodus::record::MARK;
use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::member::{leave, set};
use exodus_sdk::instructions::{request, tie};
use exodus_sdk::link::Link;
use exodus_sdk::state::Member;
use exodus_tests::{DAY, World, eur, key_of};

use super::falls_behind;

#[test]
fn accepts_who_has_nothing_open_and_takes_all_power_from_what_they_handed_out() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let (link, bot) = (Link::from_seed([1; 32]), key_of("bot"));
    let invitation = ana.invites(&link, eur(30), 1);
    ana.lends(&bot);
    let before = ana.record();
    let once = leave(&before);
    world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    let after = ana.record();
    assert_eq!((after.state, after.epoch, after.turn), (3, before.epoch + 1, before.turn + 1));
    assert_eq!(after.head.sequence, before.head.sequence + 1);
    world.refuses(once, &[&ana.key], Refusal::MemberLeft);
    world.refuses(set(&ana.record(), eur(1), 5, [0; 32]), &[&ana.key], Refusal::MemberLeft);
    let key = link.keypair().expect("a seed is a key");
    let accept = tie::accept(world.payer.pubkey(), (&ben.record()).into(), &invitation, eur(1));
    world.refuses(accept, &[&ben.key, &key], Refusal::InviterAbsent);
}

#[test]
fn refuses_who_is_still_tied_or_holds_something() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    world.refuses(leave(&ana.record()), &[&ana.key], Refusal::StillTied);
    let asked = ana.asks(eur(5));
    ana.withdraws(&ben);
    world.refuses(leave(&ana.record()), &[&ana.key], Refusal::StillHolding);
    world.accepts(&[request::close(&ana.record(), &asked)], &[&ana.key]);
    ana.leaves();
}

#[test]
fn refuses_each_holding_that_is_open() {
    use core::mem::offset_of;
    let world = World::default();
    let ana = world.joins("ana");
    let counts = [
        offset_of!(Member, supports),
        offset_of!(Member, initiatives),
        offset_of!(Member, claims),
        offset_of!(Member, offers),
        offset_of!(Member, stakes),
    ];
    for count in counts {
        let mut holding = world.records()[&ana.member].clone();
        holding.data[MARK + count] = 1;
        let none = world.records()[&ana.member].clone();
        world.chain.plant(&holding).expect("a ledger in memory");
        world.refuses(leave(&ana.record()), &[&ana.key], Refusal::StillHolding);
        world.chain.plant(&none).expect("a ledger in memory");
    }
    ana.leaves();
}

#[test]
fn accepts_a_debtor_whose_promises_can_still_be_answered() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let promised = ana.owes(&ben, eur(10));
    falls_behind(&ana, &ben);
    ana.withdraws(&ben);
    ana.leaves();
    ana.performs(&promised, eur(10));
    ben.confirms(&promised, eur(10));
    assert_eq!((ana.record().state, ana.record().reputation.kept.sum), (3, eur(10)));
}

#[test]
fn accepts_who_is_dormant_and_whose_emergency_has_expired() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks(eur(5));
    ana.withdraws(&ben);
    world.passes(30 * DAY);
    world.refuses(leave(&ana.record()), &[&ana.key], Refusal::StillHolding);
    world.passes(170 * DAY);
    ana.leaves();
    world.accepts(&[request::tidy(&asked)], &[]);
    assert_eq!((ana.record().state, ana.record().emergency_deadline), (3, 0));
}

#[test]
fn refuses_a_stale_turn_and_strangers() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let mut early = ana.record();
    early.record.turn += 1;
    world.refuses(leave(&early), &[&ana.key], Refusal::StaleTurn);
    let mut forged = leave(&ana.record());
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let ana = world.joins("ana");
    world.joins("ben");
    world.accepts_only_as_it_stands(&leave(&ana.record()), &[&ana.key]);
}
