//! A copy of the packaged standard library that knows `target_os = "solana"`: Anchor's dependencies need `std`.

use crate::cache;
use crate::packages::Packages;
use anyhow::{Context as _, Result};
use exodus_toolkit::digest::Parts;
use exodus_toolkit::fault::fault;
use exodus_toolkit::files;
use std::fs;
use std::path::{Path, PathBuf};

const PACKAGED: &str = "/usr/lib/rustlib/src/rust/library";
const SYS: &str = "std/src/sys";

/// A target without an own allocator: a program brings its own.
const ALLOCATOR: (&str, &str) = ("alloc/solana.rs", include_str!("stdlib/allocator.rs.txt"));

struct Edit {
    file: &'static str,
    find: &'static str,
    put: &'static str,
    times: usize,
}

/// Each adds our target to a list of targets without threads, files or randomness.
const EDITS: &[Edit] = &[
    Edit {
        file: "thread_local/mod.rs",
        find: r#"target_os = "zkvm","#,
        put: r#"target_os = "zkvm", target_os = "solana","#,
        times: 2,
    },
    Edit {
        file: "io/error/mod.rs",
        find: r#"target_os = "zkvm","#,
        put: r#"target_os = "zkvm", target_os = "solana","#,
        times: 1,
    },
    Edit {
        file: "random/mod.rs",
        find: r#"target_os = "vexos","#,
        put: r#"target_os = "vexos", target_os = "solana","#,
        times: 2,
    },
    Edit {
        file: "alloc/mod.rs",
        find: r#"    target_arch = "hexagon","#,
        put: r#"    target_arch = "hexagon", target_arch = "bpf","#,
        times: 1,
    },
    Edit {
        file: "alloc/mod.rs",
        find: "\n    target_os = \"xous\" => {",
        put: "\n    target_os = \"solana\" => {\n        mod solana;\n    }\n    target_os = \"xous\" => {",
        times: 1,
    },
];

/// The copy's folder, made when the package or an edit is new.
pub(crate) fn prepared(packages: &Packages) -> Result<PathBuf> {
    let version = packages.version("rust-web-src")?;
    let ready = cache::entry(&format!("library-{}-{}", cache::file_name(version), edits_digest()))?;
    if ready.is_dir() {
        return Ok(ready);
    }
    // Prepared beside and renamed at the end: an interrupted run leaves nothing that looks ready.
    let draft = ready.with_extension(format!("draft-{}", std::process::id()));
    files::copy_folder(Path::new(PACKAGED), &draft)
        .map_err(|error| fault(format!("{error:#}"), "apt-get install --reinstall rust-web-src"))?;
    teach(&draft.join(SYS), version)?;
    match fs::rename(&draft, &ready) {
        Err(_) if ready.is_dir() => fs::remove_dir_all(&draft)?, // another build was faster
        outcome => outcome.with_context(|| format!("{}: cannot be created", ready.display()))?,
    }
    Ok(ready)
}

fn teach(sys: &Path, version: &str) -> Result<()> {
    for edit in EDITS {
        let path = sys.join(edit.file);
        files::write(&path, edit.applied(&files::text(&path)?, &path, version)?)?;
    }
    files::write(&sys.join(ALLOCATOR.0), ALLOCATOR.1)
}

impl Edit {
    fn applied(&self, text: &str, path: &Path, version: &str) -> Result<String> {
        let found = text.matches(self.find).count();
        if found == self.times {
            return Ok(text.replace(self.find, self.put));
        }
        Err(fault(
            format!("{}: expected {} of `{}`, found {found}", path.display(), self.times, self.find.trim()),
            format!(
                "rust-web-src {version} differs from the release the edits were written for: see how the file lists \
                 targets now and adapt EDITS in tools/sbf-debian/src/stdlib.rs"
            ),
        ))
    }
}

/// Short, because it only tells copies of one machine apart.
fn edits_digest() -> String {
    let mut parts = Parts::default();
    for edit in EDITS {
        parts.add(edit.file, edit.find.as_bytes());
        parts.add(edit.file, edit.put.as_bytes());
    }
    parts.add(ALLOCATOR.0, ALLOCATOR.1.as_bytes());
    parts.hex().chars().take(8).collect()
}

#[cfg(test)]
mod tests {
    use super::EDITS;
    use std::path::Path;

    #[test]
    fn an_edit_that_applies_adds_the_target() {
        let text = r#"any(target_os = "zkvm", x), any(target_os = "zkvm", y)"#;
        let edited = EDITS[0].applied(text, Path::new("mod.rs"), "1.96").unwrap();
        assert_eq!(edited.matches(r#"target_os = "solana""#).count(), 2);
    }

    #[test]
    fn an_edit_that_no_longer_applies_names_file_pattern_and_counts() {
        let error = EDITS[0].applied("", Path::new("sys/mod.rs"), "1.97").unwrap_err().to_string();
        assert!(error.starts_with("sys/mod.rs: expected 2 of `target_os = \"zkvm\",`, found 0\nhint: "), "{error}");
        assert!(error.contains("1.97"), "{error}");
    }
}
