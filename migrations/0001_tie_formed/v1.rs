//! A tie of version 1, as `tests/it/golden/tie.hex` has it. Frozen: the program's own type moves on, this one does not.

use bytemuck::{Pod, Zeroable};

/// The first eight bytes of every tie, in every version.
pub const MARK: [u8; 8] = [0x24, 0x4e, 0xb3, 0x50, 0x9c, 0x97, 0x14, 0xa0];
/// Of this layout.
pub const VERSION: u8 = 1;
/// Of the whole account.
pub const LENGTH: usize = 184;

const _: () = assert!(size_of::<Tie>() == LENGTH);

/// The account, mark included; sums in minor units, times in unix seconds, integers with the lowest byte first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Pod, Zeroable)]
#[repr(C)]
pub struct Tie {
    /// [`MARK`].
    pub mark: [u8; 8],
    /// Sequence, version, bump.
    pub head: Head,
    /// The member whose address is lower.
    pub lower: [u8; 32],
    /// The member whose address is higher.
    pub higher: [u8; 32],
    /// Who paid the rent.
    pub payer: [u8; 32],
    /// What the lower member says.
    pub lower_side: Side,
    /// What the higher member says.
    pub higher_side: Side,
}

/// What every record begins with, behind its mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Pod, Zeroable)]
#[repr(C)]
pub struct Head {
    /// One more with each change.
    pub sequence: u64,
    /// Of the layout.
    pub version: u8,
    /// Of the address.
    pub bump: u8,
    /// Zero.
    pub reserved: [u8; 6],
}

/// One side of a tie.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Pod, Zeroable)]
#[repr(C)]
pub struct Side {
    /// What this side is ready to help with.
    pub pledge: u64,
    /// Since when the other is this side's guardian; 0 = is none.
    pub guardian_since: i64,
    /// When they were dismissed; 0 = never.
    pub dismissed_at: i64,
    /// How often this side has changed.
    pub turn: u32,
    /// 0 nothing said, 1 extended, 2 withdrawn.
    pub state: u8,
    /// Zero.
    pub reserved: [u8; 3],
}

impl Tie {
    /// Whether version 1 could have written it, as far as its layout says; what the rules allow is theirs to say.
    pub(super) fn is_sound(&self) -> bool {
        let side = |side: &Side| side.state <= 2 && side.reserved == [0; 3];
        self.head.reserved == [0; 6] && self.lower < self.higher && side(&self.lower_side) && side(&self.higher_side)
    }
}
