//! Messages on their way, in memory: the database has them too, until each has been sent.
//!
//! Whoever pressed a button hears before those who are told of something, however many those are.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio::time::Instant;

use crate::limits::{Limits, Pace};
use crate::message::Out;
use crate::store::Waiting;

/// What to do next.
pub enum Next {
    /// This one goes now.
    Send(Waiting),
    /// Nothing goes before this moment.
    At(Instant),
    /// Nothing waits.
    Idle,
}

/// The messages that wait.
pub struct Outbox {
    queue: Mutex<Queue>,
    more: Notify,
}

struct Queue {
    limits: Limits,
    /// Answers, and what people are told of.
    lanes: [Lane; 2],
    /// Chats to which a message is on its way: the next one waits for that, so that none overtakes another.
    busy: BTreeSet<i64>,
}

#[derive(Default)]
struct Lane {
    chats: BTreeMap<i64, Chat>,
    /// Whose turn it is: those that are not busy.
    ready: BTreeSet<(Instant, i64)>,
}

/// What waits for a chat, and when it may be written to.
struct Chat {
    ready: Instant,
    queue: VecDeque<Waiting>,
}

impl Outbox {
    /// An empty one.
    pub fn at(pace: Pace) -> Self {
        let lanes = [Lane::default(), Lane::default()];
        let queue = Queue { limits: Limits::of(pace), lanes, busy: BTreeSet::new() };
        Self { queue: Mutex::new(queue), more: Notify::new() }
    }

    /// Puts messages at its end.
    pub fn put(&self, messages: Vec<Waiting>) {
        if messages.is_empty() {
            return;
        }
        let (mut queue, now) = (self.lock(), Instant::now());
        for message in messages {
            let (ready, busy) = (queue.limits.chat(message.chat, now), queue.busy.contains(&message.chat));
            queue.lane(&message).push(message, ready, busy);
        }
        drop(queue);
        self.more.notify_one();
    }

    /// A message has arrived, or never will: the next one to its chat may go.
    pub fn done(&self, chat: i64) {
        let mut queue = self.lock();
        queue.busy.remove(&chat);
        let ready = queue.limits.chat(chat, Instant::now());
        queue.lanes.iter_mut().for_each(|lane| lane.wakes(chat, ready));
        drop(queue);
        self.more.notify_one();
    }

    /// Puts a message back that could not be sent; nothing goes to that chat before a moment.
    pub fn put_back(&self, message: Waiting, ready: Instant) {
        let mut queue = self.lock();
        let chat = message.chat;
        queue.busy.remove(&chat);
        queue.lane(&message).put_back(message, ready);
        queue.lanes.iter_mut().for_each(|lane| lane.wakes(chat, ready));
        drop(queue);
        self.more.notify_one();
    }

    /// Nothing goes before a moment.
    pub fn pause(&self, until: Instant) {
        self.lock().limits.pause(until);
    }

    /// Takes the next message, if one may go.
    pub fn next(&self, now: Instant) -> Next {
        let mut queue = self.lock();
        let anybody = queue.limits.anybody(now);
        let first = queue.lanes.iter().filter_map(|lane| lane.ready.first()).map(|(ready, _)| *ready).min();
        let Some(first) = first else { return Next::Idle };
        let moment = anybody.max(first);
        if moment > now {
            return Next::At(moment);
        }
        let taken = queue.lanes.iter_mut().find_map(|lane| lane.pop(now));
        let Some(message) = taken else { return Next::Idle };
        let chat = message.chat;
        // That a press was heard is no message, and does not count as one in its chat.
        if !matches!(message.out, Out::Heard { .. }) {
            queue.limits.goes(chat, now);
        }
        queue.busy.insert(chat);
        queue.lanes.iter_mut().for_each(|lane| lane.sleeps(chat));
        Next::Send(message)
    }

