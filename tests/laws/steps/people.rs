//! Networks, members, ties, links.

use exodus_sdk::address;
use exodus_sdk::instructions::{Instruction, member, network, tie};

use super::scene::Scene;
use crate::laws::model::DAY;
use crate::laws::model::records::{EXTENDED, LEFT, SILENT, WITHDRAWN};
use crate::laws::world::key;

pub(super) fn create_network(scene: &mut Scene) -> Option<Instruction> {
    // A world whose first network has room for many ties has no other: so circles grow large.
    let large = scene.model().networks.values().next().is_some_and(|first| first.tie_cap == 150);
    if scene.model().networks.len() > 3 || (large && scene.random.percent(98)) {
        return None;
    }
    let number = scene.random.below(50);
    let short = scene.random.between(60, 86_400);
    let period = [0, 0, 60, 600, 3_600, 86_400, short][scene.random.index(7)];
    let args = network::CreateArgs {
        slug: address::padded(&format!("{}-{number}", if scene.random.percent(3) { "Net" } else { "net" }))
            .expect("short"),
        unit: address::padded("EUR").expect("short"),
        decimals: [0, 2, 2, 3][scene.random.index(4)],
        default_pledge: scene.sum(),
        period_seconds: u32::try_from(period).expect("short"),
        tie_cap: [2, 4, 150][scene.random.index(3)],
        dormant_after: [1, 3, 40, 4_000_000, 4_000_000, 4_000_000][scene.random.index(6)],
    };
    let payer = scene.payer();
    Some(network::create(payer, key(number), None, args))
}

pub(super) fn join(scene: &mut Scene) -> Option<Instruction> {
    if scene.model().members.len() >= 12 {
        return None;
    }
    let networks: Vec<_> = scene.model().networks.keys().copied().collect();
    let network = scene.any(&networks)?;
    let (payer, key, pledge, profile) = (scene.payer(), key(scene.random.below(40)), scene.sum(), scene.hash());
    let attention = u16::try_from(scene.random.below(1_001)).expect("small");
    Some(member::join(payer, key, network, member::JoinArgs { pledge, attention, profile }))
}

pub(super) fn set(scene: &mut Scene) -> Option<Instruction> {
    let own = scene.somebody()?;
    let (pledge, profile) = (scene.sum(), scene.hash());
    let attention = u16::try_from(scene.random.below(1_001)).expect("small");
    Some(member::set(&scene.member(&own), pledge, attention, profile))
}

pub(super) fn change_key(scene: &mut Scene) -> Option<Instruction> {
    let own = scene.somebody()?;
    let new = key(scene.random.below(60));
    Some(member::change_key(&scene.member(&own), new))
}

pub(super) fn wake(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let own =
        scene.one(&world.model.members, |_, one| one.state != LEFT && one.last_active < world.model.today(one))?;
    Some(member::wake(&scene.member(&own)))
}

pub(super) fn leave(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let own = scene.one(&world.model.members, |address, one| {
        let counts = world.model.counts(address);
        let holds = counts.supports + counts.initiatives + counts.claims > 0 || counts.offers + counts.stakes > 0;
        one.state != LEFT && counts.ties == 0 && !holds
    })?;
    Some(member::leave(&scene.member(&own)))
}

pub(super) fn tidy_dormant(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let own = scene.one(&world.model.members, |_, one| one.state == 1 && world.model.is_dormant(one))?;
    Some(member::tidy_dormant(&scene.member(&own)))
}

pub(super) fn tidy_tombstone(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let own = scene.one(&world.model.members, |_, one| one.state == LEFT)?;
    Some(member::tidy_tombstone(&scene.member(&own)))
}

pub(super) fn invite(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let own = scene.one(&world.model.members, |address, _| world.model.is_active(address))?;
    let (payer, link, pledge, expires) = (scene.payer(), scene.new_key(), scene.sum(), scene.ahead(90 * DAY));
    let uses = u8::try_from(scene.random.between(1, 3)).expect("small");
    Some(tie::invite(payer, &scene.member(&own), link, pledge, expires, uses))
}

