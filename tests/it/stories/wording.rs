//! What the tool says is true where the reader stands, and what it hints at can be typed.

use exodus_rules::Refusal;
use exodus_tests::{Home, Said};
use serde_json::Value;

use super::bad_input::is_clear;
use super::circle::{friends, owes, text};

fn by(home: &Home, name: &str, arguments: &[&str]) -> Said {
    home.run(&[arguments, &["--keypair", &format!("{name}.json")]].concat())
}

fn does(home: &Home, name: &str, arguments: &[&str]) -> Value {
    home.json(&[arguments, &["--keypair", &format!("{name}.json")]].concat())
}

/// Refused or wrong, with a hint that names this.
fn hints(said: &Said, code: i32, fact: &str, hint: &str) {
    is_clear(said, code, fact);
    let last = said.stderr.lines().last().unwrap_or_default();
    assert!(last.starts_with(" hint: ") && last.contains(hint), "`{hint}` is not in: {last}");
}

#[test]
fn whoever_withdrew_is_told_that_it_was_they() {
    let home = Home::default();
    let members = friends(&home);
    does(&home, "ana", &["tie", "withdraw", &members[1]]);
    let restore = format!("exodus tie restore {}", members[1]);
    for again in [&["tie", "extend", &members[1]][..], &["tie", "withdraw", &members[1]]] {
        hints(&by(&home, "ana", again), 1, "you withdrew", &restore);
    }
    hints(&by(&home, "ana", &["tie", "pledge", &members[1], "5"]), 1, "you withdrew", &restore);
    does(&home, "ana", &["tie", "restore", &members[1]]);
}

#[test]
fn a_member_is_no_key_and_a_guardian_is_chosen_once() {
    let home = Home::default();
    let members = friends(&home);
    let grant = ["delegate", "grant", &members[1], "--may", "performed"];
    hints(&by(&home, "ana", &grant), 2, "is a member, not a key", "keygen");
    let propose = ["recovery", "propose", &members[0], &members[1]];
    hints(&by(&home, "ben", &propose), 2, "is a member, not a key", "authority");
    does(&home, "ana", &["recovery", "choose", &members[1], "--threshold", "2", "--days", "7"]);
    let both = ["recovery", "choose", &members[2], &members[1]];
    hints(&by(&home, "ana", &both), 1, &format!("{} is a guardian of yours already", members[1]), "leave them out");
    let twice = ["recovery", "choose", &members[2], &members[2]];
    hints(&by(&home, "ana", &twice), 2, "named twice", "once");
    hints(&by(&home, "ana", &["recovery", "dismiss", &members[2]]), 1, "is no guardian", "recovery show");
    home.json(&["ledger", "advance", "--days", "31"]);
    home.json(&["keygen", "--outfile", "new.json"]);
    let key = text(&home.json(&["keygen", "--outfile", "other.json"])["key"]);
    does(&home, "ben", &["recovery", "propose", &members[0], &key]);
    home.json(&["ledger", "advance", "--days", "8"]);
    let shown = home.json(&["recovery", "show", &members[0]]);
    assert_eq!(
        (&shown["proposals"][0]["state"], &shown["proposals"][0]["missing"]),
        (&"waits for guardians".into(), &1.into())
    );
    assert!(home.run(&["recovery", "show", &members[0]]).stdout.contains("1 of 2, 1 missing"));
}

