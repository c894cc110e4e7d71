//! Which chat is which member: a wallet shows itself to a chat that it was told of, for as long as its key is the member's, and a
//! member has one chat.

use exodus_sdk::chain::Chain as _;
use exodus_sdk::instructions as make;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Keypair, Signer as _};
use exodus_telegram::fake::wallet::Wallet;
use exodus_telegram::texts::Language;
use reqwest::Client;
use serde_json::json;

use crate::journey::circle;
use crate::scene::{ANA, BORIS, DAY, Scene};

const ENGLISH: [Language; 3] = [Language::English; 3];
const MALLORY: i64 = 6_000_000_009;

/// Somebody comes who is called so, and has the page on which a wallet shows itself to them.
async fn asks(scene: &mut Scene, chat: i64, called: &str, username: Option<&str>) -> String {
    scene.town.fake.call(chat, called, username);
    scene.comes(chat, Language::English, None).await;
    scene.presses(chat, "button-link").await;
    scene.town.page(chat).unwrap()
}

/// Ana's wallet signs somebody's page.
async fn ana_signs(scene: &mut Scene, page: &str) {
    let signed = scene.town.wallets[&ANA].signs(page).await.unwrap();
    scene.town.ledger.send(&signed).unwrap();
    scene.settles("Ana's wallet has signed").await;
}

