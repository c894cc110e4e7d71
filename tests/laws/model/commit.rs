//! How commitments come into being: to a request, directly, by handing a debt on.

use exodus_sdk::Address;
use exodus_sdk::instructions::SYSTEM;

use super::call::{Call, Refusals, Verdict};
use super::derive::adopts;
use super::records::{CLAIM, Commitment, EMERGENCY, INITIATIVE, OPEN, SUPPORT};
use super::{DAY, Model, calendar, codes, is};

const HOUR: i64 = 3_600;

impl Model {
    pub(super) fn commit(&mut self, call: &Call) -> Verdict {
        match call.tag {
            80 => self.commit_to_request(call),
            88 => self.commit_directly(call),
            _ => self.transfer(call),
        }
    }

    /// Two people of one network with different keys.
    pub(super) fn must_owe(&self, no: &mut Refusals, debtor: &Address, creditor: &Address) {
        let (one, two) = (&self.members[debtor], &self.members[creditor]);
        no.when(one.network != two.network, codes::ACROSS_NETWORKS);
        no.when(debtor == creditor || one.authority == two.authority, codes::SELF_COMMITMENT);
    }

    pub(super) fn must_be_as_seen(&self, no: &mut Refusals, request: &Address, target: u64, details: &[u8; 32]) {
        let request = &self.requests[request];
        no.when(request.details != *details, codes::DETAILS_CHANGED);
        no.when(request.target != target, codes::PRICE_CHANGED);
    }

    fn must_be_direct(&self, no: &mut Refusals, due: i64) {
        no.when(due < self.now + HOUR || due > self.now + 366 * DAY, codes::DIRECT_DUE_OUT_OF_RANGE);
    }

    /// Refuses where a request does not take so much, due then. Says how much of it is promised: of an emergency or an
    /// initiative at most what is missing.
    fn must_take(&self, no: &mut Refusals, at: &Address, (amount, due): (u64, i64), out_of_intent: bool) -> u64 {
        let request = &self.requests[at];
        let sums = self.sums_now(at, request);
        let missing = u128::from(request.target).saturating_sub(sums.committed + sums.kept);
        let network = &self.networks[&request.network];
        let (status, amount) = (self.status(at, request), u128::from(amount));
        no.when(!self.is_live(at, request), codes::REQUEST_NOT_OPEN);
        match request.kind {
            EMERGENCY => {
                let whole = 10_u128.pow(u32::from(network.decimals));
                no.when(missing == 0, codes::NOTHING_MISSING);
                no.when(amount < missing && amount < whole, codes::BELOW_WHOLE_UNIT);
                let latest = (self.now + 14 * DAY).min(request.deadline.max(self.now + DAY));
                no.when(due <= self.now || due > latest, codes::DUE_OUT_OF_RANGE);
            }
            SUPPORT => {
                let last = calendar::last_second(network.period_seconds, self.request_today(request));
                no.when(amount > u128::from(request.target), codes::ABOVE_TARGET);
                no.when(due != last, codes::DUE_NOT_PERIOD_END);
            }
            INITIATIVE => {
                no.when(status == OPEN, codes::NOT_ADOPTED);
                let week = calendar::at_most_a_period(network.period_seconds, 7 * DAY);
                let first = adopts(request).is_some_and(|adopted| self.now <= adopted + week);
                no.when(first && !out_of_intent, codes::BACKERS_FIRST);
                no.when(missing == 0, codes::NOTHING_MISSING);
                no.when(due != request.fulfil_by, codes::DUE_NOT_FULFIL_BY);
            }
            _ => {
                debug_assert_eq!(request.kind, CLAIM);
                no.when(true, codes::CLAIM_IN_POOL);
            }
        }
        let most = if matches!(request.kind, EMERGENCY | INITIATIVE) { missing } else { amount };
        u64::try_from(amount.min(most)).expect("it is at most what was offered")
    }

    fn commit_to_request(&mut self, call: &Call) -> Verdict {
        let (payer, key, own, other) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (request, intent, at) = (call.at(4), call.at(5), call.at(6));
        let number = self.members[&own].turn;
        Self::stands(at, &[b"commitment", own.as_ref(), &number.to_le_bytes()])?;
        let mut args = call.args();
        let (turn, amount, due, target) = (args.u32(), args.u64(), args.i64(), args.u64());
        let (details, note) = (args.hash(), args.hash());
        let asked = &self.requests[&request];
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_take_turn(&mut no, &own, turn);
        is(&mut no, other, asked.beneficiary);
        self.must_owe(&mut no, &own, &other);
        self.must_be_as_seen(&mut no, &request, target, &details);
        no.unless_positive(amount);
        let out_of_intent = self.intents.contains_key(&intent);
        let amount = self.must_take(&mut no, &request, (amount, due), out_of_intent);
        let declared = [own, other, request, intent, at];
        self.must_reach(&mut no, (&own, &other), asked.reach, &call.from(8), &declared);
        let uses = self.must_come_out_of(&mut no, (&intent, &request, &own), amount);
        no.verdict()?;
        let (period, kind) = (self.today(&self.members[&own]), asked.kind);
        self.takes_turn(&own);
        self.roll(&request);
        let commitment = Commitment {
            debtor: own,
            creditor: other,
            parent: request,
            parent_kind: 1,
            payer,
            note,
            amount,
            made: self.now,
            due,
            number,
            period,
            author: 1,
            debtor_clears: true,
            creditor_clears: kind != EMERGENCY,
            ..Commitment::default()
        };
        if uses {
            self.adopted_is_written(&request);
        }
        self.commitments.insert(at, commitment);
        if uses {
            let intent = self.intents.get_mut(&intent).expect("looked up before");
            intent.left -= amount;
            intent.commitment = Some(at);
            self.reckon(&request);
        }
        self.settle(&request, Some(other));
        Ok(())
    }

