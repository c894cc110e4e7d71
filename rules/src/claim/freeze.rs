//! How a claim is called, or ends uncovered, when its discussion is over.

use super::Claim;
use crate::pool::Pool;
use crate::request::{Request, Status};
use crate::share::Fraction;
use crate::stake::{Stake, State};
use crate::{Amount, Period, Refusal, Timestamp};

/// What a claim stands on when its discussion is over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stands {
    /// The pool, where it is still kept.
    pub pool: Option<Pool>,
    /// The claimant's stake, where it is still kept.
    pub stake: Option<Stake>,
    /// When the claim was opened.
    pub opened: Timestamp,
    /// Whether the claimant is neither dormant nor suspended.
    pub active: bool,
    /// Whether the claimant signs to take what is left of this period's budget.
    pub takes_the_rest: bool,
    /// The present period.
    pub period: Period,
}

/// What the end of the discussion makes of a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frozen {
    /// The request: its target and deadline, or its end.
    pub request: Request,
    /// The rest of the claim.
    pub claim: Claim,
    /// The pool, where it is still kept.
    pub pool: Option<Pool>,
    /// The claimant's stake, where the claim is covered; none where it ends uncovered.
    pub covered: Option<Stake>,
}

impl Claim {
    /// The discussion has ended and every claim before it is done: it shrinks to what the pool allows, and the shares are
    /// fixed. What this period's budget does not cover waits for the next one, so nobody gains by sending this early or
    /// late; only the claimant may take less for having it now.
    pub fn freeze(self, request: Request, stands: &Stands, now: Timestamp) -> Result<Frozen, Refusal> {
        must_be_discussed(&request, now)?;
        let Some(pool) = stands.pool else { return Ok(self.uncovered(request, None)) };
        pool.queue.must_be_first(self.number)?;
        let largest = request.target.min(pool.terms.largest_claim(self.total)?);
        let stake = stands.stake.filter(|stake| stands.active && still_claims(stake, stands.opened));
        let Some(stake) = stake.filter(|_| !largest.is_zero()) else {
            let queue = pool.queue.void(self.number)?;
            return Ok(self.uncovered(request, Some(Pool { queue, ..pool })));
        };
        let target = self.affordable(&pool, largest, stands)?;
        let millionths = Fraction::new(target.get(), self.total.get())?.ceil_of(Amount::stored(u64::from(Pool::WHOLE)));
        let called =
            u32::try_from(millionths.get()).ok().and_then(|part| part.checked_add(pool.called_in(stands.period)));
        let (queue, called) = (pool.queue.call(self.number)?, called.ok_or(Refusal::RecordCorrupt)?);
        Ok(Frozen {
            request: Request { target, deadline: now.after(pool.terms.answer), frozen: true, ..request },
            claim: self,
            pool: Some(Pool { queue, period: stands.period, called, ..pool }),
            covered: Some(Stake { next: self.number.next()?, covered: Some(now), ..stake }),
        })
    }

    /// What of a claim can be called in this period: all of it, or what the claimant takes instead.
    fn affordable(&self, pool: &Pool, claim: Amount, stands: &Stands) -> Result<Amount, Refusal> {
        let budget = pool.budget(self.total, stands.period)?;
        if claim <= budget {
            Ok(claim)
        } else if stands.takes_the_rest && !budget.is_zero() {
            Ok(budget)
        } else {
            Err(Refusal::BudgetSpent)
        }
    }

    const fn uncovered(self, request: Request, pool: Option<Pool>) -> Frozen {
        let claim = Self { to_answer: 0, ..self };
        Frozen { request: Request { status: Status::Expired, ..request }, claim, pool, covered: None }
    }
}

/// Refuses a claim that is called already, has ended, or is still discussed.
fn must_be_discussed(request: &Request, now: Timestamp) -> Result<(), Refusal> {
    match request.status {
        _ if request.frozen => Err(Refusal::ClaimFrozen),
        Status::Open if now > request.deadline => Ok(()),
        Status::Open => Err(Refusal::DiscussionOpen),
        Status::Completed | Status::Expired | Status::Closed | Status::Adopted => Err(Refusal::RequestNotOpen),
    }
}

/// Whether the stake is the one that claimed. Whoever left or lapsed and came back has joined since.
fn still_claims(stake: &Stake, opened: Timestamp) -> bool {
    match stake.state {
        State::Active => stake.joined < opened,
        State::Leaving | State::Lapsed | State::Excluded => false,
    }
}
