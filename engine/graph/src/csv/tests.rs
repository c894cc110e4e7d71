use std::io::BufReader;
use std::io::Read as _;

use proptest::prelude::*;

use super::line::LONGEST;
use super::pairs::person_pair;
use super::rows::REGION;
use super::*;
use crate::Ties;

fn ties_of(text: &str) -> Result<Named, Fault> {
    named(pairs_of(text)?)
}

fn fault(text: &str) -> String {
    ties_of(text).map(|_| ()).unwrap_err().to_string()
}

/// Who is tied to whom, by their own numbers.
fn tied(named: &Named) -> Vec<(u32, u32)> {
    let all = 0..crate::node(named.graph.members());
    let tie = |one: u32, two: u32| Some((named.ids.id(one)?, named.ids.id(two)?));
    all.flat_map(|one| named.graph.friends(one).iter().filter_map(move |two| tie(one, *two)))
        .filter(|(one, two)| one < two)
        .collect()
}

#[test]
fn line_ends_and_a_byte_order_mark_do_not_matter() {
    for text in ["a,b\n1,2\n7,2", "a,b\n1,2\n2,7\n", "a,b\r\n1,2\r\n2,7\r\n", "\u{feff}a,b\n 1 , 2\n2,7\n# a note\n"] {
        assert_eq!(tied(&ties_of(text).unwrap()), [(1, 2), (2, 7)]);
    }
    assert_eq!(tied(&ties_of("a,b\n0,4294967295\n").unwrap()), [(0, u32::MAX)]);
}

#[test]
fn what_cannot_be_used_is_named_with_its_line() {
    let cases = [
        ("", "is empty"),
        ("\n", "is empty"),
        ("a,b\n", "has no ties"),
        ("x,y\n1,2\n", "line 1: the header is `x,y`, not `a,b`"),
        ("\n1,2\n", "line 1: the header `a,b` is missing"),
        ("a,b\n1,2\n3,3\n", "line 3: person 3 has a tie with themselves"),
        ("a,b\n1,2\n2,3\n2,1\n", "line 4: the tie between 2 and 1 stands in line 2 already"),
        ("a,b\n1\n", "line 2: `1` is not two numbers with a comma between them"),
        ("a,b\n1,2,3\n", "line 2: `1,2,3` is not two numbers with a comma between them"),
        ("a,b\n\n1,2\n", "line 2: `` is not two numbers with a comma between them"),
        ("a,b\n1,2\none,2\n", "line 3: `one` is not a person's number"),
        ("a,b\n1,2\n# note\n# more\n2,3\n", "line 5: there is more behind a note, which ends a file"),
        ("# note\na,b\n1,2\n", "line 1: the header is `# note`, not `a,b`"),
        ("a,b\n1,-2\n", "line 2: `-2` is not a person's number"),
        ("a,b\n1,+2\n", "line 2: `+2` is not a person's number"),
        ("a,b\n1.5,2\n", "line 2: `1.5` is not a person's number"),
        ("a,b\n1,4294967296\n", "line 2: `4294967296` is not a person's number"),
        ("a,b\n1,99999999999999999999\n", "line 2: `99999999999999999999` is not a person's number"),
        ("a,b\n\u{1b}[2J,1\n", "line 2: `\\u{1b}[2J` is not a person's number"),
    ];
    for (text, expected) in cases {
        assert_eq!(fault(text), expected, "{text:?}");
    }
}

#[test]
fn regions_join_without_a_seam() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ties.csv");
    // Three regions and a bit, with lines of every length across their borders.
    let lines = 2_000_000_u32;
    let text: String =
        (0..lines).map(|line| format!("{line},{}\n", u64::from(line) * 7 % 1_000_003 + 3_000_000)).collect();
    std::fs::write(&file, format!("a,b\n{text}")).unwrap();
    assert!(std::fs::metadata(&file).unwrap().len() > 3 * REGION);
    let read = rows(&file, TIES, person_pair).unwrap();
    let mut told = Vec::new();
    assert_eq!(ties_telling(&file, &mut |done| told.push(done)).unwrap().graph.ties(), crate::at(lines));
    assert!(told.is_sorted() && told.last() == Some(&1_000), "{told:?}");
    let expected = (0..lines).map(|line| (line, u32::try_from(u64::from(line) * 7 % 1_000_003 + 3_000_000).unwrap()));
    assert!(read.into_iter().eq(expected));
    std::fs::write(&file, format!("a,b\n{text}x,1\n1,y\n")).unwrap();
    std::fs::write(folder.path().join("noted.csv"), format!("a,b\n# note\n{text}")).unwrap();
    let noted = ties(&folder.path().join("noted.csv")).map(|_| ()).unwrap_err().to_string();
    assert_eq!(noted, "line 3: there is more behind a note, which ends a file");
    let fault = ties(&file).map(|_| ()).unwrap_err().to_string();
    assert_eq!(fault, format!("line {}: `x` is not a person's number", lines + 2));
    assert!(ties(&folder.path().join("none")).map(|_| ()).unwrap_err().to_string().starts_with("cannot be read: "));
}

/// A line of numbers with so much room between them that what was one row lies on both sides of the limit.
fn wide(first: &str, second: &str) -> String {
    format!("{first}{}{second}\n", " ".repeat(at(LONGEST) - first.len()))
}

fn at(length: u64) -> usize {
    usize::try_from(length).unwrap()
}

