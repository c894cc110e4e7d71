//! The bytes of a snapshot: mapped, and checked once.

use std::sync::Arc;

use memmap2::Mmap;
use rayon::prelude::*;

use super::{Head, MAGIC, Names, hash};
use crate::{Fault, Node, at};

/// The bytes of a checked snapshot.
#[derive(Clone, Debug)]
pub struct Mapped {
    bytes: Arc<Mmap>,
    layout: Layout,
}

/// Where everything is in a snapshot that is whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// Where each part begins, and the end.
    parts: [usize; 6],
    directions: usize,
    members: usize,
    width: usize,
}

impl Layout {
    /// Checks every byte of a snapshot, which begins at an address that eight divides.
    ///
    /// # Errors
    /// It is no snapshot, cut short or longer than it says, or damaged.
    pub fn checked(bytes: &[u8]) -> Result<Self, Fault> {
        let head = bytes.get(..Head::SIZE).filter(|head| head.starts_with(&MAGIC));
        let head: Head =
            head.map(bytemuck::pod_read_unaligned).ok_or_else(|| Fault::whole("is no snapshot of a graph"))?;
        if head.own != head.hash() {
            return Err(Fault::whole("is damaged in its first 64 bytes"));
        }
        let named = [0, 4, 32].contains(&head.width);
        let whole = |count: u64| count == 0 || count == head.members;
        let parts = head.parts().filter(|_| named && whole(head.pledges) && head.members < u64::from(u32::MAX));
        let counts = indices(&[head.directions, head.members, head.width]);
        let (Some(parts), Some([directions, members, width])) = (parts.and_then(|parts| indices(&parts)), counts)
        else {
            return Err(Fault::whole("says of itself what cannot be"));
        };
        if parts[5] != bytes.len() {
            return Err(Fault::whole(format!("has {} bytes where its head says {}", bytes.len(), parts[5])));
        }
        if hash(&bytes[Head::SIZE..]) != head.body {
            return Err(Fault::whole("is damaged: the bytes are not those that were written"));
        }
        let layout = Self { parts, directions, members, width };
        if layout.is_sound(bytes) { Ok(layout) } else { Err(Fault::whole("has lists that do not fit its members")) }
    }

    /// Whether every list lies within the lists and ascends, and every friend is a member and somebody else. Whoever writes
    /// a hash can write a wrong list as well. (That each tie stands in the lists of both its ends is not looked at: a forger
    /// can make up ties anyway.)
    fn is_sound(&self, bytes: &[u8]) -> bool {
        let (starts, friends) = self.rows(bytes);
        let members = starts.len() - 1;
        let end = starts.last().and_then(|end| usize::try_from(*end).ok());
        let fits = |(member, ends): (usize, &[u64])| {
            let list = indices(&[ends[0], ends[1]]).and_then(|[start, end]| friends.get(start..end));
            list.is_some_and(|list| {
                list.is_sorted_by(|one, two| one < two)
                    && list.last().is_none_or(|last| at(*last) < members)
                    && list.iter().all(|friend| at(*friend) != member)
            })
        };
        starts.first() == Some(&0)
            && end == Some(friends.len())
            && starts.par_windows(2).enumerate().all(fits)
            && self.names(bytes).ascend()
            && core::str::from_utf8(&bytes[self.parts[4]..self.parts[5]]).is_ok()
    }

    fn names<'a>(&self, bytes: &'a [u8]) -> Names<'a> {
        let start = self.parts[2];
        let named = &bytes[start..start + self.members * self.width];
        match self.width {
            0 => Names::Nodes,
            4 => Names::Numbers(bytemuck::cast_slice(named)),
            _ => Names::Addresses(bytemuck::cast_slice(named)),
        }
    }

    #[inline]
    fn rows<'a>(&self, bytes: &'a [u8]) -> (&'a [u64], &'a [Node]) {
        let [starts, friends, ..] = self.parts;
        let end = friends + self.directions * size_of::<Node>();
        (bytemuck::cast_slice(&bytes[starts..friends]), bytemuck::cast_slice(&bytes[friends..end]))
    }
}

impl Mapped {
    /// Checks every byte of a file.
    pub(crate) fn checked(bytes: Mmap) -> Result<Self, Fault> {
        let layout = Layout::checked(&bytes)?;
        Ok(Self { bytes: Arc::new(bytes), layout })
    }

    pub(crate) fn names(&self) -> Names<'_> {
        self.layout.names(&self.bytes)
    }

    /// How many bytes the file has.
    pub(crate) fn size(&self) -> usize {
        self.bytes.len()
    }

    #[inline]
    pub(crate) fn rows(&self) -> (&[u64], &[Node]) {
        self.layout.rows(&self.bytes)
    }

    pub(crate) fn part(&self, part: usize) -> &[u8] {
        &self.bytes[self.layout.parts[part]..self.layout.parts[part + 1]]
    }
}

fn indices<const N: usize>(numbers: &[u64; N]) -> Option<[usize; N]> {
    let mut indices = [0; N];
    for (index, number) in indices.iter_mut().zip(numbers) {
        *index = usize::try_from(*number).ok()?;
    }
    Some(indices)
}
