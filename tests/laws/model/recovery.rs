//! Guardians, and the key that they give back.

use exodus_sdk::Address;

use super::call::{Call, Refusals, Verdict};
use super::records::{EXTENDED, LEFT, Recovery};
use super::{DAY, Model, closes, codes, is};

/// How long somebody has to be a guardian before it counts, and how long a proposal may be executed.
const MONTH: i64 = 30 * DAY;

impl Model {
    pub(super) fn recovery(&mut self, call: &Call) -> Verdict {
        match call.tag {
            130 => self.choose(call),
            131 => self.arrange(call),
            132 => self.propose(call),
            133 => self.approve(call),
            134 => self.execute(call),
            135 => self.veto(call),
            _ => self.tidy_recovery(call),
        }
    }

    /// Every reason for which the one at the other end of a tie is no guardian of `ward` that counts at a moment.
    fn must_guard(&self, no: &mut Refusals, tie: &Address, ward: &Address, moment: i64) {
        let tie = &self.ties[tie];
        let (side, hand) = (tie.side(ward), tie.other(ward).map(|guardian| tie.side(&guardian).state));
        let gone = side.dismissed_at != 0 && side.dismissed_at + MONTH <= moment;
        let guards = side.guardian_since != 0 && hand == Some(EXTENDED) && !gone;
        no.when(!guards, codes::NOT_GUARDIAN);
        no.when(guards && moment < side.guardian_since + MONTH, codes::GUARDIAN_TOO_NEW);
    }

    /// The threshold and the days that hold now for the proposals of a member.
    fn terms(&self, ward: &Address) -> (u8, u8) {
        let member = &self.members[ward];
        match member.still {
            Some((threshold, days, until)) if self.now < until => (threshold, days),
            _ => (member.guardian_threshold, member.recovery_days),
        }
    }

    /// Every reason for which a proposal is over.
    fn must_stand(&self, no: &mut Refusals, proposal: &Recovery) {
        no.when(proposal.epoch < self.members[&proposal.member].proposals_from, codes::RECOVERY_OUTDATED);
        no.when(self.now > proposal.expires(), codes::RECOVERY_EXPIRED);
    }

    fn choose(&mut self, call: &Call) -> Verdict {
        let (key, own, at) = (call.at(0), call.at(1), call.at(2));
        let mut args = call.args();
        let (turn, choice) = (args.u32(), args.u8());
        let tie = &self.ties[&at];
        let side = tie.side(&own);
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_remain(&mut no, &own);
        no.when(choice > 1, codes::FLAG_UNKNOWN);
        no.when(!tie.sides.contains_key(&own), codes::WRONG_ACCOUNT);
        no.when(side.state != EXTENDED, codes::TIE_NOT_EXTENDED);
        no.when(side.turn != turn, codes::STALE_TURN);
        let chosen = side.guardian_since != 0 && side.dismissed_at == 0;
        no.when((choice == 1) == chosen, codes::GUARDIAN_UNCHANGED);
        if choice == 1 {
            no.when(!tie.is_mutual(), codes::GUARDIAN_NOT_TIED);
            no.when(self.counts(&own).guardians >= 9, codes::TOO_MANY_GUARDIANS);
        }
        no.verdict()?;
        self.acts(&own);
        let now = self.now;
        let tie = self.ties.get_mut(&at).expect("looked up before");
        let side = tie.sides.get_mut(&own).expect("looked up before");
        side.turn += 1;
        if choice == 0 {
            side.dismissed_at = now;
        } else {
            // A dismissal that has had no effect yet is taken back.
            let taken_back = side.dismissed_at != 0 && now < side.dismissed_at + MONTH;
            side.guardian_since = if taken_back { side.guardian_since } else { now };
            side.dismissed_at = 0;
        }
        Ok(())
    }

    fn arrange(&mut self, call: &Call) -> Verdict {
        let (key, own) = (call.at(0), call.at(1));
        let mut args = call.args();
        let (turn, threshold, days) = (args.u32(), args.u8(), args.u8());
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_take_turn(&mut no, &own, turn);
        let off = threshold == 0 && days == 0;
        let odd = threshold == 1 || threshold > 9;
        no.when(odd, codes::THRESHOLD_OUT_OF_RANGE);
        no.when(!odd && !off && (threshold == 0 || !(3..=30).contains(&days)), codes::RECOVERY_DELAY_OUT_OF_RANGE);
        no.verdict()?;
        let (held, held_days) = self.terms(&own);
        let until = self.now + MONTH;
        self.takes_turn(&own);
        let member = self.members.get_mut(&own).expect("looked up before");
        (member.guardian_threshold, member.recovery_days) = (threshold, days);
        let harder = held != 0 && (threshold == 0 || threshold > held || days > held_days);
        let both = if threshold == 0 { (held, held_days) } else { (held.min(threshold), held_days.min(days)) };
        member.still = harder.then_some((both.0, both.1, until));
        Ok(())
    }

