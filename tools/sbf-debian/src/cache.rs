//! The one folder outside the repository. It is an absolute path that every machine shares, because the standard
//! library's place enters the names of its symbols and so the bytes of the program.

use anyhow::{Context as _, Result};
use exodus_toolkit::fault::fault;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;

const FOLDER: &str = "/var/tmp/exodus-sbf";
const ROOT_USER: u32 = 0;

/// `FOLDER/<name>`, in a folder that nobody else could have filled: what lies there is compiled and run.
pub(crate) fn entry(name: &str) -> Result<PathBuf> {
    fs::create_dir_all(FOLDER).with_context(|| format!("{FOLDER}: cannot be created"))?;
    let owner = fs::metadata(FOLDER)?.uid();
    if owner != ROOT_USER && owner != user()? {
        return Err(fault(
            format!("{FOLDER}: belongs to another user (uid {owner}), whose files would be compiled into the program"),
            "remove the folder, or build as that user",
        ));
    }
    Ok(PathBuf::from(FOLDER).join(name))
}

pub(crate) fn is_root() -> Result<bool> {
    Ok(user()? == ROOT_USER)
}

fn user() -> Result<u32> {
    Ok(fs::metadata("/proc/self").context("/proc/self: cannot be read")?.uid())
}

/// A version as part of a file name that may stand in PATH.
pub(crate) fn file_name(version: &str) -> String {
    version.chars().map(|c| if c.is_ascii_alphanumeric() || ".-".contains(c) { c } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_colon_never_reaches_path() {
        assert_eq!(file_name("1:22.1.8-1~deb12u1"), "1_22.1.8-1_deb12u1");
    }
}
