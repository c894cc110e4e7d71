//! What Solana's own tools are set to: `~/.config/solana/cli/config.yml`, read and never written.

use std::path::{Path, PathBuf};

use super::file::resolve;

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
        let text = std::fs::read_to_string(home.join(".config/solana/cli/config.yml")).unwrap_or_default();
        let value = |key: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
            let value = line.trim().trim_matches(['"', '\'']);
            (!value.is_empty()).then(|| value.to_owned())
        };
        Self {
            url: value("json_rpc_url"),
            websocket: value("websocket_url"),
            keypair: value("keypair_path").map(|path| resolve(PathBuf::from(path), None, Some(home))),
            commitment: value("commitment"),
        }
    }
}
