//! How a command signs that is not simply signed and sent: here and elsewhere, now and later.

use std::path::PathBuf;
use std::str::FromStr as _;

use exodus_sdk::{Address, Hash, Signature};

use crate::args::Global;
use crate::exit::Failure;

/// What Solana's tools call offline signing, and durable nonces.
#[derive(Clone, Debug, Default)]
pub struct Signing {
    /// Print the signatures, and send nothing.
    pub only: bool,
    /// Print the message too.
    pub message: bool,
    /// What to sign with instead of the newest blockhash.
    pub blockhash: Option<Hash>,
    /// What others have signed.
    pub given: Vec<(Address, Signature)>,
    /// The account of the nonce to sign with, and who may use it.
    pub nonce: Option<Address>,
    pub nonce_authority: Option<PathBuf>,
    /// What was typed about compute units; nothing is measured where bytes must be the same again.
    pub limit: Option<u32>,
    pub price: Option<u64>,
}

impl Signing {
    /// Reads the flags.
    pub fn of(flags: &Global) -> Result<Self, Failure> {
        let blockhash = flags.blockhash.as_deref().map(|text| {
            Hash::from_str(text).map_err(|_| {
                Failure::usage(format!("`{}` is no blockhash", text.escape_debug()))
                    .hint("`exodus ledger show` prints one that is good for about a minute")
            })
        });
        let nonce = flags.nonce.as_deref().map(|text| {
            Address::from_str(text).map_err(|_| {
                Failure::usage(format!("`{}` is no address of a nonce account", text.escape_debug()))
                    .hint("`solana create-nonce-account` makes one, and prints its address")
            })
        });
        let only = flags.sign_only;
        let named = flags.blockhash.is_some() || flags.nonce.is_some();
        if only && !named {
            return Err(Failure::usage("--sign-only needs --blockhash or --nonce: what is signed now is sent later")
                .hint("`exodus ledger show` prints a blockhash that is good for about a minute"));
        }
        if flags.dump_transaction_message && !only {
            return Err(Failure::usage("--dump-transaction-message needs --sign-only").hint("add --sign-only"));
        }
        Ok(Self {
            only,
            message: flags.dump_transaction_message,
            blockhash: blockhash.transpose()?,
            given: flags.signers.iter().map(|text| given(text)).collect::<Result<_, _>>()?,
            nonce: nonce.transpose()?,
            nonce_authority: flags.nonce_authority.clone(),
            limit: flags.with_compute_unit_limit,
            price: flags.with_compute_unit_price,
        })
    }
}

/// `ADDRESS=SIGNATURE`.
fn given(text: &str) -> Result<(Address, Signature), Failure> {
    let parts = text.split_once('=').and_then(|(address, signature)| {
        Some((Address::from_str(address).ok()?, Signature::from_str(signature).ok()?))
    });
    parts.ok_or_else(|| {
        Failure::usage(format!("`{}` is no signature of anybody", text.escape_debug()))
            .hint("write ADDRESS=SIGNATURE, as --sign-only prints it")
    })
}
