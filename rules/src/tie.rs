//! A tie: trust between two members, of which each holds one side alone.

mod guardian;

pub use guardian::{Guardian, dismissed};

use crate::member::Member;
use crate::{Amount, Refusal, Timestamp, Turn};

/// Which of the two members of a tie, by the order of their addresses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// The member with the lower address.
    Lower,
    /// The member with the higher address.
    Higher,
}

/// What one side of a tie says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SideState {
    /// Nothing was ever said, or it was forgotten.
    None,
    /// The hand is offered.
    Extended,
    /// The hand was offered and taken back: a link does not overrule it.
    Withdrawn,
}

/// One side of a tie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Side {
    /// What it says.
    pub state: SideState,
    /// How often it has changed.
    pub turn: Turn,
    /// What this side is ready to help the other with.
    pub pledge: Amount,
    /// Since when the other is a guardian of this side's member.
    pub guardian_since: Option<Timestamp>,
    /// When this side's member dismissed them, or took the hand back: they count for a while longer.
    pub dismissed_at: Option<Timestamp>,
}

impl SideState {
    /// As records hold it.
    pub const fn byte(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Extended => 1,
            Self::Withdrawn => 2,
        }
    }
}

impl Side {
    /// Nothing was ever said.
    pub const NONE: Self =
        Self { state: SideState::None, turn: Turn(0), pledge: Amount::ZERO, guardian_since: None, dismissed_at: None };

    const fn extended(turn: Turn, pledge: Amount) -> Self {
        Self { state: SideState::Extended, turn, pledge, ..Self::NONE }
    }

    const fn is_extended(&self) -> bool {
        matches!(self.state, SideState::Extended)
    }
}

/// Both sides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tie {
    /// The side of the member with the lower address.
    pub lower: Side,
    /// The side of the member with the higher address.
    pub higher: Side,
}

impl Tie {
    /// A tie of which nobody has said anything yet.
    pub const NONE: Self = Self { lower: Side::NONE, higher: Side::NONE };

    /// Whether both hands are extended: then, and only then, it is a tie of trust.
    pub const fn is_mutual(&self) -> bool {
        self.lower.is_extended() && self.higher.is_extended()
    }

    /// Whether nothing is left to remember, so that the record may go.
    pub const fn is_forgotten(&self) -> bool {
        matches!((self.lower.state, self.higher.state), (SideState::None, SideState::None))
    }

    /// One side.
    pub const fn side(&self, end: End) -> Side {
        match end {
            End::Lower => self.lower,
            End::Higher => self.higher,
        }
    }

    const fn with(self, end: End, side: Side) -> Self {
        match end {
            End::Lower => Self { lower: side, ..self },
            End::Higher => Self { higher: side, ..self },
        }
    }

    /// Extends a side that says nothing, with or without an extended hand on the other end. It takes a turn of the
    /// member (`taken`), so that a side which was forgotten never counts its turns anew.
    pub fn extend(self, by: End, taken: Turn, pledge: Amount) -> Result<Self, Refusal> {
        match self.side(by).state {
            SideState::None => Ok(self.with(by, Side::extended(taken, pledge))),
            SideState::Extended => Err(Refusal::TieAlreadyExtended),
            SideState::Withdrawn => Err(Refusal::TieWithdrawn),
        }
    }

    /// The newcomer takes the hand that a link offers; both sides stand extended at once, the inviter's with the pledge
    /// that the newcomer read in the link, whatever it said before.
    ///
    /// A newcomer who had withdrawn comes back by it. An inviter who has withdrawn from this newcomer does not: the
    /// link was meant for others. The inviter's side, if new, starts at `inviter_turn`; a standing one keeps its turn, so
    /// that no newcomer makes stale what the inviter has signed.
    pub fn accept(
        self,
        newcomer: End,
        taken: Turn,
        pledge: Amount,
        inviter_turn: Turn,
        offered: Amount,
    ) -> Result<Self, Refusal> {
        if self.is_mutual() {
            return Err(Refusal::TieAlreadyExtended);
        }
        let inviter = newcomer.other();
        let theirs = match self.side(inviter).state {
            SideState::None => Side::extended(inviter_turn, offered),
            SideState::Extended => Side { pledge: offered, ..self.side(inviter) },
            SideState::Withdrawn => return Err(Refusal::TieWithdrawn),
        };
        let own = self.side(newcomer);
        let own = match own.state {
            SideState::None => Side::extended(taken, pledge),
            SideState::Extended | SideState::Withdrawn => {
                Side { state: SideState::Extended, turn: own.turn.take(own.turn)?, pledge, ..own }
            }
        };
        Ok(self.with(inviter, theirs).with(newcomer, own))
    }

