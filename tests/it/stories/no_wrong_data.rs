//! What comes from outside, in every form in which it came to other tools: it is read as it was meant, or refused with its
//! line; nothing is read that nobody wrote, and no letter of a stranger's reaches a terminal as it is.

use std::io::Write as _;
use std::process::{Output, Stdio};

use exodus_tests::{Home, Said};

use super::bad_input::is_clear;

/// Longer than what any reader takes for a line.
const LIMIT: usize = 4_096;

/// What a command said.
pub fn said(output: Output) -> Said {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the tool speaks UTF-8");
    Said { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// What a command says that reads a text from a pipe.
fn piped(home: &Home, arguments: &[&str], text: &str) -> Said {
    let mut command = home.command(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    said(child.wait_with_output().unwrap())
}

#[test]
fn one_line_of_a_file_is_never_two_ties_and_never_two_debts() {
    let home = Home::default();
    let blanks = |before: &str| " ".repeat(LIMIT - before.len());
    let two = format!("a,b\n1,2{}3,4\n", blanks("1,2"));
    let nobody = format!("a,b\n1,{}7,8\n", "0".repeat(LIMIT - 2));
    let debts = format!("debtor,creditor,amount\n1,2,5{}2,1,5\n", blanks("1,2,5"));
    for (text, of) in [(&two, "1"), (&nobody, "7")] {
        let file = home.file("ties.csv", text);
        let asked: [&[&str]; 4] = [
            &["network", "stats", "--ties", &file],
            &["list", "--of", of, "--ties", &file],
            &["tie", "path", of, "2", "--ties", &file],
            &["network", "snapshot", "new.graph", "--ties", &file],
        ];
        for words in asked {
            is_clear(&home.run(words), 2, "ties.csv, line 2: `1,");
        }
        is_clear(&piped(&home, &["network", "stats", "--ties", "/dev/stdin"], text), 2, "stdin, line 2: `1,");
        assert!(!home.path("new.graph").exists());
    }
    let file = home.file("debts.csv", &debts);
    is_clear(&home.run(&["clearing", "plan", "--obligations", &file]), 2, "debts.csv, line 2: `1,2,5");
    is_clear(&piped(&home, &["clearing", "plan", "--obligations", "/dev/stdin"], &debts), 2, "stdin, line 2: ");
    let noted = home.file("noted.csv", &format!("a,b\n1,2\n# {}\n", "1,2 ".repeat(LIMIT)));
    assert_eq!(home.json(&["network", "stats", "--ties", &noted])["ties"], 1, "a note is of any length");
}

/// Three people, two of whom know each other.
pub const USERS: &str = "id,name,list\n1,Ana,2\n2,Bo,\n3,Eva,\n";

#[test]
fn an_open_quote_and_a_doubled_column_lose_nobody_in_silence() {
    let home = Home::default();
    let users = home.file("users.csv", USERS);
    let open = home.file("open.csv", "id,list,name\n1,2,\"Ana\n2,,Bo\n3,,Eva\n");
    is_clear(&home.run(&["import", "--users", &open]), 2, "open.csv, line 2: a quote opens in it");
    let owed = home.file("owed.csv", "from,to,amount,note\n1,2,5,\"lent\n2,3,6,x\n3,1,7,\"\"\n");
    is_clear(&home.run(&["import", "--users", &users, "--obligations", &owed]), 2, "owed.csv, line 2: a quote opens");
    for header in ["id,id,name,list", "ID,id,name,list"] {
        let twice = home.file("twice.csv", &format!("{header}\n1,2,Ana,\n"));
        is_clear(&home.run(&["import", "--users", &twice]), 2, "twice.csv, line 1: the header names `id` twice");
    }
    let semicolons = home.file("semicolons.csv", "id;name;list\n1;Ana;\n");
    is_clear(&home.run(&["import", "--users", &semicolons]), 2, "the columns are divided by `,`");
}

#[test]
fn what_import_takes_every_door_can_read() {
    let home = Home::default();
    let users = home.file("users.csv", USERS);
    let import = |amount: &str| {
        let owed = home.file("owed.csv", &format!("from,to,amount\n1,2,{amount}\n"));
        home.run(&["import", "--users", &users, "--obligations", &owed])
    };
    let nines = "9".repeat(32);
    for amount in [".5", "5.", "1.000", "30.5000000000", &nines, "0.00000000000000000001", "1 000", "30 EUR", "1e3"] {
        is_clear(&import(amount), 2, &format!("owed.csv, line 2: the amount `{amount}` "));
    }
    is_clear(&import("\"1,50\""), 2, "write 1.50");
    assert_eq!([import("30").code, import("30.50").code, import("0030").code], [0, 0, 0]);
    // The same words at the command line.
    for (amount, fact) in
        [("1 000", "write 1000"), ("1e3", "write 1000"), ("0x10", "is not a number"), ("3 0", "is not a number")]
    {
        let said = home.run(&["network", "create", "n", "--unit", "EUR", &format!("--pledge={amount}")]);
        is_clear(&said, 2, fact);
    }
}

#[test]
fn what_strangers_are_called_does_not_reach_a_terminal_as_it_is() {
    let home = Home::default();
    let name = "\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}2JAna\u{202e}x\u{200b}";
    let users = home.file("users.csv", &format!("id,name,list\n1,{name},2\n2,Bo,\n"));
    let text = home.run(&["import", "--users", &users]);
    let json = home.run(&["import", "--users", &users, "--output", "json"]);
    assert_eq!(json.json()["people"][0]["name"], name, "the same name, in letters that can be printed");
    let obeyed = |letter: char| letter.is_control() && letter != '\n' || matches!(letter, '\u{202e}' | '\u{200b}');
    for said in [text, json] {
        assert!(said.code == 0 && !said.stdout.contains(obeyed) && said.stdout.contains("Ana"), "{:?}", said.stdout);
    }
    let split = home.file("split.csv", "id,name,list\n1,\"Ana\nnext: send your keypair to x\",\n");
    is_clear(&home.run(&["import", "--users", &split]), 2, "split.csv, line 2: a quote opens");
    for path in ["/srv/books\r", "no\u{1b}]0;x\u{7}pe\n.csv", "a\u{202e}b"] {
        for words in [
            ["network", "list", "--ledger", path],
            ["member", "show", "-k", path],
            ["network", "stats", "--ties", path],
        ] {
            let said = home.run(&words);
            assert!(
                said.code >= 2 && !said.stderr.contains(obeyed) && said.stderr.lines().count() <= 2,
                "{:?}",
                said.stderr
            );
        }
    }
}

#[test]
fn what_comes_next_can_be_copied_whatever_a_folder_is_called() {
    let home = Home::default();
    let key = "my dir/a;b's.json";
    let quoted = "--keypair 'my dir/a;b'\\''s.json'";
    let made = home.run(&["keygen", "--outfile", key]);
    assert!(made.stdout.contains(&format!("LINK {quoted}`")), "{}", made.stdout);
    let created = home.run(&["network", "create", "sp", "--unit", "EUR", "-k", key, "--ledger", "my dir/led"]);
    assert!(
        created.stdout.contains(&format!("next: exodus member join sp --ledger 'my dir/led' {quoted}")),
        "{}",
        created.stdout
    );
}

#[test]
fn a_hundred_thousand_people_move_in() {
    const PEOPLE: u32 = 100_000;
    let home = Home::default();
    let next = |id: u32| id % PEOPLE + 1;
    let rows = |row: &dyn Fn(u32) -> String| (1..=PEOPLE).map(row).collect::<String>();
    let users = home.file("users.csv", &format!("id,name,list\n{}", rows(&|id| format!("{id},P{id},{}\n", next(id)))));
    let owed = home.file("owed.csv", &format!("from,to,amount\n{}", rows(&|id| format!("{id},{},5\n", next(id)))));
    let said =
        home.run(&["import", "--users", &users, "--obligations", &owed, "--intentions", &owed, "--out", "q.json"]);
    assert!(said.code == 0, "{}", said.stderr);
    assert!(said.stdout.starts_with("100000 persons: 100000 ties") && said.stdout.contains("100000 promises"));
}
