//! The sums of a request: which period they belong to, and what moves them.

use super::{Kind, Request, Status, Sums};
use crate::commitment::Share;
use crate::network::Frame;
use crate::period::{Rhythm, Today};
use crate::{Amount, Period, Refusal, Span, Timestamp};

/// How the number of live intents changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Backers {
    /// Somebody declares an intent.
    Comes,
    /// The intent stays.
    Same,
    /// The intent goes.
    Goes,
}

/// What an intent of a period has left, before and after a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Backing {
    /// The period of the intent.
    pub period: Period,
    /// What it had left.
    pub from: Amount,
    /// What it has left.
    pub to: Amount,
    /// Whether it comes, stays or goes.
    pub backers: Backers,
}

/// Where a commitment to a request comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// Out of the helper's intent.
    Intent,
    /// Out of nothing that was said before.
    Pocket,
}

/// What a helper offers to commit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offered {
    /// How much, at most.
    pub amount: Amount,
    /// By when.
    pub due: Timestamp,
    /// Where it comes from.
    pub source: Source,
}

impl Request {
    /// The longest term of a commitment to an emergency.
    pub const TERM: Span = Span::days(14);
    /// What even a commitment in the last hours of an emergency has.
    pub const LAST_DAY: Span = Span::days(1);
    /// For how long after its adoption an initiative takes commitments of its backers only, or a period, if it is shorter.
    pub const BACKERS_FIRST: Span = Span::days(7);

    /// The request as a period finds it: a support begins every period anew, and keeps the sums of the one before.
    #[inline(always)]
    pub fn rolled(self, today: Period) -> Self {
        match (self.kind, today.since(self.period)) {
            (Kind::Emergency | Kind::Initiative | Kind::Claim, _) | (Kind::Support, 0) => self,
            (Kind::Support, 1) => Self { period: today, sums_before: self.sums, sums: Sums::default(), ..self },
            (Kind::Support, _) => Self { period: today, sums_before: Sums::default(), sums: Sums::default(), ..self },
        }
    }

    /// When every commitment to it is due; `None` where the helper says when (and of a claim, whose pool does).
    pub const fn fixed_due(&self, today: Today) -> Option<Timestamp> {
        match self.kind {
            Kind::Support => Some(today.until),
            Kind::Initiative => Some(self.fulfil_by),
            Kind::Emergency | Kind::Claim => None,
        }
    }

    /// The latest that help for an emergency is due: within a fortnight, and not after the deadline, by which it is needed;
    /// whoever helps in the last hours has a day.
    pub fn latest_due(&self, now: Timestamp) -> Timestamp {
        now.after(Self::TERM).min(self.deadline.max(now.after(Self::LAST_DAY)))
    }

    /// Until when an adopted initiative takes commitments of its backers only.
    pub fn backers_first(&self, rhythm: Rhythm) -> Option<Timestamp> {
        self.adoption().map(|adopted| adopted.after(rhythm.at_most_a_period(Self::BACKERS_FIRST)))
    }

    /// How much a helper who offers `amount`, due at `due`, commits: of an emergency or an initiative at most what is
    /// missing, so that nobody's euro in between makes another's help fail. The caller has let the request roll.
    pub fn takes(&self, offered: &Offered, frame: &Frame, today: Today, now: Timestamp) -> Result<Amount, Refusal> {
        let Offered { amount, due, source } = *offered;
        let missing = self.missing();
        let clipped = amount.min(missing);
        let another_due = self.fixed_due(today).is_some_and(|fixed| due != fixed);
        let backers_first = self.backers_first(frame.rhythm).is_some_and(|until| now <= until);
        match (self.kind, self.status_at(now)) {
            (_, Status::Completed | Status::Expired | Status::Closed) => Err(Refusal::RequestNotOpen),
            (Kind::Claim, _) => Err(Refusal::ClaimInPool),
            (Kind::Initiative, Status::Open) => Err(Refusal::NotAdopted),
            (Kind::Initiative, Status::Adopted) if backers_first && source == Source::Pocket => {
                Err(Refusal::BackersFirst)
            }
            (Kind::Emergency | Kind::Initiative, _) if missing.is_zero() => Err(Refusal::NothingMissing),
            (Kind::Initiative, Status::Adopted) if another_due => Err(Refusal::DueNotFulfilBy),
            (Kind::Support, _) if amount > self.target => Err(Refusal::AboveTarget),
            (Kind::Support, _) if another_due => Err(Refusal::DueNotPeriodEnd),
            (Kind::Emergency, _) if amount < missing && amount.get() < frame.decimals.whole_unit() => {
                Err(Refusal::BelowWholeUnit)
            }
            (Kind::Emergency, _) if due <= now || due > self.latest_due(now) => Err(Refusal::DueOutOfRange),
            (Kind::Support, Status::Open | Status::Adopted) => Ok(amount),
            (Kind::Emergency | Kind::Initiative, Status::Open | Status::Adopted) => Ok(clipped),
        }
    }

