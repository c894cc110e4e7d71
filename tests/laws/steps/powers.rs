//! Delegates and recoveries.

use exodus_sdk::address;
use exodus_sdk::instructions::{Instruction, delegate, recovery};

use super::Scene;
use crate::laws::model::DAY;
use crate::laws::model::records::{EXTENDED, LEFT};
use crate::laws::world::key;

pub(super) fn grant(scene: &mut Scene) -> Option<Instruction> {
    let own = scene.somebody()?;
    let (payer, lent, expires) = (scene.payer(), key(60 + scene.random.below(12)), scene.ahead(366 * DAY));
    let scopes = [15, 15, 1, 2, 4, 8, 12][scene.random.index(7)];
    let limit = if scene.random.percent(60) { 100_000 } else { scene.sum() };
    let power = delegate::Power { scopes, limit, expires };
    Some(delegate::grant(payer, &scene.member(&own), lent, power))
}

pub(super) fn revoke(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = scene.one(&world.model.delegates, |_, one| world.model.members.contains_key(&one.member))?;
    let lent = &world.model.delegates[&at];
    let member = world.model.members.get(&lent.member)?;
    let authority = if scene.random.percent(50) { member.authority } else { lent.key };
    Some(delegate::revoke(authority, &scene.get(&at)))
}

pub(super) fn tidy_delegate(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let (model, now) = (&world.model, scene.now());
    let at = scene.one(&model.delegates, |_, one| {
        now > one.expires || model.members.get(&one.member).is_none_or(|member| member.epoch != one.epoch)
    })?;
    Some(delegate::tidy(&scene.get(&at)))
}

pub(super) fn choose(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let model = &world.model;
    // Somebody is more careful than the others, and soon has as many guardians as there may be.
    let careful = model.members.keys().next().filter(|_| scene.random.percent(50));
    let cares = |end: &exodus_sdk::Address| careful.is_none_or(|careful| careful == end);
    let at = scene.one(&model.ties, |_, tie| {
        tie.is_mutual()
            && tie.sides.iter().any(|(end, side)| cares(end) && (careful.is_none() || side.guardian_since == 0))
    })?;
    let sides = model.ties[&at].sides.iter();
    let ends: Vec<_> = sides.filter(|(end, side)| side.state == EXTENDED && cares(end)).collect();
    let (own, side) = scene.any(&ends)?;
    model.members.get(own)?;
    let chosen = side.guardian_since == 0;
    if !chosen && scene.random.percent(70) {
        return None;
    }
    Some(recovery::choose(&scene.member(own), &scene.get(&at), chosen))
}

pub(super) fn arrange(scene: &mut Scene) -> Option<Instruction> {
    let own = scene.somebody()?;
    let (threshold, days) = [(2, 3), (2, 3), (2, 30), (3, 5), (0, 0)][scene.random.index(5)];
    Some(recovery::arrange(&scene.member(&own), threshold, days))
}

/// A guardian and a ward: long enough, unless anything goes.
fn guardian(scene: &mut Scene) -> Option<(exodus_sdk::Address, exodus_sdk::Address)> {
    let world = scene.world;
    let (model, early) = (&world.model, scene.now() - 30 * DAY);
    let ripe = |since: i64| since != 0 && since <= early;
    let young = scene.random.percent(5);
    let at = scene.one(&model.ties, |_, tie| {
        tie.is_mutual() && tie.sides.values().any(|side| ripe(side.guardian_since) || young && side.guardian_since != 0)
    })?;
    let tie = &model.ties[&at];
    let wards: Vec<_> = tie.sides.iter().filter(|(_, side)| side.guardian_since != 0).map(|(ward, _)| *ward).collect();
    let ward = scene.any(&wards)?;
    let own = tie.other(&ward)?;
    (model.members.contains_key(&ward) && model.members.contains_key(&own)).then_some((own, ward))
}

pub(super) fn propose(scene: &mut Scene) -> Option<Instruction> {
    let (own, ward) = guardian(scene)?;
    let new = key(80 + scene.random.below(4));
    let off = scene.model().members[&ward].guardian_threshold == 0;
    if (off && scene.random.percent(90)) || scene.model().recoveries.contains_key(&address::recovery(&ward, &new)) {
        return None;
    }
    let payer = scene.payer();
    Some(recovery::propose(payer, &scene.member(&own), ward, new))
}

pub(super) fn approve(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let (model, now) = (&world.model, scene.now());
    let at = scene.one(&model.recoveries, |_, one| {
        now <= one.expires && model.members.get(&one.member).is_some_and(|member| member.epoch == one.epoch)
    })?;
    let proposal = &model.recoveries[&at];
    let guardians: Vec<_> = model
        .ties
        .values()
        .filter(|tie| tie.side(&proposal.member).guardian_since != 0)
        .filter_map(|tie| tie.other(&proposal.member))
        .filter(|guardian| model.members.contains_key(guardian) && !proposal.approvers.contains(guardian))
        .collect();
    let own = scene.any(&guardians).or_else(|| scene.somebody())?;
    if !model.ties.contains_key(&address::tie(&own, &proposal.member)) || !model.members.contains_key(&own) {
        return None;
    }
    Some(recovery::approve(&scene.member(&own), &scene.get(&at)))
}

pub(super) fn execute(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let (model, now) = (&world.model, scene.now());
    let at = scene.one(&model.recoveries, |_, one| {
        let ward = model.members.get(&one.member);
        let enough = ward.is_some_and(|ward| usize::from(ward.guardian_threshold) <= one.approvers.len());
        enough && (one.executable..=one.expires).contains(&now)
    })?;
    let proposal = &model.recoveries[&at];
    let approvers: Vec<_> = proposal
        .approvers
        .iter()
        .filter(|approver| model.ties.contains_key(&address::tie(approver, &proposal.member)))
        .copied()
        .collect();
    Some(recovery::execute(&scene.get(&at), &approvers))
}

pub(super) fn veto(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = scene.one(&world.model.recoveries, |_, _| true)?;
    let ward = world.model.recoveries[&at].member;
    world.model.members.get(&ward).filter(|ward| ward.state != LEFT)?;
    Some(recovery::veto(&scene.member(&ward), &scene.get(&at)))
}

pub(super) fn tidy_recovery(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let (model, now) = (&world.model, scene.now());
    let at = scene.one(&model.recoveries, |_, one| {
        now > one.expires || model.members.get(&one.member).is_none_or(|member| member.epoch != one.epoch)
    })?;
    Some(recovery::tidy(&scene.get(&at)))
}
