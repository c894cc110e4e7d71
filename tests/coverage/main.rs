//! Which instructions of the binary matrix and model execute: `coverage OUT STEPS` writes their numbers, one a line.
#![allow(clippy::expect_used, clippy::panic, reason = "a tool of the tests fails by panicking")]

use exodus_sdk::instructions::pool::mandate;
use exodus_tests::laws::{Coverage, Plan, run};
use exodus_tests::matrix::{CASHIER, NOUNS, Template, every_chain, succeeds};
use exodus_tests::{World, eur, matrix, pool, reach};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().expect("a file to write to");
    let steps = arguments.next().expect("a number of steps").parse().expect("a number");
    for template in NOUNS.iter().flat_map(|(_, templates)| templates()) {
        matrix::run(&template);
        succeeds(&template);
    }
    every_chain();
    somebody_excluded();
    run(Plan { seed: 1, steps }, &mut Coverage::default()).unwrap_or_else(|failure| panic!("{failure}"));
    let lines: Vec<String> = reach::executed().into_iter().map(|number| number.to_string()).collect();
    std::fs::write(&out, lines.join("\n")).expect("the numbers can be written");
    println!("{} instructions executed", lines.len());
}

/// Two answers missed are too rare for chance to find.
fn somebody_excluded() {
    let world = World::default();
    let (ana, ben, eva, pool) = pool::excluded(&world);
    let accepted = mandate(&ana.record(), &ana.stake(&pool), eur(60));
    let mut machine = Template::new("pool.mandate", &world, accepted).machine;
    for instruction in pool::tries_of_excluded(&world, (&ben, &eva), &pool) {
        assert!(machine.send(&CASHIER, &[instruction]).is_err(), "who is out for good is refused");
    }
}
