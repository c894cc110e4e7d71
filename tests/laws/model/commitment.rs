//! What becomes of a commitment once it is made.

use exodus_sdk::Address;
use exodus_sdk::instructions::SYSTEM;
use exodus_sdk::record::RawAccount;
use sha2::{Digest, Sha256};

use super::call::{Call, Refusals, Verdict};
use super::delegate::PERFORMS;
use super::records::{Commitment, LEFT};
use super::{LARGEST, Model, closes, codes, is};

impl Commitment {
    /// The request whose sums follow it.
    pub(super) fn book(&self) -> Address {
        if self.parent_kind == 1 { self.parent } else { SYSTEM }
    }
}

impl Model {
    pub(super) fn commitment(&mut self, call: &Call) -> Verdict {
        match call.tag {
            81 => self.perform(call),
            82..=84 => self.answer(call),
            85 | 86 => self.report(call),
            91 => self.take_back(call),
            _ => self.clearable(call),
        }
    }

    pub(super) fn commitment_mut(&mut self, at: &Address) -> &mut Commitment {
        self.commitments.get_mut(at).expect("looked up before")
    }

    /// After an answer to what had so much left to perform: a dispute covers what is unanswered, the end has its time, as has
    /// what need not be performed any more, and the counters know everything.
    pub(super) fn answered(&mut self, at: &Address, unperformed: u64) {
        self.settled(at, unperformed);
        self.reports(at);
    }

    /// The same, without the counters.
    pub(super) fn settled(&mut self, at: &Address, unperformed: u64) {
        let now = self.now;
        let commitment = self.commitment_mut(at);
        commitment.disputed = commitment.disputed.min(commitment.unanswered());
        commitment.settled_at = if commitment.outstanding() == 0 { now } else { 0 };
        if commitment.unperformed() < unperformed {
            commitment.performed_at = now;
        }
    }

    /// Whether nobody is there to whom something could be late.
    fn is_away(&self, creditor: &Address) -> bool {
        self.members.get(creditor).is_none_or(|creditor| creditor.state == LEFT || self.is_dormant(creditor))
    }

    /// The counters know everything, but no new lateness where something was given in exchange, and none towards somebody who
    /// is not there.
    fn reports(&mut self, at: &Address) {
        let now = self.now;
        let away = self.is_away(&self.commitments[at].creditor);
        let commitment = self.commitment_mut(at);
        commitment.reported_cleared = commitment.cleared;
        let counts = if commitment.parent_kind == 2 { commitment.reported_overdue } else { !away };
        commitment.reported_overdue = commitment.is_late(now) && counts;
    }

    /// The request of a commitment, if it is still kept, was written with it.
    pub(super) fn entered(&mut self, at: &Address, beneficiary: Option<Address>) {
        let book = self.commitments[at].book();
        if self.requests.contains_key(&book) {
            self.roll(&book);
            self.settle(&book, beneficiary);
        }
    }

    fn perform(&mut self, call: &Call) -> Verdict {
        let (key, own, at, request, delegate) = (call.at(0), call.at(1), call.at(2), call.at(3), call.at(4));
        let mut args = call.args();
        let (seen, sum) = (args.u64(), args.u64());
        let commitment = &self.commitments[&at];
        let (meant, left) = (seen.saturating_add(sum), commitment.unperformed());
        let mut no = Refusals::default();
        let lent = self.must_act(&mut no, &own, (key, delegate), PERFORMS);
        no.unless_amount(seen);
        no.unless_positive(sum);
        no.when(commitment.debtor != own, codes::NOT_DEBTOR);
        no.when(meant > LARGEST, codes::AMOUNT_TOO_LARGE);
        no.when(seen > commitment.performed || meant <= commitment.performed, codes::STALE_SUM);
        no.when(meant > commitment.amount || left == 0, codes::ABOVE_PERFORMABLE);
        is(&mut no, request, commitment.book());
        no.verdict()?;
        self.acts_by(&own, lent);
        let now = self.now;
        let commitment = self.commitment_mut(&at);
        let before = commitment.parts();
        commitment.performed = meant.min(commitment.performed + left);
        commitment.performed_at = now;
        if now <= commitment.due {
            commitment.in_time = commitment.performed;
        }
        commitment.reported_overdue &= commitment.is_late(now);
        if commitment.parts().overdue != before.overdue {
            self.entered(&at, None);
        }
        Ok(())
    }

