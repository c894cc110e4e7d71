//! A claim: one event to cover. It is a request that a pool answers, and nobody else; what it has beyond a request stands
//! here.
//!
//! First it is discussed; anyone may leave the pool until then. Then it is frozen: from that moment everybody knows their
//! share, and every stake answers it or is excluded, before the pool's next claim is frozen.

use crate::period::{Rhythm, Today};
use crate::pool::{ClaimNumber, Pool};
use crate::request::{Call, Kind, Request, Status};
use crate::share::Fraction;
use crate::stake::{Stake, State};
use crate::{Amount, Handshakes, Period, Refusal, Timestamp};

/// What a claim has beyond a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Claim {
    /// Its number among the frozen claims of its pool; none before the freeze.
    pub number: Option<ClaimNumber>,
    /// The sum of the stakes that share it, as it was at the freeze.
    pub total: Amount,
    /// How many of them have still to answer.
    pub to_answer: u32,
}

/// What the end of the discussion makes of a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frozen {
    /// The request: its target and deadline, or its end.
    pub request: Request,
    /// The rest of the claim.
    pub claim: Claim,
    /// The pool and the claimant's stake, where the claim is covered; none where it ends uncovered.
    pub covered: Option<(Pool, Stake)>,
}

/// Somebody in the pool claims `amount`. Its stakes answer it wherever they are, so it has no reach.
pub fn open(
    pool: &Pool,
    stake: Stake,
    amount: Amount,
    (rhythm, today): (Rhythm, Today),
    now: Timestamp,
) -> Result<(Request, Stake), Refusal> {
    stake.must_be_free(pool)?;
    stake.must_have_waited(pool, now)?;
    if pool.stakes <= 1 {
        return Err(Refusal::PoolEmptied);
    }
    if amount > largest(pool, &stake)? {
        return Err(Refusal::ClaimAboveLimit);
    }
    let call = Call {
        kind: Kind::Claim,
        target: amount,
        deadline: now.after(pool.terms.discussion),
        fulfil_by: Timestamp::new(0),
        minimum_backers: 0,
        reach: Handshakes::ANYONE,
    };
    Ok((Request::begin(&call, rhythm, today), Stake { last_claim: Some(now), ..stake }))
}

/// The most that a stake may claim now: a part of the total, and the same part of as many stakes like its own.
pub fn largest(pool: &Pool, stake: &Stake) -> Result<Amount, Refusal> {
    // The smaller of the two products has the smaller part, so one division is enough.
    let like_own = stake.amount.get().saturating_mul(u64::from(pool.stakes)).min(pool.total.get());
    pool.terms.largest_claim(Amount::stored(like_own))
}

/// Refuses to freeze a claim while the one frozen before has stakes that have still to answer (`None`: it is gone).
pub const fn must_be_answered(before: Option<Claim>) -> Result<(), Refusal> {
    match before {
        Some(Claim { to_answer: 1.., .. }) => Err(Refusal::AnotherClaimAnswered),
        Some(Claim { to_answer: 0, .. }) | None => Ok(()),
    }
}

impl Claim {
    /// The discussion has ended: the claim shrinks to what the pool allows, and the shares are fixed.
    ///
    /// `stands`: the pool and the claimant's stake, where both are still kept. `opened`: when the claim was.
    pub fn freeze(
        self,
        request: Request,
        opened: Timestamp,
        stands: Option<(Pool, Stake)>,
        period: Period,
        now: Timestamp,
    ) -> Result<Frozen, Refusal> {
        self.must_be_undecided()?;
        match request.status {
            Status::Open if now > request.deadline => {}
            Status::Open => return Err(Refusal::DiscussionOpen),
            Status::Completed | Status::Expired | Status::Closed | Status::Adopted => {
                return Err(Refusal::RequestNotOpen);
            }
        }
        let uncovered = Frozen { request: Request { status: Status::Expired, ..request }, claim: self, covered: None };
        let Some((pool, stake)) = stands.filter(|(pool, stake)| still_claims(pool, stake, opened)) else {
            return Ok(uncovered);
        };
        let total = pool.total.without(stake.amount);
        let called = pool.called_in(period);
        let rest = Fraction::new(u64::from(Pool::WHOLE.saturating_sub(called)), u64::from(Pool::WHOLE))?;
        // The stake may have fallen since: nobody is covered for more than they share themselves.
        let claimable = pool.terms.largest_claim(total)?.min(largest(&pool, &stake)?);
        let target = request.target.min(claimable).min(rest.floor_of(total));
        if target.is_zero() {
            return Ok(uncovered);
        }
        let share = Fraction::new(target.get(), total.get())?.ceil_of(Amount::stored(u64::from(Pool::WHOLE)));
        let called = u32::try_from(share.get()).ok().and_then(|share| called.checked_add(share));
        let number = pool.frozen.next()?;
        let covered = Pool { frozen: number, period, called: called.ok_or(Refusal::RecordCorrupt)?, ..pool };
        Ok(Frozen {
            request: Request { target, deadline: now.after(pool.terms.answer), frozen: true, ..request },
            claim: Self { number: Some(number), total, to_answer: pool.stakes.saturating_sub(1) },
            covered: Some((covered, Stake { next: stake.next.next()?, covered: Some(now), ..stake })),
        })
    }

