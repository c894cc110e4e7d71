//! The chain of hashes that proves an archive of closed commitments complete, without the chain.

/// The length of a hash.
pub const HASH: usize = 32;

/// The next link: `sha256(history || position || address || record)`, where `position` is the length of the history
/// before (u32, little-endian), `address` the commitment's and `record` its bytes behind the type mark.
///
/// The caller brings the hash function, so that the program uses the chain's and everybody else their own.
pub fn step(
    history: &[u8; HASH],
    position: u32,
    address: &[u8; HASH],
    record: &[u8],
    sha256: impl FnOnce(&[&[u8]]) -> [u8; HASH],
) -> [u8; HASH] {
    sha256(&[history, &position.to_le_bytes(), address, record])
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    fn sha256(parts: &[&[u8]]) -> [u8; HASH] {
        parts.iter().fold(Sha256::new(), |hasher, part| hasher.chain_update(part)).finalize().into()
    }

    #[test]
    fn every_part_matters() {
        let first = step(&[0; 32], 0, &[1; 32], b"record", sha256);
        assert_ne!(first, step(&[0; 32], 1, &[1; 32], b"record", sha256));
        assert_ne!(first, step(&[0; 32], 0, &[2; 32], b"record", sha256));
        assert_ne!(first, step(&[0; 32], 0, &[1; 32], b"recorD", sha256));
        assert_ne!(first, step(&[9; 32], 0, &[1; 32], b"record", sha256));
    }
}
