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

impl Side {
    /// Whether the other is this side's guardian by choice, and was not dismissed since.
    pub const fn is_chosen(&self) -> bool {
        self.guardian_since.is_some() && self.dismissed_at.is_none()
    }

    /// Whether a dismissal has its effect at a moment.
    fn is_dismissed_at(&self, moment: Timestamp) -> bool {
        self.dismissed_at.is_some_and(|dismissed| moment >= dismissed.after(Tie::DISMISSED_AFTER))
    }
}

impl Tie {
    /// How long somebody has to be a guardian before it counts: the member sees it in time.
    pub const GUARDIAN_AFTER: Span = Span::days(30);
    /// How long a dismissed guardian counts: whoever steals a key does not disarm them with it.
    pub const DISMISSED_AFTER: Span = Span::days(30);

    /// Chooses the one at the other end of a mutual tie as guardian, or dismisses them. Whoever is chosen again while the
    /// dismissal has no effect yet is a guardian as before: it was taken back in time.
    pub fn guard(self, by: End, named: Turn, guardian: Guardian, now: Timestamp) -> Result<Self, Refusal> {
        let side = self.extended_side(by)?;
        let turn = side.turn.take(named)?;
        let (guardian_since, dismissed_at) = match (guardian, side.is_chosen()) {
            (Guardian::Chosen, true) | (Guardian::Dismissed, false) => return Err(Refusal::GuardianUnchanged),
            (Guardian::Chosen, false) if !self.is_mutual() => return Err(Refusal::GuardianNotTied),
            (Guardian::Chosen, false) if side.dismissed_at.is_some() && !side.is_dismissed_at(now) => {
                (side.guardian_since, None)
            }
            (Guardian::Chosen, false) => (Some(now), None),
            (Guardian::Dismissed, true) => (side.guardian_since, Some(now)),
        };
        Ok(self.with(by, Side { turn, guardian_since, dismissed_at, ..side }))
    }

    /// Refuses whoever does not count at a moment as a guardian of the member at this end. Only the guardian's own hand
    /// has to be extended: were the member's taken back, that is a dismissal, and counts as late as one.
    pub fn must_guard(&self, ward: End, moment: Timestamp) -> Result<(), Refusal> {
        let side = self.side(ward);
        match side.guardian_since {
            Some(since) if self.side(ward.other()).is_extended() && !side.is_dismissed_at(moment) => {
                if moment < since.after(Self::GUARDIAN_AFTER) { Err(Refusal::GuardianTooNew) } else { Ok(()) }
            }
            Some(_) | None => Err(Refusal::NotGuardian),
        }
    }

    /// Whether somebody who has approved a key as a guardian of the member at this end still stands behind it: the own
    /// hand is extended, and no dismissal had its effect when enough of them had approved (`reached`). Since when they are
    /// a guardian was asked when they approved; asked again, a thief could dismiss and choose them anew.
    pub fn still_guards(&self, ward: End, reached: Timestamp) -> bool {
        let side = self.side(ward);
        side.guardian_since.is_some() && self.side(ward.other()).is_extended() && !side.is_dismissed_at(reached)
    }
}

