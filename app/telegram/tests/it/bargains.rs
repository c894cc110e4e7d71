//! Pools and offers from the chat: founded, joined, published, taken by the piece; a reason given anew; a code in the chat.

use exodus_telegram::texts::Language;

use crate::journey::circle;
use crate::scene::{ANA, BORIS, CECA, DAY, Scene};

async fn town() -> Scene {
    circle([Language::English; 3]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pool_is_founded_and_joined_by_rules_that_everybody_reads() {
    let mut scene = town().await;
    scene.says(ANA, "/start").await;
    scene.presses(ANA, "button-pools").await;
    scene.presses(ANA, "button-found-pool").await;
    scene.says(ANA, "100").await;
    let long = scene.says(ANA, &"x".repeat(1_001)).await;
    assert_eq!(long.text, scene.text(ANA, "trouble-text", &[]), "rules of at most a thousand letters");
    scene.says(ANA, "Bicycles that were stolen, with a report to the police").await;
    assert!(scene.last(ANA).contains(&scene.text(ANA, "act-found", &[("amount", "100.00 EUR".into())])));
    scene.signs(ANA).await;
    scene.says(BORIS, "/start").await;
    scene.presses(BORIS, "button-pools").await;
    scene.presses_on(BORIS, "Ana").await;
    assert!(scene.last(BORIS).contains("Bicycles that were stolen"), "{}", scene.last(BORIS));
    scene.presses(BORIS, "button-join-pool").await;
    scene.says(BORIS, "100").await;
    scene.signs(BORIS).await;
    scene.says(BORIS, "/start").await;
    scene.presses(BORIS, "button-pools").await;
    let pools = scene.town.fake.shown(BORIS).pop().unwrap();
    assert!(pools.buttons.iter().any(|(label, _)| label.contains("200.00 EUR · 2 people")), "{:?}", pools.buttons);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_there_are_many_of_is_taken_by_the_piece() {
    let mut scene = town().await;
    scene.says(ANA, "/start").await;
    scene.presses(ANA, "button-offers").await;
    scene.presses(ANA, "button-publish-offer").await;
    scene.says(ANA, "3.50").await;
    let told = scene.says(ANA, "0").await;
    assert_eq!(told.text, scene.text(ANA, "trouble-number", &[]), "no piece is none to offer");
    scene.says(ANA, "10").await;
    scene.says(ANA, "Jars of honey").await;
    scene.signs(ANA).await;
    scene.says(BORIS, "/start").await;
    scene.presses(BORIS, "button-offers").await;
    scene.presses_on(BORIS, "Jars of honey").await;
    assert!(scene.last(BORIS).contains("Pieces left: 10"), "{}", scene.last(BORIS));
    scene.presses(BORIS, "button-take").await;
    let told = scene.says(BORIS, "11").await;
    assert_eq!(told.text, scene.text(BORIS, "trouble-number", &[]), "more than there are");
    scene.says(BORIS, "4").await;
    let days = [("delivery", 14.into()), ("payment", 14.into())];
    let facts = [("name", "Ana".into()), ("amount", "14.00 EUR".into()), ("pieces", 4.into())];
    let facts = [&facts[..], &days].concat();
    assert!(scene.last(BORIS).contains(&scene.text(BORIS, "act-take", &facts)), "{}", scene.last(BORIS));
    scene.signs(BORIS).await;
    assert!(scene.heard(ANA, "notice-deal", &[("name", "Борис".into()), ("amount", "14.00 EUR".into())]));
    scene.presses(ANA, "button-look").await;
    scene.presses(ANA, "button-agree").await;
    scene.signs(ANA).await;
    let price = scene.heard(
        ANA,
        "notice-committed",
        &[("name", "Борис".into()), ("amount", "14.00 EUR".into()), ("until", "2026-06-15".into())],
    );
    assert!(price, "his promise to pay: {}", scene.last(ANA));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_reason_takes_the_place_of_the_first() {
    let mut scene = town().await;
    scene.asks_for_support().await;
    scene.says(CECA, "/status").await;
    scene.presses_on(CECA, "50.00 EUR").await;
    scene.presses(CECA, "button-reason").await;
    scene.says(CECA, "Rent, and the heating").await;
    assert!(scene.last(CECA).contains(&scene.text(CECA, "act-reason", &[])));
    scene.signs(CECA).await;
    scene.says(BORIS, "/start").await;
    scene.presses(BORIS, "button-asking").await;
    scene.presses_on(BORIS, "Ceca").await;
    assert!(scene.last(BORIS).contains("Rent, and the heating"), "{}", scene.last(BORIS));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_shown_as_a_code_to_whoever_made_it() {
    let mut scene = town().await;
    scene.says(ANA, "/invite").await;
    scene.presses(ANA, "button-invite-one").await;
    scene.signs(ANA).await;
    let shown = scene.presses(ANA, "button-qr").await;
    assert!(shown.picture && shown.text.contains(&format!("?start={}", scene.link(ANA))), "{}", shown.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_answered_a_call_hears_how_it_ended() {
    let mut scene = town().await;
    scene.calls_for_help("100", "A broken leg").await;
    scene.signs(ANA).await;
    let red = [("name", "Ana".into()), ("amount", "100.00 EUR".into())];
    assert!(!scene.heard(BORIS, "notice-red", &red), "whoever is called hears of the call alone");
    scene.presses(BORIS, "button-look").await;
    scene.presses(BORIS, "button-commit").await;
    scene.says(BORIS, "30").await;
    scene.signs(BORIS).await;
    let over = [("name", "Ana".into()), ("amount", "30.00 EUR".into())];
    assert!(!scene.heard(BORIS, "notice-over", &over));
    scene.waits(11 * DAY).await;
    assert!(scene.heard(BORIS, "notice-over", &over), "{}", scene.last(BORIS));
    assert!(!scene.heard(CECA, "notice-over", &over), "who did not answer is left alone");
    let told = scene.town.fake.shown(BORIS).len();
    scene.waits(DAY).await;
    assert_eq!(scene.town.fake.shown(BORIS).iter().filter(|it| it.text.contains("is over")).count(), 1, "once: {told}");
}
