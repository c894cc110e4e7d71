//! What the model remembers: facts that no other fact implies. Counts and sums are not among them: the model counts what
//! exists (`derive.rs`).

mod pools;

pub(crate) use pools::{EXCLUDED, Fate, IN, LAPSED, LEAVING, Pool, Stake};

use std::collections::BTreeMap;

use exodus_sdk::Address;

/// The largest sum: the last integer that a double carries exactly.
pub(crate) const LARGEST: u64 = 9_007_199_254_740_991;
/// A day in seconds.
pub(crate) const DAY: i64 = 86_400;

pub(crate) type Hash = [u8; 32];

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Network {
    pub(crate) founder: Address,
    pub(crate) mint: Address,
    pub(crate) slug: Hash,
    pub(crate) unit: [u8; 8],
    pub(crate) decimals: u8,
    pub(crate) default_pledge: u64,
    pub(crate) created: i64,
    pub(crate) period_seconds: u32,
    pub(crate) tie_cap: u8,
    pub(crate) dormant_after: u32,
}

pub(crate) const ACTIVE: u8 = 1;
pub(crate) const DORMANT: u8 = 2;
pub(crate) const LEFT: u8 = 3;

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Member {
    pub(crate) network: Address,
    pub(crate) first_key: Address,
    pub(crate) authority: Address,
    pub(crate) payer: Address,
    pub(crate) profile: Hash,
    pub(crate) history: Hash,
    pub(crate) history_length: u32,
    pub(crate) pledge: u64,
    pub(crate) joined: i64,
    pub(crate) attention: u16,
    pub(crate) last_active: u32,
    pub(crate) epoch: u32,
    pub(crate) turn: u32,
    pub(crate) state: u8,
    /// Number and deadline of the open emergency, until its end is written down.
    pub(crate) emergency: Option<(u32, i64)>,
    pub(crate) emergencies_opened: u8,
    pub(crate) emergencies_period: u32,
    /// Since when the present key signs.
    pub(crate) key_since: i64,
    /// The first epoch whose proposals no change of key has ended.
    pub(crate) proposals_from: u32,
    pub(crate) guardian_threshold: u8,
    pub(crate) recovery_days: u8,
    /// Threshold and days that hold until a moment, where what was arranged last weakened the recovery.
    pub(crate) still: Option<(u8, u8, i64)>,
    /// What the closed commitments of this member add to its record.
    pub(crate) closed: Record,
    /// Shares of claims owed and not answered.
    pub(crate) breaches: Tally,
    /// Shares of claims declined.
    pub(crate) declined: Tally,
}

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Tombstone {
    pub(crate) history: Hash,
    pub(crate) history_length: u32,
}

pub(crate) const SILENT: u8 = 0;
pub(crate) const EXTENDED: u8 = 1;
pub(crate) const WITHDRAWN: u8 = 2;

#[derive(Clone, Copy, Debug, Default, Hash)]
pub(crate) struct Side {
    pub(crate) state: u8,
    pub(crate) pledge: u64,
    pub(crate) turn: u32,
    /// 0 = the other is no guardian.
    pub(crate) guardian_since: i64,
    /// 0 = they were not dismissed.
    pub(crate) dismissed_at: i64,
}

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Tie {
    pub(crate) payer: Address,
    /// Of the member with the lower address, and of the one with the higher.
    pub(crate) sides: BTreeMap<Address, Side>,
}

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Invitation {
    pub(crate) key: Address,
    pub(crate) inviter: Address,
    pub(crate) payer: Address,
    pub(crate) pledge: u64,
    pub(crate) expires: i64,
    pub(crate) epoch: u32,
    pub(crate) uses_left: u8,
}

pub(crate) const EMERGENCY: u8 = 1;
pub(crate) const SUPPORT: u8 = 2;
pub(crate) const INITIATIVE: u8 = 3;
pub(crate) const CLAIM: u8 = 4;

