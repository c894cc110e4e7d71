//! An intent: a promise that may be edited or withdrawn at any time.

use crate::party::Person;
use crate::period::Rhythm;
use crate::request::book::{Backers, Backing};
use crate::request::{Kind, Request};
use crate::{Amount, Period, Refusal, Span, Timestamp, Turn};

/// Everything about an intent that a rule reads or changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Intent {
    /// What it says, in each period.
    pub amount: Amount,
    /// What has not become a commitment in its period.
    pub left: Amount,
    /// The period that it counts in.
    pub period: Period,
    /// Whether it is meant for every period.
    pub recurring: bool,
    /// Whether a commitment of its period has come out of it.
    pub committed: bool,
    /// A turn of its member, another one with each change.
    pub turn: Turn,
}

/// What an intent shall say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wish {
    /// How much, in each period.
    pub amount: Amount,
    /// Whether it is meant for every period.
    pub recurring: bool,
}

/// What has become of the promise that an intent turned into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// No promise came out of it.
    NotGiven,
    /// Something is still to be performed.
    Open,
    /// All of it is performed or settled.
    Kept,
}

/// What has become of the people around an intent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Facts {
    /// Whether its author has left the network.
    pub author_left: bool,
    /// What has become of the promise that it turned into.
    pub word: Word,
    /// Whether the beneficiary has an open emergency.
    pub in_emergency: bool,
}

/// Refuses who may not declare an intent for that one's request: whoever could not owe them either.
pub fn may_mean<Id: Eq>(author: &Person<Id>, beneficiary: &Person<Id>) -> Result<(), Refusal> {
    author.may_owe(beneficiary).map_err(|refusal| match refusal {
        Refusal::SelfCommitment => Refusal::OwnRequest,
        other => other,
    })
}

impl Intent {
    /// How long after its period an intent of that period still stands.
    pub const GRACE: Span = Span::days(7);

    /// A new intent for the request's present period. The caller has let the request roll.
    pub fn declare(wish: Wish, request: &Request, turn: Turn, now: Timestamp) -> Result<(Self, Backing), Refusal> {
        request.must_take_intents(now)?;
        wish.must_suit(request)?;
        let Wish { amount, recurring } = wish;
        let period = request.period;
        let intent = Self { amount, left: amount, period, recurring, committed: false, turn };
        Ok((intent, Backing { period, from: Amount::ZERO, to: amount, backers: Backers::Comes }))
    }

    /// Its author says something else; what has become a commitment in the request's present period stays one. Of an
    /// intent whose period is over it changes what a renewal will say. An initiative that is adopted counts on what was
    /// said, and takes no more. `taken` is a turn of the member.
    pub fn edit(
        self,
        named: Turn,
        taken: Turn,
        wish: Wish,
        request: &Request,
        now: Timestamp,
    ) -> Result<(Self, Backing), Refusal> {
        if named != self.turn {
            return Err(Refusal::StaleTurn);
        }
        match request.must_take_intents(now) {
            Err(Refusal::AlreadyAdopted) if wish.amount <= self.amount => {}
            taken => taken?,
        }
        wish.must_suit(request)?;
        let Wish { amount, recurring } = wish;
        // A renewal looks at one promise. Whoever gave several, one after the other, renews nothing.
        if self.committed && recurring && !self.recurring {
            return Err(Refusal::IntentGiven);
        }
        let left = if self.period == request.period {
            let given = self.amount.less(self.left);
            if amount < given || (self.committed && self.recurring && !recurring) {
                return Err(Refusal::IntentGiven);
            }
            amount.less(given)
        } else {
            self.left.min(amount)
        };
        Ok(self.becomes(Self { amount, left, recurring, turn: taken, ..self }))
    }

    /// Part of it becomes a commitment.
    pub fn commit(self, amount: Amount, request: &Request) -> Result<(Self, Backing), Refusal> {
        self.must_be_of(request)?;
        if self.recurring && self.committed {
            return Err(Refusal::OneCommitmentAPeriod);
        }
        if amount > self.left {
            return Err(Refusal::AboveLeft);
        }
        Ok(self.becomes(Self { left: self.left.less(amount), committed: true, ..self }))
    }

    /// It ends, by its author's will or by the beneficiary's.
    pub const fn end(&self) -> Backing {
        Backing { period: self.period, from: self.left, to: Amount::ZERO, backers: Backers::Goes }
    }

    /// What the end of a period makes of it: `Some` renewed for the present one, or `None`, ended. The caller has let
    /// the request roll. Whoever has left means nothing any more. While the beneficiary has an open emergency, renewal
    /// waits.
    pub fn tidy(
        &self,
        request: &Request,
        facts: &Facts,
        rhythm: Rhythm,
        now: Timestamp,
    ) -> Result<Option<Self>, Refusal> {
        let Facts { author_left, word, in_emergency } = *facts;
        if author_left || !request.status_at(now).is_live() {
            return Ok(None);
        }
        let until = rhythm.last_second(self.period).after(rhythm.at_most_a_period(Self::GRACE));
        let stands = match request.kind {
            Kind::Support => now <= until,
            Kind::Emergency | Kind::Initiative | Kind::Claim => true,
        };
        if stands {
            return Err(Refusal::IntentStands);
        }
        match (self.recurring, word) {
            (true, Word::Kept) if in_emergency => Err(Refusal::RenewalWaits),
            (true, Word::Kept) => {
                Ok(Some(Self { left: self.amount, period: request.period, committed: false, ..*self }))
            }
            (true, Word::NotGiven | Word::Open) | (false, _) => Ok(None),
        }
    }

    fn must_be_of(&self, request: &Request) -> Result<(), Refusal> {
        if self.period == request.period { Ok(()) } else { Err(Refusal::IntentOfAnotherPeriod) }
    }

    const fn becomes(self, after: Self) -> (Self, Backing) {
        (after, Backing { period: self.period, from: self.left, to: after.left, backers: Backers::Same })
    }

    /// What holds for every intent record.
    pub fn invariant(&self) -> bool {
        !self.amount.is_zero() && self.amount.in_range() && self.left <= self.amount
    }
}

impl Wish {
    /// Only a support comes again every period, and nobody means more than is asked for.
    fn must_suit(&self, request: &Request) -> Result<(), Refusal> {
        if self.amount > request.target {
            return Err(Refusal::AboveTarget);
        }
        match request.kind {
            Kind::Support => Ok(()),
            Kind::Initiative | Kind::Emergency | Kind::Claim if self.recurring => Err(Refusal::FieldNotForKind),
            Kind::Initiative | Kind::Emergency | Kind::Claim => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
