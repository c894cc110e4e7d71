//! Damages that a pool shares, in the chat: who reads of one, hears of it, answers, declines, is silent, takes it back.

use exodus_sdk::address;
use exodus_sdk::instructions::{commitment, pool};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Member, Request, Stake};
use exodus_telegram::texts::Language;

use crate::journey::circle;
use crate::scene::{ANA, BORIS, CECA, DAY, Scene};

/// Ana and Boris share damages with 100.00 each; a month later Boris claims 40.00 for a window.
async fn window() -> Scene {
    let mut scene = circle([Language::English; 3]).await;
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
    scene
}

/// The discussion ends, and Ana has the claim called.
async fn calls(scene: &mut Scene) {
    scene.waits(8 * DAY).await;
    scene.says(ANA, "/start").await;
    scene.presses(ANA, "button-pools").await;
    scene.presses_on(ANA, "2 people").await;
    scene.presses_on(ANA, "40.00 EUR").await;
    scene.presses(ANA, "button-freeze").await;
    scene.signs(ANA).await;
}

/// The only claim there is.
fn claim(scene: &Scene) -> Located<Request> {
    *scene.town.door.world().requests.values().find(|request| request.claim_number > 0).expect("somebody has claimed")
}

fn member(scene: &Scene, chat: i64) -> Located<Member> {
    scene.town.door.world().members[&scene.member(chat)]
}

fn stake(scene: &Scene, chat: i64) -> Located<Stake> {
    scene.town.door.world().stakes[&address::stake(&claim(scene).pool, &scene.member(chat))]
}

/// Opens the page of the claim.
async fn looks(scene: &mut Scene, chat: i64) -> String {
    scene.says(chat, "/start").await;
    scene.presses(chat, "button-pools").await;
    scene.presses_on(chat, "2 people").await;
    scene.presses_on(chat, "40.00 EUR").await.text
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damage_is_read_by_those_who_answer_for_it_who_hear_of_it_in_time() {
    let mut scene = window().await;
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
    // She is to answer within a week, and hears of it again three days before and one.
    calls(&mut scene).await;
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

#[tokio::test(flavor = "multi_thread")]
async fn whoever_declines_says_so_in_public_and_owes_nothing() {
    let mut scene = window().await;
    calls(&mut scene).await;
    let page = looks(&mut scene, ANA).await;
    assert!(page.contains(&scene.text(ANA, "pool-share", &[("share", "40.00 EUR".into())])), "{page}");
    scene.presses(ANA, "button-decline").await;
    let facts = [("amount", "40.00 EUR".into()), ("name", "Борис".into())];
    assert!(scene.last(ANA).contains(&scene.text(ANA, "act-decline", &facts)), "{}", scene.last(ANA));
    scene.signs(ANA).await;
    assert_eq!((stake(&scene, ANA).declined, stake(&scene, ANA).missed, claim(&scene).to_answer), (1, 0, 0));
    assert!(scene.town.door.world().commitments.is_empty(), "nothing was promised");
    assert!(!looks(&mut scene, ANA).await.contains("Your exact share"), "and nothing is asked of her any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_silent_hears_that_they_are_out_and_how_to_come_back() {
    let mut scene = window().await;
    calls(&mut scene).await;
    scene.waits(8 * DAY).await;
    let lapse = pool::lapse(&stake(&scene, ANA), &claim(&scene));
    scene.sends(BORIS, lapse).await;
    assert!(scene.heard(ANA, "notice-lapsed", &[]), "{}", scene.last(ANA));
    assert!(!scene.heard(BORIS, "notice-lapsed", &[]));
    scene.presses(ANA, "button-look").await;
    scene.presses(ANA, "button-join-pool").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_taken_back_by_whoever_claims_and_by_nobody_else() {
    let mut scene = window().await;
    let withdraws = scene.text(ANA, "button-withdraw-claim", &[]);
    looks(&mut scene, ANA).await;
    let offered = |scene: &Scene, chat| {
        let shown = scene.town.fake.shown(chat).pop().expect("something was shown");
        shown.buttons.iter().any(|(label, _)| *label == withdraws)
    };
    assert!(!offered(&scene, ANA));
    looks(&mut scene, BORIS).await;
    assert!(offered(&scene, BORIS));
    scene.presses(BORIS, "button-withdraw-claim").await;
    assert!(scene.last(BORIS).contains(&scene.text(BORIS, "act-withdraw-claim", &[])));
    scene.signs(BORIS).await;
    let world = scene.town.door.world();
    let asked = world.requests.values().any(|request| request.claim_number > 0 && request.status == 1);
    assert!(!asked, "nobody has to answer it");
    assert_eq!(
        world.pools.values().map(|pool| pool.done).collect::<Vec<_>>(),
        [1],
        "and the next claim is the first in turn"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_answers_reads_what_the_claimant_left_open_before() {
    let mut scene = window().await;
    calls(&mut scene).await;
    looks(&mut scene, ANA).await;
    scene.presses(ANA, "button-answer").await;
    scene.signs(ANA).await;
    // Ana says that she has paid, Boris says no; then a window of hers is broken.
    let answer: Located<Commitment> = *scene.town.door.world().commitments.values().next().expect("she has promised");
    assert_eq!((answer.debtor, answer.amount), (scene.member(ANA), 40_00));
    let done = commitment::perform(&member(&scene, ANA), &answer, 40_00);
    scene.sends(ANA, done).await;
    let disputed = commitment::demand(&member(&scene, BORIS), &scene.town.door.world().commitments[&answer.address]);
    scene.sends(BORIS, disputed).await;
    scene.says(ANA, "/start").await;
    scene.presses(ANA, "button-pools").await;
    scene.presses_on(ANA, "2 people").await;
    scene.presses(ANA, "button-claim").await;
    scene.says(ANA, "30").await;
    scene.says(ANA, "A bicycle").await;
    scene.signs(ANA).await;
    scene.says(BORIS, "/start").await;
    scene.presses(BORIS, "button-pools").await;
    scene.presses_on(BORIS, "2 people").await;
    let page = scene.presses_on(BORIS, "30.00 EUR").await.text;
    let facts = [("overdue", "0.00 EUR".into()), ("disputed", "40.00 EUR".into())];
    assert!(page.contains(&scene.text(BORIS, "pool-claim-behind", &facts)), "{page}");
}