async fn is_nobody(scene: &mut Scene, chat: i64) -> bool {
    let welcome = scene.text(chat, "home-welcome", &[]);
    scene.says(chat, "/start").await.text == welcome
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wallet_shows_itself_only_on_a_page_that_names_the_chat() {
    let mut scene = circle(ENGLISH).await;
    let page = asks(&mut scene, MALLORY, "Mallory <b>", Some("mallory_m")).await;
    let words = scene.text(MALLORY, "act-chat", &[("chat", "Mallory <b> (@mallory_m)".into())]);
    let wallet = &scene.town.wallets[&ANA];
    assert!(wallet.looks(&page).await.unwrap().description.ends_with(&words));
    let html = Client::new().get(&page).send().await.unwrap().text().await.unwrap();
    assert!(html.contains("Mallory &lt;b&gt; (@mallory_m)"), "the page says so too: {html}");
    // Whoever has no name with an @ is named by their number, which is theirs alone; joining and taking a hand say the same.
    let nameless = 6_000_000_010;
    scene.town.fake.call(nameless, "Ana", None);
    scene.comes(nameless, Language::English, None).await;
    scene.presses(nameless, "button-join").await;
    let join = scene.says(nameless, "Nobody").await;
    assert!(join.text.contains("Ana (Telegram 6000000010)"), "{}", join.text);
    scene.says(ANA, "/invite").await;
    scene.presses(ANA, "button-invite-one").await;
    scene.signs(ANA).await;
    let link = scene.link(ANA);
    scene.says(nameless, &format!("/start {link}")).await;
    let accept = scene.presses(nameless, "button-accept").await;
    assert!(accept.text.contains("Ana (Telegram 6000000010)"), "{}", accept.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_signature_on_another_chat_s_page_takes_nothing_from_whoever_has_the_wallet() {
    let mut scene = circle(ENGLISH).await;
    let page = asks(&mut scene, MALLORY, "Mallory", Some("mallory_m")).await;
    ana_signs(&mut scene, &page).await;
    assert!(is_nobody(&mut scene, MALLORY).await, "nothing moves yet");
    let asked = [("chat", "Mallory (@mallory_m)".into())];
    assert!(scene.heard(ANA, "notice-link-asked", &asked), "she is told first: {}", scene.last(ANA));
    scene.presses(ANA, "button-link-keep").await;
    scene.signs(ANA).await;
    assert!(scene.heard(MALLORY, "notice-link-refused", &[]));
    // The page of before is of no use: its hash shows nothing any more.
    assert!(scene.town.wallets[&ANA].looks(&page).await.is_ok(), "it is still good");
    let told = scene.town.wallets[&ANA].signs(&page).await.expect_err("the page of before");
    assert_eq!(told, scene.text(MALLORY, "trouble-errand", &[]));
    scene.waits(2 * DAY).await;
    assert!(is_nobody(&mut scene, MALLORY).await, "and nothing moves later");
    assert!(scene.says(ANA, "/start").await.text.contains("Hello, Ana!"), "Ana is Ana");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_has_one_chat_and_moves_by_saying_so() {
    let mut scene = circle(ENGLISH).await;
    scene.lets_the_door_act(ANA, "40").await;
    let page = asks(&mut scene, MALLORY, "Ana's second phone", None).await;
    ana_signs(&mut scene, &page).await;
    scene.presses(ANA, "button-link-yield").await;
    scene.settles("she has said so").await;
    assert!(!is_nobody(&mut scene, MALLORY).await, "the second is the member now");
    assert!(is_nobody(&mut scene, ANA).await, "the first chat shows nothing any more");
    let book = scene.town.door.book();
    assert!(book.person(ANA).unwrap().delegate.is_none(), "and the door may not act from there");
    let member = scene.member(ANA);
    assert_eq!(book.member(&member).map(|person| person.chat), Some(MALLORY));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_whose_owner_says_nothing_gives_way_after_a_day() {
    let mut scene = circle(ENGLISH).await;
    let page = asks(&mut scene, MALLORY, "Ana's second phone", None).await;
    ana_signs(&mut scene, &page).await;
    scene.waits(DAY - 60).await;
    assert!(is_nobody(&mut scene, MALLORY).await);
    scene.waits(120).await;
    assert!(!is_nobody(&mut scene, MALLORY).await && is_nobody(&mut scene, ANA).await);
    assert!(scene.heard(ANA, "notice-link-moved", &[("chat", "Ana's second phone (Telegram 6000000009)".into())]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_loses_its_member_with_the_key_that_showed_it() {
    let mut scene = circle(ENGLISH).await;
    // Her key is changed, by whomever.
    let world = scene.town.door.world();
    let (me, new) = (&world.members[&scene.member(ANA)], Keypair::new());
    let (old, change) = (&scene.town.wallets[&ANA].key, make::member::change_key(me, new.pubkey()));
    scene.town.ledger.submit(&Draft::paid_by(old.pubkey()).then(change), &[old, &new]).unwrap();
    scene.settles("her key is another one").await;
    assert!(scene.heard(ANA, "notice-key-changed", &[]), "she is told: {}", scene.last(ANA));
    assert!(is_nobody(&mut scene, ANA).await);
    // Naming the new key brings nothing back, although the hash of before still stands on the ledger: it takes its signature.
    scene.presses(ANA, "button-link").await;
    let page = scene.town.page(ANA).unwrap();
    let account = json!({ "account": new.pubkey().to_string() });
    let answer = Client::new().post(page.replace("/s/", "/a/")).json(&account).send().await.unwrap();
    assert!(answer.status().is_success(), "a transaction that only the new key can sign");
    scene.settles("nobody has signed").await;
    assert!(is_nobody(&mut scene, ANA).await);
    let wallet = Wallet { key: new, ..Wallet::default() };
    scene.town.wallets.insert(ANA, wallet);
    scene.presses(ANA, "button-link").await;
    scene.signs(ANA).await;
    assert!(scene.says(ANA, "/start").await.text.contains("Hello, Ana!"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_may_forget_its_wallet_and_knows_it_again_only_by_a_signature() {
    let mut scene = circle(ENGLISH).await;
    scene.says(BORIS, "/settings").await;
    scene.presses(BORIS, "button-unlink").await;
    scene.presses(BORIS, "button-unlink-yes").await;
    scene.settles("he has nothing to hear").await;
    assert!(is_nobody(&mut scene, BORIS).await);
    scene.presses(BORIS, "button-link").await;
    let page = scene.town.page(BORIS).unwrap();
    assert!(scene.town.wallets[&BORIS].signs(&page).await.is_ok());
    scene.settles("it was fetched, and not sent").await;
    assert!(is_nobody(&mut scene, BORIS).await, "the hash of before still stands, and shows nothing");
    scene.presses(BORIS, "button-link").await;
    scene.signs(BORIS).await;
    assert!(!is_nobody(&mut scene, BORIS).await);
}
