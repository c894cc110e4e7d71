//! How a snapshot lies in its file: its head, its parts, and the names in it.

mod mapped;

use bytemuck::{Pod, Zeroable};
use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

pub use mapped::{Layout, Mapped};

pub(crate) const MAGIC: [u8; 8] = *b"EXODUSG2";
/// What is hashed at once.
pub(crate) const BLOCK: usize = 1 << 20;

/// The first 64 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct Head {
    pub(crate) magic: [u8; 8],
    pub(crate) members: u64,
    /// Twice the number of ties.
    pub(crate) directions: u64,
    /// How many bytes the name of each member has: 4, 32, or none where the nodes themselves are the names.
    pub(crate) width: u64,
    /// How many pledges there are: as many as members, or none.
    pub(crate) pledges: u64,
    /// The length of the note in bytes.
    pub(crate) note: u64,
    /// XXH3 over the XXH3 of each block of the body.
    pub(crate) body: u64,
    /// XXH3 over the head up to here.
    pub(crate) own: u64,
}

impl Head {
    pub(crate) const SIZE: usize = size_of::<Self>();

    pub(crate) fn sealed(self) -> Self {
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
    pub(crate) const fn width(self) -> usize {
        match self {
            Self::Nodes => 0,
            Self::Numbers(_) => size_of::<u32>(),
            Self::Addresses(_) => size_of::<[u8; 32]>(),
        }
    }

    pub(crate) fn bytes(self) -> &'a [u8] {
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

/// The hash of a body.
pub(crate) fn hash(body: &[u8]) -> u64 {
    crate::workers::ready();
    let blocks: Vec<u64> = body.par_chunks(BLOCK).map(xxh3_64).collect();
    xxh3_64(bytemuck::cast_slice(&blocks))
}
