//! Recovery: friends whom a member has chosen give the member another key when the own one is lost.

use crate::{Epoch, Refusal, Span, Timestamp};

/// What a member has arranged for the day on which the key is lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Arrangement {
    /// How many guardians are chosen, at most nine.
    pub guardians: u8,
    /// How many of them it takes; 0 = recovery is off.
    pub threshold: u8,
    /// Days between proposal and execution; 0 where recovery is off.
    pub days: u8,
}

impl Arrangement {
    /// The most guardians.
    pub const GUARDIANS: u8 = 9;
    /// The lowest threshold: nobody is handed over by one friend alone.
    pub const THRESHOLD: u8 = 2;
    /// The fewest days between proposal and execution.
    pub const FEWEST_DAYS: u8 = 3;
    /// The most days between proposal and execution.
    pub const MOST_DAYS: u8 = 30;

    /// Another threshold and another delay; 0 and 0 switch recovery off.
    pub const fn arrange(self, threshold: u8, days: u8) -> Result<Self, Refusal> {
        match (threshold, days) {
            (0, 0) | (Self::THRESHOLD..=Self::GUARDIANS, Self::FEWEST_DAYS..=Self::MOST_DAYS) => {
                Ok(Self { threshold, days, ..self })
            }
            (0 | Self::THRESHOLD..=Self::GUARDIANS, _) => Err(Refusal::RecoveryDelayOutOfRange),
            (_, _) => Err(Refusal::ThresholdOutOfRange),
        }
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

    /// Whether so many guardians suffice.
    pub const fn must_suffice(&self, standing: u8) -> Result<(), Refusal> {
        if self.threshold == 0 {
            return Err(Refusal::RecoveryOff);
        }
        if standing < self.threshold { Err(Refusal::ThresholdNotReached) } else { Ok(()) }
    }

    /// What holds for every member record.
    pub const fn invariant(&self) -> bool {
        self.guardians <= Self::GUARDIANS && self.arrange(self.threshold, self.days).is_ok()
    }
}

/// A proposal to give a member another key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// The member's epoch when it was proposed.
    pub epoch: Epoch,
    /// When it was proposed.
    pub opened: Timestamp,
    /// The first second in which it may be executed.
    pub executable: Timestamp,
    /// The last second in which it may be executed.
    pub expires: Timestamp,
}

impl Proposal {
    /// How long it may be executed, once its delay has passed.
    pub const OPEN_FOR: Span = Span::days(30);

    /// A guardian proposes a key.
    pub fn open(epoch: Epoch, arranged: &Arrangement, now: Timestamp) -> Result<Self, Refusal> {
        if arranged.threshold == 0 {
            return Err(Refusal::RecoveryOff);
        }
        let executable = now.after(Span::days(u16::from(arranged.days)));
        Ok(Self { epoch, opened: now, executable, expires: executable.after(Self::OPEN_FOR) })
    }

    /// Refuses a proposal that an earlier epoch or the clock has ended.
    pub fn must_stand(&self, member: Epoch, now: Timestamp) -> Result<(), Refusal> {
        if self.epoch != member {
            return Err(Refusal::RecoveryOutdated);
        }
        if now > self.expires { Err(Refusal::RecoveryExpired) } else { Ok(()) }
    }

    /// Refuses one that is not to be executed now.
    pub fn must_be_ripe(&self, member: Epoch, now: Timestamp) -> Result<(), Refusal> {
        self.must_stand(member, now)?;
        if now < self.executable { Err(Refusal::RecoveryTooEarly) } else { Ok(()) }
    }

    /// Whether it has ended: by its time, or because the member has another key, or is gone (`None`).
    pub fn is_over(&self, member: Option<Epoch>, now: Timestamp) -> bool {
        member.is_none_or(|epoch| self.must_stand(epoch, now).is_err())
    }
}

/// Refuses a guardian who is among the `approvers` already, and one whom no place is left for among nine.
pub fn must_be_new<Id: Eq>(approvers: &[Id], guardian: &Id) -> Result<(), Refusal> {
    if approvers.contains(guardian) {
        return Err(Refusal::AlreadyApproved);
    }
    if approvers.len() >= usize::from(Arrangement::GUARDIANS) { Err(Refusal::ApprovalsFull) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;

    fn arranged() -> Arrangement {
        Arrangement { guardians: 3, ..Arrangement::default() }.arrange(2, 3).unwrap()
    }

    #[test]
    fn two_to_nine_guardians_and_three_to_thirty_days() {
        let arrange = |threshold, days| arranged().arrange(threshold, days).map(|_| ());
        for (threshold, days) in [(0, 0), (2, 3), (9, 30)] {
            assert_eq!(arrange(threshold, days), Ok(()));
        }
        for threshold in [1, 10, 255] {
            assert_eq!(arrange(threshold, 3), Err(Refusal::ThresholdOutOfRange));
        }
        for (threshold, days) in [(2, 2), (2, 0), (9, 31), (0, 3)] {
            assert_eq!(arrange(threshold, days), Err(Refusal::RecoveryDelayOutOfRange));
        }
        assert!(arranged().invariant() && Arrangement::default().invariant());
        assert!(!Arrangement { threshold: 1, ..arranged() }.invariant());
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
    fn the_threshold_is_the_members_and_zero_is_nobody() {
        assert_eq!(arranged().must_suffice(1), Err(Refusal::ThresholdNotReached));
        assert_eq!(arranged().must_suffice(2), Ok(()));
        assert_eq!(Arrangement::default().must_suffice(9), Err(Refusal::RecoveryOff));
    }

    #[test]
    fn a_proposal_ripens_is_open_for_thirty_days_and_ends() {
        let opened = Proposal::open(Epoch(4), &arranged(), Timestamp::new(0)).unwrap();
        let ripe = |epoch, now| opened.must_be_ripe(Epoch(epoch), Timestamp::new(now));
        assert_eq!(ripe(4, 3 * DAY - 1), Err(Refusal::RecoveryTooEarly));
        assert_eq!((ripe(4, 3 * DAY), ripe(4, 33 * DAY)), (Ok(()), Ok(())));
        assert_eq!(ripe(4, 33 * DAY + 1), Err(Refusal::RecoveryExpired));
        assert_eq!(ripe(5, 3 * DAY), Err(Refusal::RecoveryOutdated));
        let over = |epoch, now| opened.is_over(epoch, Timestamp::new(now));
        assert!(!over(Some(Epoch(4)), 33 * DAY) && over(Some(Epoch(4)), 33 * DAY + 1));
        assert!(over(Some(Epoch(5)), 0) && over(None, 0));
        let off = Proposal::open(Epoch(0), &Arrangement::default(), Timestamp::new(0));
        assert_eq!(off, Err(Refusal::RecoveryOff));
    }

    #[test]
    fn each_guardian_approves_once_and_nine_at_most() {
        assert_eq!(must_be_new(&[1, 2], &3), Ok(()));
        assert_eq!(must_be_new(&[1, 2], &2), Err(Refusal::AlreadyApproved));
        assert_eq!(must_be_new(&[1, 2, 3, 4, 5, 6, 7, 8, 9], &0), Err(Refusal::ApprovalsFull));
        assert_eq!(must_be_new(&[1, 2, 3, 4, 5, 6, 7, 8, 9], &9), Err(Refusal::AlreadyApproved));
    }
}
