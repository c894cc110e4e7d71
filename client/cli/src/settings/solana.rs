//! What Solana's own tools are set to: `~/.config/solana/cli/config.yml`, read and never written.

use std::path::{Path, PathBuf};

use super::file::{MOST_BYTES, resolve};
use crate::files;

/// The lines of it that are of use.
#[derive(Default, Debug)]
pub struct Solana {
    pub url: Option<String>,
    pub websocket: Option<String>,
    pub keypair: Option<PathBuf>,
    pub commitment: Option<String>,
}

impl Solana {
    /// Reads it, if it is there. Each setting is a line of its own, `key: value`; lists and what is nested are for others.
    pub fn read(home: &Path) -> Self {
        let text = files::text(&home.join(".config/solana/cli/config.yml"), MOST_BYTES).unwrap_or_default();
        let value = |key: &str| text.lines().find_map(|line| said(line, key)).flatten();
        Self {
            url: value("json_rpc_url"),
            websocket: value("websocket_url"),
            keypair: value("keypair_path").map(|path| resolve(PathBuf::from(path), None, Some(home))),
            commitment: value("commitment"),
        }
    }
}

/// What a line says about a key, where it is the line of that key: nothing where it leaves it unset.
fn said(line: &str, key: &str) -> Option<Option<String>> {
    let (name, value) = line.split_once(':')?;
    (bare(name.trim_end()) == key).then_some(())?;
    let value = value.trim();
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''));
    let value = match quote {
        // A comment begins behind the quotes, not within.
        Some(quote) => value.get(1..)?.split(quote).next()?,
        None if value.starts_with('#') => "",
        None => value.split_once(" #").map_or(value, |(value, _)| value).trim_end(),
    };
    let unset = value.is_empty() || (quote.is_none() && matches!(value, "~" | "null"));
    Some((!unset).then(|| value.to_owned()))
}

/// A key, which may stand in quotes.
fn bare(name: &str) -> &str {
    name.trim_matches(['"', '\''])
}
