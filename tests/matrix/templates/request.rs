//! Requests.

use exodus_sdk::Signer;
use exodus_sdk::instructions::{Instruction, commitment, request};
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;

use super::super::template::Template;
use crate::{DAY, Person, World, eur, key_of};

pub(super) fn templates() -> Vec<Template> {
    [opened(), changed(), ended(), left_behind(), adopted()].into_iter().flatten().collect()
}

fn support(ana: &Person) -> Instruction {
    let support = request::Support { target: eur(50), reach: 3, details: [7; 32] };
    request::open_support(ana.world.payer.pubkey(), &ana.record(), support)
}

fn opened() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, bot) = (world.joins("ana"), world.joins("ben"), key_of("bot"));
    ana.ties_with(&ben);
    let payer = world.payer.pubkey();
    let deadline = world.now() + 30 * DAY;
    let emergency = request::Emergency { target: eur(500), deadline, reach: 3, details: [7; 32] };
    let emergency = request::open_emergency(payer, &ana.record(), emergency);
    let initiative = request::open_initiative(payer, &ana.record(), ana.plan(eur(100), 2));
    let mut templates = vec![
        Template::new("request.open an emergency", &world, emergency),
        Template::new("request.open a support", &world, support(&ana)),
        Template::new("request.open an initiative", &world, initiative),
    ];
    ana.lends(&bot);
    templates.push(Template::new("request.open by delegate", &world, ana.lets(&bot, support(&ana))));
    templates
}

fn changed() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva, bot) = (world.joins("ana"), world.joins("ben"), world.joins("eva"), key_of("bot"));
    world.row(&[&ana, &ben, &eva]);
    ana.lends(&bot);
    let (asked, monthly, voted) = (ana.asks(eur(500)), ana.asks_monthly(eur(50)), ana.initiates(eur(100), 2));
    ben.commits(&asked.address, eur(100), &[&ana]);
    let now = |asked: &Located<Request>| world.get::<Request>(&asked.address);
    let edit = |asked| request::edit(&ana.record(), &now(asked), eur(400), 2, [8; 32]);
    let close = |asked| request::close(&ana.record(), &now(asked));
    let mut templates = vec![
        Template::new("request.edit an emergency", &world, edit(&asked)),
        Template::new("request.edit a support", &world, edit(&monthly)),
        Template::new("request.edit an initiative", &world, edit(&voted)),
        Template::new("request.close with a promise", &world, close(&asked)),
        Template::new("request.close", &world, close(&voted)),
        Template::new("request.close by delegate", &world, ana.lets(&bot, close(&monthly))),
    ];
    ben.declares(&monthly.address, eur(20), true, &[&ana]);
    templates.push(Template::new("request.close with an intent", &world, close(&monthly)));
    world.passes_the_period_by(1);
    templates.push(Template::new("request.close after its period", &world, close(&asked)));
    templates
}

fn ended() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    let (asked, voted, kept) = (ana.asks(eur(500)), ben.initiates(eur(100), 2), eva.asks(eur(100)));
    ana.declares(&voted.address, eur(20), false, &[&ben]);
    let promised = ben.commits(&kept.address, eur(100), &[&eva]);
    eva.confirms(&promised, eur(100));
    let now = |asked: &Located<Request>| world.get::<Request>(&asked.address);
    let joe = world.joins("joe");
    joe.ties_with(&ana);
    let short = joe.asks_until(eur(5), world.now() + DAY);
    world.passes(2 * DAY);
    let in_its_period = Template::new("request.tidy in its period", &world, request::tidy(&now(&short)));
    world.passes(29 * DAY);
    vec![
        in_its_period.within(short.deadline + 1, i64::MAX),
        Template::new("request.tidy what is completed", &world, request::tidy(&now(&kept)))
            .within(kept.counted_until + 1, i64::MAX),
        Template::new("request.tidy", &world, request::tidy(&now(&asked))).within(asked.deadline + 1, i64::MAX),
        Template::new("request.tidy with an intent", &world, request::tidy(&now(&voted)))
            .within(voted.deadline + 1, i64::MAX),
    ]
}

/// Ended while somebody still backed it, so it outlives the member who asked.
fn left_behind() -> Vec<Template> {
    type End = fn(&Person, &Person, &Located<Request>);
    let ends: [(&str, End); 3] = [
        ("closed", |ana, _, asked| drop(ana.world.accepts(&[request::close(&ana.record(), asked)], &[&ana.key]))),
        ("completed", |ana, ben, asked| {
            ana.world.passes(3 * DAY);
            let promised = ben.commits_out_of_intent(&asked.address, eur(100), &[ana]);
            ana.confirms(&promised, eur(100));
            ana.world.accepts(&[commitment::close(&promised.record(ana.world))], &[]);
            ana.world.accepts(&[request::tidy(&ana.world.get(&asked.address))], &[]);
        }),
        ("expired", |ana, _, asked| {
            ana.world.passes(31 * DAY);
            ana.world.accepts(&[request::tidy(asked)], &[]);
        }),
    ];
    let left = |(how, end): &(&str, End)| {
        let world = World::default();
        let (ana, ben) = (world.joins("ana"), world.joins("ben"));
        ana.ties_with(&ben);
        let asked = ana.initiates(eur(100), if *how == "expired" { 2 } else { 1 });
        ben.declares(&asked.address, eur(100), false, &[&ana]);
        end(&ana, &ben, &world.get(&asked.address));
        ana.withdraws(&ben);
        ana.passes_on();
        ben.takes_back(&asked.address);
        let name = format!("request.tidy what was {how}, of somebody who left");
        Template::new(&name, &world, request::tidy(&world.get(&asked.address)))
    };
    ends.iter().map(left).collect()
}

fn adopted() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ben, &ana, &eva]);
    let asked = ana.initiates(eur(100), 2);
    ben.declares(&asked.address, eur(60), false, &[&ana]);
    eva.declares(&asked.address, eur(40), false, &[&ana]);
    let since = world.get::<Request>(&asked.address).reached_since;
    world.passes(3 * DAY);
    let asked = world.get::<Request>(&asked.address);
    let early = Template::new("request.close what could be adopted", &world, request::close(&ana.record(), &asked));
    vec![early, Template::new("request.adopt", &world, request::adopt(&asked)).within(since + 3 * DAY, asked.fulfil_by)]
}
