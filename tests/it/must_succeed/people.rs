//! Members, ties, links, delegates, proposals: from every state to nothing, or to a tombstone.

use exodus_rules::tie::SideState;
use exodus_sdk::instructions::{commitment, delegate, member, recovery, tie};
use exodus_sdk::link::Link;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Delegate, Recovery, Tombstone};
use exodus_sdk::{Keypair, Signer, address};
use exodus_tests::{DAY, Person, World, eur, key_of};

use super::{ends, moves};

#[test]
fn a_member_becomes_a_tombstone_from_every_state() {
    let states: [fn(&Person); 4] = [
        |_| {},
        |ana| ana.world.passes(130 * DAY),
        |ana| {
            ana.world.passes(130 * DAY);
            ana.world.accepts(&[member::tidy_dormant(&ana.record())], &[]);
        },
        |ana| {
            let new = key_of("new");
            ana.world.accepts(&[member::change_key(&ana.record(), new.pubkey())], &[&ana.key, &new]);
            ana.world.accepts(&[member::change_key(&ana.record(), ana.key.pubkey())], &[&ana.key, &new]);
        },
    ];
    for state in states {
        let world = World::default();
        let ana = world.joins("ana");
        state(&ana);
        world.get::<Tombstone>(&ana.passes_on());
    }
}

#[test]
fn a_suspended_member_leaves_and_is_buried_once_the_creditor_has_answered_who_may_have_left_too() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let promised = ana.owes(&ben, eur(10));
    world.passes(8 * DAY);
    world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    ana.withdraws(&ben);
    ana.leaves();
    ben.withdraws(&ana);
    ben.leaves();
    world.stops(member::tidy_tombstone(&ana.record()), &[]);
    ben.forgives(&promised, eur(10));
    ends(&world, commitment::close(&promised.record(&world)), &promised.commitment);
    for person in [&ana, &ben] {
        world.accepts(&[member::tidy_tombstone(&person.record())], &[]);
        world.get::<Tombstone>(&person.member);
    }
}

/// What the two say after the first has held out a hand.
type Said = fn(&Person, &Person);

#[test]
fn a_tie_ends_from_every_state_of_its_sides() {
    let states: [(&str, Said); 5] = [
        ("one hand", |_, _| {}),
        ("turned away", |ana, ben| drop(ben.withdraws(ana))),
        ("mutual", |ana, ben| extends(ben, ana)),
        ("withdrawn by one", |ana, ben| {
            extends(ben, ana);
            ana.withdraws(ben);
        }),
        ("withdrawn by both", |ana, ben| {
            extends(ben, ana);
            ana.withdraws(ben);
            ben.withdraws(ana);
        }),
    ];
    for (name, state) in states {
        let world = World::default();
        let (ana, ben) = (world.joins("ana"), world.joins("ben"));
        extends(&ana, &ben);
        state(&ana, &ben);
        let of = ana.tie(&ben).address;
        let both = [(&ana, &ben), (&ben, &ana)];
        for (person, other) in both {
            let tie = person.tie(other);
            let own = if tie.lower == person.member { tie.lower_side } else { tie.higher_side };
            if own.state == SideState::Extended.byte() {
                person.withdraws(other);
            }
        }
        for (person, _) in both.into_iter().filter(|_| !world.is_gone(&of)) {
            let close = tie::close(&person.record(), &world.get(&of));
            let said = world.send(&[close], &[&person.key]);
            assert!(said.is_ok() || name == "one hand", "{name}: {said:?}");
        }
        assert!(world.is_gone(&of), "{name}");
    }
}

fn extends(one: &Person, two: &Person) {
    let extend = tie::extend(one.world.payer.pubkey(), &one.record(), two.member, eur(1));
    one.world.accepts(&[extend], &[&one.key]);
}

#[test]
fn an_invitation_ends_live_used_up_expired_outdated_and_after_its_inviter() {
    let states: [fn(&Person, &Person, &Link); 5] = [
        |_, ben, link| {
            ben.accepts(link);
        },
        |ana, _, _| ana.world.passes(31 * DAY),
        |ana, _, _| {
            moves(ana, "new");
        },
        |ana, _, _| {
            ana.leaves();
        },
        |ana, _, _| {
            ana.passes_on();
        },
    ];
    for state in states {
        let world = World::default();
        let (ana, ben, link) = (world.joins("ana"), world.joins("ben"), Link::from_seed([1; 32]));
        let invitation = ana.invites(&link, eur(1), 1);
        state(&ana, &ben, &link);
        ends(&world, tie::tidy_invitation(&world.get(&invitation.address)), &invitation.address);
    }
    let world = World::default();
    let ana = world.joins("ana");
    let invitation = ana.invites(&Link::from_seed([1; 32]), eur(1), 1);
    world.closes(tie::cancel(&ana.record(), &invitation), &[&ana.key], &invitation.address, &world.payer.pubkey());
}

#[test]
fn a_delegate_ends_by_either_key_at_its_term_with_the_key_and_with_the_member() {
    let lent = |ana: &Person, bot: &Keypair| -> Located<Delegate> { ana.lends(bot) };
    for by_itself in [false, true] {
        let (world, bot) = (World::default(), key_of("bot"));
        let ana = world.joins("ana");
        let delegate = lent(&ana, &bot);
        let key = if by_itself { &bot } else { &ana.key };
        world.closes(delegate::revoke(key.pubkey(), &delegate), &[key], &delegate.address, &world.payer.pubkey());
    }
    let states: [fn(&Person); 4] = [
        |ana| ana.world.passes(31 * DAY),
        |ana| {
            moves(ana, "new");
        },
        |ana| {
            ana.leaves();
        },
        |ana| {
            ana.passes_on();
        },
    ];
    for state in states {
        let world = World::default();
        let ana = world.joins("ana");
        let delegate = lent(&ana, &key_of("bot"));
        state(&ana);
        ends(&world, delegate::tidy(&delegate), &delegate.address);
    }
}

#[test]
fn a_proposal_ends_by_veto_at_its_term_with_another_key_and_with_the_member() {
    let states: [fn(&Person, &Person, &Located<Recovery>); 5] = [
        |ana, _, _| ana.world.passes(40 * DAY),
        |ana, _, _| {
            // The second of these keys was young when it was changed.
            moves(&moves(ana, "another"), "and another");
            ana.world.passes(40 * DAY);
        },
        |ana, _, _| {
            moves(ana, "another");
        },
        |ana, ben, _| {
            ana.withdraws(ben);
            ana.leaves();
        },
        |ana, ben, _| {
            ana.withdraws(ben);
            ana.passes_on();
        },
    ];
    for state in states {
        let world = World::default();
        let (ana, ben, proposed) = proposal(&world);
        state(&ana, &ben, &proposed);
        ends(&world, recovery::tidy(&proposed), &proposed.address);
    }
    let world = World::default();
    let (ana, _, proposed) = proposal(&world);
    let veto = recovery::veto(&ana.record(), &proposed);
    world.closes(veto, &[&ana.key], &proposed.address, &world.payer.pubkey());
    assert!(world.is_gone(&address::recovery(&ana.member, &key_of("new").pubkey())));
}

fn proposal(world: &World) -> (Person<'_>, Person<'_>, Located<Recovery>) {
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    ana.chooses(&ben);
    ana.arranges(2, 3);
    world.passes(30 * DAY);
    let proposed = ben.proposes(&ana, &key_of("new"));
    (ana, ben, proposed)
}