/// What every reader says of a file, which is one thing: of its text, of the file whole, of the file in regions, of a pipe.
fn every_reader(text: &str) -> Result<usize, String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ties.csv");
    std::fs::write(&file, text).unwrap();
    let told = |read: Result<Named, Fault>| read.map(|named| named.graph.ties()).map_err(|fault| fault.to_string());
    let slow = BufReader::with_capacity(7, text.as_bytes());
    let said =
        [ties_of(text), ties(&file), pairs(&file).and_then(named), rows_of(slow, TIES, person_pair).and_then(named)];
    let [first, rest @ ..] = said.map(told);
    rest.into_iter().for_each(|other| assert_eq!(first, other));
    first
}

#[test]
fn a_line_longer_than_a_line_may_be_is_one_fault_and_never_two_rows() {
    let zeros = format!("1,{}7,8\n", "0".repeat(at(LONGEST) - 2));
    for text in [format!("a,b\n{}", wide("1,2", "3,4")), format!("a,b\n{zeros}"), format!("a,b\n{}", wide("1,2", " "))]
    {
        let said = every_reader(&text).unwrap_err();
        assert!(said.starts_with("line 2: `1,") && said.ends_with("is longer than the 4096 bytes of a line"), "{said}");
    }
    let said = every_reader(&format!("a,b\n5,6\n{}9,x\n", wide("1,2", "3,4"))).unwrap_err();
    assert!(said.starts_with("line 3: `1,2"), "each line has its own number: {said}");
    let header = every_reader(&format!("{}5,6\n", wide("a,b", "1,2"))).unwrap_err();
    assert!(header.starts_with("line 1: `a,b"), "the header too: {header}");
    let debts = format!("debtor,creditor,amount\n{}", wide("1,2,5", "2,1,5"));
    let said = crate::clearing::read_text(&debts).unwrap_err().to_string();
    assert!(said.starts_with("line 2: `1,2,5") && said.ends_with("bytes of a line"), "{said}");
}

#[test]
fn a_line_of_the_most_bytes_is_read_and_one_more_is_not() {
    let filled = |length: usize| format!("1,2{}", " ".repeat(length - 3));
    assert_eq!(every_reader(&format!("a,b\n{}\n3,4\n", filled(at(LONGEST) - 1))), Ok(2));
    assert!(every_reader(&format!("a,b\n{}\n3,4\n", filled(at(LONGEST)))).is_err());
    assert_eq!(every_reader(&format!("a,b\n{}", filled(at(LONGEST) - 1))), Ok(1), "without a line end");
    assert!(every_reader(&format!("a,b\n{}", filled(at(LONGEST)))).is_err());
}

#[test]
fn a_note_is_of_any_length_and_what_is_behind_it_keeps_its_number() {
    let note = format!("# {}\n", "1,2\t".repeat(3_000));
    assert_eq!(every_reader(&format!("a,b\n1,2\n{note}{note}")), Ok(1));
    assert_eq!(every_reader(&format!("a,b\n1,2\n{}", note.trim_end())), Ok(1), "the last one without a line end");
    let behind = every_reader(&format!("a,b\n1,2\n{note}{note}2,3\n"));
    assert_eq!(behind.unwrap_err(), "line 5: there is more behind a note, which ends a file");
    // A note that is longer than what a thread takes at once.
    let long = format!("# {}\n", "x".repeat(at(REGION) * 2));
    assert_eq!(every_reader(&format!("a,b\n1,2\n{long}")), Ok(1));
    let behind = every_reader(&format!("a,b\n1,2\n{long}2,3\n"));
    assert_eq!(behind.unwrap_err(), "line 4: there is more behind a note, which ends a file");
}

/// The ties of a text, read line by line as the page of the format says it, or the number of the first line that is none.
fn by_the_page(text: &[u8]) -> Result<Vec<(u32, u32)>, usize> {
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    let (mut pairs, mut noted) = (Vec::new(), false);
    for (number, line) in (1..).zip(text.split(|byte| *byte == b'\n')) {
        let note = number > 1 && line.starts_with(b"#");
        noted |= note;
        let long = line.len() >= at(LONGEST);
        let fits = if number == 1 { line.trim_ascii() == b"a,b" } else { note || !noted };
        let pair = core::str::from_utf8(line).ok().and_then(|line| {
            let (one, two) = line.split_once(',')?;
            let number = |text: &str| text.trim_ascii().parse().ok().filter(|_| !text.contains('+'));
            Some((number(one)?, number(two)?))
        });
        match pair {
            _ if !fits || (long && !note) => return Err(number),
            Some(pair) if number > 1 && !note => pairs.push(pair),
            None if number > 1 && !note => return Err(number),
            _ => {}
        }
    }
    Ok(pairs)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever stands in a file, long lines, halves of lines and signs of every kind among them.
    #[test]
    fn every_reader_takes_what_the_page_takes(
        pieces in proptest::collection::vec(prop_oneof![
            (0_u32..50, 0_u32..50).prop_map(|(one, two)| format!("{one},{two}\n").into_bytes()),
            (4_080_usize..4_110).prop_map(|blanks| b" ".repeat(blanks)),
            (4_080_usize..4_110).prop_map(|zeros| [b"1,".to_vec(), b"0".repeat(zeros)].concat()),
            "[#,+\n\r0-9 \"]{0,12}".prop_map(String::into_bytes),
            proptest::collection::vec(any::<u8>(), 0..6),
        ], 0..8),
    ) {
        let text = [b"a,b\n".to_vec(), pieces.concat()].concat();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ties.csv");
        std::fs::write(&file, &text).unwrap();
        let line = |fault: Fault| match fault {
            Fault::Line(line, _) => at(line),
            other => panic!("{other}"),
        };
        let slow = rows_of(BufReader::with_capacity(5, text.take(u64::MAX)), TIES, person_pair).map_err(line);
        prop_assert_eq!(&slow, &by_the_page(&text));
        prop_assert_eq!(pairs(&file).map_err(line), slow);
    }
}
