//! Keypair files: a JSON array of 64 bytes, as every Solana tool writes them. Nothing here ever shows what is in one.

use std::path::PathBuf;

use exodus_sdk::{Address, Keypair, Signer};

use crate::exit::Failure;
use crate::settings::Settings;

mod file;
#[cfg(feature = "hardware")]
mod hardware;
mod source;

pub use file::{read, write};
use source::Key;

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

#[cfg(test)]
mod tests {
    use std::path::Path;

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
