//! Lateness by the clock, from the whole of a network.

use exodus::state::Commitment;
use exodus_rules::commitment::Excuse;
use exodus_rules::{Amount, Refusal};
use solana_instruction::Instruction;

use super::Whole;
use crate::{Address, lateness};

impl Whole {
    /// The excuse that a promise has at this moment.
    ///
    /// # Errors
    /// As [`lateness::excuse`].
    pub fn excuse(&self, promise: &Commitment) -> Result<Excuse, Refusal> {
        let twin = self.commitments.get(&promise.twin);
        let creditor = self.members.get(&promise.creditor);
        lateness::excuse(promise, twin.map(|it| &it.record), creditor.map(|it| &it.record), self.now())
    }

    /// What of a promise is overdue at this moment, written down or not.
    ///
    /// # Errors
    /// As [`lateness::excuse`].
    pub fn overdue(&self, promise: &Commitment) -> Result<Amount, Refusal> {
        lateness::overdue(promise, self.excuse(promise)?, self.now())
    }

    /// What is sent in front of an act of `member` that suspension forbids.
    ///
    /// # Errors
    /// As [`lateness::up_to_date`].
    pub fn up_to_date(&self, member: &Address) -> Result<Vec<Instruction>, Refusal> {
        let own = self.commitments_of(member).filter(|promise| promise.debtor == *member);
        let own: Result<Vec<_>, _> = own.map(|promise| Ok((*promise, self.excuse(promise)?))).collect();
        lateness::up_to_date(&own?, self.now())
    }
}
