//! The claims of a pool, by number. Each gets its number when it is opened, and they are called in this order: nobody
//! decides by being quick whose damage is shared first.

use crate::Refusal;

/// The number of a claim within its pool, given when it is opened, from 1; 0 before the first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct ClaimNumber(pub u32);

impl ClaimNumber {
    /// The number of the next claim.
    pub fn next(self) -> Result<Self, Refusal> {
        self.0.checked_add(1).map(Self).ok_or(Refusal::TurnsExhausted)
    }
}

/// Which claims were opened, and which of them are decided: called, or void because they were withdrawn or ended
/// uncovered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Queue {
    /// The number that was given last.
    pub opened: ClaimNumber,
    /// Every claim up to this one is decided.
    pub done: ClaimNumber,
    /// The claim that was called last.
    pub frozen: ClaimNumber,
    /// Which of the claims behind `done` are void; the lowest bit stands for the first of them.
    pub void: u64,
}

impl Queue {
    /// The most claims that wait behind the last decided one.
    pub const LONGEST: u32 = u64::BITS;

    /// The number for one claim more.
    pub fn open(self) -> Result<(Self, ClaimNumber), Refusal> {
        if self.waiting() >= Self::LONGEST {
            return Err(Refusal::PoolBusy);
        }
        let opened = self.opened.next()?;
        Ok((Self { opened, ..self }, opened))
    }

    /// How many numbers were given behind the last decided claim.
    pub const fn waiting(&self) -> u32 {
        self.opened.0.saturating_sub(self.done.0)
    }

    /// Refuses a claim before which another is undecided.
    pub fn must_be_first(&self, claim: ClaimNumber) -> Result<(), Refusal> {
        if self.done.next()? == claim { Ok(()) } else { Err(Refusal::ClaimNotFirst) }
    }

    /// Whether a claim is discussed, or waits to be called.
    pub fn is_undecided(&self, claim: ClaimNumber) -> bool {
        claim <= self.opened && self.bit(claim).is_some_and(|bit| self.void & bit == 0)
    }

    /// A claim was withdrawn or ends uncovered: it costs nobody a step.
    pub fn void(self, claim: ClaimNumber) -> Result<Self, Refusal> {
        let bit = self.bit(claim).ok_or(Refusal::RecordCorrupt)?;
        let void = self.void | bit;
        let passed = void.trailing_ones();
        let done = ClaimNumber(self.done.0.saturating_add(passed));
        Ok(Self { done, void: void.checked_shr(passed).unwrap_or(0), ..self })
    }

    /// The first undecided claim is called.
    pub fn call(self, claim: ClaimNumber) -> Result<Self, Refusal> {
        self.must_be_first(claim)?;
        Ok(Self { frozen: claim, ..self.void(claim)? })
    }

    /// The bit that stands for a claim; none for what is decided.
    const fn bit(&self, claim: ClaimNumber) -> Option<u64> {
        match claim.0.checked_sub(self.done.0) {
            None | Some(0) => None,
            Some(place) => 1_u64.checked_shl(place.saturating_sub(1)),
        }
    }

    /// What holds for every queue: the first of those that wait is undecided, and nothing is void that was not opened.
    pub fn invariant(&self) -> bool {
        let (waiting, void) = (self.waiting(), self.void);
        self.frozen <= self.done
            && self.done <= self.opened
            && waiting <= Self::LONGEST
            && void & 1 == 0
            && void.checked_shr(waiting).unwrap_or(0) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(of: u32) -> ClaimNumber {
        ClaimNumber(of)
    }

    /// A queue in which so many claims were opened and none is decided.
    fn opened(claims: u32) -> Queue {
        (0..claims).fold(Queue::default(), |queue, _| queue.open().unwrap().0)
    }

    #[test]
    fn claims_are_called_in_the_order_in_which_they_were_opened() {
        let queue = opened(3);
        assert_eq!(queue.call(number(2)), Err(Refusal::ClaimNotFirst), "whoever is quick does not come first");
        assert_eq!(queue.call(number(4)), Err(Refusal::ClaimNotFirst));
        let queue = queue.call(number(1)).unwrap();
        assert_eq!((queue.done, queue.frozen), (number(1), number(1)));
        assert_eq!(queue.call(number(1)), Err(Refusal::ClaimNotFirst), "and none is called twice");
        assert!(queue.is_undecided(number(2)) && !queue.is_undecided(number(1)) && !queue.is_undecided(number(4)));
    }

    #[test]
    fn a_void_claim_costs_nobody_a_step() {
        let queue = opened(4).void(number(2)).unwrap().void(number(3)).unwrap();
        assert_eq!((queue.done, queue.void), (number(0), 0b110));
        assert!(!queue.is_undecided(number(3)) && queue.is_undecided(number(4)));
        let queue = queue.call(number(1)).unwrap();
        assert_eq!((queue.done, queue.frozen, queue.void), (number(3), number(1), 0), "the next is the fourth");
        assert_eq!(queue.void(number(2)), Err(Refusal::RecordCorrupt));
        let queue = queue.void(number(4)).unwrap();
        assert_eq!((queue.done, queue.frozen), (number(4), number(1)), "called is not what is void");
        assert!(queue.invariant());
    }

    #[test]
    fn sixty_four_claims_wait_and_no_more() {
        let full = opened(64);
        assert!(full.invariant());
        assert_eq!(full.open(), Err(Refusal::PoolBusy));
        let all_but_the_first = (2..=64).fold(full, |queue, claim| queue.void(number(claim)).unwrap());
        assert!(all_but_the_first.invariant());
        assert_eq!(all_but_the_first.open(), Err(Refusal::PoolBusy), "the first holds the others");
        let empty = all_but_the_first.call(number(1)).unwrap();
        assert_eq!((empty.done, empty.void, empty.waiting()), (number(64), 0, 0));
        assert!(empty.open().is_ok());
    }

    #[test]
    fn each_part_of_the_invariant_is_needed() {
        let queue = opened(3).call(number(1)).unwrap().void(number(3)).unwrap();
        assert!(queue.invariant());
        let broken = [
            Queue { frozen: number(2), ..queue },
            Queue { done: number(4), ..queue },
            Queue { opened: number(66), ..queue },
            Queue { void: 0b11, ..queue },
            Queue { void: 0b110, ..queue },
        ];
        for broken in broken {
            assert!(!broken.invariant(), "{broken:?}");
        }
    }
}
