//! A file of ties for the demonstration: header `a,b`, one mutual tie a line, people as whole numbers.

use std::path::Path;

use exodus_demo::{Ties, Unfit};
use exodus_graph::{Fault, csv};

use crate::commands::table;
use crate::exit::Failure;
use crate::visible;

/// Reads the file, or takes the built-in network where none is named.
pub fn read(file: Option<&Path>) -> Result<Ties, Failure> {
    match file {
        None => Ok(Ties::karate()?),
        Some(file) => ties(&visible::path(file), csv::pairs(file)),
    }
}

fn ties(name: &str, pairs: Result<Vec<(u32, u32)>, Fault>) -> Result<Ties, Failure> {
    let pairs = pairs.map_err(|fault| table::wrong_ties(name, &fault))?;
    Ties::of(name, pairs).map_err(|Unfit { fault, way_out }| match way_out {
        Some(way_out) => Failure::usage(fault.of(name)).hint(way_out),
        None => table::wrong_ties(name, &fault),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(name: &str, text: &str) -> Result<Ties, Failure> {
        ties(name, csv::pairs_of(text))
    }

    fn fact(text: &str) -> String {
        let failure = parse("f.csv", text).unwrap_err();
        assert_eq!(format!("{:?}", failure.code()), format!("{:?}", std::process::ExitCode::from(2)));
        let printed = failure.to_string();
        printed.lines().next().unwrap().trim_start_matches("error: ").to_owned()
    }

    #[test]
    fn line_ends_and_a_byte_order_mark_do_not_matter() {
        let plain = parse("f.csv", "a,b\n1,2\n2,7").unwrap();
        for text in ["a,b\n1,2\n2,7\n", "a,b\r\n1,2\r\n2,7\r\n", "\u{feff}a,b\n1,2\n2,7\n"] {
            assert_eq!(parse("f.csv", text).unwrap(), plain);
        }
    }

    #[test]
    fn what_cannot_be_used_is_named_with_its_line() {
        assert_eq!(fact(""), "f.csv is empty");
        assert_eq!(fact("\n"), "f.csv is empty");
        assert_eq!(fact("a,b\n"), "f.csv has no ties");
        assert_eq!(fact("x,y\n1,2\n"), "f.csv, line 1: the header is `x,y`, not `a,b`");
        assert_eq!(fact("1,2\n"), "f.csv, line 1: the header is `1,2`, not `a,b`");
        assert_eq!(fact("\n1,2\n"), "f.csv, line 1: the header `a,b` is missing");
        assert_eq!(fact("a,b\n1,2\n3,3\n"), "f.csv, line 3: person 3 has a tie with themselves");
        assert_eq!(fact("a,b\n1,2\n2,3\n1,2\n"), "f.csv, line 4: the tie between 1 and 2 stands in line 2 already");
        assert_eq!(fact("a,b\n1,2\n2,1\n"), "f.csv, line 3: the tie between 2 and 1 stands in line 2 already");
        assert_eq!(fact("a,b\n1\n"), "f.csv, line 2: `1` is not two numbers with a comma between them");
        assert_eq!(fact("a,b\n1,2,3\n"), "f.csv, line 2: `1,2,3` is not two numbers with a comma between them");
        assert_eq!(fact("a,b\n\n1,2\n"), "f.csv, line 2: `` is not two numbers with a comma between them");
        for (written, named) in [
            ("one,2", "one"),
            ("1,-2", "-2"),
            ("+1,2", "+1"),
            ("0,2", "0"),
            ("1.5,2", "1.5"),
            ("1,", ""),
            ("1,4294967296", "4294967296"),
        ] {
            let expected = format!("f.csv, line 2: `{named}` is not a person's number");
            assert_eq!(fact(&format!("a,b\n{written}\n")), expected);
        }
    }

    #[test]
    fn a_terminal_is_not_commanded_by_a_file() {
        assert!(!fact("a,b\n\u{1b}[2J,1\n").contains('\u{1b}'));
    }

    #[test]
    fn nobody_has_more_ties_than_a_network_allows() {
        let star = |ties: u32| (2..ties + 2).fold("a,b\n".to_owned(), |text, other| format!("{text}1,{other}\n"));
        assert_eq!(fact(&star(151)), "f.csv, line 152: person 1 has more than 150 ties");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_named() {
        let failure = read(Some(Path::new("/nowhere/ties.csv"))).unwrap_err().to_string();
        assert!(failure.starts_with("error: /nowhere/ties.csv cannot be read: "), "{failure}");
    }
}
