//! The account of a request.

use anchor_lang::prelude::*;
use exodus_rules::claim::Claim;
use exodus_rules::pool::ClaimNumber;
use exodus_rules::request::{self, Counted, Kind, Status, Sums};
use exodus_rules::{Amount, Handshakes, Period, Refusal, Span, Timestamp, Total, Turn};

use super::{moment, seconds};
use crate::record::{Head, Stored, head, plain_bytes};

/// A call for help. Seeds: `"request"`, beneficiary, number.
#[account]
pub struct Request {
    /// Sequence, version, bump.
    pub head: Head,
    /// The member who asks.
    pub beneficiary: Address,
    /// The beneficiary's network.
    pub network: Address,
    /// Who paid the rent.
    pub payer: Address,
    /// SHA-256 of the details that the doors keep sealed; zero = none.
    pub details: [u8; 32],
    /// Claim: the pool. Zero otherwise.
    pub pool: Address,
    /// The sum that is needed, in minor units.
    pub target: u64,
    /// When it was opened, unix seconds.
    pub opened: i64,
    /// The slot in which it was opened.
    pub opened_slot: u64,
    /// The last second in which it takes help or votes, unix seconds; 0 = a support, which has none. Of a claim: the end
    /// of its discussion, then of its answers.
    pub deadline: i64,
    /// Initiative: by when it will be done, unix seconds. 0 otherwise.
    pub fulfil_by: i64,
    /// Initiative: since when price and backers have sufficed, unix seconds; 0 = they do not.
    pub reached_since: i64,
    /// Emergency: when it was closed, unix seconds; 0 = it was not.
    pub closed: i64,
    /// Emergency: the last second of the period it was opened in, unix seconds, until which this record stays. 0 otherwise.
    pub counted_until: i64,
    /// Claim: the sum of the other stakes when it was opened, in minor units. 0 otherwise.
    pub pool_total: u64,
    /// The sums of `period`; of anything but a support, all there is.
    pub sums: PeriodSums,
    /// Support: the sums of the period before. 0 otherwise.
    pub sums_before: PeriodSums,
    /// The beneficiary's turn when it was opened; part of the address.
    pub number: u32,
    /// How often the beneficiary has changed it.
    pub turn: u32,
    /// The period that `sums` belongs to.
    pub period: u32,
    /// Live intents.
    pub backers: u32,
    /// Initiative: how many must back it. 0 otherwise.
    pub minimum_backers: u32,
    /// Claim: its number among the claims of the pool. 0 otherwise.
    pub claim_number: u32,
    /// Claim: stakes that have still to answer; 0 where it is void. 0 otherwise.
    pub to_answer: u32,
    /// Initiative: for how many seconds price and backers have to suffice.
    pub trial: u32,
    /// 1 emergency, 2 support, 3 initiative, 4 claim.
    pub kind: u8,
    /// 1 open, 2 completed, 3 expired, 4 closed, 5 adopted.
    pub status: u8,
    /// Handshakes away from which help may come, 1-6; 0 = anyone.
    pub reach: u8,
    /// Claim: 1 = it was called, so that its amount is fixed and its answers are owed. 0 otherwise.
    pub frozen: u8,
    /// Zero.
    pub reserved: [u8; 4],
}

/// The sums of a request in one period, in minor units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, IdlType)]
#[repr(C)]
pub struct PeriodSums {
    /// Live intents.
    pub intended: u64,
    /// Outstanding of its commitments that are neither overdue nor disputed.
    pub committed: u64,
    /// Kept, cleared and transferred.
    pub kept: u64,
}

plain_bytes! { PeriodSums }

const _: () = assert!(Request::SIZE == 344);
const _: () = assert!(core::mem::offset_of!(Request, beneficiary) == 16);
const _: () = assert!(core::mem::offset_of!(Request, network) == 48);

