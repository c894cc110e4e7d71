//! Fuzzes `exodus_fuzz::archive`, or replays its corpus.
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| exodus_fuzz::archive(data));

#[cfg(not(fuzzing))]
fn main() {
    exodus_fuzz::replay("archive", exodus_fuzz::archive);
}
