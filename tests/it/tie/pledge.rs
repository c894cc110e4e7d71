use exodus_rules::Refusal;
use exodus_sdk::instructions::tie::{pledge, withdraw};
use exodus_tests::{World, eur};

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
