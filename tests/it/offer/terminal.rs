//! An exchange in a terminal.

use exodus_tests::Home;
use serde_json::Value;

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// Ana, Ben and Eva in a row. Returns their member addresses.
fn neighbours(home: &Home) -> Vec<String> {
    let names = ["ana", "ben", "eva"];
    for name in names {
        home.json(&["keygen", "--outfile", &format!("{name}.json")]);
    }
    home.json(&["network", "create", "street", "--unit", "EUR", "--keypair", "ana.json"]);
    home.json(&["member", "join", "--keypair", "ana.json"]);
    for (inviter, newcomer) in [("ana", "ben"), ("ben", "eva")] {
        let link = text(&home.json(&["tie", "invite", "--keypair", &format!("{inviter}.json")])["link"]);
        home.json(&["tie", "accept", &link, "--keypair", &format!("{newcomer}.json")]);
    }
    let member = |name: &str| text(&home.json(&["member", "show", "--keypair", &format!("{name}.json")])["address"]);
    names.map(member).to_vec()
}

#[test]
fn an_offer_is_published_taken_agreed_to_and_kept() {
    let home = Home::default();
    let members = neighbours(&home);
    let publish = ["offer", "publish", "--price", "20", "--quantity", "2", "--details", "a haircut"];
    let offer = text(&home.json(&[&publish[..], &["--keypair", "ana.json"]].concat())["address"]);
    let listed = home.json(&["offer", "list", "--keypair", "eva.json"]);
    assert_eq!((&listed["offers"][0]["address"], &listed["offers"][0]["left"]), (&offer.clone().into(), &2.into()));

    let take = ["offer", "take", &offer, "--price", "20", "--details", "a haircut"];
    let deal = home.json(&[&take[..], &["--keypair", "eva.json"]].concat());
    assert_eq!((&deal["total"], &deal["status"], &deal["handshakes"]), (&2_000.into(), &"waits".into(), &2.into()));
    let deal = text(&deal["address"]);
    let again = home.run(&["offer", "take", &offer, "--keypair", "eva.json"]);
    assert!(again.code == 1 && again.stderr.contains("offer withdraw"), "{}", again.stderr);
    let waiting = home.json(&["offer", "list", "--deals", "--keypair", "ana.json"]);
    assert_eq!(waiting["deals"][0]["address"], deal.as_str());
    let shown = home.run(&["offer", "show", &offer, "--keypair", "ana.json"]);
    assert!(shown.stdout.contains(&deal) && shown.stdout.contains("offer agree"), "{}", shown.stdout);

    assert_eq!(home.run(&["offer", "agree", &deal, "--keypair", "ben.json"]).code, 1, "not his to answer");
    let agreed = home.json(&["offer", "agree", &deal, "--keypair", "ana.json"]);
    assert_eq!((&agreed["giver"], &agreed["payer"]), (&members[0].clone().into(), &members[2].clone().into()));
    assert_eq!((&agreed["amount"], &agreed["left"]), (&2_000.into(), &1.into()));
    for (half, debtor, creditor) in [("goods", "ana.json", "eva.json"), ("price", "eva.json", "ana.json")] {
        let place = text(&agreed[half]);
        let shown = home.json(&["commitment", "show", &place]);
        assert_eq!((&shown["offer"], &shown["in_kind"]), (&offer.clone().into(), &(half == "goods").into()));
        home.json(&["commitment", "perform", &place, "--keypair", debtor]);
        let kept = home.json(&["commitment", "confirm", &place, "--keypair", creditor]);
        assert_eq!(kept["outstanding"], 0, "{half}");
    }
}

#[test]
fn a_need_is_edited_a_wish_withdrawn_and_what_was_seen_compared() {
    let home = Home::default();
    neighbours(&home);
    let publish = ["offer", "publish", "--need", "--price", "8.50", "--details", "a box of vegetables"];
    let need = text(&home.json(&[&publish[..], &["--keypair", "ana.json"]].concat())["address"]);
    home.json(&["offer", "edit", &need, "--price", "9", "--keypair", "ana.json"]);
    let take = |more: &[&str]| home.run(&[&["offer", "take", &need, "--keypair", "ben.json"], more].concat());
    for seen in [["--price", "8.50"], ["--details", "a box of stones"]] {
        let said = take(&seen);
        assert!(said.code == 1 && said.stderr.contains("not the ones the taker saw"), "{}", said.stderr);
    }
    let said = take(&["--output", "json"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    let deal = text(&said.json()["address"]);
    let early = home.run(&["offer", "tidy", &deal, "--keypair", "eva.json"]);
    assert!(early.code == 1 && early.stderr.contains("hint"), "{}", early.stderr);
    home.json(&["offer", "withdraw", &deal, "--keypair", "ben.json"]);
    assert_eq!(take(&["--expires", "1d"]).code, 0);
    assert_eq!(home.run(&["offer", "edit", &need, "--keypair", "ana.json"]).code, 2, "nothing was named");
    home.json(&["offer", "close", &need, "--keypair", "ana.json"]);
    let ended = home.run(&["offer", "show", &deal, "--keypair", "ben.json"]);
    assert!(ended.stdout.contains("it has ended"), "{}", ended.stdout);
    let due = home.json(&["tidy", "--keypair", "eva.json"]);
    let tidied: Vec<_> = due["tidied"].as_array().into_iter().flatten().map(|one| text(&one["address"])).collect();
    assert!(tidied.contains(&deal), "{tidied:?}");
    assert_eq!(home.json(&["offer", "list", "--all", "--keypair", "eva.json"])["offers"], Value::Array(Vec::new()));
}

#[test]
fn one_takes_nothing_of_ones_own_and_nothing_out_of_reach() {
    let home = Home::default();
    neighbours(&home);
    let offer = |price: &str, reach: &str| {
        home.run(&["offer", "publish", "--price", price, "--reach", reach, "--keypair", "ana.json", "--output", "json"])
    };
    assert_eq!(offer("20", "7").code, 1);
    assert_eq!(offer("20", "0").code, 1);
    assert_eq!(offer("0", "1").code, 2);
    let near = text(&offer("20", "1").json()["address"]);
    let own = home.run(&["offer", "take", &near, "--keypair", "ana.json"]);
    assert!(own.code == 1 && own.stderr.contains("commits to themselves"), "{}", own.stderr);
    let far = home.run(&["offer", "take", &near, "--keypair", "eva.json"]);
    assert!(far.code == 1 && far.stderr.contains("reach"), "{}", far.stderr);
    let none = home.run(&["offer", "take", &near, "--quantity", "2", "--keypair", "ben.json"]);
    assert!(none.code == 1 && none.stderr.contains("what is left"), "{}", none.stderr);
}
