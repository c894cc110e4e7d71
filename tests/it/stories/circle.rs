//! Three friends who owe each other in a circle, in a terminal.

use exodus_tests::Home;
use serde_json::Value;

pub fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// Three people with a key file each, everybody tied to everybody. Returns their member addresses.
pub fn friends(home: &Home) -> Vec<String> {
    let names = ["ana", "ben", "eva"];
    for name in names {
        home.json(&["keygen", "--outfile", &format!("{name}.json")]);
    }
    home.json(&["network", "create", "circle", "--unit", "EUR", "--keypair", "ana.json"]);
    home.json(&["member", "join", "--keypair", "ana.json"]);
    for (inviter, newcomer) in [("ana", "ben"), ("ben", "eva"), ("eva", "ana")] {
        let link = text(&home.json(&["tie", "invite", "--keypair", &format!("{inviter}.json")])["link"]);
        home.json(&["tie", "accept", &link, "--keypair", &format!("{newcomer}.json")]);
    }
    let member = |name: &str| text(&home.json(&["member", "show", "--keypair", &format!("{name}.json")])["address"]);
    names.map(member).to_vec()
}

/// Somebody, by the name of their key file, owes a member. Returns the commitment.
pub fn owes(home: &Home, debtor: &str, creditor: &str, amount: &str) -> String {
    let keypair = format!("{debtor}.json");
    let give = ["commitment", "commit-directly", creditor, "--amount", amount, "--keypair", &keypair];
    text(&home.json(&give)["address"])
}

#[test]
fn a_circle_of_debts_is_cleared_reported_and_closed() {
    let home = Home::default();
    let members = friends(&home);
    let owes = |debtor: &str, creditor: &str, amount: &str| owes(&home, debtor, creditor, amount);
    let circle = [owes("ana", &members[1], "30"), owes("ben", &members[2], "20.50"), owes("eva", &members[0], "25")];

    let refused = home.run(&["clearing", "clear", &circle[0], &circle[2], &circle[1], "--keypair", "ana.json"]);
    assert_eq!(refused.code, 1, "{}", refused.stderr);
    home.json(&["commitment", "clearable", &circle[1], "--refuse", "--keypair", "eva.json"]);
    let clear = ["clearing", "clear", &circle[0], &circle[1], &circle[2], "--keypair", "ana.json"];
    assert_eq!(home.run(&clear).code, 1, "eva does not allow it");
    home.json(&["commitment", "clearable", &circle[1], "--allow", "--keypair", "eva.json"]);
    assert_eq!(home.json(&clear)["cleared"], 2_050);

    let left = circle.each_ref().map(|place| home.json(&["commitment", "show", place])["outstanding"].clone());
    assert_eq!(left, [950, 0, 450].map(Value::from));
    home.json(&["commitment", "report", &circle[1], "--keypair", "ana.json"]);
    home.json(&["commitment", "close", &circle[1], "--keypair", "ana.json"]);
    assert_ne!(home.run(&["commitment", "show", &circle[1]]).code, 0, "it is in the histories now");
}
