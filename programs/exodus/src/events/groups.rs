//! What happens to pools, stakes, offers and deals.

use anchor_lang::prelude::*;

/// A pool was created or closed, or a claim in it was frozen, withdrawn or ended uncovered.
#[event(bytemuck)]
pub struct PoolChanged {
    /// The pool.
    pub pool: Address,
    /// The claim; zero = none took part.
    pub claim: Address,
    /// The sum of the active stakes, in minor units.
    pub total: u64,
    /// The claim as it stands now, in minor units; 0 = none took part.
    pub target: u64,
    /// The pool's sequence; 0 = not written.
    pub sequence: u64,
    /// The claim's sequence; 0 = not written.
    pub claim_sequence: u64,
    /// The sequence of the founder's or the claimant's stake; 0 = not written.
    pub stake_sequence: u64,
    /// The founder's sequence; 0 = not written.
    pub member_sequence: u64,
    /// How many stakes are active.
    pub stakes: u32,
    /// The number of the claim that was opened last.
    pub opened: u32,
    /// Every claim up to this number is called or void.
    pub done: u32,
    /// The number of the claim that was called last.
    pub frozen: u32,
    /// How many millionths of every stake have been called in the present period.
    pub called: u32,
    /// 1 created, 2 frozen, 3 ended uncovered, 4 closed, 5 claim withdrawn. (The numbers go on in [`StakeChanged`].)
    pub change: u32,
}

/// A stake changed, or its member claimed, answered, declined or was silent.
#[event(bytemuck)]
pub struct StakeChanged {
    /// The pool.
    pub pool: Address,
    /// The member whose stake it is.
    pub member: Address,
    /// The claim; zero = none took part.
    pub claim: Address,
    /// The stake, in minor units.
    pub amount: u64,
    /// What was claimed, answered, declined or left unanswered, or the mandate, in minor units.
    pub sum: u64,
    /// The stake's sequence.
    pub sequence: u64,
    /// The pool's sequence; 0 = not written.
    pub pool_sequence: u64,
    /// The member's sequence; 0 = not written.
    pub member_sequence: u64,
    /// The claim's sequence; 0 = not written.
    pub claim_sequence: u64,
    /// 11 joined, 12 amount, 13 left, 14 claimed, 15 answered, 16 passed, 17 lapsed, 18 record closed, 19 declined, 20 mandate.
    pub change: u64,
}

/// An offer or a need was published, edited, closed, or its end was written down.
#[event(bytemuck)]
pub struct OfferChanged {
    /// The offer.
    pub offer: Address,
    /// The member who published it.
    pub publisher: Address,
    /// The price of a piece, in minor units.
    pub price: u64,
    /// The last second in which it may be taken and agreed to.
    pub expires: i64,
    /// The offer's sequence.
    pub sequence: u64,
    /// The publisher's sequence.
    pub publisher_sequence: u64,
    /// How many pieces are left.
    pub quantity: u32,
    /// 1 published, 2 edited, 3 closed, 4 tidied.
    pub change: u32,
}

/// A deal was opened or has ended. (What an agreement makes is told by two `CommitmentChanged`.)
#[event(bytemuck)]
pub struct DealChanged {
    /// The deal.
    pub deal: Address,
    /// The offer.
    pub offer: Address,
    /// The member who wanted to take it.
    pub taker: Address,
    /// The price of a piece, in minor units.
    pub price: u64,
    /// The deal's sequence.
    pub sequence: u64,
    /// The offer's sequence; 0 = not written.
    pub offer_sequence: u64,
    /// The publisher's sequence; 0 = not written.
    pub publisher_sequence: u64,
    /// The taker's sequence; 0 = not written.
    pub taker_sequence: u64,
    /// How many pieces.
    pub quantity: u32,
    /// The deal's turn.
    pub turn: u32,
    /// 5 taken, 6 withdrawn, 7 agreed, 8 tidied.
    pub change: u64,
}