    /// Changes what the own side is ready to help with.
    pub fn change_pledge(self, by: End, named: Turn, pledge: Amount) -> Result<Self, Refusal> {
        let side = self.extended_side(by)?;
        Ok(self.with(by, Side { pledge, turn: side.turn.take(named)?, ..side }))
    }

    /// Takes the own hand back. That dismisses a guardian on this tie, and no faster than a dismissal does.
    pub fn withdraw(self, by: End, named: Turn, now: Timestamp) -> Result<Self, Refusal> {
        let side = self.extended_side(by)?;
        let turn = side.turn.take(named)?;
        let dismissed_at = if side.is_chosen() { Some(now) } else { side.dismissed_at };
        Ok(self.with(by, Side { state: SideState::Withdrawn, turn, dismissed_at, ..side }))
    }

    /// Turns somebody away to whom this side never said anything: their help is refused from then on. It takes a turn of
    /// the member, like a side that is extended; the pledge is what the hand would offer, were it offered again.
    pub fn turn_away(self, by: End, taken: Turn, pledge: Amount) -> Result<Self, Refusal> {
        match self.side(by).state {
            SideState::None => Ok(self.with(by, Side { state: SideState::Withdrawn, ..Side::extended(taken, pledge) })),
            SideState::Extended | SideState::Withdrawn => Err(Refusal::TieNotExtended),
        }
    }

    /// Offers the own hand again, with the pledge it had.
    pub fn restore(self, by: End, named: Turn) -> Result<Self, Refusal> {
        let side = self.side(by);
        match side.state {
            SideState::Withdrawn => {
                Ok(self.with(by, Side { state: SideState::Extended, turn: side.turn.take(named)?, ..side }))
            }
            SideState::None | SideState::Extended => Err(Refusal::TieNotWithdrawn),
        }
    }

    /// Forgets what the own side said, when neither is extended. Returns the turn that the member must not fall
    /// behind, so that a later side starts above it.
    pub fn forget(self, by: End, named: Turn) -> Result<(Self, Turn), Refusal> {
        if self.lower.is_extended() || self.higher.is_extended() {
            return Err(Refusal::TieStillExtended);
        }
        let side = self.side(by);
        match side.state {
            SideState::Withdrawn => Ok((self.with(by, Side::NONE), side.turn.take(named)?)),
            SideState::None | SideState::Extended => Err(Refusal::TieNotWithdrawn),
        }
    }

    /// Refuses help from the other end where the member at `end` has taken the hand back.
    pub const fn must_welcome(&self, end: End) -> Result<(), Refusal> {
        match self.side(end).state {
            SideState::None | SideState::Extended => Ok(()),
            SideState::Withdrawn => Err(Refusal::TurnedAway),
        }
    }

    fn extended_side(&self, by: End) -> Result<Side, Refusal> {
        let side = self.side(by);
        match side.state {
            SideState::Extended => Ok(side),
            SideState::None | SideState::Withdrawn => Err(Refusal::TieNotExtended),
        }
    }

    /// What holds for every tie record: only an extended side pledges to the other, or has chosen a guardian.
    pub const fn invariant(&self) -> bool {
        self.lower.invariant() && self.higher.invariant()
    }
}

impl Side {
    const fn invariant(&self) -> bool {
        let sound = match self.state {
            SideState::None => self.pledge.is_zero() && self.turn.0 == 0 && self.guardian_since.is_none(),
            SideState::Extended => !self.pledge.is_zero() && self.pledge.in_range(),
            SideState::Withdrawn => !self.pledge.is_zero() && self.pledge.in_range() && !self.is_chosen(),
        };
        sound && (self.guardian_since.is_some() || self.dismissed_at.is_none())
    }
}

impl End {
    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::Lower => Self::Higher,
            Self::Higher => Self::Lower,
        }
    }
}

/// Whether a change made or ended the trust between the two; only then the other member's record changes too.
pub const fn counts(before: &Tie, after: &Tie) -> bool {
    before.is_mutual() != after.is_mutual()
}

/// Carries into both members' counts what a change made of the tie.
pub fn count(before: &Tie, after: &Tie, one: Member, two: Member) -> Result<(Member, Member), Refusal> {
    match (before.is_mutual(), after.is_mutual()) {
        (false, true) => Ok((one.gains_tie()?, two.gains_tie()?)),
        (true, false) => Ok((one.loses_tie()?, two.loses_tie()?)),
        (true, true) | (false, false) => Ok((one, two)),
    }
}

#[cfg(test)]
mod tests;
