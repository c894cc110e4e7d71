//! Fuzzes `exodus_fuzz::debts`, or replays its corpus.
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| exodus_fuzz::debts(data));

#[cfg(not(fuzzing))]
fn main() {
    exodus_fuzz::replay("debts", exodus_fuzz::debts);
}