pub(crate) const OPEN: u8 = 1;
pub(crate) const COMPLETED: u8 = 2;
pub(crate) const EXPIRED: u8 = 3;
pub(crate) const CLOSED: u8 = 4;
pub(crate) const ADOPTED: u8 = 5;

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Request {
    pub(crate) beneficiary: Address,
    pub(crate) network: Address,
    pub(crate) payer: Address,
    pub(crate) details: Hash,
    pub(crate) pool: Address,
    pub(crate) target: u64,
    pub(crate) opened: i64,
    pub(crate) opened_slot: u64,
    pub(crate) deadline: i64,
    pub(crate) fulfil_by: i64,
    pub(crate) reached_since: Option<i64>,
    pub(crate) pool_total: u64,
    pub(crate) number: u32,
    pub(crate) turn: u32,
    pub(crate) period: u32,
    pub(crate) minimum_backers: u32,
    pub(crate) claim_number: u32,
    pub(crate) frozen: bool,
    /// Claim: who had a stake when it was opened, and how much; the claimant not.
    pub(crate) shared_by: BTreeMap<Address, u64>,
    /// Claim: which stakes have still to answer it, and what it calls from each.
    pub(crate) sharers: BTreeMap<Address, u64>,
    pub(crate) trial: u32,
    pub(crate) kind: u8,
    pub(crate) status: u8,
    pub(crate) reach: u8,
    /// Of an emergency that was closed: when. 0 of any other.
    pub(crate) closed: i64,
    /// The last second of the period in which an emergency was opened. 0 of any other.
    pub(crate) counted_until: i64,
    /// What closed commitments to it have kept, by the period in which they were made.
    pub(crate) closed_kept: BTreeMap<u32, u128>,
}

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Intent {
    pub(crate) request: Address,
    pub(crate) member: Address,
    pub(crate) payer: Address,
    pub(crate) commitment: Option<Address>,
    pub(crate) amount: u64,
    pub(crate) left: u64,
    pub(crate) period: u32,
    pub(crate) turn: u32,
    pub(crate) recurring: bool,
}

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Commitment {
    pub(crate) debtor: Address,
    pub(crate) creditor: Address,
    /// The request or the offer it answers.
    pub(crate) parent: Address,
    pub(crate) parent_kind: u8,
    pub(crate) twin: Option<Address>,
    pub(crate) payer: Address,
    pub(crate) note: Hash,
    pub(crate) amount: u64,
    pub(crate) kept: u64,
    pub(crate) forgiven: u64,
    pub(crate) cleared: u64,
    pub(crate) transferred: u64,
    pub(crate) performed: u64,
    pub(crate) in_time: u64,
    pub(crate) disputed: u64,
    pub(crate) reported_cleared: u64,
    pub(crate) made: i64,
    pub(crate) due: i64,
    pub(crate) performed_at: i64,
    pub(crate) settled_at: i64,
    pub(crate) number: u32,
    pub(crate) period: u32,
    /// 1 the debtor, 2 the creditor.
    pub(crate) author: u8,
    pub(crate) in_kind: bool,
    pub(crate) debtor_clears: bool,
    pub(crate) creditor_clears: bool,
    pub(crate) reported_overdue: bool,
}

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Offer {
    pub(crate) publisher: Address,
    pub(crate) network: Address,
    pub(crate) payer: Address,
    pub(crate) details: Hash,
    pub(crate) price: u64,
    pub(crate) expires: i64,
    pub(crate) number: u32,
    pub(crate) turn: u32,
    pub(crate) epoch: u32,
    pub(crate) quantity: u32,
    pub(crate) kind: u8,
    pub(crate) delivery_days: u8,
    pub(crate) payment_days: u8,
    pub(crate) reach: u8,
}

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Deal {
    pub(crate) offer: Address,
    pub(crate) taker: Address,
    pub(crate) publisher: Address,
    pub(crate) payer: Address,
    pub(crate) details: Hash,
    pub(crate) price: u64,
    pub(crate) expires: i64,
    pub(crate) quantity: u32,
    pub(crate) turn: u32,
    pub(crate) epoch: u32,
    pub(crate) delivery_days: u8,
    pub(crate) payment_days: u8,
}

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Delegate {
    pub(crate) member: Address,
    pub(crate) key: Address,
    pub(crate) payer: Address,
    pub(crate) limit: u64,
    pub(crate) expires: i64,
    pub(crate) epoch: u32,
    pub(crate) last_request: Option<u32>,
    pub(crate) scopes: u8,
}

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Recovery {
    pub(crate) member: Address,
    pub(crate) key: Address,
    pub(crate) payer: Address,
    /// Who approved, when, and in which epoch of theirs.
    pub(crate) approvers: Vec<(Address, i64, u32)>,
    pub(crate) opened: i64,
    /// When enough had approved, and the threshold and the days that held then.
    pub(crate) began: Option<(i64, u8, u8)>,
    pub(crate) epoch: u32,
}

/// How many commitments, and how much together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub(crate) struct Tally {
    pub(crate) number: u32,
    pub(crate) sum: u128,
}

/// The counters of section 5.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub(crate) struct Record {
    pub(crate) committed: Tally,
    pub(crate) kept: Tally,
    pub(crate) kept_late: Tally,
    pub(crate) forgiven: Tally,
    pub(crate) cleared: Tally,
    pub(crate) overdue: Tally,
    pub(crate) disputed: Tally,
    pub(crate) unanswered: Tally,
}
