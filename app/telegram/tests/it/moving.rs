//! People who come from the bots of before: what was theirs is offered to them, and nothing is done in their name.

use exodus_sdk::moving::{Known, Need, Steps, Sum};
use exodus_telegram::config::moved;
use exodus_telegram::texts::Language;

use crate::scene::{ANA, BORIS, CECA, Scene};

fn known(id: i64, name: &str) -> Known {
    Known { id, name: name.to_owned() }
}

fn sum(to: Known, amount: &str) -> Vec<Sum> {
    vec![Sum { to, amount: amount.to_owned() }]
}

/// Ana had Boris on her list, meant to give him twenty, and owes Ceca, who is not here, five; Boris asks for fifty a month, and
/// had promised Ana seven.
fn before() -> Vec<Steps> {
    let steps = |id: i64, name: &str| Steps {
        id,
        name: name.to_owned(),
        invite: Vec::new(),
        expect: Vec::new(),
        declare: Vec::new(),
        commit: Vec::new(),
        ask: None,
    };
    let [ana, boris, ceca] = [known(ANA, "Ana"), known(BORIS, "Boris"), known(CECA, "Ceca")];
    vec![
        Steps {
            invite: vec![boris.clone(), ceca.clone()],
            declare: sum(boris, "20"),
            commit: sum(ceca, "5"),
            ..steps(ANA, "Ana")
        },
        Steps {
            expect: vec![ana.clone()],
            commit: sum(ana, "7"),
            ask: Some(Need { amount: "50".to_owned(), days: None }),
            ..steps(BORIS, "Boris")
        },
    ]
}

async fn joins(scene: &mut Scene, chat: i64, name: &str) {
    scene.comes(chat, Language::English, None).await;
    scene.presses(chat, "button-join").await;
    scene.says(chat, name).await;
    scene.signs(chat).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_theirs_is_offered_until_the_ledger_says_it() {
    let mut scene = Scene::begin().await;
    scene.town.door.remember(before());
    let welcome = scene.comes(ANA, Language::English, None).await;
    assert!(welcome.text.contains(&scene.text(ANA, "moving-welcome", &[("people", 2.into())])), "{}", welcome.text);
    scene.presses(ANA, "button-join").await;
    scene.says(ANA, "Ana").await;
    scene.signs(ANA).await;
    joins(&mut scene, BORIS, "Борис").await;

    // Boris offers his hand to Ana, who is here, and asks again for what he had asked for.
    scene.says(BORIS, "/start").await;
    scene.presses_with(BORIS, "button-moving", &[("count", 3.into())]).await;
    let waits = [("name", "Ana".into()), ("amount", "7.00 EUR".into())];
    assert!(scene.last(BORIS).contains(&scene.text(BORIS, "moving-promise-waits", &waits)), "without a tie no promise");
    scene.presses_with(BORIS, "button-moving-extend", &[("name", "Ana".into())]).await;
    scene.signs(BORIS).await;

    // Ana takes it; Ceca is not here, so there is a link for her, and the promise waits.
    scene.says(ANA, "/start").await;
    scene.presses_with(ANA, "button-moving", &[("count", 4.into())]).await;
    assert!(scene.last(ANA).contains(&scene.text(ANA, "moving-not-here", &[("name", "Ceca".into())])));
    let waits = [("name", "Boris".into()), ("amount", "20.00 EUR".into())];
    assert!(scene.last(ANA).contains(&scene.text(ANA, "moving-intent-waits", &waits)));
    scene.presses_with(ANA, "button-moving-extend", &[("name", "Boris".into())]).await;
    scene.signs(ANA).await;
    assert!(scene.heard(BORIS, "notice-tied", &[("name", "Ana".into())]));

    scene.says(BORIS, "/start").await;
    scene.presses_with(BORIS, "button-moving", &[("count", 2.into())]).await;
    scene.presses(BORIS, "button-moving-ask").await;
    scene.says(BORIS, "Rent").await;
    scene.signs(BORIS).await;
    scene.says(BORIS, "/start").await;
    scene.presses_with(BORIS, "button-moving", &[("count", 1.into())]).await;
    scene.presses_with(BORIS, "button-moving-promise", &[("name", "Ana".into()), ("amount", "7.00 EUR".into())]).await;
    scene.signs(BORIS).await;
    let promised = [("name", "Борис".into()), ("amount", "7.00 EUR".into()), ("until", "2026-06-15".into())];
    assert!(scene.heard(ANA, "notice-committed", &promised));
    let home = scene.says(BORIS, "/start").await;
    assert!(
        home.buttons.iter().all(|(label, _)| !label.contains("From before")),
        "nothing is left: {:?}",
        home.buttons
    );

    scene.says(ANA, "/start").await;
    scene.presses_with(ANA, "button-moving", &[("count", 3.into())]).await;
    scene.presses_with(ANA, "button-moving-declare", &[("name", "Boris".into()), ("amount", "20.00 EUR".into())]).await;
    scene.signs(ANA).await;
    assert!(scene.heard(BORIS, "notice-intent", &[("name", "Ana".into()), ("amount", "20.00 EUR".into())]));
    scene.says(ANA, "/start").await;
    scene.presses_with(ANA, "button-moving", &[("count", 2.into())]).await;
    scene.presses_with(ANA, "button-moving-invite", &[("name", "Ceca".into())]).await;
    scene.signs(ANA).await;
    assert!(!scene.link(ANA).is_empty(), "a link for whoever is not here yet");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_amount_that_cannot_be_read_is_said_and_not_left_out() {
    let mut scene = Scene::begin().await;
    let mut before = before();
    before[0].declare = sum(known(BORIS, "Boris"), "1.000");
    before[0].commit = sum(known(CECA, "Ceca"), ".5");
    before[1].ask = Some(Need { amount: "1e3".to_owned(), days: None });
    scene.town.door.remember(before);
    for (chat, name) in [(ANA, "Ana"), (BORIS, "Boris")] {
        joins(&mut scene, chat, name).await;
    }
    scene.says(ANA, "/start").await;
    scene.presses_with(ANA, "button-moving", &[("count", 4.into())]).await;
    // As it was written, and nothing in it can be pressed as a link: a sign that nobody sees stands behind a point.
    let fact = |name: &str, amount: &str| {
        let amount = amount.replace('.', ".\u{2060}");
        [("name", name.to_owned().into()), ("amount", amount.into()), ("unit", "EUR".into())]
    };
    for (key, name, amount) in [("moving-intent-unread", "Boris", "1.000"), ("moving-promise-unread", "Ceca", ".5")] {
        let expected = scene.text(ANA, key, &fact(name, amount));
        assert!(scene.last(ANA).contains(&expected), "{expected}: {}", scene.last(ANA));
    }
    scene.says(BORIS, "/start").await;
    scene.presses_with(BORIS, "button-moving", &[("count", 3.into())]).await;
    assert!(scene.last(BORIS).contains(&scene.text(BORIS, "moving-ask-unread", &fact("", "1e3"))));
}

#[test]
fn a_file_that_is_something_else_is_named_without_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.json");
    std::fs::write(&file, serde_json::to_string(&before()).unwrap()).unwrap();
    assert_eq!(moved(&file).unwrap(), before());
    std::fs::write(&file, "[{\n\"id\": 1,\n\"name\": 5, \"secret\": \"Ana\"}]").unwrap();
    let told = moved(&file).unwrap_err().to_string();
    assert!(told.ends_with("is not what `exodus import --out` writes, in line 3") && !told.contains("Ana"), "{told}");
    assert!(moved(&folder.path().join("none")).unwrap_err().to_string().contains("cannot be read"));
}
