//! The chain of hashes that proves an archive of closed commitments complete, without the chain.

use crate::Refusal;

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

/// How far a history has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// How many records it has.
    pub length: u32,
    /// The hash over all of them.
    pub hash: [u8; HASH],
}

/// A record of an archive, as somebody states it.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    /// Its position, from 0.
    pub position: u32,
    /// The commitment's address.
    pub address: &'a [u8; HASH],
    /// The commitment's bytes behind the type mark.
    pub record: &'a [u8],
    /// The history after it.
    pub history: &'a [u8; HASH],
}

impl Head {
    /// Where every history begins.
    pub const BEGINNING: Self = Self { length: 0, hash: [0; HASH] };

    /// One record further, if this is the next one and its bytes lead to the link it states.
    pub fn follow(self, link: &Link<'_>, sha256: impl FnOnce(&[&[u8]]) -> [u8; HASH]) -> Result<Self, Refusal> {
        if link.position != self.length {
            return Err(Refusal::ArchiveIncomplete);
        }
        let next = self.then(link.address, link.record, sha256)?;
        if next.hash == *link.history { Ok(next) } else { Err(Refusal::ArchiveBroken) }
    }

    /// One record further.
    pub fn then(
        self,
        address: &[u8; HASH],
        record: &[u8],
        sha256: impl FnOnce(&[&[u8]]) -> [u8; HASH],
    ) -> Result<Self, Refusal> {
        let hash = step(&self.hash, self.length, address, record, sha256);
        Ok(Self { length: self.length.checked_add(1).ok_or(Refusal::ArchiveIncomplete)?, hash })
    }

    /// Whether records that lead to here are all that `known` stands for, no fewer, no more and no others.
    pub fn must_be(self, known: &Self) -> Result<(), Refusal> {
        if self.length < known.length {
            Err(Refusal::ArchiveIncomplete)
        } else if self != *known {
            Err(Refusal::ArchiveHead)
        } else {
            Ok(())
        }
    }
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

    #[test]
    fn a_head_follows_the_next_link_and_no_other() {
        let (address, record) = ([1; HASH], b"record".as_slice());
        let history = step(&[0; HASH], 0, &address, record, sha256);
        let link = Link { position: 0, address: &address, record, history: &history };
        let head = Head::BEGINNING.follow(&link, sha256);
        assert_eq!(head, Ok(Head { length: 1, hash: history }));
        assert_eq!(head.unwrap().follow(&link, sha256), Err(Refusal::ArchiveIncomplete), "the same one again");
        let later = Link { position: 1, ..link };
        assert_eq!(Head::BEGINNING.follow(&later, sha256), Err(Refusal::ArchiveIncomplete), "a gap");
        let altered = Link { record: b"recorD", ..link };
        assert_eq!(Head::BEGINNING.follow(&altered, sha256), Err(Refusal::ArchiveBroken));
        let last = Head { length: u32::MAX, ..Head::BEGINNING };
        let history = step(&[0; HASH], u32::MAX, &address, record, sha256);
        let link = Link { position: u32::MAX, history: &history, ..link };
        assert_eq!(last.follow(&link, sha256), Err(Refusal::ArchiveIncomplete), "no history is longer");
    }

    #[test]
    fn a_head_is_reached_exactly() {
        let head = Head { length: 2, hash: [7; HASH] };
        assert_eq!(head.must_be(&head), Ok(()));
        assert_eq!(head.must_be(&Head { length: 3, ..head }), Err(Refusal::ArchiveIncomplete));
        assert_eq!(head.must_be(&Head { length: 1, ..head }), Err(Refusal::ArchiveHead));
        assert_eq!(head.must_be(&Head { hash: [8; HASH], ..head }), Err(Refusal::ArchiveHead));
    }
}
