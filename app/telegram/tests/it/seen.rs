//! What somebody signs is what they saw when they chose it: a page counts once however often it is signed, and nothing is signed
//! that has changed since.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use exodus_rules::Refusal;
use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::{Chain, Receipt};
use exodus_sdk::instructions as make;
use exodus_sdk::record::Located;
use exodus_sdk::state::Commitment;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Error, Signer as _, VersionedTransaction};
use exodus_telegram::fake::town::{Before, Plan};
use exodus_telegram::texts::Language;

use crate::journey::{circle, circle_in};
use crate::line::as_the_ledger_does;
use crate::scene::{ANA, BORIS, CECA, Scene};

const ENGLISH: [Language; 3] = [Language::English; 3];

/// Signs a page once more: what the door says to that.
async fn once_more(scene: &Scene, chat: i64, page: &str) -> Option<String> {
    scene.town.wallets[&chat].signs(page).await.err()
}

/// What somebody is told where the rules say no.
fn refused(scene: &Scene, chat: i64, refusal: Refusal) -> Option<String> {
    Some(scene.text(chat, &format!("refusal-{}", refusal.code()), &[]))
}

/// What Boris owes.
fn owed(scene: &Scene) -> Vec<Located<Commitment>> {
    let me = scene.member(BORIS);
    scene.town.door.world().commitments_of(&me).filter(|it| it.debtor == me).copied().collect()
}

/// Boris is about to promise Ana twenty.
async fn promise(scene: &mut Scene) -> String {
    scene.sees(BORIS, "Ana").await;
    scene.presses(BORIS, "button-promise").await;
    scene.says(BORIS, "20").await;
    scene.town.page(BORIS).unwrap()
}