#[test]
fn the_price_is_not_overdue_while_the_goods_are() {
    let home = Home::default();
    let members = friends(&home);
    let offer = text(&does(&home, "ana", &["offer", "publish", "--price", "20"])["address"]);
    let deal = text(&does(&home, "ben", &["offer", "take", &offer])["address"]);
    let agreed = does(&home, "ana", &["offer", "agree", &deal]);
    let (goods, price) = (text(&agreed["goods"]), text(&agreed["price"]));
    home.json(&["ledger", "advance", "--days", "20"]);
    let overdue = |place: &str| home.json(&["commitment", "show", place])["overdue"].clone();
    assert_eq!((overdue(&goods), overdue(&price)), (2_000.into(), 0.into()));
    let listed = home.run(&["commitment", "list", "--debtor", &members[1]]).stdout;
    assert!(!listed.contains("overdue") && listed.contains("promised"), "{listed}");
    let shown = home.run(&["commitment", "show", &price]).stdout;
    assert!(shown.contains("what is given in exchange was to come first"), "{shown}");
    hints(&by(&home, "eva", &["commitment", "tidy-overdue", &price]), 1, "nobody is late", &goods);
    let tidied = by(&home, "eva", &["commitment", "tidy-overdue", &goods]);
    assert!(tidied.code == 0 && !tidied.stdout.contains("request misses"), "{}", tidied.stdout);
    does(&home, "ana", &["commitment", "perform", &goods]);
    does(&home, "ben", &["commitment", "confirm", &goods]);
    let listed = home.run(&["commitment", "show", &goods]).stdout;
    assert!(listed.contains("once what is owed in exchange is settled"), "{listed}");
    let close = by(&home, "eva", &["commitment", "close", &goods]);
    hints(&close, 1, Refusal::TwinWaits.fact(), "its time is over");
    assert_eq!(overdue(&price), 0, "a week from the day on which they came");
    home.json(&["ledger", "advance", "--days", "8"]);
    assert_eq!(overdue(&price), 2_000);
    let three = home.run(&["offer", "list", "--all", "--network", "circle"]);
    assert!(three.stdout.contains("offers and needs") || three.stdout.contains("1 offer or need"), "{}", three.stdout);
    let far = by(&home, "ana", &["offer", "publish", "--price", "20", "--reach", "7"]);
    hints(&far, 1, Refusal::OfferReachOutOfRange.fact(), "never open to anyone");
}

#[test]
fn a_disputed_part_is_not_unanswered() {
    let home = Home::default();
    let members = friends(&home);
    let promise = owes(&home, "ana", &members[1], "30");
    does(&home, "ana", &["commitment", "perform", &promise, "--amount", "20"]);
    does(&home, "ben", &["commitment", "demand", &promise]);
    let shown = home.json(&["commitment", "show", &promise]);
    assert_eq!((&shown["unanswered"], &shown["disputed"]), (&0.into(), &2_000.into()));
    let shown = home.run(&["commitment", "show", &promise]).stdout;
    assert!(!shown.contains("unanswered") && shown.contains("both sides allow it"), "{shown}");
    // Ben has promised nothing, and his record says all the same what he disputes.
    let record = home.run(&["member", "show", &members[1]]).stdout;
    assert!(record.contains("has promised nothing yet") && record.contains("disputed now: 1 (20.00 EUR)"), "{record}");
}

#[test]
fn a_circle_that_cannot_be_cleared_is_named() {
    let home = Home::default();
    let members = friends(&home);
    let two = [owes(&home, "ana", &members[1], "30"), owes(&home, "ben", &members[0], "20")];
    let clear = |circle: &[&str]| by(&home, "eva", &[&["clearing", "clear"][..], circle].concat());
    hints(&clear(&[&two[0], &two[1], &two[0]]), 2, "is named twice", "once");
    does(&home, "ben", &["commitment", "clearable", &two[0], "--refuse"]);
    let allow = format!("exodus commitment clearable {} --allow", two[0]);
    hints(&clear(&[&two[0], &two[1]]), 1, &format!("the creditor of {}, {}, does not", two[0], members[1]), &allow);
    does(&home, "ben", &["commitment", "clearable", &two[0], "--allow"]);
    does(&home, "ben", &["commitment", "perform", &two[1]]);
    hints(&clear(&[&two[0], &two[1]]), 1, &format!("nothing is left of {}", two[1]), "leave that circle");
}

