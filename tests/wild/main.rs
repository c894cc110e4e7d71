//! Instructions that nobody would send, for as long as somebody likes: `wild RUNS SECONDS [SEED]`, 0 runs = as many as fit.
//! What reaches an instruction of the binary that nothing had reached before is kept, and changed further.
#![allow(clippy::expect_used, reason = "a tool of the tests fails by panicking")]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use exodus_tests::matrix::Wild;
use exodus_tests::reach;

fn main() -> ExitCode {
    let numbers: Vec<u64> = std::env::args().skip(1).map(|word| word.parse().expect("a number")).collect();
    let [runs, seconds, seed] = [0, 1, 2].map(|place| numbers.get(place).copied().unwrap_or_default());
    let (begun, limit) = (Instant::now(), Duration::from_secs(seconds));
    let mut wild = Wild::of(seed);
    let (mut done, mut reached) = (0_u64, reach::count());
    while (runs == 0 || done < runs) && begun.elapsed() < limit {
        if let Err(what) = wild.step() {
            eprintln!("seed {seed}, run {done}: {what}");
            return ExitCode::FAILURE;
        }
        if reach::count() > reached {
            reached = reach::count();
            wild.keep();
        }
        done = done.saturating_add(1);
    }
    println!(
        "{done} instructions in {:.0?}, {} kept, {reached} instructions of the binary reached",
        begun.elapsed(),
        wild.kept()
    );
    ExitCode::SUCCESS
}
