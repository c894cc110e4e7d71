use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::member::set;
use exodus_sdk::instructions::recovery::execute;
use exodus_sdk::instructions::tie::restore;
use exodus_tests::{DAY, Person, World, eur, key_of};

use super::circle;
use crate::member::{leaves, moves_to};

/// Ben and Eva stand behind the key `new`, and the delay has passed.
fn ripe<'w>(people: &[Person<'w>; 4]) -> exodus_sdk::record::Located<exodus_sdk::state::Recovery> {
    let [ana, ben, eva, _] = people;
    let proposed = eva.approves(&ben.proposes(ana, &key_of("new")));
    ana.world.passes(3 * DAY);
    proposed
}

#[test]
fn accepts_from_anyone_with_the_new_keys_signature_after_the_delay() {
    let world = World::default();
    let [ana, ben, eva, _] = circle(&world);
    let new = key_of("new");
    let proposed = eva.approves(&ben.proposes(&ana, &new));
    let show = execute(&proposed, &[ben.member, eva.member]);
    let before = ana.record();
    world.passes(3 * DAY - 1);
    world.refuses(show.clone(), &[&new], Refusal::RecoveryTooEarly);
    world.passes(1);
    world.closes(show.clone(), &[&new], &proposed.address, &world.payer.pubkey());
    let after = ana.record();
    assert_eq!((after.authority, after.first_key, after.epoch), (new.pubkey(), ana.key.pubkey(), 1));
    assert_eq!((after.turn, after.ties, after.guardians), (before.turn, 3, 3));
    assert_eq!(after.head.sequence, before.head.sequence + 1);
    world.stops(show, &[&new]);
    world.refuses(set(&before, eur(1), 5, [0; 32]), &[&ana.key], Refusal::NotAuthority);
    world.accepts(&[set(&after, eur(1), 5, [0; 32])], &[&new]);
}

#[test]
fn accepts_until_the_last_second_and_not_after() {
    let world = World::default();
    let people = circle(&world);
    let [_, ben, eva, ivo] = &people;
    let proposed = ripe(&people);
    world.passes(30 * DAY + 1);
    let late = execute(&proposed, &[ben.member, eva.member]);
    world.refuses(late, &[&key_of("new")], Refusal::RecoveryExpired);

    let again = ivo.approves(&ben.proposes(&people[0], &key_of("newer")));
    world.passes(33 * DAY);
    world.accepts(&[execute(&again, &[ivo.member, ben.member])], &[&key_of("newer")]);
}

#[test]
fn refuses_fewer_than_the_member_arranged_now() {
    let world = World::default();
    let people = circle(&world);
    let [ana, ben, eva, ivo] = &people;
    let (proposed, new) = (ripe(&people), key_of("new"));
    for shown in [&[][..], &[ben.member], &[eva.member]] {
        world.refuses(execute(&proposed, shown), &[&new], Refusal::ThresholdNotReached);
    }
    world.refuses(execute(&proposed, &[ben.member, ivo.member]), &[&new], Refusal::WrongAccount);
    let alone = ben.proposes(ana, &key_of("other"));
    let early = execute(&alone, &[ben.member]);
    world.refuses(early, &[&key_of("other")], Refusal::ThresholdNotReached);
    world.accepts(&[execute(&proposed, &[ben.member, eva.member])], &[&new]);
}

#[test]
fn the_last_approval_and_the_execution_are_a_delay_apart() {
    let world = World::default();
    let [ana, ben, eva, _] = circle(&world);
    let proposed = ben.proposes(&ana, &key_of("new"));
    world.passes(20 * DAY);
    let reached = eva.approves(&proposed);
    let show = || execute(&reached, &[ben.member, eva.member]);
    world.refuses(show(), &[&key_of("new")], Refusal::RecoveryTooEarly);
    world.passes(3 * DAY - 1);
    world.refuses(show(), &[&key_of("new")], Refusal::RecoveryTooEarly);
    world.passes(1);
    world.accepts(&[show()], &[&key_of("new")]);
}

#[test]
fn with_another_guardian_instead_the_delay_is_counted_from_their_approval() {
    let world = World::default();
    let people = circle(&world);
    let [ana, ben, eva, ivo] = &people;
    let proposed = ivo.approves(&ripe(&people));
    eva.withdraws(ana);
    let all = [ben.member, eva.member, ivo.member];
    world.refuses(execute(&proposed, &all), &[&key_of("new")], Refusal::RecoveryTooEarly);
    world.passes(3 * DAY);
    world.accepts(&[execute(&proposed, &all)], &[&key_of("new")]);
}

#[test]
fn an_approval_holds_as_long_as_the_guardians_epoch() {
    let world = World::default();
    let people = circle(&world);
    let [_, ben, eva, _] = &people;
    let (proposed, new) = (ripe(&people), key_of("new"));
    let eva = moves_to(eva, "eva's other");
    let both = [ben.member, eva.member];
    world.refuses(execute(&proposed, &both), &[&new], Refusal::ThresholdNotReached);
    let again = eva.approves(&proposed);
    world.refuses(execute(&again, &both), &[&new], Refusal::RecoveryTooEarly);
    world.passes(3 * DAY);
    world.accepts(&[execute(&again, &both)], &[&new]);
}

#[test]
fn counts_only_who_is_still_a_guardian_and_lets_the_others_be_shown() {
    let world = World::default();
    let people = circle(&world);
    let [ana, ben, eva, ivo] = &people;
    let new = key_of("new");
    let proposed = ivo.approves(&ripe(&people));
    let all = [ben.member, eva.member, ivo.member];
    eva.withdraws(ana);
    ben.withdraws(ana);
    world.refuses(execute(&proposed, &all), &[&new], Refusal::ThresholdNotReached);
    // Who withdrew and came back counts as before.
    for friend in [ben, eva] {
        world.accepts(&[restore(&friend.record(), &ana.tie(friend))], &[&friend.key]);
    }
    world.accepts(&[execute(&proposed, &all)], &[&new]);
}

