//! Ties and invitations.

use exodus_sdk::instructions::tie;
use exodus_sdk::link::Link;
use exodus_sdk::{Signer, address};

use super::super::template::Template;
use crate::{DAY, Person, World, eur};

pub(super) fn templates() -> Vec<Template> {
    [invitations(), hands(), ends()].into_iter().flatten().collect()
}

fn link() -> Link {
    Link::from_seed([1; 32])
}

fn accept(ben: &Person) -> exodus_sdk::instructions::Instruction {
    let world = ben.world;
    let invitation = world.get(&address::invitation(&link().keypair().expect("a seed is a key").pubkey()));
    tie::accept(world.payer.pubkey(), (&ben.record()).into(), &invitation, eur(50))
}

fn invitations() -> Vec<Template> {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let key = link().keypair().expect("a seed is a key").pubkey();
    let until = world.now() + 30 * DAY;
    let invite = tie::invite(world.payer.pubkey(), &ana.record(), key, eur(30), until, 3);
    let mut templates = vec![Template::new("tie.invite", &world, invite)];
    let invitation = ana.invites(&link(), eur(30), 3);
    templates.push(Template::new("tie.accept", &world, accept(&ben)).within(i64::MIN, invitation.expires));
    templates.push(Template::new("tie.cancel", &world, tie::cancel(&ana.record(), &invitation)));
    let extend = tie::extend(world.payer.pubkey(), &ben.record(), ana.member, eur(20));
    world.accepts(&[extend], &[&ben.key]);
    templates.push(Template::new("tie.accept of a hand that was held out", &world, accept(&ben)));
    world.passes(31 * DAY);
    let (from, tidy) = (invitation.expires + 1, tie::tidy_invitation(&invitation));
    templates.push(Template::new("tie.tidy_invitation", &world, tidy).within(from, i64::MAX));
    templates
}

fn hands() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    let extend = |one: &Person, two: &Person| tie::extend(world.payer.pubkey(), &one.record(), two.member, eur(20));
    ana.ties_with(&eva);
    let mut templates = vec![Template::new("tie.extend", &world, extend(&ana, &ben))];
    world.accepts(&[extend(&ana, &ben)], &[&ana.key]);
    templates.push(Template::new("tie.extend in answer", &world, extend(&ben, &ana)));
    let turn_away = tie::withdraw(&ben.record(), &ben.tie(&ana));
    templates.push(Template::new("tie.withdraw from a hand that was never taken", &world, turn_away));
    world.accepts(&[extend(&ben, &ana)], &[&ben.key]);
    let tie = || ana.tie(&ben);
    templates.push(Template::new("tie.pledge", &world, tie::pledge(&ana.record(), &tie(), eur(7))));
    templates.push(Template::new("tie.withdraw", &world, tie::withdraw(&ana.record(), &tie())));
    ana.withdraws(&ben);
    templates.push(Template::new("tie.restore", &world, tie::restore(&ana.record(), &tie())));
    ben.withdraws(&ana);
    let close = |person: &Person| tie::close(&person.record(), &tie());
    templates.push(Template::new("tie.close while the other remembers", &world, close(&ana)));
    world.accepts(&[close(&ben)], &[&ben.key]);
    templates.push(Template::new("tie.close", &world, close(&ana)));
    templates
}

fn ends() -> Vec<Template> {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    ana.chooses(&ben);
    ben.withdraws(&ana);
    ben.passes_on();
    vec![Template::new("tie.tidy", &world, tie::tidy(ben.member, &ana.tie(&ben)))]
}
