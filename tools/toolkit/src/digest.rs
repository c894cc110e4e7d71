//! SHA-256 as the lowercase hexadecimal that build.json and error messages carry.

use sha2::{Digest as _, Sha256};

/// Digest of some bytes.
pub fn hex(bytes: &[u8]) -> String {
    spelled(&Sha256::digest(bytes))
}

/// A digest over named parts: each name and content goes in with its length, so that no two different lists of parts
/// feed the same bytes.
#[derive(Default)]
pub struct Parts(Sha256);

impl Parts {
    /// Adds a part.
    pub fn add(&mut self, name: &str, content: &[u8]) {
        for bytes in [name.as_bytes(), content] {
            self.0.update(format!("{}:", bytes.len()));
            self.0.update(bytes);
        }
    }

    /// Digest of all parts that were added.
    pub fn hex(self) -> String {
        spelled(&self.0.finalize())
    }
}

fn spelled(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Parts, hex};

    #[test]
    fn spells_the_published_vector() {
        assert_eq!(hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_byte_that_moves_from_name_to_content_changes_the_digest() {
        let digest = |name: &str, content: &[u8]| {
            let mut parts = Parts::default();
            parts.add(name, content);
            parts.hex()
        };
        assert_ne!(digest("ab", b"c"), digest("a", b"bc"));
    }
}
