//! A haircut for vegetables: neighbours give each other what each of them has, without an arbiter.

use exodus_rules::offer::Kind;
use exodus_sdk::Signer;
use exodus_sdk::instructions::offer::{TermsArgs, tidy_deal, withdraw};
use exodus_sdk::instructions::{clearing, commitment, offer};
use exodus_sdk::state::Offer;
use exodus_tests::{DAY, Person, Promised, World, eur};

/// One side does its part, the other says so.
fn keeps(giver: &Person, receiver: &Person, promised: &Promised) {
    let amount = promised.record(giver.world).amount;
    giver.performs(promised, amount);
    receiver.confirms(promised, amount);
    giver.world.accepts(&[commitment::close(&promised.record(giver.world))], &[]);
}

#[test]
fn neighbours_exchange_a_haircut_for_vegetables() {
    let world = World::default();
    let (carla, dora, emil) = (world.joins("carla"), world.joins("dora"), world.joins("emil"));
    world.row(&[&carla, &dora, &emil]);

    // Carla cuts hair for 20.00, three times; Dora and Emil, a friend of a friend, take one each.
    let haircuts = carla.offers();
    let (doras, emils) = (dora.takes(&haircuts, 1, &[&carla]), emil.takes(&haircuts, 1, &[&dora, &carla]));
    let haircut = carla.agrees(&doras);
    world.accepts(&[withdraw(&emil.record(), &emils)], &[&emil.key]);
    assert!(world.is_gone(&emils.address), "a deal binds nobody");

    // Carla needs vegetables for as much; Dora takes that the other way round: she brings them, Carla pays.
    let box_of_vegetables = TermsArgs { quantity: 1, details: [9; 32], ..world.terms() };
    let need = carla.publishes(Kind::Need, box_of_vegetables);
    let vegetables = carla.agrees(&dora.takes(&need, 1, &[&carla]));
    keeps(&carla, &dora, &haircut.goods);
    keeps(&dora, &carla, &vegetables.goods);

    // Both owe each other 20.00 now, and need no money for it. The goods have come, so each allows clearing, which before
    // that was not possible behind their backs; and the circle of two clears itself.
    for (payor, promised) in [(&dora, &haircut.price), (&carla, &vegetables.price)] {
        let allow = commitment::clearable(&payor.record(), &promised.record(&world), true);
        world.accepts(&[allow], &[&payor.key]);
    }
    let chain = [world.get(&haircut.price.commitment), world.get(&vegetables.price.commitment)];
    let clear = clearing::clear(world.payer.pubkey(), &chain, eur(20)).expect("a chain");
    world.accepts(&[clear], &[]);
    for promised in [&haircut.price, &vegetables.price] {
        world.accepts(&[commitment::report(&promised.record(&world))], &[]);
        world.accepts(&[commitment::close(&promised.record(&world))], &[]);
    }
    for person in [&carla, &dora] {
        let reputation = person.record().reputation;
        assert_eq!((reputation.kept.number, reputation.kept.sum), (1, eur(20)), "what was done in kind");
        assert_eq!((reputation.cleared.number, reputation.cleared.sum), (1, eur(20)), "what needed no money");
        assert_eq!((person.record().owing, person.record().owed), (0, 0));
    }
}

#[test]
fn who_has_not_been_given_anything_is_not_late_with_the_price() {
    let world = World::default();
    let (carla, dora) = (world.joins("carla"), world.joins("dora"));
    carla.ties_with(&dora);
    let twins = carla.agrees(&dora.takes(&carla.offers(), 1, &[&carla]));

    // Nothing was repaired in seven days; after fourteen the price would be late as well.
    world.passes(15 * DAY);
    world.accepts(&[commitment::tidy_overdue(&twins.goods.record(&world))], &[]);
    let early = commitment::tidy_overdue(&twins.price.record(&world));
    world.refuses(early, &[], exodus_rules::Refusal::NotOverdue);
    assert_eq!((carla.record().reputation.overdue.number, dora.record().reputation.overdue.number), (1, 0));

    // Carla delivers at last, late. Dora has as long as lay between the two dues; then she is the one who is waited for.
    carla.performs(&twins.goods, eur(20));
    dora.confirms(&twins.goods, eur(20));
    assert_eq!(carla.record().reputation.kept_late.sum, eur(20));
    let late = || commitment::tidy_overdue(&twins.price.record(&world));
    world.passes(7 * DAY);
    world.refuses(late(), &[], exodus_rules::Refusal::NotOverdue);
    world.passes(1);
    world.accepts(&[late()], &[]);
    assert_eq!(dora.record().reputation.overdue.number, 1);
    keeps(&dora, &carla, &twins.price);
    assert_eq!(dora.record().reputation.overdue.number, 0);
}

#[test]
fn what_nobody_answers_goes_by_itself() {
    let world = World::default();
    let (carla, dora) = (world.joins("carla"), world.joins("dora"));
    carla.ties_with(&dora);
    let offered = carla.offers();
    let deal = dora.takes(&offered, 1, &[&carla]);
    world.passes(10 * DAY + 1);
    world.accepts(&[tidy_deal(&deal)], &[]);
    let again = dora.takes(&offered, 1, &[&carla]);
    assert_eq!(again.address, deal.address, "the next wish lives where the first one did");
    world.passes(60 * DAY);
    world.accepts(&[offer::tidy(&world.get::<Offer>(&offered.address)), tidy_deal(&again)], &[]);
    assert_eq!((carla.record().offers, carla.record().owing, dora.record().owing), (0, 0, 0));
}
