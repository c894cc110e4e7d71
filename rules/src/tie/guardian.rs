//! A guardian: somebody at the other end of a mutual tie, chosen by this end's member for the day on which the key is lost.

use super::{End, Side, Tie};
use crate::{Refusal, Span, Timestamp, Turn};

/// What a member says of the one at the other end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Guardian {
    /// Is to be a guardian.
    Chosen,
    /// Is to be one no longer.
    Dismissed,
}

impl Tie {
    /// How long somebody has to be a guardian before it counts: the member sees it in time.
    pub const GUARDIAN_AFTER: Span = Span::days(30);

    /// Chooses the one at the other end of a mutual tie as guardian, or dismisses them.
    pub fn guard(self, by: End, named: Turn, guardian: Guardian, now: Timestamp) -> Result<Self, Refusal> {
        let side = self.extended_side(by)?;
        let turn = side.turn.take(named)?;
        let guardian_since = match (guardian, side.guardian_since) {
            (Guardian::Chosen, Some(_)) | (Guardian::Dismissed, None) => return Err(Refusal::GuardianUnchanged),
            (Guardian::Chosen, None) if self.is_mutual() => Some(now),
            (Guardian::Chosen, None) => return Err(Refusal::GuardianNotTied),
            (Guardian::Dismissed, Some(_)) => None,
        };
        Ok(self.with(by, Side { turn, guardian_since, ..side }))
    }

    /// Refuses whoever does not count at `now` as a guardian of the member at this end.
    pub fn must_guard(&self, ward: End, now: Timestamp) -> Result<(), Refusal> {
        match self.side(ward).guardian_since {
            Some(since) if self.is_mutual() => {
                if now < since.after(Self::GUARDIAN_AFTER) {
                    Err(Refusal::GuardianTooNew)
                } else {
                    Ok(())
                }
            }
            Some(_) | None => Err(Refusal::NotGuardian),
        }
    }
}

/// Whether a change of the tie took a guardian from the member at this end, so that the member counts one less.
pub fn dismissed(before: &Tie, after: &Tie, end: End) -> bool {
    before.side(end).guardian_since.is_some() && after.side(end).guardian_since.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Amount;

    const DAY: i64 = 86_400;

    fn mutual() -> Tie {
        let one = Amount::positive(1).unwrap();
        Tie::NONE.extend(End::Lower, Turn(3), one).unwrap().extend(End::Higher, Turn(9), one).unwrap()
    }

    fn guarded() -> Tie {
        mutual().guard(End::Lower, Turn(3), Guardian::Chosen, Timestamp::new(0)).unwrap()
    }

    fn counts(tie: &Tie, ward: End, now: i64) -> Result<(), Refusal> {
        tie.must_guard(ward, Timestamp::new(now))
    }

    #[test]
    fn a_guardian_counts_thirty_days_after_being_chosen() {
        assert_eq!(counts(&guarded(), End::Lower, 30 * DAY - 1), Err(Refusal::GuardianTooNew));
        assert_eq!(counts(&guarded(), End::Lower, 30 * DAY), Ok(()));
        assert_eq!(counts(&guarded(), End::Higher, 30 * DAY), Err(Refusal::NotGuardian), "it is one-sided");
        assert_eq!(counts(&mutual(), End::Lower, 30 * DAY), Err(Refusal::NotGuardian));
    }

    #[test]
    fn only_a_mutual_tie_makes_one_and_the_own_turn_is_named() {
        let now = Timestamp::new(0);
        let alone = mutual().withdraw(End::Higher, Turn(9)).unwrap();
        assert_eq!(alone.guard(End::Lower, Turn(3), Guardian::Chosen, now), Err(Refusal::GuardianNotTied));
        assert_eq!(alone.guard(End::Higher, Turn(10), Guardian::Chosen, now), Err(Refusal::TieNotExtended));
        assert_eq!(mutual().guard(End::Lower, Turn(4), Guardian::Chosen, now), Err(Refusal::StaleTurn));
        assert_eq!(mutual().guard(End::Lower, Turn(3), Guardian::Dismissed, now), Err(Refusal::GuardianUnchanged));
        assert_eq!(guarded().guard(End::Lower, Turn(4), Guardian::Chosen, now), Err(Refusal::GuardianUnchanged));
    }

    #[test]
    fn a_hand_taken_back_dismisses_and_a_hand_that_returns_does_not_choose() {
        let withdrawn = guarded().withdraw(End::Lower, Turn(4)).unwrap();
        assert!(dismissed(&guarded(), &withdrawn, End::Lower) && withdrawn.invariant());
        let restored = withdrawn.restore(End::Lower, Turn(5)).unwrap();
        assert_eq!(counts(&restored, End::Lower, 99 * DAY), Err(Refusal::NotGuardian));
        let by_guardian = guarded().withdraw(End::Higher, Turn(9)).unwrap();
        assert!(!dismissed(&guarded(), &by_guardian, End::Lower), "nobody moves the other's side");
        assert_eq!(counts(&by_guardian, End::Lower, 99 * DAY), Err(Refusal::NotGuardian));
        let back = by_guardian.restore(End::Higher, Turn(10)).unwrap();
        assert_eq!(counts(&back, End::Lower, 99 * DAY), Ok(()));
        let gone = by_guardian.guard(End::Lower, Turn(4), Guardian::Dismissed, Timestamp::new(0)).unwrap();
        assert!(dismissed(&by_guardian, &gone, End::Lower));
    }
}
