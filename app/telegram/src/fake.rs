//! A server that answers as Telegram's Bot API does, on loopback: for tests, for the trial in a terminal, and never for
//! people. It remembers what every chat has been shown, and stumbles when it is asked to.

use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::Notify;
use tokio::time::{Instant, timeout};

mod server;
mod stumbles;
pub mod town;
pub mod wallet;

pub use stumbles::Faults;
use stumbles::is_turn;

/// What a chat shows.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The number of the message.
    pub message: i64,
    /// What it says.
    pub text: String,
    /// Its buttons: what stands on each, and what it sends or opens.
    pub buttons: Vec<(String, Target)>,
    /// Whether there is a picture.
    pub picture: bool,
    /// When it came.
    pub at: Option<Instant>,
}

/// What a button does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// Sends this back.
    Data(String),
    /// Opens this page.
    Url(String),
}

/// What a chat's person is called at Telegram.
#[derive(Clone, Default)]
struct Called {
    name: Option<String>,
    username: Option<String>,
}

#[derive(Default)]
struct Inner {
    called: BTreeMap<i64, Called>,
    updates: VecDeque<Value>,
    next_update: i64,
    next_message: i64,
    chats: BTreeMap<i64, Vec<Shown>>,
    calls: u64,
    polls: u64,
    faults: Faults,
    /// When the next call may come after "too many requests", how many may be on their way already, and how many more came
    /// before that moment.
    until: Option<Instant>,
    on_their_way: u64,
    early: u64,
}

/// The server.
#[derive(Clone, Default)]
pub struct Fake {
    inner: Arc<Mutex<Inner>>,
    changed: Arc<Notify>,
    arrived: Arc<Notify>,
}

