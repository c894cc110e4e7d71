//! Pools, stakes, claims.

use exodus_sdk::instructions::{Instruction, pool};
use exodus_sdk::{Address, address};

use super::scene::Scene;
use crate::laws::model::records::{CLAIM, OPEN, Stake};
use crate::laws::model::{DAY, Model, calendar};

pub(super) fn create(scene: &mut Scene) -> Option<Instruction> {
    let own = scene.somebody()?;
    if scene.model().pools.len() > 4 {
        return None;
    }
    let member = scene.member(&own);
    let shortest = calendar::at_most_a_period(member.period_seconds, 3 * DAY);
    let window = |scene: &mut Scene| {
        let longer = i64::try_from(scene.random.below(3_000)).expect("small");
        u32::try_from(shortest + longer).expect("short")
    };
    let smallest = if scene.random.percent(50) { 1 } else { scene.random.between(1, 500) };
    let largest = smallest + scene.random.below(20_000);
    let args = pool::PoolCreateArgs {
        turn: member.turn,
        rules: scene.hash(),
        discussion: window(scene),
        answer: window(scene),
        fulfilment: window(scene),
        waiting: [0, 1, 60, 3_000][scene.random.index(4)],
        smallest,
        largest,
        bps: [1, 100, 5_000, 10_000, 10_000][scene.random.index(5)],
        stake: size(scene, smallest, largest),
    };
    let payer = scene.payer();
    Some(pool::create(payer, &member, args))
}

/// A stake within the bounds, now and then the smallest.
fn size(scene: &mut Scene, smallest: u64, largest: u64) -> u64 {
    if scene.random.percent(30) { smallest } else { scene.random.between(smallest, largest) }
}

/// A stake that is in and owes nothing.
fn is_free(model: &Model, stake: &Stake) -> bool {
    stake.is_in() && !model.owes(&address::stake(&stake.pool, &stake.member))
}

pub(super) fn join(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let model = &world.model;
    let voucher = scene.one(&model.stakes, |_, one| is_free(model, one) && model.is_active(&one.member))?;
    let stake = &model.stakes[&voucher];
    let pool = model.pools.get(&stake.pool)?;
    let anybody = scene.wild || scene.random.percent(5);
    let out = |own: &Address| anybody || !model.stakes.get(&address::stake(&stake.pool, own)).is_some_and(Stake::is_in);
    let ties = model.ties.values().filter(|tie| tie.is_mutual()).filter_map(|tie| tie.other(&stake.member));
    let tied: Vec<Address> = ties.filter(|own| model.members.contains_key(own) && out(own)).collect();
    let own = scene.any(&tied)?;
    let (payer, amount) = (scene.payer(), size(scene, pool.smallest, pool.largest));
    Some(pool::join(payer, &scene.member(&own), &scene.get(&stake.pool), stake.member, amount))
}

/// A stake that fits, in a pool that stands, of a member who is there.
fn one(scene: &mut Scene, fits: impl Fn(&Stake) -> bool) -> Option<Address> {
    let world = scene.world;
    let model = &world.model;
    let there = |one: &Stake| model.pools.contains_key(&one.pool) && model.members.contains_key(&one.member);
    let at = scene.one(&model.stakes, |_, one| fits(one) && there(one))?;
    there(&model.stakes[&at]).then_some(at)
}

pub(super) fn change(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = one(scene, |one| is_free(&world.model, one))?;
    let stake = &world.model.stakes[&at];
    let pool = &world.model.pools[&stake.pool];
    let amount = size(scene, pool.smallest, pool.largest);
    Some(pool::change(&scene.member(&stake.member), &scene.get(&at), amount))
}

pub(super) fn leave(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = one(scene, |one| is_free(&world.model, one))?;
    Some(pool::leave(&scene.member(&world.model.stakes[&at].member), &scene.get(&at)))
}

pub(super) fn claim(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let model = &world.model;
    let at = one(scene, |one| {
        let waiting = model.pools.get(&one.pool).map_or(0, |pool| i64::from(pool.waiting));
        let waited = model.now > one.since.max(one.last_claim.unwrap_or(0)) + waiting;
        waited && is_free(model, one) && model.pool_total(&one.pool).1 > 1
    })?;
    let stake = &model.stakes[&at];
    let most = u64::try_from(model.largest_claim(&stake.pool, stake)).expect("an amount");
    if most == 0 {
        return None;
    }
    let (payer, amount, details) =
        (scene.payer(), if scene.random.percent(25) { 1 } else { scene.part(most) }, scene.hash());
    Some(pool::claim(payer, &scene.member(&stake.member), stake.pool, amount, details))
}

