//! Intents: declared, changed, withdrawn, refused, renewed, and what they do to an initiative.

use exodus_sdk::Address;
use exodus_sdk::instructions::SYSTEM;

use super::call::{Call, Refusals, Verdict};
use super::delegate::INTENDS;
use super::derive::adopts;
use super::records::{ADOPTED, INITIATIVE, Intent, LEFT, OPEN, SUPPORT};
use super::{DAY, Model, calendar, closes, codes, is};

/// How long after its period an intent still stands.
const GRACE: i64 = 7 * DAY;

impl Model {
    pub(super) fn intent(&mut self, call: &Call) -> Verdict {
        match call.tag {
            60 => self.declare(call),
            61 => self.edit_intent(call),
            62 => self.withdraw_intent(call),
            63 => self.refuse(call),
            _ => self.tidy_intent(call),
        }
    }

    /// Before an intent changes: an adoption stands, whoever lets go afterwards. A support begins every period anew.
    pub(super) fn adopted_is_written(&mut self, at: &Address) {
        let now = self.now;
        let request = self.request_mut(at);
        if request.status == OPEN && adopts(request).is_some_and(|moment| moment <= now) {
            request.status = ADOPTED;
        }
        self.roll(at);
    }

    /// After an intent changed: since when an initiative has had enough of everything.
    pub(super) fn reckon(&mut self, at: &Address) {
        let request = &self.requests[at];
        if request.kind == INITIATIVE && request.status == OPEN {
            let intended = self.sums(at, request, request.period).intended;
            let enough = intended >= u128::from(request.target) && self.backers(at) >= request.minimum_backers;
            let since = enough.then(|| request.reached_since.unwrap_or(self.now));
            self.request_mut(at).reached_since = since;
        }
    }

    /// Refuses what does not come out of an intent, if one is named. Says whether one is.
    pub(super) fn must_come_out_of(
        &self,
        no: &mut Refusals,
        (at, request, member): (&Address, &Address, &Address),
        amount: u64,
    ) -> bool {
        let Some(intent) = self.intents.get(at) else {
            no.when(!self.is_gone(at), codes::FRAMEWORK);
            return false;
        };
        is(no, *request, intent.request);
        is(no, *member, intent.member);
        no.when(intent.period != self.period_of(&self.requests[request]), codes::INTENT_OF_ANOTHER_PERIOD);
        no.when(intent.recurring && intent.commitment.is_some(), codes::ONE_COMMITMENT_A_PERIOD);
        no.when(amount > intent.left, codes::ABOVE_LEFT);
        true
    }

    /// Refuses an intent that the request does not take. `was`: what it said before, if it only changes.
    fn must_take_intent(&self, no: &mut Refusals, at: &Address, wish: (u64, u8), was: Option<u64>) {
        let request = &self.requests[at];
        let (amount, recurring) = wish;
        no.unless_positive(amount);
        no.when(recurring > 1, codes::FLAG_UNKNOWN);
        let takes = matches!(request.kind, SUPPORT | INITIATIVE);
        no.when(!takes, codes::NO_INTENTS);
        match self.status(at, request) {
            OPEN => {}
            ADOPTED => no.when(was.is_none_or(|was| amount > was), codes::ALREADY_ADOPTED),
            _ => no.when(true, codes::REQUEST_NOT_OPEN),
        }
        no.when(amount > request.target, codes::ABOVE_TARGET);
        no.when(request.kind != SUPPORT && recurring == 1, codes::FIELD_NOT_FOR_KIND);
    }

    fn declare(&mut self, call: &Call) -> Verdict {
        let (payer, key, own, other) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (request, at, delegate) = (call.at(4), call.at(5), call.at(7));
        Self::stands(at, &[b"intent", request.as_ref(), own.as_ref()])?;
        let mut args = call.args();
        let (turn, period, target, details) = (args.u32(), args.u32(), args.u64(), args.hash());
        let (amount, recurring) = (args.u64(), args.u8());
        let asked = &self.requests[&request];
        let present = self.period_of(asked);
        let mut no = Refusals::default();
        no.when(self.intents.contains_key(&at), codes::INTENT_EXISTS);
        let lent = self.must_act(&mut no, &own, (key, delegate), INTENDS);
        is(&mut no, other, asked.beneficiary);
        let (one, two) = (&self.members[&own], &self.members[&other]);
        no.when(own == other || one.authority == two.authority, codes::OWN_REQUEST);
        no.when(one.network != two.network, codes::ACROSS_NETWORKS);
        self.must_be_as_seen(&mut no, &request, target, &details);
        no.when(period != present, codes::PERIOD_CHANGED);
        self.must_take_intent(&mut no, &request, (amount, recurring), None);
        self.must_be_within(&mut no, lent, amount);
        self.must_reach(&mut no, (&own, &asked.beneficiary), asked.reach, &call.from(8), &[own, other, request, at]);
        self.must_take_turn(&mut no, &own, turn);
        no.verdict()?;
        let taken = self.members[&own].turn;
        self.takes_turn_by(&own, lent);
        self.adopted_is_written(&request);
        let recurring = recurring == 1;
        let (member, commitment, left) = (own, None, amount);
        let made = Intent { request, member, payer, commitment, amount, left, period: present, turn: taken, recurring };
        self.intents.insert(at, made);
        self.reckon(&request);
        Ok(())
    }

