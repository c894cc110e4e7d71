//! What the debtor says: that something is done, and that it is not.

use super::Commitment;
use crate::party::Party;
use crate::{Amount, Refusal, Timestamp};

impl Commitment {
    /// The debtor says that `sum` more is done. `seen` is the performed total as the debtor knows it.
    ///
    /// It raises the total to `seen + sum`, or as far as there is something left to perform: an answer of the creditor or
    /// a clearing that lands first takes nothing away from it.
    #[inline(always)]
    pub fn perform(self, by: Party, seen: Amount, sum: Amount, now: Timestamp) -> Result<Self, Refusal> {
        must_be_debtor(by)?;
        let (meant, left) = (seen.plus(sum)?, self.unperformed());
        if seen > self.performed || meant <= self.performed {
            return Err(Refusal::StaleSum);
        }
        if meant > self.amount || left.is_zero() {
            return Err(Refusal::AbovePerformable);
        }
        let performed = meant.min(self.performed.plus(left)?);
        let in_time = if now > self.due { self.in_time } else { performed };
        Ok(Self { performed, in_time, performed_at: Some(now), ..self })
    }

    /// The debtor takes back that `sum` is done: a typing error, or a dispute conceded. `seen` is the performed total as the
    /// debtor knows it.
    ///
    /// It takes back what is unanswered at most, what is disputed first: what the creditor confirms or forgives first is
    /// answered, and takes nothing away from the rest.
    pub fn take_back(self, by: Party, seen: Amount, sum: Amount) -> Result<Self, Refusal> {
        must_be_debtor(by)?;
        if seen != self.performed {
            return Err(Refusal::StaleSum);
        }
        let unanswered = self.unanswered();
        if sum > seen || unanswered.is_zero() {
            return Err(Refusal::AboveUnanswered);
        }
        let taken = sum.min(unanswered);
        // What was forgiven may have been performed before; neither is that unanswered any more.
        let performed = self.kept.plus(unanswered.without(taken))?;
        let (in_time, disputed) = (self.in_time.min(performed), self.disputed.less(taken));
        Ok(Self { performed, in_time, disputed, ..self })
    }
}

const fn must_be_debtor(by: Party) -> Result<(), Refusal> {
    match by {
        Party::Debtor => Ok(()),
        Party::Creditor | Party::Stranger => Err(Refusal::NotDebtor),
    }
}
