//! `cargo xtask advisories`: Cargo.lock against a dated snapshot of the advisory database.
//!
//! A vulnerability in what the program or a door is made of fails. What only the tests or this tool use, and notes that
//! name no fault (nobody maintains a crate any more), are listed, each with the reason why it stays.

use crate::fault::fault;
use crate::{files, process};
use anyhow::{Context as _, Result};
use semver::{Comparator, Op, Version, VersionReq};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const SNAPSHOT: &str = "xtask/data/advisories.json";
/// The program, and what faces people: everything that these are made of has to be sound.
const SHIPPED: [&str; 3] = ["exodus", "exodus-sdk", "exodus-cli"];
const MACHINE: &str =
    "litesvm's Solana machine needs it; the embedded ledger runs our own program in it, nothing from outside";
const LOCAL: &str = "local validators and the tests on a bank are made of it (client/localnet, tests/bank): nothing that people are given";

/// Advisory, and why it stays.
const ACCEPTED: [(&str, &str); 15] = [
    ("RUSTSEC-2020-0016", LOCAL),
    ("RUSTSEC-2021-0139", MACHINE),
    ("RUSTSEC-2021-0145", LOCAL),
    ("RUSTSEC-2022-0093", LOCAL),
    ("RUSTSEC-2024-0344", LOCAL),
    ("RUSTSEC-2024-0375", LOCAL),
    ("RUSTSEC-2024-0384", LOCAL),
    ("RUSTSEC-2024-0388", MACHINE),
    ("RUSTSEC-2024-0421", LOCAL),
    ("RUSTSEC-2024-0436", "a macro of the time of compiling, used by Solana's crates; nothing of it runs"),
    ("RUSTSEC-2025-0141", "Solana's wire format is bincode 1; its crates hold on to it, and so does every client"),
    ("RUSTSEC-2025-0161", MACHINE),
    ("RUSTSEC-2026-0097", LOCAL),
    ("RUSTSEC-2026-0173", LOCAL),
    ("RUSTSEC-2026-0186", LOCAL),
];

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Another snapshot than the committed one, of the same form
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Snapshot {
    snapshot: String,
    advisories: Vec<Advisory>,
}

#[derive(Deserialize)]
struct Advisory {
    id: String,
    package: String,
    /// A note of that kind; none = a vulnerability.
    informational: Option<String>,
    patched: Vec<VersionReq>,
    unaffected: Vec<VersionReq>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: Version,
    source: Option<String>,
}

pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    let path = args.file.clone().unwrap_or_else(|| root.join(SNAPSHOT));
    let snapshot: Snapshot =
        serde_json::from_slice(&files::bytes(&path)?).with_context(|| format!("{}: no snapshot", path.display()))?;
    let json =
        process::read(process::cargo().current_dir(root).args(["metadata", "--locked", "--format-version", "1"]))?;
    let metadata: Metadata = serde_json::from_str(&json).context("`cargo metadata` printed something unexpected")?;
    let shipped = shipped(root)?;
    println!("advisories as of {} ({} of them)", snapshot.snapshot, snapshot.advisories.len());

    let (mut unsound, mut seen) = (Vec::new(), BTreeSet::new());
    for (package, advisory) in found(&metadata, &snapshot) {
        let (id, kind) = (advisory.id.as_str(), advisory.informational.as_deref().unwrap_or("vulnerability"));
        let reach = if shipped.contains(&(package.name.clone(), package.version.clone())) {
            "shipped"
        } else {
            "tests and tools only"
        };
        let line = format!("{} {} {id} ({kind}, {reach})", package.name, package.version);
        seen.insert(id);
        match reason(id) {
            Some(reason) if advisory.informational.is_some() || reach != "shipped" => println!("  {line}: {reason}"),
            Some(_) | None => unsound.push(line),
        }
    }
    if !unsound.is_empty() {
        return Err(fault(
            format!("Cargo.lock holds what an advisory warns of:\n  {}", unsound.join("\n  ")),
            "update the crate; what cannot be updated and reaches nobody gets a reason in xtask/src/advisories.rs",
        ));
    }
    match ACCEPTED.iter().find(|(id, _)| !seen.contains(id)) {
        Some((id, _)) => {
            Err(fault(format!("{id} concerns nothing any more"), "take it out of xtask/src/advisories.rs"))
        }
        None => Ok(()),
    }
}

fn reason(id: &str) -> Option<&'static str> {
    ACCEPTED.iter().find(|(known, _)| *known == id).map(|(_, reason)| *reason)
}

