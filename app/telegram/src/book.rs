//! Who is who: what the database holds of people, in memory. It is changed only by what has been written there.

use std::collections::{BTreeMap, BTreeSet};

use exodus_sdk::Address;
use exodus_sdk::moving::Steps;
use serde::{Deserialize, Serialize};

use crate::calls::Calls;
use crate::clean;
use crate::notices::REPEATED;
use crate::person::Person;
use crate::store::Write;

/// An invitation link that the door has made for somebody.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Link {
    /// Whose.
    pub member: Address,
    /// Its secret.
    pub seed: [u8; 32],
}

/// Everybody, their links and their reasons.
#[derive(Default)]
pub struct Book {
    persons: BTreeMap<i64, Person>,
    members: BTreeMap<Address, i64>,
    links: BTreeMap<String, Link>,
    details: BTreeMap<[u8; 32], String>,
    calls: Calls,
    before: BTreeMap<i64, Steps>,
    said: BTreeSet<String>,
}

impl Book {
    /// Learns what has been written.
    pub fn learn(&mut self, writes: &[Write]) {
        for write in writes {
            match write {
                Write::Person(person) => {
                    if let Some(member) = person.member {
                        self.members.insert(member, person.chat);
                    }
                    self.persons.insert(person.chat, person.as_ref().clone());
                }
                Write::Link { name, link } => drop(self.links.insert(name.clone(), link.clone())),
                Write::Details { hash, text } => drop(self.details.insert(*hash, text.clone())),
                Write::Waves { request, done } => self.calls.learn_waves(*request, *done),
                Write::Called(made) => self.calls.learn(made),
                Write::Message(message) if REPEATED.iter().any(|begins| message.key.starts_with(begins)) => {
                    self.said.insert(message.key.clone());
                }
                _ => {}
            }
        }
    }

    /// Learns who was who in the bots of before.
    pub fn remember(&mut self, people: Vec<Steps>) {
        self.before.extend(people.into_iter().map(|steps| (steps.id, steps)));
    }

    /// What somebody may confirm who comes from there.
    pub fn before(&self, chat: i64) -> Option<&Steps> {
        self.before.get(&chat)
    }

    /// Whether the clock has brought this since the door began, so that it need not be written again at each look.
    pub fn has_said(&self, key: &str) -> bool {
        self.said.contains(key)
    }

    /// Somebody by their chat.
    pub fn person(&self, chat: i64) -> Option<&Person> {
        self.persons.get(&chat)
    }

    /// Everybody.
    pub fn persons(&self) -> impl Iterator<Item = &Person> {
        self.persons.values()
    }

    /// Somebody by the member that they are.
    pub fn member(&self, member: &Address) -> Option<&Person> {
        self.persons.get(self.members.get(member)?)
    }

    /// The name that a member gave, as it may stand beside other text; nothing where they gave none, or are not here.
    pub fn name(&self, member: &Address) -> Option<String> {
        let name = &self.member(member)?.profile.name;
        (!name.is_empty()).then(|| clean::isolated(name))
    }

    /// A link by its short name.
    pub fn link(&self, name: &str) -> Option<&Link> {
        self.links.get(name)
    }

    /// The short name of a link by its key's address.
    pub fn links(&self) -> impl Iterator<Item = (&String, &Link)> {
        self.links.iter()
    }

    /// A reason by its hash.
    pub fn details(&self, hash: &[u8; 32]) -> Option<&str> {
        self.details.get(hash).map(String::as_str)
    }

    /// Whom emergencies have called.
    pub const fn calls(&self) -> &Calls {
        &self.calls
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Out;
    use crate::store::Waiting;

    #[test]
    fn what_the_clock_brings_again_is_known_once_it_was_written() {
        let mut book = Book::default();
        let message = |key: &str| {
            let out = Out::Say { text: String::new(), keys: Vec::new() };
            Write::Message(Waiting { key: key.to_owned(), chat: 1, out })
        };
        book.learn(&[message("over:a:b"), message("u5")]);
        assert!(book.has_said("over:a:b"));
        assert!(!book.has_said("over:a:c") && !book.has_said("u5"), "what comes once takes no memory");
    }
}
