//! One way in which an instruction is accepted, and everything that a case needs to change it.

use solana_account::AccountSharedData;
use solana_instruction::Instruction;

use exodus_sdk::chain::Chain;
use exodus_sdk::record::RawAccount;
use exodus_sdk::{Address, PROGRAM};

use super::bystanders;
use super::interface::{Interface, Shape};
use super::machine::{CASHIER, Machine, shared};
use crate::World;

/// An instruction that is accepted on a prepared ledger.
pub struct Template {
    /// Noun and verb, and which of its paths.
    pub name: String,
    /// The ledger, with a record of every kind that has nothing to do with it.
    pub machine: Machine,
    /// The instruction. Who signs is said by its accounts.
    pub instruction: Instruction,
    /// What the IDL says of it.
    pub shape: Shape,
    /// What it creates.
    pub born: Vec<RawAccount>,
    /// What it closes, as it was before.
    pub gone: Vec<RawAccount>,
    /// The seconds from which and until which it is accepted, where only they decide.
    pub within: Option<(i64, i64)>,
}

impl Template {
    /// The instruction as somebody in this world would send it now.
    pub fn new(name: &str, world: &World, instruction: Instruction) -> Self {
        let clock = world.chain.clock().expect("a ledger in memory has a clock");
        let mut machine = Machine::at(clock.slot, clock.now);
        let named: Vec<Address> = instruction.accounts.iter().map(|meta| meta.pubkey).collect();
        let named = world.chain.accounts(&named).expect("a ledger in memory answers").into_iter().flatten();
        let payer = exodus_sdk::Signer::pubkey(&world.payer);
        let payer = world.chain.accounts(&[payer]).expect("a ledger in memory answers").into_iter().flatten();
        for account in bystanders::all().iter().cloned().chain(world.records().into_values()) {
            machine.plant(account.address, shared(&account));
        }
        let kept = |account: &RawAccount| account.owner != PROGRAM && account.data.len() < 1_000;
        for account in named.chain(payer).filter(kept).filter(|account| account.address != Address::default()) {
            machine.plant(account.address, shared(&account));
        }
        Self::on(name, machine, instruction)
    }

    fn on(name: &str, machine: Machine, instruction: Instruction) -> Self {
        let shape = Interface::default().shape(&instruction.data);
        let path = name.strip_prefix(&shape.name).filter(|rest| rest.is_empty() || rest.starts_with(' '));
        assert!(path.is_some(), "{name} is a {}", shape.name);
        let mut after = machine.clone();
        let sent = after.send(&CASHIER, core::slice::from_ref(&instruction));
        assert!(sent.is_ok(), "{name} should be accepted: {:#?}", sent.err());
        let (mut born, mut gone) = (Vec::new(), Vec::new());
        for change in after.changes(&machine) {
            let ours = |account: &Option<RawAccount>| account.clone().filter(|account| account.owner == PROGRAM);
            match (ours(&change.before), ours(&change.after)) {
                (None, Some(account)) => born.push(account),
                (Some(account), None) => gone.push(account),
                _ => {}
            }
        }
        Self { name: name.to_owned(), machine, instruction, shape, born, gone, within: None }
    }

    /// The same, when nothing but the time decides: accepted from the first of these seconds to the last.
    #[must_use]
    pub fn within(mut self, from: i64, until: i64) -> Self {
        self.within = Some((from, until));
        self
    }

    /// The name of the account at a place; those behind the declared ones are all called `more`.
    pub fn place(&self, place: usize) -> &str {
        self.shape.accounts.get(place).map_or("more", String::as_str)
    }

    /// The account at a place, if there is one.
    pub fn account(&self, place: usize) -> Option<&AccountSharedData> {
        self.machine.account(&self.instruction.accounts[place].pubkey)
    }
}
