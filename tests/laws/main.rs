//! The model against the binary, for as long as somebody likes: `laws --seed N --steps M [--replay]`.
#![allow(clippy::expect_used, clippy::panic, reason = "a harness fails by panicking")]

use std::process::ExitCode;
use std::time::Instant;

use exodus_tests::laws::{Coverage, Plan, replay, run, unmodelled};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str, otherwise: u64| {
        let place = arguments.iter().position(|argument| argument == name);
        let value = place.and_then(|place| arguments.get(place.saturating_add(1)));
        value.map_or(otherwise, |value| value.parse().expect("a number"))
    };
    let plan = Plan { seed: number("--seed", 1), steps: number("--steps", 100_000) };
    let mut coverage = Coverage::default();
    let began = Instant::now();
    let outcome = if arguments.iter().any(|argument| argument == "--replay") {
        replay(plan.seed, &mut coverage)
    } else {
        run(plan, &mut coverage)
    };
    if outcome.is_ok() {
        println!("{coverage}");
    }
    println!("{} ms; never accepted: {:?}", began.elapsed().as_millis(), coverage.never_accepted());
    println!("not modelled: {:?}", unmodelled());
    println!("never given: {:?}", coverage.never_given());
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