    fn take_back(&mut self, call: &Call) -> Verdict {
        let (key, own, other, at, request) = (call.at(0), call.at(1), call.at(2), call.at(3), call.at(4));
        let mut args = call.args();
        let (seen, sum) = (args.u64(), args.u64());
        let commitment = &self.commitments[&at];
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        no.unless_amount(seen);
        no.unless_positive(sum);
        no.when(commitment.debtor != own, codes::NOT_DEBTOR);
        no.when(seen != commitment.performed, codes::STALE_SUM);
        no.when(sum > seen || commitment.unanswered() == 0, codes::ABOVE_UNANSWERED);
        is(&mut no, other, commitment.creditor);
        is(&mut no, request, commitment.book());
        no.verdict()?;
        self.acts(&own);
        let commitment = self.commitment_mut(&at);
        let unanswered = commitment.unanswered();
        let taken = sum.min(unanswered);
        commitment.performed = commitment.kept + (unanswered - taken);
        commitment.in_time = commitment.in_time.min(commitment.performed);
        commitment.disputed = commitment.disputed.saturating_sub(taken);
        self.reports(&at);
        self.entered(&at, Some(other));
        Ok(())
    }

    /// Confirm, forgive, demand.
    fn answer(&mut self, call: &Call) -> Verdict {
        let (key, own, other, at, request) = (call.at(0), call.at(1), call.at(2), call.at(3), call.at(4));
        let mut args = call.args();
        let commitment = &self.commitments[&at];
        let (seen, outstanding) = (args.u64(), commitment.outstanding());
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        no.when(commitment.creditor != own, codes::NOT_CREDITOR);
        no.unless_amount(seen);
        no.when(outstanding == 0, codes::ABOVE_OUTSTANDING);
        let (total, sum) = match call.tag {
            82 => (commitment.kept, args.u64()),
            83 => (commitment.forgiven, args.u64()),
            _ => (commitment.disputed, 1),
        };
        no.unless_positive(sum);
        no.when(total != seen, codes::STALE_SUM);
        no.when(call.tag != 84 && sum > outstanding + commitment.cleared, codes::ABOVE_OUTSTANDING);
        is(&mut no, other, commitment.debtor);
        is(&mut no, request, commitment.book());
        no.verdict()?;
        self.acts(&own);
        let now = self.now;
        let commitment = self.commitment_mut(&at);
        let (taken, unperformed) = (sum.min(outstanding), commitment.unperformed());
        match call.tag {
            82 => {
                commitment.kept += taken;
                commitment.performed = commitment.performed.max(commitment.kept);
                if now <= commitment.due {
                    commitment.in_time = commitment.in_time.max(commitment.kept);
                }
            }
            83 => commitment.forgiven += taken,
            _ => commitment.disputed = commitment.unanswered(),
        }
        self.answered(&at, unperformed);
        self.entered(&at, Some(own));
        Ok(())
    }

    fn report(&mut self, call: &Call) -> Verdict {
        let (debtor, creditor, at) = (call.at(0), call.at(1), call.at(2));
        let (request, twin) = (call.at(3), call.at(4));
        let commitment = &self.commitments[&at];
        let mut no = Refusals::default();
        is(&mut no, debtor, commitment.debtor);
        is(&mut no, creditor, commitment.creditor);
        is(&mut no, request, commitment.book());
        is(&mut no, twin, commitment.twin.unwrap_or(SYSTEM));
        let waits = self.commitments.get(&twin).is_some_and(|twin| commitment.waits_for(twin, self.now));
        let late = commitment.is_late(self.now) && !waits && !self.is_away(&creditor);
        self.must_be_a_twin(&mut no, &twin);
        if call.tag == 85 {
            no.when(commitment.reported_overdue || !late, codes::NOT_OVERDUE);
        } else {
            let known = commitment.reported_overdue == late && commitment.reported_cleared == commitment.cleared;
            no.when(known, codes::NOTHING_TO_REPORT);
        }
        no.verdict()?;
        let commitment = self.commitment_mut(&at);
        (commitment.reported_overdue, commitment.reported_cleared) = (late, commitment.cleared);
        self.entered(&at, Some(creditor));
        Ok(())
    }

