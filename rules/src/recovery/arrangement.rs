//! What a member has arranged for the day on which the key is lost.

use crate::{Refusal, Span, Timestamp};

/// How many guardians it takes, and how long they wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Terms {
    /// How many guardians it takes; 0 = recovery is off.
    pub threshold: u8,
    /// Days between the approval that reaches the threshold and the execution; 0 where recovery is off.
    pub days: u8,
}

impl Terms {
    /// The lowest threshold: nobody is handed over by one friend alone.
    pub const THRESHOLD: u8 = 2;
    /// The fewest days of delay.
    pub const FEWEST_DAYS: u8 = 3;
    /// The most days of delay.
    pub const MOST_DAYS: u8 = 30;

    /// Terms in their ranges; 0 and 0 switch recovery off.
    pub const fn new(threshold: u8, days: u8) -> Result<Self, Refusal> {
        match (threshold, days) {
            (0, 0) | (Self::THRESHOLD..=Arrangement::GUARDIANS, Self::FEWEST_DAYS..=Self::MOST_DAYS) => {
                Ok(Self { threshold, days })
            }
            (0 | Self::THRESHOLD..=Arrangement::GUARDIANS, _) => Err(Refusal::RecoveryDelayOutOfRange),
            (_, _) => Err(Refusal::ThresholdOutOfRange),
        }
    }

    /// Whether nobody can be recovered by them.
    pub const fn are_off(&self) -> bool {
        self.threshold == 0
    }

    /// The delay.
    pub fn delay(&self) -> Span {
        Span::days(u16::from(self.days))
    }

    /// What both terms have in common that makes a recovery easier: the lower threshold, the shorter delay.
    fn easier(self, other: Self) -> Self {
        if self.are_off() {
            return other;
        }
        if other.are_off() {
            return self;
        }
        Self { threshold: self.threshold.min(other.threshold), days: self.days.min(other.days) }
    }
}

/// Terms that hold for a while longer, although weaker ones are arranged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Earlier {
    /// They.
    pub terms: Terms,
    /// The moment in which they end.
    pub until: Timestamp,
}

/// What a member has arranged.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Arrangement {
    /// How many guardians are chosen, at most nine.
    pub guardians: u8,
    /// As arranged last.
    pub terms: Terms,
    /// What holds until the last arrangement does, where that weakened the recovery.
    pub earlier: Option<Earlier>,
}

impl Arrangement {
    /// The most guardians.
    pub const GUARDIANS: u8 = 9;
    /// How long whatever weakens a recovery waits: whoever steals a key does not switch it off with it.
    pub const WEAKENS_AFTER: Span = Span::days(30);

    /// The terms that hold at a moment.
    pub fn at(&self, moment: Timestamp) -> Terms {
        self.earlier.filter(|earlier| moment < earlier.until).map_or(self.terms, |earlier| earlier.terms)
    }

    /// Other terms. What makes a recovery easier holds at once: whoever can sign it could hand over the key itself. A
    /// higher threshold, a longer delay, no recovery at all wait for thirty days.
    pub fn arrange(self, terms: Terms, now: Timestamp) -> Self {
        let easier = self.at(now).easier(terms);
        let weakened = Earlier { terms: easier, until: now.after(Self::WEAKENS_AFTER) };
        Self { terms, earlier: (easier != terms).then_some(weakened), ..self }
    }

    /// One guardian more.
    pub const fn gains_guardian(self) -> Result<Self, Refusal> {
        if self.guardians >= Self::GUARDIANS {
            return Err(Refusal::TooManyGuardians);
        }
        Ok(Self { guardians: self.guardians.saturating_add(1), ..self })
    }

    /// One guardian less.
    pub fn loses_guardian(self) -> Result<Self, Refusal> {
        Ok(Self { guardians: self.guardians.checked_sub(1).ok_or(Refusal::RecordCorrupt)?, ..self })
    }

