//! Letters that steer a terminal or hide: escaped wherever a text of somebody else could bring them.
//!
//! Names, paths, headers and what a cluster says come from others. A control letter moves the cursor, clears the screen or
//! begins a line that looks like ours; a direction letter turns around what stands behind it; one without a width makes two
//! names look alike. The printer escapes them all but line ends; what has to stay on its line is escaped where it is put
//! into one.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::Path;

use exodus_sdk::letters::steers;

/// A text of several lines without letters that a terminal would obey.
pub fn text(text: &str) -> Cow<'_, str> {
    escaped(text, |letter| steers(letter) && !matches!(letter, '\n' | '\t'))
}

/// A text that stays on one line: every letter of it that steers is escaped.
pub fn line(text: &str) -> Cow<'_, str> {
    escaped(text, steers)
}

/// JSON that is printed: a letter that steers can only be in a string there, where it has a form of its own.
pub fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if steers(letter) && letter != '\n' {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                // Writing into a string does not fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(letter);
        }
    }
    out
}

/// A path as messages show it.
pub fn path(path: &Path) -> String {
    line(&path.display().to_string()).into_owned()
}

/// A path as a shell takes it, for commands that are there to be copied.
pub fn typed(path: &Path) -> String {
    word(&path.display().to_string())
}

/// A word as a shell takes it.
pub fn word(text: &str) -> String {
    let plain = |next: char| next.is_ascii_alphanumeric() || "_-./:=@%+,".contains(next);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", line(text).replace('\'', "'\\''"))
}

fn escaped(text: &str, which: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&which) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' | '\t' if which(letter) => out.extend(letter.escape_default()),
            _ if which(letter) => out.extend(letter.escape_unicode()),
            _ => out.push(letter),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str =
        "Ana\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}2J\r\nnext: pay\u{202e}x\u{2066}\u{200b}\u{200f}\u{feff}\u{2028}\u{7f}";

    #[test]
    fn no_letter_that_a_terminal_obeys_is_left() {
        let [several, one] = [text(HOSTILE), line(HOSTILE)];
        assert!(!several.chars().any(|letter| steers(letter) && letter != '\n'), "{several:?}");
        assert!(!one.chars().any(steers) && one.lines().count() == 1, "{one:?}");
        assert!(one.starts_with("Ana\\u{1b}]0;x\\u{7}") && one.contains("\\r\\nnext: pay\\u{202e}x"), "{one}");
        assert_eq!(path(Path::new("/srv/books\r")), "/srv/books\\r");
    }

    #[test]
    fn what_people_are_called_stays_as_it_is() {
        for name in ["Ćosić, Željko", "Анна", "أحمد", "王小明", "O'Neil \"Bo\" \\", "🙂", "a\u{300}"] {
            assert_eq!((&*text(name), &*line(name), &*json(name)), (name, name, name));
        }
    }

    #[test]
    fn json_says_the_same_in_letters_that_can_be_printed() {
        let value = serde_json::json!({ "name": HOSTILE, "tag": "\u{e0041}" });
        let printed = json(&serde_json::to_string_pretty(&value).unwrap());
        assert!(!printed.chars().any(|letter| steers(letter) && letter != '\n'), "{printed}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&printed).unwrap(), value);
    }

    #[test]
    fn a_path_is_one_word_of_a_shell() {
        for (path, word) in [
            ("/srv/books-2/led.json", "/srv/books-2/led.json"),
            ("n/my dir/led", "'n/my dir/led'"),
            ("a;reboot", "'a;reboot'"),
            ("$(x)`y`", "'$(x)`y`'"),
            ("it's", "'it'\\''s'"),
            ("", "''"),
            ("~x", "'~x'"),
        ] {
            assert_eq!(typed(Path::new(path)), word);
        }
    }
}