    /// The request after one of its commitments, made in the period `made`, moved from one share of the sums to another.
    /// What belongs to a period before the last is kept nowhere.
    #[inline(always)]
    pub fn moved(
        self,
        made: Period,
        (from, to): (Share, Share),
        today: Period,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        let mut moved = self.rolled(today);
        if let Some(sums) = moved.book(made) {
            sums.committed = sums.committed.moved(from.committed, to.committed)?;
            sums.kept = sums.kept.moved(from.kept, to.kept)?;
        }
        Ok(moved.completed_if_reached(now))
    }

    /// Refuses where nobody declares intents. (An intent is no promise: its sum has no upper bound here.)
    pub fn must_take_intents(&self, now: Timestamp) -> Result<(), Refusal> {
        match (self.kind, self.status_at(now)) {
            (Kind::Emergency | Kind::Claim, _) => Err(Refusal::NoIntents),
            (Kind::Support | Kind::Initiative, Status::Open) => Ok(()),
            (_, Status::Adopted) => Err(Refusal::AlreadyAdopted),
            (_, Status::Completed | Status::Expired | Status::Closed) => Err(Refusal::RequestNotOpen),
        }
    }

    /// The request after an intent came, changed or went.
    #[inline(always)]
    pub fn backed(self, backing: &Backing, today: Period, now: Timestamp) -> Result<Self, Refusal> {
        // An adoption stands, whoever lets go afterwards, also when it has led to its end by now: it is written down before
        // anything changes.
        let status = match self.status {
            Status::Open if self.is_adopted_by(now) => Status::Adopted,
            Status::Open | Status::Adopted | Status::Completed | Status::Expired | Status::Closed => self.status,
        };
        let mut backed = Self { status, ..self }.rolled(today);
        if let Some(sums) = backed.book(backing.period) {
            sums.intended = sums.intended.moved(backing.from, backing.to)?;
        }
        let backers = match backing.backers {
            Backers::Comes => self.backers.checked_add(1).ok_or(Refusal::TurnsExhausted)?,
            Backers::Same => self.backers,
            Backers::Goes => self.backers.checked_sub(1).ok_or(Refusal::RecordCorrupt)?,
        };
        Ok(Self { backers, ..backed }.reckoned(now))
    }

    /// Since when an initiative has had enough of everything, without a break.
    #[inline(always)]
    fn reckoned(self, now: Timestamp) -> Self {
        match (self.kind, self.status) {
            (Kind::Initiative, Status::Open) => {
                let enough = self.sums.intended.get() >= self.target.get() && self.backers >= self.minimum_backers;
                let reached_since = if enough { self.reached_since.or(Some(now)) } else { None };
                Self { reached_since, ..self }
            }
            _ => self,
        }
    }

    /// The sums that something of the period `made` belongs to.
    #[inline(always)]
    fn book(&mut self, made: Period) -> Option<&mut Sums> {
        match (self.kind, self.period.since(made)) {
            (Kind::Emergency | Kind::Initiative | Kind::Claim, _) | (Kind::Support, 0) => Some(&mut self.sums),
            (Kind::Support, 1) => Some(&mut self.sums_before),
            (Kind::Support, _) => None,
        }
    }
}
