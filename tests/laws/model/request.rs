//! Requests: how they are opened, changed and ended, and what moves them from outside.

use exodus_sdk::Address;

use super::call::{Call, Refusals, Verdict};
use super::delegate::{CLOSES, OPENS};
use super::records::{ADOPTED, CLAIM, CLOSED, COMPLETED, EMERGENCY, EXPIRED, INITIATIVE, OPEN, Request, SUPPORT};
use super::{DAY, Model, calendar, closes, codes, is};

impl Model {
    pub(super) fn request(&mut self, call: &Call) -> Verdict {
        match call.tag {
            50 => self.open(call),
            51 => self.edit_request(call),
            52 => self.close_request(call),
            53 => self.tidy_request(call),
            _ => self.adopt(call),
        }
    }

    pub(super) fn request_mut(&mut self, request: &Address) -> &mut Request {
        self.requests.get_mut(request).expect("looked up before")
    }

    /// A support begins every period anew.
    pub(super) fn roll(&mut self, request: &Address) {
        let period = self.period_of(&self.requests[request]);
        self.request_mut(request).period = period;
    }

    /// After something of a request was written: kept words complete it, and an emergency that has ended frees its place,
    /// where its beneficiary is at hand.
    pub(super) fn settle(&mut self, address: &Address, beneficiary: Option<Address>) {
        let request = &self.requests[address];
        let completes = matches!(request.kind, EMERGENCY | CLAIM) && self.status(address, request) == OPEN;
        if completes && self.sums(address, request, request.period).kept >= u128::from(request.target) {
            self.request_mut(address).status = COMPLETED;
        }
        let request = &self.requests[address];
        let (over, number) = (request.kind == EMERGENCY && !self.is_live(address, request), request.number);
        if let Some(member) = beneficiary.and_then(|member| self.members.get_mut(&member))
            && over
            && member.emergency.is_some_and(|(open, _)| open == number)
        {
            member.emergency = None;
        }
    }

    /// Whether an account has to stay: an intent lives, or an emergency's period is not over, in which every door counts
    /// its calls.
    fn must_stay(&self, address: &Address, request: &Request) -> bool {
        self.backers(address) > 0 || request.kind == EMERGENCY && self.now <= request.counted_until
    }

    fn open(&mut self, call: &Call) -> Verdict {
        let (key, own, at, delegate) = (call.at(1), call.at(2), call.at(3), call.at(5));
        let member = &self.members[&own];
        Self::stands(at, &[b"request", own.as_ref(), &member.turn.to_le_bytes()])?;
        let mut args = call.args();
        let (turn, kind, target) = (args.u32(), args.u8(), args.u64());
        let (deadline, fulfil_by, minimum_backers) = (args.i64(), args.i64(), args.u32());
        let (reach, details, now) = (args.u8(), args.hash(), self.now);
        let (today, counts) = (self.today(member), self.counts(&own));
        let mut no = Refusals::default();
        let lent = self.must_act(&mut no, &own, (key, delegate), OPENS);
        self.must_take_turn(&mut no, &own, turn);
        self.must_be_active(&mut no, &own);
        no.when(counts.ties == 0, codes::NO_TIE);
        no.unless_positive(target);
        no.when(reach > 6, codes::REACH_OUT_OF_RANGE);
        self.must_be_within(&mut no, lent, target);
        let again = lent.is_some_and(|lent| self.delegates[&lent].last_request == Some(today));
        no.when(again, codes::DELEGATE_REQUEST_THIS_PERIOD);
        let opened = if member.emergencies_period == today { member.emergencies_opened } else { 0 };
        let far = |most: i64| deadline <= now || deadline > now + most * DAY;
        match kind {
            EMERGENCY => {
                no.when(far(92), codes::DEADLINE_OUT_OF_RANGE);
                no.when(self.in_emergency(member), codes::EMERGENCY_ALREADY_OPEN);
                no.when(opened >= 2, codes::EMERGENCIES_THIS_PERIOD);
            }
            SUPPORT => no.when(counts.supports > 0, codes::SUPPORT_ALREADY_OPEN),
            INITIATIVE => {
                no.when(far(366), codes::INITIATIVE_DEADLINE_OUT_OF_RANGE);
                let latest = deadline.saturating_add(366 * DAY);
                no.when(fulfil_by < deadline || fulfil_by > latest, codes::FULFIL_BY_OUT_OF_RANGE);
                no.when(minimum_backers == 0, codes::BACKERS_OUT_OF_RANGE);
                no.when(counts.initiatives >= 8, codes::INITIATIVES_OPEN);
            }
            CLAIM => no.when(true, codes::CLAIM_IN_POOL),
            _ => no.when(true, codes::REQUEST_KIND_UNKNOWN),
        }
        let terms = fulfil_by != 0 || minimum_backers != 0;
        let foreign = kind == EMERGENCY && terms || kind == SUPPORT && (terms || deadline != 0);
        no.when(foreign, codes::FIELD_NOT_FOR_KIND);
        no.verdict()?;
        let (network, number, payer) = (member.network, member.turn, call.at(0));
        let trial = calendar::at_most_a_period(self.rhythm(member), 3 * DAY);
        let counted_until = match kind {
            EMERGENCY => calendar::last_second(self.rhythm(member), today),
            _ => 0,
        };
        self.takes_turn_by(&own, lent);
        if let Some(lent) = lent {
            self.delegates.get_mut(&lent).expect("looked up before").last_request = Some(today);
        }
        if kind == EMERGENCY {
            let member = self.members.get_mut(&own).expect("looked up before");
            member.emergency = Some((number, deadline));
            (member.emergencies_opened, member.emergencies_period) = (opened + 1, today);
        }
        let request = Request {
            beneficiary: own,
            network,
            payer,
            details,
            target,
            opened: now,
            opened_slot: self.slot,
            deadline,
            fulfil_by,
            number,
            period: today,
            minimum_backers,
            trial: u32::try_from(trial).expect("three days"),
            kind,
            status: OPEN,
            reach,
            counted_until,
            ..Request::default()
        };
        self.requests.insert(at, request);
        Ok(())
    }