/// Somebody signs a page, and the same page three times in all; the others are refused as stale.
async fn thrice(scene: &mut Scene, chat: i64, refusal: Refusal) {
    let page = scene.town.page(chat).unwrap();
    // One was fetched before the first had landed, and one after.
    let early = scene.town.wallets[&chat].signs(&page).await.unwrap();
    scene.signs(chat).await;
    assert!(scene.town.ledger.send(&early).is_err(), "what was fetched before does nothing");
    assert_eq!(once_more(scene, chat, &page).await, refused(scene, chat, refusal), "and what is fetched now is stale");
    scene.settles("the same page thrice").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_page_signed_three_times_makes_one_promise() {
    let mut scene = circle(ENGLISH).await;
    promise(&mut scene).await;
    thrice(&mut scene, BORIS, Refusal::StaleTurn).await;
    let [promised] = owed(&scene)[..] else { panic!("one promise") };
    assert_eq!(promised.amount, 2_000);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_is_done_confirmed_or_let_go_counts_once() {
    let mut scene = circle(ENGLISH).await;
    promise(&mut scene).await;
    scene.signs(BORIS).await;
    scene.says(BORIS, "/organiser").await;
    scene.presses_with(BORIS, "button-owing", &[("count", 1.into())]).await;
    scene.presses_on(BORIS, "Ana").await;
    scene.presses(BORIS, "button-perform").await;
    scene.says(BORIS, "5").await;
    thrice(&mut scene, BORIS, Refusal::StaleSum).await;
    scene.presses(ANA, "button-look").await;
    scene.presses(ANA, "button-confirm-sum").await;
    scene.says(ANA, "4").await;
    thrice(&mut scene, ANA, Refusal::StaleSum).await;
    scene.says(ANA, "/organiser").await;
    scene.presses_with(ANA, "button-owed", &[("count", 1.into())]).await;
    scene.presses_on(ANA, "Борис").await;
    scene.presses(ANA, "button-forgive").await;
    scene.says(ANA, "3").await;
    thrice(&mut scene, ANA, Refusal::StaleSum).await;
    let [promised] = owed(&scene)[..] else { panic!("one promise") };
    assert_eq!((promised.performed, promised.kept, promised.forgiven), (500, 400, 300));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_that_changed_between_chat_and_wallet_is_not_signed_unseen() {
    let mut scene = circle(ENGLISH).await;
    scene.says(ANA, "/start").await;
    scene.presses(ANA, "button-offers").await;
    scene.presses(ANA, "button-publish-offer").await;
    scene.says(ANA, "10").await;
    scene.says(ANA, "1").await;
    scene.says(ANA, "A bicycle").await;
    scene.signs(ANA).await;
    scene.says(BORIS, "/start").await;
    scene.presses(BORIS, "button-offers").await;
    scene.presses_on(BORIS, "A bicycle").await;
    scene.presses(BORIS, "button-take").await;
    let page = scene.town.page(BORIS).unwrap();
    // She makes it a thousand euros for a bell.
    let world = scene.town.door.world();
    let offer = world.offers.values().next().unwrap();
    let (me, key) = (&world.members[&offer.publisher], &scene.town.wallets[&ANA].key);
    let terms = make::offer::TermsArgs { price: 100_000, details: [7; 32], ..make::offer::terms(offer) };
    let edit = make::offer::edit(me, offer, terms);
    scene.town.ledger.submit(&Draft::paid_by(key.pubkey()).then(edit), &[key]).unwrap();
    scene.settles("the offer is another one").await;
    let said = scene.town.wallets[&BORIS].looks(&page).await.unwrap().description;
    assert!(said.contains("10.00 EUR") && said.contains("A bicycle"), "he reads what he saw: {said}");
    assert_eq!(once_more(&scene, BORIS, &page).await, refused(&scene, BORIS, Refusal::TermsChanged));
    assert!(scene.town.door.world().deals.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reason_or_a_sum_that_changed_under_a_promise_is_not_signed_unseen() {
    let mut scene = circle(ENGLISH).await;
    scene.asks_for_support().await;
    scene.presses(BORIS, "button-look").await;
    scene.presses(BORIS, "button-commit").await;
    scene.says(BORIS, "20").await;
    let page = scene.town.page(BORIS).unwrap();
    let said = scene.town.wallets[&BORIS].looks(&page).await.unwrap().description;
    assert!(said.contains("\"Rent\""), "the promise names what it is for: {said}");
    let seen = scene.town.door.world().requests.values().next().unwrap().details;
    for (target, details, refusal) in [(4_000, seen, Refusal::PriceChanged), (5_000, [7; 32], Refusal::DetailsChanged)]
    {
        let world = scene.town.door.world();
        let request = world.requests.values().next().unwrap();
        let (me, key) = (&world.members[&request.beneficiary], &scene.town.wallets[&CECA].key);
        let edit = make::request::edit(me, request, target, request.reach, details);
        scene.town.ledger.submit(&Draft::paid_by(key.pubkey()).then(edit), &[key]).unwrap();
        scene.settles("the request is another one").await;
        assert_eq!(once_more(&scene, BORIS, &page).await, refused(&scene, BORIS, refusal));
    }
    assert!(owed(&scene).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_signs_anything_about_somebody_who_is_not_there() {
    let mut scene = circle(ENGLISH).await;
    scene.asks_for_support().await;
    scene.presses(BORIS, "button-look").await;
    scene.presses(BORIS, "button-intend").await;
    scene.says(BORIS, "20").await;
    scene.signs(BORIS).await;
    scene.presses(CECA, "button-look").await;
    let shown = scene.town.fake.shown(CECA).pop().unwrap();
    scene.presses(CECA, "button-refuse").await;
    scene.signs(CECA).await;
    // The same button on the old message: there is nobody whose help could be refused.
    let refuse = scene.text(CECA, "button-refuse", &[]);
    let target = shown.buttons.iter().find(|(label, _)| *label == refuse).map(|(_, target)| target.clone());
    let Some(exodus_telegram::fake::Target::Data(data)) = target else { panic!("a button") };
    scene.town.fake.sends(CECA, &data, &shown);
    let gone = scene.text(CECA, "trouble-gone", &[]);
    assert!(scene.town.fake.until(CECA, |shown| shown.iter().any(|it| it.text == gone)).await, "{}", scene.last(CECA));
    let shown = scene.town.fake.shown(CECA).pop().unwrap();
    let page = shown.buttons.iter().any(|(_, target)| matches!(target, exodus_telegram::fake::Target::Url(_)));
    assert!(shown.text == gone && !page, "and there is no page to sign: {shown:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_asked_for_its_transaction_twenty_times_and_no_more() {
    let mut scene = circle(ENGLISH).await;
    let page = promise(&mut scene).await;
    for _ in 0..20 {
        assert_eq!(once_more(&scene, BORIS, &page).await, None);
    }
    assert_eq!(once_more(&scene, BORIS, &page).await, Some(scene.text(BORIS, "trouble-often", &[])));
}

/// A ledger of which the first answer is a lie: what was sent has landed, and is said to be dead.
struct Liar {
    ledger: Arc<Embedded>,
    sent: Arc<AtomicU64>,
}

impl Liar {
    fn behind(&self) -> Result<&Embedded, Error> {
        Ok(&self.ledger)
    }
}

impl Chain for Liar {
    fn send(&self, transaction: &VersionedTransaction) -> Result<Receipt, Error> {
        let landed = self.ledger.send(transaction)?;
        if self.sent.fetch_add(1, Ordering::SeqCst) == 0 { Err(Error::Expired(1)) } else { Ok(landed) }
    }
    as_the_ledger_does! { behind: blockhash simulate accounts list closed clock rent }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delegate_s_act_is_never_made_anew_on_what_it_has_done_itself() {
    let sent = Arc::new(AtomicU64::new(0));
    let counts = Arc::clone(&sent);
    let before: Before = Box::new(move |ledger| Arc::new(Liar { ledger, sent: counts }));
    let scene = Scene::with(Plan { before: Some(before), ..Plan::default() }).await;
    let mut scene = circle_in(scene, ENGLISH).await;
    promise(&mut scene).await;
    scene.signs(BORIS).await;
    scene.lets_the_door_act(BORIS, "40").await;
    scene.says(BORIS, "/organiser").await;
    scene.presses_with(BORIS, "button-owing", &[("count", 1.into())]).await;
    scene.presses_on(BORIS, "Ana").await;
    scene.presses(BORIS, "button-perform").await;
    scene.says(BORIS, "5").await;
    scene.presses(BORIS, "button-delegated").await;
    let look = scene.text(BORIS, "trouble-unknown", &[]);
    assert!(scene.town.fake.until(BORIS, |shown| shown.iter().any(|it| it.text == look)).await, "he is told to look");
    scene.settles("the delegate has done it").await;
    assert_eq!(sent.load(Ordering::SeqCst), 1, "the second was refused");
    let [promised] = owed(&scene)[..] else { panic!("one promise") };
    assert_eq!(promised.performed, 500, "once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delegate_may_end_requests_only_where_that_was_asked_apart() {
    let mut scene = circle(ENGLISH).await;
    scene.asks_for_support().await;
    scene.lets_the_door_act(CECA, "40").await;
    let delegated = scene.text(CECA, "button-delegated", &[]);
    for may in [false, true] {
        scene.says(CECA, "/status").await;
        scene.presses_on(CECA, "50.00 EUR").await;
        let sign = scene.presses(CECA, "button-close").await;
        assert_eq!(sign.buttons.iter().any(|(label, _)| *label == delegated), may, "{:?}", sign.buttons);
        if !may {
            scene.says(CECA, "/settings").await;
            scene.presses(CECA, "button-delegate").await;
            assert!(scene.last(CECA).contains(&scene.text(CECA, "member-delegate-closes-not", &[])));
            scene.presses(CECA, "button-grant-closing").await;
            scene.signs(CECA).await;
        }
    }
}
