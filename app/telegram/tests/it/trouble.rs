//! Bad input, and a ledger that fails: one clear sentence, and nothing is lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use exodus_sdk::Error;
use exodus_sdk::chain::Chain;
use exodus_sdk::chain::embedded::Embedded;
use exodus_telegram::fake::Target;
use exodus_telegram::fake::town::{Before, Plan};
use exodus_telegram::texts::Language;

use crate::journey::circle;
use crate::line::as_the_ledger_does;
use crate::scene::{ANA, BORIS, CECA, Scene};

const ENGLISH: [Language; 3] = [Language::English; 3];

#[tokio::test(flavor = "multi_thread")]
async fn a_button_of_somebody_else_does_nothing() {
    let scene = circle(ENGLISH).await;
    scene.town.says(ANA, "en", "/invite").await;
    let shown = scene.town.fake.shown(ANA).pop().unwrap();
    let Some((_, Target::Data(data))) = shown.buttons.first() else { panic!("a button") };
    for forged in [data.as_str(), "nonsense", "", "a.b.c", "x.99999999999999999999", "'; DROP TABLE inbox; --.0"] {
        let handled = scene.town.door.store.tally().await.unwrap()[0];
        scene.town.fake.sends(BORIS, forged, &shown);
        while scene.town.door.store.tally().await.unwrap()[0] == handled {
            scene.town.fake.next().await;
        }
        scene.town.settles().await.unwrap();
        let told =
            scene.town.fake.shown(BORIS).into_iter().any(|it| it.text == scene.text(BORIS, "trouble-button", &[]));
        assert!(told, "{forged:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_text_whatever_is_in_them() {
    let mut scene = Scene::begin().await;
    scene.comes(ANA, Language::English, None).await;
    scene.presses(ANA, "button-join").await;
    let long = scene.says(ANA, &"x".repeat(4_000)).await;
    assert_eq!(long.text, scene.text(ANA, "trouble-text", &[]), "too long");
    let nothing = scene.says(ANA, "\u{202e}\u{200b}").await;
    assert_eq!(nothing.text, scene.text(ANA, "trouble-text", &[]), "nothing to see");
    scene.says(ANA, "<b>An\u{202e}a</b> *_`[x](y)").await;
    scene.signs(ANA).await;
    let home = scene.says(ANA, "/start").await;
    assert!(
        home.text.contains("<b>Ana</\u{2060}b> *_`[x](y)"),
        "signs are signs, and no direction is turned: {}",
        home.text
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn amounts_that_are_none_are_asked_for_again() {
    let mut scene = circle(ENGLISH).await;
    scene.says(CECA, "/status").await;
    scene.presses(CECA, "button-ask-support").await;
    for (text, says) in [
        ("much", "That is no sum"),
        ("-5", "That is no sum"),
        ("5 USD", "in EUR"),
        ("5.123", "too many decimals"),
        ("0", "out of range"),
        ("99999999999999999999", "out of range"),
    ] {
        let told = scene.says(CECA, text).await;
        assert!(told.text.contains(says) && told.text.contains("30.50"), "{text}: {}", told.text);
    }
    assert_eq!(
        scene.says(CECA, "5").await.text,
        scene.text(CECA, "ask-reason", &[("most", 180.into())]),
        "still asked"
    );
}

/// A ledger that does not answer while it is dead.
struct Mortal {
    ledger: Arc<Embedded>,
    dead: Arc<AtomicBool>,
}

impl Mortal {
    fn alive(&self) -> Result<&Embedded, Error> {
        match self.dead.load(Ordering::SeqCst) {
            true => Err(Error::Cluster { url: "http://localhost:1".to_owned(), problem: "does not answer".to_owned() }),
            false => Ok(&self.ledger),
        }
    }
}

impl Chain for Mortal {
    as_the_ledger_does! { alive: blockhash send simulate accounts list closed clock rent }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_ledger_is_said_plainly_and_nothing_is_lost() {
    let dead = Arc::new(AtomicBool::new(false));
    let is_dead = Arc::clone(&dead);
    let before: Before = Box::new(move |ledger| Arc::new(Mortal { ledger, dead: is_dead }));
    let mut scene = Scene::with(Plan { before: Some(before), ..Plan::default() }).await;
    scene.comes(ANA, Language::English, None).await;
    scene.presses(ANA, "button-join").await;
    scene.says(ANA, "Ana").await;
    dead.store(true, Ordering::SeqCst);
    let told = scene.town.signs(ANA).await.expect_err("the ledger is dead");
    assert_eq!(told, scene.text(ANA, "trouble-chain", &[]));
    assert!(!told.contains("localhost"), "what a server said is not for people");
    let home = scene.says(ANA, "/start").await;
    assert!(home.text.contains("Exodus"), "the conversation goes on: {}", home.text);
    dead.store(false, Ordering::SeqCst);
    scene.signs(ANA).await;
    assert!(scene.says(ANA, "/start").await.text.contains("Hello, Ana"), "and the same page works when it lives again");
}
