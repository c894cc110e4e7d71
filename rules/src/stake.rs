//! A stake: the most that a member gives in one period to a pool. Nothing is paid in.
//!
//! What counts for a claim is what stood when it was opened, so a stake remembers two sums: the one that later claims call,
//! and the one that claims opened before the last change still call.

mod mandate;

pub use mandate::Mandate;

use crate::queue::{ClaimNumber, Queue};
use crate::{Amount, Refusal, Span, Timestamp, Turn};

/// What the record of a stake says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Shares the damage.
    Active,
    /// Has left; the claims opened before still call it.
    Leaving,
    /// Did not answer a claim, and may come back with a new voucher.
    Lapsed,
    /// Did not answer a second claim; the record stays, so that the member never returns.
    Excluded,
}

/// Everything about a stake that a rule reads or changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stake {
    /// As written down.
    pub state: State,
    /// How often the member has changed it. It began at the turn of the member who joined, and so never counts anew.
    pub turn: Turn,
    /// The most that is given in one period: what the pool's total counts, and the claims numbered `from` and higher call.
    pub amount: Amount,
    /// The first claim that calls `amount`.
    pub from: ClaimNumber,
    /// What the claims numbered up to `until` call.
    pub earlier: Amount,
    /// The last claim that calls `earlier`.
    pub until: ClaimNumber,
    /// What anyone may answer for its member.
    pub mandate: Mandate,
    /// When the member joined: a claim of an earlier stake is not this one's.
    pub joined: Timestamp,
    /// Since when the waiting time counts; a raise and a decline start it anew.
    pub since: Timestamp,
    /// Every claim before this one is answered, or calls nothing from it.
    pub next: ClaimNumber,
    /// When its own last claim was opened, if ever.
    pub last_claim: Option<Timestamp>,
    /// The number of its own last claim; 0 = none.
    pub claim: ClaimNumber,
    /// When its own last claim was frozen to be covered, if ever.
    pub covered: Option<Timestamp>,
    /// How many claims it left unanswered.
    pub missed: u32,
    /// How many claims it declined.
    pub declined: u32,
}

impl Stake {
    /// So many claims left unanswered exclude for good.
    pub const MISSES: u32 = 2;

    /// A new stake, which answers from the claim `next` on.
    pub fn new(turn: Turn, amount: Amount, next: ClaimNumber, now: Timestamp) -> Self {
        Self {
            state: State::Active,
            turn,
            amount,
            from: next,
            earlier: Amount::ZERO,
            until: ClaimNumber(0),
            mandate: Mandate::default(),
            joined: now,
            since: now,
            next,
            last_claim: None,
            claim: ClaimNumber(0),
            covered: None,
            missed: 0,
            declined: 0,
        }
    }

    /// What a claim calls from this stake; none where it has no part in it, or has answered.
    pub fn part_in(&self, claim: ClaimNumber) -> Option<Amount> {
        if claim < self.next || claim == self.claim {
            None
        } else if claim <= self.until {
            Some(self.earlier)
        } else {
            match self.state {
                State::Active if claim >= self.from => Some(self.amount),
                State::Active | State::Leaving | State::Lapsed | State::Excluded => None,
            }
        }
    }

    /// Whether the claim that was called last waits for its answer.
    pub fn owes_answer(&self, queue: &Queue) -> bool {
        self.part_in(queue.frozen).is_some()
    }

    /// Whether a claim that was opened before its last change is still open.
    pub fn has_open(&self, queue: &Queue) -> bool {
        self.owes_answer(queue) || (self.next <= self.until && self.until > queue.done)
    }

    /// Refuses one that shares no later claim.
    pub const fn must_be_active(&self) -> Result<(), Refusal> {
        match self.state {
            State::Active => Ok(()),
            State::Leaving => Err(Refusal::StakeLeaving),
            State::Lapsed => Err(Refusal::StakeLapsed),
            State::Excluded => Err(Refusal::StakeExcluded),
        }
    }

    /// Refuses what a stake may not do while it owes an answer: change, leave, claim.
    pub fn must_be_free(&self, queue: &Queue) -> Result<(), Refusal> {
        self.must_be_active()?;
        if self.owes_answer(queue) { Err(Refusal::AnswerOwed) } else { Ok(()) }
    }

    /// Refuses a second change while claims are open that were opened before the first: a stake remembers one. Once there
    /// are none, it has nothing more to do with any claim before `from`; those of an absence never were its own.
    pub fn settled(self, queue: &Queue) -> Result<Self, Refusal> {
        if self.has_open(queue) {
            return Err(Refusal::ChangePending);
        }
        Ok(Self { next: self.next.max(self.from), ..self })
    }

