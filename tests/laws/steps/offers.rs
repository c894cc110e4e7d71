//! Offers, needs, deals.

use exodus_sdk::instructions::{Instruction, offer};
use exodus_sdk::rules::offer::Kind;
use exodus_sdk::{address, state};

use super::scene::Scene;
use crate::laws::model::DAY;
use crate::laws::model::records::{Deal, Offer};

fn terms(scene: &mut Scene) -> offer::TermsArgs {
    let small = |number: u64| u8::try_from(number).expect("small");
    offer::TermsArgs {
        price: scene.sum(),
        expires: scene.ahead(366 * DAY),
        quantity: u32::try_from(scene.random.between(1, 4)).expect("small"),
        delivery_days: small(scene.random.between(1, 20)),
        payment_days: small(scene.random.between(1, 20)),
        reach: small(scene.random.between(1, 6)),
        details: scene.hash(),
    }
}

pub(super) fn publish(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let own = scene.one(&world.model.members, |address, _| world.model.is_active(address))?;
    let kind = if scene.random.percent(50) { Kind::Offer } else { Kind::Need };
    let (payer, terms) = (scene.payer(), terms(scene));
    Some(offer::publish(payer, &scene.member(&own), kind, terms))
}

/// An offer that fits, whose publisher is there.
fn one(scene: &mut Scene, fits: impl Fn(&Offer) -> bool) -> Option<exodus_sdk::record::Located<state::Offer>> {
    let world = scene.world;
    let at = scene.one(&world.model.offers, |_, one| fits(one))?;
    world.model.members.get(&world.model.offers[&at].publisher)?;
    Some(scene.get(&at))
}

pub(super) fn edit(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let found = one(scene, |one| world.model.is_open_offer(one) && world.model.is_active(&one.publisher))?;
    let terms = if scene.random.percent(50) { terms(scene) } else { offer::terms(&found) };
    Some(offer::edit(&scene.member(&found.publisher), &found, terms))
}

pub(super) fn close(scene: &mut Scene) -> Option<Instruction> {
    let found = one(scene, |_| true)?;
    Some(offer::close(&scene.member(&found.publisher), &found))
}

pub(super) fn take(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let found = one(scene, |one| world.model.is_open_offer(one))?;
    let own = scene.neighbour(&found.publisher)?;
    if world.model.deals.contains_key(&address::deal(&found.address, &own)) && !scene.wild {
        return None;
    }
    let path = scene.path_within(&own, &found.publisher, found.reach)?;
    let quantity = u32::try_from(scene.part(u64::from(found.quantity))).expect("small");
    let (payer, expires) = (scene.payer(), scene.ahead(30 * DAY));
    Some(offer::take(payer, &scene.member(&own), &found, &offer::Wish { quantity, expires, path }))
}

/// A deal that fits.
fn deal(scene: &mut Scene, fits: impl Fn(&Deal) -> bool) -> Option<exodus_sdk::record::Located<state::Deal>> {
    let world = scene.world;
    let at = scene.one(&world.model.deals, |_, one| fits(one))?;
    Some(scene.get(&at))
}

pub(super) fn withdraw(scene: &mut Scene) -> Option<Instruction> {
    let found = deal(scene, |_| true)?;
    scene.model().members.get(&found.taker)?;
    Some(offer::withdraw(&scene.member(&found.taker), &found))
}

pub(super) fn agree(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let found = deal(scene, |one| {
        let offer = world.model.offers.get(&one.offer);
        let stands = offer.is_some_and(|offer| world.model.is_open_offer(offer) && offer.quantity >= one.quantity);
        stands && world.model.is_open_deal(one)
    })?;
    scene.model().members.get(&found.publisher)?;
    let payer = scene.payer();
    Some(offer::agree(payer, &scene.member(&found.publisher), &found))
}

pub(super) fn tidy(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let found = one(scene, |one| !world.model.is_open_offer(one))?;
    Some(offer::tidy(&found))
}

pub(super) fn tidy_deal(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let found = deal(scene, |one| {
        let open = world.model.offers.get(&one.offer).is_some_and(|offer| world.model.is_open_offer(offer));
        !open || !world.model.is_open_deal(one)
    })?;
    Some(offer::tidy_deal(&found))
}
