//! build.json: what the committed binary was made from, with what, and which bytes came out.

use super::route::Route;
use super::tools::{IDL, SO, Tools};
use crate::fault::fault;
use crate::{digest, files};
use anyhow::Result;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::Path;

const PATH: &str = "programs/exodus/dist/build.json";
const REBUILD: &str = "cargo xtask program";

/// The fields stand in alphabetical order, and so they do in the file.
#[derive(Serialize, Deserialize, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub(super) idl_sha256: String,
    pub(super) route: Route,
    pub(super) so_sha256: String,
    pub(super) so_size: usize,
    /// Over the program's and the rules' files, their resolved dependencies and the release profile.
    pub(super) sources_sha256: String,
    pub(super) tools: Tools,
}

impl Manifest {
    pub(super) fn new(route: Route, tools: Tools, sources_sha256: String, so: &[u8], idl: &[u8]) -> Self {
        let (so_sha256, idl_sha256) = (digest::hex(so), digest::hex(idl));
        Self { idl_sha256, route, so_sha256, so_size: so.len(), sources_sha256, tools }
    }

    pub(super) fn read(root: &Path) -> Result<Self> {
        let path = root.join(PATH);
        if !path.is_file() {
            return Err(fault(format!("{PATH}: the program has not been built yet"), REBUILD));
        }
        serde_json::from_str(&files::text(&path)?)
            .map_err(|error| fault(format!("{PATH}: not a build record: {error}"), REBUILD))
    }

    pub(super) fn write(&self, root: &Path) -> Result<()> {
        let mut json = serde_json::to_string_pretty(self)?;
        json.push('\n');
        files::write(&root.join(PATH), json)
    }

    /// Do the sources and the committed files still belong to this record?
    pub(super) fn matches(&self, sources: &str, so: &[u8], idl: &[u8]) -> Result<()> {
        equal(&self.sources_sha256, sources, "the program's sources or dependencies changed after it was built")?;
        equal(&self.so_sha256, &digest::hex(so), &format!("{SO}: not the binary that {PATH} records"))?;
        equal(&self.idl_sha256, &digest::hex(idl), &format!("{IDL}: not the description that {PATH} records"))
    }
}

fn equal(recorded: &str, found: &str, fact: &str) -> Result<()> {
    if recorded == found {
        return Ok(());
    }
    Err(fault(format!("{fact} (recorded {recorded}, found {found})"), REBUILD))
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{SO}: {} bytes, sha256 {}, built by route {}", self.so_size, self.so_sha256, self.route)
    }
}

#[cfg(test)]
mod tests {
    use super::{Manifest, Route, Tools};

    fn recorded() -> Manifest {
        Manifest::new(Route::Debian, Tools::from([("llvm".into(), "22".into())]), "s".into(), b"so", b"idl")
    }

    #[test]
    fn accepts_what_it_recorded() {
        recorded().matches("s", b"so", b"idl").unwrap();
    }

    #[test]
    fn refuses_each_part_that_changed_and_names_it() {
        let refusal = |sources, so, idl| recorded().matches(sources, so, idl).unwrap_err().to_string();
        assert!(refusal("t", b"so", b"idl").contains("sources or dependencies changed"));
        assert!(refusal("s", b"SO", b"idl").starts_with("programs/exodus/dist/exodus.so: not the binary"));
        assert!(refusal("s", b"so", b"IDL").starts_with("programs/exodus/dist/idl.json: not the description"));
        assert!(refusal("t", b"so", b"idl").ends_with("\nhint: cargo xtask program"));
    }

    #[test]
    fn keys_are_written_in_alphabetical_order() {
        let json = serde_json::to_string_pretty(&recorded()).unwrap();
        let keys: Vec<_> = json.lines().filter(|line| line.starts_with("  \"")).collect();
        assert!(keys.is_sorted(), "{json}");
    }
}
