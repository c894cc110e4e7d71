//! A mandate: what a member has signed to answer unasked, so that nobody lapses for being on a journey.

use crate::queue::{ClaimNumber, Queue};
use crate::{Amount, Epoch, Refusal};

/// The most per claim that anyone may answer for the member. More counts at once, also for the claims that are open; less
/// counts for the claims opened later. It is the word of the key that signed it: another key signs its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Mandate {
    /// The most for the claims numbered `from` and higher; zero = "ask me".
    pub amount: Amount,
    /// The first claim that `amount` counts for.
    pub from: ClaimNumber,
    /// The most for the claims before `from`.
    pub earlier: Amount,
    /// The epoch of the key that signed.
    pub epoch: Epoch,
}

impl Mandate {
    /// The most that anyone may answer for the member to this claim.
    pub fn covers(&self, claim: ClaimNumber, epoch: Epoch) -> Amount {
        if self.epoch != epoch {
            Amount::ZERO
        } else if claim < self.from {
            self.earlier
        } else {
            self.amount
        }
    }

    /// The member signs another one.
    pub fn set(self, amount: Amount, epoch: Epoch, queue: &Queue) -> Result<Self, Refusal> {
        let now = if self.epoch == epoch { self } else { Self { epoch, ..Self::default() } };
        if amount >= now.amount {
            return Ok(Self { amount, earlier: now.earlier.max(amount), ..now });
        }
        let waits = now.earlier > now.amount && now.from > queue.done.next()?;
        if waits {
            return Err(Refusal::ChangePending);
        }
        Ok(Self { amount, from: queue.opened.next()?, earlier: now.amount, epoch })
    }

    /// What holds for every mandate.
    pub const fn invariant(&self) -> bool {
        self.amount.in_range() && self.earlier.in_range()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(minor: u64) -> Amount {
        Amount::new(minor).unwrap()
    }

    fn queue(opened: u32, done: u32) -> Queue {
        Queue { opened: ClaimNumber(opened), done: ClaimNumber(done), ..Queue::default() }
    }

    fn set(mandate: Mandate, amount: u64, queue: &Queue) -> Mandate {
        mandate.set(sum(amount), Epoch(0), queue).unwrap()
    }

    fn covers(mandate: Mandate, claim: u32) -> u64 {
        mandate.covers(ClaimNumber(claim), Epoch(0)).get()
    }

    #[test]
    fn more_counts_at_once_and_less_for_later_claims() {
        let fifty = set(Mandate::default(), 50, &queue(2, 0));
        assert_eq!([1, 2, 3].map(|claim| covers(fifty, claim)), [50, 50, 50]);
        let revoked = set(fifty, 0, &queue(2, 0));
        assert_eq!([1, 2, 3].map(|claim| covers(revoked, claim)), [50, 50, 0], "the word given for open claims stands");
        let ten = set(revoked, 10, &queue(4, 0));
        assert_eq!([2, 3, 4, 5].map(|claim| covers(ten, claim)), [50, 10, 10, 10]);
        let hundred = set(ten, 100, &queue(4, 0));
        assert_eq!([1, 3, 5].map(|claim| covers(hundred, claim)), [100, 100, 100]);
    }

    #[test]
    fn a_second_cut_waits_for_the_claims_of_the_first() {
        let revoked = set(set(Mandate::default(), 50, &queue(2, 0)), 20, &queue(2, 0));
        assert_eq!(revoked.set(sum(10), Epoch(0), &queue(2, 1)), Err(Refusal::ChangePending));
        let lower = set(revoked, 10, &queue(3, 2));
        assert_eq!([3, 4].map(|claim| covers(lower, claim)), [20, 10], "no claim gets more than was signed for it");
    }

    #[test]
    fn the_word_of_an_earlier_key_is_nobodys() {
        let fifty = set(Mandate::default(), 50, &queue(2, 0));
        assert_eq!(fifty.covers(ClaimNumber(1), Epoch(1)), Amount::ZERO);
        let anew = fifty.set(sum(20), Epoch(1), &queue(2, 0)).unwrap();
        assert_eq!(anew.covers(ClaimNumber(1), Epoch(1)), sum(20));
        assert_eq!(anew.covers(ClaimNumber(1), Epoch(0)), Amount::ZERO);
    }

    #[test]
    fn each_part_of_the_invariant_is_needed() {
        let wide = Amount::stored(u64::MAX);
        assert!(Mandate { amount: Amount::MAX, earlier: Amount::MAX, ..Mandate::default() }.invariant());
        assert!(!Mandate { amount: wide, ..Mandate::default() }.invariant());
        assert!(!Mandate { earlier: wide, ..Mandate::default() }.invariant());
    }
}
