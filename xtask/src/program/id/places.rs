//! Where the address stands: once in the program, and once for each cluster in Anchor.toml. Everything else follows from
//! the first.

use super::Id;
use crate::fault::fault;
use crate::files;
use crate::program::tools::PROGRAM;
use anyhow::Result;
use std::path::Path;

const LIB: &str = "programs/exodus/src/lib.rs";
const ANCHOR: &str = "Anchor.toml";

/// As Anchor calls them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub(in crate::program) enum Cluster {
    Localnet,
    Devnet,
    Testnet,
    Mainnet,
}

impl Cluster {
    fn section(self) -> &'static str {
        match self {
            Self::Localnet => "[programs.localnet]",
            Self::Devnet => "[programs.devnet]",
            Self::Testnet => "[programs.testnet]",
            Self::Mainnet => "[programs.mainnet]",
        }
    }
}

/// Writes both places, or neither.
pub(in crate::program) fn write(root: &Path, id: &Id, cluster: Cluster) -> Result<()> {
    let (lib, anchor) = (root.join(LIB), root.join(ANCHOR));
    let declared = declared(&files::text(&lib)?, id)?;
    let listed = listed(&files::text(&anchor)?, id, cluster)?;
    files::write(&lib, declared)?;
    files::write(&anchor, listed)
}

fn declared(source: &str, id: &Id) -> Result<String> {
    let (begin, end) = ("declare_id!(\"", "\");");
    let is_it = |line: &&str| line.starts_with(begin) && line.ends_with(end);
    let mut found = source.lines().filter(is_it);
    match (found.next(), found.next()) {
        (Some(line), None) => Ok(source.replacen(line, &format!("{begin}{id}{end}"), 1)),
        (None, _) => Err(fault(format!("{LIB}: no line `{begin}...{end}`"), "put it back: the address stands there")),
        (Some(_), Some(_)) => Err(fault(format!("{LIB}: two addresses are declared"), "leave one `declare_id!`")),
    }
}

/// The text with the address in the section of that cluster, which is made behind the last of its kind where it is missing.
fn listed(text: &str, id: &Id, cluster: Cluster) -> Result<String> {
    let (section, entry) = (cluster.section(), format!("{PROGRAM} = \"{id}\""));
    let mut lines: Vec<String> = text.lines().map(String::from).collect();
    let end_of = |begin: usize, lines: &[String]| {
        let next = lines.iter().skip(begin + 1).position(|line| line.starts_with('[')).map(|more| begin + 1 + more);
        let end = next.unwrap_or(lines.len());
        // The empty lines in front of a section, and what is said of it, belong to that section.
        let belongs = |line: &String| !line.trim().is_empty() && !line.starts_with('#');
        lines.iter().take(end).rposition(belongs).map_or(end, |last| last + 1)
    };
    let is_entry = |line: &String| line.split('=').next().is_some_and(|key| key.trim() == PROGRAM);
    match lines.iter().position(|line| line.trim() == section) {
        Some(begin) => {
            let end = end_of(begin, &lines);
            match lines.iter_mut().take(end).skip(begin + 1).find(|line| is_entry(line)) {
                Some(line) => *line = entry,
                None => lines.insert(begin + 1, entry),
            }
        }
        None => {
            let last = lines.iter().rposition(|line| line.starts_with("[programs.")).map(|begin| end_of(begin, &lines));
            let place = last.unwrap_or(lines.len());
            lines.splice(place..place, [String::new(), section.into(), entry]);
        }
    }
    let written = lines.join("\n") + "\n";
    means(&written, id, cluster).then_some(written).ok_or_else(|| {
        let fact = format!("{ANCHOR}: the address of `{PROGRAM}` cannot be put under {section}");
        fault(fact, format!("write the section as {section} and one line `{PROGRAM} = \"...\"`"))
    })
}

/// Whether whoever reads the text as TOML finds the address there.
fn means(text: &str, id: &Id, cluster: Cluster) -> bool {
    let section = cluster.section().trim_matches(['[', ']']);
    let read = text.parse::<toml::Table>().ok().map(toml::Value::Table);
    let found = read.as_ref().and_then(|all| section.split('.').try_fold(all, |table, key| table.get(key)));
    found.and_then(|programs| programs.get(PROGRAM)?.as_str()) == Some(&id.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Cluster, Id, declared, listed};

    const OLD: &str = "# why\n[programs.localnet]\nexodus = \"Exodus1111111111111111111111111111111111111\"\n\n\
                       # who\n[provider]\ncluster = \"localnet\"\n";

    fn id() -> Id {
        Id("FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS96Z".into())
    }

    #[test]
    fn the_program_declares_it_and_nothing_else_changes() {
        let source = "//! declare_id!(\"x\")\ndeclare_id!(\"Exodus\");\nmod a;\n";
        let expected =
            "//! declare_id!(\"x\")\ndeclare_id!(\"FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS96Z\");\nmod a;\n";
        assert_eq!(declared(source, &id()).unwrap(), expected);
        assert_eq!(declared(expected, &id()).unwrap(), expected);
    }

    #[test]
    fn a_program_without_or_with_two_addresses_is_refused() {
        assert!(declared("mod a;\n", &id()).unwrap_err().to_string().contains("no line `declare_id!"));
        let two = "declare_id!(\"a\");\ndeclare_id!(\"b\");\n";
        assert!(declared(two, &id()).unwrap_err().to_string().contains("two addresses"));
    }

    #[test]
    fn an_address_is_replaced_in_its_section() {
        let new = listed(OLD, &id(), Cluster::Localnet).unwrap();
        assert_eq!(new, OLD.replace("Exodus1111111111111111111111111111111111111", &id().to_string()));
        assert_eq!(listed(&new, &id(), Cluster::Localnet).unwrap(), new);
    }

    #[test]
    fn a_section_that_is_missing_is_made_behind_its_kind() {
        let new = listed(OLD, &id(), Cluster::Devnet).unwrap();
        let expected = format!("\n\n[programs.devnet]\nexodus = \"{}\"\n\n# who\n[provider]", id());
        assert_eq!(new, OLD.replace("\n\n# who\n[provider]", &expected));
        assert_eq!(listed(&new, &id(), Cluster::Devnet).unwrap(), new);
        let alone = listed("skip_local_validator = true\n", &id(), Cluster::Mainnet).unwrap();
        assert!(alone.ends_with(&format!("\n\n[programs.mainnet]\nexodus = \"{}\"\n", id())), "{alone}");
    }

    #[test]
    fn an_empty_section_is_filled() {
        let new = listed("[programs.testnet]\n[provider]\n", &id(), Cluster::Testnet).unwrap();
        assert_eq!(new, format!("[programs.testnet]\nexodus = \"{}\"\n[provider]\n", id()));
    }

    #[test]
    fn a_form_that_lines_cannot_change_is_refused() {
        let inline = "programs = { devnet = { exodus = \"x\" } }\n";
        let error = listed(inline, &id(), Cluster::Devnet).unwrap_err().to_string();
        assert!(error.contains("cannot be put under [programs.devnet]\nhint: "), "{error}");
    }
}
