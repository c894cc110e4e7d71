//! `cargo xtask licences` and `cargo xtask advisories`: cargo-deny, over deny.toml.
//!
//! RustSec's database is a repository, which not everybody who checks this one can reach. So a dated snapshot of it is
//! committed, and written out as cargo-deny wants to find it: a file for each advisory, in a folder of a certain name.

use crate::fault::fault;
use crate::{files, process};
use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const VERSION: &str = "0.20.2";
const SNAPSHOT: &str = "xtask/data/advisories.json";
/// Below `db-path` of deny.toml; the number is cargo-deny's own, of the database's address.
const DATABASE: &str = "target/advisories/advisory-db-3157b0e258782691";
/// What local validators and the tests on a bank are made of is judged apart: nothing that people are given.
const LOCAL: [&str; 2] = ["exodus-localnet", "exodus-bank"];
const LOCAL_TOO: &str = "client/localnet/deny.toml";

#[derive(clap::Args)]
pub(crate) struct Licences {
    /// Install cargo-deny below target/tools where it is missing
    #[arg(long)]
    install: bool,
}

#[derive(clap::Args)]
pub(crate) struct Advisories {
    /// Another snapshot than the committed one, of the same form
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Install cargo-deny below target/tools where it is missing
    #[arg(long)]
    install: bool,
}

pub(crate) fn licences(root: &Path, args: &Licences) -> Result<()> {
    let mut deny = deny(root, args.install)?;
    process::run(deny.args(["check", "--hide-inclusion-graph", "licenses", "bans", "sources"]))
}

pub(crate) fn advisories(root: &Path, args: &Advisories) -> Result<()> {
    let path = args.file.clone().unwrap_or_else(|| root.join(SNAPSHOT));
    let snapshot: Snapshot =
        serde_json::from_slice(&files::bytes(&path)?).with_context(|| format!("{}: no snapshot", path.display()))?;
    let check = ["check", "--hide-inclusion-graph", "advisories"];
    let (mut strict, mut local_too) = (deny(root, args.install)?, deny(root, args.install)?);
    snapshot.write(&root.join(DATABASE))?;
    println!("advisories as of {} ({} of them)", snapshot.snapshot, snapshot.advisories.len());
    process::run(strict.arg("--offline").args(LOCAL.iter().flat_map(|name| ["--exclude", name])).args(check))?;
    process::run(local_too.args(["--offline", "--config", LOCAL_TOO]).args(check))
}

fn deny(root: &Path, install: bool) -> Result<Command> {
    let tools = root.join("target/tools");
    let own = tools.join("bin/cargo-deny");
    let program = match process::on_path("cargo-deny") {
        _ if own.is_file() => own,
        Some(found) => found,
        None if install => {
            let version = format!("cargo-deny@{VERSION}");
            process::run(process::cargo().args(["install", "--locked", &version, "--root"]).arg(&tools))?;
            own
        }
        None => {
            return Err(fault(
                "cargo-deny is not installed, so neither licences nor advisories can be checked",
                "cargo xtask licences --install puts it into target/tools",
            ));
        }
    };
    let mut deny = Command::new(program);
    deny.current_dir(root).args(["--all-features", "--locked"]);
    Ok(deny)
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
    date: String,
    /// A note of that kind; none = a vulnerability.
    informational: Option<String>,
    patched: Value,
    unaffected: Value,
}

impl Snapshot {
    fn write(&self, database: &Path) -> Result<()> {
        if database.is_dir() {
            std::fs::remove_dir_all(database).with_context(|| format!("{}: cannot be renewed", database.display()))?;
        }
        for advisory in &self.advisories {
            let place = database.join("crates").join(&advisory.package).join(&advisory.id).with_extension("md");
            files::write(&place, advisory.page())?;
        }
        // By this file's time cargo-deny knows when it was fetched.
        files::write(&database.join(".git/FETCH_HEAD"), "")
    }
}

impl Advisory {
    /// A text and a list of texts are written alike in JSON and in TOML.
    fn page(&self) -> String {
        let Self { id, package, date, informational, patched, unaffected } = self;
        let kind = informational.as_ref().map(|kind| format!("informational = \"{kind}\"\n")).unwrap_or_default();
        format!(
            "```toml\n[advisory]\nid = \"{id}\"\npackage = \"{package}\"\ndate = \"{date}\"\n{kind}\n[versions]\n\
             patched = {patched}\nunaffected = {unaffected}\n```\n\n# {package}\n\nhttps://rustsec.org/advisories/{id}\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Advisory;
    use serde_json::json;

    #[test]
    fn an_advisory_is_a_page_of_rustsecs_database() {
        let line = json!({ "id": "A", "package": "leaky", "date": "2026-01-02", "informational": "unsound",
            "patched": [">= 1.2.3", "^1.1.9"], "unaffected": [] });
        let page = serde_json::from_value::<Advisory>(line).unwrap().page();
        let head = page.strip_prefix("```toml\n").unwrap().split_once("```").unwrap().0;
        let read: toml::Table = head.parse().unwrap();
        assert_eq!(read["advisory"]["informational"].as_str(), Some("unsound"));
        assert_eq!(read["versions"]["patched"][1].as_str(), Some("^1.1.9"));
        assert_eq!(read["versions"]["unaffected"].as_array().unwrap().len(), 0);
    }
}
