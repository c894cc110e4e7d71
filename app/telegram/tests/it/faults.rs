//! A Telegram that stumbles, webhooks that lie, two doors at once, poison, and what may be found in files.
//!
//! `EXODUS_WORDS=50000 EXODUS_CALLS=10000` makes it the long run.

use std::path::Path;
use std::time::{Duration, Instant};

use exodus_telegram::Fault;
use exodus_telegram::commands::Command;
use exodus_telegram::desk::{Desk, Trouble};
use exodus_telegram::door::{Heard, answers};
use exodus_telegram::fake::Faults;
use exodus_telegram::fake::town::{Plan, TOKEN};
use exodus_telegram::secret::{Seal, Secret};
use exodus_telegram::store::Store;
use exodus_telegram::texts::Language;
use reqwest::{Client, StatusCode};
use serde_json::json;

use crate::journey::circle;
use crate::process::asked;
use crate::scene::{ANA, BORIS, DAY, Scene};

#[tokio::test(flavor = "multi_thread")]
async fn a_stumbling_telegram_hears_everything_and_is_never_hurried() {
    let words = asked("EXODUS_WORDS", 200);
    let scene = Scene::with(Plan { patience: Duration::from_secs(3), ..Plan::default() }).await;
    let fake = &scene.town.fake;
    // A pause is for everything, so a long run has as many of them, but longer ones.
    let (pauses, longest) = ((words / 8).max(23), if words > 1_000 { 60 } else { 1 });
    fake.stumble(Faults {
        too_many: Some((pauses, longest)),
        broken: Some(20),
        hung: Some(pauses * 2 + 1),
        doubled: Some(10),
        reordered: Some(19),
    });
    let chats: Vec<i64> = (1..=20).map(|chat| 7_000_000_000 + chat).collect();
    let each = usize::try_from(words / 20).unwrap();
    fake.counts_from(5_000_000);
    for half in 1..=2 {
        for round in 0..each / 2 {
            for chat in &chats {
                fake.says(*chat, "en", &format!("word {round}"));
            }
        }
        for chat in &chats {
            while fake.shown(*chat).len() < each / 2 * half {
                fake.next().await;
            }
        }
        // After a week of silence Telegram counts anew, from anywhere.
        fake.counts_from(1_000_000);
    }
    scene.town.settles().await.unwrap();
    for chat in &chats {
        assert_eq!(fake.shown(*chat).len(), each, "each word is answered once, whatever came twice");
    }
    assert_eq!(fake.early(), 0, "nothing was sent before the time that Telegram had named");
}

