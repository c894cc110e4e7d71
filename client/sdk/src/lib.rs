//! The client library of Exodus: where records live ([`address`]), what they say ([`record`]), how to change them
//! ([`instructions`], [`transaction`], [`lookup`]), how amounts are written ([`mod@unit`]), what is late ([`lateness`]), the chain they live on ([`chain`]), what closed on it for good
//! ([`closing`]), files that prove it without a chain ([`archive`]),
//! a network as a whole (`whole`, with the feature `engine`), and bringing the program to a cluster (`deploy`, with the
//! feature `rpc`).
#![forbid(unsafe_code)]

pub mod address;
pub mod archive;
pub mod chain;
pub mod closing;
#[cfg(feature = "rpc")]
pub mod deploy;
pub mod error;
pub mod instructions;
pub mod lateness;
pub mod letters;
pub mod link;
pub mod lookup;
pub mod moving;
pub mod record;
pub mod transaction;
pub mod unit;
#[cfg(feature = "engine")]
pub mod whole;

pub use error::Error;
pub use exodus::state;
pub use exodus_rules as rules;
pub use solana_address::Address;
#[cfg(feature = "rpc")]
pub use solana_commitment_config::CommitmentConfig;
pub use solana_hash::Hash;
pub use solana_keypair::{Keypair, keypair_from_seed};
pub use solana_signature::Signature;
pub use solana_signer::Signer;
pub use solana_transaction::versioned::VersionedTransaction;
pub use unit::Unit;

/// The binary of the program that this version of the library belongs to.
pub const BINARY: &[u8] = include_bytes!("../../../programs/exodus/dist/exodus.so");

/// The program's address.
pub const PROGRAM: Address = exodus::ID;
