//! What was typed and is no command: one line with the place, and the way out, as with every other error.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser};

use super::Cli;
use crate::exit::Failure;
use crate::output::{Format, Output};

/// What the command line was instead of a command.
pub enum Typed {
    /// A question for help or the version, and its answer.
    Asked(Box<clap::Error>),
    /// A mistake.
    Wrong(Failure, Output),
}

/// The command that was typed.
pub fn typed(arguments: impl IntoIterator<Item = OsString>) -> Result<Cli, Typed> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    Cli::try_parse_from(&arguments).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Typed::Asked(Box::new(error)),
        _ => {
            let words: Vec<String> = arguments.iter().map(|word| word.to_string_lossy().into_owned()).collect();
            Typed::Wrong(failure(&error, &path(&words)), Output::new(format(&words)))
        }
    })
}

/// The commands among the words, such as `exodus request open`.
fn path(words: &[String]) -> String {
    let mut command = &Cli::command();
    let mut path = "exodus".to_owned();
    for word in words.iter().skip(1) {
        if let Some(next) = command.find_subcommand(word) {
            path.push(' ');
            path.push_str(next.get_name());
            command = next;
        }
    }
    path
}

/// How errors are wanted, as far as what was typed says so.
fn format(words: &[String]) -> Format {
    let pairs = words.iter().zip(words.iter().skip(1));
    let json = pairs.into_iter().any(|(flag, value)| flag == "--output" && value == "json");
    if json || words.iter().any(|word| word == "--output=json") { Format::Json } else { Format::Text }
}

fn failure(error: &clap::Error, path: &str) -> Failure {
    let [argument, value] = [ContextKind::InvalidArg, ContextKind::InvalidValue].map(|kind| said(error, kind));
    let help = format!("`{path} --help` says what there is");
    let fact = match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("`{path}` needs {}", one_of(&argument)),
        ErrorKind::UnknownArgument => format!("`{path}` does not know `{argument}`"),
        ErrorKind::InvalidSubcommand => {
            format!("`{path}` does not know `{}`", said(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            format!("`{path}` needs one more word: what to do")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} needs a value"),
        ErrorKind::InvalidValue => format!("`{value}` is no value of {argument}"),
        ErrorKind::ValueValidation => match range(error) {
            Some(range) => format!("`{value}` is out of range for {argument}{range}"),
            None => format!("`{value}` is no whole number, which {argument} takes"),
        },
        ErrorKind::ArgumentConflict => match said(error, ContextKind::PriorArg) {
            other if other.is_empty() || other == argument => format!("{argument} is there twice"),
            other => format!("{argument} does not go with {other}"),
        },
        ErrorKind::TooFewValues => {
            let name = argument.split(']').next().unwrap_or_default().trim_start_matches('[');
            format!("`{path}` takes at least {} of {name}", said(error, ContextKind::MinValues))
        }
        ErrorKind::InvalidUtf8 => "something that was typed is no text".to_owned(),
        _ => format!("`{path}` cannot be understood as it was typed"),
    };
    Failure::usage(fact).hint(suggestion(error, path).unwrap_or(help))
}

/// The values that there are, or what was perhaps meant.
fn suggestion(error: &clap::Error, path: &str) -> Option<String> {
    let valid = said(error, ContextKind::ValidValue);
    if !valid.is_empty() && error.kind() == ErrorKind::InvalidValue {
        return Some(format!("use one of {valid}"));
    }
    let [command, flag] = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg].map(|kind| said(error, kind));
    match (command.is_empty(), flag.is_empty()) {
        (false, _) => Some(format!("did you mean `{path} {command}`?")),
        (true, false) => Some(format!("did you mean `{flag}`?")),
        (true, true) => None,
    }
}

/// What clap knows about one side of the mistake, in one line.
fn said(error: &clap::Error, kind: ContextKind) -> String {
    let text = match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    text.escape_debug().to_string().replace("\\'", "'")
}

/// What is missing, where any of several would do: `<--days <DAYS>|--by <TERM>>` in words.
fn one_of(missing: &str) -> String {
    match missing.strip_prefix("<-").and_then(|rest| rest.strip_suffix('>')) {
        Some(choice) => format!("-{}", choice.replace('|', " or ")),
        None => missing.to_owned(),
    }
}

/// The range that a number left, in words. That of its type is no range of anybody's: the help names the real one.
fn range(error: &clap::Error) -> Option<String> {
    let source = error.source()?.to_string();
    let (_, range) = source.split_once(" is not in ")?;
    let (least, most) = range.split_once("..=").or_else(|| range.split_once(".."))?;
    let of_type = ["255", "65535", "4294967295"].contains(&most);
    Some(if of_type { String::new() } else { format!(": {least} to {most} is allowed") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(words: &[&str]) -> String {
        let words = std::iter::once("exodus").chain(words.iter().copied()).map(OsString::from);
        match typed(words) {
            Err(Typed::Wrong(failure, _)) => failure.to_string(),
            Err(Typed::Asked(_)) => "help".to_owned(),
            Ok(cli) => format!("{cli:?}"),
        }
    }

    #[test]
    fn a_mistake_is_one_line_and_a_way_out() {
        let cases: [(&[&str], &str, &str); 13] = [
            (
                &["ledger", "advance"],
                "needs --days <DAYS> or --by <TERM> or --until <TIME>",
                "`exodus ledger advance --help`",
            ),
            (&["frobnicate"], "`exodus` does not know `frobnicate`", "`exodus --help`"),
            (&["tie", "acept", "x"], "`exodus tie` does not know `acept`", "did you mean `exodus tie accept`?"),
            (&["tie"], "`exodus tie` needs one more word", "`exodus tie --help`"),
            (&["request", "open"], "`exodus request open` needs --target <AMOUNT>", "`exodus request open --help`"),
            (&["tie", "extend"], "needs <MEMBER>", "`exodus tie extend --help`"),
            (&["list", "--mebers"], "does not know `--mebers`", "did you mean `--members`?"),
            (&["list", "--output", "xml"], "`xml` is no value of --output <FORMAT>", "use one of text, json"),
            (&["member", "join", "--attention", "ten"], "`ten` is no whole number", "`exodus member join --help`"),
            (&["tie", "invite", "--uses", "300"], "`300` is out of range", "`exodus tie invite --help`"),
            (&["ledger", "advance", "--days", "0"], "1 to 36500 is allowed", "`exodus ledger advance --help`"),
            (&["intent", "edit", "X", "--once", "--recurring"], "does not go with", "`exodus intent edit --help`"),
            (&["clearing", "clear", "X"], "takes at least 2 of COMMITMENT", "`exodus clearing clear --help`"),
        ];
        for (words, fact, hint) in cases {
            let said = wrong(words);
            assert_eq!(said.lines().count(), 2, "{said}");
            assert!(said.contains(fact) && said.contains(hint), "{words:?}: {said}");
            for jargon in ["invalid", "digit found", "Usage:", "tip:"] {
                assert!(!said.contains(jargon), "{said}");
            }
        }
    }

    #[test]
    fn help_and_version_stay_what_they_are() {
        for words in [&["--help"][..], &["--version"], &["tie", "--help"], &["help"]] {
            assert_eq!(wrong(words), "help", "{words:?}");
        }
    }

    #[test]
    fn whoever_wants_json_gets_it_for_mistakes_too() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(format(&words(&["exodus", "x", "--output", "json"])), Format::Json);
        assert_eq!(format(&words(&["exodus", "x", "--output=json"])), Format::Json);
        assert_eq!(format(&words(&["exodus", "x", "json"])), Format::Text);
    }
}
