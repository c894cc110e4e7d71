//! A lost key, a lent one, and a farewell, from the command line.

use exodus_tests::Home;
use serde_json::Value;

use super::circle::{friends, text};

fn by<'a>(home: &'a Home, name: &'a str) -> impl Fn(&[&str]) -> Value + 'a {
    move |words| home.json(&[words, &["--keypair", &format!("{name}.json")]].concat())
}

#[test]
fn two_friends_give_ana_another_key_and_whoever_comes_by_tidies() {
    let home = Home::default();
    let [ana, ben, eva] = <[String; 3]>::try_from(friends(&home)).expect("three friends");
    let (as_ana, as_ben, as_eva) = (by(&home, "ana"), by(&home, "ben"), by(&home, "eva"));
    let chosen = as_ana(&["recovery", "choose", &ben, &eva, "--threshold", "2", "--days", "3"]);
    assert_eq!((&chosen["guardians"], &chosen["threshold"], &chosen["days"]), (&2.into(), &2.into(), &3.into()));
    as_ana(&["tie", "invite", "--expires", "90d"]);
    let bot = text(&home.json(&["keygen", "--outfile", "bot.json"])["key"]);
    let power = ["delegate", "grant", &bot, "--may", "intents,performed", "--limit", "20", "--expires", "180d"];
    assert_eq!(as_ana(&power)["may"], serde_json::json!(["intents", "performed"]));

    let new = text(&home.json(&["keygen", "--outfile", "new.json"])["key"]);
    let early = home.run(&["recovery", "propose", &ana, &new, "--keypair", "ben.json"]);
    assert_eq!(early.code, 1, "{}", early.stderr);
    assert!(early.stderr.contains("30 days after being chosen"), "{}", early.stderr);
    home.json(&["ledger", "advance", "--days", "30"]);
    let proposal = text(&as_ben(&["recovery", "propose", &ana, &new])["address"]);
    assert_eq!(as_eva(&["recovery", "approve", &proposal])["approvals"], 2);
    let shown = home.json(&["recovery", "show", &ana]);
    assert_eq!((&shown["proposals"][0]["standing"], &shown["guardians"][0]["counts"]), (&2.into(), &true.into()));
    home.json(&["ledger", "advance", "--days", "3"]);
    let stranger = home.run(&["recovery", "execute", &proposal, "--keypair", "ben.json"]);
    assert_eq!(stranger.code, 2, "{}", stranger.stderr);
    let back = by(&home, "new")(&["recovery", "execute", &proposal]);
    assert_eq!((&back["address"], &back["authority"], &back["epoch"]), (&ana.into(), &new.into(), &1.into()));
    assert_eq!(home.run(&["member", "set", "--pledge", "1", "--keypair", "ana.json"]).code, 2, "the key is lost");

    let listed = by(&home, "new")(&["delegate", "list"]);
    assert_eq!(listed["delegates"][0]["state"], "ended");
    let tidied = as_ben(&["tidy"]);
    let what: Vec<_> = tidied["tidied"].as_array().expect("a list").iter().map(|step| text(&step["what"])).collect();
    for due in ["delegate tidy", "tie tidy-invitation"] {
        assert!(what.iter().any(|done| done == due), "{due} in {what:?}");
    }
    assert!(as_ben(&["tidy"])["tidied"].as_array().is_some_and(Vec::is_empty));
}

#[test]
fn a_veto_ends_a_proposal_and_a_delegate_gives_its_power_back() {
    let home = Home::default();
    let [ana, ben, eva] = <[String; 3]>::try_from(friends(&home)).expect("three friends");
    let (as_ana, as_ben) = (by(&home, "ana"), by(&home, "ben"));
    as_ana(&["recovery", "choose", &ben, &eva]);
    assert_eq!(as_ana(&["recovery", "arrange", "--threshold", "2", "--days", "30"])["days"], 30);
    home.json(&["ledger", "advance", "--days", "30"]);
    let new = text(&home.json(&["keygen", "--outfile", "new.json"])["key"]);
    let proposal = text(&as_ben(&["recovery", "propose", &ana, &new])["address"]);
    as_ana(&["recovery", "veto", &proposal]);
    assert_eq!(as_ana(&["recovery", "dismiss", &ben])["guardians"], 1);
    assert_eq!(as_ana(&["recovery", "arrange", "--off"])["threshold"], 0);

    let no_limit = home.run(&["delegate", "grant", &new, "--may", "intents", "--keypair", "ana.json"]);
    assert_eq!(no_limit.code, 2, "{}", no_limit.stderr);
    let lent = text(&as_ana(&["delegate", "grant", &new, "--may", "performed"])["address"]);
    by(&home, "new")(&["delegate", "revoke", &lent]);
    as_ana(&["delegate", "grant", &new, "--may", "performed"]);
    as_ana(&["delegate", "revoke", &new]);
    assert!(as_ana(&["delegate", "list"])["delegates"].as_array().is_some_and(Vec::is_empty));
}

#[test]
fn eva_leaves_for_good_and_the_others_keep_no_hand_held_out_to_her() {
    let home = Home::default();
    let [ana, ben, eva] = <[String; 3]>::try_from(friends(&home)).expect("three friends");
    let (as_ben, as_eva) = (by(&home, "ben"), by(&home, "eva"));
    let unsure = home.run(&["member", "leave", "--keypair", "eva.json"]);
    assert_eq!(unsure.code, 2, "{}", unsure.stderr);
    let tied = home.run(&["member", "leave", "--for-good", "--keypair", "eva.json"]);
    assert_eq!(tied.code, 1, "{}", tied.stderr);
    for friend in [&ana, &ben] {
        as_eva(&["tie", "withdraw", friend]);
    }
    as_eva(&["member", "leave", "--for-good"]);
    assert_eq!(as_ben(&["member", "show", &eva])["state"], "left");
    let stone = as_ben(&["member", "tidy-tombstone", &eva]);
    let returned = stone["rent"][0]["lamports"].as_u64().expect("lamports");
    assert!(stone["rent"][0]["returned"] == true && returned > 0);
    let tie = text(
        &as_ben(&["tie", "list"])["ties"]
            .as_array()
            .expect("a list")
            .iter()
            .find(|tie| tie["other"] == eva.as_str())
            .expect("the tie with her")["address"],
    );
    as_ben(&["tie", "tidy", &tie]);
    let rest = as_ben(&["tidy"]);
    let what: Vec<_> = rest["tidied"].as_array().expect("a list").iter().map(|step| text(&step["what"])).collect();
    assert!(what.contains(&"tie tidy".to_owned()), "Ana's tie with her: {what:?}");
    assert_eq!(home.run(&["member", "join", "--keypair", "eva.json"]).code, 1, "it never starts again");
}

#[test]
fn a_silence_is_written_down_and_waking_ends_it() {
    let home = Home::default();
    let [ana, ..] = <[String; 3]>::try_from(friends(&home)).expect("three friends");
    home.json(&["ledger", "advance", "--days", "130"]);
    by(&home, "ben")(&["member", "tidy-dormant", &ana]);
    assert_eq!(by(&home, "ana")(&["member", "wake"])["state"], "active");
    let again = home.run(&["member", "wake", "--keypair", "ana.json"]);
    assert_eq!(again.code, 1, "{}", again.stderr);
}
