//! A claim: one event to cover. It is a request that a pool answers, and nobody else; what it has beyond a request stands
//! here.
//!
//! When it is opened it gets its number, and who has a stake then shares it, whatever they do afterwards. It is discussed;
//! then it is called in its turn: from that moment everybody knows their share, and every stake answers it, declines it or
//! lapses, before the pool's next claim is called.

mod freeze;

pub use freeze::{Frozen, Stands};

use crate::period::{Rhythm, Today};
use crate::pool::{ClaimNumber, Pool};
use crate::request::{Call, Kind, Request};
use crate::share::Fraction;
use crate::stake::Stake;
use crate::{Amount, Epoch, Handshakes, Refusal, Timestamp};

/// What a claim has beyond a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Claim {
    /// Its number among the claims of its pool.
    pub number: ClaimNumber,
    /// The sum of the stakes that share it: of the others, as they were when it was opened.
    pub total: Amount,
    /// How many of them have still to answer; none where it is void.
    pub to_answer: u32,
}

/// What opening a claim makes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Opened {
    /// The request, in discussion.
    pub request: Request,
    /// The rest of the claim.
    pub claim: Claim,
    /// The pool, which has given a number more.
    pub pool: Pool,
    /// The claimant's stake.
    pub stake: Stake,
}

/// Whose word an answer is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// The member's, who signs.
    Own,
    /// Anyone's, within the mandate that the member's key of this epoch has signed.
    Mandate(Epoch),
}

/// Somebody in the pool claims `amount`. Its stakes answer it wherever they are, so it has no reach.
pub fn open(
    pool: Pool,
    stake: Stake,
    amount: Amount,
    (rhythm, today): (Rhythm, Today),
    now: Timestamp,
) -> Result<Opened, Refusal> {
    stake.must_be_free(&pool.queue)?;
    stake.must_have_waited(pool.terms.waiting, &pool.queue, now)?;
    let to_answer = pool.stakes.saturating_sub(1);
    if to_answer == 0 {
        return Err(Refusal::PoolEmptied);
    }
    if amount > largest(&pool, &stake)? {
        return Err(Refusal::ClaimAboveLimit);
    }
    let (queue, number) = pool.queue.open()?;
    let call = Call {
        kind: Kind::Claim,
        target: amount,
        deadline: now.after(pool.terms.discussion),
        fulfil_by: Timestamp::new(0),
        minimum_backers: 0,
        reach: Handshakes::ANYONE,
    };
    Ok(Opened {
        request: Request::begin(&call, rhythm, today),
        claim: Claim { number, total: pool.total.without(stake.amount), to_answer },
        pool: Pool { queue, ..pool },
        stake: Stake { last_claim: Some(now), claim: number, ..stake },
    })
}

/// The most that a stake may claim now: a part of the total, and the same part of as many stakes like its own.
pub fn largest(pool: &Pool, stake: &Stake) -> Result<Amount, Refusal> {
    // The smaller of the two products has the smaller part, so one division is enough.
    let like_own = stake.amount.get().saturating_mul(u64::from(pool.stakes)).min(pool.total.get());
    pool.terms.largest_claim(Amount::stored(like_own))
}

/// Refuses to go on while stakes have still to answer the claim that was called last (`None`: it is gone).
pub const fn must_be_answered(before: Option<Claim>) -> Result<(), Refusal> {
    match before {
        Some(Claim { to_answer: 1.., .. }) => Err(Refusal::AnotherClaimAnswered),
        Some(Claim { to_answer: 0, .. }) | None => Ok(()),
    }
}

impl Claim {
    /// The claimant withdraws it before it is called: it is void. (The request itself is closed by its own rule.)
    pub fn withdraw(self, pool: Pool) -> Result<Pool, Refusal> {
        Ok(Pool { queue: pool.queue.void(self.number)?, ..pool })
    }

    /// What exactly `stake` owes to this claim, known to everybody since the freeze. `target` is the claim's.
    pub fn share(&self, target: Amount, stake: Amount) -> Result<Amount, Refusal> {
        Ok(Fraction::new(target.get(), self.total.get())?.floor_of(stake))
    }