    /// What holds for every member record.
    pub fn invariant(&self) -> bool {
        let sound = |terms: Terms| Terms::new(terms.threshold, terms.days).is_ok();
        self.guardians <= Self::GUARDIANS
            && sound(self.terms)
            && self.earlier.is_none_or(|earlier| sound(earlier.terms) && !earlier.terms.are_off())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;

    fn terms(threshold: u8, days: u8) -> Terms {
        Terms::new(threshold, days).unwrap()
    }

    fn on(day: i64) -> Timestamp {
        Timestamp::new(day * DAY)
    }

    fn arranged() -> Arrangement {
        Arrangement { guardians: 3, ..Arrangement::default() }.arrange(terms(3, 7), on(0))
    }

    #[test]
    fn two_to_nine_guardians_and_three_to_thirty_days() {
        let new = |threshold, days| Terms::new(threshold, days).map(|_| ());
        for (threshold, days) in [(0, 0), (2, 3), (9, 30)] {
            assert_eq!(new(threshold, days), Ok(()));
        }
        for threshold in [1, 10, 255] {
            assert_eq!(new(threshold, 3), Err(Refusal::ThresholdOutOfRange));
        }
        for (threshold, days) in [(2, 2), (2, 0), (9, 31), (0, 3)] {
            assert_eq!(new(threshold, days), Err(Refusal::RecoveryDelayOutOfRange));
        }
    }

    #[test]
    fn nine_guardians_are_the_most() {
        let none = Arrangement::default();
        let nine = (0..9).fold(none, |chosen, _| chosen.gains_guardian().unwrap());
        assert_eq!(nine.gains_guardian(), Err(Refusal::TooManyGuardians));
        assert!(nine.invariant() && !Arrangement { guardians: 10, ..nine }.invariant());
        assert_eq!((0..9).fold(nine, |chosen, _| chosen.loses_guardian().unwrap()), none);
        assert_eq!(none.loses_guardian(), Err(Refusal::RecordCorrupt));
    }

    #[test]
    fn each_part_of_the_invariant_is_needed() {
        assert!(arranged().invariant() && Arrangement::default().invariant());
        let odd = Terms { threshold: 1, days: 3 };
        assert!(!Arrangement { terms: odd, ..arranged() }.invariant());
        for broken in [odd, Terms::default()] {
            let earlier = Some(Earlier { terms: broken, until: on(1) });
            assert!(!Arrangement { earlier, ..arranged() }.invariant(), "{broken:?}");
        }
    }

    #[test]
    fn whatever_weakens_a_recovery_waits_for_thirty_days() {
        for weaker in [terms(4, 7), terms(3, 8), terms(9, 30), Terms::default()] {
            let weakened = arranged().arrange(weaker, on(1));
            assert_eq!((weakened.at(on(1)), weakened.at(Timestamp::new(31 * DAY - 1))), (terms(3, 7), terms(3, 7)));
            assert_eq!((weakened.at(on(31)), weakened.terms), (weaker, weaker));
            assert!(weakened.invariant());
        }
        let mixed = arranged().arrange(terms(2, 30), on(1));
        assert_eq!((mixed.at(on(1)), mixed.at(on(31))), (terms(2, 7), terms(2, 30)), "each part for itself");
    }

    #[test]
    fn whatever_strengthens_it_holds_at_once() {
        for stronger in [terms(2, 7), terms(3, 3), terms(3, 7)] {
            assert_eq!(arranged().arrange(stronger, on(1)), Arrangement { terms: stronger, ..arranged() });
        }
        let off = Arrangement::default().arrange(Terms::default(), on(0));
        assert_eq!((off, off.arrange(terms(9, 30), on(1)).at(on(1))), (Arrangement::default(), terms(9, 30)));
        let back = arranged().arrange(Terms::default(), on(1)).arrange(terms(3, 7), on(20));
        assert_eq!(back, arranged(), "what is taken back in time was nothing");
    }

    #[test]
    fn a_thief_who_arranges_again_and_again_gains_nothing() {
        let again = (1..=60).step_by(10).fold(arranged(), |now, day| now.arrange(terms(9, 30), on(day)));
        assert_eq!(again.at(on(80)), terms(3, 7), "each time the thirty days begin anew");
        let other = arranged().arrange(terms(9, 30), on(1)).arrange(Terms::default(), on(2));
        assert_eq!((other.at(on(31)), other.at(on(32))), (terms(3, 7), Terms::default()));
    }
}
