//! The client library of Exodus: where records live ([`address`]), what they say ([`record`]), how to change them
//! ([`instructions`], [`transaction`], [`lookup`]), the chain they live on ([`chain`]), what closed on it for good
//! ([`closing`]), and files that prove it without a chain ([`archive`]).
#![forbid(unsafe_code)]

pub mod address;
pub mod archive;
pub mod chain;
pub mod closing;
pub mod error;
pub mod instructions;
pub mod link;
pub mod lookup;
pub mod record;
pub mod transaction;

pub use error::Error;
pub use exodus::state;
pub use exodus_rules as rules;
pub use solana_address::Address;
pub use solana_keypair::{Keypair, keypair_from_seed};
pub use solana_signer::Signer;

/// The program's address.
pub const PROGRAM: Address = exodus::ID;
