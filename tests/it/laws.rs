//! The model against the binary: the stored seeds, a fresh one, and every sequence of a small world.

use std::time::{SystemTime, UNIX_EPOCH};

use exodus_tests::laws::{Coverage, Plan, explore, replay, run};

/// Steps with a fresh seed: about twenty seconds.
const STEPS: u64 = 200_000;
/// Steps in the small world, and how far each of its sequences goes.
const SMALL: u64 = 150_000;
const DEPTH: usize = 6;

#[test]
fn model_and_binary_agree_on_every_stored_seed() {
    let mut coverage = Coverage::default();
    for line in include_str!("../laws/seeds.txt").lines() {
        let seed = line.split('#').next().unwrap_or_default().trim();
        if !seed.is_empty() {
            let seed = seed.parse().expect("a seed is a number");
            replay(seed, &mut coverage).unwrap_or_else(|failure| panic!("{failure}"));
        }
    }
}

#[test]
fn model_and_binary_agree_on_a_fresh_seed() {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock is sane");
    let seed = since.as_secs();
    println!("seed {seed}");
    let mut coverage = Coverage::default();
    run(Plan { seed, steps: STEPS }, &mut coverage).unwrap_or_else(|failure| panic!("{failure}"));
    println!("{coverage}");
    assert_eq!(coverage.never_accepted(), Vec::<&str>::new(), "the generator reaches every instruction");
}

#[test]
fn model_and_binary_agree_on_every_sequence_of_a_small_world() {
    let mut coverage = Coverage::default();
    let (worlds, all) = explore(SMALL, DEPTH, &mut coverage);
    println!("{worlds} worlds{}\n{coverage}", if all { "" } else { ", and there are more" });
}
