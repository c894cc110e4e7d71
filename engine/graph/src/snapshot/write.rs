//! Writing: list by list, so that a graph larger than the memory can be written too.

use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

use rayon::prelude::*;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::format::{BLOCK, Head, MAGIC, Names};
use crate::{Node, node};

/// Members whose lists are made at once.
const BATCH: usize = 1 << 14;

/// What goes into a snapshot.
pub struct Content<'a, L> {
    /// How many members there are.
    pub members: usize,
    /// Writes the friends of a member, ascending, into an empty list. It is asked twice for each.
    pub list: L,
    /// Who is who.
    pub names: Names<'a>,
    /// Everybody's pledge in minor units; empty = not known.
    pub pledges: &'a [u64],
    /// What people should know about it: where it comes from, with which parameters.
    pub note: &'a str,
}

/// Writes a snapshot beside the place and moves it there when it is whole. Nothing is ever overwritten.
///
/// # Errors
/// The file cannot be written, or is there already.
pub fn write<L: Fn(Node, &mut Vec<Node>) + Sync>(file: &Path, content: &Content<'_, L>) -> std::io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut draft = tempfile::Builder::new();
    // The usual rights of a new file, which the person's umask narrows.
    #[cfg(unix)]
    draft.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let draft = draft.tempfile_in(folder)?;
    body(draft.reopen()?, content)?;
    draft.persist_noclobber(file).map(drop).map_err(|error| error.error)
}

fn body<L: Fn(Node, &mut Vec<Node>) + Sync>(draft: File, content: &Content<'_, L>) -> std::io::Result<()> {
    crate::workers::ready();
    let mut out =
        Hashing { file: BufWriter::with_capacity(BLOCK, draft), block: Xxh3::new(), room: BLOCK, blocks: Vec::new() };
    let mut head = Head {
        magic: MAGIC,
        members: wide(content.members),
        directions: 0,
        width: wide(content.names.width()),
        pledges: wide(content.pledges.len()),
        note: wide(content.note.len()),
        body: 0,
        own: 0,
    };
    out.file.write_all(bytemuck::bytes_of(&head))?;
    out.put(&0_u64.to_le_bytes())?;
    for batch in batches(content.members) {
        let lengths: Vec<u64> = made(&content.list, batch, |list| wide(list.len()));
        for length in lengths {
            head.directions += length;
            out.put(&head.directions.to_le_bytes())?;
        }
    }
    for batch in batches(content.members) {
        let lists: Vec<Vec<Node>> = made(&content.list, batch, |list| list.to_vec());
        for list in lists {
            out.put(bytemuck::cast_slice(&list))?;
        }
    }
    out.pad(head.directions)?;
    let names = content.names.bytes();
    out.put(names)?;
    out.pad(wide(names.len() / 4))?;
    out.put(bytemuck::cast_slice(content.pledges))?;
    out.put(content.note.as_bytes())?;
    let (mut file, body) = out.finish()?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(bytemuck::bytes_of(&Head { body, ..head }.sealed()))?;
    file.sync_all()
}

fn batches(members: usize) -> impl Iterator<Item = core::ops::Range<usize>> {
    (0..members).step_by(BATCH).map(move |from| from..members.min(from + BATCH))
}

/// What `of` makes of the list of each member of a batch.
fn made<L: Fn(Node, &mut Vec<Node>) + Sync, T: Send>(
    list: &L,
    batch: core::ops::Range<usize>,
    of: impl Fn(&[Node]) -> T + Sync,
) -> Vec<T> {
    let one = |scratch: &mut Vec<Node>, member: usize| {
        scratch.clear();
        list(node(member), scratch);
        of(scratch)
    };
    batch.into_par_iter().map_init(Vec::new, one).collect()
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// A file that is hashed while it is written.
struct Hashing {
    file: BufWriter<File>,
    block: Xxh3,
    /// What is left of the block.
    room: usize,
    blocks: Vec<u64>,
}

impl Hashing {
    fn put(&mut self, mut bytes: &[u8]) -> std::io::Result<()> {
        self.file.write_all(bytes)?;
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(self.room));
            self.block.update(now);
            self.room -= now.len();
            if self.room == 0 {
                self.seal();
            }
            bytes = later;
        }
        Ok(())
    }

    /// Four bytes more behind an odd number of four.
    fn pad(&mut self, count: u64) -> std::io::Result<()> {
        if count % 2 == 1 { self.put(&[0; 4]) } else { Ok(()) }
    }

    fn seal(&mut self) {
        self.blocks.push(self.block.digest());
        self.block.reset();
        self.room = BLOCK;
    }

    fn finish(mut self) -> std::io::Result<(File, u64)> {
        if self.room < BLOCK {
            self.seal();
        }
        let file = self.file.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        Ok((file, xxh3_64(bytemuck::cast_slice(&self.blocks))))
    }
}
