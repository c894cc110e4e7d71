//! Nobody is overdue in an exchange while the other side, which was to begin, is.

use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::{clearing, commitment};
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

/// The price is due in 7 days from now on: as long as lay between the two dues.
fn has_a_week_from_now(world: &World, ben: &Person, twins: &Twins) {
    world.refuses(overdue(world, &twins.price), &[], Refusal::NotOverdue);
    world.passes(7 * DAY);
    world.refuses(overdue(world, &twins.price), &[], Refusal::NotOverdue);
    world.passes(1);
    world.accepts(&[overdue(world, &twins.price)], &[]);
    assert_eq!(ben.record().reputation.overdue.sum, eur(20));
}

#[test]
fn who_waited_for_late_goods_has_a_week_from_their_coming() {
    let comings: [fn(&Person, &Person, &Promised); 3] = [
        |ana, _, goods| drop(ana.performs(goods, eur(20))),
        |_, ben, goods| drop(ben.confirms(goods, eur(20))),
        |_, ben, goods| drop(ben.forgives(goods, eur(20))),
    ];
    for comes in comings {
        let world = World::default();
        let (ana, ben, twins) = exchange(&world);
        world.passes(20 * DAY);
        comes(&ana, &ben, &twins.goods);
        has_a_week_from_now(&world, &ben, &twins);
    }
}

#[test]
fn nobody_closes_that_week_away() {
    let world = World::default();
    let (_, ben, twins) = exchange(&world);
    world.passes(20 * DAY);
    ben.confirms(&twins.goods, eur(20));
    world.refuses(commitment::close(&twins.goods.record(&world)), &[], Refusal::TwinWaits);
    let mut hidden = commitment::close(&twins.goods.record(&world));
    hidden.accounts[4].pubkey = exodus_sdk::instructions::SYSTEM;
    world.refuses(hidden, &[], Refusal::WrongAccount);
    has_a_week_from_now(&world, &ben, &twins);
    world.accepts(&[commitment::close(&twins.goods.record(&world))], &[]);
}

#[test]
fn late_goods_close_as_soon_as_the_price_is_settled() {
    let world = World::default();
    let (ana, ben, twins) = exchange(&world);
    world.passes(20 * DAY);
    ben.confirms(&twins.goods, eur(20));
    ana.confirms(&twins.price, eur(20));
    for settled in [&twins.goods, &twins.price] {
        world.accepts(&[commitment::close(&settled.record(&world))], &[]);
    }
}

#[test]
fn a_price_is_late_once_goods_that_came_in_time_are_settled_or_gone() {
    for gone in [false, true] {
        let world = World::default();
        let (_, ben, twins) = exchange(&world);
        ben.confirms(&twins.goods, eur(20));
        if gone {
            world.accepts(&[commitment::close(&twins.goods.record(&world))], &[]);
        }
        world.passes(14 * DAY + 1);
        world.accepts(&[overdue(&world, &twins.price)], &[]);
        assert_eq!(ben.record().reputation.overdue.sum, eur(20));
    }
}

/// M2 of promises, M10 of groups: whoever got nothing is neither overdue nor suspended because somebody says "delivered".
#[test]
fn a_false_delivery_suspends_no_buyer() {
    let world = World::default();
    let (ana, ben, twins) = exchange(&world);
    ana.performs(&twins.goods, eur(20));
    ben.demands(&twins.goods);
    world.passes(15 * DAY);
    world.refuses(overdue(&world, &twins.price), &[], Refusal::NotOverdue);
    ben.asks(eur(5));
    ana.concedes(&twins.goods, eur(20));
    world.refuses(overdue(&world, &twins.price), &[], Refusal::NotOverdue);
    world.accepts(&[overdue(&world, &twins.goods)], &[]);
    assert_eq!((ana.record().reputation.overdue.number, ben.record().reputation.overdue.number), (1, 0));
}

/// A lateness that was written down in good faith is taken back when the goods are disputed.
#[test]
fn a_report_takes_a_lateness_back() {
    let world = World::default();
    let (ana, ben, twins) = exchange(&world);
    ana.performs(&twins.goods, eur(20));
    world.passes(15 * DAY);
    world.accepts(&[overdue(&world, &twins.price)], &[]);
    ben.demands(&twins.goods);
    world.accepts(&[commitment::report(&twins.price.record(&world))], &[]);
    assert_eq!(ben.record().reputation.overdue.number, 0);
}

/// L3 of promises: in the transaction of the agreement a stranger could have paid for goods that never come.
#[test]
fn no_price_is_cleared_before_its_goods_have_come() {
    let world = World::default();
    let (ana, ben, twins) = exchange(&world);
    let eva = world.joins("eva");
    ana.ties_with(&eva);
    eva.ties_with(&ben);
    let (second, third) = (ana.owes(&eva, eur(20)), eva.owes(&ben, eur(20)));
    let chain = || [&twins.price, &second, &third].map(|it| it.record(&world));
    let clear = || clearing::clear(world.payer.pubkey(), &chain(), eur(20)).unwrap();
    world.refuses(clear(), &[], Refusal::ClearingRefused);
    let allow = commitment::clearable(&ben.record(), &twins.price.record(&world), true);
    world.accepts(&[allow], &[&ben.key]);
    world.accepts(&[clear()], &[]);
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
