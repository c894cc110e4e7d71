//! What people wrote is shown where they put it, and names to whom they held out a hand: not to whoever copies a hash, and not to
//! whoever holds out their own.

use exodus_sdk::instructions as make;
use exodus_sdk::{Signer as _, address};
use exodus_telegram::fake::Shown;
use exodus_telegram::texts::Language;
use sha2::{Digest as _, Sha256};

use crate::journey::circle;
use crate::scene::{ANA, BORIS, CECA, Scene};

const ENGLISH: [Language; 3] = [Language::English; 3];
const LONER: i64 = 6_000_000_009;

/// A circle in which Ceca has said why she asks, and somebody without a single tie.
async fn circle_and_loner() -> Scene {
    let mut scene = circle(ENGLISH).await;
    scene.asks_for_support().await;
    scene.comes(LONER, Language::English, None).await;
    scene.presses(LONER, "button-join").await;
    scene.says(LONER, "You have won, write to @evil").await;
    scene.town.signs(LONER).await.unwrap();
    scene.settles("the loner has joined").await;
    scene
}

fn buttons(shown: &Shown) -> Vec<&str> {
    shown.buttons.iter().map(|(label, _)| label.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_not_read_by_whoever_copies_its_hash() {
    let mut scene = circle_and_loner().await;
    let world = scene.town.door.world();
    let (me, key) = (&world.members[&scene.member(LONER)], scene.town.wallets[&LONER].key.pubkey());
    let details = world.requests.values().next().unwrap().details;
    let terms = make::offer::TermsArgs {
        price: 100,
        expires: world.clock.now + 86_400,
        quantity: 1,
        delivery_days: 1,
        payment_days: 1,
        reach: 1,
        details,
    };
    let publish = make::offer::publish(key, me, exodus_rules::offer::Kind::Offer, terms);
    scene.sends(LONER, publish).await;
    scene.says(LONER, "/start").await;
    let offers = scene.presses(LONER, "button-offers").await;
    assert!(
        buttons(&offers).iter().any(|label| label.contains("1.00 EUR")),
        "the offer is there: {:?}",
        buttons(&offers)
    );
    assert!(!buttons(&offers).iter().any(|label| label.contains("Rent")), "{:?}", buttons(&offers));
    let offer = scene.presses_on(LONER, "1.00 EUR").await;
    assert!(!offer.text.contains("Rent"), "{}", offer.text);
    // Where its author put it, those whom it reaches read it.
    scene.says(BORIS, "/start").await;
    scene.presses(BORIS, "button-asking").await;
    let read = scene.presses_on(BORIS, "Ceca").await;
    assert!(read.text.contains("Rent"), "{}", read.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hand_that_nobody_took_tells_no_name_and_is_nobody_s_news() {
    let mut scene = circle_and_loner().await;
    let ana = scene.member(ANA);
    let loner = scene.member(LONER);
    let heard = scene.town.fake.shown(ANA).len();
    for _ in 0..2 {
        let world = scene.town.door.world();
        let (me, key) = (&world.members[&loner], scene.town.wallets[&LONER].key.pubkey());
        let tie = world.ties.get(&address::tie(&loner, &ana));
        let extend = tie.map_or_else(|| make::tie::extend(key, me, ana, 100), |tie| make::tie::restore(me, tie));
        scene.sends(LONER, extend).await;
        let world = scene.town.door.world();
        let withdraw = make::tie::withdraw(&world.members[&loner], &world.ties[&address::tie(&loner, &ana)]);
        scene.sends(LONER, withdraw).await;
    }
    scene.says(LONER, "/list").await;
    let withdrawn = scene.presses(LONER, "button-withdrawn").await;
    assert!(!buttons(&withdrawn).iter().any(|label| label.contains("Ana")), "{:?}", buttons(&withdrawn));
    assert_eq!(scene.town.fake.shown(ANA).len(), heard, "Ana hears nothing of it: {}", scene.last(ANA));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_withdrawn_from_hears_it_by_name() {
    let mut scene = circle(ENGLISH).await;
    scene.sees(BORIS, "Ana").await;
    scene.presses(BORIS, "button-withdraw").await;
    scene.signs(BORIS).await;
    assert!(scene.heard(ANA, "notice-withdrawn", &[("name", "Борис".into())]), "he had held out his hand to her");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reason_can_be_proved_by_its_author() {
    let mut scene = circle(ENGLISH).await;
    scene.asks_for_support().await;
    let request = *scene.town.door.world().requests.values().next().unwrap();
    let book = scene.town.door.book();
    let kept = book.text(&request.details, &request.beneficiary).unwrap();
    let hash = Sha256::new().chain_update(kept.salt.unwrap()).chain_update(&kept.text).finalize();
    assert_eq!((kept.text.as_str(), hash.as_slice()), ("Rent", &request.details[..]));
    scene.says(CECA, "/status").await;
    scene.presses_on(CECA, "50.00 EUR").await;
    let proof = scene.presses(CECA, "button-proof").await;
    let salt: String = kept.salt.unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(proof.text.contains(&salt) && proof.text.ends_with("Rent"), "and she can show it: {}", proof.text);
}
