use proptest::prelude::*;

use super::*;

/// The rows of a text with the columns `a` and `b`, or what is said of it.
fn read(text: &str) -> Result<Vec<(u64, String, String)>, String> {
    let table = Table::of("t.csv".to_owned(), text, &["a", "b"], &[]).map_err(|failure| failure.to_string())?;
    let cells = |row: &StringRecord| (table.cell(row, 0).to_owned(), table.cell(row, 1).to_owned());
    Ok(table.rows.iter().map(|(line, row)| (*line, cells(row).0, cells(row).1)).collect())
}

fn told(text: &str) -> String {
    let said = read(text).unwrap_err();
    assert_eq!(said.lines().count(), 2, "{said}");
    said
}

#[test]
fn a_quote_that_stays_open_swallows_nobody_and_is_named_where_it_opens() {
    for text in [
        "a,b\n1,\"Ana\n2,Bo\n3,Eva\n",
        "a,b,c\n1,2,\"lent\n2,3,\"\"\n",
        "a,b\n1,\"Ana\n2,\"\n",
        "a,b\n1,\"A\"\"\n2,x\n",
    ] {
        assert!(told(text).contains("t.csv, line 2: a quote opens in it and does not close"), "{text}");
    }
    assert!(told("a,b\n1,2\n\n3,\"").contains("line 4: a quote opens"), "blank lines count as lines");
    assert!(told("a,\"b\n1,2\n").contains("line 1: a quote opens"), "in the header too");
    assert!(told("a,b\n1,\"Ana\"x\n").contains("line 2: there is more behind a quote"));
    assert!(told("a,b\n1,A\"na\n").contains("line 2: there is a quote in the middle"));
    assert!(told("a,b\n1,2\r3,4\n").contains("line 2: there is a carriage return"));
    let good = read("a,b\r\n\"1\",\"Berg, \"\"Bo\"\"\"\r\n\r\n 2 ,\"\"\r\n").unwrap();
    let row = |line, a: &str, b: &str| (line, a.to_owned(), b.to_owned());
    assert_eq!(good, [row(2, "1", "Berg, \"Bo\""), row(4, "2", "")]);
}

#[test]
fn a_column_that_stands_there_twice_is_not_taken_once() {
    for header in ["a,a,b", "A,x,a,b", "a,b, B ", "\"a\",a,b"] {
        let said = told(&format!("{header}\n1,2,3,4\n"));
        assert!(said.contains("line 1: the header names `") && said.contains("twice"), "{header}: {said}");
    }
    assert!(read("a,b,note,note,,\n1,2,3,4,,\n").is_ok(), "what is left alone may be there as often as it likes");
}

#[test]
fn a_header_that_is_none_is_shown_with_what_is_wrong() {
    assert!(told("a;b\n1;2\n").contains("its header is `a;b`") && told("a;b\n1;2\n").contains("divided by `,`"));
    assert!(told("a\tb\n1\t2\n").contains("its header is `a\\tb`") && told("a\tb\n").contains("divided by `,`"));
    assert!(told("sep=,\na,b\n1,2\n").contains("leave out the first line"));
    assert!(told("1,Ana\n").contains("has no column `a`; its header is `1,Ana`"));
    assert!(told("").contains("its first line names the columns: a,b"));
    assert!(told("a,b\n1\n").contains("line 2: it has 1 cells, and the header has 2"));
    assert!(!told("x\u{1b}[2J,\u{202e}b\n").contains(['\u{1b}', '\u{202e}']));
}

/// A row by its own line alone, as RFC 4180 has it; `None` where it is none.
fn by_the_page(line: &str) -> Option<Vec<String>> {
    let (mut cells, mut letters) = (Vec::new(), line.chars().peekable());
    loop {
        let mut cell = String::new();
        let quoted = letters.next_if_eq(&'"').is_some();
        if quoted {
            loop {
                match letters.next()? {
                    '"' if letters.next_if_eq(&'"').is_none() => break,
                    letter => cell.push(letter),
                }
            }
        }
        while let Some(letter) = letters.next_if(|letter| *letter != ',') {
            if quoted || matches!(letter, '"' | '\r') {
                return None;
            }
            cell.push(letter);
        }
        if cell.contains('\r') {
            return None;
        }
        cells.push(cell.trim().to_owned());
        if letters.next().is_none() {
            return Some(cells);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Quotes, commas and line ends of every kind: what is read is what stands in each line by itself, or the first line that
    /// is no row is named.
    #[test]
    fn a_line_is_a_row_or_a_fault_of_that_line(body in "([ab,\"\r\n ]|\"\"|\r\n|,\"|\",){0,24}") {
        let text = format!("a,b\n{body}");
        let lines = (2..).zip(body.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)));
        let lines: Vec<(u64, &str)> = lines.filter(|(_, line)| !line.is_empty()).collect();
        let rows: Vec<(u64, Option<Vec<String>>)> = lines.iter().map(|(at, line)| (*at, by_the_page(line))).collect();
        let unquoted = rows.iter().find(|(_, cells)| cells.is_none());
        let uneven = rows.iter().find(|(_, cells)| cells.as_ref().is_some_and(|cells| cells.len() != 2));
        match (read(&text), unquoted.or(uneven)) {
            (Ok(read), None) => {
                let expected = rows.into_iter().map(|(at, cells)| (at, cells.unwrap_or_default()));
                let read = read.into_iter().map(|(at, a, b)| (at, vec![a, b]));
                prop_assert!(read.eq(expected));
            }
            (Err(said), Some((at, _))) => prop_assert!(said.contains(&format!("line {at}: ")), "{}", said),
            (read, fault) => prop_assert!(false, "{:?} where {:?}", read, fault),
        }
    }
}
