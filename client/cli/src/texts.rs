//! Texts that never leave this machine: their SHA-256 goes on the ledger in their place.

use std::path::Path;

use exodus_sdk::archive::Hex;
use sha2::{Digest, Sha256};

use crate::args::text::{Description, Details, Note, Profile, ReadRules, Rules};
use crate::exit::Failure;
use crate::{files, visible};

/// A SHA-256; all zero = no text.
pub type Hash = [u8; 32];

impl Profile {
    /// `None` where nothing was said about it.
    pub fn hash(&self) -> Result<Option<Hash>, Failure> {
        hash(self.profile.as_deref(), self.profile_file.as_deref())
    }
}

impl Details {
    /// `None` where nothing was said about them.
    pub fn hash(&self) -> Result<Option<Hash>, Failure> {
        hash(self.details.as_deref(), self.details_file.as_deref())
    }
}

impl Description {
    /// `None` where nothing was said about it.
    pub fn hash(&self) -> Result<Option<Hash>, Failure> {
        hash(self.details.as_deref(), self.details_file.as_deref())
    }
}

impl Rules {
    /// `None` where nothing was said about them.
    pub fn hash(&self) -> Result<Option<Hash>, Failure> {
        hash(self.rules.as_deref(), self.rules_file.as_deref())
    }
}

impl ReadRules {
    /// `None` where nothing was said about them.
    pub fn hash(&self) -> Result<Option<Hash>, Failure> {
        match self.rules_hash.as_deref() {
            Some(text) => digits(text).map(Some).ok_or_else(|| {
                Failure::usage(format!("`{}` is no SHA-256", text.escape_debug()))
                    .hint("copy the 64 digits that `exodus pool show` calls rules")
            }),
            None => hash(self.rules.as_deref(), self.rules_file.as_deref()),
        }
    }
}

/// A hash in its digits.
fn digits(text: &str) -> Option<Hash> {
    text.trim().to_ascii_lowercase().parse::<Hex<32>>().ok().map(|hex| hex.0)
}

/// A hash as somebody typed it, or that of the text they typed.
pub fn seen(text: &str) -> Hash {
    digits(text).unwrap_or_else(|| of(text.as_bytes()))
}

fn of(bytes: &[u8]) -> Hash {
    if bytes.is_empty() { [0; 32] } else { Sha256::digest(bytes).into() }
}

impl Note {
    /// `None` where nothing was said about it.
    pub fn hash(&self) -> Result<Option<Hash>, Failure> {
        hash(self.note.as_deref(), self.note_file.as_deref())
    }
}

/// No text that people read for somebody else is longer than so many bytes; whatever is, is another file.
const LONGEST: u64 = 1 << 20;

fn hash(text: Option<&str>, file: Option<&Path>) -> Result<Option<Hash>, Failure> {
    let unreadable = |path: &Path, error: &std::io::Error| {
        Failure::usage(format!("the file {} cannot be read: {}", visible::path(path), files::why(error)))
            .hint("name a file that holds the text, or give the text itself with the flag that has no `-file`")
    };
    let bytes = match (text, file) {
        (Some(text), _) => text.as_bytes().to_vec(),
        (None, Some(path)) => files::bytes(path, LONGEST).map_err(|error| unreadable(path, &error))?,
        (None, None) => return Ok(None),
    };
    Ok(Some(of(&bytes)))
}

/// A hash as people compare it; `None` = no text.
pub fn show(hash: &Hash) -> Option<String> {
    (*hash != [0; 32]).then(|| Hex(*hash).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_its_hash_and_no_text_none() {
        let abc = hash(Some("abc"), None).unwrap().unwrap();
        let shown = show(&abc).unwrap();
        assert_eq!(shown, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(hash(Some(""), None).unwrap().map(|none| show(&none)), Some(None));
        assert_eq!(hash(None, None).unwrap(), None);
        assert_eq!([seen("abc"), seen(&shown), seen(&shown.to_uppercase())], [abc; 3]);
        assert!(hash(None, Some(Path::new("/no/such/file"))).is_err());
        assert!(hash(None, Some(Path::new("/dev/zero"))).is_err(), "what never ends is no text");
    }
}