    fn commit_directly(&mut self, call: &Call) -> Verdict {
        let (payer, key, own, other) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (bond, at) = (call.at(4), call.at(5));
        let number = self.members[&own].turn;
        Self::stands(at, &[b"commitment", own.as_ref(), &number.to_le_bytes()])?;
        let mut args = call.args();
        let (turn, kind, amount, due, note) = (args.u32(), args.u8(), args.u64(), args.i64(), args.hash());
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_take_turn(&mut no, &own, turn);
        self.must_remain(&mut no, &other);
        self.must_owe(&mut no, &own, &other);
        match (kind, self.ties.get(&bond)) {
            (1, Some(tie)) => {
                no.when(!tie.is_between(&own, &other), codes::WRONG_ACCOUNT);
                no.when(!tie.is_mutual(), codes::NO_BOND);
            }
            (1, None) => no.when(true, codes::FRAMEWORK),
            (2, _) => no.when(!call.signs(&bond) || bond != self.members[&other].authority, codes::NO_BOND),
            _ => no.when(true, codes::NO_BOND),
        }
        no.unless_positive(amount);
        self.must_be_direct(&mut no, due);
        no.verdict()?;
        let period = self.today(&self.members[&own]);
        self.takes_turn(&own);
        if kind == 2 {
            self.acts(&other);
        }
        let direct = direct((own, other), (amount, due, self.now), (number, period));
        self.commitments.insert(at, Commitment { payer, note, ..direct });
        Ok(())
    }

    fn transfer(&mut self, call: &Call) -> Verdict {
        let (payer, keys, people) = (call.at(0), [1, 2, 3].map(|at| call.at(at)), [4, 5, 6].map(|at| call.at(at)));
        let (debts, requests, at) = ([call.at(7), call.at(9)], [call.at(8), call.at(10)], call.at(11));
        let [a, b, c] = people;
        let number = self.members[&a].turn;
        Self::stands(at, &[b"commitment", a.as_ref(), &number.to_le_bytes()])?;
        let mut args = call.args();
        let (turn, seen, amount, due) = (args.u32(), [args.u64(), args.u64()], args.u64(), args.i64());
        let mut no = Refusals::default();
        no.when(requests[0] == requests[1] && requests[0] != SYSTEM, codes::ACCOUNTS_NOT_DISTINCT);
        for (member, key) in people.iter().zip(keys) {
            self.must_sign(&mut no, member, key);
        }
        let [first, second] = debts.map(|debt| &self.commitments[&debt]);
        let chain = [first.debtor, first.creditor, second.debtor, second.creditor];
        no.when(chain != [a, b, b, c], codes::TRANSFER_TRIANGLE);
        self.must_owe(&mut no, &a, &c);
        self.must_remain(&mut no, &c);
        no.unless_positive(amount);
        self.must_be_direct(&mut no, due);
        self.must_take_turn(&mut no, &a, turn);
        for ((debt, seen), request) in [first, second].into_iter().zip(seen).zip(requests) {
            no.unless_amount(seen);
            no.when(debt.in_kind, codes::TRANSFER_IN_KIND);
            no.when(debt.outstanding() > seen, codes::STALE_SUM);
            no.when(amount > debt.unperformed(), codes::ABOVE_TRANSFERABLE);
            is(&mut no, request, debt.book());
        }
        no.verdict()?;
        let period = self.today(&self.members[&a]);
        self.takes_turn(&a);
        self.acts(&b);
        self.acts(&c);
        for (debt, creditor) in debts.into_iter().zip([b, c]) {
            let unperformed = self.commitments[&debt].unperformed();
            self.commitment_mut(&debt).transferred += amount;
            self.answered(&debt, unperformed);
            self.entered(&debt, Some(creditor));
        }
        let direct = direct((a, c), (amount, due, self.now), (number, period));
        self.commitments.insert(at, Commitment { payer, ..direct });
        Ok(())
    }
}

/// A promise that answers no request, as its debtor makes it.
fn direct(
    (debtor, creditor): (Address, Address),
    (amount, due, made): (u64, i64, i64),
    (number, period): (u32, u32),
) -> Commitment {
    let (debtor_clears, creditor_clears) = (true, true);
    let author = 1;
    Commitment {
        debtor,
        creditor,
        amount,
        due,
        made,
        number,
        period,
        author,
        debtor_clears,
        creditor_clears,
        ..Commitment::default()
    }
}