pub(super) fn accept(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let (model, now) = (&world.model, scene.now());
    let at = scene.one(&model.invitations, |_, one| {
        let inviter = model.members.get(&one.inviter);
        let power = inviter.is_some_and(|inviter| inviter.epoch == one.epoch) && model.is_active(&one.inviter);
        now <= one.expires && one.uses_left > 0 && power
    })?;
    let inviter = model.invitations[&at].inviter;
    let own = scene.neighbour(&inviter)?;
    let (payer, pledge) = (scene.payer(), scene.sum());
    Some(tie::accept(payer, (&scene.member(&own)).into(), &scene.get(&at), pledge))
}

pub(super) fn cancel(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = scene.one(&world.model.invitations, |_, one| world.model.members.contains_key(&one.inviter))?;
    let inviter = world.model.invitations[&at].inviter;
    world.model.members.get(&inviter)?;
    Some(tie::cancel(&scene.member(&inviter), &scene.get(&at)))
}

pub(super) fn extend(scene: &mut Scene) -> Option<Instruction> {
    let own = scene.somebody()?;
    let other = scene.neighbour(&own)?;
    let says = scene.model().ties.get(&address::tie(&own, &other)).map_or(SILENT, |tie| tie.side(&own).state);
    if says != SILENT && !scene.wild {
        return None;
    }
    let (payer, pledge) = (scene.payer(), scene.sum());
    Some(tie::extend(payer, &scene.member(&own), other, pledge))
}

/// One end of a tie whose side says this, and the other end, both still members.
fn own_end(scene: &mut Scene, says: &[u8]) -> Option<(exodus_sdk::Address, exodus_sdk::Address)> {
    let world = scene.world;
    let model = &world.model;
    let at = scene.one(&model.ties, |_, tie| tie.sides.values().any(|side| says.contains(&side.state)))?;
    let ends: Vec<_> = model.ties[&at].sides.iter().filter(|(_, side)| says.contains(&side.state)).collect();
    let own = *scene.any(&ends)?.0;
    model.members.contains_key(&own).then_some((at, own))
}

pub(super) fn pledge(scene: &mut Scene) -> Option<Instruction> {
    let (at, own) = own_end(scene, &[EXTENDED])?;
    let sum = scene.sum();
    Some(tie::pledge(&scene.member(&own), &scene.get(&at), sum))
}

pub(super) fn withdraw(scene: &mut Scene) -> Option<Instruction> {
    let (at, own) = own_end(scene, &[EXTENDED, SILENT])?;
    Some(tie::withdraw(&scene.member(&own), &scene.get(&at)))
}

pub(super) fn restore(scene: &mut Scene) -> Option<Instruction> {
    let (at, own) = own_end(scene, &[WITHDRAWN])?;
    Some(tie::restore(&scene.member(&own), &scene.get(&at)))
}

pub(super) fn forget(scene: &mut Scene) -> Option<Instruction> {
    let (at, own) = own_end(scene, &[WITHDRAWN])?;
    Some(tie::close(&scene.member(&own), &scene.get(&at)))
}

pub(super) fn tidy_invitation(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let (model, now) = (&world.model, scene.now());
    let at = scene.one(&model.invitations, |_, one| {
        let power = model.members.get(&one.inviter).is_some_and(|inviter| inviter.epoch == one.epoch);
        now > one.expires || one.uses_left == 0 || !power
    })?;
    Some(tie::tidy_invitation(&scene.get(&at)))
}

pub(super) fn tidy_tie(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let model = &world.model;
    let gone = |address: &exodus_sdk::Address| model.members.get(address).is_none_or(|member| member.state == LEFT);
    let at = scene.one(&model.ties, |_, tie| tie.sides.keys().any(gone))?;
    let end =
        model.ties[&at].sides.keys().copied().find(|end| gone(end)).or(model.ties[&at].sides.keys().next().copied())?;
    Some(tie::tidy(end, &scene.get(&at)))
}
