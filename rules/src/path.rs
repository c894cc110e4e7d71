//! A path of mutual ties, shown by whoever wants to help from within a reach.

use crate::{Handshakes, Refusal};

/// One tie of a path, as its record stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step<Id> {
    /// One member.
    pub lower: Id,
    /// The other member.
    pub higher: Id,
    /// Whether both sides are extended now.
    pub mutual: bool,
}

/// A walk from the helper towards the beneficiary, one mutual tie at a time.
#[derive(Clone, Copy, Debug)]
pub struct Walk<Id> {
    at: Id,
    handshakes: u8,
}

impl<Id: Copy + Eq> Walk<Id> {
    /// Starts at the helper.
    pub const fn from(helper: Id) -> Self {
        Self { at: helper, handshakes: 0 }
    }

    /// Goes over one tie.
    pub fn over(self, step: &Step<Id>) -> Result<Self, Refusal> {
        if !step.mutual {
            return Err(Refusal::TieNotMutual);
        }
        let at = if step.lower == self.at {
            step.higher
        } else if step.higher == self.at {
            step.lower
        } else {
            return Err(Refusal::OutOfReach);
        };
        Ok(Self { at, handshakes: self.handshakes.saturating_add(1) })
    }

    /// Whether the walk has arrived within the reach. A request that anyone may answer needs no path, and takes none.
    pub fn arrives(self, beneficiary: Id, reach: Handshakes) -> Result<(), Refusal> {
        let arrived = match reach.get() {
            0 => self.handshakes == 0,
            most => self.at == beneficiary && self.handshakes <= most,
        };
        if arrived { Ok(()) } else { Err(Refusal::OutOfReach) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(from: u8, ties: &[(u8, u8)], to: u8, reach: u8) -> Result<(), Refusal> {
        ties.iter()
            .try_fold(Walk::from(from), |walk, &(lower, higher)| walk.over(&Step { lower, higher, mutual: true }))?
            .arrives(to, Handshakes::new(reach)?)
    }

    #[test]
    fn a_path_leads_from_helper_to_beneficiary_within_the_reach() {
        assert_eq!(walk(1, &[(1, 2), (2, 3)], 3, 2), Ok(()));
        assert_eq!(walk(3, &[(2, 3), (1, 2)], 1, 3), Ok(()), "either way round");
        assert_eq!(walk(1, &[(1, 2), (2, 3)], 3, 1), Err(Refusal::OutOfReach), "too long");
        assert_eq!(walk(1, &[(1, 2)], 3, 2), Err(Refusal::OutOfReach), "ends elsewhere");
        assert_eq!(walk(1, &[(2, 3)], 3, 2), Err(Refusal::OutOfReach), "starts elsewhere");
        assert_eq!(walk(1, &[], 3, 2), Err(Refusal::OutOfReach), "no path at all");
    }

    #[test]
    fn who_answers_a_call_to_anyone_shows_no_path() {
        assert_eq!(walk(1, &[], 9, 0), Ok(()));
        assert_eq!(walk(1, &[(1, 2)], 2, 0), Err(Refusal::OutOfReach));
    }

    #[test]
    fn a_one_sided_tie_is_no_step() {
        let step = Step { lower: 1, higher: 2, mutual: false };
        assert_eq!(Walk::from(1).over(&step).map(|_| ()), Err(Refusal::TieNotMutual));
    }
}
