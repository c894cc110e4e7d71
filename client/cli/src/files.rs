//! Files that are there whole or not at all.

use std::fs::File;
use std::io::{Error, ErrorKind, Read, Result, Write as _, stdin};
use std::path::Path;

pub use exodus_sdk::error::why;

use crate::visible;

/// What some programs put before a text to say that it is UTF-8.
pub const MARK: &str = "\u{feff}";

/// The folder that a file lies in.
pub fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The text in a file, or for `-` on standard input, without a mark before it. Of more than so many bytes it is none: what
/// is cut off might have said the opposite.
pub fn text(path: &Path, most_bytes: u64) -> Result<String> {
    if path == Path::new("-") { whole(stdin(), most_bytes) } else { whole(File::open(path)?, most_bytes) }
}

/// The bytes of a file that is no longer than this.
pub fn bytes(path: &Path, most_bytes: u64) -> Result<Vec<u8>> {
    limited(File::open(path)?, most_bytes)
}

fn limited(file: impl Read, most_bytes: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(most_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > most_bytes) {
        return Err(Error::new(ErrorKind::FileTooLarge, format!("it is longer than {most_bytes} bytes")));
    }
    Ok(bytes)
}

fn whole(file: impl Read, most_bytes: u64) -> Result<String> {
    let bytes = limited(file, most_bytes)?;
    let text = String::from_utf8(bytes).map_err(|error| Error::new(ErrorKind::InvalidData, error))?;
    Ok(match text.strip_prefix(MARK) {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// What messages call it.
pub fn called(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { visible::path(path) }
}

/// Writes a file beside its place, mode 0600, and moves it there. Without `force` nothing is ever overwritten; with it a
/// file is, and nothing else: a device would be gone, and what a link leads to would stay as it was.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<()> {
    if force && let Ok(there) = path.symlink_metadata() {
        let other = |what: &str| Err(Error::new(ErrorKind::InvalidInput, format!("there is {what}, and no file")));
        match there.file_type() {
            kind if kind.is_file() => {}
            kind if kind.is_symlink() => return other("a link"),
            kind if kind.is_dir() => return other("a directory"),
            _ => return other("a device"),
        }
    }
    let mut file = tempfile::NamedTempFile::new_in(folder(path))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all())?;
    let moved = if force { file.persist(path) } else { file.persist_noclobber(path) };
    moved.map(drop).map_err(|failed| failed.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_whole_or_none_and_has_no_mark_before_it() {
        assert_eq!(whole("\u{feff}[1]".as_bytes(), 100).unwrap(), "[1]");
        assert_eq!(whole("12345".as_bytes(), 5).unwrap(), "12345");
        let long = whole("12345 and the opposite".as_bytes(), 5).unwrap_err();
        assert_eq!((why(&long).as_str(), long.kind()), ("it is longer than 5 bytes", ErrorKind::FileTooLarge));
        assert_eq!(why(&whole(&b"\xff\xfea\0"[..], 100).unwrap_err()), "it is no text");
    }

    #[test]
    #[cfg(unix)]
    fn force_replaces_a_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let [file, link, socket] = ["file", "link", "socket"].map(|name| folder.path().join(name));
        std::fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        let _listens = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        for (path, what) in [(&link, "a link"), (&socket, "a device"), (&folder.path().to_owned(), "a directory")] {
            let told = why(&write(path, b"new", true).unwrap_err());
            assert_eq!(told, format!("there is {what}, and no file"));
        }
        assert!(link.is_symlink() && std::fs::read_to_string(&file).unwrap() == "old", "nothing was replaced");
        write(&file, b"new", true).unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "new");
        assert!(write(&file, b"newer", false).is_err_and(|error| error.kind() == ErrorKind::AlreadyExists));
    }
}
