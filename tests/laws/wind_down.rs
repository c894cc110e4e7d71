//! The end of a world: everything that can be settled is settled, closed and tidied, until only networks and tombstones
//! are left. What is left besides is stuck.

use exodus_sdk::Address;
use exodus_sdk::instructions::{
    Instruction, commitment, delegate, intent, member, offer, pool, recovery, request, tie,
};

use super::model::records::{ACTIVE, CLAIM, DORMANT, EXTENDED, LEFT, SILENT, WITHDRAWN};
use super::model::{DAY, Model};
use super::world::World;

/// Everything that somebody could do now towards the end, most urgent first.
pub(crate) fn left_to_do(world: &World) -> Vec<Instruction> {
    let (model, machine) = (&world.model, &world.machine);
    let there = |member: &Address| model.members.contains_key(member);
    let mut todo = Vec::new();
    for (at, one) in &model.requests {
        let status_live = model.is_live(at, one);
        if one.kind == CLAIM && !one.frozen && status_live {
            let pool = model.pools.contains_key(&one.pool).then(|| machine.get(&one.pool));
            todo.push(pool::freeze(&machine.get(at), pool.as_ref()));
        } else if status_live && one.kind != CLAIM && there(&one.beneficiary) {
            todo.push(request::close(&machine.get(&one.beneficiary), &machine.get(at)));
        }
        todo.push(request::tidy(&machine.get(at)));
        for stake in one.sharers.keys().filter(|_| one.frozen) {
            todo.push(pool::pass(&machine.get(stake), &machine.get(at)));
            todo.push(pool::lapse(&machine.get(stake), &machine.get(at)));
        }
    }
    for (at, one) in &model.intents {
        if there(&one.member) {
            todo.push(intent::withdraw(&machine.get(&one.member), &machine.get(at)));
        } else {
            todo.push(intent::tidy(&machine.get(at), &machine.get(&one.request)));
        }
    }
    for (at, one) in &model.commitments {
        let record = machine.get(at);
        todo.push(match (one.outstanding(), one.kept) {
            (0, _) if one.reported_overdue || one.cleared != one.reported_cleared => commitment::report(&record),
            (0, _) => commitment::close(&record),
            (rest, 0) => commitment::confirm(&machine.get(&one.creditor), &record, rest),
            (rest, _) => commitment::forgive(&machine.get(&one.creditor), &record, rest),
        });
    }
    for (at, one) in &model.deals {
        if there(&one.taker) {
            todo.push(offer::withdraw(&machine.get(&one.taker), &machine.get(at)));
        } else {
            todo.push(offer::tidy_deal(&machine.get(at)));
        }
    }
    todo.extend(model.offers.iter().map(|(at, one)| offer::close(&machine.get(&one.publisher), &machine.get(at))));
    todo.extend(model.invitations.keys().map(|at| tie::tidy_invitation(&machine.get(at))));
    todo.extend(model.delegates.keys().map(|at| delegate::tidy(&machine.get(at))));
    todo.extend(model.recoveries.keys().map(|at| recovery::tidy(&machine.get(at))));
    groups_and_people(world, &mut todo);
    todo
}

fn groups_and_people(world: &World, todo: &mut Vec<Instruction>) {
    let (model, machine) = (&world.model, &world.machine);
    for (at, one) in &model.stakes {
        if one.is_in() {
            todo.push(pool::leave(&machine.get(&one.member), &machine.get(at)));
        } else {
            todo.push(pool::tidy_stake(&machine.get(at)));
        }
    }
    todo.extend(model.pools.keys().map(|at| pool::close(&machine.get(at))));
    for (at, one) in &model.ties {
        for (own, side) in &one.sides {
            let record = machine.get(at);
            match (model.members.get(own).map(|own| own.state), side.state) {
                (None | Some(LEFT), _) => todo.push(tie::tidy(*own, &record)),
                (Some(ACTIVE | DORMANT), EXTENDED) => todo.push(tie::withdraw(&machine.get(own), &record)),
                (Some(ACTIVE | DORMANT), WITHDRAWN) => todo.push(tie::close(&machine.get(own), &record)),
                (Some(ACTIVE | DORMANT), SILENT) | (Some(_), _) => {}
            }
        }
    }
    for (at, one) in &model.members {
        let record = machine.get(at);
        todo.push(if one.state == LEFT { member::tidy_tombstone(&record) } else { member::leave(&record) });
    }
}

/// What of a world is neither a network nor a tombstone.
pub(crate) fn stuck(model: &Model) -> Vec<Address> {
    model.rents().into_keys().filter(|address| !model.sunk.contains_key(address)).collect()
}

/// How long to wait when nothing can be done: longer than every term there is, and than the period in which the calls of
/// any emergency count.
pub(crate) fn patience(model: &Model) -> i64 {
    let counted = model.requests.values().map(|one| one.counted_until - model.now + 1);
    counted.max().unwrap_or_default().max(400 * DAY)
}
