//! The exact shape of each instruction, by tag.

use crate::entrypoint::{Shape, wire};
use crate::guards::MOST_EXTRA;
use crate::instructions::{commitment::*, member::*, network::*, request::*, tie::*};

/// One entry per tag of the table of contents in `lib.rs`; a tag without an entry is refused.
#[allow(clippy::indexing_slicing, reason = "evaluated when the program is compiled")]
pub static SHAPES: [Shape; 88] = {
    let mut shapes = [Shape::NONE; 88];
    shapes[0] = Shape::of::<NetworkCreate>(wire::<CreateArgs>(), 0);
    shapes[10] = Shape::of::<MemberJoin>(wire::<JoinArgs>(), 0);
    shapes[11] = Shape::of::<MemberSet>(wire::<SetArgs>(), 0);
    shapes[12] = Shape::of::<MemberChangeKey>(0, 0);
    shapes[30] = Shape::of::<TieInvite>(wire::<InviteArgs>(), 0);
    shapes[31] = Shape::of::<TieAccept>(wire::<AcceptArgs>(), 0);
    shapes[32] = Shape::of::<TieCancel>(0, 0);
    shapes[33] = Shape::of::<TieExtend>(wire::<ExtendArgs>(), 0);
    shapes[34] = Shape::of::<TieOwnSide>(wire::<PledgeArgs>(), 0);
    shapes[35] = Shape::of::<TieOwnSide>(wire::<TurnArgs>(), 0);
    shapes[36] = Shape::of::<TieOwnSide>(wire::<TurnArgs>(), 0);
    shapes[37] = Shape::of::<TieClose>(wire::<TurnArgs>(), 0);
    shapes[50] = Shape::of::<RequestOpen>(wire::<OpenArgs>(), 0);
    shapes[51] = Shape::of::<RequestEdit>(wire::<EditArgs>(), 0);
    shapes[52] = Shape::of::<RequestClose>(wire::<CloseArgs>(), 0);
    shapes[53] = Shape::of::<RequestTidy>(0, 0);
    shapes[80] = Shape::of::<CommitmentCommit>(wire::<CommitArgs>(), MOST_EXTRA);
    shapes[81] = Shape::of::<CommitmentPerform>(wire::<SumArgs>(), 0);
    shapes[82] = Shape::of::<CommitmentAnswer>(wire::<SumArgs>(), 0);
    shapes[83] = Shape::of::<CommitmentAnswer>(wire::<SumArgs>(), 0);
    shapes[84] = Shape::of::<CommitmentAnswer>(wire::<DemandArgs>(), 0);
    shapes[85] = Shape::of::<CommitmentReport>(0, 0);
    shapes[86] = Shape::of::<CommitmentReport>(0, 0);
    shapes[87] = Shape::of::<CommitmentClose>(0, 0);
    shapes
};
