//! Fuzzes `exodus_fuzz::record`, or replays its corpus.
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| exodus_fuzz::record(data));

#[cfg(not(fuzzing))]
fn main() {
    exodus_fuzz::replay("record", exodus_fuzz::record);
}
