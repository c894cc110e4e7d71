//! Who is who: what the database holds of people, in memory. It is changed only by what has been written there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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

/// What somebody wrote, and can prove.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// What was hashed before it, so that nobody guesses it from its hash; nothing where it is no secret.
    pub salt: Option<[u8; 32]>,
}

impl Text {
    /// What it says, as it may stand beside a text of ours.
    pub fn shown(&self) -> String {
        clean::isolated(&self.text)
    }
}

/// Everybody, their links and their reasons. What answers are made from is one state of it: whoever reads holds nobody up, and
/// what is written meanwhile goes into the next state. So its large parts are shared between states.
#[derive(Clone, Default)]
pub struct Book {
    persons: Arc<BTreeMap<i64, Arc<Person>>>,
    /// How often each has been written: an answer that was made from an older state is made anew.
    versions: Arc<BTreeMap<i64, u64>>,
    members: Arc<BTreeMap<Address, i64>>,
    links: Arc<BTreeMap<String, Link>>,
    links_of: Arc<BTreeMap<Address, Vec<String>>>,
    texts: Arc<BTreeMap<([u8; 32], Address), Text>>,
    /// Reasons of before, of whose author nothing was written down.
    orphans: BTreeMap<[u8; 32], String>,
    calls: Arc<Calls>,
    before: Arc<BTreeMap<i64, Steps>>,
    said: Arc<BTreeSet<String>>,
}

impl Book {
    /// Learns what has been written.
    pub fn learn(&mut self, writes: &[Write]) {
        for write in writes {
            match write {
                Write::Person(person) => self.meet(person),
                Write::Link { name, link } => {
                    let known = Arc::make_mut(&mut self.links).insert(name.clone(), link.clone());
                    if known.is_none() {
                        Arc::make_mut(&mut self.links_of).entry(link.member).or_default().push(name.clone());
                    }
                }
                Write::Text { hash, author, text } => {
                    Arc::make_mut(&mut self.texts).insert((*hash, *author), text.clone());
                }
                Write::Orphan { hash, text: Some(text) } => drop(self.orphans.insert(*hash, text.clone())),
                Write::Orphan { hash, text: None } => drop(self.orphans.remove(hash)),
                Write::Waves { request, done } => Arc::make_mut(&mut self.calls).learn_waves(*request, *done),
                Write::Called(made) => Arc::make_mut(&mut self.calls).learn(made),
                Write::Message(message) if REPEATED.iter().any(|begins| message.key.starts_with(begins)) => {
                    Arc::make_mut(&mut self.said).insert(message.key.clone());
                }
                _ => {}
            }
        }
    }

    fn meet(&mut self, person: &Person) {
        let before = self.persons.get(&person.chat).and_then(|before| before.member);
        let members = Arc::make_mut(&mut self.members);
        if let Some(left) =
            before.filter(|left| Some(*left) != person.member && members.get(left) == Some(&person.chat))
        {
            members.remove(&left);
        }
        if let Some(member) = person.member {
            members.insert(member, person.chat);
        }
        Arc::make_mut(&mut self.persons).insert(person.chat, Arc::new(person.clone()));
        let version = Arc::make_mut(&mut self.versions).entry(person.chat).or_default();
        *version = version.saturating_add(1);
    }

    /// Learns who was who in the bots of before.
    pub fn remember(&mut self, people: Vec<Steps>) {
        Arc::make_mut(&mut self.before).extend(people.into_iter().map(|steps| (steps.id, steps)));
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
        self.persons.get(&chat).map(Arc::as_ref)
    }

    /// How often somebody has been written since the door began.
    pub fn version(&self, chat: i64) -> u64 {
        self.versions.get(&chat).copied().unwrap_or_default()
    }

    /// Everybody.
    pub fn persons(&self) -> impl Iterator<Item = &Person> {
        self.persons.values().map(Arc::as_ref)
    }

    /// Somebody by the member that they are.
    pub fn member(&self, member: &Address) -> Option<&Person> {
        self.person(*self.members.get(member)?)
    }

    /// The name that a member gave, as it may stand beside other text; nothing where they gave none, or are not here.
    pub fn name(&self, member: &Address) -> Option<String> {
        let name = &self.member(member)?.profile.name;
        (!name.is_empty()).then(|| clean::plain(name))
    }

    /// A link by its short name.
    pub fn link(&self, name: &str) -> Option<&Link> {
        self.links.get(name)
    }

    /// The links that a member has made, with their short names.
    pub fn links_of(&self, member: &Address) -> impl Iterator<Item = (&String, &Link)> {
        self.links_of.get(member).into_iter().flatten().filter_map(|name| Some((name, self.links.get(name)?)))
    }

    /// What a member wrote, by its hash. A hash is for everybody to copy; the text is shown where its author has put it.
    pub fn text(&self, hash: &[u8; 32], author: &Address) -> Option<&Text> {
        self.texts.get(&(*hash, *author))
    }

    /// Reasons of before, of whose author nothing was written down.
    pub const fn orphans(&self) -> &BTreeMap<[u8; 32], String> {
        &self.orphans
    }

    /// Whom emergencies have called.
    pub fn calls(&self) -> &Calls {
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
