//! An invitation: a link that *is* the offered hand.

use crate::{Amount, Epoch, Refusal, Span, Timestamp};

/// What a rule reads of an invitation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Invitation {
    /// The inviter's epoch when the link was made.
    pub epoch: Epoch,
    /// What the inviter is ready to help with.
    pub pledge: Amount,
    /// The last second in which the link works.
    pub expires: Timestamp,
    /// How many more people may accept it.
    pub uses_left: u8,
}

impl Invitation {
    /// The longest life of a link.
    pub const LONGEST: Span = Span::days(90);
    /// The most people one link may bring.
    pub const USES: u8 = 150;

    /// A new link.
    pub fn offer(epoch: Epoch, pledge: Amount, expires: Timestamp, uses: u8, now: Timestamp) -> Result<Self, Refusal> {
        if expires <= now || expires > now.after(Self::LONGEST) {
            return Err(Refusal::InvitationTermOutOfRange);
        }
        if uses == 0 || uses > Self::USES {
            return Err(Refusal::InvitationUsesOutOfRange);
        }
        Ok(Self { epoch, pledge, expires, uses_left: uses })
    }

    /// Somebody accepts it.
    pub fn accept(self, inviter_epoch: Epoch, now: Timestamp) -> Result<Self, Refusal> {
        if self.epoch != inviter_epoch {
            return Err(Refusal::InvitationOutdated);
        }
        if now > self.expires {
            return Err(Refusal::InvitationExpired);
        }
        let uses_left = self.uses_left.checked_sub(1).ok_or(Refusal::InvitationUsedUp)?;
        Ok(Self { uses_left, ..self })
    }

    /// Whether nobody can accept it any more: it is used up or expired, or the inviter has another key or is gone (`None`).
    pub fn is_spent(&self, inviter: Option<Epoch>, now: Timestamp) -> bool {
        inviter.is_none_or(|epoch| self.accept(epoch, now).is_err())
    }

    /// What holds for every invitation record.
    pub const fn invariant(&self) -> bool {
        self.uses_left <= Self::USES && !self.pledge.is_zero() && self.pledge.in_range()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(uses: u8) -> Invitation {
        let pledge = Amount::positive(1).unwrap();
        Invitation::offer(Epoch(4), pledge, Timestamp::new(100), uses, Timestamp::new(99)).unwrap()
    }

    #[test]
    fn a_link_works_until_its_last_second_as_often_as_it_says() {
        let used = link(2).accept(Epoch(4), Timestamp::new(100)).unwrap();
        assert_eq!(used.accept(Epoch(4), Timestamp::new(101)), Err(Refusal::InvitationExpired));
        let used_up = used.accept(Epoch(4), Timestamp::new(100)).unwrap();
        assert_eq!(used_up.accept(Epoch(4), Timestamp::new(100)), Err(Refusal::InvitationUsedUp));
    }

    #[test]
    fn each_part_of_the_invariant_is_needed() {
        assert!(link(150).invariant());
        let often = Invitation { uses_left: 151, ..link(1) };
        let of_nothing = Invitation { pledge: Amount::ZERO, ..link(1) };
        let of_too_much = Invitation { pledge: Amount::stored(u64::MAX), ..link(1) };
        for broken in [often, of_nothing, of_too_much] {
            assert!(!broken.invariant(), "{broken:?}");
        }
    }

    #[test]
    fn a_link_of_an_earlier_key_is_dead() {
        assert_eq!(link(1).accept(Epoch(5), Timestamp::new(99)), Err(Refusal::InvitationOutdated));
    }

    #[test]
    fn a_link_is_spent_when_nobody_can_accept_it() {
        let spent = |link: Invitation, inviter, now| link.is_spent(inviter, Timestamp::new(now));
        assert!(!spent(link(1), Some(Epoch(4)), 100));
        assert!(spent(link(1), Some(Epoch(4)), 101) && spent(link(1), Some(Epoch(5)), 99) && spent(link(1), None, 99));
        assert!(spent(link(1).accept(Epoch(4), Timestamp::new(99)).unwrap(), Some(Epoch(4)), 99));
    }

    #[test]
    fn a_link_lives_at_most_ninety_days() {
        let offer = |expires, uses| {
            Invitation::offer(Epoch(0), Amount::MAX, Timestamp::new(expires), uses, Timestamp::new(0)).map(|_| ())
        };
        assert_eq!(offer(90 * 86_400, 150), Ok(()));
        assert_eq!(offer(90 * 86_400 + 1, 1), Err(Refusal::InvitationTermOutOfRange));
        assert_eq!(offer(0, 1), Err(Refusal::InvitationTermOutOfRange));
        assert_eq!(offer(1, 0), Err(Refusal::InvitationUsesOutOfRange));
        assert_eq!(offer(1, 151), Err(Refusal::InvitationUsesOutOfRange));
    }
}
