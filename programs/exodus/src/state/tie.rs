//! The account of a tie.

use anchor_lang::prelude::*;
use exodus_rules::tie::{self, End, Side, SideState};
use exodus_rules::{Amount, Refusal, Turn};

use super::{moment, seconds};
use crate::record::{Head, Stored, head, plain_bytes};

/// Trust between two members. Seeds: `"tie"`, lower member, higher member.
#[account]
pub struct Tie {
    /// Sequence, version, bump.
    pub head: Head,
    /// The member whose address is lower, byte by byte.
    pub lower: Address,
    /// The member whose address is higher.
    pub higher: Address,
    /// Who paid the rent.
    pub payer: Address,
    /// What the lower member says.
    pub lower_side: TieSide,
    /// What the higher member says.
    pub higher_side: TieSide,
}

/// One side of a tie.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, IdlType)]
#[repr(C)]
pub struct TieSide {
    /// What this side is ready to help the other with, in minor units.
    pub pledge: u64,
    /// Since when the other is this side's guardian, unix seconds; 0 = is none.
    pub guardian_since: i64,
    /// When this side dismissed that guardian, or took its hand back, unix seconds; 0 = never. They count for 30 days more.
    pub dismissed_at: i64,
    /// How often this side has changed.
    pub turn: u32,
    /// 0 nothing said, 1 extended, 2 withdrawn.
    pub state: u8,
    /// Zero.
    pub reserved: [u8; 3],
}

plain_bytes! { TieSide }

const _: () = assert!(Tie::SIZE == 184);
const _: () = assert!(core::mem::offset_of!(Tie, lower) == 16);
const _: () = assert!(core::mem::offset_of!(Tie, higher) == 48);

/// The seeds of a tie: the two members in the order of their addresses.
pub fn ordered<'a>(one: &'a Address, two: &'a Address) -> (&'a Address, &'a Address) {
    if one < two { (one, two) } else { (two, one) }
}

impl TieSide {
    /// Whether the other is this side's guardian by choice, and was not dismissed since.
    pub const fn is_chosen(&self) -> bool {
        self.guardian_since != 0 && self.dismissed_at == 0
    }

    fn read(&self) -> core::result::Result<Side, Refusal> {
        Ok(Side {
            state: match self.state {
                0 => SideState::None,
                1 => SideState::Extended,
                _ => SideState::Withdrawn,
            },
            turn: Turn(self.turn),
            pledge: Amount::stored(self.pledge),
            guardian_since: moment(self.guardian_since),
            dismissed_at: moment(self.dismissed_at),
        })
    }

    fn of(side: &Side) -> Self {
        Self {
            pledge: side.pledge.get(),
            guardian_since: seconds(side.guardian_since),
            dismissed_at: seconds(side.dismissed_at),
            turn: side.turn.0,
            state: side.state.byte(),
            reserved: [0; 3],
        }
    }
}

impl Tie {
    /// Both sides as the rules read them.
    #[inline(always)]
    pub fn read(&self) -> core::result::Result<tie::Tie, Refusal> {
        Ok(tie::Tie { lower: self.lower_side.read()?, higher: self.higher_side.read()? })
    }

    /// Writes what the rules made of them.
    #[inline(always)]
    pub fn write(&mut self, tie: &tie::Tie) {
        self.lower_side = TieSide::of(&tie.lower);
        self.higher_side = TieSide::of(&tie.higher);
    }

    /// Which end `member` holds.
    pub fn end(&self, member: &Address) -> core::result::Result<End, Refusal> {
        if self.lower == *member {
            Ok(End::Lower)
        } else if self.higher == *member {
            Ok(End::Higher)
        } else {
            Err(Refusal::WrongAccount)
        }
    }

    /// The member at one end.
    pub const fn member_at(&self, end: End) -> &Address {
        match end {
            End::Lower => &self.lower,
            End::Higher => &self.higher,
        }
    }

    /// Which end `member` holds, given that `other` holds the other one.
    pub fn end_of(&self, member: &Address, other: &Address) -> core::result::Result<End, Refusal> {
        let end = self.end(member)?;
        if self.member_at(end.other()) == other { Ok(end) } else { Err(Refusal::WrongAccount) }
    }
}

impl Stored for Tie {
    head! {}

    fn payer(&self) -> Option<&Address> {
        Some(&self.payer)
    }

    fn invariant(&self) -> bool {
        self.lower < self.higher && self.read().is_ok_and(|tie| tie.invariant())
    }
}
