//! Fuzzes `exodus_fuzz::ties`, or replays its corpus.
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| exodus_fuzz::ties(data));

#[cfg(not(fuzzing))]
fn main() {
    exodus_fuzz::replay("ties", exodus_fuzz::ties);
}