#[test]
fn what_is_public_is_read_as_anybody_and_what_was_seen_is_compared() {
    let home = Home::default();
    let members = friends(&home);
    let bot = text(&home.json(&["keygen", "--outfile", "bot.json"])["key"]);
    does(&home, "ana", &["delegate", "grant", &bot, "--may", "intents", "--limit", "20"]);
    assert_eq!(does(&home, "bot", &["member", "show", "--as", &members[0]])["address"], members[0].as_str());
    assert_eq!(does(&home, "bot", &["intent", "list", "--as", &members[0]])["intents"], Value::Array(Vec::new()));

    let open = ["request", "open", "--kind", "support", "--target", "20", "--details", "lessons"];
    let request = text(&does(&home, "ben", &open)["address"]);
    let declare = |name: &str, more: &[&str]| {
        by(&home, name, &[&["intent", "declare", &request, "--amount", "10"][..], more].concat())
    };
    hints(&declare("eva", &["--seen-target", "19"]), 1, "asks for 20.00 EUR", "read the request again");
    hints(&declare("eva", &["--seen-details", "music"]), 1, "the details of the request", "read the request again");
    assert_eq!(declare("eva", &["--seen-target", "20", "--seen-details", "lessons"]).code, 0);
    let commit = ["commitment", "commit", &request, "--amount", "10", "--seen-target", "21"];
    hints(&by(&home, "ana", &commit), 1, "asks for 20.00 EUR", "read the request again");
    hints(&by(&home, "eva", &["request", "close", &request]), 1, Refusal::NotAuthority.fact(), &members[1]);
    // A tie that is there is named; where there is none, nothing is.
    let intent = text(&home.json(&["intent", "list", "--request", &request])["intents"][0]["address"]);
    let refused = by(&home, "ben", &["intent", "refuse", &intent]);
    assert!(refused.stdout.contains("exodus tie withdraw"), "{}", refused.stdout);
}

#[test]
fn a_key_that_is_a_member_no_more_is_told_why() {
    let home = Home::default();
    let members = friends(&home);
    home.json(&["keygen", "--outfile", "new.json"]);
    does(&home, "ana", &["member", "change-key", "new.json"]);
    hints(&by(&home, "ana", &["member", "show"]), 2, "has handed its membership", "--keypair");
    for other in &members[1..] {
        does(&home, "new", &["tie", "withdraw", other]);
    }
    does(&home, "new", &["member", "leave", "--for-good"]);
    does(&home, "ben", &["member", "tidy-tombstone", &members[0]]);
    let stone = home.json(&["member", "show", &members[0]]);
    assert_eq!((&stone["state"], &stone["history_length"]), (&"gone".into(), &0.into()));
    hints(&by(&home, "ana", &["member", "show"]), 2, "has left its network for good", "exodus keygen");
}

#[test]
fn the_list_leaves_out_whoever_is_not_listed() {
    let home = Home::default();
    let members = friends(&home);
    let promise = owes(&home, "ben", &members[2], "30");
    home.json(&["ledger", "advance", "--days", "40"]);
    does(&home, "eva", &["commitment", "tidy-overdue", &promise]);
    let list = does(&home, "ana", &["list"]);
    assert_eq!((&list["left_out"], list["members"].as_array().map(Vec::len)), (&1.into(), Some(1)));
    assert_eq!((&list["reach"][0]["members"], &list["resource"]), (&1.into(), &10_000.into()));
    assert!(by(&home, "ana", &["list", "--members"]).stdout.contains("1 more is within reach"));
}

#[test]
fn errors_are_json_where_json_is_asked_for() {
    let home = Home::default();
    let members = friends(&home);
    let json = |arguments: &[&str]| {
        let said = by(&home, "ana", &[arguments, &["--output", "json"]].concat());
        let error: Value = serde_json::from_str(&said.stderr).unwrap_or_else(|_| panic!("no JSON: {}", said.stderr));
        assert!(said.stdout.is_empty() && said.stderr.lines().count() == 1, "{}{}", said.stdout, said.stderr);
        (said.code, error)
    };
    let (code, refused) = json(&["tie", "extend", &members[1]]);
    let refusal = Refusal::TieAlreadyExtended;
    assert_eq!((code, &refused["refusal"], &refused["code"]), (1, &refusal.name().into(), &refusal.code().into()));
    assert_eq!(refused["hint"], refusal.hint());
    for wrong in [&["member", "set", "--pledge", "ten"][..], &["member", "set", "--attention", "ten"], &["frobnicate"]]
    {
        let (code, error) = json(wrong);
        assert_eq!((code, &error["refusal"], &error["code"]), (2, &Value::Null, &Value::Null), "{wrong:?}");
        assert!(error["error"].is_string() && error["hint"].is_string(), "{error}");
    }
}

