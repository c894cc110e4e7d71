//! Whoever talks to the door, as it remembers them: all of it sealed, none of it on the chain but a hash.

use std::collections::BTreeSet;

use exodus_sdk::Address;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::clean;
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
    /// What Telegram calls the chat.
    #[serde(default)]
    pub handle: Handle,
    /// The member that they are, once their wallet has shown it.
    pub member: Option<Address>,
    /// The member's epoch then: a later one has another key, which has shown nothing yet.
    #[serde(default)]
    pub epoch: Option<u32>,
    /// What their wallet is about to show.
    #[serde(default)]
    pub shows: Option<Claim>,
    /// The chat to which they have handed the member over.
    #[serde(default)]
    pub yields: Option<i64>,
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

/// What Telegram calls a chat: the name is whatever somebody likes, the name with an @ is theirs alone.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Handle {
    /// The first name and the last.
    pub name: String,
    /// What stands behind the @.
    pub username: Option<String>,
}

/// A member whose wallet is about to show that it belongs to a chat.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Claim {
    /// The member whose wallet it is.
    pub member: Address,
    /// The hash that shows it once it stands on the chain.
    pub hash: [u8; 32],
    /// The member's epoch when this was asked for.
    pub epoch: u32,
    /// Since when it has stood there while another chat has the member: that one is asked, and has a day to object.
    pub stands: Option<i64>,
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
    /// The chat, so that whoever reads it knows whether it is theirs.
    pub fn chat_name(&self) -> String {
        let name = clean::name(&self.handle.name);
        match &self.handle.username {
            Some(username) => format!("{name} (@{username})"),
            None => format!("{name} (Telegram {})", self.chat),
        }
    }

    /// This chat as one that belongs to no member. Its profile gets a new hash: what once stood on the chain shows nothing any more.
    #[must_use]
    pub fn apart(&self) -> Self {
        let profile = Profile { salt: crate::secret::random(), ..self.profile.clone() };
        Self { member: None, epoch: None, shows: None, yields: None, delegate: None, profile, ..self.clone() }
    }

    /// Somebody new.
    pub fn new(chat: i64, language: Language) -> Self {
        Self {
            chat,
            language,
            chosen: false,
            handle: Handle::default(),
            member: None,
            epoch: None,
            shows: None,
            yields: None,
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
