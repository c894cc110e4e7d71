//! Reading and writing files, with the path in every error.

use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Reads a text file.
///
/// # Errors
/// Where it cannot be read, or is not UTF-8.
pub fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))
}

/// Reads a file.
///
/// # Errors
/// Where it cannot be read.
pub fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))
}

/// Writes a file and the folders above it.
///
/// # Errors
/// Where one of them cannot be written.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{}: cannot be created", folder.display()))?;
    }
    fs::write(path, content).with_context(|| format!("{}: cannot be written", path.display()))
}

/// Every file below `folder`, sorted; empty where the folder does not exist.
///
/// # Errors
/// Where a folder cannot be listed.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    below_except(folder, &|_| false)
}

/// Every file below `folder` without the folders whose names are `skipped`, sorted.
///
/// # Errors
/// Where a folder cannot be listed.
pub fn below_except(folder: &Path, skipped: &dyn Fn(&str) -> bool) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&folder).with_context(|| format!("{}: cannot be listed", folder.display()))? {
            let entry = entry?;
            if !entry.path().is_dir() {
                found.push(entry.path());
            } else if !skipped(&entry.file_name().to_string_lossy()) {
                open.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Copies a folder with everything in it.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for file in below(from)? {
        let target = to.join(file.strip_prefix(from)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &target)
            .with_context(|| format!("{} -> {}: cannot be copied", file.display(), target.display()))?;
    }
    Ok(())
}
