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
