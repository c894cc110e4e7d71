//! What people wrote is shown where they put it, and names to whom they held out a hand: not to whoever copies a hash, and not to
//! whoever holds out their own.

use exodus_sdk::chain::Chain as _;
use exodus_sdk::instructions as make;
use exodus_sdk::instructions::Instruction;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Signer as _, address};
use exodus_telegram::fake::Shown;
use exodus_telegram::texts::Language;
use sha2::{Digest as _, Sha256};

use crate::journey::circle;
use crate::scene::{ANA, BORIS, CECA, DAY, Scene};

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

/// Somebody sends an instruction of theirs past the door.
async fn sends(scene: &mut Scene, chat: i64, instruction: Instruction) {
    let key = &scene.town.wallets[&chat].key;
    scene.town.ledger.submit(&Draft::paid_by(key.pubkey()).then(instruction), &[key]).unwrap();
    scene.settles("something was sent past the door").await;
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
    sends(&mut scene, LONER, publish).await;
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
        sends(&mut scene, LONER, extend).await;
        let world = scene.town.door.world();
        let withdraw = make::tie::withdraw(&world.members[&loner], &world.ties[&address::tie(&loner, &ana)]);
        sends(&mut scene, LONER, withdraw).await;
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

#[tokio::test(flavor = "multi_thread")]
async fn a_damage_is_read_by_those_who_answer_for_it_who_hear_of_it_in_time() {
    let mut scene = circle(ENGLISH).await;
    scene.says(ANA, "/start").await;
    scene.presses(ANA, "button-pools").await;
    scene.presses(ANA, "button-found-pool").await;
    scene.says(ANA, "100").await;
    scene.says(ANA, "Windows").await;
    scene.signs(ANA).await;
    scene.says(BORIS, "/start").await;
    scene.presses(BORIS, "button-pools").await;
    scene.presses_on(BORIS, "Ana").await;
    scene.presses(BORIS, "button-join-pool").await;
    scene.says(BORIS, "100").await;
    scene.signs(BORIS).await;
    scene.waits(31 * DAY).await;
    scene.says(BORIS, "/start").await;
    scene.presses(BORIS, "button-pools").await;
    scene.presses_on(BORIS, "Ana").await;
    scene.presses(BORIS, "button-claim").await;
    scene.says(BORIS, "40").await;
    scene.says(BORIS, "A broken window").await;
    scene.signs(BORIS).await;
    let opened = [("name", "Борис".into()), ("amount", "40.00 EUR".into()), ("until", "2026-07-09".into())];
    assert!(
        scene.heard(ANA, "notice-claim-opened", &opened),
        "who will answer hears of it at once: {}",
        scene.last(ANA)
    );
    let claim = scene.presses(ANA, "button-look").await;
    assert!(claim.text.contains("A broken window"), "and reads what happened: {}", claim.text);
    scene.says(CECA, "/start").await;
    scene.presses(CECA, "button-pools").await;
    scene.presses_on(CECA, "2 people").await;
    let claim = scene.presses_on(CECA, "40.00 EUR").await;
    assert!(!claim.text.contains("A broken window"), "a neighbour who is not in the pool does not: {}", claim.text);
    // The discussion ends; she is to answer within a week, and hears of it again three days before and one.
    scene.waits(8 * DAY).await;
    scene.says(ANA, "/start").await;
    scene.presses(ANA, "button-pools").await;
    scene.presses_on(ANA, "2 people").await;
    scene.presses_on(ANA, "40.00 EUR").await;
    scene.presses(ANA, "button-freeze").await;
    scene.signs(ANA).await;
    let told = |scene: &Scene, key: &str| {
        let begins = scene.text(ANA, key, &[]);
        let begins: String = begins.chars().take(1).collect();
        scene.town.fake.shown(ANA).iter().filter(|it| it.text.starts_with(&begins)).count()
    };
    assert_eq!(told(&scene, "notice-claim-term"), 0);
    scene.waits(3 * DAY).await;
    assert_eq!(told(&scene, "notice-claim-term"), 0, "four days are left");
    scene.waits(DAY + 60).await;
    assert_eq!(told(&scene, "notice-claim-term"), 1, "three days before: {}", scene.last(ANA));
    scene.waits(2 * DAY).await;
    assert_eq!(told(&scene, "notice-claim-term"), 2, "and one");
}
