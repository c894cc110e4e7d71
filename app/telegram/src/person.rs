//! Whoever talks to the door, as it remembers them: all of it sealed, none of it on the chain but a hash.

use std::collections::BTreeSet;

use exodus_sdk::Address;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::commands::Ask;
use crate::notices::Kind;
use crate::texts::Language;

/// Somebody.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Person {
    /// Their chat, which is their number at Telegram: 64 bits.
    pub chat: i64,
    /// What they read.
    pub language: Language,
    /// Whether they chose it, or Telegram told.
    pub chosen: bool,
    /// The member that they are, once their wallet has shown it.
    pub member: Option<Address>,
    /// The member that their wallet says it is, and the hash that shows it once it stands on the chain.
    pub claims: Option<(Address, [u8; 32])>,
    /// The invitation they came by.
    pub invited: Option<String>,
    /// Who they say they are.
    pub profile: Profile,
    /// What the door waits to hear from them.
    pub ask: Option<Ask>,
    /// What they do not want to be told.
    pub quiet: BTreeSet<Kind>,
    /// How many handshakes their lists go.
    pub handshakes: u8,
    /// The list as they last saw it: how many people, and their resource.
    pub seen: Option<(usize, u64)>,
    /// How many days before a term they want to hear of it, besides three.
    pub remind: u8,
    /// The seed of the key that may act for them, where they let one.
    pub delegate: Option<[u8; 32]>,
    /// Whether they have shut the door: no message is tried any more until they come back.
    pub gone: bool,
}

/// What others see of somebody.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Profile {
    /// A name.
    pub name: String,
    /// A few words.
    pub about: String,
    /// A link.
    pub link: String,
    /// How they can be paid, the default first.
    pub payments: Vec<String>,
    /// What makes the hash of this unlike any other's: nobody guesses a name from it, and whoever has it signed shows that
    /// the wallet and the chat belong together.
    pub salt: [u8; 32],
}

impl Profile {
    /// The hash that stands on the chain.
    pub fn hash(&self) -> [u8; 32] {
        // A structure of texts always has its JSON.
        Sha256::digest(serde_json::to_vec(self).unwrap_or_default()).into()
    }
}

impl Person {
    /// Somebody new.
    pub fn new(chat: i64, language: Language) -> Self {
        Self {
            chat,
            language,
            chosen: false,
            member: None,
            claims: None,
            invited: None,
            profile: Profile { salt: crate::secret::random(), ..Profile::default() },
            ask: None,
            quiet: BTreeSet::new(),
            handshakes: 3,
            seen: None,
            remind: 0,
            delegate: None,
            gone: false,
        }
    }
}
