//! Delegates and recoveries.

use exodus_sdk::address;
use exodus_sdk::instructions::{Instruction, delegate, recovery};

use super::scene::Scene;
use crate::laws::model::DAY;
use crate::laws::model::records::{EXTENDED, LEFT, Member, Side};
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
        tie.is_mutual() && tie.sides.iter().any(|(end, side)| cares(end) && (careful.is_none() || !chosen(side)))
    })?;
    let sides = model.ties[&at].sides.iter();
    let ends: Vec<_> = sides.filter(|(end, side)| side.state == EXTENDED && cares(end)).collect();
    let (own, side) = scene.any(&ends)?;
    model.members.get(own)?;
    let choose = !chosen(side);
    if !choose && scene.random.percent(70) {
        return None;
    }
    Some(recovery::choose(&scene.member(own), &scene.get(&at), choose))
}

fn chosen(side: &Side) -> bool {
    side.guardian_since != 0 && side.dismissed_at == 0
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
        tie.sides.values().any(|side| ripe(side.guardian_since) || young && side.guardian_since != 0)
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
        now <= one.expires() && model.members.get(&one.member).is_some_and(|member| member.proposals_from <= one.epoch)
    })?;
    let proposal = &model.recoveries[&at];
    let guardians: Vec<_> = model
        .ties
        .values()
        .filter(|tie| tie.side(&proposal.member).guardian_since != 0)
        .filter_map(|tie| tie.other(&proposal.member))
        .filter(|guardian| {
            let epoch = model.members.get(guardian).map(|member| member.epoch);
            epoch.is_some_and(|epoch| !proposal.approvers.iter().any(|one| one.0 == *guardian && one.2 == epoch))
        })
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
    let at = scene
        .one(&model.recoveries, |_, one| one.began.is_some() && (one.executable()..=one.expires()).contains(&now))?;
    let proposal = &model.recoveries[&at];
    let approvers: Vec<_> = proposal
        .approvers
        .iter()
        .map(|one| one.0)
        .filter(|approver| {
            let tied = model.ties.contains_key(&address::tie(approver, &proposal.member));
            tied && model.members.contains_key(approver)
        })
        .collect();
    Some(recovery::execute(&scene.get(&at), &approvers))
}

pub(super) fn veto(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = scene.one(&world.model.recoveries, |_, _| true)?;
    let proposal = &world.model.recoveries[&at];
    let ward = proposal.member;
    world.model.members.get(&ward).filter(|ward| ward.state != LEFT)?;
    if scene.random.percent(60) {
        return Some(recovery::veto(&scene.member(&ward), &scene.get(&at)));
    }
    let ties = world.model.ties.values().filter(|tie| tie.side(&ward).guardian_since != 0);
    let guardians: Vec<_> = ties.filter_map(|tie| tie.other(&ward)).collect();
    let shown = scene.any(&guardians).filter(|shown| world.model.members.contains_key(shown))?;
    Some(recovery::veto_without(&scene.member(&ward), &scene.get(&at), &shown))
}

pub(super) fn tidy_recovery(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let (model, now) = (&world.model, scene.now());
    let at = scene.one(&model.recoveries, |_, one| {
        let over = |member: &Member| member.state == LEFT || one.epoch < member.proposals_from;
        now > one.expires() || model.members.get(&one.member).is_none_or(over)
    })?;
    Some(recovery::tidy(&scene.get(&at)))
}