    /// The share of a stake that has this claim to answer next, and no other.
    pub fn awaits(&self, request: &Request, stake: &Stake) -> Result<Amount, Refusal> {
        match stake.part_in(self.number).filter(|_| request.frozen) {
            Some(part) => self.share(request.target, part),
            None => Err(Refusal::ClaimNotNext),
        }
    }

    /// A stake answers with exactly its share: by the word of its member, or within the mandate that the member has signed.
    pub fn answer(
        self,
        request: &Request,
        stake: Stake,
        share: Amount,
        word: Word,
        now: Timestamp,
    ) -> Result<(Self, Stake), Refusal> {
        self.must_be_the_share(request, &stake, share)?;
        match word {
            Word::Mandate(epoch) if share > stake.mandate.covers(self.number, epoch) => {
                return Err(Refusal::AboveMandate);
            }
            Word::Own | Word::Mandate(_) => {}
        }
        if now > request.deadline { Err(Refusal::AnswerTooLate) } else { self.answered(stake) }
    }

    /// A member says no, in public: it is counted, and the waiting time of the own stake begins anew.
    pub fn decline(
        self,
        request: &Request,
        stake: Stake,
        share: Amount,
        now: Timestamp,
    ) -> Result<(Self, Stake), Refusal> {
        self.must_be_the_share(request, &stake, share)?;
        if now > request.deadline {
            return Err(Refusal::AnswerTooLate);
        }
        let declined = stake.declined.checked_add(1).ok_or(Refusal::TurnsExhausted)?;
        self.answered(Stake { declined, since: now, ..stake })
    }

    /// Anyone marks a share of zero as answered: there is nothing to promise.
    pub fn pass(self, request: &Request, stake: Stake) -> Result<(Self, Stake), Refusal> {
        if self.awaits(request, &stake)?.is_zero() { self.answered(stake) } else { Err(Refusal::ShareOwed) }
    }

    /// Anyone writes down that a stake was silent until the deadline. The fourth value is the share that it owed.
    pub fn lapse(
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
        let (pool, stake) = pool.lapse(stake)?;
        Ok((claim, pool, stake, share))
    }

    fn must_be_the_share(&self, request: &Request, stake: &Stake, share: Amount) -> Result<(), Refusal> {
        let owed = must_be_owed(self.awaits(request, stake)?)?;
        if share == owed { Ok(()) } else { Err(Refusal::ShareWrong) }
    }

    fn answered(self, stake: Stake) -> Result<(Self, Stake), Refusal> {
        let to_answer = self.to_answer.checked_sub(1).ok_or(Refusal::RecordCorrupt)?;
        Ok((Self { to_answer, ..self }, Stake { next: self.number.next()?, ..stake }))
    }

    /// Whether the account of the claim may close, as far as its pool is concerned: it was called or has ended, and
    /// everybody has answered.
    pub const fn must_be_closable(&self, request: &Request) -> Result<(), Refusal> {
        match (request.frozen, self.to_answer) {
            (true, 0) => Ok(()),
            (true, 1..) => Err(Refusal::ClaimUnanswered),
            (false, _) if request.status.is_live() => Err(Refusal::ClaimUndecided),
            (false, _) => Ok(()),
        }
    }

    /// What holds for every claim: its answers never exceed it, and it never exceeds what shares it (law 5).
    pub fn invariant(&self, request: &Request) -> bool {
        let (committed, kept) = (request.sums.committed.get(), request.sums.kept.get());
        let called = match (request.frozen, committed.checked_add(kept)) {
            (false, answers) => answers == Some(0),
            (true, Some(answers)) => request.target <= self.total && answers <= request.target.get(),
            (true, None) => false,
        };
        self.number != ClaimNumber(0) && !self.total.is_zero() && self.total.in_range() && called
    }
}

const fn must_be_owed(share: Amount) -> Result<Amount, Refusal> {
    if share.is_zero() { Err(Refusal::ShareZero) } else { Ok(share) }
}

#[cfg(test)]
mod tests;