impl Fake {
    /// Starts one on a free port of loopback, and returns it and where it is.
    ///
    /// # Errors
    /// Loopback has no free port.
    pub async fn start() -> std::io::Result<(Self, SocketAddr)> {
        let fake = Self::default();
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
        let at = listener.local_addr()?;
        let router = server::router(fake.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok((fake, at))
    }

    /// Counts updates anew, from a number on.
    pub fn counts_from(&self, number: i64) {
        self.lock().next_update = number;
    }

    /// Stumbles from now on.
    pub fn stumble(&self, faults: Faults) {
        self.lock().faults = faults;
    }

    /// From now on somebody is called so at Telegram.
    pub fn call(&self, chat: i64, name: &str, username: Option<&str>) {
        let called = Called { name: Some(name.to_owned()), username: username.map(ToOwned::to_owned) };
        self.lock().called.insert(chat, called);
    }

    fn user(&self, chat: i64) -> Value {
        let Called { name, username } = self.lock().called.get(&chat).cloned().unwrap_or_default();
        let mut user =
            json!({ "id": chat, "is_bot": false, "first_name": name.unwrap_or_else(|| "somebody".to_owned()) });
        if let Some(username) = username {
            put(&mut user, "username", username.into());
        }
        user
    }

    /// Somebody writes something; returns the number of the update.
    pub fn says(&self, chat: i64, language: &str, text: &str) -> i64 {
        let mut from = self.user(chat);
        put(&mut from, "language_code", language.into());
        self.update(|message| {
            json!({ "message": {
                "message_id": message, "date": 1_764_000_000, "text": text,
                "chat": { "id": chat, "type": "private", "first_name": "somebody" },
                "from": from,
            }})
        })
    }

    /// Somebody presses a button that says so, on the last message that has one; false = there is none.
    pub fn presses(&self, chat: i64, label: &str) -> bool {
        let found = self.shown(chat).into_iter().rev().find_map(|shown| {
            let button = shown.buttons.iter().find(|(text, _)| text == label).map(|(_, target)| target.clone());
            button.map(|target| (shown, target))
        });
        let Some((shown, Target::Data(data))) = found else { return false };
        self.sends(chat, &data, &shown);
        true
    }

    /// Somebody sends what a button would, on a message.
    pub fn sends(&self, chat: i64, data: &str, shown: &Shown) {
        let from = self.user(chat);
        self.update(|query| {
            let mut message = json!({
                "message_id": shown.message, "date": 1_764_000_000, "text": shown.text,
                "chat": { "id": chat, "type": "private", "first_name": "somebody" },
            });
            if shown.picture {
                let photo = json!([{ "file_id": "f", "file_unique_id": "u", "width": 9, "height": 9, "file_size": 9 }]);
                put(&mut message, "photo", photo);
            }
            json!({ "callback_query": {
                "id": query.to_string(), "chat_instance": "1", "data": data, "message": message, "from": from,
            }})
        });
    }

    /// Everything that a chat shows now, the last one last.
    pub fn shown(&self, chat: i64) -> Vec<Shown> {
        self.lock().chats.get(&chat).cloned().unwrap_or_default()
    }

    /// Everything that all chats show.
    pub fn chats(&self) -> BTreeMap<i64, Vec<Shown>> {
        self.lock().chats.clone()
    }

    /// Calls that came although they had been asked to wait.
    pub fn early(&self) -> u64 {
        self.lock().early
    }

    /// Waits until something is true of a chat, or gives up; true = it is.
    pub async fn until(&self, chat: i64, is: impl Fn(&[Shown]) -> bool) -> bool {
        let wait = async {
            loop {
                let changed = self.changed.notified();
                if is(&self.shown(chat)) {
                    return;
                }
                changed.await;
            }
        };
        timeout(Duration::from_secs(30), wait).await.is_ok()
    }

    /// Waits until anything is shown anywhere.
    pub async fn next(&self) {
        // What is shown between two looks is seen at the second.
        let _ = timeout(Duration::from_millis(20), self.changed.notified()).await;
    }

    fn update(&self, make: impl FnOnce(i64) -> Value) -> i64 {
        let mut inner = self.lock();
        inner.next_update = inner.next_update.saturating_add(1);
        inner.next_message = inner.next_message.saturating_add(1);
        let (update, message) = (inner.next_update, inner.next_message);
        let mut value = make(message);
        put(&mut value, "update_id", update.into());
        inner.updates.push_back(value);
        drop(inner);
        self.arrived.notify_waiters();
        update
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The updates from a number on. Asking for a number says that those before it have come.
    fn take(&self, offset: Option<i64>) -> Vec<Value> {
        let mut inner = self.lock();
        if let Some(offset) = offset {
            inner.updates.retain(|update| at(update, "update_id").as_i64() >= Some(offset));
        }
        let mut updates: Vec<Value> = inner.updates.iter().take(100).cloned().collect();
        if !updates.is_empty() {
            inner.polls = inner.polls.saturating_add(1);
            if is_turn(inner.faults.doubled, inner.polls) {
                let again = updates.clone();
                updates.extend(again);
            }
            if is_turn(inner.faults.reordered, inner.polls) {
                updates.reverse();
            }
        }
        updates
    }

    fn show(&self, call: &Value, picture: bool) -> Value {
        let number =
            |key: &str| at(call, key).as_i64().or_else(|| at(call, key).as_str().and_then(|text| text.parse().ok()));
        let text = at(call, "text").as_str().or_else(|| at(call, "caption").as_str()).unwrap_or_default().to_owned();
        let markup = match at(call, "reply_markup") {
            Value::String(text) => serde_json::from_str::<Value>(text).unwrap_or_default(),
            other => other.clone(),
        };
        let buttons =
            at(&markup, "inline_keyboard").as_array().into_iter().flatten().filter_map(Value::as_array).flatten();
        let buttons = buttons.filter_map(|button| {
            let data = at(button, "callback_data").as_str().map(|data| Target::Data(data.to_owned()));
            let target = data.or_else(|| at(button, "url").as_str().map(|url| Target::Url(url.to_owned())));
            Some((at(button, "text").as_str()?.to_owned(), target?))
        });
        let chat = number("chat_id").unwrap_or_default();
        let mut inner = self.lock();
        let message = number("message_id").unwrap_or_else(|| {
            inner.next_message = inner.next_message.saturating_add(1);
            inner.next_message
        });
        let shown =
            Shown { message, text: text.clone(), buttons: buttons.collect(), picture, at: Some(Instant::now()) };
        let messages = inner.chats.entry(chat).or_default();
        messages.retain(|old| old.message != message);
        messages.push(shown);
        drop(inner);
        self.changed.notify_waiters();
        json!({ "message_id": message, "date": 1_764_000_000, "text": text, "chat": { "id": chat, "type": "private", "first_name": "somebody" } })
    }
}

/// What stands under a key; null where nothing does.
fn at<'a>(value: &'a Value, key: &str) -> &'a Value {
    value.get(key).unwrap_or(&Value::Null)
}

fn put(value: &mut Value, key: &str, what: Value) {
    if let Some(object) = value.as_object_mut() {
        object.insert(key.to_owned(), what);
    }
}
