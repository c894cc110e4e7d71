//! How long people wait for an answer when a hundred write each second: from the moment that Telegram has an update until it has
//! the answer, everything between included (inbox, answer, outbox, two commits to a disk), transactions excluded. Limits are
//! off, as on a Telegram server of one's own: thirty answers a second would say nothing of a hundred questions.
//!
//! `cargo xtask bench door`
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a measurement fails by panicking"
)]

use std::time::Duration;

use exodus_telegram::fake::town::{Plan, Town};
use tokio::time::{Instant, interval};

const A_SECOND: u32 = 100;
const SECONDS: u32 = 30;
const NOW: i64 = 1_780_315_200;

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::begin(folder.path(), NOW, Plan::default()).await.unwrap();
    let mut tick = interval(Duration::from_secs(1) / A_SECOND);
    let (began, mut sent) = (Instant::now(), Vec::new());
    for number in 0..A_SECOND * SECONDS {
        tick.tick().await;
        // A thousand people, each of whom writes again after ten seconds.
        let chat = 7_000_000_000 + i64::from(number % 1_000);
        sent.push((chat, Instant::now()));
        town.fake.says(chat, "en", "/help");
    }
    let asked = began.elapsed();
    town.settles().await.unwrap();
    let answers = town.fake.chats();
    let mut waits: Vec<Duration> = Vec::new();
    for (place, (chat, at)) in sent.iter().enumerate() {
        let answer = &answers[chat][place / 1_000];
        waits.push(answer.at.unwrap().duration_since(*at));
    }
    waits.sort_unstable();
    let of = |part: usize| waits[(waits.len() * part / 1_000).min(waits.len() - 1)].as_secs_f64() * 1_000.0;
    println!("{} updates in {:.1} s: every one answered", waits.len(), asked.as_secs_f64());
    println!(
        "from the question to the answer: median {:.1} ms, p99 {:.1} ms, longest {:.1} ms",
        of(500),
        of(990),
        of(1_000)
    );
    town.ends().await.unwrap();
}
