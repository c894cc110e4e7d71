//! How much time passes before something happens: mostly none, often up to a moment that decides something, give or take
//! a second.

use crate::laws::model::{DAY, Model, calendar};
use crate::laws::random::Random;

pub(super) fn wait(model: &Model, random: &mut Random) -> i64 {
    if !random.percent(14) {
        return 0;
    }
    match random.below(20) {
        0..=6 => signed(random.between(1, 3)),
        7..=10 => signed(random.between(1, 4_000)),
        11..=16 => {
            let moment = moment(model, random);
            until(model, random, moment)
        }
        17 => {
            let end = period_end(model, random);
            until(model, random, end)
        }
        18 => DAY,
        _ => signed(random.between(1, 8)) * DAY,
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).expect("small")
}

/// The time until a moment, or one second less or more.
fn until(model: &Model, random: &mut Random, moment: Option<i64>) -> i64 {
    let shift = signed(random.below(3)) - 1;
    moment.map_or(1, |moment| (moment + shift - model.now).max(0))
}

fn period_end(model: &Model, random: &mut Random) -> Option<i64> {
    let networks: Vec<_> = model.networks.values().collect();
    let seconds = random.pick(&networks)?.period_seconds;
    Some(calendar::last_second(seconds, calendar::period(seconds, model.now)))
}

/// One of the next moments that decide something.
fn moment(model: &Model, random: &mut Random) -> Option<i64> {
    let mut moments = Vec::new();
    for request in model.requests.values() {
        moments.extend([request.deadline, request.fulfil_by]);
        moments.extend(request.reached_since.map(|since| since + i64::from(request.trial)));
    }
    moments.extend(model.commitments.values().filter(|one| one.settled_at == 0).map(|one| one.due));
    moments.extend(model.invitations.values().map(|one| one.expires));
    moments.extend(model.offers.values().map(|one| one.expires));
    moments.extend(model.deals.values().map(|one| one.expires));
    moments.extend(model.delegates.values().map(|one| one.expires));
    for recovery in model.recoveries.values() {
        moments.extend([recovery.executable(), recovery.expires()]);
    }
    for stake in model.stakes.values() {
        if let Some(pool) = model.pools.get(&stake.pool) {
            let waiting = i64::from(pool.waiting);
            moments
                .extend([Some(stake.since), stake.last_claim, stake.covered].iter().flatten().map(|at| at + waiting));
        }
    }
    for tie in model.ties.values().flat_map(|tie| tie.sides.values()).filter(|side| side.guardian_since > 0) {
        moments.push(tie.guardian_since + 30 * DAY);
        moments.push(tie.dismissed_at + 30 * DAY);
    }
    moments.retain(|moment| *moment > model.now);
    moments.sort_unstable();
    // The near ones: whoever jumps to the last lets everything else expire.
    moments.truncate(3);
    random.pick(&moments).copied()
}
