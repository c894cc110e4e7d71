//! The committed binary in a raw VM: no signatures, no blockhashes, no history.

use exodus_sdk::instructions::Instruction;
use exodus_sdk::record::{Kept, Located, RawAccount, decode};
use exodus_sdk::{Address, PROGRAM};
use litesvm::LiteSVM;
use solana_account::{Account, ReadableAccount};
use solana_instruction::error::InstructionError;
use solana_message::{Message, VersionedMessage};
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;

/// What a payer begins with.
pub(crate) const FUNDS: u64 = 1_000_000_000_000;
/// The slot of every moment.
pub(crate) const SLOT: u64 = 7;

/// A machine with the program in it.
#[derive(Clone)]
pub(crate) struct Machine {
    vm: LiteSVM,
    /// Pays the fees, and nothing else.
    purse: Address,
}

/// Why the machine refused something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Refused {
    /// A number of the protocol, or of the framework.
    Code(u32),
    /// Anything else that an instruction may fail with in an orderly way.
    Orderly(InstructionError),
    /// What may never happen: the program broke off, or the transaction could not be run.
    Broken(TransactionError),
}

impl Machine {
    pub(crate) fn new(payers: &[Address]) -> Self {
        let mut vm = crate::vm::bare();
        let purse = Address::new_from_array([251; 32]);
        for payer in payers.iter().chain([&purse]) {
            let lamports = if *payer == purse { u64::MAX / 4 } else { FUNDS };
            vm.set_account(*payer, Account { lamports, ..Account::default() }).expect("a payer is an account");
        }
        Self { vm, purse }
    }

    /// Sets the clock.
    pub(crate) fn at(&mut self, now: i64) {
        let mut clock: solana_clock::Clock = self.vm.get_sysvar();
        clock.unix_timestamp = now;
        clock.slot = SLOT;
        self.vm.set_sysvar(&clock);
    }

    pub(crate) fn send(&mut self, instruction: &Instruction) -> Result<(), Refused> {
        let message = Message::new(core::slice::from_ref(instruction), Some(&self.purse));
        let signatures = vec![Signature::default(); usize::from(message.header.num_required_signatures)];
        let transaction = VersionedTransaction { signatures, message: VersionedMessage::Legacy(message) };
        match self.vm.send_transaction(transaction) {
            Ok(_) => Ok(()),
            Err(failed) => Err(match failed.err {
                TransactionError::InstructionError(_, InstructionError::Custom(code)) => Refused::Code(code),
                TransactionError::InstructionError(
                    _,
                    InstructionError::ProgramFailedToComplete | InstructionError::ComputationalBudgetExceeded,
                ) => Refused::Broken(failed.err),
                TransactionError::InstructionError(_, error) => Refused::Orderly(error),
                error => Refused::Broken(error),
            }),
        }
    }

    /// An account that is there.
    pub(crate) fn account(&self, address: &Address) -> Option<RawAccount> {
        let account = self.vm.get_account(address).filter(|account| account.lamports() > 0)?;
        Some(RawAccount { address: *address, owner: account.owner, lamports: account.lamports, data: account.data })
    }

    /// A record that the model says is there.
    pub(crate) fn get<T: Kept>(&self, address: &Address) -> Located<T> {
        let account = self.account(address).unwrap_or_else(|| panic!("nothing is kept at {address}"));
        decode(&account).unwrap_or_else(|error| panic!("{error}"))
    }

    /// How many records there are.
    pub(crate) fn records(&self) -> Vec<(Address, Account)> {
        self.vm.get_program_accounts(&PROGRAM)
    }

    pub(crate) fn rent(&self, size: usize) -> u64 {
        self.vm.minimum_balance_for_rent_exemption(size)
    }
}