/// Whether a change of the tie took a guardian from the member at this end, so that the member counts one less.
pub fn dismissed(before: &Tie, after: &Tie, end: End) -> bool {
    before.side(end).is_chosen() && !after.side(end).is_chosen()
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
        let alone = mutual().withdraw(End::Higher, Turn(9), now).unwrap();
        assert_eq!(alone.guard(End::Lower, Turn(3), Guardian::Chosen, now), Err(Refusal::GuardianNotTied));
        assert_eq!(alone.guard(End::Higher, Turn(10), Guardian::Chosen, now), Err(Refusal::TieNotExtended));
        assert_eq!(mutual().guard(End::Lower, Turn(4), Guardian::Chosen, now), Err(Refusal::StaleTurn));
        assert_eq!(mutual().guard(End::Lower, Turn(3), Guardian::Dismissed, now), Err(Refusal::GuardianUnchanged));
        assert_eq!(guarded().guard(End::Lower, Turn(4), Guardian::Chosen, now), Err(Refusal::GuardianUnchanged));
    }

    fn dismissed_on(day: i64) -> Tie {
        guarded().guard(End::Lower, Turn(4), Guardian::Dismissed, Timestamp::new(day * DAY)).unwrap()
    }

    #[test]
    fn a_dismissed_guardian_counts_for_thirty_days_more() {
        let tie = dismissed_on(40);
        assert!(dismissed(&guarded(), &tie, End::Lower) && tie.invariant());
        assert_eq!(counts(&tie, End::Lower, 70 * DAY - 1), Ok(()));
        assert_eq!(counts(&tie, End::Lower, 70 * DAY), Err(Refusal::NotGuardian));
        let now = Timestamp::new(41 * DAY);
        assert_eq!(tie.guard(End::Lower, Turn(5), Guardian::Dismissed, now), Err(Refusal::GuardianUnchanged));
    }

    #[test]
    fn a_hand_taken_back_dismisses_no_faster_than_a_dismissal() {
        let withdrawn = guarded().withdraw(End::Lower, Turn(4), Timestamp::new(40 * DAY)).unwrap();
        assert!(dismissed(&guarded(), &withdrawn, End::Lower) && withdrawn.invariant());
        assert_eq!(counts(&withdrawn, End::Lower, 70 * DAY - 1), Ok(()));
        assert_eq!(counts(&withdrawn, End::Lower, 70 * DAY), Err(Refusal::NotGuardian));
        let again = withdrawn.restore(End::Lower, Turn(5)).unwrap();
        assert!(!dismissed(&withdrawn, &again, End::Lower), "a hand that returns does not choose");
        assert_eq!(counts(&again, End::Lower, 70 * DAY), Err(Refusal::NotGuardian));
        let later = again.withdraw(End::Lower, Turn(6), Timestamp::new(60 * DAY)).unwrap();
        assert_eq!(later.lower.dismissed_at, withdrawn.lower.dismissed_at, "the first dismissal is the one");
        let by_link = withdrawn.accept(End::Lower, Turn(0), withdrawn.lower.pledge, Turn(0), withdrawn.higher.pledge);
        assert_eq!(counts(&by_link.unwrap(), End::Lower, 70 * DAY - 1), Ok(()), "nor does a link end it sooner");
    }

    #[test]
    fn a_dismissal_taken_back_in_time_is_none_and_later_the_thirty_days_begin_anew() {
        let chosen =
            |tie: Tie, day| tie.guard(End::Lower, Turn(5), Guardian::Chosen, Timestamp::new(day * DAY)).unwrap();
        assert_eq!(counts(&chosen(dismissed_on(40), 69), End::Lower, 69 * DAY), Ok(()));
        assert_eq!(chosen(dismissed_on(40), 69).lower.guardian_since, Some(Timestamp::new(0)));
        let anew = chosen(dismissed_on(40), 70);
        assert_eq!(counts(&anew, End::Lower, 100 * DAY - 1), Err(Refusal::GuardianTooNew));
        assert_eq!(counts(&anew, End::Lower, 100 * DAY), Ok(()));
    }

    #[test]
    fn nobody_moves_the_guardians_own_hand() {
        let by_guardian = guarded().withdraw(End::Higher, Turn(9), Timestamp::new(40 * DAY)).unwrap();
        assert!(!dismissed(&guarded(), &by_guardian, End::Lower), "nobody moves the other's side");
        assert_eq!(counts(&by_guardian, End::Lower, 41 * DAY), Err(Refusal::NotGuardian));
        let back = by_guardian.restore(End::Higher, Turn(10)).unwrap();
        assert_eq!(counts(&back, End::Lower, 99 * DAY), Ok(()));
    }

    #[test]
    fn an_approver_stands_unless_dismissed_thirty_days_before_enough_had_approved() {
        let stands = |tie: &Tie, day: i64| tie.still_guards(End::Lower, Timestamp::new(day * DAY));
        assert!(stands(&guarded(), 0) && !stands(&mutual(), 0), "how long was asked at the approval");
        assert!(stands(&dismissed_on(40), 69) && !stands(&dismissed_on(40), 70));
        let chosen_anew =
            dismissed_on(40).guard(End::Lower, Turn(5), Guardian::Chosen, Timestamp::new(70 * DAY)).unwrap();
        assert!(stands(&chosen_anew, 69));
        let gone = guarded().withdraw(End::Higher, Turn(9), Timestamp::new(0)).unwrap();
        assert!(!stands(&gone, 0));
    }
}
