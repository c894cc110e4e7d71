//! Fuzzes `exodus_fuzz::link`, or replays its corpus.
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| exodus_fuzz::link(data));

#[cfg(not(fuzzing))]
fn main() {
    exodus_fuzz::replay("link", exodus_fuzz::link);
}
