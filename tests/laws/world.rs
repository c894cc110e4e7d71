//! A world: the model, the machine, and the steps that both take.

use exodus_sdk::instructions::Instruction;
use exodus_sdk::record::RawAccount;
use exodus_sdk::{Address, PROGRAM};

use super::compare::differences;
use super::coverage::Coverage;
use super::law::{self, Earlier};
use super::machine::{FUNDS, Machine, Refused, SLOT};
use super::model::Model;
use super::model::call::Verdict;
use super::model::codes::{FRAMEWORK, name};
use super::model::shape;
use crate::BEGINNING;

/// What happens next: time passes, and somebody sends something.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) wait: i64,
    pub(crate) instruction: Instruction,
}

/// The model and the machine, side by side.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) model: Model,
    pub(crate) machine: Machine,
}

/// Who pays in every world.
pub(crate) fn payers() -> Vec<Address> {
    (0..3).map(|number| key(1_000_000 + number)).collect()
}

/// A key by its number.
pub(crate) fn key(number: u64) -> Address {
    let mut random = super::random::Random::of(number);
    let mut bytes = [0; 32];
    for part in bytes.chunks_mut(8) {
        part.copy_from_slice(&random.next().to_le_bytes());
    }
    Address::new_from_array(bytes)
}

impl World {
    /// A world in which nothing has happened.
    pub(crate) fn new(mut machine: Machine) -> Self {
        machine.at(BEGINNING);
        let payers = payers().into_iter().map(|payer| (payer, FUNDS)).collect();
        Self { model: Model { now: BEGINNING, slot: SLOT, payers, ..Model::default() }, machine }
    }

    /// Takes a step on both sides; says where they differ. `Ok` says whether the step was accepted.
    pub(crate) fn take(&mut self, step: &Step, coverage: &mut Coverage) -> Result<bool, String> {
        self.pass(step.wait);
        self.take_now(&step.instruction, coverage)
    }

    /// Lets time pass.
    pub(crate) fn pass(&mut self, seconds: i64) {
        if seconds > 0 {
            self.model.now += seconds;
            self.machine.at(self.model.now);
        }
    }

    /// The same at this moment.
    pub(crate) fn take_now(&mut self, instruction: &Instruction, coverage: &mut Coverage) -> Result<bool, String> {
        let mut named: Vec<Address> = instruction.accounts.iter().map(|meta| meta.pubkey).collect();
        named.sort_unstable();
        named.dedup();
        let look = |machine: &Machine| -> Vec<_> { named.iter().map(|address| machine.account(address)).collect() };
        let before: Vec<Option<RawAccount>> = look(&self.machine);
        let earlier = Earlier::of(&self.model, instruction);
        let expected = self.model.apply(instruction, &before);
        let outcome = self.machine.send(instruction);
        let after = look(&self.machine);
        let tag = instruction.data.first().copied().unwrap_or_default();
        match must_agree(expected, outcome)? {
            None => coverage.accept(tag),
            Some(code) => {
                coverage.refuse(tag, code);
                return if before == after { Ok(false) } else { Err("a refusal changed something".to_owned()) };
            }
        }
        let money =
            |accounts: &[Option<RawAccount>]| -> u64 { accounts.iter().flatten().map(|one| one.lamports).sum() };
        if money(&before) != money(&after) {
            return Err(format!("lamports: {} before, {} after", money(&before), money(&after)));
        }
        for (address, (before, after)) in named.iter().zip(before.iter().zip(&after)) {
            self.must_be_the_same(address, after.as_ref())?;
            must_count(before.as_ref(), after.as_ref())?;
        }
        earlier.laws(&self.model, instruction)?;
        Ok(true)
    }

    /// What the accounts of an instruction hold, but for how often they have changed.
    pub(crate) fn without_sequences(&self, instruction: &Instruction) -> Vec<Option<RawAccount>> {
        let look = |address: &Address| {
            let mut account = self.machine.account(address)?;
            if account.owner == PROGRAM {
                account.data[8..16].fill(0);
            }
            Some(account)
        };
        instruction.accounts.iter().map(|meta| look(&meta.pubkey)).collect()
    }

