//! A door that is killed or stopped at any moment: nothing is lost, and nothing takes effect twice.
//!
//! `EXODUS_KILLS=3000 EXODUS_UPDATES=20000 EXODUS_EVENTS=20000 EXODUS_STOPS=200` makes it the long run.

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt as _;
use std::time::{Duration, Instant};

use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::{Chain as _, Filter};
use exodus_telegram::door::millis;
use exodus_telegram::fake::town::found_in;
use exodus_telegram::person::Person;
use exodus_telegram::store::Write;
use exodus_telegram::texts::Language;
use tokio::task::block_in_place;

use crate::events;
use crate::process::{Child, Dice, Outside, asked};

/// From a door's first breath to a moment after its work is done, in microseconds.
const LIFE: u64 = 150_000;
/// So long may a stop take.
const STOP: Duration = Duration::from_secs(5);
/// Who is told of what happens on the ledger.
const TOLD: i64 = 7_100_000_000;

/// Twenty people write, so many words in all, while doors come and go; returns how often each wrote.
async fn under(outside: &Outside, ends: u64, words: u64, end: impl Fn(Child)) -> BTreeMap<i64, usize> {
    let (mut dice, mut sent, mut each) = (Dice(20_261_128), 0, BTreeMap::new());
    for round in 0..=ends {
        let mut child = outside.start();
        // Its share of the words comes while it begins, works, and ends.
        while sent < words * (round + 1) / (ends + 1) {
            let chat = 7_000_000_001 + i64::try_from(dice.below(20)).unwrap();
            outside.fake.says(chat, "en", &format!("word {sent}"));
            *each.entry(chat).or_default() += 1;
            sent += 1;
        }
        if round < ends {
            let moment = Duration::from_micros(dice.below(LIFE));
            block_in_place(|| {
                std::thread::park_timeout(moment);
                end(child);
            });
        } else {
            let (seen, all) = (outside.store().await, i64::try_from(words).unwrap());
            while seen.tally().await.unwrap()[0] < all || seen.counts().await.unwrap()[..2] != [0, 0] {
                assert_eq!(child.has_ended(), None);
                outside.fake.next().await;
            }
            child.kill();
        }
    }
    let [handled, said, put_aside] = outside.store().await.tally().await.unwrap();
    let words = i64::try_from(words).unwrap();
    assert_eq!((handled, said, put_aside), (words, words, 0), "each word is handled once and answered once");
    outside.log_is_clean();
    each
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_it_loses_nothing_and_does_nothing_twice() {
    let (kills, words) = (asked("EXODUS_KILLS", 25), asked("EXODUS_UPDATES", 400));
    under(&Outside::begin().await, kills, words, Child::kill).await;
}

/// Tells a door to end, and waits until it has.
fn stopped(outside: &Outside, mut child: Child) {
    child.signal("-TERM");
    let told = Instant::now();
    let status = child.wait();
    // One that has not begun yet ends as every process does.
    assert!(status.success() || status.signal() == Some(15), "{status}: {}", outside.printed());
    assert!(told.elapsed() < STOP, "it took {:?}", told.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn stopped_at_any_moment_it_ends_by_itself_and_nobody_hears_anything_twice() {
    let (stops, words) = (asked("EXODUS_STOPS", 15), asked("EXODUS_UPDATES", 400));
    let outside = Outside::begin().await;
    for (chat, wrote) in under(&outside, stops, words, |child| stopped(&outside, child)).await {
        assert_eq!(outside.fake.shown(chat).len(), wrote, "chat {chat} is answered as often as it wrote");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_that_were_started_by_mistake_one_works_and_the_other_takes_over() {
    // A door says once in five seconds that it is there.
    const LEASE: u32 = 7_000;
    let words = asked("EXODUS_UPDATES", 400).min(1_000);
    let outside = Outside::begin().await;
    let (one, other) = (outside.start_leasing(LEASE), outside.start_leasing(LEASE));
    let says = |from: u64, to: u64| {
        for word in from..to {
            outside.fake.says(7_000_000_001 + i64::try_from(word % 20).unwrap(), "en", &format!("word {word}"));
        }
    };
    let seen = outside.store().await;
    let handled = async || seen.tally().await.unwrap()[0].unsigned_abs();
    says(0, words / 2);
    while handled().await < words / 2 {
        outside.fake.next().await;
    }
    // Whichever of them works says nothing of the other; the other says that it waits, as soon as it has begun.
    let waits = || outside.printed().matches("this one waits until that one ends").count();
    while waits() == 0 {
        outside.fake.next().await;
    }
    assert_eq!(waits(), 1, "{}", outside.printed());
    // Whichever it is: the one that is left works on, or takes over when the lease of the dead one ends.
    one.kill();
    says(words / 2, words);
    while handled().await < words {
        outside.fake.next().await;
    }
    other.kill();
    let [handled, said, put_aside] = seen.tally().await.unwrap();
    let words = i64::try_from(words).unwrap();
    assert_eq!((handled, said, put_aside), (words, words, 0), "each word is handled once and answered once");
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_the_ledger_moves_it_tells_no_step_twice_and_the_last_one_for_sure() {
    let (kills, steps) = (asked("EXODUS_KILLS", 25), asked("EXODUS_EVENTS", 400));
    let outside = Outside::begin().await;
    let place = outside.folder.path().join("ledger");
    let (ledger, network) = found_in(&place).unwrap();
    events::prepare(&ledger, &network);
    drop(ledger);
    {
        let store = outside.store().await;
        assert!(store.lead(millis()).await.unwrap());
        let told = Person { member: Some(events::creditor(&network)), ..Person::new(TOLD, Language::English) };
        store.write(&[Write::Person(Box::new(told))]).await.unwrap();
        store.yield_lease().await.unwrap();
    }
    // What is there when the first door begins is news to nobody.
    let first = outside.start();
    while outside.column("SELECT address FROM known").await.is_empty() {
        outside.fake.next().await;
    }
    first.kill();
    let done = || events::promise(&Embedded::open(&place).unwrap(), &network).performed;
    let (mut dice, mut killed) = (Dice(20_261_130), 0);
    while killed < kills || done() < steps {
        let child = outside.start_with_events();
        block_in_place(|| {
            std::thread::park_timeout(Duration::from_micros(dice.below(LIFE * 2)));
            child.kill();
        });
        killed += 1;
    }
    let last = format!(":{}", done());
    let mut child = outside.start();
    let told = "SELECT key FROM outbox WHERE key LIKE 'performed:%' AND state = 1";
    while !outside.column(told).await.iter().any(|key| key.ends_with(&last)) {
        assert_eq!(child.has_ended(), None);
        outside.fake.next().await;
    }
    child.kill();
    let mut known = outside.store().await.load().await.unwrap().known;
    known.sort_by_key(|account| account.address);
    let ledger = Embedded::open(&place).unwrap();
    let there = ledger.list(&Filter::default()).unwrap();
    let there: Vec<_> = there.into_iter().filter(|account| account.address != network).collect();
    assert_eq!(known, there, "what people have been told of is what there is");
    assert!(outside.fake.shown(TOLD).len() >= outside.column(told).await.len(), "and each step was said");
    outside.log_is_clean();
}
