//! Commitments.

use exodus_sdk::Signer;
use exodus_sdk::instructions::commitment::{self, Bond, Transfer};
use exodus_sdk::instructions::{Instruction, request};
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;

use super::super::template::Template;
use crate::{DAY, Person, Promised, World, eur, key_of};

pub(super) fn templates() -> Vec<Template> {
    [made(), direct(), answered(), gone(), late(), settled(), handed_on(), late_answers(), exchanged(), vec![far()]]
        .into_iter()
        .flatten()
        .collect()
}

fn committing(person: &Person, request: &exodus_sdk::Address, path: &[&Person]) -> Instruction {
    let asked = person.world.get::<Request>(request);
    let promise = commitment::Promise { note: [4; 32], ..person.answer(&asked, eur(10), path) };
    commitment::commit(person.world.payer.pubkey(), &person.record(), &asked, &promise)
}

fn made() -> Vec<Template> {
    let world = World::default();
    let people = ["ana", "ben", "eva", "ivo"].map(|name| world.joins(name));
    let [ana, ben, eva, ivo] = &people;
    world.row(&[ana, ben, eva, ivo]);
    let (asked, monthly, open) = (ana.asks(eur(500)), ana.asks_monthly(eur(100)), eva.asks_within(eur(50), 0));
    ben.declares(&monthly.address, eur(20), true, &[ana]);
    let recurring = world.get::<Request>(&monthly.address);
    let promise = ben.answer(&recurring, eur(15), &[ana]);
    let out = commitment::commit_intent(world.payer.pubkey(), &ben.record(), &recurring, &promise);
    let mut templates = vec![
        Template::new("commitment.commit", &world, committing(ben, &asked.address, &[ana])),
        Template::new("commitment.commit over a path", &world, committing(ivo, &asked.address, &[eva, ben, ana])),
        Template::new("commitment.commit where anyone may", &world, committing(ivo, &open.address, &[])),
        Template::new("commitment.commit to a support", &world, committing(ben, &monthly.address, &[ana])),
        Template::new("commitment.commit out of an intent", &world, out),
    ];
    let voted = ana.initiates(eur(30), 1);
    ben.declares(&voted.address, eur(30), false, &[ana]);
    world.passes(3 * DAY);
    world.accepts(&[request::adopt(&world.get(&voted.address))], &[]);
    let (asked, backer) = (world.get::<Request>(&voted.address), ben.record());
    let out = commitment::commit_intent(world.payer.pubkey(), &backer, &asked, &ben.answer(&asked, eur(10), &[ana]));
    templates.push(Template::new("commitment.commit to an initiative out of an intent", &world, out));
    world.passes(8 * DAY);
    let out = committing(ben, &voted.address, &[ana]);
    templates.push(Template::new("commitment.commit to an initiative", &world, out));
    templates
}

/// The longest path.
fn far() -> Template {
    let world = World::default();
    let people = ["ana", "ben", "eva", "ivo", "jan", "pia", "udo"].map(|name| world.joins(name));
    let [ana, ben, eva, ivo, jan, pia, udo] = &people;
    world.row(&[ana, ben, eva, ivo, jan, pia, udo]);
    let asked = ana.asks_within(eur(500), 6);
    let commit = committing(udo, &asked.address, &[pia, jan, ivo, eva, ben, ana]);
    Template::new("commitment.commit over six handshakes", &world, commit)
}

fn direct() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    ana.ties_with(&ben);
    let give = |other: &Person, bond| {
        let promise = commitment::Promise { note: [4; 32], ..ana.promise(eur(10), &[]) };
        commitment::commit_directly(world.payer.pubkey(), &ana.record(), &other.record(), bond, &promise)
    };
    let mut templates = vec![
        Template::new("commitment.commit_directly", &world, give(&ben, Bond::Tie)),
        Template::new("commitment.commit_directly by signature", &world, give(&eva, Bond::Signature)),
    ];
    let promised = ana.owes(&ben, eur(20));
    ana.owes(&ben, eur(30));
    templates.extend(acts(&world, "of a direct one", (&ana, &ben), &promised));
    let flag = |person: &Person| commitment::clearable(&person.record(), &promised.record(&world), false);
    templates.push(Template::new("commitment.clearable by the debtor", &world, flag(&ana)));
    templates.push(Template::new("commitment.clearable by the creditor", &world, flag(&ben)));
    templates
}

/// What debtor and creditor do with a promise.
fn acts(world: &World, path: &str, (debtor, creditor): (&Person, &Person), promised: &Promised) -> Vec<Template> {
    let name = |verb: &str| format!("commitment.{verb} {path}").trim_end().to_owned();
    let perform = commitment::perform(&debtor.record(), &promised.record(world), eur(5));
    let mut templates = vec![Template::new(&name("perform"), world, perform)];
    debtor.performs(promised, eur(5));
    let (member, record) = (creditor.record(), promised.record(world));
    templates.push(Template::new(&name("confirm"), world, commitment::confirm(&member, &record, eur(5))));
    templates.push(Template::new(&name("forgive"), world, commitment::forgive(&member, &record, eur(5))));
    templates.push(Template::new(&name("demand"), world, commitment::demand(&member, &record)));
    let back = commitment::take_back(&debtor.record(), &record, eur(5));
    templates.push(Template::new(&name("take_back"), world, back));
    templates
}