    fn edit_intent(&mut self, call: &Call) -> Verdict {
        let (key, own, at, request, delegate) = (call.at(0), call.at(1), call.at(2), call.at(3), call.at(4));
        let mut args = call.args();
        let (turn, amount, recurring) = (args.u32(), args.u64(), args.u8());
        let intent = &self.intents[&at];
        let mut no = Refusals::default();
        is(&mut no, own, intent.member);
        is(&mut no, request, intent.request);
        let lent = self.must_act(&mut no, &own, (key, delegate), INTENDS);
        self.must_be_within(&mut no, lent, amount);
        no.when(turn != intent.turn, codes::STALE_TURN);
        self.must_take_intent(&mut no, &request, (amount, recurring), Some(intent.amount));
        self.must_remain(&mut no, &own);
        let given = intent.amount - intent.left;
        let present = intent.period == self.period_of(&self.requests[&request]);
        let (repeats, again) = (recurring == 1, intent.recurring);
        let broken = amount < given || (intent.commitment.is_some() && repeats != again);
        let several = intent.commitment.is_some() && repeats && !again;
        no.when(several || present && broken, codes::INTENT_GIVEN);
        no.verdict()?;
        let taken = self.members[&own].turn;
        self.takes_turn_by(&own, lent);
        self.adopted_is_written(&request);
        let intent = self.intents.get_mut(&at).expect("looked up before");
        intent.left = if present { amount - given } else { intent.left.min(amount) };
        (intent.amount, intent.recurring, intent.turn) = (amount, repeats, taken);
        self.reckon(&request);
        Ok(())
    }

    fn end_intent(&mut self, at: &Address) {
        let request = self.intents[at].request;
        self.adopted_is_written(&request);
        self.intents.remove(at);
        self.reckon(&request);
    }

    fn withdraw_intent(&mut self, call: &Call) -> Verdict {
        let (key, own, at, request) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (payer, delegate) = (call.at(4), call.at(5));
        let intent = &self.intents[&at];
        let mut no = Refusals::default();
        is(&mut no, own, intent.member);
        is(&mut no, request, intent.request);
        no.when(call.args().u32() != intent.turn, codes::STALE_TURN);
        let lent = self.must_act(&mut no, &own, (key, delegate), INTENDS);
        closes(&mut no, payer, intent.payer);
        no.verdict()?;
        self.acts_by(&own, lent);
        self.end_intent(&at);
        Ok(())
    }

    fn refuse(&mut self, call: &Call) -> Verdict {
        let (key, own, at, request) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (payer, delegate) = (call.at(4), call.at(5));
        let intent = &self.intents[&at];
        let mut no = Refusals::default();
        is(&mut no, own, self.requests[&request].beneficiary);
        is(&mut no, request, intent.request);
        is(&mut no, delegate, SYSTEM);
        self.must_sign(&mut no, &own, key);
        self.must_take_turn(&mut no, &own, call.args().u32());
        closes(&mut no, payer, intent.payer);
        no.verdict()?;
        self.takes_turn(&own);
        self.end_intent(&at);
        Ok(())
    }

    fn tidy_intent(&mut self, call: &Call) -> Verdict {
        let (beneficiary, author, at, request) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (commitment, payer) = (call.at(4), call.at(5));
        let (intent, asked) = (&self.intents[&at], &self.requests[&request]);
        let mut no = Refusals::default();
        is(&mut no, beneficiary, asked.beneficiary);
        is(&mut no, request, intent.request);
        is(&mut no, author, intent.member);
        is(&mut no, commitment, intent.commitment.unwrap_or(SYSTEM));
        closes(&mut no, payer, intent.payer);
        let author_left = self.members.get(&author).is_none_or(|author| author.state == LEFT);
        let over = author_left || !self.is_live(&request, asked);
        let rhythm = self.networks[&asked.network].period_seconds;
        let until = calendar::last_second(rhythm, intent.period) + calendar::at_most_a_period(rhythm, GRACE);
        no.when(!over && (asked.kind != SUPPORT || self.now <= until), codes::INTENT_STANDS);
        let open = self.commitments.get(&commitment).is_some_and(|promise| promise.unperformed() > 0);
        let renews = !over && intent.recurring && intent.commitment.is_some() && !open;
        let waits = self.members.get(&beneficiary).is_some_and(|owner| self.in_emergency(owner));
        no.when(renews && waits, codes::RENEWAL_WAITS);
        no.verdict()?;
        if !renews {
            self.end_intent(&at);
            return Ok(());
        }
        self.adopted_is_written(&request);
        let period = self.requests[&request].period;
        let intent = self.intents.get_mut(&at).expect("looked up before");
        (intent.left, intent.period, intent.commitment) = (intent.amount, period, None);
        Ok(())
    }
}
