//! The ledger under the demonstration, with a count of everything that is sent to it.

use std::collections::BTreeMap;

use exodus_rules::Refusal;
use exodus_sdk::chain::{Chain, ChainExt, Filter};
use exodus_sdk::record::{Kept, Located};
use exodus_sdk::transaction::{Draft, signing};
use exodus_sdk::{Address, Error, Keypair, PROGRAM, Signer};
use serde::Serialize;

use crate::failure::Failure;

/// A ledger and who pays for everything on it.
pub struct Stage<'c> {
    chain: &'c dyn Chain,
    hand: Keypair,
    tally: Tally,
}

/// What was sent.
#[derive(Default)]
pub struct Tally {
    /// Transactions that the chain accepted.
    pub transactions: u64,
    /// Their fees, in lamports.
    pub fees: u64,
    /// What each instruction consumed, by `<noun>.<verb>`.
    pub compute_units: BTreeMap<&'static str, Units>,
    /// What the program refused, in the order in which it was tried.
    pub refusals: Vec<Refused>,
}

/// The least and the most that an instruction consumed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Units {
    /// The least.
    pub min: u64,
    /// The most.
    pub max: u64,
}

/// An attempt that the rules do not allow.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Refused {
    /// What somebody tried.
    pub attempt: &'static str,
    /// What came back from the program.
    #[serde(serialize_with = "by_name")]
    pub refusal: Refusal,
}

impl<'c> Stage<'c> {
    /// A stage on this chain. One helping hand pays for everybody: nobody needs money on the chain to join.
    pub fn new(chain: &'c dyn Chain, hand: Keypair) -> Self {
        Self { chain, hand, tally: Tally::default() }
    }

    /// Who pays.
    pub fn payer(&self) -> Address {
        self.hand.pubkey()
    }

    /// The chain's own time, unix seconds.
    pub fn now(&self) -> Result<i64, Failure> {
        Ok(self.chain.clock()?.now)
    }

    /// The ledger, for reading.
    pub fn chain(&self) -> &dyn Chain {
        self.chain
    }

    /// A record as the ledger has it now.
    pub fn get<T: Kept>(&self, address: &Address) -> Result<Located<T>, Failure> {
        Ok(self.chain.get(address)?)
    }

    /// A transaction that the helping hand pays.
    pub fn paid(&self) -> Draft {
        Draft::paid_by(self.payer())
    }

    /// Sends what the rules allow; `names` has the `<noun>.<verb>` of each instruction.
    pub fn play(&mut self, names: &[&'static str], draft: &Draft, keys: &[&Keypair]) -> Result<(), Failure> {
        let receipt = self.chain.submit(draft, &self.with_hand(keys))?;
        self.tally.transactions = self.tally.transactions.saturating_add(1);
        self.tally.fees = self.tally.fees.saturating_add(receipt.fee);
        for (name, used) in names.iter().zip(consumed(&receipt.logs)) {
            let units = self.tally.compute_units.entry(name).or_insert(Units { min: used, max: used });
            *units = Units { min: units.min.min(used), max: units.max.max(used) };
        }
        Ok(())
    }

    /// Sends what the rules do not allow, and keeps the refusal that comes back for the report.
    pub fn must_refuse(&mut self, attempt: &'static str, draft: &Draft, keys: &[&Keypair]) -> Result<(), Failure> {
        let refusal = self.refused(attempt, draft, keys)?;
        self.tally.refusals.push(Refused { attempt, refusal });
        Ok(())
    }

    /// Sends what the rules do not allow, and returns the refusal. Not a byte of the ledger may differ.
    pub fn refused(&self, attempt: &'static str, draft: &Draft, keys: &[&Keypair]) -> Result<Refusal, Failure> {
        let defect = |what: &str| Failure::Defect(format!("{what} {attempt}"));
        let before = self.chain.list(&Filter::default())?;
        let refusal = match self.chain.submit(draft, &self.with_hand(keys)) {
            Err(Error::Refused(refusal)) => refusal,
            Err(error) => return Err(error.into()),
            Ok(_) => return Err(defect("the program accepted")),
        };
        if self.chain.list(&Filter::default())? != before {
            return Err(defect("the ledger was changed by"));
        }
        Ok(refusal)
    }

    /// What was sent.
    pub fn end(self) -> Tally {
        self.tally
    }

    fn with_hand<'a>(&'a self, keys: &[&'a Keypair]) -> Vec<&'a dyn Signer> {
        signing(&[&[&self.hand], keys].concat())
    }
}

/// What the program consumed, instruction by instruction: the runtime logs one line for each.
fn consumed(logs: &[String]) -> Vec<u64> {
    let program = format!("Program {PROGRAM} consumed ");
    let of_program = logs.iter().filter_map(|line| line.strip_prefix(&program));
    of_program.filter_map(|rest| rest.split(' ').next()?.parse().ok()).collect()
}

fn by_name<S: serde::Serializer>(refusal: &Refusal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(refusal.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_instruction_has_its_own_line_in_the_log() {
        let logs = [
            format!("Program {PROGRAM} invoke [1]"),
            "Program 11111111111111111111111111111111 consumed 150 of 400000 compute units".to_owned(),
            format!("Program {PROGRAM} consumed 2811 of 400000 compute units"),
            format!("Program {PROGRAM} success"),
            format!("Program {PROGRAM} consumed 3172 of 397189 compute units"),
        ];
        assert_eq!(consumed(&logs), [2811, 3172]);
    }
}
