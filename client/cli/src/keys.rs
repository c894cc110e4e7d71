//! Keypair files: a JSON array of 64 bytes, as every Solana tool writes them. Nothing here ever shows what is in one.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use exodus_sdk::{Address, Keypair, Signer};

use crate::exit::Failure;
use crate::files;
use crate::settings::Settings;
use crate::visible;

#[cfg(feature = "hardware")]
mod hardware;
mod source;

use source::Key;

/// No keypair file is longer than this; what is longer is something else.
const MOST_BYTES: u64 = 4_096;

/// Who signs and who pays.
pub struct Keys {
    signer: Key,
    payer: Option<Key>,
    nonce_authority: Option<Key>,
}

impl Keys {
    /// Reads what the settings name.
    pub fn load(settings: &Settings) -> Result<Self, Failure> {
        let named = |key: &Option<PathBuf>| key.as_deref().map(Key::named).transpose();
        let (payer, nonce_authority) = (named(&settings.fee_payer)?, named(&settings.signing.nonce_authority)?);
        Ok(Self { signer: Key::named(settings.keypair()?)?, payer, nonce_authority })
    }

    /// The address of the key that signs.
    pub fn signer(&self) -> Address {
        self.signer.address()
    }

    /// The address of the key that pays.
    pub fn payer(&self) -> Address {
        self.payer.as_ref().unwrap_or(&self.signer).address()
    }

    /// The address of the key that uses the nonce, where one was named.
    pub fn nonce_authority(&self) -> Option<Address> {
        self.nonce_authority.as_ref().map(Key::address)
    }

    /// The key that signs, where nobody else may.
    pub fn signer_key(&self) -> Result<&Keypair, Failure> {
        here(&self.signer)
    }

    /// The key that pays, where nobody else may sign for it.
    pub fn payer_key(&self) -> Result<&Keypair, Failure> {
        here(self.payer.as_ref().unwrap_or(&self.signer))
    }

    /// All of them that are here.
    pub fn all(&self) -> Vec<&dyn Signer> {
        let all = std::iter::once(&self.signer).chain(&self.payer).chain(&self.nonce_authority);
        all.filter_map(Key::signs).collect()
    }
}

fn here(key: &Key) -> Result<&Keypair, Failure> {
    key.held().ok_or_else(|| {
        Failure::usage(format!("the key of {} is not here, and this takes many signatures of it", key.address()))
            .hint("name a keypair file")
    })
}

/// Reads a keypair file.
pub fn read(path: &Path) -> Result<Keypair, Failure> {
    let name = visible::path(path);
    let text = files::text(path, MOST_BYTES).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure::usage(format!("there is no keypair file {name}"))
            .hint("`exodus keygen` makes one; or name yours with --keypair"),
        ErrorKind::InvalidData | ErrorKind::FileTooLarge | ErrorKind::IsADirectory => {
            no_keypair(&name, &files::why(&error))
        }
        _ => Failure::usage(format!("the keypair file {name} cannot be read: {}", files::why(&error)))
            .hint("check the file's rights, or name another one with --keypair"),
    })?;
    parsed(&text, &name)
}

/// The keypair of a text: a JSON array of 64 bytes.
fn parsed(text: &str, name: &str) -> Result<Keypair, Failure> {
    let no_keypair = |why: &str| no_keypair(name, why);
    let bytes: Vec<u8> = serde_json::from_str(text).map_err(|_| no_keypair("it is no JSON array of bytes"))?;
    if bytes.len() != 64 {
        return Err(no_keypair(&format!("it has {} bytes instead of 64", bytes.len())));
    }
    Keypair::try_from(bytes.as_slice()).map_err(|_| no_keypair("its public half does not belong to its secret half"))
}

fn no_keypair(name: &str, why: &str) -> Failure {
    Failure::usage(format!("{name} is no keypair file: {why}"))
        .hint("name a Solana keypair file with --keypair, or make one with `exodus keygen --outfile FILE`")
}

/// Writes a keypair file that its owner alone can read. Without `force` nothing is ever overwritten.
pub fn write(path: &Path, key: &Keypair, force: bool) -> Result<(), Failure> {
    let broken = |error: std::io::Error| {
        Failure::broken(format!("the keypair file {} cannot be written: {}", visible::path(path), files::why(&error)))
            .hint("check the folder's rights and free space, or write to another place with --outfile FILE")
    };
    std::fs::create_dir_all(files::folder(path)).map_err(broken)?;
    let text = serde_json::to_string(key.to_bytes().as_slice()).map_err(|error| broken(error.into()))?;
    // A key is never half a key, and never readable by others, not even for a moment.
    files::write(path, text.as_bytes(), force).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::usage(format!("there is a file {} already", visible::path(path)))
            .hint("write to another one with --outfile FILE; --force overwrites it, and what was in it is lost"),
        _ => broken(error),
    })
}

#[cfg(test)]
mod tests {
    use exodus_sdk::Signer as _;

    use super::*;

    #[test]
    fn a_written_key_is_read_back_and_never_overwritten_by_accident() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/id.json");
        let (one, two) = (Keypair::new(), Keypair::new());
        write(&path, &one, false).unwrap();
        assert!(write(&path, &two, false).is_err());
        assert_eq!(read(&path).unwrap().pubkey(), one.pubkey());
        write(&path, &two, true).unwrap();
        assert_eq!(read(&path).unwrap().pubkey(), two.pubkey());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn what_is_no_keypair_is_named_and_not_shown() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("id.json");
        let mut mixed = Keypair::new().to_bytes().to_vec();
        mixed[63] ^= 1;
        let mixed = serde_json::to_string(&mixed).unwrap();
        for (text, why) in
            [("", "JSON"), ("[1,2,3]", "3 bytes"), ("[1,256]", "JSON"), ("hello", "JSON"), (&mixed, "does not belong")]
        {
            std::fs::write(&path, text).unwrap();
            let failure = read(&path).map(drop).unwrap_err().to_string();
            assert!(failure.contains(why) && failure.contains("id.json"), "{failure}");
            assert!(text.is_empty() || !failure.contains(text), "{failure}");
        }
        let long = format!("{}{}[7]", serde_json::to_string(&vec![1; 64]).unwrap(), " ".repeat(4_096));
        std::fs::write(&path, long).unwrap();
        assert!(
            read(&path).unwrap_err().to_string().contains("longer than 4096 bytes"),
            "never cut to what it could be"
        );
        let key = Keypair::new();
        std::fs::write(&path, format!("\u{feff}{}", serde_json::to_string(key.to_bytes().as_slice()).unwrap()))
            .unwrap();
        assert_eq!(read(&path).unwrap().pubkey(), key.pubkey(), "as Windows writes it");
        assert!(read(folder.path()).is_err(), "a directory");
        assert!(read(Path::new("/dev/zero")).is_err());
    }
}
