//! What follows from the facts: how members stand, and every count and sum, counted anew each time.

use exodus_sdk::Address;

use super::records::{
    ACTIVE, ADOPTED, CLAIM, CLOSED, COMPLETED, Commitment, EMERGENCY, EXPIRED, EXTENDED, INITIATIVE, LEFT, Member,
    OPEN, Record, Request, SUPPORT, Side, Tally, Tie,
};
use super::{Model, calendar};

/// What a member has, counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) ties: u16,
    pub(crate) guardians: u8,
    pub(crate) owing: u32,
    pub(crate) owed: u32,
    pub(crate) offers: u16,
    pub(crate) stakes: u16,
    pub(crate) supports: u8,
    pub(crate) initiatives: u8,
    pub(crate) claims: u8,
    pub(crate) record: Record,
}

/// The sums of a request in one period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Sums {
    pub(crate) intended: u128,
    pub(crate) committed: u128,
    pub(crate) kept: u128,
}

impl Tally {
    pub(crate) fn add(&mut self, part: u64) {
        self.add_if(part, part > 0);
    }

    /// A part whose promise counts as one of these only if it was settled as such.
    fn add_if(&mut self, part: u64, counts: bool) {
        self.number += u32::from(counts);
        self.sum += u128::from(part);
    }
}

/// The parts of a commitment, as far as the counters know.
pub(crate) struct Parts {
    pub(crate) outstanding: u64,
    pub(crate) unanswered: u64,
    pub(crate) overdue: u64,
    pub(crate) disputed: u64,
}

impl Commitment {
    /// What is still owed.
    pub(crate) fn outstanding(&self) -> u64 {
        self.amount - self.kept - self.forgiven - self.cleared - self.transferred
    }

    /// Performed, and not answered yet.
    pub(crate) fn unanswered(&self) -> u64 {
        (self.performed - self.kept).min(self.outstanding())
    }

    /// What the debtor can still perform.
    pub(crate) fn unperformed(&self) -> u64 {
        self.outstanding() - self.unanswered()
    }

    pub(crate) fn is_late(&self, at: i64) -> bool {
        at > self.due && self.unperformed() > 0
    }

    /// Whether this one, due later, is not late because of the twin that was to come first: it has not come, it is disputed,
    /// or it came late, and the time between the two dues, which began then, is not over.
    pub(crate) fn waits_for(&self, twin: &Self, at: i64) -> bool {
        let came_late = twin.performed_at > twin.due;
        let over = at > twin.performed_at + (self.due - twin.due);
        twin.due < self.due && (twin.is_late(at) || twin.disputed > 0 || came_late && !over)
    }

    pub(crate) fn parts(&self) -> Parts {
        let outstanding = self.amount - self.kept - self.forgiven - self.reported_cleared - self.transferred;
        let unanswered = (self.performed - self.kept).min(outstanding);
        let overdue = if self.reported_overdue { outstanding - unanswered } else { 0 };
        Parts { outstanding, unanswered, overdue, disputed: self.disputed.min(unanswered) }
    }
}

impl Record {
    /// One more commitment, on the debtor's side or on the creditor's.
    pub(crate) fn add(&mut self, commitment: &Commitment, debtor: bool) {
        let parts = commitment.parts();
        self.disputed.add(parts.disputed);
        if debtor {
            let settled = parts.outstanding == 0;
            let forgiven = settled && commitment.forgiven > 0;
            let kept = settled && !forgiven && commitment.kept > 0;
            let late = commitment.kept.saturating_sub(commitment.in_time);
            self.committed.add(commitment.amount);
            self.kept.add_if(commitment.kept, kept);
            self.kept_late.add_if(late, kept && late > 0);
            self.forgiven.add_if(commitment.forgiven, forgiven);
            let cleared = commitment.reported_cleared + commitment.transferred;
            self.cleared.add_if(cleared, settled && !forgiven && !kept);
            self.overdue.add(parts.overdue);
            self.unanswered.add(parts.unanswered - parts.disputed);
        }
    }
}

impl Tie {
    pub(crate) fn is_mutual(&self) -> bool {
        self.sides.values().all(|side| side.state == EXTENDED)
    }

    pub(crate) fn side(&self, member: &Address) -> Side {
        self.sides.get(member).copied().unwrap_or_default()
    }

    /// The member at the other end; none where `member` holds neither.
    pub(crate) fn other(&self, member: &Address) -> Option<Address> {
        if !self.sides.contains_key(member) {
            return None;
        }
        self.sides.keys().find(|end| *end != member).copied()
    }

    pub(crate) fn is_between(&self, one: &Address, two: &Address) -> bool {
        self.other(one) == Some(*two)
    }
}

impl Model {
    /// The period length of a member's network.
    pub(crate) fn rhythm(&self, member: &Member) -> u32 {
        self.networks[&member.network].period_seconds
    }

    /// The present period of a member.
    pub(crate) fn today(&self, member: &Member) -> u32 {
        calendar::period(self.rhythm(member), self.now)
    }

    /// The present period of whoever a request belongs to.
    pub(crate) fn request_today(&self, request: &Request) -> u32 {
        calendar::period(self.networks[&request.network].period_seconds, self.now)
    }

    /// Whether somebody has been silent for the network's number of whole periods, or is written down as such.
    pub(crate) fn is_dormant(&self, member: &Member) -> bool {
        let silent = self.today(member).saturating_sub(member.last_active);
        match member.state {
            LEFT => false,
            ACTIVE => silent > self.networks[&member.network].dormant_after,
            _ => true,
        }
    }

