//! What the clock brings.

use exodus_rules::request::{Kind as RequestKind, Status};
use exodus_sdk::Address;
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;
use exodus_sdk::whole::Whole;

use super::{DAY, Kind, Notice, backers, helpers, left};
use crate::commands::Command;

/// How the keys begin of what the clock brings again at each look, for as long as it is so.
pub const REPEATED: [&str; 3] = ["term:", "expired:", "over:"];

/// What the clock brings: terms that end in three days or when somebody wanted to hear of it, and calls and initiatives that
/// ran out.
pub fn due(whole: &Whole, remind: impl Fn(&Address) -> u8) -> Vec<Notice> {
    let now = whole.clock.now;
    let mut all = Vec::new();
    for promise in whole.commitments.values().filter(|promise| left(promise) > 0 && promise.due > now) {
        let days = promise.due.saturating_sub(now).saturating_add(DAY - 1).div_euclid(DAY);
        for before in [3, i64::from(remind(&promise.debtor))] {
            if before > 0 && days <= before {
                let key = format!("term:{}:{before}", promise.address);
                let notice = Notice::to(promise.debtor, key, Kind::Terms, "notice-term").by(promise.creditor);
                let notice = notice.of(left(promise)).until(promise.due);
                all.push(notice.see(Command::Commitment(promise.address)));
            }
        }
    }
    for request in whole.requests.values() {
        let Ok(rules) = request.read() else { continue };
        if rules.kind == RequestKind::Initiative && rules.status_at(whole.now()) == Status::Expired {
            for to in backers(whole, &request.address).chain([request.beneficiary]) {
                let key = format!("expired:{}:{to}", request.address);
                let notice = Notice::to(to, key, Kind::Initiatives, "notice-expired").by(request.beneficiary);
                all.push(notice.of(rules.target.get()));
            }
        }
        if rules.status_at(whole.now()) == Status::Expired {
            all.extend(over(whole, request));
        }
    }
    all.extend(super::pools::due(whole));
    all
}

/// An emergency is over, by its clock or by whoever called, before all that was needed had come together: whoever helped hears
/// what did.
pub fn over(whole: &Whole, request: &Located<Request>) -> Vec<Notice> {
    let (place, who) = (request.address, request.beneficiary);
    let Ok(rules) = request.read() else { return Vec::new() };
    if rules.kind != RequestKind::Emergency || rules.status == Status::Completed {
        return Vec::new();
    }
    let together = rules.sums.committed.get().saturating_add(rules.sums.kept.get());
    let told = helpers(whole, &place)
        .chain([who])
        .map(|to| Notice::to(to, format!("over:{place}:{to}"), Kind::Calls, "notice-over").by(who).of(together));
    told.collect()
}

/// A call of an emergency's wave.
pub fn call(whole: &Whole, request: &Address, member: Address) -> Option<Notice> {
    let asked = whole.requests.get(request)?;
    let rules = whole.stands(asked).ok()?;
    let notice = Notice::to(member, format!("sos:{request}:{member}"), Kind::Calls, "notice-sos").by(asked.beneficiary);
    Some(notice.of(rules.missing().get()).until(rules.deadline.get()).see(Command::Request(*request)))
}