    fn edit_request(&mut self, call: &Call) -> Verdict {
        let (key, own, at) = (call.at(0), call.at(1), call.at(2));
        let request = &self.requests[&at];
        let mut args = call.args();
        let (turn, target, reach, details) = (args.u32(), args.u64(), args.u8(), args.hash());
        let sums = self.sums_now(&at, request);
        let mut no = Refusals::default();
        is(&mut no, own, request.beneficiary);
        self.must_sign(&mut no, &own, key);
        no.unless_positive(target);
        no.when(reach > 6, codes::REACH_OUT_OF_RANGE);
        no.when(!self.is_live(&at, request), codes::REQUEST_NOT_OPEN);
        no.when(request.kind == CLAIM, codes::CLAIM_IS_FIXED);
        let others = target != request.target || details != request.details;
        let promised = sums.committed + sums.kept;
        let fixed = self.backers(&at) > 0 || self.status(&at, request) == ADOPTED;
        no.when(request.kind == INITIATIVE && fixed && others, codes::TERMS_FIXED);
        no.when(request.turn != turn, codes::STALE_TURN);
        no.when(target < request.target && promised > u128::from(target), codes::TARGET_BELOW_PROMISED);
        let narrow = request.reach == 0 || (1..=request.reach).contains(&reach);
        no.when(!narrow, codes::REACH_WIDENED);
        no.verdict()?;
        self.acts(&own);
        self.roll(&at);
        let request = self.request_mut(&at);
        request.turn += 1;
        (request.target, request.reach, request.details) = (target, reach, details);
        self.settle(&at, Some(own));
        Ok(())
    }

    /// Writes an end down; the account goes when it need not stay.
    pub(super) fn end_request(&mut self, at: &Address, status: u8, member: Address) {
        self.request_mut(at).status = status;
        self.settle(at, Some(member));
        if !self.must_stay(at, &self.requests[at]) {
            self.requests.remove(at);
        }
    }

    fn close_request(&mut self, call: &Call) -> Verdict {
        let (key, own, at) = (call.at(0), call.at(1), call.at(2));
        let (payer, delegate) = (call.at(3), call.at(4));
        let request = &self.requests[&at];
        let mut no = Refusals::default();
        is(&mut no, own, request.beneficiary);
        let lent = self.must_act(&mut no, &own, (key, delegate), CLOSES);
        no.when(request.kind == CLAIM, codes::CLAIM_IN_POOL);
        no.when(!self.is_live(&at, request), codes::REQUEST_NOT_OPEN);
        no.when(request.turn != call.args().u32(), codes::STALE_TURN);
        if !self.must_stay(&at, request) {
            closes(&mut no, payer, request.payer);
        }
        no.verdict()?;
        self.acts_by(&own, lent);
        self.request_mut(&at).turn += 1;
        let now = self.now;
        let request = self.request_mut(&at);
        // No wave of an emergency comes after that.
        request.closed = if request.kind == EMERGENCY { now } else { 0 };
        self.end_request(&at, CLOSED, own);
        Ok(())
    }

    fn tidy_request(&mut self, call: &Call) -> Verdict {
        let (member, at, payer) = (call.at(0), call.at(1), call.at(2));
        let request = &self.requests[&at];
        let (status, backers) = (self.status(&at, request), self.backers(&at));
        let (written, stays) = (status == request.status, self.must_stay(&at, request));
        let mut no = Refusals::default();
        is(&mut no, member, request.beneficiary);
        if request.kind == CLAIM {
            no.when(self.to_answer(request) > 0, codes::CLAIM_UNANSWERED);
            let undecided = !request.frozen && matches!(request.status, OPEN | ADOPTED);
            no.when(undecided, codes::CLAIM_UNDECIDED);
        }
        no.when(matches!(status, OPEN | ADOPTED), codes::REQUEST_STILL_OPEN);
        no.when(written && backers > 0, codes::REQUEST_HAS_INTENTS);
        no.when(written && stays && backers == 0, codes::EMERGENCY_COUNTED);
        if !stays {
            closes(&mut no, payer, request.payer);
        }
        no.verdict()?;
        debug_assert!(matches!(status, COMPLETED | EXPIRED | CLOSED));
        self.end_request(&at, status, member);
        Ok(())
    }

    fn adopt(&mut self, call: &Call) -> Verdict {
        let (member, at) = (call.at(0), call.at(1));
        let request = &self.requests[&at];
        let mut no = Refusals::default();
        is(&mut no, member, request.beneficiary);
        no.when(request.status != OPEN || self.status(&at, request) != ADOPTED, codes::NOT_ADOPTED);
        no.verdict()?;
        self.request_mut(&at).status = ADOPTED;
        Ok(())
    }
}
