//! A picture on its way into a file.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::exit::Failure;

/// A file that can be written, before anything is sent.
pub struct Canvas {
    path: PathBuf,
    draft: NamedTempFile,
}

impl Canvas {
    /// Makes sure that the picture can be written to `path`.
    pub fn reserve(path: &Path) -> Result<Self, Failure> {
        let unwritable = |why: &str| {
            Failure::usage(format!("the picture {} cannot be written: {why}", path.display()))
                .hint("name a file in a directory that you may write to, such as `network.svg`")
        };
        if path.is_dir() || path.file_name().is_none() {
            return Err(unwritable("it is a directory"));
        }
        let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = tempfile::Builder::new();
        // A picture is no secret: the usual rights of a new file, which the person's umask narrows.
        #[cfg(unix)]
        file.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let draft = file.tempfile_in(directory).map_err(|error| unwritable(&error.kind().to_string()))?;
        Ok(Self { path: path.to_owned(), draft })
    }

    /// Puts the whole picture there at once.
    pub fn paint(mut self, svg: &str) -> Result<(), Failure> {
        let failed = |error: std::io::Error| Failure::broken(format!("the picture {}: {error}", self.path.display()));
        self.draft.write_all(svg.as_bytes()).map_err(failed)?;
        self.draft.persist(&self.path).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

/// Text that is nothing but text in XML; what XML cannot carry at all is left out.
pub fn escaped(text: &str) -> String {
    let plain =
        text.chars().filter(|character| !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}'));
    let mut escaped = String::new();
    for character in plain {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_cannot_be_written_is_refused_at_once() {
        for path in ["/nowhere/at/all.svg", "/", "."] {
            let failure = Canvas::reserve(Path::new(path)).err().expect("refused").to_string();
            assert!(failure.starts_with(&format!("error: the picture {path} cannot be written: ")), "{failure}");
        }
    }

    #[test]
    fn a_picture_appears_whole_or_not_at_all() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("network.svg");
        drop(Canvas::reserve(&path).unwrap());
        assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0, "nothing is left behind");
        Canvas::reserve(&path).unwrap().paint("<svg/>").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "<svg/>");
    }
}
