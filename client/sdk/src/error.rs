//! What can go wrong between a client and the chain.

use std::io::ErrorKind;

use exodus_rules::Refusal;
use solana_transaction_error::TransactionError;

use crate::{Address, PROGRAM};

/// An error of this library: the fact and the place; [`Error::hint`] has the way out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The rules said no; the chain is as it was.
    #[error("refused: {}", .0.fact())]
    Refused(Refusal),
    /// The chain or the framework said no, and it was none of the rules.
    #[error("the chain refused the transaction: {error}")]
    Chain {
        /// What it said.
        error: TransactionError,
        /// What the program printed.
        logs: Vec<String>,
    },
    /// Nothing is kept at an address.
    #[error("there is no {what} at {address}")]
    NotFound {
        /// What should be there.
        what: &'static str,
        /// Where.
        address: Address,
    },
    /// Something else is kept there.
    #[error("what is kept at {address} is no {what}")]
    Foreign {
        /// What should be there.
        what: &'static str,
        /// Where.
        address: Address,
    },
    /// An archive that proves nothing; the rules say why, and this says where.
    #[error("{}{detail}", ruled(*.refusal))]
    Archive {
        /// Why, by number.
        refusal: Refusal,
        /// Which record of how many, or which place in the file.
        detail: String,
    },
    /// A link that cannot be read.
    #[error("the invitation link is malformed: {0}")]
    Link(&'static str),
    /// Another process holds the ledger.
    #[error("the ledger {0} is in use by another process")]
    InUse(String),
    /// The ledger's directory or file failed.
    #[error("the ledger {path}: {problem}")]
    Ledger {
        /// Which.
        path: String,
        /// What happened.
        problem: String,
    },
    /// The ledger's file holds what no ledger wrote.
    #[error("the ledger {0} is damaged")]
    Damaged(String),
    /// The ledger's file holds nothing at all.
    #[error("the ledger {0} is empty: its file ledger.redb has no bytes")]
    Empty(String),
    /// A transaction that does not fit.
    #[error("the transaction takes {size} bytes; the chain allows {most}")]
    TooLarge {
        /// Its size.
        size: usize,
        /// The limit.
        most: usize,
    },
    /// Whoever pays has too little.
    #[error("{payer} has {has} lamports and needs {needs} for {what}: {} are missing", .needs.saturating_sub(*.has))]
    Funds {
        /// Who.
        payer: Address,
        /// Lamports there.
        has: u64,
        /// Lamports needed.
        needs: u64,
        /// For what.
        what: &'static str,
    },
    /// A cluster that does not answer, or not as one does.
    #[error("the cluster at {url} {problem}")]
    Cluster {
        /// Where.
        url: String,
        /// What happened.
        problem: String,
    },
    /// A cluster on which this program is not.
    #[error("the program {PROGRAM} is not on the cluster at {0}")]
    NoProgram(String),
    /// A transaction that could not land before its blockhash died. Nothing has happened.
    #[error("the transaction did not land before its blockhash expired, {0} times; nothing has happened")]
    Expired(u32),
    /// Bytes that have landed before: they have had their effect, and have it once.
    #[error("the transaction {0} has landed already; it counts once")]
    Landed(String),
    /// A transaction of which nobody knows whether it landed, or will.
    #[error("the cluster has not said within {seconds} s what became of the transaction {signature}")]
    Unknown {
        /// Its signature.
        signature: String,
        /// How long it was waited for.
        seconds: u64,
    },
    /// A signature is missing or cannot be made.
    #[error("cannot sign: {0}")]
    Signing(String),
}

impl Error {
    /// The way out, where there is one.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Refused(refusal) | Self::Archive { refusal, .. } => Some(refusal.hint()),
            Self::NotFound { .. } => Some("check the address and the network; it may have been closed"),
            Self::Foreign { .. } => Some(
                "check that the address names what the command expects; if it does, the program on that cluster is of \
                 another version: `exodus program verify`",
            ),
            Self::Link(_) => Some("copy the whole link, from `exodus:` to its last character"),
            Self::InUse(_) => Some("wait until the other command ends, or name another directory with --ledger"),
            Self::Ledger { .. } => Some("check the directory's rights and free space, or name another with --ledger"),
            Self::Damaged(_) => {
                Some("it was left as it is: put a copy of the directory in its place, or name another with --ledger")
            }
            Self::Empty(_) => Some(
                "it was left as it is: a copy may not have arrived; put one in its place, or delete that file to begin anew",
            ),
            Self::TooLarge { .. } => Some("send fewer instructions at once"),
            Self::Funds { .. } => Some(
                "send SOL to that address, or let another pay with --fee-payer; `exodus ledger fund` asks a test cluster",
            ),
            Self::Cluster { .. } => Some("check --url and that the cluster runs; `exodus localnet` starts one here"),
            Self::NoProgram(_) => {
                Some("name another cluster with --url, or bring it there with `exodus program deploy`")
            }
            Self::Expired(_) => Some("try again; a busy cluster prefers who pays more: --with-compute-unit-price"),
            Self::Unknown { .. } => Some("look at what it was to change before you try again; it counts once at most"),
            Self::Chain { error: TransactionError::InstructionError(..), .. } => {
                Some("the program on that cluster may be of another version: `exodus program verify` compares it")
            }
            Self::Landed(_) => Some("nothing more is to be done; whatever shall happen again is signed anew"),
            Self::Chain { .. } | Self::Signing(_) => None,
        }
    }

    /// The refusal of the rules, if it was one.
    pub const fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Refused(refusal) | Self::Archive { refusal, .. } => Some(*refusal),
            _ => None,
        }
    }

    /// What the chain's answer means.
    pub fn from_chain(error: TransactionError, logs: Vec<String>) -> Self {
        use solana_instruction::error::InstructionError::Custom;
        match error {
            TransactionError::InstructionError(_, Custom(code)) => match Refusal::from_code(code) {
                Some(refusal) => Self::Refused(refusal),
                None => Self::Chain { error, logs },
            },
            _ => Self::Chain { error, logs },
        }
    }
}

/// How an archive's refusal begins: by its number, unless the file is no archive at all, of which no rule has been asked.
fn ruled(refusal: Refusal) -> String {
    match refusal {
        Refusal::ArchiveUnreadable => String::new(),
        ruled => format!("refused ({}): ", ruled.code()),
    }
}

/// A database that does not do what it is asked.
pub(crate) fn ledger(path: &str, error: impl core::fmt::Display) -> Error {
    Error::Ledger { path: path.to_owned(), problem: error.to_string() }
}

/// Why a file could not be used, in words, and without the names of files that nobody asked for.
pub fn why(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::AlreadyExists => "there is a file already".to_owned(),
        ErrorKind::IsADirectory => "it is a directory".to_owned(),
        ErrorKind::NotADirectory => "what should be its folder is a file".to_owned(),
        ErrorKind::InvalidData => "it is no text".to_owned(),
        ErrorKind::StorageFull => "no space is left".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "nothing can be written there".to_owned(),
        _ => {
            let said = error.to_string();
            let end = [" (os error", " at path"].iter().filter_map(|mark| said.find(mark)).min().unwrap_or(said.len());
            said.get(..end).unwrap_or(&said).to_lowercase()
        }
    }
}
