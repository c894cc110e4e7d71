//! Intents.

use exodus_sdk::instructions::{Instruction, commitment, intent, request};
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;
use exodus_sdk::{Address, Signer};

use super::super::template::Template;
use crate::{DAY, Person, World, eur, key_of};

pub(super) fn templates() -> Vec<Template> {
    [declared(), changed(), gone(), tidied()].into_iter().flatten().collect()
}

fn declared() -> Vec<Template> {
    let world = World::default();
    let people = ["ana", "ben", "eva", "ivo"].map(|name| world.joins(name));
    let [ana, ben, eva, ivo] = &people;
    world.row(&[ana, ben, eva, ivo]);
    let (monthly, voted) = (ana.asks_monthly(eur(100)), ana.initiates(eur(100), 2));
    let anyone = request::Support { target: eur(50), reach: 0, details: [7; 32] };
    let number = ben.record().turn;
    world.accepts(&[request::open_support(world.payer.pubkey(), &ben.record(), anyone)], &[&ben.key]);
    let anyone = exodus_sdk::address::request(&ben.member, number);
    let bot = key_of("bot");
    ben.lends(&bot);
    let by_delegate = ben.lets(&bot, ben.declaring(&monthly.address, eur(20), true, &[ana]));
    vec![
        Template::new("intent.declare", &world, ben.declaring(&monthly.address, eur(20), true, &[ana])),
        Template::new(
            "intent.declare over a path",
            &world,
            ivo.declaring(&monthly.address, eur(20), false, &[eva, ben, ana]),
        ),
        Template::new(
            "intent.declare for an initiative",
            &world,
            ben.declaring(&voted.address, eur(20), false, &[ana]),
        ),
        Template::new("intent.declare where anyone may", &world, ivo.declaring(&anyone, eur(20), true, &[])),
        Template::new("intent.declare by delegate", &world, by_delegate),
    ]
}

fn own(person: &Person, request: &Address) -> Located<exodus_sdk::state::Intent> {
    person.world.intent(request, person)
}

fn changed() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva, bot) = (world.joins("ana"), world.joins("ben"), world.joins("eva"), key_of("bot"));
    world.row(&[&ana, &ben, &eva, &ana]);
    ben.lends(&bot);
    let (monthly, voted) = (ana.asks_monthly(eur(100)), ana.initiates(eur(100), 2));
    ben.declares(&monthly.address, eur(20), true, &[&ana]);
    ben.declares(&voted.address, eur(20), false, &[&ana]);
    eva.declares(&monthly.address, eur(30), false, &[&ana]);
    let edit = intent::edit(&ben.record(), &own(&ben, &monthly.address), eur(25), true);
    let withdraw = |request| intent::withdraw(&ben.record(), &own(&ben, request));
    let refuse = intent::refuse(&ana.record(), &own(&ben, &monthly.address));
    vec![
        Template::new("intent.edit", &world, edit.clone()),
        Template::new("intent.edit by delegate", &world, ben.lets(&bot, edit)),
        Template::new("intent.withdraw", &world, withdraw(&monthly.address)),
        Template::new("intent.withdraw from an initiative", &world, withdraw(&voted.address)),
        Template::new("intent.withdraw by delegate", &world, ben.lets(&bot, withdraw(&monthly.address))),
        Template::new("intent.refuse", &world, refuse),
    ]
}

/// Nothing is left of the request but the intents.
fn gone() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva, &ana]);
    let monthly = ana.asks_monthly(eur(100));
    ben.declares(&monthly.address, eur(20), true, &[&ana]);
    let asked = world.get::<Request>(&monthly.address);
    world.accepts(&[request::close(&ana.record(), &asked)], &[&ana.key]);
    let closed = world.get::<Request>(&monthly.address);
    let meant = own(&ben, &monthly.address);
    vec![
        Template::new("intent.withdraw from a closed request", &world, intent::withdraw(&ben.record(), &meant)),
        Template::new("intent.tidy of a closed request", &world, intent::tidy(&meant, &closed)),
    ]
}

fn tidied() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva, &ana]);
    let monthly = ana.asks_monthly(eur(100));
    for person in [&ben, &eva] {
        person.declares(&monthly.address, eur(20), true, &[&ana]);
    }
    let promised = ben.commits_out_of_intent(&monthly.address, eur(15), &[&ana]);
    ben.performs(&promised, eur(15));
    let from = world.today().until.get() + 7 * DAY + 1;
    world.passes_the_period_by(7 * DAY + 1);
    let tidy = |person: &Person| -> Instruction {
        intent::tidy(&own(person, &monthly.address), &world.get::<Request>(&monthly.address))
    };
    let renew = Template::new("intent.tidy renews", &world, tidy(&ben)).within(from, LAST);
    let lapse = Template::new("intent.tidy", &world, tidy(&eva)).within(from, LAST);
    ana.confirms(&promised, eur(15));
    world.accepts(&[commitment::close(&promised.record(&world))], &[]);
    vec![renew, lapse, Template::new("intent.tidy renews what is kept and gone", &world, tidy(&ben)).within(from, LAST)]
}

/// The last second that has a period.
const LAST: i64 = i64::MAX;
