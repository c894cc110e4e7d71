//! The program's entry: the exact shape of each instruction, checked before anything else is read.
//!
//! Anchor ignores bytes behind the arguments and accounts behind the declared ones. Here they are refused: what a
//! wallet shows its owner is all there is.

use exodus_rules::Refusal;

use crate::shapes::SHAPES;

/// Whether an instruction with this tag takes so many bytes (tag included) and accounts.
pub fn fits(tag: u8, data: u64, accounts: u64) -> core::result::Result<(), Refusal> {
    match SHAPES.get(usize::from(tag)) {
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
