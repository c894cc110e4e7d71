//! What people are told of without asking: what has changed between two states of the network, and what the clock brings.
//! Each has a key that follows from what it says, so it is said once, whatever happens.

use exodus_rules::commitment::Commitment as Rules;
use exodus_rules::request::{Kind as RequestKind, Status};
use exodus_rules::tie::SideState;
use exodus_sdk::Address;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Request, Tie};
use exodus_sdk::whole::{Records, Whole};

use crate::commands::Command;

mod due;
mod kind;
mod pools;
mod recovery;

pub use due::{REPEATED, call, due};
pub use kind::Kind;

const DAY: i64 = 86_400;

/// Something to tell a member.
#[derive(Debug)]
pub struct Notice {
    /// Whom.
    pub to: Address,
    /// What makes it said once.
    pub key: String,
    /// What it is about.
    pub kind: Kind,
    /// What it says, by the key of its text.
    pub says: &'static str,
    /// Who did it, if somebody did.
    pub who: Option<Address>,
    /// How much, if it is about a sum.
    pub amount: Option<u64>,
    /// Until when, if it is about a term.
    pub until: Option<i64>,
    /// What one can look at.
    pub look: Option<Command>,
}

impl Notice {
    const fn to(to: Address, key: String, kind: Kind, says: &'static str) -> Self {
        Self { to, key, kind, says, who: None, amount: None, until: None, look: None }
    }

    const fn by(mut self, who: Address) -> Self {
        self.who = Some(who);
        self
    }

    const fn of(mut self, amount: u64) -> Self {
        self.amount = Some(amount);
        self
    }

    const fn until(mut self, moment: i64) -> Self {
        self.until = Some(moment);
        self
    }

    fn see(mut self, look: Command) -> Self {
        self.look = Some(look);
        self
    }
}

/// What has changed between two states of a network.
pub fn between(before: &Whole, after: &Whole) -> Vec<Notice> {
    let mut all = Vec::new();
    requests(before, after, &mut all);
    intents(before, after, &mut all);
    commitments(before, after, &mut all);
    ties(before, after, &mut all);
    pools::between(before, after, &mut all);
    recovery::between(before, after, &mut all);
    for deal in new(&before.deals, &after.deals) {
        let notice =
            Notice::to(deal.publisher, format!("deal:{}:{}", deal.address, deal.turn), Kind::Deals, "notice-deal");
        all.push(notice.by(deal.taker).of(crate::dialogues::offer::price(deal)).see(Command::Deal(deal.address)));
    }
    all
}

fn requests(before: &Whole, after: &Whole, all: &mut Vec<Notice>) {
    for request in after.requests.values() {
        let was = before.requests.get(&request.address);
        let (place, who) = (request.address, request.beneficiary);
        let Ok(rules) = request.read() else { continue };
        let status =
            |of: Status| was.and_then(|was| was.read().ok()).is_none_or(|was| was.status != of) && rules.status == of;
        let begins = was.is_none() && rules.status.is_live();
        if begins && matches!(rules.kind, RequestKind::Emergency | RequestKind::Support) {
            // An emergency tells whom its waves call.
            let says = if rules.kind == RequestKind::Support { "notice-orange" } else { "notice-red" };
            for friend in after.people.rings(who, 1).concat() {
                let notice = Notice::to(friend, format!("status:{place}:{friend}"), Kind::Status, says);
                all.push(notice.by(who).of(rules.target.get()).see(Command::Request(place)));
            }
        }
        if status(Status::Completed) && rules.kind == RequestKind::Emergency {
            for helper in helpers(after, &place).chain([who]) {
                let notice = Notice::to(helper, format!("complete:{place}:{helper}"), Kind::Calls, "notice-complete");
                all.push(notice.by(who).of(rules.sums.kept.get()).see(Command::Request(place)));
            }
        }
        if status(Status::Adopted) {
            for backer in backers(after, &place).chain([who]) {
                let notice =
                    Notice::to(backer, format!("adopted:{place}:{backer}"), Kind::Initiatives, "notice-adopted");
                all.push(
                    notice.by(who).of(rules.target.get()).until(rules.fulfil_by.get()).see(Command::Request(place)),
                );
            }
        }
    }
    // The record of what has ended may stay for a while.
    let is_live = |request: &Located<Request>| request.read().is_ok_and(|rules| rules.status.is_live());
    for was in before.requests.values().filter(|was| is_live(was)) {
        let now = after.requests.get(&was.address);
        if now.is_some_and(is_live) {
            continue;
        }
        let request = now.unwrap_or(was);
        all.extend(due::over(after, request));
        let (place, who) = (request.address, request.beneficiary);
        if request.read().is_ok_and(|rules| matches!(rules.kind, RequestKind::Emergency | RequestKind::Support)) {
            for friend in after.people.rings(who, 1).concat() {
                let notice = Notice::to(friend, format!("ended:{place}:{friend}"), Kind::Status, "notice-green");
                all.push(notice.by(who));
            }
        }
    }
}

fn helpers<'a>(whole: &'a Whole, request: &'a Address) -> impl Iterator<Item = Address> + 'a {
    whole.commitments_of(request).filter(move |promise| promise.parent == *request).map(|promise| promise.debtor)
}

fn backers<'a>(whole: &'a Whole, request: &'a Address) -> impl Iterator<Item = Address> + 'a {
    whole.intents_of(request).filter(move |intent| intent.request == *request).map(|intent| intent.member)
}

