//! Which chain: the embedded ledger, or a cluster and how to speak to it.

use std::str::FromStr;

use exodus_sdk::CommitmentConfig;
use exodus_sdk::chain::rpc::{Options, Urls};

use super::file::File;
use super::solana::Solana;
use crate::args::Global;
use crate::exit::Failure;

/// A ledger in a directory of this machine.
pub const EMBEDDED: &str = "embedded";

/// The cluster that was named, if one was. Whoever names a directory means the embedded ledger, whatever is named farther
/// away: by a flag, whatever the environment says; anywhere, whatever Solana's own tools are set to.
pub fn chosen(
    flags: &Global,
    variable: impl Fn(&str) -> Option<String>,
    file: &File,
    directory_named: bool,
    solana: &Solana,
) -> Result<Option<Options>, Failure> {
    if flags.url.is_none() && flags.ledger.is_some() {
        return Ok(None);
    }
    let named = flags.url.clone().or_else(|| variable("EXODUS_URL")).or_else(|| file.url.clone());
    let of_solana = named.is_none() && !directory_named;
    let named = named.or_else(|| solana.url.clone().filter(|_| of_solana));
    let Some(url) = named.filter(|url| url != EMBEDDED) else { return Ok(None) };
    let mut urls = Urls::of(&url).map_err(|error| {
        Failure::usage(error.to_string()).hint(
            "name one of localhost, devnet, testnet, mainnet-beta, or an address such as http://127.0.0.1:8899, or \
             `embedded` for the ledger in a directory of this machine",
        )
    })?;
    let websocket = flags.ws.clone().or_else(|| variable("EXODUS_WS_URL"));
    if let Some(websocket) = websocket.or_else(|| solana.websocket.clone().filter(|_| of_solana)) {
        urls.websocket = websocket;
    }
    let commitment = flags.commitment.clone().or_else(|| file.commitment.clone());
    let commitment = commitment.or_else(|| solana.commitment.clone()).unwrap_or_else(|| "confirmed".to_owned());
    let commitment = CommitmentConfig::from_str(&commitment).map_err(|_| {
        Failure::usage(format!("`{}` is no commitment", commitment.escape_debug()))
            .hint("use processed, confirmed or finalized")
    })?;
    Ok(Some(Options {
        commitment,
        price: flags.with_compute_unit_price,
        limit: flags.with_compute_unit_limit,
        ..Options::usual(urls)
    }))
}
