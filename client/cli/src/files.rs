//! Files that are there whole or not at all.

use std::fs::File;
use std::io::{Error, ErrorKind, Read as _, Result, Write as _, stdin};
use std::path::Path;

/// The folder that a file lies in.
pub fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Why a file could not be used, in words, and without the names of files that nobody asked for.
pub fn why(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::IsADirectory => "it is a directory".to_owned(),
        ErrorKind::NotADirectory => "what should be its folder is a file".to_owned(),
        ErrorKind::InvalidData => "it is no text".to_owned(),
        ErrorKind::StorageFull => "no space is left".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "nothing can be written there".to_owned(),
        _ => {
            let said = error.to_string();
            let end = [" (os error", " at path"].iter().filter_map(|mark| said.find(mark)).min().unwrap_or(said.len());
            said.get(..end).unwrap_or(&said).to_lowercase()
        }
    }
}

/// The text in a file, or for `-` on standard input, up to so many bytes.
pub fn text(path: &Path, most_bytes: u64) -> Result<String> {
    let mut text = String::new();
    if path == Path::new("-") {
        stdin().take(most_bytes).read_to_string(&mut text)?;
    } else {
        File::open(path)?.take(most_bytes).read_to_string(&mut text)?;
    }
    Ok(text)
}

/// What messages call it.
pub fn called(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

/// Writes a file beside its place, mode 0600, and moves it there. Without `force` nothing is ever overwritten.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder(path))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all())?;
    let moved = if force { file.persist(path) } else { file.persist_noclobber(path) };
    moved.map(drop).map_err(|failed| failed.error)
}
