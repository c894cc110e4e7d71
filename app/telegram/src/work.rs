//! From the inbox to the outbox. What an update does and what is said about it is written together with the note that it was
//! handled, so it takes effect once however often the door is killed.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use fail::fail_point;
use teloxide::types::{Update, UpdateKind, User};
use tokio::task::JoinSet;

use crate::Fault;
use crate::desk::{Desk, Trouble};
use crate::door::{Door, Heard};
use crate::message::{Out, Screen};
use crate::person::{Handle, Person};
use crate::store::{Waiting, Write};
use crate::texts::Language;

/// So many updates are looked at at once, and so many at most where those before are all of chats that are being answered.
const BATCH: i64 = 64;
const MOST: i64 = 4_096;
/// So many answers are made at once: one that takes long holds up nobody but its own chat.
const AT_ONCE: usize = 8;

/// An update on its way to its answer.
#[derive(Clone)]
struct Task {
    id: i64,
    event: Event,
    heard: Option<Heard>,
}

/// An answer, and how often the person had been written when it was begun.
struct Made {
    task: Task,
    version: u64,
    writes: Vec<Write>,
}

/// Handles updates until the door stops: each chat one after the other, and the chats beside each other.
///
/// # Errors
/// The database fails, or another door leads.
pub async fn run(door: &Arc<Door>) -> Result<(), Fault> {
    let (mut flying, mut busy) = (JoinSet::new(), BTreeSet::new());
    while !door.stops() {
        let quick = begin(door, &mut flying, &mut busy).await?;
        if quick > 0 {
            continue;
        }
        tokio::select! {
            Some(made) = flying.join_next(), if !flying.is_empty() => {
                let rest = std::iter::from_fn(|| flying.try_join_next());
                let made: Vec<Made> = std::iter::once(made).chain(rest).filter_map(Result::ok).collect();
                finish(door, made, &mut flying, &mut busy).await?;
            }
            () = door.inbox.notified() => {}
            () = door.stopped() => {}
        }
    }
    Ok(())
}

/// Begins to answer what waits, each chat once; returns how many updates were put aside as not for this door.
async fn begin(door: &Arc<Door>, flying: &mut JoinSet<Made>, busy: &mut BTreeSet<i64>) -> Result<usize, Fault> {
    let (mut most, mut begun, mut aside) = (BATCH, 0_usize, Vec::new());
    while begun == 0 && aside.is_empty() && flying.len() < AT_ONCE {
        let waiting: Vec<(i64, Option<String>)> = door.store.inbox(most).await?;
        let all = i64::try_from(waiting.len()).is_ok_and(|count| count < most);
        for (id, body) in waiting {
            if flying.len() >= AT_ONCE {
                break;
            }
            let update = body.and_then(|body| serde_json::from_str::<Update>(&body).ok());
            let Some(event) = update.and_then(Event::of) else {
                // Not for this door: a group, a channel, a kind of update that it does not know.
                aside.push(Write::Done { id, handled: true });
                continue;
            };
            // What somebody does next builds upon what they did before, which is not remembered yet.
            if !busy.insert(event.chat) {
                continue;
            }
            if begun == 0 {
                fail_point!("work-begun");
            }
            let heard = match &event.what {
                What::Said(text) => Some(Heard::Said(text.clone())),
                What::Pressed { data, .. } => {
                    door.store.pressed(data, event.chat).await?.map(|command| Heard::Pressed(Box::new(command)))
                }
                What::Gone => None,
            };
            begun = begun.saturating_add(1);
            make(door, flying, Task { id, event, heard });
        }
        if all || most >= MOST {
            break;
        }
        most = most.saturating_mul(4);
    }
    if !aside.is_empty() {
        door.write(&aside).await?;
    }
    Ok(aside.len())
}

/// Makes an answer beside the door's other work.
fn make(door: &Arc<Door>, flying: &mut JoinSet<Made>, task: Task) {
    let door = Arc::clone(door);
    flying.spawn_blocking(move || {
        let version = door.book().version(task.event.chat);
        let writes = effect(&door, task.id, &task.event, task.heard.clone());
        Made { task, version, writes }
    });
}

/// Writes answers. One whose person has been written meanwhile by another part is made anew.
async fn finish(
    door: &Arc<Door>,
    made: Vec<Made>,
    flying: &mut JoinSet<Made>,
    busy: &mut BTreeSet<i64>,
) -> Result<(), Fault> {
    let _turn = door.turn().await;
    let book = door.book();
    let mut writes = Vec::new();
    for made in made {
        if book.version(made.task.event.chat) == made.version {
            busy.remove(&made.task.event.chat);
            writes.extend(made.writes);
        } else {
            make(door, flying, made.task);
        }
    }
    // Nobody reads this state any more: what is written need not be written beside it.
    drop(book);
    if !writes.is_empty() {
        fail_point!("work-answered");
        door.write(&writes).await?;
        fail_point!("work-done");
    }
    Ok(())
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
    if let Some(person) = &mut person {
        person.handle = event.handle.clone().unwrap_or_else(|| person.handle.clone());
    }
    if matches!(event.what, What::Gone) {
        let gone = person.map(|person| Write::Person(Box::new(Person { gone: true, ..person })));
        return gone.into_iter().chain([Write::Done { id, handled: true }]).collect();
    }
    if let Some(person) = &mut person {
        person.gone = false;
    }
    let person = person.unwrap_or_else(|| Person {
        handle: event.handle.clone().unwrap_or_default(),
        ..Person::new(event.chat, Language::of_tag(event.language.as_deref()))
    });
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
#[derive(Clone)]
struct Event {
    chat: i64,
    language: Option<String>,
    /// What Telegram calls them, where it says so.
    handle: Option<Handle>,
    what: What,
}

#[derive(Clone)]
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
                let handle = message.from.as_ref().map(handle);
                let text = message.text().unwrap_or_default().to_owned();
                Some(Self { chat: message.chat.id.0, language, handle, what: What::Said(text) })
            }
            UpdateKind::CallbackQuery(query) => {
                let chat = i64::try_from(query.from.id.0).ok()?;
                let message = query.message.as_ref().and_then(|message| message.regular_message());
                // A picture has no text to change: what comes next is a message of its own.
                let message = message.filter(|message| message.photo().is_none()).map(|message| message.id.0);
                let data = query.data.clone().unwrap_or_default();
                let what = What::Pressed { query: query.id.to_string(), data, message };
                Some(Self { chat, handle: Some(handle(&query.from)), language: query.from.language_code, what })
            }
            UpdateKind::MyChatMember(change) if change.chat.is_private() && change.new_chat_member.is_banned() => {
                Some(Self { chat: change.chat.id.0, language: None, handle: None, what: What::Gone })
            }
            _ => None,
        }
    }
}

fn handle(user: &User) -> Handle {
    Handle { name: user.full_name(), username: user.username.clone() }
}
