//! Which chat is which member, and whose a text is.
//!
//! A chat belongs to a member once that member's wallet has put the hash of the chat's profile on the chain, and for as long as
//! the member has the key that did. A member has one chat. A second one that shows the wallet takes the place of the first when
//! the first says so, or a day later; whoever has the wallet puts the first one's hash back meanwhile, and it stays. So a
//! signature that was got by a trick lasts no longer than the next look of whoever has the key, and a chat without the key
//! cannot keep anybody out.

use std::collections::{BTreeMap, BTreeSet};

use exodus_sdk::Address;
use exodus_sdk::whole::Whole;

use crate::book::{Book, Text};
use crate::clean;
use crate::commands::Command;
use crate::desk::{Fact, say};
use crate::door::Door;
use crate::message::{Button, Screen};
use crate::person::{Claim, Person};
use crate::store::Write;
use crate::work;

/// How long the first chat has to object, in seconds.
const DAY: i64 = 86_400;

/// What has changed of who is who, to be written at once: whoever is known from now on is called by name in what follows.
pub fn linked(door: &Door, whole: &Whole, book: &Book) -> Vec<Write> {
    let mut writes = Vec::new();
    for person in book.persons() {
        if let Some(member) = person.member {
            keeps(door, whole, person, &member, &mut writes);
        } else if let Some(claim) = person.shows {
            comes(door, whole, book, (person, claim), &mut writes);
        }
    }
    writes
}

/// A chat keeps its member as long as the key is the same.
fn keeps(door: &Door, whole: &Whole, person: &Person, member: &Address, writes: &mut Vec<Write>) {
    let Some(record) = whole.members.get(member) else { return };
    match person.epoch {
        Some(epoch) if epoch == record.epoch => {}
        // A link of before.
        None => writes.push(Write::Person(Box::new(Person { epoch: Some(record.epoch), ..person.clone() }))),
        Some(_) => {
            let screen = Screen::of(says(door, person, "notice-key-changed", &[]))
                .button(Button::Press(says(door, person, "button-link", &[]), Command::Link));
            work::say(writes, format!("key:{member}:{}:{}", record.epoch, person.chat), person.chat, screen, None);
            writes.push(Write::Person(Box::new(person.apart())));
        }
    }
}

/// A chat whose wallet is about to show itself.
fn comes(door: &Door, whole: &Whole, book: &Book, (person, claim): (&Person, Claim), writes: &mut Vec<Write>) {
    let Some(record) = whole.members.get(&claim.member) else { return };
    let stands = record.profile == claim.hash && record.epoch == claim.epoch;
    match (stands, claim.stands, book.member(&claim.member)) {
        (false, None, _) => {}
        (false, Some(_), _) => {
            let screen = Screen::of(says(door, person, "notice-link-refused", &[]));
            work::say(writes, key("refused", &claim), person.chat, screen, None);
            writes.push(Write::Person(Box::new(person.apart())));
        }
        (true, _, None) => writes.extend(takes(door, person, &claim)),
        (true, None, Some(first)) => {
            let claim = Claim { stands: Some(whole.clock.now), ..claim };
            let (asks, told) = (asked(door, first, person), [("chat", first.chat_name().into())]);
            work::say(writes, key("asked", &claim), first.chat, asks, None);
            let waits = Screen::of(says(door, person, "notice-link-waits", &told));
            work::say(writes, key("waits", &claim), person.chat, waits, None);
            writes.push(Write::Person(Box::new(Person { shows: Some(claim), ..person.clone() })));
        }
        (true, Some(since), Some(first)) => {
            let late = whole.clock.now.saturating_sub(since) >= DAY;
            if late || first.yields == Some(person.chat) {
                let moved = [("chat", person.chat_name().into())];
                let screen = Screen::of(says(door, first, "notice-link-moved", &moved));
                work::say(writes, key("moved", &claim), first.chat, screen, None);
                writes.push(Write::Person(Box::new(first.apart())));
                writes.extend(takes(door, person, &claim));
            }
        }
    }
}

/// The chat of a member is asked whether it is the same person who comes with another one.
fn asked(door: &Door, first: &Person, second: &Person) -> Screen {
    let facts = [("chat", second.chat_name().into())];
    Screen::of(says(door, first, "notice-link-asked", &facts))
        .button(Button::Press(says(door, first, "button-link-yield", &[]), Command::Yield(second.chat)))
        .button(Button::Press(says(door, first, "button-link-keep", &[]), Command::Link))
}

/// A chat is a member from now on.
fn takes(door: &Door, person: &Person, claim: &Claim) -> Vec<Write> {
    let mut writes = Vec::new();
    let name = clean::plain(&person.profile.name);
    let screen = Screen::of(says(door, person, "notice-joined", &[("name", name.into())]))
        .button(Button::Press(says(door, person, "button-invite", &[]), Command::Invite))
        .button(Button::Press(says(door, person, "button-home", &[]), Command::Home));
    work::say(&mut writes, key("joined", claim), person.chat, screen, None);
    let (member, epoch) = (Some(claim.member), Some(claim.epoch));
    let person = Person { member, epoch, shows: None, yields: None, invited: None, ..person.clone() };
    writes.push(Write::Person(Box::new(person)));
    writes
}

/// Each is said once for one hash, which belongs to one chat.
fn key(what: &str, claim: &Claim) -> String {
    format!("{what}:{}:{}", claim.member, bs58::encode(claim.hash).into_string())
}

fn says(door: &Door, person: &Person, key: &str, facts: &[Fact<'_>]) -> String {
    say(&door.texts, person.language, key, facts)
}

/// The authors of texts of before, where exactly one member has put their hash on the ledger.
pub fn authors(whole: &Whole, book: &Book) -> Vec<Write> {
    let mut authors: BTreeMap<[u8; 32], BTreeSet<Address>> = BTreeMap::new();
    let requests = whole.requests.values().map(|it| (it.details, it.beneficiary));
    let offers = whole.offers.values().map(|it| (it.details, it.publisher));
    let pools = whole.pools.values().map(|it| (it.rules, it.founder));
    for (hash, author) in requests.chain(offers).chain(pools).filter(|(hash, _)| book.orphans().contains_key(hash)) {
        authors.entry(hash).or_default().insert(author);
    }
    let mut writes = Vec::new();
    for (hash, text) in book.orphans() {
        let found = authors.get(hash).filter(|found| found.len() == 1).and_then(|found| found.first());
        if let Some(author) = found {
            let text = Text { text: text.clone(), salt: None };
            writes.push(Write::Text { hash: *hash, author: *author, text });
            writes.push(Write::Orphan { hash: *hash, text: None });
        }
    }
    writes
}
