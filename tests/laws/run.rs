//! Runs of worlds from a seed: how each begins, goes on and ends, and what is left of one that fails.

use exodus_sdk::instructions::Instruction;

use super::coverage::Coverage;
use super::failure::{Failed, Failure};
use super::machine::Machine;
use super::random::Random;
use super::shrink::smaller;
use super::steps;
use super::wind_down::{left_to_do, patience, stuck};
use super::world::{Step, World, payers};

/// How long a world goes on before it is wound down.
const LIFE: u64 = 1_500;
/// After how many steps everything is compared.
const WHOLE_EVERY: u64 = 250;

/// What to run.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Where the luck comes from.
    pub seed: u64,
    /// How many steps, at least; the last world comes to its end.
    pub steps: u64,
}

/// Runs worlds until so many steps are done.
pub fn run(plan: Plan, coverage: &mut Coverage) -> Result<(), Box<Failure>> {
    let machine = Machine::new(&payers());
    let (end, mut seed) = (coverage.steps + plan.steps, plan.seed);
    while coverage.steps < end {
        live(&machine, seed, coverage).map_err(|failed| smaller(&machine, seed, failed))?;
        coverage.worlds += 1;
        seed = Random::of(seed).next();
    }
    Ok(())
}

/// Runs the one world of a seed, and says what of a failure matters.
pub fn replay(seed: u64, coverage: &mut Coverage) -> Result<(), Box<Failure>> {
    let machine = Machine::new(&payers());
    live(&machine, seed, coverage).map_err(|failed| smaller(&machine, seed, failed))
}

fn live(machine: &Machine, seed: u64, coverage: &mut Coverage) -> Result<(), Failed> {
    let mut random = Random::of(seed);
    let mut life = Life { world: World::new(machine.clone()), steps: Vec::new(), past: Vec::new() };
    match life.goes_on(&mut random, coverage).and_then(|()| life.ends(coverage)) {
        Ok(()) => Ok(()),
        Err(fact) => Err(Failed { steps: life.steps, fact }),
    }
}

/// The world of a seed, before its end.
pub(crate) fn lived(seed: u64, coverage: &mut Coverage) -> World {
    let (steps, past) = (Vec::new(), Vec::new());
    let mut life = Life { world: World::new(Machine::new(&payers())), steps, past };
    life.goes_on(&mut Random::of(seed), coverage).unwrap_or_else(|fact| panic!("{fact}"));
    life.world
}

/// A world and everything that happened in it.
struct Life {
    world: World,
    steps: Vec<Step>,
    past: Vec<Instruction>,
}

impl Life {
    /// Takes a step; time has passed for it already.
    fn takes(&mut self, step: Step, coverage: &mut Coverage) -> Result<bool, String> {
        let instruction = step.instruction.clone();
        self.steps.push(step);
        let accepted = self.world.take_now(&instruction, coverage)?;
        if accepted {
            self.past.push(instruction);
        }
        Ok(accepted)
    }

    fn goes_on(&mut self, random: &mut Random, coverage: &mut Coverage) -> Result<(), String> {
        for number in 0..LIFE {
            let step = steps::next(&mut self.world, random, &self.past);
            let again = step.instruction.clone();
            // Law 10: whatever was accepted is refused when it is sent again.
            if self.takes(step, coverage)? && random.percent(4) {
                let look = |world: &World| world.without_sequences(&again);
                let before = look(&self.world);
                self.takes(Step { wait: 0, instruction: again.clone() }, coverage)?;
                if look(&self.world) != before {
                    return Err("law 10: what was accepted counts twice".to_owned());
                }
            }
            if number % WHOLE_EVERY == 0 {
                self.world.must_be_whole()?;
            }
        }
        self.world.must_be_whole()
    }

    /// Winds everything down.
    fn ends(&mut self, coverage: &mut Coverage) -> Result<(), String> {
        let mut tries = 4;
        while !stuck(&self.world.model).is_empty() {
            let mut moved = false;
            for instruction in left_to_do(&self.world) {
                // An earlier one may have overtaken it; then both sides refuse it.
                moved |= self.takes(Step { wait: 0, instruction }, coverage)?;
            }
            if moved {
                continue;
            }
            tries -= 1;
            if tries == 0 {
                let kinds = stuck(&self.world.model);
                let kinds: Vec<_> = kinds.iter().filter_map(|address| self.world.model.kind(address)).collect();
                return Err(format!("stuck: {kinds:?}"));
            }
            let wait = patience(&self.world.model);
            self.world.pass(wait);
            if let Some(instruction) = left_to_do(&self.world).into_iter().next() {
                self.takes(Step { wait, instruction }, coverage)?;
            }
        }
        self.world.must_be_whole()
    }
}
