//! An offer: goods or a service to give at a price, or a need of them, the other way round. It binds nobody.

use crate::{Amount, Epoch, Handshakes, Refusal, Span, Timestamp, Turn};

/// What the one who published wants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// To give goods or a service, and be paid.
    Offer,
    /// To get them, and pay.
    Need,
}

/// The two sides of an exchange.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// The one who published.
    Publisher,
    /// The one who takes it.
    Taker,
}

impl Kind {
    /// The kind behind its byte.
    pub const fn from_byte(byte: u8) -> Result<Self, Refusal> {
        match byte {
            1 => Ok(Self::Offer),
            2 => Ok(Self::Need),
            _ => Err(Refusal::OfferKindUnknown),
        }
    }

    /// The byte that records and instructions carry.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Offer => 1,
            Self::Need => 2,
        }
    }

    /// Who gives the goods or does the work; the other side pays.
    pub const fn giver(self) -> Side {
        match self {
            Self::Offer => Side::Publisher,
            Self::Need => Side::Taker,
        }
    }
}

/// A number of pieces.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Quantity(u32);

impl Quantity {
    /// So many pieces that somebody offers or takes: at least one.
    pub const fn new(pieces: u32) -> Result<Self, Refusal> {
        if pieces == 0 { Err(Refusal::QuantityZero) } else { Ok(Self(pieces)) }
    }

    /// So many as a record holds, which may be none any more.
    pub const fn stored(pieces: u32) -> Self {
        Self(pieces)
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }

    /// What is left after so many are taken away.
    pub fn without(self, taken: Self) -> Result<Self, Refusal> {
        self.0.checked_sub(taken.0).map(Self).ok_or(Refusal::AboveQuantity)
    }
}

/// A number of days, `1 ..= 90`, that somebody has for their part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Days(u8);

impl Days {
    /// The most.
    pub const MOST: u8 = 90;

    /// So many days.
    pub const fn new(days: u8) -> Result<Self, Refusal> {
        if days == 0 || days > Self::MOST { Err(Refusal::DaysOutOfRange) } else { Ok(Self(days)) }
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The last second of them.
    pub fn after(self, now: Timestamp) -> Timestamp {
        now.after(Span::days(u16::from(self.0)))
    }
}

/// What both sides put their names to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bargain {
    /// The price of a piece.
    pub price: Amount,
    /// How long the giver has.
    pub delivery: Days,
    /// How long the other side has to pay.
    pub payment: Days,
    /// SHA-256 of the details; zero = none.
    pub details: [u8; 32],
}

impl Bargain {
    /// The price of so many pieces. The largest amount divided by their number says it without a product that could
    /// overflow.
    pub fn total(&self, quantity: Quantity) -> Result<Amount, Refusal> {
        let pieces = u64::from(quantity.0);
        let highest = Amount::MAX.get().checked_div(pieces).ok_or(Refusal::QuantityZero)?;
        if self.price.get() > highest {
            return Err(Refusal::AmountTooLarge);
        }
        Amount::positive(self.price.get().wrapping_mul(pieces))
    }
}

/// What its owner may change of an offer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Terms {
    /// What both sides sign.
    pub bargain: Bargain,
    /// How many pieces are left.
    pub quantity: Quantity,
    /// How many handshakes away a taker may be, 1-6.
    pub reach: Handshakes,
    /// The last second in which it may be taken and agreed to.
    pub expires: Timestamp,
}

/// How an offer stands at a moment, tidied or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// May be taken.
    Open,
    /// Nothing is left of it.
    SoldOut,
    /// Its term has ended.
    Expired,
    /// Its publisher has another key, or is gone.
    Outdated,
}

/// Everything about an offer that a rule reads or changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offer {
    /// Which way round.
    pub kind: Kind,
    /// The publisher's epoch when it was published.
    pub epoch: Epoch,
    /// How often its publisher has changed it.
    pub turn: Turn,
    /// What is offered.
    pub terms: Terms,
}

impl Offer {
    /// The longest life of an offer.
    pub const LONGEST: Span = Span::days(366);

    /// A member publishes it. The caller has seen that the member is active, and takes the turn that numbers it.
    pub fn publish(kind: Kind, epoch: Epoch, terms: Terms, now: Timestamp) -> Result<Self, Refusal> {
        terms.must_be_in_range(now)?;
        Ok(Self { kind, epoch, turn: Turn(0), terms })
    }

    /// How it stands at `now`, when its publisher's epoch is this one (`None`: the publisher is gone).
    pub fn status_at(&self, publisher: Option<Epoch>, now: Timestamp) -> Status {
        if publisher != Some(self.epoch) {
            Status::Outdated
        } else if now > self.terms.expires {
            Status::Expired
        } else if self.terms.quantity.0 == 0 {
            Status::SoldOut
        } else {
            Status::Open
        }
    }

    /// Refuses unless it may be taken and agreed to.
    pub fn must_be_open(&self, publisher: Epoch, now: Timestamp) -> Result<(), Refusal> {
        match self.status_at(Some(publisher), now) {
            Status::Open => Ok(()),
            Status::SoldOut => Err(Refusal::SoldOut),
            Status::Expired => Err(Refusal::OfferExpired),
            Status::Outdated => Err(Refusal::OfferOutdated),
        }
    }

    /// Its publisher changes it, for those who take it from then on. What has ended does not begin again by it.
    pub fn edit(self, named: Turn, publisher: Epoch, terms: Terms, now: Timestamp) -> Result<Self, Refusal> {
        let turn = self.turn.take(named)?;
        self.must_be_open(publisher, now)?;
        terms.must_be_in_range(now)?;
        Ok(Self { turn, terms, ..self })
    }

    /// Its publisher ends it, however it stands.
    pub fn close(self, named: Turn) -> Result<Self, Refusal> {
        Ok(Self { turn: self.turn.take(named)?, ..self })
    }

    /// Anybody takes away what has ended.
    pub fn tidy(&self, publisher: Epoch, now: Timestamp) -> Result<(), Refusal> {
        match self.status_at(Some(publisher), now) {
            Status::Open => Err(Refusal::OfferStands),
            Status::SoldOut | Status::Expired | Status::Outdated => Ok(()),
        }
    }

    /// Its publisher agrees to give or get so many of it. That is a change by its owner: an edit signed before it is
    /// stale, and cannot put back what is gone.
    pub fn sells(self, quantity: Quantity) -> Result<Self, Refusal> {
        let terms = Terms { quantity: self.terms.quantity.without(quantity)?, ..self.terms };
        Ok(Self { turn: self.turn.take(self.turn)?, terms, ..self })
    }

    /// What holds for every offer record.
    pub const fn invariant(&self) -> bool {
        let Bargain { price, .. } = self.terms.bargain;
        !price.is_zero() && price.in_range() && self.terms.reach.get() != 0
    }
}

impl Terms {
    fn must_be_in_range(&self, now: Timestamp) -> Result<(), Refusal> {
        if self.reach == Handshakes::ANYONE {
            return Err(Refusal::OfferReachOutOfRange);
        }
        if self.expires <= now || self.expires > now.after(Offer::LONGEST) {
            return Err(Refusal::OfferTermOutOfRange);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