    /// Everything about a member that is counted.
    pub(crate) fn counts(&self, address: &Address) -> Counts {
        let mut counts = Counts::default();
        if let Some(member) = self.members.get(address) {
            counts.record = member.closed;
        }
        for tie in self.ties.values().filter(|tie| tie.sides.contains_key(address)) {
            counts.ties += u16::from(tie.is_mutual());
            let side = tie.side(address);
            counts.guardians += u8::from(side.guardian_since != 0 && side.dismissed_at == 0);
        }
        for commitment in self.commitments.values() {
            if commitment.debtor == *address {
                counts.owing += 1;
                counts.record.add(commitment, true);
            } else if commitment.creditor == *address {
                counts.owed += 1;
                counts.record.add(commitment, false);
            }
        }
        counts.offers = small(self.offers.values().filter(|offer| offer.publisher == *address).count());
        let stakes = self.stakes.values().filter(|stake| stake.member == *address && stake.is_in());
        counts.stakes = small(stakes.count());
        for request in self.requests.values().filter(|request| request.beneficiary == *address) {
            let live = matches!(request.status, OPEN | ADOPTED);
            counts.supports += u8::from(live && request.kind == SUPPORT);
            counts.initiatives += u8::from(live && request.kind == INITIATIVE);
            counts.claims += u8::from(request.kind == CLAIM);
        }
        counts
    }

    /// The mutual ties of a member.
    pub(crate) fn ties_of(&self, address: &Address) -> usize {
        self.ties.values().filter(|tie| tie.sides.contains_key(address) && tie.is_mutual()).count()
    }

    /// Whether a commitment of this member is written down as overdue.
    pub(crate) fn is_suspended(&self, address: &Address) -> bool {
        let mut own = self.commitments.values().filter(|commitment| commitment.debtor == *address);
        own.any(|commitment| commitment.parts().overdue > 0)
    }

    /// The sums of a request in a period; of anything but a support there is one period only.
    pub(crate) fn sums(&self, address: &Address, request: &Request, period: u32) -> Sums {
        let counts_in = |made: u32| request.kind != SUPPORT || made == period;
        let mut sums = Sums::default();
        for commitment in self.commitments.values().filter(|one| one.parent_kind == 1 && one.parent == *address) {
            if counts_in(commitment.period) {
                let parts = commitment.parts();
                sums.committed += u128::from(parts.outstanding - parts.overdue - parts.disputed);
                sums.kept += u128::from(commitment.amount - commitment.forgiven - parts.outstanding);
            }
        }
        let closed = request.closed_kept.iter().filter(|(made, _)| counts_in(**made));
        sums.kept += closed.map(|(_, kept)| *kept).sum::<u128>();
        for intent in self.intents.values().filter(|intent| intent.request == *address) {
            if counts_in(intent.period) {
                sums.intended += u128::from(intent.left);
            }
        }
        sums
    }

    /// The sums of a request as this moment finds it.
    pub(crate) fn sums_now(&self, address: &Address, request: &Request) -> Sums {
        self.sums(address, request, self.period_of(request))
    }

    /// The period that a request counts in now.
    pub(crate) fn period_of(&self, request: &Request) -> u32 {
        if request.kind == SUPPORT { self.request_today(request).max(request.period) } else { request.period }
    }

    pub(crate) fn backers(&self, address: &Address) -> u32 {
        small(self.intents.values().filter(|intent| intent.request == *address).count())
    }

    /// How a request stands now, written down or not.
    pub(crate) fn status(&self, address: &Address, request: &Request) -> u8 {
        let at = self.now;
        let adopted = |sums: Sums| match (sums.kept >= u128::from(request.target), at > request.fulfil_by) {
            (true, _) => COMPLETED,
            (false, true) => EXPIRED,
            (false, false) => ADOPTED,
        };
        match (request.status, request.kind) {
            (OPEN, SUPPORT) => OPEN,
            (OPEN, CLAIM) if !request.frozen => OPEN,
            (OPEN, INITIATIVE) if adopts(request).is_some_and(|moment| moment <= at) => {
                adopted(self.sums_now(address, request))
            }
            (OPEN, EMERGENCY | INITIATIVE | CLAIM) if at > request.deadline => EXPIRED,
            (OPEN, _) => OPEN,
            (ADOPTED, _) => adopted(self.sums_now(address, request)),
            (ended, _) => {
                debug_assert!(matches!(ended, COMPLETED | EXPIRED | CLOSED));
                ended
            }
        }
    }

    pub(crate) fn is_live(&self, address: &Address, request: &Request) -> bool {
        matches!(self.status(address, request), OPEN | ADOPTED)
    }

    /// The sum and the number of the active stakes of a pool.
    pub(crate) fn pool_total(&self, pool: &Address) -> (u128, u32) {
        let active = self.stakes.values().filter(|stake| stake.pool == *pool && stake.is_in());
        active.fold((0, 0), |(sum, number), stake| (sum + u128::from(stake.amount), number + 1))
    }

    /// How many stakes have still to answer a claim that was called.
    pub(crate) fn to_answer(&self, request: &Request) -> u32 {
        if request.frozen { small(request.sharers.len()) } else { 0 }
    }

    /// Whether a claim that was called waits for the answer of a stake.
    pub(crate) fn owes(&self, stake: &Address) -> bool {
        self.requests.values().any(|claim| claim.frozen && claim.sharers.contains_key(stake))
    }
}

/// When an initiative is adopted, if nobody lets go.
pub(crate) fn adopts(request: &Request) -> Option<i64> {
    let moment = request.reached_since? + i64::from(request.trial);
    (moment <= request.deadline).then_some(moment)
}

fn small<T: TryFrom<usize>>(count: usize) -> T {
    T::try_from(count).ok().expect("worlds are small")
}
