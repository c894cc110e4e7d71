//! The model against the binary: the stored seeds, a fresh one, and every sequence of a small world.

use std::collections::BTreeSet;
use std::time::{SystemTime, UNIX_EPOCH};

use exodus_tests::laws::{
    Coverage, Explored, Plan, UNSEEN, blind_spots, explore, replay, run, unmodelled, waves_differ,
};

/// Steps with a fresh seed: about twenty seconds on a core of its own.
const STEPS: u64 = 500_000;
/// Steps in the small world: about six seconds.
const SMALL: u64 = 120_000;

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
    let Explored { worlds, depth } = explore(SMALL, &mut coverage);
    println!("{worlds} worlds, every sequence of {depth} steps\n{coverage}");
    assert!(depth >= 3, "every sequence of {depth} steps");
}

#[test]
fn every_instruction_of_the_program_is_modelled() {
    assert_eq!(unmodelled(), Vec::<u8>::new());
}

#[test]
fn emergencies_call_whom_the_protocol_says_in_every_lived_in_world() {
    let (mut emergencies, mut people) = (0, 0);
    for seed in 1..=60 {
        let (asked, called, notes) = waves_differ(seed);
        assert!(notes.is_empty(), "{}", notes.join("\n"));
        (emergencies, people) = (emergencies + asked, people + called);
    }
    assert!(emergencies >= 60 && people >= 20, "{emergencies} emergencies, {people} people");
}

#[test]
fn no_byte_of_a_record_may_differ_unnoticed() {
    let (mut kinds, mut spots) = (BTreeSet::new(), BTreeSet::new());
    // As many worlds as it takes until one of them keeps a record of each kind, and four at least.
    for seed in 1..=40 {
        if seed > 4 && kinds.len() == 14 {
            break;
        }
        let (found, blind) = blind_spots(seed);
        kinds.extend(found);
        spots.extend(blind);
    }
    assert_eq!(kinds.len(), 14, "every kind of record is there: {kinds:?}");
    let elsewhere: Vec<_> = spots.iter().filter(|(_, place)| !UNSEEN.contains(place)).collect();
    assert_eq!(elsewhere, Vec::<&(String, usize)>::new());
}
