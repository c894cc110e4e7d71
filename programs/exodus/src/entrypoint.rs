//! The program's entry: the exact shape of each instruction, checked before anything else is read.
//!
//! Anchor ignores bytes behind the arguments and accounts behind the declared ones. Here they are refused: what a
//! wallet shows its owner is all there is.

use anchor_lang::wincode::{SchemaRead, TypeMeta};
use anchor_lang::{BorshConfig, TryAccounts};
use exodus_rules::Refusal;

/// How many bytes and accounts an instruction takes, its tag included.
#[derive(Clone, Copy)]
pub struct Shape {
    data: u64,
    accounts: u64,
    extra: u64,
}

impl Shape {
    /// The shape of no instruction.
    pub const NONE: Self = Self { data: 0, accounts: 0, extra: 0 };

    /// The declared accounts of `A`, the arguments `data`, and up to `extra` accounts behind them.
    #[allow(clippy::as_conversions, reason = "From is not const yet; a count always fits")]
    pub const fn of<A: TryAccounts>(data: usize, extra: usize) -> Self {
        Self { data: (data as u64).saturating_add(1), accounts: A::HEADER_SIZE as u64, extra: extra as u64 }
    }

    const fn fits(self, data: u64, accounts: u64) -> bool {
        self.data != 0
            && data == self.data
            && accounts >= self.accounts
            && accounts <= self.accounts.saturating_add(self.extra)
    }
}

/// The bytes that arguments take.
#[allow(clippy::panic, reason = "evaluated when the program is compiled")]
pub const fn wire<A: for<'a> SchemaRead<'a, BorshConfig>>() -> usize {
    match A::TYPE_META {
        TypeMeta::Static { size, .. } => size,
        TypeMeta::Dynamic => panic!("arguments have a fixed size"),
    }
}

/// Whether an instruction with this tag takes so many bytes (tag included) and accounts.
pub fn fits(tag: u8, data: u64, accounts: u64) -> core::result::Result<(), Refusal> {
    match crate::shapes::SHAPES.get(usize::from(tag)) {
        Some(shape) if shape.fits(data, accounts) => Ok(()),
        Some(_) | None => Err(Refusal::ShapeMismatch),
    }
}

#[cfg(target_os = "solana")]
mod chain {
    use super::fits;
    use crate::errors::refuse;

    anchor_lang::pinocchio::default_allocator!();
    anchor_lang::pinocchio::default_panic_handler!();

    /// What the loader calls: `input` holds the accounts, `data` the instruction's bytes with their length in front
    /// (SIMD-0321).
    #[allow(unsafe_code, reason = "the loader's calling convention")]
    // SAFETY: the loader looks for this name, and no other function of the binary bears it.
    #[unsafe(no_mangle)]
    // SAFETY: only the loader calls it, with the two pointers described above.
    unsafe extern "C" fn entrypoint(input: *mut u8, data: *const u8) -> u64 {
        // SAFETY: the loader lays out a u64 count at `input`, and a u64 length right in front of `data`; the byte at
        // `data` is readable even where the length is 0, because the program id follows it.
        let (accounts, length, tag) = unsafe { (*input.cast::<u64>(), *data.sub(8).cast::<u64>(), *data) };
        match fits(tag, length, accounts) {
            // SAFETY: both pointers come from the loader unchanged.
            Ok(()) => unsafe { crate::__anchor_dispatch(input, data) },
            Err(refusal) => refuse(refusal).into(),
        }
    }
}
