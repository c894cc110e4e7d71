//! The settings file.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::exit::Failure;
use crate::files;
use crate::visible;

/// No settings are longer.
pub const MOST_BYTES: u64 = 1 << 20;

/// What the settings file may say.
#[derive(Deserialize, Default, Debug)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub url: Option<String>,
    pub commitment: Option<String>,
    pub ledger: Option<PathBuf>,
    pub keypair: Option<PathBuf>,
    pub fee_payer: Option<PathBuf>,
    pub output: Option<String>,
    pub network: Option<String>,
    /// Where the file lies: what its relative paths are relative to.
    #[serde(skip)]
    pub folder: Option<PathBuf>,
}

/// Reads the file that was named, or else the usual one if it is there.
pub fn read(named: Option<&Path>, usual: Option<&Path>) -> Result<File, Failure> {
    let Some(path) = named.or(usual) else { return Ok(File::default()) };
    let text = match files::text(path, MOST_BYTES) {
        Ok(text) => text,
        Err(error) if named.is_none() && error.kind() == ErrorKind::NotFound => return Ok(File::default()),
        Err(error) => {
            let fact = format!("the settings file {} cannot be read: {}", visible::path(path), files::why(&error));
            return Err(
                Failure::usage(fact).hint("name another one with -C FILE, or leave -C out where none is needed")
            );
        }
    };
    let file = toml::from_str::<File>(&text).map_err(|error| {
        let line = error.span().and_then(|span| text.get(..span.start)).map_or(1, |before| before.split('\n').count());
        let message = error.message().replace('\n', " ");
        Failure::usage(format!("the settings file {}, line {line}: {message}", visible::path(path)))
            .hint("its keys are url, commitment, ledger, keypair, fee_payer, output and network")
    })?;
    Ok(File { folder: path.parent().map(Path::to_path_buf), ..file })
}

/// A path of the settings file: `~` is the home directory, anything relative is beside the file.
pub fn resolve(path: PathBuf, folder: Option<&Path>, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix("~"), home, folder) {
        (Ok(rest), Some(home), _) => home.join(rest),
        (_, _, Some(folder)) => folder.join(path),
        (_, _, None) => path,
    }
}
