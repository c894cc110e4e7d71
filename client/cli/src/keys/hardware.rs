//! A hardware wallet, by the address that Solana's tools have for one: `usb://ledger?key=0/0`. It shows what it signs, and its
//! owner says yes or no there.

use exodus_sdk::Signer;
use solana_derivation_path::DerivationPath;
use solana_remote_wallet::locator::Locator;
use solana_remote_wallet::remote_keypair::generate_remote_keypair;
use solana_remote_wallet::remote_wallet::maybe_wallet_manager;

use crate::exit::Failure;

/// The key of a wallet that is plugged in.
pub fn wallet(place: &str) -> Result<Box<dyn Signer>, Failure> {
    let unknown = |why: String| {
        Failure::usage(format!("`{}` names no hardware wallet: {why}", place.escape_debug()))
            .hint("name it as `usb://ledger`, or `usb://ledger?key=0/0` for another account of it")
    };
    let absent = |why: String| {
        Failure::broken(format!("the hardware wallet does not answer: {why}"))
            .hint("plug it in, unlock it, open its Solana app, and try again")
    };
    let (locator, key) = place.split_once('?').unwrap_or((place, ""));
    let locator = Locator::new_from_path(locator).map_err(|error| unknown(error.to_string()))?;
    let path = match key.strip_prefix("key=") {
        Some(key) => DerivationPath::from_key_str(key).map_err(|error| unknown(error.to_string()))?,
        None if key.is_empty() => DerivationPath::default(),
        None => return Err(unknown("behind `?` it has `key=`".to_owned())),
    };
    let manager = maybe_wallet_manager().map_err(|error| absent(error.to_string()))?;
    let manager = manager.ok_or_else(|| absent("none is plugged in".to_owned()))?;
    let key = generate_remote_keypair(locator, path, &manager, false, "keypair");
    Ok(Box::new(key.map_err(|error| absent(error.to_string()))?))
}
