//! Fuzzes `exodus_fuzz::snapshot`, or replays its corpus.
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| exodus_fuzz::snapshot(data));

#[cfg(not(fuzzing))]
fn main() {
    exodus_fuzz::replay("snapshot", exodus_fuzz::snapshot);
}
