//! What of a failure matters.

use exodus_sdk::instructions::Instruction;

use super::coverage::Coverage;
use super::failure::{Failed, Failure};
use super::machine::Machine;
use super::model::kind::Kind;
use super::model::shape::{Slot, of};
use super::world::{Step, World, told};

/// How many steps may be tried while a failure is made smaller.
const EFFORT: usize = 1_000_000;
/// How many steps are told of a failure that only shows in a whole life.
const LAST: usize = 40;

/// A sequence that goes wrong, and how.
struct Case<'a> {
    machine: &'a Machine,
    steps: Vec<Step>,
    fact: String,
    effort: usize,
}

/// Takes away what does not matter, as long as it still goes wrong in the same way.
pub(crate) fn smaller(machine: &Machine, seed: u64, failed: Failed) -> Box<Failure> {
    let Failed { steps, fact } = failed;
    let step = steps.len();
    let mut case = Case { machine, steps, fact, effort: EFFORT };
    let all = case.steps.clone();
    if case.still_fails(all) {
        for _ in 0..3 {
            case.cut();
            case.calm();
        }
        case.cut();
    } else {
        case.steps.drain(..step.saturating_sub(LAST));
    }
    Box::new(Failure { seed, step, fact: case.fact, steps: case.steps.iter().map(told).collect() })
}

impl Case<'_> {
    /// Keeps a sequence that goes wrong in the same way.
    fn still_fails(&mut self, mut steps: Vec<Step>) -> bool {
        self.effort = self.effort.saturating_sub(steps.len());
        let found = fails(self.machine, &steps).filter(|(_, said)| kind(said) == kind(&self.fact));
        let Some((last, said)) = found else { return false };
        steps.truncate(last + 1);
        (self.steps, self.fact) = (steps, said);
        true
    }

    /// Takes ever smaller pieces away.
    fn cut(&mut self) {
        let mut piece = self.steps.len() / 2;
        while piece > 0 && self.effort > 0 {
            let mut start = 0;
            while start < self.steps.len() {
                let mut fewer = self.steps.clone();
                let cut: Vec<Step> = fewer.drain(start..(start + piece).min(fewer.len())).collect();
                // The time that passed stays, so that what is left happens when it did.
                if let Some(next) = fewer.get_mut(start) {
                    next.wait += cut.iter().map(|step| step.wait).sum::<i64>();
                }
                if !self.still_fails(fewer) {
                    start += piece;
                }
            }
            piece /= 2;
        }
    }

    /// Lets members only set their settings where they did something that does not matter but for the turn it took.
    fn calm(&mut self) {
        for place in 0..self.steps.len() {
            let Some(step) = self.steps.get(place).filter(|_| self.effort > 0) else { return };
            if let Some(instruction) = set(&step.instruction) {
                let mut calmer = self.steps.clone();
                calmer[place].instruction = instruction;
                self.still_fails(calmer);
            }
        }
    }
}

/// `member set` of whoever takes a turn with this instruction.
fn set(instruction: &Instruction) -> Option<Instruction> {
    let shape = of(*instruction.data.first()?)?;
    let names_a_turn = shape.widths.first() == Some(&4) && shape.tag != 11;
    let member = shape.slots.iter().position(|slot| *slot == Slot::Has(Kind::Member)).filter(|_| names_a_turn)?;
    let key = shape.slots.iter().position(|slot| *slot == Slot::Signs)?;
    let mut data = vec![11];
    data.extend_from_slice(instruction.data.get(1..5)?);
    data.extend_from_slice(&1_u64.to_le_bytes());
    data.resize(data.len() + 2 + 32, 0);
    let accounts = vec![instruction.accounts.get(key)?.clone(), instruction.accounts.get(member)?.clone()];
    Some(Instruction { program_id: instruction.program_id, accounts, data })
}

/// Where a sequence goes wrong, if it does.
fn fails(machine: &Machine, steps: &[Step]) -> Option<(usize, String)> {
    let mut world = World::new(machine.clone());
    let mut unseen = Coverage::default();
    for (number, step) in steps.iter().enumerate() {
        if let Err(fact) = world.take(step, &mut unseen) {
            return Some((number, fact));
        }
    }
    world.must_be_whole().err().map(|fact| (steps.len(), fact))
}

/// What is wrong, whoever is concerned.
fn kind(fact: &str) -> Vec<&str> {
    let plain = |word: &&str| word.len() < 30 && !word.contains(|letter: char| letter.is_ascii_digit());
    fact.split(' ').filter(plain).take(8).collect()
}
