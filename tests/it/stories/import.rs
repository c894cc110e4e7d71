//! The tables of the two bots of before become what each person may confirm, and nothing more.

use exodus_tests::Home;
use serde_json::{Value, json};

use super::bad_input::is_clear;

const USERS: &str = "id,name,list,status,sum\n8000000001,Ana,8000000002;8000000003,green,\n8000000002,\"Berg, Bo\",8000000001,orange,50\n8000000003,Eva,,,\n";

#[test]
fn each_person_hears_what_is_theirs_to_confirm_and_each_tie_is_offered_once() {
    let home = Home::default();
    let users = home.file("users.csv", USERS);
    let meant = home.file("meant.csv", "from,to,amount\n8000000001,8000000002,20.50\n");
    let owed = home.file("owed.csv", "to,from,amount\n8000000001,8000000003,7\n");
    let out = home.path("import.json").display().to_string();
    let arguments = ["import", "--users", &users, "--intentions", &meant, "--obligations", &owed, "--out", &out];
    let told = home.json(&arguments);
    assert_eq!([&told["ties"], &told["intents"], &told["promises"]], [&json!(2), &json!(1), &json!(1)]);
    let ana = &told["people"][0];
    assert_eq!(ana["id"], 8_000_000_001_i64, "64 bits");
    let names = |list: &Value| list.as_array().into_iter().flatten().map(|it| it["name"].clone()).collect::<Vec<_>>();
    assert_eq!(names(&ana["invite"]), ["Berg, Bo", "Eva"], "whom she had on her list");
    assert_eq!(names(&told["people"][1]["expect"]), ["Ana"], "the tie of both is offered once");
    assert_eq!(ana["declare"][0]["amount"], "20.50");
    assert_eq!(told["people"][1]["ask"], json!({ "amount": "50", "days": null }), "what he asks for every month");
    assert_eq!((&ana["ask"], &told["requests"]), (&json!(null), &json!(1)));
    assert_eq!(told["people"][2]["commit"][0]["to"]["name"], "Ana");
    let kept: Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(kept, told["people"]);
    assert!(!home.ledger().exists(), "nothing was done in anyone's name");
    is_clear(&home.run(&arguments), 2, "cannot be written");
}

#[test]
fn a_line_that_does_not_fit_is_named() {
    let home = Home::default();
    let users = home.file("users.csv", USERS);
    let owed = home.file("owed.csv", "from,to,amount\n8000000001,8000000009,7\n");
    let said = home.run(&["import", "--users", &users, "--obligations", &owed]);
    is_clear(&said, 2, "owed.csv, line 2: person 8000000009 is none of the users");
    is_clear(&home.run(&["import", "--users", "nowhere.csv"]), 2, "nowhere.csv cannot be read");
}
