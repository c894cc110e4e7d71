//! One digest over everything in the repository that decides its bytes.

use crate::digest::Parts;
use crate::fault::fault;
use crate::{files, process};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const CRATES: [&str; 2] = ["programs/exodus", "rules"];

pub(super) fn digest(root: &Path) -> Result<String> {
    let mut parts = Parts::default();
    for member in CRATES {
        let manifest = root.join(member).join("Cargo.toml");
        for path in std::iter::once(manifest).chain(files::below(&root.join(member).join("src"))?) {
            parts.add(&path.strip_prefix(root)?.to_string_lossy(), &files::bytes(&path)?);
        }
    }
    let dependencies = dependencies(root)?;
    parts.add("dependencies", dependencies.as_bytes());
    parts.add("profile", release_profile(&files::text(&root.join("Cargo.toml"))?, &dependencies).as_bytes());
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

/// The table in which a setting names its crate.
const OF_CRATES: &str = "[profile.release.package]";

/// The settings of `[profile.release]` and the tables below it, without comments. How a crate is compiled that is not in the
/// program's build does not change its bytes.
fn release_profile(manifest: &str, dependencies: &str) -> String {
    let (mut inside, mut of_crates) = (false, false);
    let settings = manifest.lines().map(str::trim).filter(|line| {
        if line.starts_with('[') {
            (inside, of_crates) = (line.starts_with("[profile.release"), *line == OF_CRATES);
        }
        let counts = !of_crates || (*line != OF_CRATES && names_one_of(line, dependencies));
        inside && counts && !line.is_empty() && !line.starts_with('#')
    });
    settings.collect::<Vec<_>>().join("\n")
}

/// Whether `"serde@1.0.228".opt-level = 0` is about one of these crates.
fn names_one_of(setting: &str, dependencies: &str) -> bool {
    let key = setting.split('=').next().unwrap_or_default();
    let named = key.rsplit_once('.').map_or(key, |(named, _)| named).trim_matches('"');
    let (name, version) = named.split_once('@').map_or((named, None), |(name, version)| (name, Some(version)));
    let is_it = |line: &str| {
        let mut words = line.split(' ');
        words.next() == Some(name) && version.is_none_or(|version| words.next() == Some(version))
    };
    dependencies.lines().any(is_it)
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
        assert_eq!(release_profile(manifest, ""), "[profile.release]\noverflow-checks = true");
    }

    #[test]
    fn a_crate_that_is_not_in_the_program_may_be_compiled_as_it_likes() {
        let manifest = "[profile.release]\n[profile.release.package]\na.opt-level = 0\n\"b@1.0.0\".opt-level = 0\n\
                        \"b@2.0.0\".opt-level = 0\nc.opt-level = 0\n[profile.release.build-override]\nopt-level = 1\n";
        let expected = "[profile.release]\na.opt-level = 0\n\"b@1.0.0\".opt-level = 0\n\
                        [profile.release.build-override]\nopt-level = 1";
        assert_eq!(release_profile(manifest, "a 0.1.0 [] x\nb 1.0.0 [] y"), expected);
    }
}
