//! Where a key is, as Solana's tools have it: a file, standard input, a phrase that is typed, or with somebody else.

use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use exodus_sdk::{Address, Keypair, Signer};
use solana_keypair::seed_derivable::keypair_from_seed_and_derivation_path;

use super::file::{MOST_BYTES, parsed, read};
use crate::exit::Failure;
use crate::files;

/// A key, or the address of one that is not here: its owner signs elsewhere.
pub enum Key {
    Held(Box<Keypair>),
    /// In a wallet that is plugged in, and asks its owner each time.
    #[cfg(feature = "hardware")]
    Wallet(Box<dyn Signer>),
    Elsewhere(Address),
}

enum Source {
    File(PathBuf),
    Input,
    Prompt,
    /// `usb://...`
    Wallet(String),
    Address(Address),
}

impl Key {
    /// The key that somebody named.
    pub fn named(text: &Path) -> Result<Self, Failure> {
        Ok(match source(text) {
            Source::File(file) => Self::Held(Box::new(read(&file)?)),
            Source::Input => Self::Held(Box::new(input()?)),
            Source::Prompt => Self::Held(Box::new(phrase(&typed()?)?)),
            Source::Address(address) => Self::Elsewhere(address),
            #[cfg(feature = "hardware")]
            Source::Wallet(place) => Self::Wallet(super::hardware::wallet(&place)?),
            #[cfg(not(feature = "hardware"))]
            Source::Wallet(place) => {
                return Err(Failure::usage(format!(
                    "this build does not speak to hardware wallets: {}",
                    place.escape_debug()
                ))
                .hint("build it with --features hardware; or sign elsewhere: --sign-only, then --signer"));
            }
        })
    }

    /// Its address.
    pub fn address(&self) -> Address {
        match self {
            Self::Held(key) => key.pubkey(),
            #[cfg(feature = "hardware")]
            Self::Wallet(key) => key.pubkey(),
            Self::Elsewhere(address) => *address,
        }
    }

    /// It itself, where it is here and signs as often as it is asked to.
    pub fn held(&self) -> Option<&Keypair> {
        match self {
            Self::Held(key) => Some(key),
            #[cfg(feature = "hardware")]
            Self::Wallet(_) => None,
            Self::Elsewhere(_) => None,
        }
    }

    /// What signs with it, where that can be asked from here.
    pub fn signs(&self) -> Option<&dyn Signer> {
        match self {
            Self::Held(key) => Some(key.as_ref()),
            #[cfg(feature = "hardware")]
            Self::Wallet(key) => Some(key.as_ref()),
            Self::Elsewhere(_) => None,
        }
    }
}

fn source(path: &Path) -> Source {
    let Some(text) = path.to_str() else { return Source::File(path.to_owned()) };
    match text {
        "-" | "stdin:" => Source::Input,
        "prompt:" => Source::Prompt,
        _ if text.starts_with("usb:") => Source::Wallet(text.to_owned()),
        _ => match text.strip_prefix("file:") {
            Some(file) => Source::File(PathBuf::from(file)),
            // A file may well be called like an address; nobody has such a file by accident.
            None if path.exists() => Source::File(path.to_owned()),
            None => Address::from_str(text).map_or_else(|_| Source::File(path.to_owned()), Source::Address),
        },
    }
}

fn input() -> Result<Keypair, Failure> {
    let unreadable = |error| {
        Failure::usage(format!("standard input is no keypair: {}", files::why(&error))).hint("send one keypair file")
    };
    let text = files::text(Path::new("-"), MOST_BYTES).map_err(unreadable)?;
    parsed(&text, "standard input")
}

/// A seed phrase, which nobody sees while it is typed.
fn typed() -> Result<String, Failure> {
    rpassword::prompt_password("seed phrase: ").map_err(|_| {
        Failure::usage("there is no terminal to type a seed phrase on").hint("name a keypair file with --keypair")
    })
}

/// The key of a phrase of 12 to 24 words (BIP-39), at the place where Solana's wallets have the first one: m/44'/501'.
fn phrase(phrase: &str) -> Result<Keypair, Failure> {
    let wrong = || {
        Failure::usage(
            "that is no seed phrase: it has 12, 15, 18, 21 or 24 words of a list, the last of which is a check",
        )
        .hint("type the words in their order, with a space between them")
    };
    let words = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    let mnemonic = bip39::Mnemonic::parse_normalized(&words).map_err(|_| wrong())?;
    keypair_from_seed_and_derivation_path(&mnemonic.to_seed(""), None).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_the_key_that_wallets_make_of_it() {
        let words = "pill tomorrow foster begin walnut borrow virtual kick shift mutual shoe scatter";
        let key = phrase(&format!("  {}\n", words.replace(' ', "  "))).map(|key| key.pubkey().to_string());
        // SLIP-10 by other means: m/44'/501' of BIP-39's seed.
        assert_eq!(key.ok().as_deref(), Some("5Ra911yxjEZZsivku9qjew3VsHCmRckUyFTmmV9zXipe"));
        assert!(phrase("pill tomorrow foster").is_err());
        assert!(phrase(&words.replace("scatter", "pill")).is_err(), "the check");
    }

    #[test]
    fn an_address_is_a_key_elsewhere_and_a_file_is_a_file() {
        let address = Address::new_from_array([7; 32]);
        let named = Key::named(Path::new(&address.to_string())).ok();
        assert!(named.is_some_and(|key| key.address() == address && key.held().is_none()));
        assert!(matches!(source(Path::new("file:x.json")), Source::File(file) if file == Path::new("x.json")));
        assert!(matches!(source(Path::new("-")), Source::Input));
        assert!(matches!(source(Path::new("prompt:")), Source::Prompt));
        assert!(Key::named(Path::new("usb://ledger")).is_err());
    }
}
