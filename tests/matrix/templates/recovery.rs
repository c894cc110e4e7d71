//! Recoveries.

use exodus_sdk::instructions::{member, recovery};
use exodus_sdk::{Signer, address};

use super::super::template::Template;
use crate::{DAY, Person, World, key_of};

pub(super) fn templates() -> Vec<Template> {
    let world = World::default();
    let people = ["ana", "ben", "eva", "ivo"].map(|name| world.joins(name));
    let [ana, ben, eva, ivo] = &people;
    world.row(&[ana, ben, eva, ana, ivo]);
    let choose = |chosen| recovery::choose(&ana.record(), &ana.tie(ben), chosen);
    let mut templates = vec![Template::new("recovery.choose", &world, choose(true))];
    for friend in [ben, eva, ivo] {
        ana.chooses(friend);
    }
    templates.push(Template::new("recovery.choose no more", &world, choose(false)));
    templates.push(Template::new("recovery.arrange", &world, recovery::arrange(&ana.record(), 2, 3)));
    ana.arranges(2, 3);
    templates.push(Template::new("recovery.arrange none", &world, recovery::arrange(&ana.record(), 0, 0)));
    world.passes(30 * DAY);
    let new = key_of("new").pubkey();
    let propose = recovery::propose(world.payer.pubkey(), &ben.record(), ana.member, new);
    templates.push(Template::new("recovery.propose", &world, propose));
    ivo.proposes(ana, &key_of("newer"));
    let proposed = ben.proposes(ana, &key_of("new"));
    templates.push(Template::new("recovery.approve", &world, recovery::approve(&eva.record(), &proposed)));
    let approved = eva.approves(&proposed);
    templates.push(Template::new("recovery.veto", &world, recovery::veto(&ana.record(), &approved)));
    world.passes(3 * DAY);
    let execute = recovery::execute(&approved, &[ben.member, eva.member]);
    let execute = Template::new("recovery.execute", &world, execute);
    templates.push(execute.within(approved.executable, approved.expires));
    world.passes(60 * DAY);
    let tidy = Template::new("recovery.tidy", &world, recovery::tidy(&approved));
    templates.push(tidy.within(approved.expires + 1, i64::MAX));
    assert!(!world.is_gone(&address::recovery(&ana.member, &new)));
    templates.push(by_a_young_key(&world, &people));
    templates
}

/// A veto that shows a guardian who has not approved.
fn by_a_young_key(world: &World, [ana, ben, eva, ivo]: &[Person; 4]) -> Template {
    let key = key_of("another");
    world.accepts(&[member::change_key(&ana.record(), key.pubkey())], &[&ana.key, &key]);
    let proposed = eva.approves(&ben.proposes(ana, &key_of("newest")));
    let veto = recovery::veto_without(&ana.record(), &proposed, &ivo.member);
    Template::new("recovery.veto by a young key", world, veto)
}
