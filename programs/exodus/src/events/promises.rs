//! What happens to requests and promises.

use anchor_lang::prelude::*;

/// A request was opened, edited, closed, or its end was written down.
#[event(bytemuck)]
pub struct RequestChanged {
    /// The request.
    pub request: Address,
    /// The member who asks.
    pub beneficiary: Address,
    /// The sum that is needed, in minor units.
    pub target: u64,
    /// The last second in which it takes help.
    pub deadline: i64,
    /// The request's sequence.
    pub sequence: u64,
    /// The beneficiary's sequence; 0 = not written.
    pub beneficiary_sequence: u64,
    /// As in the record: 1 open, 2 completed, 3 expired, 4 closed, 5 adopted.
    pub status: u16,
    /// Handshakes away from which help may come; 0 = anyone.
    pub reach: u16,
    /// 1 opened, 2 edited, 3 closed, 4 tidied, 5 adopted.
    pub change: u32,
}

/// An intent was declared, changed, or went.
#[event(bytemuck)]
pub struct IntentChanged {
    /// The intent.
    pub intent: Address,
    /// What it says, in each period, in minor units.
    pub amount: u64,
    /// What has not become a commitment, in minor units.
    pub left: u64,
    /// The intent's sequence.
    pub sequence: u64,
    /// The request's sequence.
    pub request_sequence: u64,
    /// The sequence of the member who acted; 0 = not written.
    pub member_sequence: u64,
    /// The period that it counts in.
    pub period: u32,
    /// 1 declared, 2 edited, 3 withdrawn, 4 refused, 5 lapsed, 6 renewed, 7 turned into a commitment.
    pub change: u32,
}

/// A commitment was made or moved.
#[event(bytemuck)]
pub struct CommitmentChanged {
    /// The commitment.
    pub commitment: Address,
    /// What this change moved, in minor units.
    pub sum: u64,
    /// The commitment's sequence.
    pub sequence: u64,
    /// The debtor's sequence; 0 = not written.
    pub debtor_sequence: u64,
    /// The creditor's sequence; 0 = not written.
    pub creditor_sequence: u64,
    /// The request's sequence; 0 = not written.
    pub request_sequence: u64,
    /// 1 made, 2 performed, 3 confirmed, 4 forgiven, 5 demanded, 6 overdue, 7 reported, 8 clearing allowed or refused,
    /// 9 transferred, 10 taken back.
    pub change: u64,
}

/// A closed chain of commitments was reduced; the transaction lists them.
#[event(bytemuck)]
pub struct CommitmentsCleared {
    /// By how much each was reduced, in minor units.
    pub amount: u64,
    /// How many there are.
    pub links: u64,
}

/// A commitment closed for good. The record itself, which archives are made of, stands in the instruction.
#[event(bytemuck)]
pub struct CommitmentClosed {
    /// The commitment.
    pub commitment: Address,
    /// The debtor's history after this record.
    pub debtor_history: [u8; 32],
    /// The creditor's history after this record.
    pub creditor_history: [u8; 32],
    /// The debtor's sequence.
    pub debtor_sequence: u64,
    /// The creditor's sequence.
    pub creditor_sequence: u64,
    /// Its position in the debtor's history, from 0.
    pub debtor_position: u32,
    /// Its position in the creditor's history, from 0.
    pub creditor_position: u32,
}