    fn must_be_the_same(&self, address: &Address, account: Option<&RawAccount>) -> Result<(), String> {
        let differences = differences(&self.model, address, account);
        if !differences.is_empty() {
            return Err(format!("{:?} {address}: {}", self.model.kind(address), differences.join("; ")));
        }
        match account {
            Some(account) if account.owner == PROGRAM && account.lamports != self.machine.rent(account.data.len()) => {
                Err(format!("{address} holds {} lamports", account.lamports))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Everything at once: every record is as the model says, there is no other, and each payer has what is theirs.
    pub(crate) fn must_be_whole(&self) -> Result<(), String> {
        law::of_all(&self.model)?;
        let records = self.machine.records();
        let mut spent = std::collections::BTreeMap::<Address, u64>::new();
        for (address, payer) in self.model.rents() {
            let account = self.machine.account(&address);
            self.must_be_the_same(&address, account.as_ref())?;
            *spent.entry(payer).or_default() += account.map_or(0, |account| account.lamports);
        }
        let kept = self.model.rents().len();
        if records.len() != kept {
            return Err(format!("the chain keeps {} records, the model {kept}", records.len()));
        }
        for (payer, funds) in &self.model.payers {
            let left = self.machine.account(payer).map_or(0, |account| account.lamports);
            let paid = spent.get(payer).copied().unwrap_or_default();
            if left + paid != *funds {
                return Err(format!("{payer} has {left} and has paid {paid} of {funds}"));
            }
        }
        Ok(())
    }
}

/// Whether both accepted, or both refused for a reason that the model knows. Returns the reason.
fn must_agree(expected: Verdict, outcome: Result<(), Refused>) -> Result<Option<u32>, String> {
    let code = match &outcome {
        Ok(()) => None,
        Err(Refused::Code(code)) if *code >= 6_000 => Some(*code),
        Err(Refused::Code(_) | Refused::Orderly(_)) => Some(FRAMEWORK),
        Err(Refused::Broken(error)) => return Err(format!("the program broke off: {error:?}")),
    };
    match (expected, code) {
        (Ok(()), None) => Ok(None),
        (Err(refusals), Some(code)) if refusals.0.contains(&code) => Ok(Some(code)),
        (Ok(()), Some(code)) => Err(format!("the model accepts, the chain refuses: {} {outcome:?}", name(code))),
        (Err(refusals), _) => {
            let names: Vec<_> = refusals.0.iter().map(|code| name(*code)).collect();
            Err(format!("the model refuses ({}), the chain says {outcome:?}", names.join(", ")))
        }
    }
}

/// A record that changed says so by its sequence, and one that says so has changed.
fn must_count(before: Option<&RawAccount>, after: Option<&RawAccount>) -> Result<(), String> {
    let (Some(before), Some(after)) = (before, after) else { return Ok(()) };
    if after.owner != PROGRAM || before.owner != PROGRAM || before.data == after.data {
        return Ok(());
    }
    let sequence =
        |account: &RawAccount| account.data.get(8..16).map(|bytes| u64::from_le_bytes(bytes.try_into().expect("8")));
    match (sequence(before), sequence(after)) {
        (Some(one), Some(next)) if next == one + 1 => Ok(()),
        (one, next) => Err(format!("{} changed, its sequence went from {one:?} to {next:?}", before.address)),
    }
}

/// A step in words, for whoever has to find out what happened.
pub(crate) fn told(step: &Step) -> String {
    let tag = step.instruction.data.first().copied().unwrap_or_default();
    let name = shape::of(tag).map_or("?", |shape| shape.name);
    let mut words = format!("+{}s {name}", step.wait);
    if let Some(shape) = shape::of(tag) {
        let mut rest = step.instruction.data.get(1..).unwrap_or_default();
        for width in shape.widths {
            let (value, behind) = rest.split_at((*width).min(rest.len()));
            rest = behind;
            let mut number = [0; 8];
            if value.len() <= 8 {
                number[..value.len()].copy_from_slice(value);
                words.push_str(&format!(" {}", u64::from_le_bytes(number)));
            } else {
                words.push_str(&format!(" {:02x?}..", &value[..4]));
            }
        }
    }
    for meta in &step.instruction.accounts {
        let address = meta.pubkey.to_string();
        words.push_str(&format!(" {}{}", &address[..6.min(address.len())], if meta.is_signer { "*" } else { "" }));
    }
    words
}
