//! Everything that is done to a template, one change at a time.

mod arguments;
mod clock;
mod content;
mod flags;
mod repeat;
mod replace;
mod scopes;
mod seeds;
mod shape;

use solana_account::AccountSharedData;
use solana_instruction::Instruction;

use exodus_sdk::Address;

use super::machine::message;
use super::machine::{CASHIER, Machine};
use super::template::Template;

/// The one kind of case that must be accepted: nothing is changed but the time, and the term has not ended.
pub const WITHIN: &str = "within its term";

/// One change to a template.
pub struct Case {
    /// Which kind of change.
    pub operation: &'static str,
    /// To which account or argument.
    pub place: String,
    /// Exactly what.
    pub detail: String,
    /// What is sent, in one transaction.
    pub instructions: Vec<Instruction>,
    /// What stands on the ledger instead.
    pub planted: Vec<(Address, AccountSharedData)>,
    /// What time it is instead.
    pub now: Option<i64>,
    /// Whether the instruction itself has been accepted before.
    pub again: bool,
}

impl Case {
    fn new(operation: &'static str, place: &str, detail: impl ToString, instruction: Instruction) -> Self {
        let (place, detail) = (place.to_owned(), detail.to_string());
        let instructions = vec![instruction];
        Self { operation, place, detail, instructions, planted: Vec::new(), now: None, again: false }
    }

    fn planting(mut self, address: Address, account: AccountSharedData) -> Self {
        self.planted.push((address, account));
        self
    }

    /// The ledger on which it is tried.
    pub fn machine(&self, template: &Template) -> Machine {
        let mut machine = template.machine.clone();
        for (address, account) in &self.planted {
            machine.plant(*address, account.clone());
        }
        if let Some(now) = self.now {
            machine.set_now(now);
        }
        if self.again {
            machine.send(&CASHIER, core::slice::from_ref(&template.instruction)).expect("a template is accepted");
        }
        machine
    }

    /// What is said of it in a report.
    pub fn line(&self, template: &Template) -> String {
        format!("{} | {} | {} | {}", template.name, self.operation, self.place, self.detail)
    }
}

/// Every case of a template. What changes no byte of what is signed and nothing on the ledger is none.
pub fn all(template: &Template) -> Vec<Case> {
    let unchanged = message(&CASHIER, core::slice::from_ref(&template.instruction));
    let themes: [fn(&Template) -> Vec<Case>; 9] = [
        flags::cases,
        replace::cases,
        shape::cases,
        scopes::cases,
        seeds::cases,
        content::cases,
        arguments::cases,
        clock::cases,
        repeat::cases,
    ];
    let cases = themes.iter().flat_map(|theme| theme(template));
    let real = |case: &Case| {
        let elsewhere = !case.planted.is_empty() || case.now.is_some() || case.again;
        elsewhere || message(&CASHIER, &case.instructions) != unchanged
    };
    cases.filter(real).collect()
}

/// The instruction with something changed about it.
fn with(template: &Template, change: impl FnOnce(&mut Instruction)) -> Instruction {
    let mut changed = template.instruction.clone();
    change(&mut changed);
    changed
}
