//! An archive: every closed commitment of a member in one file, with the chain of hashes that proves it complete and
//! unaltered, without a ledger and after the rent was returned.
//!
//! The bytes of the records prove; what stands beside them in words is for people, and is refused where the bytes say
//! something else. What no bytes prove, such as the name of the network, is not in it.

use std::collections::BTreeSet;

use exodus::state::{Commitment, Member, Tombstone};
use exodus_rules::commitment::Party;
pub use exodus_rules::history::Head;
use exodus_rules::history::Link;
use exodus_rules::{Refusal, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::chain::{Chain, ChainExt};
use crate::closing::{ClosedCommitment, RECORD};
use crate::record::behind_mark;
use crate::{Address, Error};

mod hex;
mod text;
pub use hex::Hex;
pub use text::MOST_BYTES;

/// Every closed commitment of a member. Until [`Archive::verify`] has returned, nothing in it is known to be true.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// What kind of file this is.
    pub format: Format,
    /// Whose history it is.
    #[serde(with = "text::address")]
    pub member: Address,
    /// How many records it has.
    pub length: u32,
    /// The hash over all of them.
    pub head: Hex<32>,
    /// The records, in the order of the history.
    pub records: Vec<Entry>,
}

/// The formats that there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Format {
    /// The first.
    #[serde(rename = "exodus-archive/1")]
    One,
}

/// A closed commitment in an archive.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its position in the member's history, from 0.
    pub position: u32,
    /// Which side the member had.
    pub role: Role,
    /// Its address.
    #[serde(with = "text::address")]
    pub commitment: Address,
    /// The record in words.
    pub says: Says,
    /// The record, as the account held it behind its type mark.
    pub record: Hex<RECORD>,
    /// The history after it.
    pub history: Hex<32>,
}

/// The side of a member.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The one who promised.
    Debtor,
    /// The one in whose favour it stood.
    Creditor,
}

/// What people want to know of a record. Amounts in minor units, times in unix seconds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Says {
    /// The member who promised.
    #[serde(with = "text::address")]
    pub debtor: Address,
    /// The member in whose favour it stood.
    #[serde(with = "text::address")]
    pub creditor: Address,
    /// The whole promise.
    pub amount: u64,
    /// Confirmed by the creditor.
    pub kept: u64,
    /// Forgiven by the creditor.
    pub forgiven: u64,
    /// Cleared against other commitments.
    pub cleared: u64,
    /// Handed on to another debtor.
    pub transferred: u64,
    /// What was performed or kept by the due time.
    pub in_time: u64,
    /// When it was made.
    pub made: i64,
    /// The last second in which it was in time.
    pub due: i64,
    /// When nothing was outstanding any more.
    pub settled_at: i64,
}

/// How far the chain says that a member's history has come, whether the member is still there or has left for good. The
/// one place that knows which accounts keep it.
pub fn head(chain: &(impl Chain + ?Sized), member: &Address) -> Result<Head, Error> {
    match chain.get::<Member>(member) {
        Ok(member) => Ok(Head { length: member.history_length, hash: member.history }),
        Err(foreign @ Error::Foreign { .. }) => match chain.get::<Tombstone>(member) {
            Ok(tombstone) => Ok(Head { length: tombstone.history_length, hash: tombstone.history }),
            Err(_) => Err(foreign),
        },
        Err(error) => Err(error),
    }
}

impl Archive {
    /// The archive of a member, verified against the chain it was taken from.
    pub fn of(chain: &(impl Chain + ?Sized), member: &Address) -> Result<Self, Error> {
        let head = head(chain, member)?;
        let (mut records, mut reached) = (Vec::new(), Head::BEGINNING);
        for closed in chain.closed(member)? {
            let position = reached.length;
            reached = reached.then(closed.commitment.as_array(), &closed.record, sha256).map_err(Error::Refused)?;
            records.extend(Entry::of(&closed, member, position, reached.hash));
        }
        let (format, hash) = (Format::One, Hex(head.hash));
        let archive = Self { format, member: *member, length: head.length, head: hash, records };
        archive.verify(&head)?;
        Ok(archive)
    }

