//! A Telegram that stumbles, webhooks that lie, two doors at once, poison, a stop under load, and what may be found in files.

use std::path::Path;

use exodus_telegram::Fault;
use exodus_telegram::desk::{Desk, Trouble};
use exodus_telegram::door::{Heard, answers};
use exodus_telegram::fake::Faults;
use exodus_telegram::fake::town::{Plan, TOKEN, Town};
use exodus_telegram::secret::{Seal, Secret};
use exodus_telegram::store::Store;
use exodus_telegram::texts::Language;
use reqwest::{Client, StatusCode};
use serde_json::json;

use crate::journey::circle;
use crate::scene::{ANA, DAY, JUNE, Scene};

#[tokio::test(flavor = "multi_thread")]
async fn a_stumbling_telegram_hears_everything_and_is_never_hurried() {
    let scene = Scene::begin().await;
    let fake = &scene.town.fake;
    fake.stumble(Faults { too_many: Some((23, 1)), broken: Some(17), doubled: Some(2) });
    let chats: Vec<i64> = (1..=20).map(|chat| 7_000_000_000 + chat).collect();
    for round in 0..5 {
        for chat in &chats {
            fake.says(*chat, "en", &format!("word {round}"));
        }
    }
    for chat in &chats {
        assert!(fake.until(*chat, |shown| shown.len() >= 5).await, "chat {chat}: {}", fake.shown(*chat).len());
    }
    scene.town.settles().await.unwrap();
    for chat in &chats {
        assert_eq!(fake.shown(*chat).len(), 5, "each word is answered once, though every second batch came twice");
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
    for secret in [None, Some(""), Some("letters-and-digit"), Some("letters-and-digitS"), Some("letters-and-digits ")] {
        let answer = post(secret, update.to_string()).send().await.unwrap();
        let trimmed = secret.is_some_and(|secret| secret.trim() == "letters-and-digits");
        assert_eq!(answer.status(), if trimmed { StatusCode::OK } else { StatusCode::UNAUTHORIZED }, "{secret:?}");
    }
    let large = post(Some("letters-and-digits"), "x".repeat(10 << 20)).send().await;
    assert!(large.map_or(true, |answer| answer.status() == StatusCode::PAYLOAD_TOO_LARGE));
    let nonsense = post(Some("letters-and-digits"), "nonsense".to_owned()).send().await.unwrap();
    assert_eq!(nonsense.status(), StatusCode::OK, "it need not come again");
    // The true one counts once, however often it is replayed.
    for _ in 0..10 {
        let answer = post(Some("letters-and-digits"), update.to_string()).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
    }
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
        heard => answers(desk, heard),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn poison_is_put_aside_and_harms_nobody_else() {
    let mut scene = Scene::with(Plan { routes: Some(poisoned), ..Plan::default() }).await;
    scene.comes(ANA, Language::English, None).await;
    let told = scene.says(ANA, "poison").await;
    assert_eq!(told.text, scene.text(ANA, "trouble-poison", &[]));
    assert!(scene.says(ANA, "/help").await.text.contains("five steps"), "the chat goes on");
    scene.town.settles().await.unwrap();
    assert_eq!(scene.town.door.store.counts().await.unwrap(), [0, 0, 1], "and it lies where one can look at it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_under_load_loses_nothing() {
    for round in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        let town = Town::begin(folder.path(), JUNE, Plan::default()).await.unwrap();
        let fake = town.fake.clone();
        let chats: Vec<i64> = (1..=60).map(|chat| 7_000_000_000 + chat).collect();
        for chat in &chats {
            fake.says(*chat, "en", "hello");
        }
        let (telegram, ledger) = (town.telegram.clone(), std::sync::Arc::clone(&town.ledger));
        let network = town.network;
        fake.until(chats[round * 10], |shown| !shown.is_empty()).await;
        town.ends().await.unwrap();
        let again =
            Town::around(folder.path(), fake.clone(), telegram, (ledger, network), Plan::default()).await.unwrap();
        for chat in &chats {
            assert!(fake.until(*chat, |shown| !shown.is_empty()).await);
        }
        again.settles().await.unwrap();
        for chat in &chats {
            assert_eq!(fake.shown(*chat).len(), 1, "answered once, before the stop or after it");
        }
        again.ends().await.unwrap();
    }
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
