//! `program --check`: the digests always; the bytes themselves where the recorded toolchain is at hand.

use super::built::Built;
use super::manifest::Manifest;
use super::sources;
use super::tools::{IDL, SO, Tools};
use crate::fault::fault;
use crate::files;
use anyhow::Result;
use std::path::Path;

/// Needs no chain toolchain and takes less than a second.
pub(crate) fn check_digests(root: &Path) -> Result<()> {
    digests_match(root).map(drop)
}

pub(super) fn check_by_rebuilding(root: &Path, install: bool) -> Result<()> {
    let recorded = digests_match(root)?;
    if install {
        recorded.route.install()?;
    }
    let tools = match recorded.route.tools() {
        Ok(tools) => tools,
        Err(missing) => return not_compared(&format!("{missing:#}")),
    };
    if tools != recorded.tools {
        return not_compared(&difference(&recorded.tools, &tools));
    }
    let rebuilt = Built::new(root, recorded.route)?.manifest;
    same(SO, &recorded.so_sha256, &rebuilt.so_sha256)?;
    same(IDL, &recorded.idl_sha256, &rebuilt.idl_sha256)?;
    println!("{rebuilt}: the rebuilt bytes are the committed ones");
    Ok(())
}

fn digests_match(root: &Path) -> Result<Manifest> {
    let recorded = Manifest::read(root)?;
    let (so, idl) = (files::bytes(&root.join(SO))?, files::bytes(&root.join(IDL))?);
    recorded.matches(&sources::digest(root)?, &so, &idl)?;
    Ok(recorded)
}

fn not_compared(why: &str) -> Result<()> {
    eprintln!("warning: the digests match, but the binary was NOT rebuilt and compared: {why}");
    Ok(())
}

fn difference(recorded: &Tools, installed: &Tools) -> String {
    let version = |tools: &Tools, tool: &str| tools.get(tool).cloned().unwrap_or_else(|| "none".into());
    let differing = recorded.keys().chain(installed.keys()).filter(|tool| recorded.get(*tool) != installed.get(*tool));
    let mut lines: Vec<_> = differing
        .map(|tool| format!("{tool} was {} and is {} here", version(recorded, tool), version(installed, tool)))
        .collect();
    lines.sort();
    lines.dedup();
    format!("{}\nhint: `cargo xtask program` builds and records it anew", lines.join(", "))
}

fn same(path: &str, committed: &str, rebuilt: &str) -> Result<()> {
    if committed == rebuilt {
        return Ok(());
    }
    Err(fault(
        format!("{path}: the same sources and tools now give other bytes (committed {committed}, rebuilt {rebuilt})"),
        "if tools/sbf-debian changed, run `cargo xtask program` and commit dist/; if not, do not trust the committed file",
    ))
}

#[cfg(test)]
mod tests {
    use super::{Tools, difference, same};

    #[test]
    fn a_difference_names_each_tool_once() {
        let recorded = Tools::from([("llvm".into(), "22.1.8".into()), ("rustc".into(), "1.96".into())]);
        let installed = Tools::from([("llvm".into(), "22.1.9".into()), ("rustc".into(), "1.96".into())]);
        let text = difference(&recorded, &installed);
        assert!(text.starts_with("llvm was 22.1.8 and is 22.1.9 here\nhint: "), "{text}");
    }

    #[test]
    fn other_bytes_are_refused_with_both_hashes() {
        let error = same("exodus.so", "aa", "bb").unwrap_err().to_string();
        assert!(error.contains("committed aa, rebuilt bb"), "{error}");
    }
}