    /// Whether the records are all that `known` stands for, unaltered; the error names the first one that is not.
    pub fn verify(&self, known: &Head) -> Result<(), Error> {
        let (mut seen, mut head) = (BTreeSet::new(), Head::BEGINNING);
        for (number, entry) in (1_usize..).zip(&self.records) {
            let next = if seen.insert(entry.commitment) {
                head.follow(&entry.link(), sha256)
            } else {
                Err(Refusal::ArchiveDoubled)
            };
            let next = next.and_then(|next| entry.must_be_of(&self.member).map(|()| next));
            head = next.map_err(|refusal| self.broken_at(number, entry, refusal))?;
        }
        let stated = Head { length: self.length, hash: self.head.0 };
        head.must_be(&stated).map_err(|refusal| broken_end("the file itself", refusal, &head, &stated))?;
        head.must_be(known).map_err(|refusal| broken_end("the history", refusal, &head, known))
    }

    fn broken_at(&self, number: usize, entry: &Entry, refusal: Refusal) -> Error {
        let why = match refusal {
            Refusal::ArchiveBroken => "its bytes do not lead to the next link",
            Refusal::ArchiveIncomplete => &format!("it states position {}, where another follows", entry.position),
            Refusal::ArchiveForeign => &format!("it names the member {} on neither side", self.member),
            Refusal::ArchiveDoubled => "the same commitment stands in the archive before",
            Refusal::ArchiveUnsettled => "its bytes are no settled commitment",
            Refusal::ArchiveMisleading => "what it says in words is not what its bytes say",
            other => other.fact(),
        };
        let detail = format!("record {number} of {} ({}): {why}", self.records.len(), entry.commitment);
        Error::Archive { refusal, detail }
    }
}

fn broken_end(whose: &str, refusal: Refusal, head: &Head, other: &Head) -> Error {
    let (records, length) = (head.length, other.length);
    let detail = match records == length {
        true => format!("the records lead to {}, and the head of {whose} is {}", Hex(head.hash), Hex(other.hash)),
        false => format!("the archive holds {records} records, and {whose} counts {length}"),
    };
    Error::Archive { refusal, detail }
}

impl Entry {
    fn of(closed: &ClosedCommitment, member: &Address, position: u32, history: [u8; 32]) -> Option<Self> {
        let record = behind_mark::<Commitment>(&closed.record)?;
        Some(Self {
            position,
            role: Role::of(&record, member).ok()?,
            commitment: closed.commitment,
            says: Says::of(&record),
            record: Hex(closed.record),
            history: Hex(history),
        })
    }

    fn link(&self) -> Link<'_> {
        let (address, record) = (self.commitment.as_array(), self.record.0.as_slice());
        Link { position: self.position, address, record, history: &self.history.0 }
    }

    /// Whether the bytes are a settled commitment of `member`, and the words beside them say the same.
    fn must_be_of(&self, member: &Address) -> Result<(), Refusal> {
        let record = behind_mark::<Commitment>(&self.record.0).ok_or(Refusal::ArchiveUnsettled)?;
        record.read()?.must_be_closable(None, Timestamp::default()).map_err(|_| Refusal::ArchiveUnsettled)?;
        let same = self.role == Role::of(&record, member)? && self.says == Says::of(&record);
        if same { Ok(()) } else { Err(Refusal::ArchiveMisleading) }
    }
}

impl Role {
    fn of(record: &Commitment, member: &Address) -> Result<Self, Refusal> {
        match record.party(member) {
            Party::Debtor => Ok(Self::Debtor),
            Party::Creditor => Ok(Self::Creditor),
            Party::Stranger => Err(Refusal::ArchiveForeign),
        }
    }
}

impl Says {
    const fn of(record: &Commitment) -> Self {
        Self {
            debtor: record.debtor,
            creditor: record.creditor,
            amount: record.amount,
            kept: record.kept,
            forgiven: record.forgiven,
            cleared: record.cleared,
            transferred: record.transferred,
            in_time: record.in_time,
            made: record.made,
            due: record.due,
            settled_at: record.settled_at,
        }
    }
}

fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    parts.iter().fold(Sha256::new(), |hasher, part| hasher.chain_update(part)).finalize().into()
}
