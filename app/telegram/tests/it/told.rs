//! What people are told: guardians of a new key and of each who agrees, the debtor once a day, and what somebody's record says.

use exodus_sdk::chain::Chain as _;
use exodus_sdk::{Keypair, Signer as _};
use exodus_telegram::desk::day;
use exodus_telegram::fake::wallet::Wallet;
use exodus_telegram::texts::Language;

use crate::journey::circle;
use crate::scene::{ANA, BORIS, CECA, DAY, Scene};

const ENGLISH: [Language; 3] = [Language::English; 3];

/// Boris chooses Ana and Ceca as his guardians, and they count.
async fn guarded() -> Scene {
    let mut scene = circle(ENGLISH).await;
    scene.says(BORIS, "/settings").await;
    for name in ["Ana", "Ceca"] {
        scene.presses(BORIS, "button-recovery").await;
        scene.presses_with(BORIS, "button-guardian-on", &[("name", name.into())]).await;
        scene.signs(BORIS).await;
        scene.says(BORIS, "/settings").await;
    }
    scene.presses(BORIS, "button-recovery").await;
    scene.presses(BORIS, "button-arrange").await;
    scene.signs(BORIS).await;
    scene.waits(31 * DAY).await;
    scene
}

#[tokio::test(flavor = "multi_thread")]
async fn guardians_and_the_member_hear_of_a_new_key_of_each_approval_and_of_the_change() {
    let mut scene = guarded().await;
    let key = Keypair::new();
    scene.says(ANA, "/settings").await;
    scene.presses(ANA, "button-recovery").await;
    scene.presses_with(ANA, "button-propose", &[("name", "Борис".into())]).await;
    scene.says(ANA, &key.pubkey().to_string()).await;
    scene.signs(ANA).await;
    let ward = [("name", "Борис".into())];
    // Were Ceca to agree at once, it would take effect in seven days: from then on it is certain.
    let until = [("until", day(scene.town.ledger.clock().unwrap().now + 7 * i64::from(DAY)))];
    assert!(scene.heard(BORIS, "notice-recovery", &until), "{}", scene.last(BORIS));
    assert!(scene.heard(CECA, "notice-recovery-guardian", &ward), "{}", scene.last(CECA));
    assert!(!scene.heard(ANA, "notice-recovery-guardian", &ward), "whoever did it knows");
    scene.presses(CECA, "button-look").await;
    scene.presses(CECA, "button-approve").await;
    assert!(scene.last(CECA).contains(&key.pubkey().to_string()), "she agrees with this very key");
    scene.signs(CECA).await;
    assert!(scene.heard(BORIS, "notice-recovery-approved", &until), "each approval: {}", scene.last(BORIS));
    assert!(scene.heard(ANA, "notice-recovery-agreed", &ward), "{}", scene.last(ANA));
    // Boris has indeed lost his wallet. Seven days later he carries it out with the new one, and shows it.
    scene.waits(8 * DAY).await;
    scene.says(BORIS, "/settings").await;
    scene.presses(BORIS, "button-recovery").await;
    scene.presses_on(BORIS, "⚠️").await;
    scene.presses(BORIS, "button-execute").await;
    let wrong = scene.town.signs(BORIS).await.expect_err("the wallet of before");
    assert_eq!(wrong, scene.text(BORIS, "trouble-new-wallet", &[]));
    scene.town.wallets.insert(BORIS, Wallet { key, ..Wallet::default() });
    scene.signs(BORIS).await;
    assert!(scene.heard(BORIS, "notice-key-changed", &[]), "{}", scene.last(BORIS));
    scene.presses(BORIS, "button-link").await;
    scene.signs(BORIS).await;
    assert!(scene.says(BORIS, "/start").await.text.contains("Hello, Борис!"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_again_and_again_is_heard_once_a_day() {
    let mut scene = circle(ENGLISH).await;
    scene.sees(BORIS, "Ana").await;
    scene.presses(BORIS, "button-promise").await;
    scene.says(BORIS, "20").await;
    scene.signs(BORIS).await;
    let asked = [("name", "Ana".into()), ("amount", "20.00 EUR".into()), ("until", "2026-06-15".into())];
    for (round, times) in [(0, 1), (1, 1), (2, 2)] {
        scene.says(ANA, "/organiser").await;
        scene.presses_with(ANA, "button-owed", &[("count", 1.into())]).await;
        scene.presses_on(ANA, "Борис").await;
        scene.presses(ANA, "button-demand").await;
        scene.signs(ANA).await;
        let text = scene.text(BORIS, "notice-demand", &asked);
        let heard = scene.town.fake.shown(BORIS).iter().filter(|it| it.text.contains(&text)).count();
        assert_eq!(heard, times, "round {round}");
        if round == 1 {
            scene.waits(DAY).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_says_people_and_ways_first_and_then_what_stands_open_by_the_clock() {
    let mut scene = circle(ENGLISH).await;
    scene.sees(ANA, "Борис").await;
    assert!(scene.last(ANA).contains(&scene.text(ANA, "tie-record-none", &[])), "{}", scene.last(ANA));
    // Boris promises Ana thirty and does a third; she confirms that, and the rest becomes overdue.
    scene.sees(BORIS, "Ana").await;
    scene.presses(BORIS, "button-promise").await;
    scene.says(BORIS, "30").await;
    scene.signs(BORIS).await;
    scene.presses(ANA, "button-look").await;
    scene.presses(ANA, "button-confirm-sum").await;
    scene.says(ANA, "10").await;
    scene.signs(ANA).await;
    scene.waits(20 * DAY).await;
    scene.sees(CECA, "Борис").await;
    let said = scene.last(CECA);
    let people = scene.text(CECA, "tie-kept-people", &[("people", 1.into()), ("near", 1.into()), ("ways", 1.into())]);
    let (left, none) = ("20.00 EUR", "0.00 EUR");
    let now = [("open", left.into()), ("overdue", left.into()), ("disputed", none.into()), ("unanswered", none.into())];
    let now = scene.text(CECA, "tie-record-now", &now);
    let settled = scene.text(CECA, "tie-settled-none", &[]);
    assert!(said.contains(&settled), "a third of a promise is no promise kept: {said}");
    let places = [people, now].map(|line| said.find(&line));
    assert!(
        matches!(places, [Some(people), Some(now)] if people < now),
        "nobody wrote it down, and it is said: {said}"
    );
}