    /// Refuses a claim that is frozen already.
    pub const fn must_be_undecided(&self) -> Result<(), Refusal> {
        if self.number.is_some() { Err(Refusal::ClaimFrozen) } else { Ok(()) }
    }

    /// What exactly `stake` owes to this claim, known to everybody since the freeze. `target` is the claim's.
    pub fn share(&self, target: Amount, stake: Amount) -> Result<Amount, Refusal> {
        Ok(Fraction::new(target.get(), self.total.get())?.floor_of(stake))
    }

    /// The share of a stake that has this claim to answer next, and no other.
    pub fn awaits(&self, request: &Request, stake: &Stake) -> Result<Amount, Refusal> {
        stake.must_be_active()?;
        if self.number != Some(stake.next) {
            return Err(Refusal::ClaimNotNext);
        }
        self.share(request.target, stake.amount)
    }

    /// A stake answers with exactly its share.
    pub fn answer(
        self,
        request: &Request,
        stake: Stake,
        share: Amount,
        now: Timestamp,
    ) -> Result<(Self, Stake), Refusal> {
        if share != must_be_owed(self.awaits(request, &stake)?)? {
            return Err(Refusal::ShareWrong);
        }
        if now > request.deadline { Err(Refusal::AnswerTooLate) } else { self.answered(stake) }
    }

    /// Anyone marks a share of zero as answered: there is nothing to promise.
    pub fn pass(self, request: &Request, stake: Stake) -> Result<(Self, Stake), Refusal> {
        if self.awaits(request, &stake)?.is_zero() { self.answered(stake) } else { Err(Refusal::ShareOwed) }
    }

    /// Anyone excludes a stake that did not answer in time. The third value is the share that it owed.
    pub fn exclude(
        self,
        request: &Request,
        pool: Pool,
        stake: Stake,
        now: Timestamp,
    ) -> Result<(Self, Pool, Stake, Amount), Refusal> {
        let share = must_be_owed(self.awaits(request, &stake)?)?;
        if now <= request.deadline {
            return Err(Refusal::AnswerStillPossible);
        }
        let (claim, stake) = self.answered(stake)?;
        let (pool, stake) = pool.exclude(stake)?;
        Ok((claim, pool, stake, share))
    }

    fn answered(self, stake: Stake) -> Result<(Self, Stake), Refusal> {
        let to_answer = self.to_answer.checked_sub(1).ok_or(Refusal::RecordCorrupt)?;
        Ok((Self { to_answer, ..self }, Stake { next: stake.next.next()?, ..stake }))
    }

    /// Whether the account of the claim may close, as far as its pool is concerned: it was frozen or has ended, and
    /// everybody has answered.
    pub const fn must_be_closable(&self, request: &Request) -> Result<(), Refusal> {
        match (self.number, self.to_answer) {
            (_, 1..) => Err(Refusal::ClaimUnanswered),
            (None, 0) if request.status.is_live() => Err(Refusal::ClaimUndecided),
            (None | Some(_), 0) => Ok(()),
        }
    }

    /// What holds for every claim: its answers never exceed it, and it never exceeds what shares it (law 5).
    pub fn invariant(&self, request: &Request) -> bool {
        match self.number {
            None => self.total.is_zero() && self.to_answer == 0,
            Some(_) => {
                let (committed, kept) = (request.sums.committed.get(), request.sums.kept.get());
                let answers = committed.checked_add(kept);
                self.total.in_range()
                    && request.target <= self.total
                    && answers.is_some_and(|answers| answers <= request.target.get())
            }
        }
    }
}

/// Whether the stake is the one that claimed, and answers for others itself. Whoever left and came back has another.
fn still_claims(pool: &Pool, stake: &Stake, opened: Timestamp) -> bool {
    match stake.state {
        State::Active => stake.joined < opened && !stake.owes_answer(pool),
        State::Excluded => false,
    }
}

const fn must_be_owed(share: Amount) -> Result<Amount, Refusal> {
    if share.is_zero() { Err(Refusal::ShareZero) } else { Ok(share) }
}

#[cfg(test)]
mod tests;
