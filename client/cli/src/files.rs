//! Files that are there whole or not at all.

use std::io::{Result, Write};
use std::path::Path;

/// The folder that a file lies in.
pub fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a file beside its place, mode 0600, and moves it there. Without `force` nothing is ever overwritten.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder(path))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all())?;
    let moved = if force { file.persist(path) } else { file.persist_noclobber(path) };
    moved.map(drop).map_err(|failed| failed.error)
}
