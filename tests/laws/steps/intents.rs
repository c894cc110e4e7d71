//! Intents.

use exodus_sdk::address;
use exodus_sdk::instructions::{Instruction, intent};

use super::requests::perhaps_lent;
use super::scene::Scene;
use crate::laws::model::records::{ADOPTED, INITIATIVE, OPEN, SUPPORT};

pub(super) fn declare(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let model = &world.model;
    let at = scene.one(&model.requests, |address, one| {
        matches!(one.kind, SUPPORT | INITIATIVE) && model.status(address, one) == OPEN
    })?;
    let request = &model.requests[&at];
    let own = scene.neighbour(&request.beneficiary)?;
    if model.intents.contains_key(&address::intent(&at, &own)) && !scene.wild {
        return None;
    }
    let path = scene.path_within(&own, &request.beneficiary, request.reach)?;
    let (payer, amount) = (scene.payer(), scene.part(request.target));
    let recurring = request.kind == SUPPORT && scene.random.percent(70);
    let (period, wish) = (model.period_of(request), intent::Wish { amount, recurring, path });
    let instruction = intent::declare(payer, &scene.member(&own), &scene.get(&at), period, &wish);
    Some(perhaps_lent(scene, &own, instruction))
}

pub(super) fn edit(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let model = &world.model;
    let at = scene.one(&model.intents, |_, one| {
        model.requests.get(&one.request).is_some_and(|request| model.is_live(&one.request, request))
    })?;
    let intent = &model.intents[&at];
    model.members.get(&intent.member)?;
    let request = &model.requests[&intent.request];
    let adopted = model.status(&intent.request, request) == ADOPTED;
    let amount = scene.part(if adopted { intent.amount } else { request.target });
    let recurring = if scene.random.percent(70) { intent.recurring } else { request.kind == SUPPORT };
    let instruction = intent::edit(&scene.member(&intent.member), &scene.get(&at), amount, recurring);
    Some(perhaps_lent(scene, &intent.member, instruction))
}

pub(super) fn withdraw(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = scene.one(&world.model.intents, |_, one| world.model.members.contains_key(&one.member))?;
    let own = world.model.intents[&at].member;
    world.model.members.get(&own)?;
    let instruction = intent::withdraw(&scene.member(&own), &scene.get(&at));
    Some(perhaps_lent(scene, &own, instruction))
}

pub(super) fn refuse(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = scene.one(&world.model.intents, |_, _| true)?;
    let own = world.model.requests[&world.model.intents[&at].request].beneficiary;
    world.model.members.get(&own)?;
    Some(intent::refuse(&scene.member(&own), &scene.get(&at)))
}

pub(super) fn tidy(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let model = &world.model;
    let at = scene.one(&model.intents, |_, one| {
        let request = &model.requests[&one.request];
        !model.is_live(&one.request, request) || one.period < model.period_of(request)
    })?;
    Some(intent::tidy(&scene.get(&at), &scene.get(&model.intents[&at].request)))
}
