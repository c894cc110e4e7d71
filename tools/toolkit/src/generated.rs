//! Pages that a command makes and that are committed.

use crate::{fault::fault, files};
use anyhow::Result;
use std::path::Path;

/// Writes the page that `command` has made, or only says whether the committed one is current.
///
/// # Errors
/// Where it is not current, or cannot be written.
pub fn keep(root: &Path, page: &str, text: &str, check: bool, command: &str) -> Result<()> {
    let path = root.join(page);
    if !check {
        files::write(&path, text)?;
        println!("{page}: written");
        return Ok(());
    }
    if files::text(&path).unwrap_or_default() == text {
        println!("{page}: current");
        return Ok(());
    }
    Err(fault(format!("{page} is not what the sources say"), format!("run `{command}` and commit the file")))
}
