//! From version 1 of a tie to version 2, which knows since when the tie is mutual. A worked example: the program writes
//! version 1, and version 2 exists here alone.

pub mod v1;
pub mod v2;

use std::cmp::Ordering;

/// Behind the type mark and the sequence.
const VERSION_AT: usize = 16;

/// Why bytes are not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// Another kind of record, or none of this program.
    #[error("the account is no tie\n hint: ties begin with the type mark in v1.rs; leave everything else as it is")]
    Foreign,
    /// Less than its version takes.
    #[error("the account has {found} bytes of {expected}\n hint: read the whole account")]
    Short {
        /// How many bytes there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// More than its version takes.
    #[error(
        "the account has {found} bytes, and a tie of its version {expected}\n hint: leave it: this program did not write it"
    )]
    Long {
        /// How many bytes there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// Version 2.
    #[error("the tie is of version 2 already\n hint: there is nothing to do")]
    Already,
    /// Neither version 1 nor 2.
    #[error("the tie is of version {0}, and this step knows 1 and 2\n hint: take the step that belongs to the version")]
    Unknown(u8),
    /// Version 1, with content that version 1 never wrote.
    #[error("the tie holds what no version 1 wrote\n hint: leave it, and report it: this is a defect")]
    Corrupt,
}

/// A tie of version 1 as version 2 keeps it. Everything else is refused, a tie of version 2 too.
pub fn migrate(old: &[u8]) -> Result<[u8; v2::LENGTH], Fault> {
    let old = v1_of(old)?;
    // Without `..`: a field of version 1 that is forgotten here does not compile.
    let v1::Tie { mark, head, lower, higher, payer, lower_side, higher_side } = old;
    let v1::Head { sequence, version: _, bump, reserved } = head;
    // A change like any other: who follows the record sees that it has missed one, and reads it again.
    let head = v1::Head { sequence: sequence.wrapping_add(1), version: v2::VERSION, bump, reserved };
    let new = v2::Tie { mark, head, lower, higher, payer, lower_side, higher_side, formed: v2::NOT_KNOWN };
    let mut bytes = [0; v2::LENGTH];
    bytes.copy_from_slice(bytemuck::bytes_of(&new));
    Ok(bytes)
}

/// The same for whoever may come second: a tie of version 2 stays as it is.
pub fn ensure(tie: &[u8]) -> Result<[u8; v2::LENGTH], Fault> {
    match migrate(tie) {
        Err(Fault::Already) => tie.try_into().map_err(|_| Fault::Corrupt),
        outcome => outcome,
    }
}

fn v1_of(bytes: &[u8]) -> Result<v1::Tie, Fault> {
    let found = bytes.len();
    let short = Fault::Short { found, expected: v1::LENGTH };
    if *bytes.first_chunk().ok_or(short)? != v1::MARK {
        return Err(Fault::Foreign);
    }
    let version = *bytes.get(VERSION_AT).ok_or(short)?;
    let expected = match version {
        v1::VERSION => v1::LENGTH,
        v2::VERSION => v2::LENGTH,
        _ => return Err(Fault::Unknown(version)),
    };
    match found.cmp(&expected) {
        Ordering::Less => return Err(Fault::Short { found, expected }),
        Ordering::Greater => return Err(Fault::Long { found, expected }),
        Ordering::Equal if version == v2::VERSION => return Err(Fault::Already),
        Ordering::Equal => {}
    }
    let tie: v1::Tie = bytemuck::try_pod_read_unaligned(bytes).map_err(|_| Fault::Corrupt)?;
    if tie.is_sound() { Ok(tie) } else { Err(Fault::Corrupt) }
}

#[cfg(test)]
mod tests;
