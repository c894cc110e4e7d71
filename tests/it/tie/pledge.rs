use exodus_rules::{Amount, Refusal};
use exodus_sdk::Signer;
use exodus_sdk::instructions::tie::{extend, pledge, withdraw};
use exodus_tests::{DAY, World, eur};

use super::side;
use crate::member::{leaves, moves_to};

#[test]
fn accepts_another_pledge_of_the_own_side_alone() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    world.accepts(&[pledge(&ana.record(), &ana.tie(&ben), eur(7))], &[&ana.key]);
    let tie = ana.tie(&ben);
    let sides =
        if tie.lower == ana.member { [tie.lower_side, tie.higher_side] } else { [tie.higher_side, tie.lower_side] };
    assert_eq!(sides.map(|side| side.pledge), [eur(7), eur(100)]);
    assert_eq!(ana.record().ties, 1);
}

#[test]
fn refuses_nothing_a_repeat_and_a_side_that_is_withdrawn() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let change = |sum| pledge(&ana.record(), &ana.tie(&ben), sum);
    world.refuses(change(0), &[&ana.key], Refusal::AmountZero);
    let once = change(eur(7));
    world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    world.refuses(once, &[&ana.key], Refusal::StaleTurn);
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    world.refuses(change(eur(9)), &[&ana.key], Refusal::TieNotExtended);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva, &ana]);
    let largest = pledge(&ana.record(), &ana.tie(&ben), Amount::MAX.get());
    world.accepts_only_as_it_stands(&largest, &[&ana.key]);
    assert_eq!(side(&ana, &ben).pledge, Amount::MAX.get());
}

#[test]
fn accepts_where_only_the_own_hand_is_out_whatever_became_of_the_other() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.accepts(&[extend(world.payer.pubkey(), &ana.record(), ben.member, eur(1))], &[&ana.key]);
    world.refuses(pledge(&ben.record(), &ana.tie(&ben), eur(9)), &[&ben.key], Refusal::TieNotExtended);
    ana.ties_with(&eva);
    let moved = moves_to(&ana, "new");
    world.passes(200 * DAY);
    for other in [&ben, &eva] {
        leaves(other);
        world.accepts(&[pledge(&moved.record(), &ana.tie(other), eur(9))], &[&moved.key]);
        assert_eq!(side(&ana, other).pledge, eur(9));
    }
    world.refuses(pledge(&eva.record(), &ana.tie(&eva), eur(9)), &[&eva.key], Refusal::MemberLeft);
}

#[test]
fn refuses_strangers_and_the_ties_of_others() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    let own = pledge(&ana.record(), &ana.tie(&ben), eur(7));
    for (place, wrong) in [(3, ben.tie(&eva).address), (2, eva.member)] {
        let mut foreign = own.clone();
        foreign.accounts[place].pubkey = wrong;
        world.refuses(foreign, &[&ana.key], Refusal::WrongAccount);
    }
    let mut forged = own;
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    let above = pledge(&ana.record(), &ana.tie(&ben), 1 << 53);
    world.refuses(above, &[&ana.key], Refusal::AmountTooLarge);
}
