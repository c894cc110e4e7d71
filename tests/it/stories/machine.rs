//! A machine that is full, closed, wrong about the time or homeless: the tool says so in one line, and changes nothing.

use std::fs::File;
use std::process::Stdio;

use exodus_tests::Home;

use super::bad_input::is_clear;
use super::no_wrong_data::{USERS, said};

#[test]
#[cfg(unix)]
fn where_no_thread_can_be_had_files_are_read_on_the_one_there_is() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;
    let home = Home::default();
    let open = |path: &std::path::Path| std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
    let tool = home.path("tool");
    std::fs::copy(exodus_tests::tool(), &tool).unwrap();
    home.file("ties.csv", "a,b\n1,2\n");
    home.file("debts.csv", "debtor,creditor,amount\n1,2,5\n2,1,5\n");
    open(&tool);
    open(tool.parent().unwrap());
    for words in
        ["network stats --ties ties.csv", "list --ties ties.csv --of 1", "clearing plan --obligations debts.csv"]
    {
        let mut shell = std::process::Command::new("bash");
        shell.args(["-c", &format!("ulimit -u 1; exec ./tool {words}")]).current_dir(tool.parent().unwrap());
        // No limit holds for root.
        if std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
            shell.uid(65_534).gid(65_534);
        }
        let said = said(shell.env_clear().env("HOME", "/nowhere").output().unwrap());
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{words}");
    }
    let mut many = home.command(&["network", "stats", "--ties", "ties.csv"]);
    assert_eq!(
        many.env("RAYON_NUM_THREADS", "100000").output().unwrap().status.code(),
        Some(0),
        "so many are not begun"
    );
}

#[test]
fn a_mark_before_json_is_no_fault_of_it() {
    let home = Home::default();
    home.json(&["keygen", "--outfile", "ana.json"]);
    let marked = |name: &str| {
        let text = std::fs::read_to_string(home.path(name)).unwrap();
        home.file(&format!("marked-{name}"), &format!("\u{feff}{text}"))
    };
    let key = marked("ana.json");
    home.json(&["network", "create", "street", "--unit", "EUR", "--keypair", &key]);
    home.json(&["member", "join", "--keypair", &key]);
    home.json(&["archive", "export", "--out", "archive.json", "--keypair", &key]);
    assert_eq!(home.run(&["archive", "verify", &marked("archive.json")]).code, 0);
    home.file("plan.json", r#"{"circles":[]}"#);
    let said = home.run(&["clearing", "submit", &marked("plan.json"), "--keypair", &key]);
    assert!(!said.stderr.contains("is no plan"), "{}", said.stderr);
}

#[test]
fn help_that_cannot_be_printed_says_so_and_a_closed_pipe_is_nobodys_fault() {
    let home = Home::default();
    for words in [&["--help"][..], &["--version"], &["help", "tie"], &[]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let told =
            said(home.command(words).stdout(full).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap());
        is_clear(&told, 3, "the answer cannot be written to stdout: no space is left");
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let closed = said(
            home.command(words).stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap(),
        );
        assert_eq!((closed.code, closed.stderr.as_str()), (0, ""), "{words:?}");
    }
}

#[test]
fn without_a_home_all_that_was_named_works() {
    let home = Home::default();
    home.json(&["keygen", "--outfile", "ana.json"]);
    home.json(&["network", "create", "street", "--unit", "EUR", "--keypair", "ana.json"]);
    let ties = home.file("ties.csv", "a,b\n1,2\n");
    let debts = home.file("debts.csv", "debtor,creditor,amount\n1,2,5\n2,1,5\n");
    let users = home.file("users.csv", USERS);
    let homeless = |words: &[&str]| said(home.command(words).env_clear().output().unwrap());
    let works: [&[&str]; 7] = [
        &["network", "list", "--ledger", "ledger"],
        &["network", "show", "--ledger", "ledger"],
        &["clearing", "plan", "--obligations", &debts],
        &["network", "stats", "--ties", &ties],
        &["import", "--users", &users],
        &["network", "generate", "made.csv"],
        &["keygen", "-o", "new.json"],
    ];
    for words in works {
        let told = homeless(words);
        assert_eq!(told.code, 0, "{words:?}: {}", told.stderr);
    }
    is_clear(&homeless(&["network", "list"]), 2, "name the place with --ledger");
    is_clear(&homeless(&["tie", "invite", "--ledger", "ledger"]), 2, "name the place with --keypair");
}

#[test]
fn a_ledger_of_no_bytes_is_no_empty_ledger() {
    let home = Home::default();
    let file = home.ledger().join("ledger.redb");
    std::fs::create_dir(home.ledger()).unwrap();
    home.json(&["keygen", "--outfile", "ana.json"]);
    for words in [&["network", "list"][..], &["network", "create", "n", "--unit", "EUR", "-k", "ana.json"]] {
        File::create(&file).unwrap();
        is_clear(&home.run(words), 3, "is empty: its file ledger.redb has no bytes");
        assert_eq!(std::fs::metadata(&file).unwrap().len(), 0, "it is left as it was");
    }
    std::fs::remove_file(&file).unwrap();
    assert_eq!(home.run(&["network", "create", "n", "--unit", "EUR", "-k", "ana.json"]).code, 0, "the way out");
}

#[test]
#[cfg(unix)]
fn a_place_where_nobody_may_look_is_no_place_without_a_ledger() {
    let home = Home::default();
    home.json(&["keygen", "--outfile", "ana.json"]);
    let file = home.file("afile", "");
    std::os::unix::fs::symlink(home.path("loop"), home.path("loop")).unwrap();
    for (place, why) in [(file.as_str(), "what should be its folder is a file"), ("loop", "too many levels")] {
        for words in [&["network", "list"][..], &["network", "create", "n", "--unit", "EUR", "-k", "ana.json"]] {
            let told = home.run(&[words, &["--ledger", place]].concat());
            is_clear(&told, 3, why);
            assert!(!told.stderr.contains("os error"), "{}", told.stderr);
        }
    }
    is_clear(&home.run(&["network", "list", "--ledger", "nowhere"]), 2, "there is no ledger at nowhere yet");
}

#[test]
#[cfg(unix)]
fn force_replaces_a_file_and_neither_a_link_nor_a_device() {
    let home = Home::default();
    let old = home.file("old.json", "precious");
    std::os::unix::fs::symlink(&old, home.path("link.json")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(home.path("socket")).unwrap();
    for place in ["link.json", "socket"] {
        is_clear(&home.run(&["keygen", "-o", place, "--force"]), 3, "and no file");
    }
    assert!(home.path("link.json").is_symlink() && std::fs::read_to_string(&old).unwrap() == "precious");
    home.json(&["keygen", "-o", &old, "--force"]);
    assert_eq!(home.key("old.json").to_bytes().len(), 64, "a file it replaces");
}
