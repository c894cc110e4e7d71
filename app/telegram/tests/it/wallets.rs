//! What wallets see: the endpoint of Solana Actions and Solana Pay, and a delegate with little power.

use exodus_telegram::fake::wallet::Wallet;
use exodus_telegram::texts::Language;
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

use crate::journey::circle;
use crate::scene::{ANA, BORIS, CECA, DAY, Scene};

const ENGLISH: [Language; 3] = [Language::English; 3];

/// A page that waits for Ana's wallet.
async fn waiting() -> (Scene, String) {
    let mut scene = Scene::begin().await;
    scene.comes(ANA, Language::English, None).await;
    scene.presses(ANA, "button-join").await;
    scene.says(ANA, "Ana").await;
    let page = scene.town.page(ANA).unwrap();
    (scene, page)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_endpoint_speaks_as_the_specification_says() {
    let (scene, page) = waiting().await;
    let (client, url) = (Client::new(), &scene.town.door.place.url);
    let rules = client.get(format!("{url}/actions.json")).send().await.unwrap();
    assert_eq!(rules.headers()["access-control-allow-origin"], "*");
    let rules: Value = rules.json().await.unwrap();
    assert_eq!(rules["rules"][0]["pathPattern"], "/a/*");
    let action = page.replace("/s/", "/a/");
    let asked = client.request(reqwest::Method::OPTIONS, &action).send().await.unwrap();
    assert_eq!((asked.status(), &asked.headers()["x-action-version"]), (StatusCode::OK, &"2.4".parse().unwrap()));
    assert_eq!(asked.headers()["x-blockchain-ids"], "solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1");
    assert!(asked.headers()["access-control-allow-methods"].to_str().unwrap().contains("POST"));
    let offered: Value = client.get(&action).send().await.unwrap().json().await.unwrap();
    assert_eq!(
        (&offered["type"], &offered["label"], &offered["title"]),
        (&json!("action"), &json!("Sign"), &json!("Exodus"))
    );
    assert!(offered["description"].as_str().unwrap().contains("100.00 EUR"), "{offered}");
    let page = client.get(&page).send().await.unwrap().text().await.unwrap();
    assert!(
        page.contains("href=\"solana:http://") && page.contains("<svg"),
        "a link for a phone, and a code for a screen"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_account_or_no_page_is_refused_in_a_sentence() {
    let (scene, page) = waiting().await;
    let (client, action) = (Client::new(), page.replace("/s/", "/a/"));
    for body in ["", "{}", "{\"account\":5}", "{\"account\":\"nobody\"}", "[[[["] {
        let answer = client.post(&action).body(body).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{body}");
        let told: Value = answer.json().await.unwrap();
        assert_eq!(told["message"], scene.text(ANA, "trouble-account", &[]));
    }
    let large = client.post(&action).body("x".repeat(100_000)).send().await.unwrap();
    assert_eq!(large.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let unknown = client.get(action.replace("/a/", "/a/x")).send().await.unwrap();
    assert_eq!(unknown.status(), StatusCode::NOT_FOUND);
    scene.town.waits(DAY).unwrap();
    exodus_telegram::watch::look(&scene.town.door).await.unwrap();
    let late = client.get(&action).send().await.unwrap();
    assert_eq!(late.status(), StatusCode::NOT_FOUND, "a page is good for half an hour");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_wallet_than_the_member_s_gets_nothing_to_sign() {
    let mut scene = circle(ENGLISH).await;
    scene.says(ANA, "/invite").await;
    scene.presses(ANA, "button-invite-one").await;
    let page = scene.town.page(ANA).unwrap();
    let told = Wallet::default().signs(&page).await.expect_err("a stranger's wallet");
    assert_eq!(told, scene.text(ANA, "trouble-other-wallet", &[]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_is_a_member_only_when_that_member_s_wallet_has_signed() {
    // Somebody names Ana's account as theirs: without her signature nothing comes of it.
    let mut scene = circle(ENGLISH).await;
    let thief = 6_000_000_009;
    scene.comes(thief, Language::English, None).await;
    scene.presses(thief, "button-link").await;
    let page = scene.town.page(thief).unwrap().replace("/s/", "/a/");
    let account = exodus_sdk::Signer::pubkey(&scene.town.wallets[&ANA].key).to_string();
    let answer = Client::new().post(page).json(&json!({ "account": account })).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "a transaction that only Ana's wallet can sign");
    scene.settles("the thief waits").await;
    let welcome = scene.text(thief, "home-welcome", &[]);
    assert_eq!(scene.says(thief, "/start").await.text, welcome, "still nobody");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delegate_does_little_things_and_nothing_more_after_it_was_revoked() {
    let mut scene = circle(ENGLISH).await;
    scene.asks_for_support().await;
    scene.lets_the_door_act(BORIS, "40").await;
    // Within the limit the door declares the intent itself.
    let support = [("name", "Ceca".into()), ("missing", "50.00 EUR".into())];
    let label = scene.text(BORIS, "request-label-support", &support);
    scene.says(BORIS, "/start").await;
    scene.presses(BORIS, "button-asking").await;
    scene.presses_on(BORIS, &label).await;
    scene.presses(BORIS, "button-intend").await;
    scene.says(BORIS, "20").await;
    scene.presses(BORIS, "button-delegated").await;
    let done = scene.text(BORIS, "delegate-done", &[]);
    assert!(scene.town.fake.until(BORIS, |shown| shown.iter().any(|it| it.text == done)).await);
    scene.settles("the door has done it").await;
    assert!(scene.heard(CECA, "notice-intent", &[("name", "Борис".into()), ("amount", "20.00 EUR".into())]));
    // A promise is not offered to it, whatever was granted.
    scene.says(BORIS, "/organiser").await;
    scene.presses_with(BORIS, "button-meant", &[("count", 1.into())]).await;
    scene.presses_on(BORIS, "Ceca").await;
    scene.presses(BORIS, "button-commit").await;
    let sign = scene.says(BORIS, "20").await;
    let delegated = scene.text(BORIS, "button-delegated", &[]);
    assert!(sign.buttons.iter().all(|(label, _)| *label != delegated), "only the wallet promises: {:?}", sign.buttons);
    // And after it was revoked it may do nothing.
    scene.says(BORIS, "/settings").await;
    scene.presses(BORIS, "button-delegate").await;
    scene.presses(BORIS, "button-revoke").await;
    scene.signs(BORIS).await;
    scene.says(BORIS, "/organiser").await;
    scene.presses_with(BORIS, "button-meant", &[("count", 1.into())]).await;
    scene.presses_on(BORIS, "Ceca").await;
    let sign = scene.presses(BORIS, "button-take-back").await;
    assert!(sign.buttons.iter().all(|(label, _)| *label != delegated), "{:?}", sign.buttons);
}
