//! Three people, from the first word to a kept promise, a call in two waves, a withdrawn tie and a month's end: in every
//! language, and with two languages in one circle.

use exodus_telegram::texts::Language;

use crate::scene::{ANA, BORIS, CECA, DAY, Scene};

/// Ana joins, and invites Boris, who invites Ceca.
pub async fn circle(languages: [Language; 3]) -> Scene {
    circle_in(Scene::begin().await, languages).await
}

/// The same in a town that is there already.
pub async fn circle_in(mut scene: Scene, languages: [Language; 3]) -> Scene {
    let [ana, boris, ceca] = languages;
    scene.comes(ANA, ana, None).await;
    scene.presses(ANA, "button-join").await;
    scene.says(ANA, "Ana").await;
    scene.signs(ANA).await;
    for (host, guest, language, name) in [(ANA, BORIS, boris, "Борис"), (BORIS, CECA, ceca, "Ceca")] {
        scene.says(host, "/invite").await;
        scene.presses(host, "button-invite-one").await;
        scene.signs(host).await;
        let link = scene.link(host);
        scene.comes(guest, language, Some(&link)).await;
        scene.presses(guest, "button-accept").await;
        scene.says(guest, name).await;
        scene.presses(guest, "button-accept").await;
        scene.signs(guest).await;
        assert!(scene.heard(host, "notice-tied", &[("name", name.into())]), "the host hears of it");
    }
    scene
}

pub async fn journey(scene: &mut Scene) {
    // The list: Boris in person, Ceca through him.
    let list = scene.says(ANA, "/list").await;
    assert!(list.text.contains("1. ★ Борис") && list.text.contains("2. · Ceca"), "{}", list.text);
    scene.presses(ANA, "2").await;
    assert!(scene.last(ANA).contains("Борис → Ceca"), "the way to her: {}", scene.last(ANA));

    // Ceca asks for support; Boris means to help, promises, does it; Ceca confirms.
    scene.asks_for_support().await;
    let orange = [("name", "Ceca".into()), ("amount", "50.00 EUR".into())];
    assert!(scene.heard(BORIS, "notice-orange", &orange), "a friend hears of it");
    scene.presses(BORIS, "button-look").await;
    assert!(scene.last(BORIS).contains("Rent"), "the circle reads why");
    scene.presses(BORIS, "button-intend").await;
    scene.says(BORIS, "20").await;
    scene.signs(BORIS).await;
    scene.presses(CECA, "button-look").await;
    scene.presses(CECA, "button-ask-to-commit").await;
    scene.settles("Ceca has asked").await;
    scene.presses(BORIS, "button-my-intent").await;
    scene.presses(BORIS, "button-commit").await;
    scene.says(BORIS, "20").await;
    scene.signs(BORIS).await;
    scene.says(BORIS, "/organiser").await;
    scene.presses_with(BORIS, "button-owing", &[("count", 1.into())]).await;
    scene.presses_on(BORIS, "Ceca").await;
    scene.presses(BORIS, "button-perform").await;
    scene.says(BORIS, "20").await;
    scene.signs(BORIS).await;
    scene.presses(CECA, "button-look").await;
    scene.presses(CECA, "button-confirm").await;
    scene.signs(CECA).await;
    let kept = [("name", "Ceca".into()), ("amount", "20.00 EUR".into())];
    assert!(scene.heard(BORIS, "notice-confirmed", &kept), "Boris hears that his word is kept");

    // Ana calls for help: the nearest at once, the next ones twelve hours later.
    scene.calls_for_help("100", "A broken leg").await;
    scene.signs(ANA).await;
    let sos = [("name", "Ana".into()), ("amount", "100.00 EUR".into()), ("until", "2026-06-11".into())];
    assert!(scene.heard(BORIS, "notice-sos", &sos) && !scene.heard(CECA, "notice-sos", &sos), "the first wave: one");
    scene.waits(DAY / 2).await;
    assert!(scene.heard(CECA, "notice-sos", &sos), "the second wave: the next");
    assert!(scene.last(CECA).contains("Борис → Ana"), "with the way: {}", scene.last(CECA));
    scene.presses(CECA, "button-look").await;
    scene.presses(CECA, "button-done-at-once").await;
    scene.says(CECA, "100").await;
    scene.signs(CECA).await;
    scene.presses(ANA, "button-look").await;
    scene.presses(ANA, "button-confirm").await;
    scene.signs(ANA).await;
    assert!(scene.heard(CECA, "notice-complete", &[("name", "Ana".into()), ("amount", "100.00 EUR".into())]), "thanks");
    // Commitments survive the return to green.
    scene.says(CECA, "/organiser").await;
    scene.presses_with(CECA, "button-archive-owing", &[("count", 1.into())]).await;

    // Boris withdraws from Ana: she hears of it, and her list is empty.
    scene.says(BORIS, "/list").await;
    scene.presses_on(BORIS, "1").await;
    if !scene.last(BORIS).starts_with("Ana") {
        scene.says(BORIS, "/list").await;
        scene.presses_on(BORIS, "2").await;
    }
    scene.presses(BORIS, "button-withdraw").await;
    scene.signs(BORIS).await;
    assert!(scene.heard(ANA, "notice-withdrawn", &[("name", "Борис".into())]), "she hears of it");
    let empty = scene.text(ANA, "tie-list-empty", &[]);
    assert!(scene.says(ANA, "/list").await.text.contains(&empty), "nobody is on her list any more");
    scene.says(BORIS, "/list").await;
    scene.presses(BORIS, "button-withdrawn").await;

    // The month ends: what was kept in June is June's, and July needs the whole sum again.
    scene.waits(31 * DAY).await;
    let july = scene.says(CECA, "/status").await;
    assert!(july.buttons.iter().any(|(label, _)| label.contains("50.00 EUR")), "{:?}", july.buttons);
}

#[tokio::test(flavor = "multi_thread")]
async fn three_people_go_the_whole_way_in_english() {
    let mut scene = circle([Language::English; 3]).await;
    journey(&mut scene).await;
    scene.must_look_as_kept("en.txt");
}

#[tokio::test(flavor = "multi_thread")]
async fn three_people_go_the_whole_way_in_russian() {
    let mut scene = circle([Language::Russian; 3]).await;
    journey(&mut scene).await;
    scene.must_look_as_kept("ru.txt");
}

#[tokio::test(flavor = "multi_thread")]
async fn three_people_go_the_whole_way_in_serbian() {
    let mut scene = circle([Language::SerbianLatin; 3]).await;
    journey(&mut scene).await;
    scene.must_look_as_kept("sr.txt");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_languages_meet_in_one_circle() {
    let mut scene = circle([Language::English, Language::Russian, Language::SerbianCyrillic]).await;
    journey(&mut scene).await;
}
