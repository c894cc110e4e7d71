//! How fast Telegram lets a bot speak: so many messages a second to all together, and one a second to each chat. It does not
//! publish exact numbers, so what it says itself (`retry_after`) counts before these.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

/// The window in which messages are counted.
const WINDOW: Duration = Duration::from_secs(1);

/// How fast.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Messages a second to all together.
    pub overall: usize,
    /// The time between two to the same chat.
    pub chat: Duration,
}

impl Pace {
    /// What Telegram asks of bots.
    pub const USUAL: Self = Self { overall: 30, chat: Duration::from_secs(1) };
}

/// When a message may go.
pub struct Limits {
    pace: Pace,
    /// The last ones, as many as a window holds.
    last: VecDeque<Instant>,
    chats: BTreeMap<i64, Instant>,
    paused: Option<Instant>,
}

impl Limits {
    /// Nothing has been sent yet.
    pub const fn of(pace: Pace) -> Self {
        Self { pace, last: VecDeque::new(), chats: BTreeMap::new(), paused: None }
    }

    /// When the next message to anybody may go.
    pub fn anybody(&self, now: Instant) -> Instant {
        let full = self.last.len() >= self.pace.overall.max(1);
        let window = self.last.front().filter(|_| full).and_then(|first| first.checked_add(WINDOW));
        [self.paused, window].into_iter().flatten().fold(now, Instant::max)
    }

    /// When the next message to a chat may go, as far as that chat is concerned.
    pub fn chat(&self, chat: i64, now: Instant) -> Instant {
        let last = self.chats.get(&chat).and_then(|last| last.checked_add(self.pace.chat));
        last.map_or(now, |next| next.max(now))
    }

    /// A message goes.
    pub fn goes(&mut self, chat: i64, now: Instant) {
        self.last.push_back(now);
        while self.last.len() > self.pace.overall.max(1) {
            self.last.pop_front();
        }
        self.chats.insert(chat, now);
        // Chats that may be written to anyway need not be remembered.
        if self.chats.len() > 10_000 {
            let pace = self.pace.chat;
            self.chats.retain(|_, last| now.duration_since(*last) < pace);
        }
    }

    /// Telegram asks for a pause.
    pub fn pause(&mut self, until: Instant) {
        self.paused = Some(self.paused.map_or(until, |before| before.max(until)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(from: Instant, seconds: u64) -> Instant {
        from.checked_add(Duration::from_secs(seconds)).unwrap()
    }

    #[test]
    fn thirty_go_at_once_and_the_next_a_second_after_the_first() {
        let (mut limits, now) = (Limits::of(Pace::USUAL), Instant::now());
        for chat in 0..30 {
            assert_eq!(limits.anybody(now), now);
            limits.goes(chat, now);
        }
        assert_eq!(limits.anybody(now), seconds(now, 1));
    }

    #[test]
    fn a_chat_hears_one_message_a_second() {
        let (mut limits, now) = (Limits::of(Pace::USUAL), Instant::now());
        limits.goes(7, now);
        assert_eq!((limits.chat(7, now), limits.chat(8, now)), (seconds(now, 1), now));
    }

    #[test]
    fn what_telegram_asks_for_counts_before_everything() {
        let (mut limits, now) = (Limits::of(Pace::USUAL), Instant::now());
        limits.pause(seconds(now, 42));
        limits.pause(seconds(now, 5));
        assert_eq!(limits.anybody(now), seconds(now, 42));
    }
}
