//! The ledger on disk: one table of accounts, two of closed commitments, one of what has landed, and one row with the clock.

use std::path::Path;

use redb::{
    Database, DatabaseError, ReadableDatabase, ReadableTable, StorageError, Table, TableDefinition, TableError,
};
use solana_account::Account;
use solana_hash::Hash;
use solana_signature::Signature;

use crate::closing::ClosedCommitment;
use crate::error::{ledger, why};
use crate::{Address, Error};

mod sound;

const FILE: &str = "ledger.redb";
/// Address -> lamports (8 bytes), owner (32 bytes), data.
const ACCOUNTS: TableDefinition<&[u8; 32], &[u8]> = TableDefinition::new("accounts/1");
/// Nothing -> slot, now, ahead (8 bytes each), blockhash (32 bytes).
const HEAD: TableDefinition<(), &[u8; HEAD_BYTES]> = TableDefinition::new("head/1");
const HEAD_BYTES: usize = 56;
/// Commitment -> its record when it closed, behind the type mark.
const CLOSED: TableDefinition<&[u8; 32], &[u8]> = TableDefinition::new("closed/1");
/// A member and a position in its history.
type Place = (&'static [u8; 32], u32);
/// That -> commitment.
const HISTORY: TableDefinition<Place, &[u8; 32]> = TableDefinition::new("history/1");
/// The signature of each transaction that was accepted.
const LANDED: TableDefinition<&[u8; 64], ()> = TableDefinition::new("landed/1");

/// What is kept beside the accounts.
pub(super) struct Head {
    pub slot: u64,
    pub now: i64,
    pub ahead: i64,
    pub blockhash: Hash,
}

/// The database of one ledger; as long as it is open, nobody else can open it.
pub(super) struct Store {
    database: Database,
    path: String,
}

impl Store {
    /// Whether the file is there. Where nobody may look, nobody knows.
    pub fn lives_in(directory: &Path) -> Result<bool, Error> {
        let unknown = |error| ledger(&directory.display().to_string(), why(&error));
        directory.join(FILE).try_exists().map_err(unknown)
    }

    pub fn open(directory: &Path) -> Result<Self, Error> {
        let path = directory.display().to_string();
        let file = directory.join(FILE);
        if !Self::lives_in(directory)? {
            std::fs::create_dir_all(directory).map_err(|error| ledger(&path, why(&error)))?;
            begin(directory, &file).map_err(|error| match error {
                redb::Error::Io(error) => ledger(&path, why(&error)),
                error => ledger(&path, error),
            })?;
        }
        sound::must_be_sound(&file, &path)?;
        let database = Database::create(file).map_err(|error| match error {
            DatabaseError::DatabaseAlreadyOpen => Error::InUse(path.clone()),
            DatabaseError::Storage(StorageError::Io(error)) => ledger(&path, why(&error)),
            error => ledger(&path, error),
        })?;
        Ok(Self { database, path })
    }

    /// Hands every account to `set` and returns the head; `None` for a ledger that has just begun.
    pub fn load(&self, mut set: impl FnMut(Address, Account) -> Result<(), String>) -> Result<Option<Head>, Error> {
        let problem = |error: &dyn core::fmt::Display| ledger(&self.path, error);
        let read = self.database.begin_read().map_err(|error| problem(&error))?;
        let Ok(heads) = read.open_table(HEAD) else { return Ok(None) };
        let Some(head) = heads.get(()).map_err(|error| problem(&error))? else { return Ok(None) };
        let accounts = read.open_table(ACCOUNTS).map_err(|error| problem(&error))?;
        for entry in accounts.iter().map_err(|error| problem(&error))? {
            let (address, bytes) = entry.map_err(|error| problem(&error))?;
            let account = decode(bytes.value()).ok_or_else(|| Error::Damaged(self.path.clone()))?;
            set(Address::new_from_array(*address.value()), account).map_err(|error| problem(&error))?;
        }
        decode_head(head.value()).map(Some).ok_or_else(|| Error::Damaged(self.path.clone()))
    }

    /// Every closed commitment in a member's history, in its order.
    pub fn closed(&self, member: &Address) -> Result<Vec<ClosedCommitment>, Error> {
        let problem = |error: &dyn core::fmt::Display| ledger(&self.path, error);
        let read = self.database.begin_read().map_err(|error| problem(&error))?;
        let history = match read.open_table(HISTORY) {
            // Nothing has been closed on this ledger yet.
            Err(TableError::TableDoesNotExist(_)) => return Ok(Vec::new()),
            history => history.map_err(|error| problem(&error))?,
        };
        let closed = read.open_table(CLOSED).map_err(|error| problem(&error))?;
        let member = member.as_array();
        let range = history.range((member, u32::MIN)..=(member, u32::MAX)).map_err(|error| problem(&error))?;
        let found = range.map(|entry| {
            let (_, commitment) = entry.map_err(|error| problem(&error))?;
            let record = closed.get(commitment.value()).map_err(|error| problem(&error))?;
            let commitment = Address::new_from_array(*commitment.value());
            let found = record.and_then(|record| ClosedCommitment::of(commitment, record.value()));
            found.ok_or_else(|| Error::Damaged(self.path.clone()))
        });
        found.collect()
    }

    /// Whether a transaction was accepted here.
    pub fn has_landed(&self, signature: &Signature) -> Result<bool, Error> {
        let problem = |error: &dyn core::fmt::Display| ledger(&self.path, error);
        let read = self.database.begin_read().map_err(|error| problem(&error))?;
        match read.open_table(LANDED) {
            Err(TableError::TableDoesNotExist(_)) => Ok(false),
            landed => {
                let landed = landed.map_err(|error| problem(&error))?;
                landed.get(signature.as_array()).map(|found| found.is_some()).map_err(|error| problem(&error))
            }
        }
    }

    /// Writes the accounts (`None` = gone), what closed, in its order, what landed and the head together, and returns when
    /// they are on disk.
    pub fn keep(
        &self,
        head: &Head,
        accounts: impl Iterator<Item = (Address, Option<Account>)>,
        closed: &[ClosedCommitment],
        landed: Option<&Signature>,
    ) -> Result<(), Error> {
        let problem = |error: &dyn core::fmt::Display| ledger(&self.path, error);
        let write = self.database.begin_write().map_err(|error| problem(&error))?;
        {
            let mut table = write.open_table(ACCOUNTS).map_err(|error| problem(&error))?;
            for (address, account) in accounts {
                match account {
                    Some(account) => table.insert(address.as_array(), encode(&account).as_slice()).map(drop),
                    None => table.remove(address.as_array()).map(drop),
                }
                .map_err(|error| problem(&error))?;
            }
            let mut records = write.open_table(CLOSED).map_err(|error| problem(&error))?;
            let mut history = write.open_table(HISTORY).map_err(|error| problem(&error))?;
            for closed in closed {
                let commitment = closed.commitment.as_array();
                records.insert(commitment, closed.record.as_slice()).map_err(|error| problem(&error))?;
                for member in [closed.debtor.as_array(), closed.creditor.as_array()] {
                    let position = next(&history, member).map_err(|error| problem(&error))?;
                    history.insert((member, position), commitment).map_err(|error| problem(&error))?;
                }
            }
            if let Some(landed) = landed {
                let mut signatures = write.open_table(LANDED).map_err(|error| problem(&error))?;
                signatures.insert(landed.as_array(), ()).map_err(|error| problem(&error))?;
            }
            let mut heads = write.open_table(HEAD).map_err(|error| problem(&error))?;
            heads.insert((), &encode_head(head)).map_err(|error| problem(&error))?;
        }
        write.commit().map_err(|error| problem(&error))
    }
}

/// Makes an empty database, whole or not at all: what is killed while redb makes one leaves a file that is none. Of commands
/// that do so at the same moment, all go on with the file of the first.
fn begin(directory: &Path, file: &Path) -> Result<(), redb::Error> {
    let mut draft = tempfile::Builder::new();
    // The usual rights of a new file, which the person's umask narrows.
    #[cfg(unix)]
    draft.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let draft = draft.tempfile_in(directory)?;
    Database::create(draft.path())?.close()?;
    match draft.persist_noclobber(file) {
        Err(late) if late.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        put => Ok(put.map(drop).map_err(|error| error.error)?),
    }
}

/// Where the next closed commitment stands in a member's history. (The program refuses a closing before the numbers end.)
fn next(history: &Table<Place, &[u8; 32]>, member: &[u8; 32]) -> Result<u32, StorageError> {
    let last = history.range((member, u32::MIN)..=(member, u32::MAX))?.next_back().transpose()?;
    Ok(last.map_or(0, |(place, _)| place.value().1.saturating_add(1)))
}

fn encode(account: &Account) -> Vec<u8> {
    let mut bytes = account.lamports.to_le_bytes().to_vec();
    bytes.extend(account.owner.to_bytes());
    bytes.extend(&account.data);
    bytes
}

fn decode(bytes: &[u8]) -> Option<Account> {
    let (lamports, rest) = bytes.split_first_chunk()?;
    let (owner, data) = rest.split_first_chunk::<32>()?;
    let owner = Address::new_from_array(*owner);
    Some(Account { lamports: u64::from_le_bytes(*lamports), owner, data: data.to_vec(), ..Account::default() })
}

fn encode_head(head: &Head) -> [u8; HEAD_BYTES] {
    let parts = [head.slot.to_le_bytes(), head.now.to_le_bytes(), head.ahead.to_le_bytes()];
    let mut bytes = [0; HEAD_BYTES];
    let all = parts.as_flattened().iter().chain(head.blockhash.as_bytes());
    bytes.iter_mut().zip(all).for_each(|(to, from)| *to = *from);
    bytes
}

fn decode_head(bytes: &[u8; HEAD_BYTES]) -> Option<Head> {
    let (slot, rest) = bytes.split_first_chunk()?;
    let (now, rest) = rest.split_first_chunk()?;
    let (ahead, rest) = rest.split_first_chunk()?;
    Some(Head {
        slot: u64::from_le_bytes(*slot),
        now: i64::from_le_bytes(*now),
        ahead: i64::from_le_bytes(*ahead),
        blockhash: Hash::new_from_array(*rest.first_chunk()?),
    })
}
