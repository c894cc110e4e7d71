//! Texts that stay with people: only their SHA-256 goes on the ledger.

use std::path::PathBuf;

use clap::Args;

/// The profile of a member.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub struct Profile {
    /// Your profile; only its SHA-256 goes on the ledger, never the text ("" removes it)
    #[arg(long, value_name = "TEXT")]
    pub profile: Option<String>,
    /// The same, read from a file
    #[arg(long, value_name = "FILE")]
    pub profile_file: Option<PathBuf>,
}

/// The details of a request.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub struct Details {
    /// What happened; only its SHA-256 goes on the ledger, never the text ("" removes it)
    #[arg(long, value_name = "TEXT")]
    pub details: Option<String>,
    /// The same, read from a file
    #[arg(long, value_name = "FILE")]
    pub details_file: Option<PathBuf>,
}

/// What somebody has seen of a request before answering it.
#[derive(Args, Debug)]
pub struct Seen {
    /// The target that you saw; nothing is sent where the ledger says another one
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub seen_target: Option<String>,
    /// The details that you read, or their SHA-256; nothing is sent where the ledger holds another one
    #[arg(long, value_name = "TEXT")]
    pub seen_details: Option<String>,
}

/// The rules of a pool.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub struct Rules {
    /// The rules, as everybody reads them before joining; only their SHA-256 goes on the ledger, never the text
    #[arg(long, value_name = "TEXT")]
    pub rules: Option<String>,
    /// The same, read from a file
    #[arg(long, value_name = "FILE")]
    pub rules_file: Option<PathBuf>,
}

/// The rules of a pool, as somebody confirms them who has read them already.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub struct ReadRules {
    /// The rules that you read; only their SHA-256 goes on the ledger, never the text
    #[arg(long, value_name = "TEXT")]
    pub rules: Option<String>,
    /// The same, read from a file
    #[arg(long, value_name = "FILE")]
    pub rules_file: Option<PathBuf>,
    /// Their SHA-256, as `exodus pool show` names it: you have read what it stands for
    #[arg(long, value_name = "HASH")]
    pub rules_hash: Option<String>,
}

/// The note of a commitment.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub struct Note {
    /// A note for the other side; only its SHA-256 goes on the ledger, never the text
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// The same, read from a file
    #[arg(long, value_name = "FILE")]
    pub note_file: Option<PathBuf>,
}

/// The description of an offer or a need.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub struct Description {
    /// What it is; only its SHA-256 goes on the ledger, never the text, so tell your people ("" removes it)
    #[arg(long, value_name = "TEXT")]
    pub details: Option<String>,
    /// The same, read from a file
    #[arg(long, value_name = "FILE")]
    pub details_file: Option<PathBuf>,
}