    /// What proposing and approving have in common: a guardian of the ward signs, and takes a turn.
    fn must_stand_behind(
        &self,
        no: &mut Refusals,
        key: Address,
        (own, ward, tie): (&Address, &Address, &Address),
        turn: u32,
    ) {
        self.must_sign(no, own, key);
        no.when(!self.ties[tie].is_between(own, ward), codes::WRONG_ACCOUNT);
        self.must_remain(no, ward);
        self.must_guard(no, tie, ward, self.now);
        self.must_take_turn(no, own, turn);
    }

    fn propose(&mut self, call: &Call) -> Verdict {
        let (payer, key, own, ward) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (tie, new, at) = (call.at(4), call.at(5), call.at(6));
        Self::stands(at, &[b"recovery", ward.as_ref(), new.as_ref()])?;
        let lost = &self.members[&ward];
        let mut no = Refusals::default();
        self.must_stand_behind(&mut no, key, (&own, &ward, &tie), call.args().u32());
        no.when(lost.authority == new, codes::SAME_KEY);
        no.when(self.terms(&ward).0 == 0, codes::RECOVERY_OFF);
        no.verdict()?;
        let (epoch, guardian) = (lost.epoch, self.members[&own].epoch);
        self.takes_turn(&own);
        let (opened, approvers) = (self.now, vec![(own, self.now, guardian)]);
        let proposal = Recovery { member: ward, key: new, payer, approvers, opened, began: None, epoch };
        self.recoveries.insert(at, proposal);
        Ok(())
    }

    fn approve(&mut self, call: &Call) -> Verdict {
        let (key, own, ward, tie, at) = (call.at(0), call.at(1), call.at(2), call.at(3), call.at(4));
        let proposal = &self.recoveries[&at];
        let mut no = Refusals::default();
        is(&mut no, ward, proposal.member);
        self.must_stand_behind(&mut no, key, (&own, &ward, &tie), call.args().u32());
        self.must_stand(&mut no, proposal);
        let epoch = self.members[&own].epoch;
        let before = proposal.approvers.iter().find(|one| one.0 == own);
        no.when(before.is_some_and(|one| one.2 == epoch), codes::ALREADY_APPROVED);
        no.when(before.is_none() && proposal.approvers.len() >= 9, codes::APPROVALS_FULL);
        no.verdict()?;
        let (again, now, terms) = (before.is_some(), self.now, self.terms(&ward));
        self.takes_turn(&own);
        let proposal = self.recoveries.get_mut(&at).expect("looked up before");
        match proposal.approvers.iter_mut().find(|one| one.0 == own) {
            Some(one) => *one = (own, now, epoch),
            None => proposal.approvers.push((own, now, epoch)),
        }
        if again || proposal.began.is_none() {
            let moments = proposal.approvers.iter().map(|one| one.1).collect();
            proposal.began = reaches(moments, terms.0).map(|moment| (moment, terms.0, terms.1)).or(proposal.began);
        }
        Ok(())
    }

    fn execute(&mut self, call: &Call) -> Verdict {
        let (new, own, at, payer) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (proposal, shown) = (&self.recoveries[&at], call.from(4));
        let mut no = Refusals::default();
        is(&mut no, own, proposal.member);
        is(&mut no, new, proposal.key);
        self.must_remain(&mut no, &own);
        self.must_stand(&mut no, proposal);
        no.when(shown.len() % 2 != 0, codes::SHAPE_MISMATCH);
        Self::must_be_distinct(&mut no, &shown, &[own, at]);
        let began = proposal.began.unwrap_or_default();
        let moments = shown.chunks(2).filter_map(|pair| self.word(&mut no, pair, proposal, began.0)).collect();
        let delay = i64::from(began.2) * DAY;
        let standing = reaches(moments, began.1);
        no.when(proposal.began.is_none() || standing.is_none(), codes::THRESHOLD_NOT_REACHED);
        let late = |moment: i64| self.now < moment + delay;
        no.when(proposal.began.is_some() && (late(began.0) || standing.is_some_and(late)), codes::RECOVERY_TOO_EARLY);
        closes(&mut no, payer, proposal.payer);
        no.verdict()?;
        let now = self.now;
        self.acts(&own);
        let member = self.members.get_mut(&own).expect("looked up before");
        member.authority = new;
        member.epoch += 1;
        (member.proposals_from, member.key_since) = (member.epoch, now);
        self.recoveries.remove(&at);
        Ok(())
    }

