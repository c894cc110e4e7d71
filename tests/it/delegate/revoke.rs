use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::delegate::revoke;
use exodus_tests::{DAY, World, key_of};

use crate::member::moves_to;

#[test]
fn accepts_from_the_member_and_counts_it_as_an_own_act() {
    let world = World::default();
    let (ana, bot) = (world.joins("ana"), key_of("bot"));
    let lent = ana.lends(&bot);
    world.passes(200 * DAY);
    let before = ana.record();
    let own = revoke(ana.key.pubkey(), &lent);
    world.closes(own.clone(), &[&ana.key], &lent.address, &world.payer.pubkey());
    let after = ana.record();
    assert_eq!((after.last_active, after.turn), (before.last_active + 7, before.turn));
    assert_eq!(after.head.sequence, before.head.sequence + 1);
    world.stops(own, &[&ana.key]);
}

#[test]
fn accepts_from_the_delegate_which_wakes_nobody() {
    let world = World::default();
    let (ana, bot) = (world.joins("ana"), key_of("bot"));
    let lent = ana.lends(&bot);
    let before = ana.record();
    world.passes(200 * DAY);
    world.closes(revoke(bot.pubkey(), &lent), &[&bot], &lent.address, &world.payer.pubkey());
    let after = ana.record();
    assert_eq!((after.last_active, after.head.sequence), (before.last_active, before.head.sequence));
}

#[test]
fn accepts_one_that_is_outdated_from_the_new_key_and_from_who_has_left() {
    let world = World::default();
    let (ana, one, two) = (world.joins("ana"), key_of("one"), key_of("two"));
    let lent = [ana.lends(&one), ana.lends(&two)];
    let moved = moves_to(&ana, "new");
    world.refuses(revoke(ana.key.pubkey(), &lent[0]), &[&ana.key], Refusal::NotAuthority);
    world.accepts(&[revoke(moved.key.pubkey(), &lent[0])], &[&moved.key]);
    moved.leaves();
    world.accepts(&[revoke(moved.key.pubkey(), &lent[1])], &[&moved.key]);
}

#[test]
fn a_delegate_whose_key_became_the_members_own_acts_as_the_member() {
    let world = World::default();
    let (ana, new) = (world.joins("ana"), key_of("new"));
    let lent = ana.lends(&new);
    let moved = moves_to(&ana, "new");
    let before = moved.record();
    world.accepts(&[revoke(new.pubkey(), &lent)], &[&new]);
    assert_eq!(moved.record().head.sequence, before.head.sequence + 1);
}

#[test]
fn refuses_strangers_other_delegates_and_another_receiver() {
    let world = World::default();
    let (ana, ben, bot, other) = (world.joins("ana"), world.joins("ben"), key_of("bot"), key_of("other"));
    let lent = ana.lends(&bot);
    ana.lends(&other);
    ben.lends(&bot);
    for stranger in [&ben.key, &other] {
        world.refuses(revoke(stranger.pubkey(), &lent), &[stranger], Refusal::NotAuthority);
    }
    let mut foreign = revoke(ben.key.pubkey(), &lent);
    foreign.accounts[1].pubkey = ben.member;
    world.refuses(foreign, &[&ben.key], Refusal::WrongAccount);
    let mut thief = revoke(ana.key.pubkey(), &lent);
    thief.accounts[3].pubkey = ana.key.pubkey();
    world.refuses(thief, &[&ana.key], Refusal::NotPayer);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, bot) = (world.joins("ana"), world.joins("ben"), key_of("bot"));
    ben.lends(&bot);
    let lent = ana.lends(&bot);
    world.accepts_only_as_it_stands(&revoke(bot.pubkey(), &lent), &[&bot]);
    let lent = ana.lends(&bot);
    world.accepts_only_as_it_stands(&revoke(ana.key.pubkey(), &lent), &[&ana.key]);
}