    /// What is given in exchange is a commitment, or nothing any more.
    fn must_be_a_twin(&self, no: &mut Refusals, twin: &Address) {
        no.when(*twin != SYSTEM && self.kind(twin).is_some() && !self.commitments.contains_key(twin), codes::FRAMEWORK);
    }

    fn clearable(&mut self, call: &Call) -> Verdict {
        let (key, own, at) = (call.at(0), call.at(1), call.at(2));
        let mut args = call.args();
        let (seen, allow) = (args.u8(), args.u8());
        let commitment = &self.commitments[&at];
        let flag = match own {
            own if own == commitment.debtor => Some(commitment.debtor_clears),
            own if own == commitment.creditor => Some(commitment.creditor_clears),
            _ => None,
        };
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        no.when(seen > 1 || allow > 1, codes::FLAG_UNKNOWN);
        no.when(flag.is_none(), codes::NOT_PARTY);
        no.when(commitment.outstanding() == 0, codes::FLAG_OF_SETTLED);
        no.when(flag.is_some_and(|flag| u8::from(flag) != seen) || seen == allow, codes::FLAG_UNCHANGED);
        no.verdict()?;
        self.acts(&own);
        let commitment = self.commitment_mut(&at);
        if own == commitment.debtor {
            commitment.debtor_clears = allow == 1;
        } else {
            commitment.creditor_clears = allow == 1;
        }
        Ok(())
    }

    pub(super) fn commitment_close(&mut self, call: &Call, before: &[Option<RawAccount>]) -> Verdict {
        let (debtor, creditor, at) = (call.at(0), call.at(1), call.at(2));
        let (payer, twin) = (call.at(3), call.at(4));
        let commitment = &self.commitments[&at];
        let mut no = Refusals::default();
        is(&mut no, debtor, commitment.debtor);
        is(&mut no, creditor, commitment.creditor);
        no.when(commitment.outstanding() > 0, codes::NOT_SETTLED);
        let unknown = commitment.reported_overdue || commitment.reported_cleared != commitment.cleared;
        no.when(unknown, codes::NOT_REPORTED);
        closes(&mut no, payer, commitment.payer);
        is(&mut no, twin, commitment.twin.unwrap_or(SYSTEM));
        self.must_be_a_twin(&mut no, &twin);
        let other = self.commitments.get(&twin);
        let waits = other.is_some_and(|twin| twin.outstanding() > 0 && twin.waits_for(commitment, self.now));
        no.when(waits, codes::TWIN_WAITS);
        let account = before.iter().flatten().find(|account| account.address == at).expect("it is named");
        no.when(account.data[8..] != call.args().record(), codes::RECORD_NOT_AS_SEEN);
        no.verdict()?;
        let closed = self.commitments.remove(&at).expect("looked up before");
        if let Some(request) = self.requests.get_mut(&closed.book()) {
            let kept = u128::from(closed.amount - closed.forgiven);
            *request.closed_kept.entry(closed.period).or_default() += kept;
        }
        for (member, owes) in [(debtor, true), (creditor, false)] {
            let member = self.members.get_mut(&member).expect("looked up before");
            member.closed.add(&closed, owes);
            let position = member.history_length.to_le_bytes();
            let parts = [&member.history[..], &position, at.as_ref(), &account.data[8..]];
            member.history = Sha256::digest(parts.concat()).into();
            member.history_length += 1;
        }
        Ok(())
    }
}
