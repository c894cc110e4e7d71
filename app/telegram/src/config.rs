//! How a door is set up: one file, with paths to what is secret and never the secrets themselves.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use exodus_sdk::moving::Steps;
use serde::Deserialize;

use crate::Fault;
use crate::secret::{Secret, is_open_to_others};

/// A door's file; `exodus-telegram.example.toml` explains each line.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The file with the bot's token.
    pub token_file: PathBuf,
    /// The network that the door opens to.
    pub network: String,
    /// The cluster: a moniker or an address.
    #[serde(default = "devnet")]
    pub cluster: String,
    /// The database.
    #[serde(default = "sqlite")]
    pub database: String,
    /// The file with the key that seals the database; made where there is none.
    pub key_file: PathBuf,
    /// Where wallets find the door, without a slash at the end.
    pub public_url: String,
    /// Where it listens.
    #[serde(default = "listen")]
    pub listen: SocketAddr,
    /// The file with a webhook's secret; without one the door asks for updates itself.
    pub webhook_secret_file: Option<PathBuf>,
    /// Another server than Telegram's: one's own, or one for tests.
    pub telegram_api: Option<String>,
    /// What `exodus import --out` has written, for those who come from the bots of before.
    pub moved_from: Option<PathBuf>,
    /// How often the ledger is looked at, in seconds.
    #[serde(default = "look_every")]
    pub look_every: u64,
}

fn devnet() -> String {
    "devnet".to_owned()
}

fn sqlite() -> String {
    "sqlite://exodus-telegram.db?mode=rwc".to_owned()
}

fn listen() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 8_080))
}

const fn look_every() -> u64 {
    2
}

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    /// It is not there, or says something that this door does not know: the place and what would be right.
    pub fn read(file: &Path) -> Result<Self, Fault> {
        let broken = |problem: String| broken(file, &problem);
        let text = text(file)?;
        let config: Self = toml::from_str(&text).map_err(|error| {
            let line = error
                .span()
                .map_or(1, |span| text.get(..span.start).unwrap_or_default().matches('\n').count().saturating_add(1));
            broken(format!("is wrong in line {line}: {}", error.message()))
        })?;
        if config.public_url.ends_with('/') || !config.public_url.starts_with("http") {
            return Err(broken(
                "needs a public_url such as https://door.example, without a slash at its end".to_owned(),
            ));
        }
        Ok(config)
    }
}

/// What `exodus import` has written.
///
/// # Errors
/// The file is not there, or holds something else.
pub fn moved(file: &Path) -> Result<Vec<Steps>, Fault> {
    // What is wrong is named by its place alone: the file holds people's names.
    let wrong =
        |error: serde_json::Error| format!("is not what `exodus import --out` writes, in line {}", error.line());
    serde_json::from_str(&text(file)?).map_err(|error| broken(file, &wrong(error)))
}

/// The secret in a file.
///
/// # Errors
/// The file is not there or empty, or others on this machine may read it.
pub fn secret_in(file: &Path) -> Result<Secret, Fault> {
    if is_open_to_others(file).map_err(|error| unread(file, &error))? {
        return Err(broken(file, "may be read by others; hint: chmod 600"));
    }
    let text = text(file)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(broken(file, "is empty"));
    }
    Ok(Secret::new(text.to_owned()))
}

fn text(file: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(file).map_err(|error| unread(file, &error))
}

fn unread(file: &Path, error: &std::io::Error) -> Fault {
    broken(file, &format!("cannot be read: {error}"))
}

fn broken(file: &Path, problem: &str) -> Fault {
    Fault::Config(format!("the file {} {problem}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_says_wrongly_is_named_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("door.toml");
        let read = |text: &str| {
            std::fs::write(&file, text).unwrap();
            Config::read(&file).map(drop).map_err(|fault| fault.to_string())
        };
        let good = "token_file = \"t\"\nnetwork = \"n\"\nkey_file = \"k\"\npublic_url = \"https://door.example\"\n";
        assert_eq!(read(good), Ok(()));
        let unknown = read(&format!("{good}look_evry = 5\n")).unwrap_err();
        assert!(unknown.contains("line 5") && unknown.contains("look_evry"), "{unknown}");
        let slash = read(&good.replace(".example", ".example/")).unwrap_err();
        assert!(slash.contains("without a slash"), "{slash}");
    }

    #[test]
    fn a_secret_that_others_may_read_is_none() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        std::fs::write(&file, "123:abc\n").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(secret_in(&file).err().unwrap().to_string().contains("chmod 600"));
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(secret_in(&file).map(|secret| secret.reveal().to_owned()).ok().as_deref(), Some("123:abc"));
    }
}
