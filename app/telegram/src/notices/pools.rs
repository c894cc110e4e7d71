//! What the members of a pool are told: that somebody claims, what each owes, and before it is too late.

use exodus_rules::pool::ClaimNumber;
use exodus_rules::stake::State;
use exodus_sdk::instructions::pool::share;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Request, Stake};
use exodus_sdk::whole::Whole;

use super::{DAY, Kind, Notice};
use crate::commands::Command;

/// What has changed: a claim was opened, one is to be answered, somebody did not answer in time.
pub(super) fn between(before: &Whole, after: &Whole, all: &mut Vec<Notice>) {
    for claim in claims(after) {
        let was = before.requests.get(&claim.address);
        if was.is_none() && !is_called(claim) && claim.read().is_ok_and(|rules| rules.status.is_live()) {
            all.extend(after.stakes_of(&claim.pool).filter_map(|stake| opened(claim, stake)));
        }
        if is_called(claim) && !was.is_some_and(is_called) {
            all.extend(after.stakes_of(&claim.pool).filter_map(|stake| {
                let key = format!("claim:{}:{}", claim.address, stake.member);
                owed(claim, stake, key, "notice-claim")
            }));
        }
    }
    for stake in after.stakes.values() {
        let was = before.stakes.get(&stake.address);
        all.extend(was.filter(|was| was.missed < stake.missed).and_then(|_| missed(stake)));
    }
}

/// A stake was silent until a deadline: a friend in the pool may bring its member back once.
fn missed(stake: &Located<Stake>) -> Option<Notice> {
    let says = match stake.read().ok()?.state {
        State::Lapsed => "notice-lapsed",
        State::Excluded => "notice-excluded",
        State::Active | State::Leaving => return None,
    };
    let key = format!("missed:{}:{}", stake.address, stake.missed);
    let notice = Notice::to(stake.member, key, Kind::Claims, says);
    Some(notice.see(Command::Pool(stake.pool)))
}

/// What the clock brings: whoever has not answered hears of it three days before the end and one day before, unless the whole
/// time to answer is no longer than that.
pub(super) fn due(whole: &Whole) -> Vec<Notice> {
    let mut all = Vec::new();
    for claim in claims(whole).filter(|claim| is_called(claim) && claim.to_answer > 0) {
        let left = claim.deadline.saturating_sub(whole.clock.now);
        let window = whole.pools.get(&claim.pool).map_or(0, |pool| i64::from(pool.answer));
        let days = [1_i64, 3].into_iter().find(|days| left <= days.saturating_mul(DAY));
        let Some(days) = days.filter(|days| left >= 0 && window > days.saturating_mul(DAY)) else { continue };
        all.extend(whole.stakes_of(&claim.pool).filter_map(|stake| {
            let key = format!("term:claim:{}:{}:{days}", claim.address, stake.member);
            owed(claim, stake, key, "notice-claim-term")
        }));
    }
    all
}

fn claims(whole: &Whole) -> impl Iterator<Item = &Located<Request>> {
    whole.pools.keys().flat_map(|pool| whole.requests_of(pool))
}

fn is_called(claim: &Located<Request>) -> bool {
    claim.frozen != 0
}

/// For whoever shares a claim: who was in the pool when it was opened, and nobody else.
fn opened(claim: &Located<Request>, stake: &Located<Stake>) -> Option<Notice> {
    stake.read().ok()?.part_in(ClaimNumber(claim.claim_number)).filter(|part| !part.is_zero())?;
    let key = format!("claimed:{}:{}", claim.address, stake.member);
    let notice = Notice::to(stake.member, key, Kind::Claims, "notice-claim-opened").by(claim.beneficiary);
    Some(notice.of(claim.target).until(claim.deadline).see(Command::Claim(claim.address)))
}

/// What a stake owes a claim; nothing where it owes it no answer, or a share of nothing, which anyone passes.
fn owed(claim: &Located<Request>, stake: &Located<Stake>, key: String, says: &'static str) -> Option<Notice> {
    let share = share(stake, claim).ok().filter(|share| *share > 0)?;
    let notice = Notice::to(stake.member, key, Kind::Claims, says).by(claim.beneficiary);
    Some(notice.of(share).until(claim.deadline).see(Command::Claim(claim.address)))
}
