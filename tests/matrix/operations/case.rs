//! One change to a template, and the ledger on which it is tried.

use solana_account::AccountSharedData;
use solana_instruction::Instruction;

use exodus_sdk::Address;

use super::super::machine::{CASHIER, Machine};
use super::super::template::Template;

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
    pub(super) fn new(operation: &'static str, place: &str, detail: impl ToString, instruction: Instruction) -> Self {
        let (place, detail) = (place.to_owned(), detail.to_string());
        let instructions = vec![instruction];
        Self { operation, place, detail, instructions, planted: Vec::new(), now: None, again: false }
    }

    pub(super) fn planting(mut self, address: Address, account: AccountSharedData) -> Self {
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

/// The instruction with something changed about it.
pub(super) fn with(template: &Template, change: impl FnOnce(&mut Instruction)) -> Instruction {
    let mut changed = template.instruction.clone();
    change(&mut changed);
    changed
}