fn intents(before: &Whole, after: &Whole, all: &mut Vec<Notice>) {
    let beneficiary = |request: &Address| {
        after.requests.get(request).or_else(|| before.requests.get(request)).map(|request| request.beneficiary)
    };
    for intent in after.intents.values() {
        let Some(to) = beneficiary(&intent.request) else { continue };
        let was = before.intents.get(&intent.address);
        let says = match was {
            None => "notice-intent",
            Some(was) if was.amount != intent.amount => "notice-intent-changed",
            Some(_) => continue,
        };
        let key = format!("intent:{}:{}:{}", intent.address, intent.turn, intent.period);
        let notice = Notice::to(to, key, Kind::Intents, says).by(intent.member).of(intent.amount);
        all.push(notice.see(Command::Intent(intent.address)));
    }
    for intent in new(&after.intents, &before.intents) {
        // What ended with its request is said of the request.
        if let Some(request) = after.requests.get(&intent.request) {
            let key = format!("intent-gone:{}:{}:{}", intent.address, intent.turn, intent.period);
            let notice = Notice::to(request.beneficiary, key, Kind::Intents, "notice-intent-gone");
            all.push(notice.by(intent.member).of(intent.amount).see(Command::Person(intent.member)));
        }
    }
}

fn commitments(before: &Whole, after: &Whole, all: &mut Vec<Notice>) {
    for promise in after.commitments.values() {
        let (place, was) = (promise.address, before.commitments.get(&promise.address));
        let see = || Command::Commitment(place);
        let Some(was) = was else {
            let notice =
                Notice::to(promise.creditor, format!("committed:{place}"), Kind::Committed, "notice-committed");
            all.push(notice.by(promise.debtor).of(promise.amount).until(promise.due).see(see()));
            if promise.performed > 0 {
                all.push(performed(promise));
            }
            continue;
        };
        let grew = |now: u64, then: u64| now.checked_sub(then).filter(|more| *more > 0);
        if grew(promise.performed, was.performed).is_some() {
            all.push(performed(promise));
        }
        if let Some(more) = grew(promise.kept, was.kept) {
            let key = format!("confirmed:{place}:{}", promise.kept);
            let notice = Notice::to(promise.debtor, key, Kind::Confirmed, "notice-confirmed");
            all.push(notice.by(promise.creditor).of(more).see(see()));
        }
        if let Some(more) = grew(promise.forgiven, was.forgiven) {
            let key = format!("forgiven:{place}:{}", promise.forgiven);
            let notice = Notice::to(promise.debtor, key, Kind::Forgiven, "notice-forgiven");
            all.push(notice.by(promise.creditor).of(more).see(see()));
        }
        let same = |field: fn(&Commitment) -> u64| field(promise) == field(was);
        let demanded = promise.head.sequence != was.head.sequence
            && same(|it| it.performed)
            && same(|it| it.kept)
            && same(|it| it.forgiven)
            && same(|it| it.cleared)
            && same(|it| it.transferred)
            && same(|it| it.reported_cleared)
            && same(|it| it.reported_overdue.into())
            && same(|it| it.debtor_clears.into())
            && same(|it| it.creditor_clears.into());
        if demanded {
            // Asking again costs next to nothing: it is heard once a day.
            let key = format!("demand:{place}:{}", after.clock.now.div_euclid(DAY));
            let notice = Notice::to(promise.debtor, key, Kind::Demands, "notice-demand");
            all.push(notice.by(promise.creditor).of(left(promise)).until(promise.due).see(see()));
        }
    }
}

fn performed(promise: &Located<Commitment>) -> Notice {
    let key = format!("performed:{}:{}", promise.address, promise.performed);
    let waits = promise.read().map(|rules| rules.unanswered().get()).unwrap_or_default();
    let notice = Notice::to(promise.creditor, key, Kind::Performed, "notice-performed");
    notice.by(promise.debtor).of(waits).see(Command::Commitment(promise.address))
}

fn left(promise: &Commitment) -> u64 {
    promise.read().as_ref().map(Rules::outstanding).map(|left| left.get()).unwrap_or_default()
}

fn ties(before: &Whole, after: &Whole, all: &mut Vec<Notice>) {
    for tie in after.ties.values() {
        let was = before.ties.get(&tie.address);
        let is = |tie: &Tie| tie.read().is_ok_and(|tie| tie.is_mutual());
        if is(tie) && !was.is_some_and(|was| is(was)) {
            for (to, who) in [(tie.lower, tie.higher), (tie.higher, tie.lower)] {
                let key = format!("tie:{}:{}:{}:{to}", tie.address, tie.lower_side.turn, tie.higher_side.turn);
                let says = if was.is_some_and(|was| withdrawn(was, &who)) { "notice-restored" } else { "notice-tied" };
                all.push(Notice::to(to, key, Kind::Ties, says).by(who).see(Command::Person(who)));
            }
        }
        for (to, who) in [(tie.lower, tie.higher), (tie.higher, tie.lower)] {
            // A hand that was never taken is nobody's news: else a stranger could say anything by the name they chose.
            if withdrawn(tie, &who) && was.is_some_and(|was| is(was)) {
                let key = format!("withdrawn:{}:{}:{}:{to}", tie.address, tie.lower_side.turn, tie.higher_side.turn);
                all.push(Notice::to(to, key, Kind::Ties, "notice-withdrawn").by(who).see(Command::Person(who)));
            }
        }
    }
}

fn withdrawn(tie: &Tie, member: &Address) -> bool {
    tie.end(member).is_ok_and(|end| tie.read().is_ok_and(|tie| tie.side(end).state == SideState::Withdrawn))
}

/// Those that are in `after` and not in `before`.
fn new<'a, T>(before: &'a Records<T>, after: &'a Records<T>) -> impl Iterator<Item = &'a Located<T>> {
    after.iter().filter(|(place, _)| !before.contains_key(*place)).map(|(_, it)| it)
}