fn answered() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva, bot) = (world.joins("ana"), world.joins("ben"), world.joins("eva"), key_of("bot"));
    world.row(&[&ana, &ben, &eva]);
    ben.lends(&bot);
    let asked = ana.asks(eur(500));
    let promised = ben.commits(&asked.address, eur(20), &[&ana]);
    ben.commits(&asked.address, eur(30), &[&ana]);
    let perform = commitment::perform(&ben.record(), &promised.record(&world), eur(5));
    let by_delegate = Template::new("commitment.perform by delegate", &world, ben.lets(&bot, perform));
    let mut templates = acts(&world, "", (&ben, &ana), &promised);
    templates.push(by_delegate);
    let whole = commitment::confirm(&ana.record(), &promised.record(&world), eur(20));
    templates.push(Template::new("commitment.confirm the whole", &world, whole));
    templates
}

/// The request is closed and its account gone.
fn gone() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    world.passes_the_period_by(0);
    let asked = ana.asks(eur(500));
    let promised = ben.commits(&asked.address, eur(20), &[&ana]);
    world.passes(1);
    world.accepts(&[request::close(&ana.record(), &world.get(&asked.address))], &[&ana.key]);
    assert!(world.is_gone(&asked.address));
    let mut templates = acts(&world, "of a request that is gone", (&ben, &ana), &promised);
    world.passes(8 * DAY);
    let overdue = commitment::tidy_overdue(&promised.record(&world));
    templates.push(Template::new("commitment.tidy_overdue of a request that is gone", &world, overdue));
    templates
}

fn late() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    let asked = ana.asks(eur(500));
    let promised = ben.commits(&asked.address, eur(20), &[&ana]);
    let twins = ana.agrees(&ben.takes(&ana.offers(), 1, &[&ana]));
    ana.performs(&twins.goods, eur(20));
    world.passes(20 * DAY);
    let record = |promised: &Promised| promised.record(&world);
    let (due, asleep) = (record(&promised).due, world.now() + 77 * DAY - 1);
    let overdue = |promised: &Promised| commitment::tidy_overdue(&record(promised));
    vec![
        // Until the creditor falls asleep: nobody is late towards somebody who is not there.
        Template::new("commitment.tidy_overdue", &world, overdue(&promised)).within(due + 1, asleep),
        Template::new("commitment.tidy_overdue of a twin", &world, overdue(&twins.price)),
        Template::new("commitment.report what is overdue", &world, commitment::report(&record(&promised))),
    ]
}

fn settled() -> Vec<Template> {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let (one, two) = (ana.owes(&ben, eur(10)), ben.owes(&ana, eur(10)));
    let asked = ana.asks(eur(500));
    let kept = ben.commits(&asked.address, eur(20), &[&ana]);
    ana.confirms(&kept, eur(20));
    let chain = [one.record(&world), two.record(&world)];
    let clear = exodus_sdk::instructions::clearing::clear(world.payer.pubkey(), &chain, eur(10)).expect("a chain");
    world.accepts(&[clear], &[]);
    let close = |promised: &Promised| commitment::close(&promised.record(&world));
    let mut templates = vec![
        Template::new("commitment.report", &world, commitment::report(&one.record(&world))),
        Template::new("commitment.close", &world, close(&kept)),
    ];
    world.accepts(&[commitment::report(&one.record(&world))], &[]);
    templates.push(Template::new("commitment.close of a cleared one", &world, close(&one)));
    templates
}

fn handed_on() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    let (first, second) = (ana.owes(&ben, eur(30)), ben.owes(&eva, eur(20)));
    let (bens, evas): (Located<Request>, Located<Request>) = (ben.asks(eur(100)), eva.asks(eur(100)));
    let asked = [ana.commits(&bens.address, eur(30), &[&ben]), ben.commits(&evas.address, eur(20), &[&eva])];
    let transfer = |first: &Promised, second: &Promised| {
        let (first, second) = (first.record(&world), second.record(&world));
        let handed = Transfer { first: &first, second: &second, amount: eur(15), due: world.now() + 20 * DAY };
        let members = (&ana.record(), &ben.record(), &eva.record());
        commitment::transfer(world.payer.pubkey(), members, &handed).expect("two debts")
    };
    vec![
        Template::new("commitment.transfer", &world, transfer(&first, &second)),
        Template::new("commitment.transfer of what was asked for", &world, transfer(&asked[0], &asked[1])),
    ]
}

/// The debtor is late, and what was performed is disputed.
fn late_answers() -> Vec<Template> {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks(eur(500));
    let promised = ben.commits(&asked.address, eur(20), &[&ana]);
    ben.performs(&promised, eur(5));
    ana.demands(&promised);
    world.passes(8 * DAY);
    world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    let record = promised.record(&world);
    vec![
        Template::new("commitment.perform too late", &world, commitment::perform(&ben.record(), &record, eur(5))),
        Template::new("commitment.confirm too late", &world, commitment::confirm(&ana.record(), &record, eur(9))),
        Template::new("commitment.forgive too late", &world, commitment::forgive(&ana.record(), &record, eur(20))),
        Template::new("commitment.take_back too late", &world, commitment::take_back(&ben.record(), &record, eur(5))),
    ]
}

/// Goods against a price.
fn exchanged() -> Vec<Template> {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let twins = ana.agrees(&ben.takes(&ana.offers(), 1, &[&ana]));
    let (goods, price) = (twins.goods.record(&world), twins.price.record(&world));
    let mut templates = vec![
        Template::new("commitment.perform of goods", &world, commitment::perform(&ana.record(), &goods, eur(20))),
        Template::new("commitment.confirm of goods", &world, commitment::confirm(&ben.record(), &goods, eur(20))),
        Template::new("commitment.confirm of a price", &world, commitment::confirm(&ana.record(), &price, eur(20))),
    ];
    ben.confirms(&twins.goods, eur(20));
    let close = commitment::close(&twins.goods.record(&world));
    templates.push(Template::new("commitment.close of a twin", &world, close));
    templates
}
