//! From the inbox to the outbox. What an update does and what is said about it is written together with the note that it was
//! handled, so it takes effect once however often the door is killed.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use fail::fail_point;
use teloxide::types::{Update, UpdateKind};

use crate::Fault;
use crate::desk::{Desk, Trouble};
use crate::door::{Door, Heard};
use crate::message::{Out, Screen};
use crate::person::Person;
use crate::store::{Waiting, Write};
use crate::texts::Language;

/// So many updates are written at once.
const BATCH: i64 = 64;

/// Handles updates until the door stops.
///
/// # Errors
/// The database fails, or another door leads.
pub async fn run(door: &Door) -> Result<(), Fault> {
    while !door.stops() {
        if !some(door).await? {
            tokio::select! {
                () = door.inbox.notified() => {}
                () = door.stopped() => {}
            }
        }
    }
    Ok(())
}

/// Handles what waits, each chat once; false = nothing waited.
///
/// # Errors
/// The database fails, or another door leads.
pub async fn some(door: &Door) -> Result<bool, Fault> {
    let _turn = door.turn().await;
    let (mut chats, mut writes) = (BTreeSet::new(), Vec::new());
    let waiting = door.store.inbox(BATCH).await?;
    let any = !waiting.is_empty();
    if any {
        fail_point!("work-begun");
    }
    for (id, body) in waiting {
        let update = body.and_then(|body| serde_json::from_str::<Update>(&body).ok());
        let Some(event) = update.and_then(Event::of) else {
            // Not for this door: a group, a channel, a kind of update that it does not know.
            writes.push(Write::Done { id, handled: true });
            continue;
        };
        // What somebody does next builds upon what they did before, which is not remembered yet.
        if !chats.insert(event.chat) {
            continue;
        }
        let heard = match &event.what {
            What::Said(text) => Some(Heard::Said(text.clone())),
            What::Pressed { data, .. } => {
                door.store.pressed(data, event.chat).await?.map(|command| Heard::Pressed(Box::new(command)))
            }
            What::Gone => None,
        };
        writes.extend(effect(door, id, &event, heard));
    }
    if !writes.is_empty() {
        fail_point!("work-answered");
        door.write(&writes).await?;
        fail_point!("work-done");
    }
    Ok(any)
}

/// Everything that an update does. One that makes the door fail is put aside, says so to whoever sent it, and leaves the
/// others alone.
fn effect(door: &Door, id: i64, event: &Event, heard: Option<Heard>) -> Vec<Write> {
    match catch_unwind(AssertUnwindSafe(|| handled(door, id, event, heard))) {
        Ok(writes) => writes,
        Err(_) => {
            eprintln!("error: the update {id} made the door fail; it was put aside");
            let language = door.book().person(event.chat).map_or(Language::English, |person| person.language);
            let text = crate::desk::say(&door.texts, language, "trouble-poison", &[]);
            let out = Out::Say { text, keys: Vec::new() };
            let message = Waiting { key: format!("u{id}"), chat: event.chat, out };
            vec![Write::Message(message), Write::Done { id, handled: false }]
        }
    }
}

fn handled(door: &Door, id: i64, event: &Event, heard: Option<Heard>) -> Vec<Write> {
    let (world, book) = (door.world(), door.book());
    let mut person = book.person(event.chat).cloned();
    if matches!(event.what, What::Gone) {
        let gone = person.map(|person| Write::Person(Box::new(Person { gone: true, ..person })));
        return gone.into_iter().chain([Write::Done { id, handled: true }]).collect();
    }
    if let Some(person) = &mut person {
        person.gone = false;
    }
    let person = person.unwrap_or_else(|| Person::new(event.chat, Language::of_tag(event.language.as_deref())));
    let mut desk = Desk::of(person, &world, &book, &door.texts, &door.place);
    let screen = match heard {
        Some(heard) => (door.routes)(&mut desk, heard),
        // Somebody else's button, or one that has been pruned.
        None => Err(Trouble::Said("trouble-button")),
    };
    let screen = screen.unwrap_or_else(|trouble| {
        if let Trouble::Chain(error) = &trouble {
            eprintln!("warning: {error}");
        }
        desk.trouble(&trouble)
    });
    let Desk { person, mut writes, tell, .. } = desk;
    let replaces = match &event.what {
        What::Pressed { query, message, .. } => {
            let out = Out::Heard { query: query.clone() };
            writes.push(Write::Message(Waiting { key: format!("h{id}"), chat: event.chat, out }));
            *message
        }
        What::Said(_) | What::Gone => None,
    };
    writes.push(Write::Person(Box::new(person)));
    say(&mut writes, format!("u{id}"), event.chat, screen, replaces);
    for (chat, key, screen) in tell {
        say(&mut writes, key, chat, screen, None);
    }
    writes.push(Write::Done { id, handled: true });
    writes
}

/// A message with its buttons.
pub fn say(writes: &mut Vec<Write>, key: String, chat: i64, screen: Screen, replaces: Option<i32>) {
    let (out, kept) = screen.kept_for(chat, replaces);
    writes.extend(kept);
    writes.push(Write::Message(Waiting { key, chat, out }));
}

/// What came from somebody.
struct Event {
    chat: i64,
    language: Option<String>,
    what: What,
}

enum What {
    Said(String),
    Pressed { query: String, data: String, message: Option<i32> },
    Gone,
}

impl Event {
    /// An update, if it is for this door: of one person in a chat of their own.
    fn of(update: Update) -> Option<Self> {
        match update.kind {
            UpdateKind::Message(message) if message.chat.is_private() => {
                let language = message.from.as_ref().and_then(|user| user.language_code.clone());
                let text = message.text().unwrap_or_default().to_owned();
                Some(Self { chat: message.chat.id.0, language, what: What::Said(text) })
            }
            UpdateKind::CallbackQuery(query) => {
                let chat = i64::try_from(query.from.id.0).ok()?;
                let message = query.message.as_ref().and_then(|message| message.regular_message());
                // A picture has no text to change: what comes next is a message of its own.
                let message = message.filter(|message| message.photo().is_none()).map(|message| message.id.0);
                let data = query.data.clone().unwrap_or_default();
                let what = What::Pressed { query: query.id.to_string(), data, message };
                Some(Self { chat, language: query.from.language_code, what })
            }
            UpdateKind::MyChatMember(change) if change.chat.is_private() && change.new_chat_member.is_banned() => {
                Some(Self { chat: change.chat.id.0, language: None, what: What::Gone })
            }
            _ => None,
        }
    }
}
