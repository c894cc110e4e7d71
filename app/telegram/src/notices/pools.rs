//! What the members of a pool are told: that somebody claims, what each owes, and before it is too late.

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
        if was.is_none() && claim.frozen_number == 0 {
            all.extend(payers(after, claim).map(|stake| opened(claim, stake)));
        }
        if claim.frozen_number != 0 && was.is_none_or(|was| was.frozen_number == 0) {
            all.extend(payers(after, claim).filter_map(|stake| {
                let key = format!("claim:{}:{}", claim.address, stake.member);
                owed(claim, stake, key, "notice-claim")
            }));
        }
    }
    for stake in after.stakes.values() {
        let excluded = |stake: &Stake| stake.state == 2;
        if excluded(stake) && before.stakes.get(&stake.address).is_some_and(|was| !excluded(was)) {
            all.push(Notice::to(stake.member, format!("excluded:{}", stake.address), Kind::Claims, "notice-excluded"));
        }
    }
}

/// What the clock brings: whoever has not answered hears of it three days before the end and one day before, unless the whole
/// time to answer is no longer than that.
pub(super) fn due(whole: &Whole) -> Vec<Notice> {
    let mut all = Vec::new();
    for claim in claims(whole).filter(|claim| claim.frozen_number != 0 && claim.to_answer > 0) {
        let left = claim.deadline.saturating_sub(whole.clock.now);
        let window = whole.pools.get(&claim.pool).map_or(0, |pool| i64::from(pool.answer));
        let days = [1_i64, 3].into_iter().find(|days| left <= days.saturating_mul(DAY));
        let Some(days) = days.filter(|days| left >= 0 && window > days.saturating_mul(DAY)) else { continue };
        all.extend(payers(whole, claim).filter_map(|stake| {
            let key = format!("term:claim:{}:{}:{days}", claim.address, stake.member);
            owed(claim, stake, key, "notice-claim-term")
        }));
    }
    all
}

fn claims(whole: &Whole) -> impl Iterator<Item = &Located<Request>> {
    whole.pools.keys().flat_map(|pool| whole.requests_of(pool))
}

/// The others in the pool.
fn payers<'a>(whole: &'a Whole, claim: &'a Located<Request>) -> impl Iterator<Item = &'a Located<Stake>> {
    whole.stakes_of(&claim.pool).filter(|stake| stake.pool == claim.pool && stake.member != claim.beneficiary)
}

fn opened(claim: &Located<Request>, stake: &Located<Stake>) -> Notice {
    let key = format!("claimed:{}:{}", claim.address, stake.member);
    let notice = Notice::to(stake.member, key, Kind::Claims, "notice-claim-opened").by(claim.beneficiary);
    notice.of(claim.target).until(claim.deadline).see(Command::Claim(claim.address))
}

/// What a stake owes a claim; nothing where it owes it no answer.
fn owed(claim: &Located<Request>, stake: &Located<Stake>, key: String, says: &'static str) -> Option<Notice> {
    let share = (stake.next == claim.frozen_number).then(|| share(stake, claim).ok())??;
    let notice = Notice::to(stake.member, key, Kind::Claims, says).by(claim.beneficiary);
    Some(notice.of(share).until(claim.deadline).see(Command::Claim(claim.address)))
}
