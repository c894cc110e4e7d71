//! A tie of version 2: what version 1 has, where it has it, and one field behind it.

use super::v1::{Head, Side};
use bytemuck::{Pod, Zeroable};

/// Of this layout.
pub const VERSION: u8 = 2;
/// Of the whole account.
pub const LENGTH: usize = 192;
/// What [`Tie::formed`] says of a tie that is older than the field.
pub const NOT_KNOWN: i64 = 0;

const _: () = assert!(size_of::<Tie>() == LENGTH);

/// The account, mark included; sums in minor units, times in unix seconds, integers with the lowest byte first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Pod, Zeroable)]
#[repr(C)]
pub struct Tie {
    /// The mark of version 1: it names the type, not the layout.
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
    /// Since when both sides are extended; 0 = not known, or they are not.
    pub formed: i64,
}
