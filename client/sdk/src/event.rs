//! What the program told, read back from the logs of a transaction.
//!
//! A line of data counts only while the program itself runs: whoever calls it, or is called beside it, may log the same
//! bytes, and they mean nothing. A log that was cut off is read up to the cut, because behind it nobody can tell who runs.

use core::str::FromStr;

use anchor_lang::{Discriminator, Event};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use exodus::events::CommitmentClosed;
use exodus::record::{MARK, Stored};
use exodus::state::Commitment;

use crate::{Address, PROGRAM};

/// The bytes of a commitment's record behind its type mark.
pub const RECORD: usize = Commitment::SIZE.saturating_sub(MARK);

/// What was told when a commitment closed: the record itself, and where it stands in both histories.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClosedCommitment {
    /// The commitment.
    pub commitment: Address,
    /// The record, as the account held it behind its type mark.
    pub record: [u8; RECORD],
    /// Its place in the debtor's history.
    pub debtor: Side,
    /// Its place in the creditor's history.
    pub creditor: Side,
}

/// The place of a closed commitment in the history of one of its two members.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Side {
    /// The member.
    pub member: Address,
    /// The history after this record.
    pub history: [u8; 32],
    /// The member's sequence.
    pub sequence: u64,
    /// The position, from 0.
    pub position: u32,
}

impl ClosedCommitment {
    /// The place in the history of `member`, if it had a side.
    pub fn side(&self, member: &Address) -> Option<&Side> {
        [&self.debtor, &self.creditor].into_iter().find(|side| side.member == *member)
    }

    /// The event as the program logs it, type mark included.
    pub fn encode(&self) -> Vec<u8> {
        let Self { commitment, record, debtor, creditor } = *self;
        let event = CommitmentClosed {
            commitment,
            debtor_history: debtor.history,
            creditor_history: creditor.history,
            record,
            debtor_sequence: debtor.sequence,
            creditor_sequence: creditor.sequence,
            debtor_position: debtor.position,
            creditor_position: creditor.position,
        };
        event.data()
    }

    /// Reads the same back; nothing that is shorter, longer or another event.
    pub fn decode(event: &[u8]) -> Option<Self> {
        let (commitment, rest) = event.strip_prefix(CommitmentClosed::DISCRIMINATOR)?.split_first_chunk::<32>()?;
        let (debtor_history, rest) = rest.split_first_chunk::<32>()?;
        let (creditor_history, rest) = rest.split_first_chunk::<32>()?;
        let (record, rest) = rest.split_first_chunk::<RECORD>()?;
        let (debtor_sequence, rest) = rest.split_first_chunk()?;
        let (creditor_sequence, rest) = rest.split_first_chunk()?;
        let (debtor_position, rest) = rest.split_first_chunk()?;
        let (creditor_position, rest) = rest.split_first_chunk()?;
        let parties = anchor_lang::bytemuck::try_pod_read_unaligned::<Commitment>(record).ok()?;
        let side = |member, history: &[u8; 32], sequence: &[u8; 8], position: &[u8; 4]| Side {
            member,
            history: *history,
            sequence: u64::from_le_bytes(*sequence),
            position: u32::from_le_bytes(*position),
        };
        rest.is_empty().then(|| Self {
            commitment: Address::new_from_array(*commitment),
            record: *record,
            debtor: side(parties.debtor, debtor_history, debtor_sequence, debtor_position),
            creditor: side(parties.creditor, creditor_history, creditor_sequence, creditor_position),
        })
    }
}

/// Those in which `member` had a side, in the order of its history.
pub fn history_of(member: &Address, closed: &[ClosedCommitment]) -> Vec<ClosedCommitment> {
    let mut found: Vec<_> = closed.iter().filter_map(|closed| Some((closed.side(member)?.position, closed))).collect();
    found.sort_by_key(|(position, _)| *position);
    found.into_iter().map(|(_, closed)| closed.clone()).collect()
}

/// The commitments that closed in a transaction, from its logs.
pub fn closings(logs: &[String]) -> Vec<ClosedCommitment> {
    let (mut running, mut found) = (Vec::new(), Vec::new());
    for line in logs {
        match Line::of(line) {
            Line::Begins(program) => running.push(program),
            Line::Ends => drop(running.pop()),
            Line::Data(text) if running.last() == Some(&PROGRAM) => {
                let bytes = BASE64_STANDARD.decode(text).unwrap_or_default();
                found.extend(ClosedCommitment::decode(&bytes));
            }
            Line::Data(_) | Line::Other => {}
            Line::Cut => break,
        }
    }
    found
}

/// What a line of a log says. The runtime writes one string for each, whatever a program puts in it.
enum Line<'a> {
    /// A program begins to run, called by the transaction or by the one that ran before.
    Begins(Address),
    /// The one that runs has ended.
    Ends,
    /// The one that runs logs data.
    Data(&'a str),
    /// The rest does not fit. Shorter lines may follow all the same.
    Cut,
    /// Anything else, such as the messages of programs.
    Other,
}

impl<'a> Line<'a> {
    fn of(line: &'a str) -> Self {
        if line == "Log truncated" {
            return Self::Cut;
        }
        if let Some(data) = line.strip_prefix("Program data: ") {
            return Self::Data(data);
        }
        let Some((program, said)) = line.strip_prefix("Program ").and_then(|rest| rest.split_once(' ')) else {
            return Self::Other;
        };
        // `Program log: success` is no end: what a program says stands behind `log:`, which is no address.
        match Address::from_str(program) {
            Ok(program) if said.starts_with("invoke [") => Self::Begins(program),
            Ok(_) if said == "success" || said.starts_with("failed") => Self::Ends,
            Ok(_) | Err(_) => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests;
