//! A text file of the workspace, and its lines without what a check must not trip over.

use anyhow::Result;
use exodus_toolkit::files;
use std::path::Path;

/// Folders whose files nobody here writes by hand.
const NOT_OURS: [&str; 3] = ["target", "dist", "node_modules"];

pub(super) struct Source {
    /// From the workspace's root, with slashes.
    pub(super) path: String,
    pub(super) text: String,
}

impl Source {
    pub(super) fn new(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// Numbered lines, without comments and without the contents of strings.
    pub(super) fn code(&self) -> impl Iterator<Item = (usize, String)> {
        self.text.lines().map(code).enumerate().map(|(index, line)| (index + 1, line))
    }

    pub(super) fn length(&self) -> usize {
        self.text.lines().count()
    }

    pub(super) fn is_below(&self, folder: &str) -> bool {
        self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }

    pub(super) fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// Every file of that extension outside of generated and hidden folders.
pub(super) fn all(root: &Path, extension: &str) -> Result<Vec<Source>> {
    let mut found = Vec::new();
    for path in files::below_except(root, &|name| name.starts_with('.') || NOT_OURS.contains(&name))? {
        if path.extension().is_some_and(|own| own == extension) {
            found.push(Source::new(&path.strip_prefix(root)?.to_string_lossy(), &files::text(&path)?));
        }
    }
    Ok(found)
}

/// Does `word` stand in `line` as a whole word?
pub(super) fn has_word(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let (before, from) = line.split_at(at);
        !before.ends_with(is_part) && !from.strip_prefix(word).is_some_and(|after| after.starts_with(is_part))
    })
}

fn code(line: &str) -> String {
    let mut kept = String::new();
    let mut rest = line.chars().peekable();
    let mut inside_string = false;
    while let Some(c) = rest.next() {
        match (inside_string, c) {
            (true, '\\') => drop(rest.next()),
            (_, '"') => {
                inside_string = !inside_string;
                kept.push(c);
            }
            (true, _) => {}
            (false, '/') if rest.peek() == Some(&'/') => break,
            (false, '\'') if rest.peek() == Some(&'"') => drop(rest.next()), // a quote as a character
            (false, c) => kept.push(c),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{code, has_word};

    #[test]
    fn comments_and_strings_are_no_code() {
        assert_eq!(code(r#"let a = "todo\"!()"; // unsafe"#), r#"let a = ""; "#);
        assert_eq!(code(r#"let url = "https://x"; f()"#), r#"let url = ""; f()"#);
        assert_eq!(code(r#"if c == '"' { g() }"#), "if c == ' { g() }");
    }

    #[test]
    fn a_word_is_whole() {
        assert!(has_word("unsafe { x }", "unsafe"));
        assert!(!has_word("#![deny(unsafe_code)]", "unsafe"));
    }
}
