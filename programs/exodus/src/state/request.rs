//! The account of a request.

use anchor_lang::prelude::*;
use exodus_rules::request::{self, Kind, Status, Sums};
use exodus_rules::{Amount, Handshakes, Refusal, Timestamp, Total, Turn};

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
    /// The last second in which it takes help, unix seconds; 0 = none.
    pub deadline: i64,
    /// Initiative: by when it will be done, unix seconds. 0 otherwise.
    pub fulfil_by: i64,
    /// Initiative: since when price and backers have sufficed, unix seconds; 0 = they do not.
    pub reached_since: i64,
    /// Claim: the sum of the stakes at the freeze, in minor units. 0 otherwise.
    pub pool_total: u64,
    /// The sums of `period`.
    pub sums: PeriodSums,
    /// The sums of the period before.
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
    /// Claim: its number among the frozen claims of the pool. 0 otherwise.
    pub frozen_number: u32,
    /// Claim: stakes that have still to answer. 0 otherwise.
    pub to_answer: u32,
    /// 1 emergency, 2 support, 3 initiative, 4 claim.
    pub kind: u8,
    /// 1 open, 2 completed, 3 expired, 4 closed.
    pub status: u8,
    /// Handshakes away from which help may come, 1-6; 0 = anyone.
    pub reach: u8,
    /// Zero.
    pub reserved: u8,
}

/// The sums of a request in one period, in minor units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, IdlType)]
#[repr(C)]
pub struct PeriodSums {
    /// Live intents.
    pub intended: u64,
    /// Outstanding of its commitments that are not overdue.
    pub committed: u64,
    /// Kept, cleared and transferred.
    pub kept: u64,
}

plain_bytes! { PeriodSums }

const _: () = assert!(Request::SIZE == 320);
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
                _ => return Err(Refusal::RecordCorrupt),
            },
            turn: Turn(self.turn),
            target: Amount::stored(self.target),
            deadline: Timestamp::new(self.deadline),
            reach: Handshakes::new(self.reach)?,
            sums: Sums {
                intended: Total::new(self.sums.intended),
                committed: Total::new(self.sums.committed),
                kept: Total::new(self.sums.kept),
            },
        })
    }

    /// Writes what the rules made of it.
    #[inline(always)]
    pub const fn write(&mut self, request: &request::Request) {
        self.kind = request.kind.byte();
        self.status = match request.status {
            Status::Open => 1,
            Status::Completed => 2,
            Status::Expired => 3,
            Status::Closed => 4,
        };
        self.turn = request.turn.0;
        self.target = request.target.get();
        self.deadline = request.deadline.get();
        self.reach = request.reach.get();
        self.sums = PeriodSums {
            intended: request.sums.intended.get(),
            committed: request.sums.committed.get(),
            kept: request.sums.kept.get(),
        };
    }
}

impl Stored for Request {
    head! {}

    fn payer(&self) -> Option<&Address> {
        Some(&self.payer)
    }

    fn invariant(&self) -> bool {
        self.read().is_ok_and(|request| request.invariant())
    }
}
