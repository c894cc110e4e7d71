//! A line of a file of numbers, read in one place. No such line is long, and what is longer than it may be is refused as that
//! line and never cut into two: what stands behind the cut would be a row that nobody wrote.

use std::io::{BufRead, Read, Result};

/// What a line at the end of a file begins with that says where the file comes from.
pub const NOTE: &str = "#";

/// The most bytes of a line, its end among them. (A name of ten digits thrice takes no more than thirty.)
pub(super) const LONGEST: u64 = 1 << 12;

/// The line that was read last, into one piece of memory, whatever comes.
#[derive(Default)]
pub(super) struct Line {
    bytes: Vec<u8>,
    /// Whether there was more of it, which is not kept.
    cut: bool,
}

impl Line {
    /// Reads the next one to its end, however far that is; returns how many bytes it takes, none at the end of the file.
    pub fn read(&mut self, reader: &mut impl BufRead) -> Result<u64> {
        self.bytes.clear();
        let kept = length(reader.by_ref().take(LONGEST).read_until(b'\n', &mut self.bytes)?);
        self.cut = kept == LONGEST && !self.bytes.ends_with(b"\n");
        // What ends the file at the very limit is no longer than what would end there with a line end.
        let rest = if self.cut { length(reader.skip_until(b'\n')?) } else { 0 };
        Ok(kept.saturating_add(rest))
    }

    /// Whether it says where the file comes from; of such a line nothing more is asked, nor how long it is.
    pub fn is_note(&self) -> bool {
        self.bytes.starts_with(NOTE.as_bytes())
    }

    /// What stands in it, without its end, or that it is too long.
    pub fn text(&self) -> core::result::Result<&[u8], String> {
        if self.cut {
            return Err(format!("{} and so on is longer than the {LONGEST} bytes of a line", shown(&self.bytes)));
        }
        Ok(self.bytes.trim_ascii_end())
    }
}

fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

/// A piece of somebody's file, short and without anything that a terminal would obey.
pub(crate) fn shown(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let short: String = text.chars().take(40).flat_map(char::escape_debug).collect();
    format!("`{short}`")
}
