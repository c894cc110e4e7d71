//! What the loader calls, on the chain.

#[cfg(target_os = "solana")]
mod chain {
    anchor_lang::pinocchio::default_allocator!();
    anchor_lang::pinocchio::default_panic_handler!();

    /// Subject, seed, rounds, and the digest that is expected.
    const LENGTH: usize = 21;

    /// Returns 0 where the digest is the expected one, 1 where it is another, 2 where nothing was asked.
    #[allow(unsafe_code, reason = "the loader's calling convention")]
    // SAFETY: the loader looks for this name, and no other function of the binary bears it.
    #[unsafe(no_mangle)]
    // SAFETY: only the loader calls it; `data` points to the instruction's bytes, whose length stands in front (SIMD-0321).
    unsafe extern "C" fn entrypoint(_: *mut u8, data: *const u8) -> u64 {
        // SAFETY: the loader lays out a u64 length right in front of `data`.
        let length = unsafe { *data.sub(8).cast::<u64>() };
        if length != 21 {
            return 2;
        }
        // SAFETY: so many bytes stand there.
        let asked: [u8; LENGTH] = unsafe { *data.cast() };
        let [subject, rest @ ..] = asked;
        let Some((seed, rest)) = rest.split_first_chunk() else { return 2 };
        let Some((rounds, rest)) = rest.split_first_chunk() else { return 2 };
        let Some((expected, _)) = rest.split_first_chunk() else { return 2 };
        match crate::digest(subject, u64::from_le_bytes(*seed), u32::from_le_bytes(*rounds)) {
            Some(found) if found == u64::from_le_bytes(*expected) => 0,
            Some(_) => 1,
            None => 2,
        }
    }
}
