//! Requests.

use exodus_sdk::Address;
use exodus_sdk::instructions::{Instruction, by_delegate, request};

use super::scene::Scene;
use crate::laws::model::DAY;
use crate::laws::model::records::{ADOPTED, CLAIM, OPEN};

/// Lets one of the member's delegates sign, now and then.
pub(super) fn perhaps_lent(scene: &mut Scene, own: &Address, instruction: Instruction) -> Instruction {
    let lent: Vec<Address> =
        scene.model().delegates.values().filter(|one| one.member == *own).map(|one| one.key).collect();
    match scene.any(&lent) {
        Some(key) if scene.random.percent(40) => by_delegate(instruction, &scene.member(own), key),
        Some(_) | None => instruction,
    }
}

pub(super) fn open(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let own = scene
        .one(&world.model.members, |address, _| world.model.is_active(address) && world.model.ties_of(address) > 0)?;
    let (payer, target) = (scene.payer(), scene.sum() * 2);
    let reach = [0, 1, 2, 3, 3, 6][scene.random.index(6)];
    let details = scene.hash();
    let member = scene.member(&own);
    let instruction = match scene.random.below(3) {
        0 => {
            let deadline = scene.ahead(92 * DAY);
            request::open_emergency(payer, &member, request::Emergency { target, deadline, reach, details })
        }
        1 => request::open_support(payer, &member, request::Support { target, reach, details }),
        _ => {
            let deadline = scene.ahead(366 * DAY);
            let fulfil_by = deadline + scene.ahead(20 * DAY) - scene.now();
            let minimum_backers = u32::try_from(scene.random.between(1, 3)).expect("small");
            let initiative = request::Initiative { target, deadline, fulfil_by, minimum_backers, reach, details };
            request::open_initiative(payer, &member, initiative)
        }
    };
    Some(perhaps_lent(scene, &own, instruction))
}

pub(super) fn edit(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = scene.one(&world.model.requests, |address, one| world.model.is_live(address, one) && one.kind != CLAIM)?;
    let request = &world.model.requests[&at];
    world.model.members.get(&request.beneficiary)?;
    let target = if scene.random.percent(50) { request.target } else { scene.sum() * 2 };
    let reach = if scene.random.percent(70) { request.reach } else { 1 };
    let details = if scene.random.percent(70) { request.details } else { scene.hash() };
    Some(request::edit(&scene.member(&request.beneficiary), &scene.get(&at), target, reach, details))
}

pub(super) fn close(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = scene.one(&world.model.requests, |address, one| world.model.is_live(address, one) && !one.frozen)?;
    let own = world.model.requests[&at].beneficiary;
    world.model.members.get(&own)?;
    let instruction = request::close(&scene.member(&own), &scene.get(&at));
    Some(perhaps_lent(scene, &own, instruction))
}

pub(super) fn tidy(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = scene.one(&world.model.requests, |address, one| {
        !world.model.is_live(address, one) && world.model.to_answer(one) == 0
    })?;
    Some(request::tidy(&scene.get(&at)))
}

pub(super) fn adopt(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = scene
        .one(&world.model.requests, |address, one| one.status == OPEN && world.model.status(address, one) == ADOPTED)?;
    Some(request::adopt(&scene.get(&at)))
}
