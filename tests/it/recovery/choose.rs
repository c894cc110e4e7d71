use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::recovery::choose;
use exodus_sdk::instructions::tie::restore;
use exodus_tests::{Person, World};

use crate::member::leaves;
use crate::tie::{counted, side};

#[test]
fn accepts_the_one_at_the_other_end_and_dismisses_them() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let (before, theirs) = (ana.record(), ben.record());
    let own = side(&ana, &ben);
    let once = choose(&before, &ana.tie(&ben), true);
    world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    assert_eq!((side(&ana, &ben).guardian_since, side(&ana, &ben).turn), (world.now(), own.turn + 1));
    assert_eq!((ana.record().guardians, ana.record().turn), (1, before.turn));
    assert_eq!(ana.record().head.sequence, before.head.sequence + 1);
    world.refuses(once, &[&ana.key], Refusal::StaleTurn);
    world.refuses(choose(&ana.record(), &ana.tie(&ben), true), &[&ana.key], Refusal::GuardianUnchanged);
    let dismiss = choose(&ana.record(), &ana.tie(&ben), false);
    world.accepts(core::slice::from_ref(&dismiss), &[&ana.key]);
    assert_eq!((side(&ana, &ben).dismissed_at, ana.record().guardians), (world.now(), 0));
    world.refuses(dismiss, &[&ana.key], Refusal::StaleTurn);
    world.refuses(choose(&ana.record(), &ana.tie(&ben), false), &[&ana.key], Refusal::GuardianUnchanged);
    assert_eq!(ben.record().head.sequence, theirs.head.sequence, "Ben's record is his");
    counted(&world);
}

#[test]
fn refuses_a_tie_that_is_not_mutual_but_dismisses_over_it() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    ben.withdraws(&ana);
    world.refuses(choose(&ana.record(), &ana.tie(&ben), true), &[&ana.key], Refusal::GuardianNotTied);
    world.refuses(choose(&ben.record(), &ana.tie(&ben), true), &[&ben.key], Refusal::TieNotExtended);
    world.accepts(&[restore(&ben.record(), &ana.tie(&ben))], &[&ben.key]);
    ana.chooses(&ben);
    ben.withdraws(&ana);
    assert_eq!(ana.record().guardians, 1, "nobody moves another's side");
    world.accepts(&[choose(&ana.record(), &ana.tie(&ben), false)], &[&ana.key]);
    assert_eq!(ana.record().guardians, 0);
}

#[test]
fn refuses_a_tenth_guardian() {
    let world = World::default();
    let ana = world.joins("ana");
    let friends: Vec<Person> = (0..10).map(|n| world.joins(&format!("friend {n}"))).collect();
    for friend in &friends {
        ana.ties_with(friend);
    }
    for friend in &friends[..9] {
        ana.chooses(friend);
    }
    world.refuses(choose(&ana.record(), &ana.tie(&friends[9]), true), &[&ana.key], Refusal::TooManyGuardians);
    world.accepts(&[choose(&ana.record(), &ana.tie(&friends[4]), false)], &[&ana.key]);
    ana.chooses(&friends[9]);
    assert_eq!(ana.record().guardians, 9);
}

#[test]
fn a_hand_taken_back_dismisses_and_both_counts_stay_true() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    ana.chooses(&ben);
    ben.chooses(&ana);
    ana.withdraws(&ben);
    assert_eq!((ana.record().guardians, ben.record().guardians), (0, 1));
    world.accepts(&[restore(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    assert_eq!((side(&ana, &ben).dismissed_at, ana.record().guardians), (world.now(), 0));
    ana.chooses(&ben);
    ben.withdraws(&ana);
    assert_eq!((ana.record().guardians, ben.record().guardians), (1, 0));
    counted(&world);
}

#[test]
fn refuses_unknown_flags_strangers_foreign_ties_and_who_has_left() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    let own = choose(&ana.record(), &ana.tie(&ben), true);
    for flag in [2, 255] {
        let mut unknown = own.clone();
        *unknown.data.last_mut().expect("a flag") = flag;
        world.refuses(unknown, &[&ana.key], Refusal::FlagUnknown);
    }
    let mut foreign = own.clone();
    foreign.accounts[2].pubkey = ben.tie(&eva).address;
    world.refuses(foreign, &[&ana.key], Refusal::WrongAccount);
    let mut forged = own.clone();
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    leaves(&ana);
    world.refuses(own, &[&ana.key], Refusal::MemberLeft);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva, &ana]);
    for chosen in [true, false] {
        world.accepts_only_as_it_stands(&choose(&ana.record(), &ana.tie(&ben), chosen), &[&ana.key]);
    }
}