#[test]
fn a_guardian_whose_hand_ana_took_back_thirty_days_ago_counts_no_more() {
    let world = World::default();
    let people = circle(&world);
    let [ana, ben, eva, ivo] = &people;
    ana.withdraws(ben);
    world.passes(29 * DAY);
    let proposed = ben.proposes(ana, &key_of("new"));
    world.passes(DAY);
    let proposed = eva.approves(&proposed);
    world.passes(3 * DAY);
    let show = execute(&proposed, &[ben.member, eva.member]);
    world.refuses(show, &[&key_of("new")], Refusal::ThresholdNotReached);
    ivo.approves(&proposed);
    world.passes(3 * DAY);
    world.accepts(&[execute(&proposed, &[ben.member, eva.member, ivo.member])], &[&key_of("new")]);
}

#[test]
fn nobody_is_counted_twice_and_no_other_tie_counts() {
    let world = World::default();
    let people = circle(&world);
    let [ana, ben, eva, ivo] = &people;
    let (proposed, new) = (ripe(&people), key_of("new"));
    let twice = execute(&proposed, &[ben.member, ben.member]);
    world.refuses(twice, &[&new], Refusal::AccountsNotDistinct);
    ben.ties_with(eva);
    let mut foreign = execute(&proposed, &[ben.member, eva.member]);
    foreign.accounts[6].pubkey = ben.tie(eva).address;
    world.refuses(foreign, &[&new], Refusal::WrongAccount);
    world.refuses(execute(&proposed, &[ben.member, eva.member, ivo.member]), &[&new], Refusal::WrongAccount);
    let mut strange = execute(&proposed, &[ben.member, eva.member]);
    strange.accounts[6].pubkey = ana.member;
    world.stops(strange, &[&new]);
    let mut no_tie = execute(&proposed, &[ben.member, eva.member]);
    no_tie.accounts[6].pubkey = ivo.member;
    world.stops(no_tie, &[&new]);
    let mut another = execute(&proposed, &[ben.member, eva.member]);
    another.accounts[7].pubkey = ivo.member;
    world.refuses(another, &[&new], Refusal::WrongAccount);
    let mut half = execute(&proposed, &[ben.member, eva.member]);
    half.accounts.pop();
    world.refuses(half, &[&new], Refusal::ShapeMismatch);
}

#[test]
fn of_two_proposals_the_first_executed_ends_the_other() {
    let world = World::default();
    let people = circle(&world);
    let [ana, ben, eva, ivo] = &people;
    let other = ivo.approves(&eva.proposes(ana, &key_of("other")));
    let proposed = ripe(&people);
    world.accepts(&[execute(&proposed, &[ben.member, eva.member])], &[&key_of("new")]);
    let late = execute(&other, &[eva.member, ivo.member]);
    world.refuses(late, &[&key_of("other")], Refusal::RecoveryOutdated);
}

#[test]
fn refuses_what_another_key_or_a_farewell_has_ended() {
    let world = World::default();
    let people = circle(&world);
    let [ana, ben, eva, _] = &people;
    let proposed = ripe(&people);
    let show = || execute(&proposed, &[ben.member, eva.member]);
    moves_to(ana, "other");
    world.refuses(show(), &[&key_of("new")], Refusal::RecoveryOutdated);
    leaves(ana);
    world.refuses(show(), &[&key_of("new")], Refusal::MemberLeft);
}

#[test]
fn refuses_without_the_new_keys_signature_and_another_receiver() {
    let world = World::default();
    let people = circle(&world);
    let [_, ben, eva, other] = &people;
    let (proposed, new) = (ripe(&people), key_of("new"));
    let own = execute(&proposed, &[ben.member, eva.member]);
    let mut forged = own.clone();
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::WrongAccount);
    let mut foreign = own.clone();
    foreign.accounts[1].pubkey = other.member;
    world.refuses(foreign, &[&new], Refusal::WrongAccount);
    let mut thief = own;
    thief.accounts[3].pubkey = ben.key.pubkey();
    world.refuses(thief, &[&new], Refusal::NotPayer);
}

#[test]
fn accepts_nine_guardians_and_only_what_was_signed_and_declared() {
    let world = World::default();
    let ana = world.joins("ana");
    let friends: Vec<Person> = (0..9).map(|n| world.joins(&format!("friend {n}"))).collect();
    for friend in &friends {
        ana.ties_with(friend);
        ana.chooses(friend);
    }
    ana.arranges(9, 3);
    world.passes(30 * DAY);
    let mut proposed = friends[0].proposes(&ana, &key_of("new"));
    for friend in &friends[1..] {
        proposed = friend.approves(&proposed);
    }
    world.passes(3 * DAY);
    let approvers: Vec<_> = friends.iter().map(|friend| friend.member).collect();
    let own = execute(&proposed, &approvers);
    let mut longer = own.clone();
    longer.accounts.push(own.accounts[4].clone());
    world.refuses(longer, &[&key_of("new")], Refusal::ShapeMismatch);
    for (place, meta) in own.accounts.iter().enumerate().take(3) {
        let mut weaker = own.clone();
        if meta.is_signer {
            weaker.accounts[place].is_signer = false;
        } else {
            weaker.accounts[place].is_writable = false;
        }
        world.stops(weaker, &[&key_of("new")]);
    }
    world.accepts(&[own], &[&key_of("new")]);
    assert_eq!(ana.record().epoch, 1);
}