    /// Waits until there is more.
    pub async fn more(&self) {
        self.more.notified().await;
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        let queue = self.lock();
        queue.lanes.iter().flat_map(|lane| lane.chats.values()).map(|chat| chat.queue.len()).sum()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    fn lane(&mut self, message: &Waiting) -> &mut Lane {
        let [answers, notices] = &mut self.lanes;
        if message.key.starts_with(['u', 'h']) && !message.key.contains(':') { answers } else { notices }
    }
}

impl Lane {
    fn push(&mut self, message: Waiting, ready: Instant, busy: bool) {
        let number = message.chat;
        let chat = self.chats.entry(number).or_insert_with(|| Chat { ready, queue: VecDeque::new() });
        chat.queue.push_back(message);
        if !busy {
            self.ready.insert((chat.ready, number));
        }
    }

    fn put_back(&mut self, message: Waiting, ready: Instant) {
        let chat = self.chats.entry(message.chat).or_insert_with(|| Chat { ready, queue: VecDeque::new() });
        chat.queue.push_front(message);
    }

    fn pop(&mut self, now: Instant) -> Option<Waiting> {
        let (ready, number) = self.ready.first().copied().filter(|(ready, _)| *ready <= now)?;
        let chat = self.chats.get_mut(&number)?;
        let message = chat.queue.pop_front();
        if chat.queue.is_empty() {
            self.ready.remove(&(ready, number));
            self.chats.remove(&number);
        }
        message
    }

    /// Nothing goes to a chat for now.
    fn sleeps(&mut self, number: i64) {
        if let Some(chat) = self.chats.get(&number) {
            self.ready.remove(&(chat.ready, number));
        }
    }

    /// From a moment on something may go to a chat, if anything waits for it.
    fn wakes(&mut self, number: i64, ready: Instant) {
        if let Some(chat) = self.chats.get_mut(&number) {
            self.ready.remove(&(chat.ready, number));
            chat.ready = ready;
            self.ready.insert((ready, number));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(key: &str, chat: i64) -> Waiting {
        let out = Out::Say { text: key.to_owned(), keys: Vec::new() };
        Waiting { key: key.to_owned(), chat, out }
    }

    fn later(now: Instant, millis: u64) -> Instant {
        now.checked_add(std::time::Duration::from_millis(millis)).unwrap()
    }

    fn key(next: Next) -> String {
        match next {
            Next::Send(message) => message.key,
            Next::At(_) => "later".to_owned(),
            Next::Idle => "nothing".to_owned(),
        }
    }

    #[test]
    fn answers_go_before_notices_and_a_chat_hears_one_a_second() {
        let (outbox, now) = (Outbox::at(Pace::USUAL), Instant::now());
        outbox.put(vec![message("sos:1", 1), message("sos:2", 2), message("u5", 1), message("u6", 1)]);
        let now = later(now, 1);
        assert_eq!(key(outbox.next(now)), "u5", "an answer first");
        assert_eq!(key(outbox.next(now)), "sos:2", "the other chat meanwhile");
        assert_eq!(key(outbox.next(now)), "nothing", "the first is on its way");
        outbox.done(1);
        assert_eq!(key(outbox.next(now)), "later");
        let then = later(now, 1_000);
        assert_eq!(key(outbox.next(then)), "u6");
        outbox.done(1);
        let then = later(then, 1_000);
        assert_eq!(key(outbox.next(then)), "sos:1");
        assert_eq!(key(outbox.next(then)), "nothing");
    }

    #[test]
    fn what_comes_back_is_the_first_of_its_chat() {
        let outbox = Outbox::at(Pace::USUAL);
        outbox.put(vec![message("u1", 1), message("u2", 1)]);
        let now = Instant::now();
        let Next::Send(first) = outbox.next(now) else { panic!("one waits") };
        let ready = later(now, 7_000);
        outbox.put_back(first, ready);
        assert_eq!(key(outbox.next(later(now, 2_000))), "later");
        assert_eq!(key(outbox.next(ready)), "u1");
    }
}