pub(super) fn freeze(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let model = &world.model;
    let at = scene.one(&model.requests, |_, one| {
        one.kind == CLAIM && !one.frozen && one.status == OPEN && model.now > one.deadline
    })?;
    let claim = &model.requests[&at];
    let pool = model.pools.contains_key(&claim.pool).then(|| scene.get(&claim.pool));
    if let Some(pool) = pool.as_ref().filter(|_| scene.random.percent(25)) {
        return Some(pool::freeze_for_the_rest(&scene.member(&claim.beneficiary), &scene.get(&at), pool));
    }
    Some(pool::freeze(&scene.get(&at), pool.as_ref()))
}

pub(super) fn withdraw(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let model = &world.model;
    let at = scene.one(&model.requests, |_, one| one.kind == CLAIM && !one.frozen && one.status == OPEN)?;
    Some(pool::withdraw(&scene.member(&model.requests[&at].beneficiary), &scene.get(&at)))
}

pub(super) fn mandate(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = one(scene, |one| is_free(&world.model, one))?;
    let stake = &world.model.stakes[&at];
    let amount = match scene.random.below(4) {
        0 => 0,
        1 => stake.amount,
        _ => scene.random.below(stake.amount + 1),
    };
    Some(pool::mandate(&scene.member(&stake.member), &scene.get(&at), amount))
}

/// A claim that is being answered, and a stake that shared it when it was opened. (One that has answered may have left.)
fn owing(scene: &mut Scene, late: bool) -> Option<(Address, Address)> {
    let world = scene.world;
    let model = &world.model;
    let at = scene.one(&model.requests, |_, one| model.to_answer(one) > 0 && (model.now > one.deadline) == late)?;
    let sharers = model.requests[&at].sharers.keys().copied();
    let sharers: Vec<Address> = sharers.filter(|stake| model.stakes.contains_key(stake)).collect();
    Some((at, scene.any(&sharers)?))
}

fn share(scene: &Scene, claim: &Address, stake: &Address) -> u64 {
    let model = scene.model();
    model.share(&model.requests[claim], stake).unwrap_or(0)
}

pub(super) fn answer(scene: &mut Scene) -> Option<Instruction> {
    let late = scene.random.percent(8);
    let (claim, stake) = owing(scene, late)?;
    let own = scene.model().stakes[&stake].member;
    let authority = scene.model().members.get(&own)?.authority;
    let payer = scene.payer();
    let record = scene.get::<exodus_sdk::state::Request>(&claim);
    let args = pool::PoolAnswerArgs { share: share(scene, &claim, &stake), details: record.details };
    let signs = if scene.random.percent(40) { payer } else { authority };
    Some(pool::answer_with(payer, signs, &scene.get(&stake), &record, args))
}

pub(super) fn decline(scene: &mut Scene) -> Option<Instruction> {
    let late = scene.random.percent(8);
    let (claim, stake) = owing(scene, late)?;
    let own = scene.model().stakes[&stake].member;
    scene.model().members.get(&own)?;
    let (share, member) = (share(scene, &claim, &stake), scene.member(&own));
    Some(pool::decline_with(&member, &scene.get(&stake), claim, share))
}

pub(super) fn lapse(scene: &mut Scene) -> Option<Instruction> {
    let (claim, stake) = owing(scene, true)?;
    Some(pool::lapse(&scene.get(&stake), &scene.get(&claim)))
}

pub(super) fn pass(scene: &mut Scene) -> Option<Instruction> {
    let late = scene.random.percent(50);
    let (claim, stake) = owing(scene, late)?;
    if share(scene, &claim, &stake) > 0 && scene.random.percent(90) {
        return None;
    }
    Some(pool::pass(&scene.get(&stake), &scene.get(&claim)))
}

pub(super) fn close(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = scene.one(&world.model.pools, |address, _| world.model.pool_total(address).1 == 0)?;
    Some(pool::close(&scene.get(&at)))
}

pub(super) fn tidy_stake(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let at = scene.one(&world.model.stakes, |_, one| !one.is_in())?;
    Some(pool::tidy_stake(&scene.get(&at)))
}
