//! What is due, and what became of it.

use exodus_sdk::Address;
use exodus_sdk::instructions::Instruction;

/// Something that the clock has decided, or others have left to be done, and nobody has written down yet.
pub struct Due {
    /// The command that would do this one alone, without `exodus`: `request tidy`.
    pub what: &'static str,
    /// The record.
    pub place: Address,
    /// The members that it belongs to.
    pub whose: Vec<Address>,
    /// What writes it down; it needs no signature but the payer's.
    pub instruction: Instruction,
}

/// What was tried of a [`Due`].
pub struct Tried {
    pub what: &'static str,
    pub place: Address,
    /// What returned to whoever had paid it, in lamports; or why it was refused.
    pub outcome: Result<u64, String>,
}
