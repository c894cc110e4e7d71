//! What people owe each other without a request: cleared in a circle, handed on, late.

use exodus_sdk::Signer;
use exodus_sdk::instructions::commitment::{self, Bond, Transfer};
use exodus_sdk::instructions::{by_delegate, clearing, delegate, member};
use exodus_sdk::record::Located;
use exodus_sdk::state::Commitment;

use crate::world::{DAY, Person, World, eur, key_of};

pub fn live(world: &World) {
    let [ana, ben, eva] = ["ana", "ben", "eva"].map(|name| world.joins(name));
    for (one, two) in [(&ana, &ben), (&ben, &eva), (&eva, &ana)] {
        world.meets(one, two);
    }
    let first = owes(world, &ana, &ben, eur(30), Bond::Tie);
    let second = owes(world, &ben, &eva, eur(20), Bond::Signature);
    let third = owes(world, &eva, &ana, eur(25), Bond::Tie);
    circle(world, &eva, [&first, &second, &third]);
    handed_on(world, [&eva, &ana, &ben], [&third, &first]);
    let new = world.person("ben, anew");
    world.accepts(&[member::change_key(&world.of(&ben), new.key.pubkey())], &[&ben.key, &new.key]);
}

fn owes(world: &World, debtor: &Person, creditor: &Person, amount: u64, bond: Bond) -> Located<Commitment> {
    let (place, promise) = (world.next_commitment(debtor), world.promise(debtor, amount, &[]));
    let (owing, owed) = (world.of(debtor), world.of(creditor));
    let commit = commitment::commit_directly(world.payer(), &owing, &owed, bond, &promise);
    match bond {
        Bond::Tie => world.accepts(&[commit], &[&debtor.key]),
        Bond::Signature => world.accepts(&[commit], &[&debtor.key, &creditor.key]),
    };
    world.get(&place)
}

/// 20.00 go round; the second is settled by it.
fn circle(world: &World, eva: &Person, debts: [&Located<Commitment>; 3]) {
    let now = || debts.map(|debt| world.get::<Commitment>(&debt.address));
    for allow in [false, true] {
        let [_, second, _] = now();
        world.does(eva, commitment::clearable(&world.of(eva), &second, allow));
    }
    let clear = clearing::clear(world.payer(), &now(), eur(20)).expect("a circle");
    world.accepts(&[clear], &[]);
    for debt in now() {
        world.accepts(&[commitment::report(&debt)], &[]);
    }
    let [_, second, _] = now();
    world.accepts(&[commitment::close(&second)], &[]);
}

/// Eva owes Ana, who owes Ben: from now on Eva owes Ben, and is late with it.
fn handed_on(world: &World, [eva, ana, ben]: [&Person; 3], debts: [&Located<Commitment>; 2]) {
    let [first, second] = debts.map(|debt| world.get::<Commitment>(&debt.address));
    let (place, due) = (world.next_commitment(eva), world.now() + DAY);
    let handed = Transfer { first: &first, second: &second, amount: eur(5), due };
    let members = (&world.of(eva), &world.of(ana), &world.of(ben));
    let transfer = commitment::transfer(world.payer(), members, &handed).expect("two debts");
    world.accepts(&[transfer], &[&eva.key, &ana.key, &ben.key]);
    world.passes(2 * DAY);
    world.accepts(&[commitment::tidy_overdue(&world.get(&place))], &[]);
    let power = delegate::Power { scopes: 15, limit: eur(50), expires: world.now() + DAY };
    let bot = key_of("bot");
    let grant = delegate::grant(world.payer(), &world.of(eva), bot.pubkey(), power);
    world.does(eva, grant);
    let perform = commitment::perform(&world.of(eva), &world.get(&place), eur(4));
    let lent = by_delegate(perform, &world.of(eva), bot.pubkey());
    world.accepts(&[lent], &[&bot]);
    world.does(ben, commitment::demand(&world.of(ben), &world.get(&place)));
    world.does(ben, commitment::confirm(&world.of(ben), &world.get(&place), eur(4)));
    world.does(ben, commitment::forgive(&world.of(ben), &world.get(&place), eur(1)));
    world.accepts(&[commitment::close(&world.get(&place))], &[]);
}
