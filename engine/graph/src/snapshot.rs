//! A graph in a file that is opened by mapping it: nothing is parsed, nothing is copied.
//!
//! Little-endian: a head of 64 bytes, the starts of the lists (`u64`, one more than members), the lists (`u32`,
//! padded to 8), the members' names (numbers of `u32`, padded to 8, or addresses of 32 bytes), their pledges (`u64`), and a
//! note for people in UTF-8. The head holds the hash of all that follows it, over blocks of a mebibyte, so that every processor can check its part, and its own hash.
//! A file is checked as a whole when it is opened: what is damaged, cut short or of another kind is refused.

mod mapped;
mod write;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use bytemuck::{Pod, Zeroable};
use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

pub use mapped::{Layout, Mapped, Snapshot, open};
pub use write::{Content, write};

const MAGIC: [u8; 8] = *b"EXODUSG2";
/// What is hashed at once.
const BLOCK: usize = 1 << 20;

/// The first 64 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Pod, Zeroable)]
#[repr(C)]
struct Head {
    magic: [u8; 8],
    members: u64,
    /// Twice the number of ties.
    directions: u64,
    /// How many bytes the name of each member has: 4, 32, or none where the nodes themselves are the names.
    width: u64,
    /// How many pledges there are: as many as members, or none.
    pledges: u64,
    /// The length of the note in bytes.
    note: u64,
    /// XXH3 over the XXH3 of each block of the body.
    body: u64,
    /// XXH3 over the head up to here.
    own: u64,
}

impl Head {
    const SIZE: usize = size_of::<Self>();

    fn sealed(self) -> Self {
        Self { own: self.hash(), ..self }
    }

    fn hash(&self) -> u64 {
        xxh3_64(&bytemuck::bytes_of(self)[..Self::SIZE - size_of::<u64>()])
    }

    /// Where each part of the body begins, and where the file ends; `None` where no file is as long.
    fn parts(&self) -> Option<[u64; 6]> {
        let mut place = u64::try_from(Self::SIZE).ok()?;
        let lengths = [
            self.members.checked_add(1)?.checked_mul(8)?,
            self.directions.checked_mul(4)?.checked_next_multiple_of(8)?,
            self.members.checked_mul(self.width)?.checked_next_multiple_of(8)?,
            self.pledges.checked_mul(8)?,
            self.note,
        ];
        let mut parts = [place; 6];
        for (part, length) in parts.iter_mut().skip(1).zip(lengths) {
            place = place.checked_add(length)?;
            *part = place;
        }
        Some(parts)
    }
}

/// Who is who in a snapshot: everybody's name in the order of the nodes, ascending.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Names<'a> {
    /// The nodes themselves are the names.
    Nodes,
    /// Numbers, as in a file of ties.
    Numbers(&'a [u32]),
    /// Addresses, as on the ledger.
    Addresses(&'a [[u8; 32]]),
}

impl<'a> Names<'a> {
    /// The bytes of each.
    const fn width(self) -> usize {
        match self {
            Self::Nodes => 0,
            Self::Numbers(_) => size_of::<u32>(),
            Self::Addresses(_) => size_of::<[u8; 32]>(),
        }
    }

    fn bytes(self) -> &'a [u8] {
        match self {
            Self::Nodes => &[],
            Self::Numbers(numbers) => bytemuck::cast_slice(numbers),
            Self::Addresses(addresses) => bytemuck::cast_slice(addresses),
        }
    }

    fn ascend(self) -> bool {
        match self {
            Self::Nodes => true,
            Self::Numbers(numbers) => numbers.is_sorted_by(|one, two| one < two),
            Self::Addresses(addresses) => addresses.is_sorted_by(|one, two| one < two),
        }
    }
}

/// Whether a file begins as a snapshot does. One that cannot be read does not, nor does a pipe, of which nothing is read.
pub fn is_one(file: &Path) -> bool {
    let mut magic = [0; MAGIC.len()];
    let is_file = file.metadata().is_ok_and(|file| file.is_file());
    is_file && File::open(file).and_then(|mut file| file.read_exact(&mut magic)).is_ok_and(|()| magic == MAGIC)
}

/// Gives bytes the hashes that belong to them, as somebody could who wants them to be believed. For tests.
#[doc(hidden)]
pub fn forge(bytes: &mut [u8]) {
    if let Some((head, body)) = bytes.split_at_mut_checked(Head::SIZE) {
        let forged: Head = bytemuck::pod_read_unaligned(head);
        head.copy_from_slice(bytemuck::bytes_of(&Head { magic: MAGIC, body: hash(body), ..forged }.sealed()));
    }
}

/// The hash of a body.
fn hash(body: &[u8]) -> u64 {
    crate::workers::ready();
    let blocks: Vec<u64> = body.par_chunks(BLOCK).map(xxh3_64).collect();
    xxh3_64(bytemuck::cast_slice(&blocks))
}

#[cfg(test)]
mod tests;
