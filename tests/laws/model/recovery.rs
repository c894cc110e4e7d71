//! Guardians, and the key that they give back.

use exodus_sdk::Address;

use super::call::{Call, Refusals, Verdict};
use super::records::{EXTENDED, Recovery};
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

    /// Every reason for which the one at the other end of a tie is no guardian of `ward` that counts now.
    fn must_guard(&self, no: &mut Refusals, tie: &Address, ward: &Address) {
        let tie = &self.ties[tie];
        let since = tie.side(ward).guardian_since;
        let guards = since != 0 && tie.is_mutual();
        no.when(!guards, codes::NOT_GUARDIAN);
        no.when(guards && self.now < since + MONTH, codes::GUARDIAN_TOO_NEW);
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
        no.when((choice == 1) == (side.guardian_since != 0), codes::GUARDIAN_UNCHANGED);
        if choice == 1 {
            no.when(!tie.is_mutual(), codes::GUARDIAN_NOT_TIED);
            no.when(self.counts(&own).guardians >= 9, codes::TOO_MANY_GUARDIANS);
        }
        no.verdict()?;
        self.acts(&own);
        let since = if choice == 1 { self.now } else { 0 };
        let tie = self.ties.get_mut(&at).expect("looked up before");
        let side = tie.sides.get_mut(&own).expect("looked up before");
        side.turn += 1;
        side.guardian_since = since;
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
        self.takes_turn(&own);
        let member = self.members.get_mut(&own).expect("looked up before");
        (member.guardian_threshold, member.recovery_days) = (threshold, days);
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
        self.must_guard(no, tie, ward);
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
        no.when(lost.guardian_threshold == 0, codes::RECOVERY_OFF);
        no.verdict()?;
        let executable = self.now + i64::from(lost.recovery_days) * DAY;
        let epoch = lost.epoch;
        self.takes_turn(&own);
        let (opened, expires, approvers) = (self.now, executable + MONTH, vec![own]);
        let proposal = Recovery { member: ward, key: new, payer, approvers, opened, executable, expires, epoch };
        self.recoveries.insert(at, proposal);
        Ok(())
    }

    fn approve(&mut self, call: &Call) -> Verdict {
        let (key, own, ward, tie, at) = (call.at(0), call.at(1), call.at(2), call.at(3), call.at(4));
        let proposal = &self.recoveries[&at];
        let mut no = Refusals::default();
        is(&mut no, ward, proposal.member);
        self.must_stand_behind(&mut no, key, (&own, &ward, &tie), call.args().u32());
        no.when(proposal.epoch != self.members[&ward].epoch, codes::RECOVERY_OUTDATED);
        no.when(self.now > proposal.expires, codes::RECOVERY_EXPIRED);
        no.when(proposal.approvers.contains(&own), codes::ALREADY_APPROVED);
        no.when(proposal.approvers.len() >= 9, codes::APPROVALS_FULL);
        no.verdict()?;
        self.takes_turn(&own);
        self.recoveries.get_mut(&at).expect("looked up before").approvers.push(own);
        Ok(())
    }

    fn execute(&mut self, call: &Call) -> Verdict {
        let (new, own, at, payer) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (proposal, lost, ties) = (&self.recoveries[&at], &self.members[&own], call.from(4));
        let mut no = Refusals::default();
        is(&mut no, own, proposal.member);
        is(&mut no, new, proposal.key);
        self.must_remain(&mut no, &own);
        no.when(proposal.epoch != lost.epoch, codes::RECOVERY_OUTDATED);
        no.when(self.now > proposal.expires, codes::RECOVERY_EXPIRED);
        no.when(self.now < proposal.executable, codes::RECOVERY_TOO_EARLY);
        Self::must_be_distinct(&mut no, &ties, &[own, at]);
        let mut standing = 0;
        for tie in &ties {
            let Some(shown) = self.ties.get(tie) else {
                no.when(true, codes::FRAMEWORK);
                continue;
            };
            let approver = shown.other(&own);
            no.when(!approver.is_some_and(|approver| proposal.approvers.contains(&approver)), codes::WRONG_ACCOUNT);
            let mut against = Refusals::default();
            self.must_guard(&mut against, tie, &own);
            standing += u8::from(against.verdict().is_ok());
        }
        no.when(lost.guardian_threshold == 0, codes::RECOVERY_OFF);
        no.when(standing < lost.guardian_threshold, codes::THRESHOLD_NOT_REACHED);
        closes(&mut no, payer, proposal.payer);
        no.verdict()?;
        self.acts(&own);
        let member = self.members.get_mut(&own).expect("looked up before");
        member.authority = new;
        member.epoch += 1;
        self.recoveries.remove(&at);
        Ok(())
    }

    fn veto(&mut self, call: &Call) -> Verdict {
        let (key, own, at, payer) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let proposal = &self.recoveries[&at];
        let mut no = Refusals::default();
        is(&mut no, own, proposal.member);
        self.must_sign(&mut no, &own, key);
        closes(&mut no, payer, proposal.payer);
        no.verdict()?;
        self.acts(&own);
        self.recoveries.remove(&at);
        Ok(())
    }

    fn tidy_recovery(&mut self, call: &Call) -> Verdict {
        let (member, at, payer) = (call.at(0), call.at(1), call.at(2));
        let proposal = &self.recoveries[&at];
        let same = self.members.get(&member).is_some_and(|member| member.epoch == proposal.epoch);
        let mut no = Refusals::default();
        is(&mut no, member, proposal.member);
        no.when(same && self.now <= proposal.expires, codes::RECOVERY_STANDS);
        closes(&mut no, payer, proposal.payer);
        no.verdict()?;
        self.recoveries.remove(&at);
        Ok(())
    }
}
