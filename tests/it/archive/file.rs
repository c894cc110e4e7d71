//! The file of an archive, whoever wrote it.

use exodus_rules::Refusal;
use exodus_sdk::Error;
use exodus_sdk::archive::{Archive, MOST_BYTES, head};
use exodus_tests::World;

use super::{lived, twelve};

/// What the file is instead of an archive.
fn unreadable(bytes: &[u8]) -> String {
    let error = Archive::read(bytes).expect_err("should be refused");
    assert!(matches!(error, Error::Archive { refusal: Refusal::ArchiveUnreadable, .. }), "{error}");
    assert!(error.hint().is_some_and(|hint| !hint.is_empty()));
    let said = error.to_string();
    assert!(!said.contains(char::is_control) && said.len() < 400, "{said:?}");
    said
}

#[test]
fn an_archive_is_written_and_read_back() {
    let (archive, head) = twelve();
    let text = archive.text().expect("a text");
    assert!(text.starts_with("{\n  \"format\": \"exodus-archive/1\",\n  \"member\": \""), "{text}");
    let back = Archive::read(text.as_bytes()).expect("what was written is read");
    assert_eq!(back, archive);
    back.verify(&head).expect("and it proves the same");
}

#[test]
fn no_bit_of_the_file_changes_unseen() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    lived(&ben, &ana, 3);
    let head = head(&world.chain, &ben.member).expect("a head");
    let mut bytes =
        Archive::of(&world.chain, &ben.member).and_then(|archive| archive.text()).expect("a text").into_bytes();
    for byte in 0..bytes.len() {
        for bit in 0..8 {
            bytes[byte] ^= 1 << bit;
            let verdict = Archive::read(&bytes).and_then(|archive| archive.verify(&head));
            let error = verdict.expect_err(&format!("bit {bit} of byte {byte}"));
            assert!(error.refusal().is_some_and(|refusal| refusal.code() / 100 == 72), "{error}");
            bytes[byte] ^= 1 << bit;
        }
    }
    Archive::read(&bytes).and_then(|archive| archive.verify(&head)).expect("unaltered again");
}

#[test]
fn whatever_is_no_archive_is_named_by_line_and_column() {
    let (archive, _) = twelve();
    let good = archive.text().expect("a text");
    let with = |from: &str, to: &str| good.replacen(from, to, 1).into_bytes();
    let member = archive.member.to_string();
    let history = archive.records[0].history.to_string();
    let cases: [(Vec<u8>, &str); 14] = [
        (Vec::new(), "line 1, column 0: the file ends in the middle"),
        (b"hello".to_vec(), "line 1, column 1: "),
        (b"[]".to_vec(), "line 1, column "),
        (b"{}".to_vec(), "`format` is missing"),
        (b"\xff\xfe".to_vec(), "line 1, column "),
        (good.as_bytes()[..good.len() / 2].to_vec(), "the file ends in the middle"),
        (format!("{good}x").into_bytes(), "this is no JSON"),
        (with("exodus-archive/1", "exodus-archive/2"), "line 2, column "),
        (with(&member, "nobody"), "line 3, column 20: an address has"),
        (with("\"length\": 12", "\"length\": -1"), "line 4, column "),
        (with("\"length\": 12", "\"length\": 4294967296"), "line 4, column "),
        (with("\"length\"", "\"extra\": 1,\n  \"length\""), "line 4, column 9: an archive has no `extra`"),
        (with(&history, &history[1..]), "63 hex digits where 64 belong"),
        (with(&history, &history.replacen(|_| true, "g", 1)), "`g` at place 0 is no hex digit"),
    ];
    for (bytes, place) in cases {
        let said = unreadable(&bytes);
        assert!(said.contains(place), "`{place}` is not in: {said}");
    }
}

#[test]
fn hostile_files_are_refused_in_one_short_line() {
    unreadable(&b"[".repeat(1 << 20));
    unreadable(format!("{{\"{}\": 1}}", "\u{1b}[31mred\\n".repeat(9_999)).as_bytes());
    unreadable(format!("{{\"format\": \"{}\"}}", "long".repeat(99_999)).as_bytes());
    let said = unreadable(&b" ".repeat(MOST_BYTES + 1));
    assert!(said.contains("longer than 134217728 bytes"), "{said}");
}
