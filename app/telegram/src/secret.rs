//! What must not be read by whoever finds the database: sealed with a key that lies elsewhere.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chacha20poly1305::aead::rand_core::RngCore as _;
use chacha20poly1305::aead::{Aead as _, AeadCore as _, KeyInit as _, OsRng, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tempfile::NamedTempFile;

use crate::Fault;

const KEY: usize = 32;
const NONCE: usize = 24;

/// A secret text. It has no `Debug` and no `Display`, so no log and no error can hold it.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Keeps a text from being shown.
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for the one place that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Seals and opens: XChaCha20-Poly1305, a fresh nonce each time. The place that a text belongs to is sealed in, so that a row
/// moved elsewhere does not open.
pub struct Seal(XChaCha20Poly1305);

impl Seal {
    /// The seal of a key.
    pub fn of(key: &[u8; KEY]) -> Self {
        Self(XChaCha20Poly1305::new(key.into()))
    }

    /// The seal of the key in a file, which is made where there is none, for its owner's eyes only.
    ///
    /// # Errors
    /// The file cannot be read or made, or holds no key.
    pub fn kept_in(file: &Path) -> Result<Self, Fault> {
        let broken = |problem: String| Fault::Config(format!("the key file {} {problem}", file.display()));
        if !file.exists() {
            make_key(file).map_err(|error| broken(format!("cannot be made: {error}")))?;
        }
        let text = std::fs::read_to_string(file).map_err(|error| broken(format!("cannot be read: {error}")))?;
        if is_open_to_others(file)? {
            return Err(broken("may be read by others; hint: chmod 600".to_owned()));
        }
        let bytes = BASE64_STANDARD.decode(text.trim()).unwrap_or_default();
        let key = bytes.try_into().map_err(|_| broken("holds no key of 32 bytes in base64".to_owned()))?;
        Ok(Self::of(&key))
    }

    /// Seals something for a place.
    pub fn close<T: Serialize>(&self, place: &str, what: &T) -> String {
        let nonce = XChaCha20Poly1305::generate_nonce(&mut OsRng);
        let bytes = serde_json::to_vec(what).unwrap_or_default();
        let sealed = self.0.encrypt(&nonce, Payload { msg: &bytes, aad: place.as_bytes() }).unwrap_or_default();
        BASE64_STANDARD.encode([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for a place; nothing where it was not, or with another key.
    pub fn open<T: DeserializeOwned>(&self, place: &str, text: &str) -> Option<T> {
        let bytes = BASE64_STANDARD.decode(text).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        serde_json::from_slice(&self.0.decrypt(XNonce::from_slice(nonce), payload).ok()?).ok()
    }
}

/// Whether others on this machine may read a file.
///
/// # Errors
/// Nobody can say.
pub fn is_open_to_others(file: &Path) -> std::io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(std::fs::metadata(file)?.permissions().mode() & 0o077 != 0)
}

/// Makes a key, whole or not at all; of doors that do so at the same moment, all go on with the key of the first.
fn make_key(file: &Path) -> std::io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut draft = NamedTempFile::new_in(folder)?;
    draft.write_all(BASE64_STANDARD.encode(random()).as_bytes())?;
    draft.as_file().sync_all()?;
    match draft.persist_noclobber(file) {
        Err(late) if late.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        // A power cut that took the key would take everything that it has sealed.
        put => put.map_err(|error| error.error).and_then(|_| File::open(folder)?.sync_all()),
    }
}

/// So many random bytes, as a text that may stand in a link.
pub fn random_name() -> String {
    let mut bytes = [0; 16];
    OsRng.fill_bytes(&mut bytes);
    bs58::encode(bytes).into_string()
}

/// Thirty-two random bytes.
pub fn random() -> [u8; KEY] {
    let mut bytes = [0; KEY];
    OsRng.fill_bytes(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_others_may_read_is_refused() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("door.key");
        assert!(Seal::kept_in(&file).is_ok(), "made for its owner's eyes only");
        for mode in [0o640, 0o604, 0o644, 0o660] {
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            let told = Seal::kept_in(&file).err().map(|fault| fault.to_string()).unwrap_or_default();
            assert!(told.ends_with("may be read by others; hint: chmod 600"), "{mode:o}: {told}");
        }
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o400)).unwrap();
        assert!(Seal::kept_in(&file).is_ok());
    }

    #[test]
    fn what_is_sealed_opens_with_its_key_in_its_place_only() {
        let seal = Seal::of(&[7; KEY]);
        let sealed = seal.close("persons:5", &"Анна");
        assert!(!sealed.contains("Анна"));
        assert_eq!(seal.open::<String>("persons:5", &sealed).as_deref(), Some("Анна"));
        assert_eq!(seal.open::<String>("persons:6", &sealed), None, "another's row");
        assert_eq!(Seal::of(&[8; KEY]).open::<String>("persons:5", &sealed), None, "another key");
        assert_eq!(seal.open::<String>("persons:5", "AAAA"), None);
        assert_ne!(sealed, seal.close("persons:5", &"Анна"), "never the same twice");
    }
}
