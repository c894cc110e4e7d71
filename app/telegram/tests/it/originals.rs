//! What went wrong in the two bots that this door comes from: each is a test that passes here.

use exodus_telegram::texts::Language;

use crate::journey::circle;
use crate::scene::{ANA, BORIS, CECA, DAY};

const ENGLISH: [Language; 3] = [Language::English; 3];

#[tokio::test(flavor = "multi_thread")]
async fn numbers_of_64_bits_are_people_too() {
    assert!(ANA > i64::from(u32::MAX));
    let scene = circle(ENGLISH).await;
    let chats: Vec<i64> = scene.town.fake.chats().into_keys().collect();
    assert_eq!(chats, [ANA, BORIS, CECA], "nobody was cut to 32 bits");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_reaches_the_others_after_somebody_has_withdrawn() {
    let mut scene = circle(ENGLISH).await;
    // Boris withdraws from Ceca; a call of Ana's reaches Boris, and not Ceca, whom no way leads to any more.
    scene.says(BORIS, "/list").await;
    scene.presses(BORIS, "2").await;
    scene.presses(BORIS, "button-withdraw").await;
    scene.signs(BORIS).await;
    scene.calls_for_help("300", "A broken leg").await;
    scene.signs(ANA).await;
    let facts = [("name", "Ana".into()), ("amount", "300.00 EUR".into()), ("until", "2026-06-11".into())];
    assert!(scene.heard(BORIS, "notice-sos", &facts));
    assert!(!scene.heard(CECA, "notice-sos", &facts));
    let list = scene.says(ANA, "/list").await;
    assert!(list.text.contains("Борис") && !list.text.contains("Ceca"), "cut from the list: {}", list.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_has_a_sum_and_a_limit() {
    let mut scene = circle(ENGLISH).await;
    scene.says(ANA, "/sos").await;
    let no = scene.says(ANA, "everything").await;
    assert!(no.text.contains("That is no sum"), "{}", no.text);
    scene.says(ANA, "300").await;
    assert!(scene.last(ANA).contains("2 of the 2 people"), "it says whom it will reach: {}", scene.last(ANA));
    let no = scene.says(ANA, "93").await;
    assert!(no.text.contains("within the range"), "{}", no.text);
    scene.says(ANA, "10").await;
    scene.says(ANA, "A broken leg").await;
    scene.signs(ANA).await;
    // A second one while the first is open is refused before anything is signed, by the rule.
    scene.calls_for_help("50", "A broken leg").await;
    let refused = scene.town.signs(ANA).await.expect_err("one at a time");
    let rule = exodus_rules::Refusal::EmergencyAlreadyOpen;
    assert_eq!(refused, scene.text(ANA, &format!("refusal-{}", rule.code()), &[]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends() {
    let mut scene = circle(ENGLISH).await;
    scene.says(CECA, "/invite").await;
    scene.presses(CECA, "button-invite-one").await;
    scene.signs(CECA).await;
    let link = scene.link(CECA);
    scene.waits(8 * DAY).await;
    let late = scene.says(ANA, &format!("/start {link}")).await;
    assert_eq!(late.text, scene.text(ANA, "trouble-link", &[]));
    // And one that was used once is used up.
    let used = scene.link(BORIS);
    let again = scene.says(ANA, &format!("/start {used}")).await;
    assert_eq!(again.text, scene.text(ANA, "trouble-link", &[]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_promised_survives_the_return_to_green() {
    let mut scene = circle(ENGLISH).await;
    scene.calls_for_help("100", "A broken leg").await;
    scene.signs(ANA).await;
    scene.presses(BORIS, "button-look").await;
    scene.presses(BORIS, "button-commit").await;
    scene.says(BORIS, "60").await;
    scene.signs(BORIS).await;
    scene.says(ANA, "/status").await;
    scene.presses_on(ANA, "🔴 Ana").await;
    scene.presses(ANA, "button-close").await;
    scene.signs(ANA).await;
    assert!(scene.says(ANA, "/status").await.text.contains("🟢"), "green again");
    scene.says(BORIS, "/organiser").await;
    let owing = scene.presses_with(BORIS, "button-owing", &[("count", 1.into())]).await;
    assert!(owing.buttons.iter().any(|(label, _)| label.contains("60.00 EUR")), "{:?}", owing.buttons);
}