#[test]
fn a_file_that_cannot_be_used_has_a_way_out() {
    let home = Home::default();
    friends(&home);
    hints(&by(&home, "ana", &["member", "show", "-C", "nofile"]), 2, "nofile cannot be read", "-C FILE");
    let profile = ["member", "set", "--profile-file", "nofile"];
    hints(&by(&home, "ana", &profile), 2, "nofile cannot be read: there is no such file", "-file");
    hints(&by(&home, "ana", &["archive", "verify", "."]), 2, "it is a directory", "archive export");
    let keygen = home.run(&["keygen", "--outfile", "ana.json/key.json"]);
    hints(&keygen, 3, "ana.json/key.json cannot be written", "--outfile");
    assert!(!keygen.stderr.contains(".tmp") && !keygen.stderr.contains("os error"), "{}", keygen.stderr);
    let preview = does(&home, "ana", &["archive", "export", "--out", "a.json", "--dry-run"]);
    assert_eq!(preview["dry_run"], true);
    assert!(!home.path("a.json").exists(), "a preview wrote a file");
}

#[test]
fn a_stranger_between_two_networks_is_asked_which() {
    let home = Home::default();
    friends(&home);
    does(&home, "ana", &["network", "create", "second", "--unit", "EUR"]);
    home.json(&["keygen", "--outfile", "kim.json"]);
    hints(&by(&home, "kim", &["request", "list"]), 2, "several networks", "--network");
    let short = by(&home, "kim", &["network", "create", "x", "--period", "59s"]);
    hints(&short, 1, Refusal::PeriodTooShort.fact(), "`month`");
    let created = by(&home, "kim", &["network", "create", "x"]).stdout;
    assert!(created.contains("next: exodus member join x --keypair kim.json"), "{created}");
}

#[test]
fn what_is_overdue_of_last_month_is_still_owed() {
    let home = Home::default();
    let members = friends(&home);
    let open = ["request", "open", "--kind", "support", "--target", "20"];
    let request = text(&does(&home, "ben", &open)["address"]);
    let promise = does(&home, "ana", &["commitment", "commit", &request, "--amount", "10"]);
    let (due, clock) = (promise["due"].as_i64(), home.json(&["ledger", "show"])["clock"].as_i64());
    let left = due.zip(clock).map(|(due, clock)| due - clock + 1).expect("times");
    home.json(&["ledger", "advance", "--by", &format!("{left}s")]);
    does(&home, "eva", &["commitment", "tidy-overdue", &text(&promise["address"])]);
    let shown = home.json(&["request", "show", &request]);
    assert_eq!((&shown["last_period"]["owed"], &shown["last_period"]["committed"]), (&1_000.into(), &0.into()));
    assert!(home.run(&["request", "show", &request]).stdout.contains("0.00 EUR kept, 10.00 EUR still owed"));
    let record = home.run(&["member", "show", &members[0]]).stdout;
    assert!(record.contains("overdue now: 1 (10.00 EUR)"), "{record}");
}

#[test]
fn a_pool_without_a_waiting_time_says_what_that_means() {
    let home = Home::default();
    friends(&home);
    let rules = home.file("rules.txt", "A locked bicycle that was stolen is replaced.");
    let create = ["pool", "create", "--stake", "5", "--rules-file", &rules, "--waiting", "0d", "--keypair", "ana.json"];
    let said = home.run(&create);
    assert!(said.stdout.contains("none: whoever joins may claim at once"), "{}", said.stdout);
}

#[test]
fn guardians_who_cannot_help_are_said_to_whoever_chose_them() {
    let home = Home::default();
    let members = friends(&home);
    let said = |arguments: &[&str]| by(&home, "ana", arguments).stdout;
    let few = said(&["recovery", "choose", &members[1], "--threshold", "2", "--days", "7"]);
    assert!(few.contains("nobody can recover you: it takes 2 guardians, and you have 1"), "{few}");
    let just = said(&["recovery", "choose", &members[2]]);
    assert!(just.contains("one guardian who is away is one too few"), "{just}");
}
