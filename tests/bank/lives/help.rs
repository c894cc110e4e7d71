//! Requests of each kind, what is meant for them, and hands that are held out and taken back.

use exodus_sdk::instructions::{commitment, intent, request, tie};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Intent, Request};
use exodus_sdk::{Address, address};

use crate::world::{DAY, Person, World, eur, key_of};

pub fn live(world: &World) {
    let [ana, ben, eva] = ["ana", "ben", "eva"].map(|name| world.joins(name));
    hands(world, &ana, &ben);
    world.meets(&ana, &eva);
    emergency(world, &ana, &ben);
    meant(world, &ana, &ben);
    voted(world, &ana, [&ben, &eva]);
    world.does(&eva, world.setting(&eva, 9));
}

fn hands(world: &World, ana: &Person, ben: &Person) {
    let link = key_of("cancelled");
    world.accepts(&[world.inviting(&world.payer(), ana, &link, 1)], &[&ana.key, &link]);
    world.does(ana, tie::cancel(&world.of(ana), &world.invitation(&link)));
    world.meets(ana, ben);
    world.does(ana, tie::pledge(&world.of(ana), &world.tie(ana, ben), eur(7)));
    for person in [ana, ben] {
        world.does(person, tie::withdraw(&world.of(person), &world.tie(ana, ben)));
    }
    for person in [ana, ben] {
        world.does(person, tie::close(&world.of(person), &world.tie(ana, ben)));
    }
    world.ties(ana, ben);
    world.does(ana, tie::withdraw(&world.of(ana), &world.tie(ana, ben)));
    world.does(ana, tie::restore(&world.of(ana), &world.tie(ana, ben)));
}

fn emergency(world: &World, ana: &Person, ben: &Person) {
    let asked = world.asks(ana, eur(200));
    world.does(ana, request::edit(&world.of(ana), &asked, eur(100), 2, [7; 32]));
    world.commits(ben, &asked.address, eur(50), &[ana]);
    world.does(ana, request::close(&world.of(ana), &world.get(&asked.address)));
    let asked = world.asks(ana, eur(100));
    world.passes(31 * DAY);
    world.accepts(&[request::tidy(&asked)], &[]);
}

/// An intent that is changed and withdrawn, one that is refused, and one that lapses.
fn meant(world: &World, ana: &Person, ben: &Person) {
    let asking = world.of(ana);
    let place = address::request(&ana.member, asking.turn);
    let wanted = request::Support { target: eur(100), reach: 3, details: [7; 32] };
    world.does(ana, request::open_support(world.payer(), &asking, wanted));
    let own = declares(world, ben, ana, &place);
    world.does(ben, intent::edit(&world.of(ben), &own, eur(30), false));
    world.does(ben, intent::withdraw(&world.of(ben), &world.get(&own.address)));
    let unwanted = declares(world, ben, ana, &place);
    world.does(ana, intent::refuse(&world.of(ana), &unwanted));
    let lapsing = declares(world, ben, ana, &place);
    let promise = world.promise(ben, eur(10), &[ana]);
    let promise = commitment::Promise { due: world.today().until.get(), ..promise };
    let (owing, asked) = (world.of(ben), world.get(&place));
    world.does(ben, commitment::commit_intent(world.payer(), &owing, &asked, &promise));
    world.passes(40 * DAY);
    world.accepts(&[intent::tidy(&world.get(&lapsing.address), &world.get(&place))], &[]);
}

fn declares(world: &World, author: &Person, asking: &Person, place: &Address) -> Located<Intent> {
    let asked = world.get::<Request>(place);
    let period = asked.read().expect("a request").rolled(world.today().period).period.0;
    let path = world.promise(author, 1, &[asking]).path;
    let wish = intent::Wish { amount: eur(20), recurring: false, path };
    world.does(author, intent::declare(world.payer(), &world.of(author), &asked, period, &wish));
    world.get(&address::intent(place, &author.member))
}

fn voted(world: &World, ana: &Person, voters: [&Person; 2]) {
    let (asking, day) = (world.of(ana), |days: i64| world.now() + days * DAY);
    let plan = request::Initiative {
        target: eur(40),
        deadline: day(30),
        fulfil_by: day(60),
        minimum_backers: 2,
        reach: 3,
        details: [7; 32],
    };
    let place = address::request(&ana.member, asking.turn);
    world.does(ana, request::open_initiative(world.payer(), &asking, plan));
    for voter in voters {
        declares(world, voter, ana, &place);
    }
    world.passes(3 * DAY);
    world.accepts(&[request::adopt(&world.get(&place))], &[]);
}
