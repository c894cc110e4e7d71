//! Nobody is overdue in an exchange while the other side, which was to begin, is.

use exodus_rules::Refusal;
use exodus_sdk::instructions::commitment;
use exodus_tests::{DAY, Person, Promised, Twins, World, eur};

/// Ana gives within 7 days, and Ben pays 20.00 within 14.
fn exchange(world: &World) -> (Person<'_>, Person<'_>, Twins) {
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let twins = ana.agrees(&ben.takes(&ana.offers(), 1, &[&ana]));
    (ana, ben, twins)
}

fn overdue(world: &World, promised: &Promised) -> solana_instruction::Instruction {
    commitment::tidy_overdue(&promised.record(world))
}

#[test]
fn a_price_waits_for_goods_that_are_late() {
    let world = World::default();
    let (ana, ben, twins) = exchange(&world);
    world.passes(15 * DAY);
    world.refuses(overdue(&world, &twins.price), &[], Refusal::NotOverdue);
    world.accepts_only_as_it_stands(&overdue(&world, &twins.goods), &[]);
    world.refuses(overdue(&world, &twins.price), &[], Refusal::NotOverdue);
    assert_eq!((ana.record().reputation.overdue.number, ben.record().reputation.overdue.number), (1, 0));
}

#[test]
fn it_waits_no_longer_when_they_are_performed_settled_or_gone() {
    let endings: [fn(&World, &Person, &Person, &Promised); 4] = [
        |_, ana, _, goods| drop(ana.performs(goods, eur(20))),
        |_, _, ben, goods| drop(ben.confirms(goods, eur(20))),
        |_, _, ben, goods| drop(ben.forgives(goods, eur(20))),
        |world, _, ben, goods| {
            ben.confirms(goods, eur(20));
            world.accepts(&[commitment::close(&goods.record(world))], &[]);
        },
    ];
    for ends in endings {
        let world = World::default();
        let (ana, ben, twins) = exchange(&world);
        world.passes(15 * DAY);
        world.refuses(overdue(&world, &twins.price), &[], Refusal::NotOverdue);
        ends(&world, &ana, &ben, &twins.goods);
        world.accepts(&[overdue(&world, &twins.price)], &[]);
        assert_eq!(ben.record().reputation.overdue.sum, eur(20));
    }
}

#[test]
fn goods_wait_for_no_price_that_is_due_later() {
    let world = World::default();
    let (ana, _, twins) = exchange(&world);
    world.passes(8 * DAY);
    world.accepts(&[overdue(&world, &twins.goods)], &[]);
    assert_eq!(ana.record().reputation.overdue.sum, eur(20));
}

#[test]
fn refuses_another_account_in_place_of_the_twin() {
    let world = World::default();
    let (_, ben, twins) = exchange(&world);
    let eva = world.joins("eva");
    eva.ties_with(&ben);
    let other = eva.owes(&ben, eur(1));
    world.passes(15 * DAY);
    for instead in [other.commitment, exodus_sdk::instructions::SYSTEM, eva.member] {
        let mut wrong = overdue(&world, &twins.price);
        wrong.accounts[4].pubkey = instead;
        world.refuses(wrong, &[], Refusal::WrongAccount);
    }
}