/// Each crate of a registry that an advisory is about, with the advisory.
fn found<'a>(metadata: &'a Metadata, snapshot: &'a Snapshot) -> Vec<(&'a Package, &'a Advisory)> {
    let mut found = Vec::new();
    for package in metadata.packages.iter().filter(|package| package.source.is_some()) {
        found.extend(snapshot.advisories.iter().filter(|it| it.concerns(package)).map(|advisory| (package, advisory)));
    }
    found
}

impl Advisory {
    fn concerns(&self, package: &Package) -> bool {
        let safe = self.patched.iter().chain(&self.unaffected);
        self.package == package.name && !safe.into_iter().any(|range| within(range, &package.version))
    }
}

/// Whether a version lies in a range by its order alone: to Cargo, `2.0.0-rc.1` is not in `>= 1.0.2`, because nobody asked
/// for a release candidate; but it is later.
fn within(range: &VersionReq, version: &Version) -> bool {
    let bound = |it: &Comparator| {
        let mut bound = Version::new(it.major, it.minor.unwrap_or(0), it.patch.unwrap_or(0));
        bound.pre = it.pre.clone();
        bound
    };
    range.matches(version)
        || range.comparators.iter().all(|it| match it.op {
            Op::Greater => *version > bound(it),
            Op::GreaterEq => *version >= bound(it),
            Op::Less => *version < bound(it),
            Op::LessEq => *version <= bound(it),
            _ => VersionReq { comparators: vec![it.clone()] }.matches(version),
        })
}

/// Everything that is compiled into what people run, as Cargo would compile it: with no feature that only others ask for.
fn shipped(root: &Path) -> Result<BTreeSet<(String, Version)>> {
    let tree = ["tree", "--locked", "--edges=normal", "--prefix=none", "--format={p}"];
    let packages = SHIPPED.iter().flat_map(|name| ["--package", name]);
    let told = process::read(process::cargo().current_dir(root).args(tree).args(packages))?;
    Ok(told.lines().filter_map(named).collect())
}

/// A line of Cargo's tree: a name, a version, and what else it has to say.
fn named(line: &str) -> Option<(String, Version)> {
    let (name, rest) = line.split_once(" v")?;
    Some((name.to_owned(), rest.split(' ').next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{Advisory, Metadata, Package, found, named};
    use serde_json::json;

    fn advisory(patched: &[&str]) -> Advisory {
        let text = json!({ "id": "A", "package": "leaky", "informational": null, "patched": patched, "unaffected": ["< 1.0.0"] });
        serde_json::from_value(text).unwrap()
    }

    fn package(name: &str, version: &str) -> Package {
        let text = json!({ "name": name, "version": version, "source": "a registry" });
        serde_json::from_value(text).unwrap()
    }

    #[test]
    fn a_version_is_safe_where_it_is_patched_or_was_never_affected() {
        for (version, unsafe_) in
            [("0.9.0", false), ("1.0.0", true), ("1.2.2", true), ("1.2.3", false), ("2.0.0", false)]
        {
            let ours = package("leaky", version);
            assert_eq!(advisory(&[">= 1.2.3"]).concerns(&ours), unsafe_, "{version}");
        }
        assert!(advisory(&[]).concerns(&package("leaky", "9.0.0")), "never mended");
        let candidate = package("leaky", "2.0.0-rc.1");
        assert!(!advisory(&[">= 1.2.3"]).concerns(&candidate), "later than the mended one");
        assert!(advisory(&[">= 2.0.0"]).concerns(&candidate), "earlier than the mended one");
        assert!(!advisory(&[]).concerns(&package("sound", "9.0.0")));
    }

    #[test]
    fn a_crate_is_known_by_name_and_version_wherever_it_lies() {
        let version = |text: &str| text.parse().unwrap();
        assert_eq!(named("leaky v1.2.3"), Some(("leaky".to_owned(), version("1.2.3"))));
        assert_eq!(named("sound v2.0.0-rc.1 (proc-macro)"), Some(("sound".to_owned(), version("2.0.0-rc.1"))));
        assert_eq!(
            named("exodus-cli v0.1.0 (/somewhere/client/cli)"),
            Some(("exodus-cli".to_owned(), version("0.1.0")))
        );
        assert_eq!(named(""), None);
        let metadata = Metadata { packages: vec![package("sound", "1.0.0")] };
        assert!(
            found(&metadata, &super::Snapshot { snapshot: String::new(), advisories: vec![advisory(&[])] }).is_empty()
        );
    }
}