impl Request {
    /// The request as the rules read it.
    #[inline(always)]
    pub fn read(&self) -> core::result::Result<request::Request, Refusal> {
        Ok(request::Request {
            kind: Kind::from_byte(self.kind)?,
            status: match self.status {
                1 => Status::Open,
                2 => Status::Completed,
                3 => Status::Expired,
                4 => Status::Closed,
                5 => Status::Adopted,
                _ => return Err(Refusal::RecordCorrupt),
            },
            turn: Turn(self.turn),
            target: Amount::stored(self.target),
            deadline: Timestamp::new(self.deadline),
            fulfil_by: Timestamp::new(self.fulfil_by),
            minimum_backers: self.minimum_backers,
            reached_since: moment(self.reached_since),
            trial: Span::of_seconds(self.trial),
            frozen: self.frozen != 0,
            reach: Handshakes::new(self.reach)?,
            backers: self.backers,
            period: Period(self.period),
            sums: self.sums.read(),
            sums_before: self.sums_before.read(),
        })
    }

    /// Writes what the rules made of it. What is fixed when it opens is written by [`Request::fix`].
    #[inline(always)]
    pub fn write(&mut self, request: &request::Request) {
        self.write_status(request.status);
        self.turn = request.turn.0;
        self.target = request.target.get();
        self.reach = request.reach.get();
        self.reached_since = seconds(request.reached_since);
        self.backers = request.backers;
        self.period = request.period.0;
        self.sums = PeriodSums::of(request.sums);
        self.sums_before = PeriodSums::of(request.sums_before);
    }

    #[inline(always)]
    const fn write_status(&mut self, status: Status) {
        self.status = match status {
            Status::Open => 1,
            Status::Completed => 2,
            Status::Expired => 3,
            Status::Closed => 4,
            Status::Adopted => 5,
        };
    }

    /// Writes what freezing makes of a claim, and nothing else.
    pub fn write_freeze(&mut self, request: &request::Request, claim: &Claim) {
        self.write_status(request.status);
        self.target = request.target.get();
        self.deadline = request.deadline.get();
        self.frozen = u8::from(request.frozen);
        self.write_claim(claim);
    }

    /// Writes what never changes afterwards (of a claim, until its freeze).
    pub fn fix(&mut self, request: &request::Request) {
        self.kind = request.kind.byte();
        self.deadline = request.deadline.get();
        self.fulfil_by = request.fulfil_by.get();
        self.minimum_backers = request.minimum_backers;
        self.trial = u32::try_from(request.trial.seconds()).unwrap_or(u32::MAX);
    }

    /// What counts the calls of an emergency; nothing where it is another call.
    pub const fn counted(&self) -> Counted {
        Counted { closed: moment(self.closed), until: moment(self.counted_until) }
    }

    /// Writes what the rules made of it.
    pub fn write_counted(&mut self, counted: &Counted) {
        self.closed = seconds(counted.closed);
        self.counted_until = seconds(counted.until);
    }

    /// What a claim has beyond a request; none where it is another call.
    pub const fn claim(&self) -> Option<Claim> {
        if self.kind != Kind::Claim.byte() {
            return None;
        }
        let number = ClaimNumber(self.claim_number);
        Some(Claim { number, total: Amount::stored(self.pool_total), to_answer: self.to_answer })
    }

    /// Writes what the rules made of it.
    pub const fn write_claim(&mut self, claim: &Claim) {
        self.claim_number = claim.number.0;
        self.pool_total = claim.total.get();
        self.to_answer = claim.to_answer;
    }
}

impl PeriodSums {
    const fn read(self) -> Sums {
        Sums { intended: Total::new(self.intended), committed: Total::new(self.committed), kept: Total::new(self.kept) }
    }

    const fn of(sums: Sums) -> Self {
        Self { intended: sums.intended.get(), committed: sums.committed.get(), kept: sums.kept.get() }
    }
}

impl Stored for Request {
    head! {}

    fn payer(&self) -> Option<&Address> {
        Some(&self.payer)
    }

    fn invariant(&self) -> bool {
        self.frozen <= 1
            && self
                .read()
                .is_ok_and(|request| request.invariant() && self.claim().is_none_or(|claim| claim.invariant(&request)))
    }
}
