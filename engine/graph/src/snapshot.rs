//! A graph in a file that is opened by mapping it: nothing is parsed, nothing is copied.
//!
//! Little-endian: a head of 64 bytes, the starts of the lists (`u64`, one more than members), the lists (`u32`,
//! padded to 8), the members' names (numbers of `u32`, padded to 8, or addresses of 32 bytes), their pledges (`u64`), and a
//! note for people in UTF-8. The head holds the hash of all that follows it, over blocks of a mebibyte, so that every processor can check its part, and its own hash.
//! A file is checked as a whole when it is opened: what is damaged, cut short or of another kind is refused.

mod write;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use memmap2::MmapOptions;

use crate::format::{Head, MAGIC, Mapped, hash};
pub use crate::format::{Layout, Names};
use crate::{Fault, Graph, Ties};
pub use write::{Content, write};

/// A snapshot that is whole.
#[derive(Debug)]
pub struct Snapshot {
    /// The ties.
    pub graph: Graph,
    file: Mapped,
}

/// Opens a snapshot, and checks every byte of it.
///
/// # Errors
/// It cannot be read, is no snapshot, is cut short or longer than it says, or is damaged.
pub fn open(file: &Path) -> Result<Snapshot, Fault> {
    let opened = File::open(file)?;
    // SAFETY: the mapping is read only. Should somebody else change the file meanwhile, what is read from it are numbers
    // whose every use is checked against the bounds of a slice: an answer may be wrong or the process may end, no more.
    #[allow(unsafe_code, reason = "there is no other way to map a file")]
    let bytes = unsafe { MmapOptions::new().populate().map(&opened) }?;
    let file = Mapped::checked(bytes)?;
    Ok(Snapshot { graph: Graph::mapped(file.clone()), file })
}

impl Snapshot {
    /// Who is who.
    pub fn names(&self) -> Names<'_> {
        self.file.names()
    }

    /// Everybody's pledge in minor units; empty = not known.
    pub fn pledges(&self) -> &[u64] {
        bytemuck::cast_slice(self.file.part(3))
    }

    /// What people should know about it.
    pub fn note(&self) -> &str {
        core::str::from_utf8(self.file.part(4)).unwrap_or_default()
    }

    /// How many bytes the file has.
    pub fn size(&self) -> usize {
        self.file.size()
    }

    /// How many members there are.
    pub fn members(&self) -> usize {
        self.graph.members()
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

#[cfg(test)]
mod tests;