    /// When the guardian that a pair shows gave an approval that holds still.
    fn word(&self, no: &mut Refusals, pair: &[Address], proposal: &Recovery, began: i64) -> Option<i64> {
        let &[at, guardian] = pair else { return None };
        let (Some(tie), Some(member)) = (self.ties.get(&at), self.members.get(&guardian)) else {
            no.when(true, codes::FRAMEWORK);
            return None;
        };
        no.when(!tie.is_between(&proposal.member, &guardian), codes::WRONG_ACCOUNT);
        let approval = proposal.approvers.iter().find(|one| one.0 == guardian);
        no.when(approval.is_none(), codes::WRONG_ACCOUNT);
        let side = tie.side(&proposal.member);
        let dismissed = side.dismissed_at != 0 && side.dismissed_at + MONTH <= began;
        let flagged = side.guardian_since != 0 && !dismissed && tie.side(&guardian).state == EXTENDED;
        approval.filter(|one| one.2 == member.epoch && flagged).map(|one| one.1)
    }

    fn veto(&mut self, call: &Call) -> Verdict {
        let (key, own, at, payer, shown) = (call.at(0), call.at(1), call.at(2), call.at(3), call.from(4));
        let (proposal, member) = (&self.recoveries[&at], &self.members[&own]);
        let mut no = Refusals::default();
        is(&mut no, own, proposal.member);
        self.must_sign(&mut no, &own, key);
        Self::must_be_distinct(&mut no, &shown, &[own, at]);
        let over = proposal.epoch < member.proposals_from || self.now > proposal.expires();
        let young = proposal.began.is_some_and(|began| began.0 < member.key_since + MONTH);
        match shown[..] {
            [] => no.when(!over && young, codes::GUARDIANS_AGREE),
            [tie, guardian] => self.must_be_missing(&mut no, &tie, &guardian, proposal),
            _ => no.when(true, codes::SHAPE_MISMATCH),
        }
        closes(&mut no, payer, proposal.payer);
        no.verdict()?;
        self.acts(&own);
        self.recoveries.remove(&at);
        Ok(())
    }

    /// Every reason for which somebody is no guardian who counts and has not approved.
    fn must_be_missing(&self, no: &mut Refusals, tie: &Address, guardian: &Address, proposal: &Recovery) {
        let (Some(between), Some(member)) = (self.ties.get(tie), self.members.get(guardian)) else {
            return no.when(true, codes::FRAMEWORK);
        };
        no.when(!between.is_between(&proposal.member, guardian), codes::WRONG_ACCOUNT);
        self.must_remain(no, guardian);
        self.must_guard(no, tie, &proposal.member, proposal.began.map_or(self.now, |began| began.0));
        let approved = proposal.approvers.iter().any(|one| one.0 == *guardian && one.2 == member.epoch);
        no.when(approved, codes::GUARDIANS_AGREE);
    }

    fn tidy_recovery(&mut self, call: &Call) -> Verdict {
        let (member, at, payer) = (call.at(0), call.at(1), call.at(2));
        let proposal = &self.recoveries[&at];
        let stands = self.members.get(&member).is_some_and(|member| {
            member.state != LEFT && member.proposals_from <= proposal.epoch && self.now <= proposal.expires()
        });
        let mut no = Refusals::default();
        is(&mut no, member, proposal.member);
        no.when(stands, codes::RECOVERY_STANDS);
        closes(&mut no, payer, proposal.payer);
        no.verdict()?;
        self.recoveries.remove(&at);
        Ok(())
    }
}

/// The moment of the approval that reaches a threshold.
fn reaches(mut moments: Vec<i64>, threshold: u8) -> Option<i64> {
    moments.sort_unstable();
    usize::from(threshold).checked_sub(1).and_then(|place| moments.get(place)).copied()
}

impl Recovery {
    /// From when it may be executed; 0 while too few have approved.
    pub(crate) fn executable(&self) -> i64 {
        self.began.map_or(0, |(moment, _, days)| moment + i64::from(days) * DAY)
    }

    /// The last second of it.
    pub(crate) fn expires(&self) -> i64 {
        MONTH + if self.began.is_some() { self.executable() } else { self.opened }
    }
}