fn webhook() -> Plan {
    Plan { webhook: Some(Secret::new("letters-and-digits".to_owned())), ..Plan::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_without_the_secret_changes_nothing() {
    let scene = Scene::with(webhook()).await;
    let (client, url) = (Client::new(), format!("{}/telegram", scene.town.door.place.url));
    let update = json!({ "update_id": 1, "message": { "message_id": 1, "date": 1, "text": "/start",
        "chat": { "id": ANA, "type": "private", "first_name": "a" }, "from": { "id": ANA, "is_bot": false, "first_name": "a" } } });
    let post = |secret: Option<&str>, body: String| {
        let post = client.post(&url).body(body);
        match secret {
            Some(secret) => post.header("X-Telegram-Bot-Api-Secret-Token", secret),
            None => post,
        }
    };
    let (true_one, large) = (update.to_string(), "x".repeat(10 << 20));
    let refused = Some(StatusCode::UNAUTHORIZED);
    let calls = [
        (None, &true_one, refused),
        (Some(""), &true_one, refused),
        (Some("letters-and-digit"), &true_one, refused),
        (Some("letters-and-digitS"), &true_one, refused),
        (Some("letters-and-digits1"), &true_one, refused),
        // A header's spaces at its end are none of its value.
        (Some("letters-and-digits "), &true_one, Some(StatusCode::OK)),
        (Some("letters-and-digits"), &"nonsense".to_owned(), Some(StatusCode::OK)),
        // Replayed again and again, the true one counts once.
        (Some("letters-and-digits"), &true_one, Some(StatusCode::OK)),
        (Some("letters-and-digits"), &large, None),
    ];
    let mut waits = Vec::new();
    for call in 0..usize::try_from(asked("EXODUS_CALLS", 90)).unwrap() {
        let (secret, body, expected) = calls[call % calls.len()];
        let began = Instant::now();
        let answer = post(secret, body.clone()).send().await;
        if let Some(expected) = expected {
            waits.push(began.elapsed());
            assert_eq!(answer.unwrap().status(), expected, "{secret:?}");
        } else {
            // It may be refused before all of it has been sent.
            assert!(answer.map_or(true, |answer| answer.status() == StatusCode::PAYLOAD_TOO_LARGE));
        }
    }
    waits.sort_unstable();
    println!("{} calls, p99 {:?}", waits.len(), waits[waits.len() * 99 / 100]);
    assert!(scene.town.fake.until(ANA, |shown| !shown.is_empty()).await);
    scene.town.settles().await.unwrap();
    assert_eq!(scene.town.fake.shown(ANA).len(), 1);
}

async fn store(folder: &Path) -> Store {
    let seal = Seal::kept_in(&folder.join("door.key")).unwrap();
    Store::open(&format!("sqlite://{}?mode=rwc", folder.join("door.db").display()), seal).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_door_waits_for_the_first() {
    let scene = Scene::begin().await;
    let second = store(scene.folder.path()).await;
    let now = exodus_telegram::door::millis();
    assert!(!second.lead(now).await.unwrap(), "one leads");
    assert!(matches!(second.write(&[]).await, Err(Fault::Led)), "the other writes nothing");
    assert!(second.lead(now + 60_000).await.unwrap(), "when the first says nothing more, the second leads");
    assert!(matches!(scene.town.door.write(&[]).await, Err(Fault::Led)), "and the first writes nothing any more");
    assert!(second.write(&[]).await.is_ok());
}

/// Fails on one word.
fn poisoned(desk: &mut Desk<'_>, heard: Heard) -> Result<exodus_telegram::message::Screen, Trouble> {
    match heard {
        Heard::Said(text) if text == "poison" => panic!("a handler fails"),
        Heard::Pressed(command) if matches!(*command, Command::Help) => panic!("another one fails"),
        heard => answers(desk, heard),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn poison_is_put_aside_and_harms_nobody_else() {
    let mut scene = Scene::with(Plan { routes: Some(poisoned), ..Plan::default() }).await;
    scene.comes(ANA, Language::English, None).await;
    let told = scene.says(ANA, "poison").await;
    assert_eq!(told.text, scene.text(ANA, "trouble-poison", &[]));
    assert_eq!(scene.says(ANA, "/start").await.text, scene.text(ANA, "home-welcome", &[]), "the chat goes on");
    let told = scene.presses(ANA, "button-help").await;
    assert_eq!(told.text, scene.text(ANA, "trouble-poison", &[]));
    scene.comes(BORIS, Language::English, None).await;
    assert_eq!(scene.says(BORIS, "/start").await.text, scene.text(BORIS, "home-welcome", &[]), "and so do the others");
    scene.town.settles().await.unwrap();
    assert_eq!(scene.town.door.store.counts().await.unwrap(), [0, 0, 2], "and they lie where one can look at them");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_finds_the_files_reads_nothing_that_people_wrote() {
    let mut scene = circle([Language::English; 3]).await;
    scene.calls_for_help("100", "An unmistakable reason").await;
    scene.signs(ANA).await;
    let link = scene.link(ANA);
    scene.waits(DAY / 24).await;
    let mut bytes = Vec::new();
    for file in ["door.db", "door.db-wal"] {
        bytes.extend(std::fs::read(scene.folder.path().join(file)).unwrap_or_default());
    }
    assert!(bytes.len() > 4_096, "there is something to look at");
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    // Three Latin letters stand by chance in what is sealed; these do not.
    for secret in ["Борис", "An unmistakable reason", TOKEN, "trusts you", "/start "] {
        assert!(!holds(secret), "{secret}");
    }
    // The short name of a link opens nothing by itself: its secret is sealed.
    assert!(holds(&link));
    let key = std::fs::read_to_string(scene.folder.path().join("door.key")).unwrap();
    assert!(!holds(key.trim()), "and the key lies elsewhere");
}
