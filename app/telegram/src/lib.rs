//! The Telegram door: the reference list and mutual help in a chat.
//!
//! An update goes `intake` -> inbox -> `work` -> `routes` -> `dialogues` -> outbox -> `send`. What the ledger says goes
//! `watch` -> `notices` -> outbox. Whatever binds somebody is an `act` that their own wallet fetches from `wallet`, or that a
//! delegate of their choice sends in `delegate`. The door owns nothing: it cannot commit, confirm or
//! reveal anything for anyone.
#![forbid(unsafe_code)]

pub mod act;
mod book;
mod calls;
mod clean;
mod code;
pub mod commands;
pub mod config;
mod delegate;
pub mod desk;
mod dialogues;
pub mod door;
pub mod fake;
mod intake;
pub mod limits;
mod link;
pub mod message;
mod notices;
pub mod outbox;
pub mod person;
pub mod reading;
mod routes;
pub mod run;
pub mod secret;
mod send;
pub mod store;
pub mod texts;
pub mod trial;
mod wallet;
pub mod watch;
mod work;

/// What stops the door, in one line and without secrets.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It was set up wrongly.
    #[error("{0}")]
    Config(String),
    /// The database failed.
    #[error("the database failed: {0}")]
    Store(#[from] sqlx::Error),
    /// The database cannot be brought up to date.
    #[error("the database cannot be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The chain failed.
    #[error("{0}")]
    Chain(#[from] exodus_sdk::Error),
    /// The rules said no.
    #[error("{}", .0.fact())]
    Rules(exodus_rules::Refusal),
    /// The machine failed.
    #[error("{0}")]
    Machine(#[from] std::io::Error),
    /// Another door holds the lease.
    #[error("another door works on this database, and holds it until it ends")]
    Led,
}

impl From<exodus_rules::Refusal> for Fault {
    fn from(refusal: exodus_rules::Refusal) -> Self {
        Self::Rules(refusal)
    }
}
