//! What the program is made of, and one digest over everything in the repository that decides its bytes.

use crate::digest::Parts;
use crate::fault::fault;
use crate::{files, process};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The package of the program.
pub(super) const PROGRAM: &str = "exodus";
const CRATES: [&str; 2] = ["programs/exodus", "rules"];

pub(super) fn digest(root: &Path) -> Result<String> {
    let mut parts = Parts::default();
    for member in CRATES {
        let manifest = root.join(member).join("Cargo.toml");
        for path in std::iter::once(manifest).chain(files::below(&root.join(member).join("src"))?) {
            parts.add(&path.strip_prefix(root)?.to_string_lossy(), &files::bytes(&path)?);
        }
    }
    parts.add("dependencies", dependencies(root)?.as_bytes());
    parts.add("profile", release_profile(&files::text(&root.join("Cargo.toml"))?).as_bytes());
    Ok(parts.hex())
}

/// Name, version, features and checksum of each crate in the program's build, one a line. Crates that only other
/// members use are not among them: updating the command-line tool must not ask for a new binary.
fn dependencies(root: &Path) -> Result<String> {
    let tree = process::read(process::cargo().current_dir(root).args([
        "tree",
        "--locked",
        "--package=exodus",
        "--edges=normal,build",
        "--target=all",
        "--prefix=none",
        "--no-dedupe",
        "--format={p}|{f}",
    ]))
    .map_err(|error| fault(format!("{error:#}"), "if Cargo.lock is out of date, `cargo update --workspace`"))?;
    let checksums = checksums(&files::text(&root.join("Cargo.lock"))?);
    let crates: BTreeSet<_> = tree.lines().filter_map(|line| pinned(line, &checksums)).collect();
    Ok(crates.into_iter().collect::<Vec<_>>().join("\n"))
}

/// `serde v1.0.228 (proc-macro)|default,std` with the checksum of its archive; a path in brackets is left out, because
/// it differs from clone to clone.
fn pinned(line: &str, checksums: &BTreeMap<(String, String), String>) -> Option<String> {
    let (package, features) = line.split_once('|')?;
    let mut words = package.split_whitespace();
    let (name, version) = (words.next()?, words.next()?.trim_start_matches('v'));
    let checksum = checksums.get(&(name.into(), version.into())).map_or("in this workspace", String::as_str);
    Some(format!("{name} {version} [{features}] {checksum}"))
}

/// Cargo writes this file itself, always with one `key = "value"` a line.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let value = |block: &str, key: &str| {
        let start = format!("{key} = \"");
        block.lines().find_map(|line| line.strip_prefix(&start)?.strip_suffix('"').map(String::from))
    };
    lock.split("[[package]]")
        .filter_map(|block| Some(((value(block, "name")?, value(block, "version")?), value(block, "checksum")?)))
        .collect()
}

/// The settings of `[profile.release]` and the tables below it, without comments.
fn release_profile(manifest: &str) -> String {
    let mut inside = false;
    let settings = manifest.lines().map(str::trim).filter(|line| {
        if line.starts_with('[') {
            inside = line.starts_with("[profile.release");
        }
        inside && !line.is_empty() && !line.starts_with('#')
    });
    settings.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{checksums, pinned, release_profile};

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"r\"\nchecksum = \"c0\"\n\
                        \n[[package]]\nname = \"exodus\"\nversion = \"0.1.0\"\ndependencies = [\n \"a\",\n]\n";

    #[test]
    fn a_crate_is_pinned_by_version_features_and_checksum() {
        assert_eq!(pinned("a v1.0.0 (proc-macro)|std", &checksums(LOCK)).unwrap(), "a 1.0.0 [std] c0");
    }

    #[test]
    fn the_folder_of_the_clone_is_left_out() {
        assert_eq!(
            pinned("exodus v0.1.0 (/home/me/exodus)|", &checksums(LOCK)).unwrap(),
            "exodus 0.1.0 [] in this workspace"
        );
    }

    #[test]
    fn only_the_release_profile_counts() {
        let manifest =
            "[profile.dev]\ndebug = 1\n[profile.release]\n# why\noverflow-checks = true\n\n[workspace]\nx = 1\n";
        assert_eq!(release_profile(manifest), "[profile.release]\noverflow-checks = true");
    }
}