    /// Refuses the return of a member who is in, is out for good, or has left and still owes.
    pub fn must_be_out(&self, queue: &Queue) -> Result<(), Refusal> {
        match self.state {
            State::Active => Err(Refusal::StakeActive),
            State::Excluded => Err(Refusal::StakeExcluded),
            State::Leaving if self.has_open(queue) => Err(Refusal::StakeLeaving),
            State::Leaving | State::Lapsed => Ok(()),
        }
    }

    /// Whether the record of a stake may close while its pool stands: its member has left, owes nothing any more, and no
    /// missed answer has to be remembered.
    pub fn must_be_forgettable(&self, queue: &Queue) -> Result<(), Refusal> {
        match self.state {
            State::Active | State::Lapsed | State::Excluded => Err(Refusal::PoolStands),
            State::Leaving if self.has_open(queue) => Err(Refusal::StakeLeaving),
            State::Leaving if self.missed > 0 => Err(Refusal::PoolStands),
            State::Leaving => Ok(()),
        }
    }

    /// Whether its member may vouch for somebody new.
    pub fn must_vouch(&self, queue: &Queue) -> Result<(), Refusal> {
        self.must_be_free(queue).map_err(|_| Refusal::VoucherAbsent)
    }

    /// The member signs what anyone may answer.
    pub fn entrust(self, named: Turn, mandate: Mandate) -> Result<Self, Refusal> {
        Ok(Self { turn: self.turn.take(named)?, mandate, ..self })
    }

    /// The same stake, whose sum as it stands is what the claims up to `opened` call.
    pub(crate) const fn owing_until(self, opened: ClaimNumber) -> Self {
        Self { earlier: self.amount, until: opened, ..self }
    }

    /// Whether it is old enough to claim, has not claimed too lately, and has no claim that is undecided.
    pub fn must_have_waited(&self, waiting: Span, queue: &Queue, now: Timestamp) -> Result<(), Refusal> {
        if now <= self.since.after(waiting) {
            return Err(Refusal::StakeTooYoung);
        }
        if queue.is_undecided(self.claim) {
            return Err(Refusal::OwnClaimOpen);
        }
        match self.last_claim {
            Some(last) if now <= last.after(waiting) => Err(Refusal::ClaimTooSoon),
            Some(_) | None => Ok(()),
        }
    }

    /// From when on it is old enough to claim, and has not claimed too lately.
    pub fn may_claim_from(&self, waiting: Span) -> Timestamp {
        let waits = self.last_claim.map_or(self.since, |last| last.max(self.since)).after(waiting);
        Timestamp::new(waits.get().saturating_add(1))
    }

    /// The last second in which a claimant stays, if one was covered.
    pub fn stays_until(&self, waiting: Span) -> Option<Timestamp> {
        self.covered.map(|covered| covered.after(waiting))
    }

    /// Whether a claim of its own was covered less than one waiting time ago.
    fn stays(&self, waiting: Span, now: Timestamp) -> bool {
        self.stays_until(waiting).is_some_and(|until| now <= until)
    }

    /// Whether it may be left: it owes no answer, and after the freeze of a claim of its own it stays a waiting time.
    pub fn must_be_leavable(&self, waiting: Span, queue: &Queue, now: Timestamp) -> Result<(), Refusal> {
        self.must_be_free(queue)?;
        if self.stays(waiting, now) { Err(Refusal::ClaimantStays) } else { Ok(()) }
    }

    /// Whether it may be lowered: not while a claim of its own is undecided, which its size allowed, nor for a waiting time
    /// after one was covered.
    pub fn must_be_lowerable(&self, waiting: Span, queue: &Queue, now: Timestamp) -> Result<(), Refusal> {
        let claims = queue.is_undecided(self.claim) || self.stays(waiting, now);
        if claims { Err(Refusal::ClaimantKeepsStake) } else { Ok(()) }
    }

    /// What holds for every stake record.
    pub const fn invariant(&self) -> bool {
        let of_its_state = match self.state {
            State::Active => !self.amount.is_zero() && self.until.0 < self.from.0 && self.missed < Self::MISSES,
            State::Leaving => self.amount.is_zero() && self.missed < Self::MISSES,
            State::Lapsed => self.amount.is_zero() && self.earlier.is_zero() && self.missed == 1,
            State::Excluded => self.amount.is_zero() && self.earlier.is_zero() && self.missed == Self::MISSES,
        };
        of_its_state && self.amount.in_range() && self.earlier.in_range() && self.mandate.invariant()
    }
}
