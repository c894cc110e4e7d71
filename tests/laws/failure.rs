//! A world that went wrong, and what is said of it.

use std::fmt;

use super::world::Step;

/// Where the model and the binary went apart.
#[derive(Clone, Debug)]
pub struct Failure {
    pub(crate) seed: u64,
    pub(crate) step: usize,
    pub(crate) fact: String,
    /// The steps that are left when all that do not matter are taken away.
    pub(crate) steps: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "seed {}, step {}: {}", self.seed, self.step, self.fact)?;
        for (number, step) in self.steps.iter().enumerate() {
            writeln!(f, "{number:>4} {step}")?;
        }
        write!(f, "replay: cargo run --release -p exodus-tests --bin laws -- --seed {} --steps 1 --replay", self.seed)
    }
}

/// A world that went wrong: everything that happened, and what was wrong in the end.
pub(crate) struct Failed {
    pub(crate) steps: Vec<Step>,
    pub(crate) fact: String,
}
