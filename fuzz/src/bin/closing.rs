//! Fuzzes `exodus_fuzz::closing`, or replays its corpus.
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| exodus_fuzz::closing(data));

#[cfg(not(fuzzing))]
fn main() {
    exodus_fuzz::replay("closing", exodus_fuzz::closing);
}
