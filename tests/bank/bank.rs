//! A bank behind the client library's trait.
//!
//! Everything runs on one thread and only while somebody waits for an answer, so that blockhashes age by what a test does
//! and not by how busy the machine is.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::future::Future;

use exodus_sdk::chain::{Chain, Clock, Filter, Receipt, Simulated};
use exodus_sdk::closing::{self, ClosedCommitment};
use exodus_sdk::record::RawAccount;
use exodus_sdk::{Address, Error, PROGRAM};
use solana_account::{Account, AccountSharedData};
use solana_hash::Hash;
use solana_message::VersionedMessage;
use solana_program_test::{BanksClient, BanksClientError, ProgramTest, ProgramTestContext};
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;
use tokio::runtime::{Builder, Runtime};

use crate::program;

/// The moment in which every bank begins: 24 November 2026, 00:00 UTC.
pub const BEGINNING: i64 = 1_795_478_400;

/// So many slots later, whatever was signed with a blockhash of now is dead.
const LONGER_THAN_A_BLOCKHASH: usize = 152;

/// A bank at work.
pub struct Bank {
    // Before the runtime, on which its task runs.
    context: RefCell<ProgramTestContext>,
    runtime: Runtime,
    /// Every account that a transaction has named: a bank's client lists none.
    named: RefCell<BTreeSet<Address>>,
    closed: RefCell<Vec<ClosedCommitment>>,
    done: RefCell<BTreeSet<u8>>,
}

/// What a transaction would take.
pub struct Needs {
    /// Compute units.
    pub units: u64,
    /// Bytes of all accounts that it loads.
    pub loaded: u32,
}

impl Bank {
    /// A new one with the program on it, and every feature of the runtime but these.
    pub fn start_without(features: &[Address]) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a thread of our own");
        let mut test = ProgramTest::default();
        features.iter().for_each(|feature| test.deactivate_feature(*feature));
        for (address, account) in program::accounts() {
            test.add_account(address, account);
        }
        let context = RefCell::new(runtime.block_on(test.start_with_context()));
        let (named, closed, done) = Default::default();
        let bank = Self { context, runtime, named, closed, done };
        bank.sets_clock(BEGINNING);
        bank
    }

    fn ask<T, F: Future<Output = Result<T, BanksClientError>>>(&self, question: impl FnOnce(BanksClient) -> F) -> T {
        let client = self.context.borrow().banks_client.clone();
        self.runtime.block_on(question(client)).expect("a bank answers")
    }

    /// From now on these are looked at too, though no message names them itself.
    pub fn watches(&self, addresses: &[Address]) {
        self.named.borrow_mut().extend(addresses);
    }

    /// Every address that was named.
    pub fn named(&self) -> Vec<Address> {
        self.named.borrow().iter().copied().collect()
    }

    /// The tags of the program's instructions that were accepted.
    pub fn done(&self) -> BTreeSet<u8> {
        self.done.borrow().clone()
    }

    /// The whole account at an address.
    pub fn account(&self, address: &Address) -> Option<Account> {
        let address = *address;
        let found = self.ask(|client| async move { client.get_account(address).await });
        found.filter(|account| account.lamports > 0)
    }

    /// What an account holds.
    pub fn lamports(&self, address: &Address) -> u64 {
        self.account(address).map_or(0, |account| account.lamports)
    }

    /// Puts lamports into a wallet, out of nowhere.
    pub fn gives(&self, wallet: &Address, lamports: u64) {
        self.plants(wallet, Account { lamports, ..Account::default() });
    }

    /// Puts an account there as it stands, whoever owns it.
    pub fn plants(&self, address: &Address, account: Account) {
        self.context.borrow_mut().set_account(address, &AccountSharedData::from(account));
    }

    /// Whether a feature of the runtime is active.
    pub fn has(&self, feature: &Address) -> bool {
        self.context.borrow().is_active(feature)
    }

    /// What a validator does with a transaction: the signatures first, which a bank leaves to others, then everything else.
    pub fn process(&self, transaction: &VersionedTransaction) -> Result<Receipt, TransactionError> {
        self.watches(transaction.message.static_account_keys());
        let before = self.held();
        transaction.verify_and_hash_message()?;
        let sent = transaction.clone();
        let done = self.ask(|client| async move { client.process_transaction_with_metadata(sent).await });
        done.result?;
        let (Some(told), Some(signature)) = (done.metadata, transaction.signatures.first()) else {
            panic!("an accepted transaction says nothing of itself");
        };
        let closed = closing::closings(&transaction.message, &Default::default(), &Vec::new());
        self.closed.borrow_mut().extend(closed);
        self.done.borrow_mut().extend(own_tags(&transaction.message));
        Ok(Receipt {
            signature: *signature,
            compute_units: told.compute_units_consumed,
            // Lamports move among the accounts that are named; what has left them altogether is the fee.
            fee: before.checked_sub(self.held()).expect("nothing comes out of nowhere"),
            logs: told.log_messages,
        })
    }

    /// The other way to a bank: by the queue of its server, which looks at signatures itself.
    pub fn queue(&self, transaction: &VersionedTransaction) -> Result<(), TransactionError> {
        self.watches(transaction.message.static_account_keys());
        let client = self.context.borrow().banks_client.clone();
        match self.runtime.block_on(client.process_transaction(transaction.clone())) {
            Ok(()) => Ok(()),
            Err(BanksClientError::TransactionError(error)) => Err(error),
            Err(other) => panic!("{other}"),
        }
    }

    fn held(&self) -> u64 {
        self.named().iter().map(|address| self.lamports(address)).sum()
    }

    /// What a transaction would take if it were sent now, and accepted.
    pub fn needs(&self, transaction: &VersionedTransaction) -> Needs {
        let transaction = transaction.clone();
        let told = self.ask(|client| async move { client.simulate_transaction(transaction).await });
        assert_eq!(told.result, Some(Ok(())), "it would be refused");
        let told = told.simulation_details.expect("a bank says what it did");
        Needs { units: told.units_consumed, loaded: told.loaded_accounts_data_size }
    }

    /// The Clock, as programs see it.
    pub fn sysvar(&self) -> solana_clock::Clock {
        self.ask(|client| async move { client.get_sysvar().await })
    }

    /// Sets the second in which the chain lives.
    pub fn sets_clock(&self, now: i64) {
        // Both, or the bank corrects one by the other.
        let clock = solana_clock::Clock { unix_timestamp: now, epoch_start_timestamp: now, ..self.sysvar() };
        self.context.borrow().set_sysvar(&clock);
    }

    /// Goes on to a later slot.
    pub fn warps_to(&self, slot: u64) {
        self.context.borrow_mut().warp_to_slot(slot).expect("a later slot");
    }

    /// Goes on to the next slot.
    pub fn next_slot(&self) {
        self.warps_to(self.sysvar().slot + 1);
    }

    /// Goes on to the first slot of a later epoch.
    pub fn warps_to_epoch(&self, epoch: u64) {
        self.context.borrow_mut().warp_to_epoch(epoch).expect("a later epoch");
    }

    /// Goes on, slot by slot, until no blockhash of now is good any more.
    pub fn outlives_blockhashes(&self) {
        (0..LONGER_THAN_A_BLOCKHASH).for_each(|_| self.next_slot());
    }
}

impl Chain for Bank {
    fn blockhash(&self) -> Result<Hash, Error> {
        Ok(self.ask(|client| async move { client.get_latest_blockhash().await }))
    }

    fn send(&self, transaction: &VersionedTransaction) -> Result<Receipt, Error> {
        self.process(transaction).map_err(|error| Error::from_chain(error, Vec::new()))
    }

    fn simulate(&self, _: &VersionedTransaction) -> Result<Simulated, Error> {
        let problem = "its client does not say what accounts would look like".to_owned();
        Err(Error::Ledger { path: "a bank".to_owned(), problem })
    }

    fn accounts(&self, addresses: &[Address]) -> Result<Vec<Option<RawAccount>>, Error> {
        Ok(addresses.iter().map(|address| self.account(address).map(|found| raw(*address, found))).collect())
    }

    fn list(&self, filter: &Filter) -> Result<Vec<RawAccount>, Error> {
        let found = self.named().into_iter().filter_map(|address| Some(raw(address, self.account(&address)?)));
        Ok(found.filter(|account| account.owner == PROGRAM && filter.passes(&account.data)).collect())
    }

    fn closed(&self, member: &Address) -> Result<Vec<ClosedCommitment>, Error> {
        Ok(self.closed.borrow().iter().filter(|closed| closed.is_of(member)).cloned().collect())
    }

    fn clock(&self) -> Result<Clock, Error> {
        let clock = self.sysvar();
        Ok(Clock { slot: clock.slot, now: clock.unix_timestamp })
    }

    fn rent(&self, bytes: usize) -> Result<u64, Error> {
        Ok(self.ask(|client| async move { client.get_rent().await }).minimum_balance(bytes))
    }
}

fn own_tags(message: &VersionedMessage) -> impl Iterator<Item = u8> {
    let keys = message.static_account_keys();
    let own = |place: u8| keys.get(usize::from(place)) == Some(&PROGRAM);
    let instructions = message.instructions().iter().filter(move |instruction| own(instruction.program_id_index));
    instructions.filter_map(|instruction| instruction.data.first().copied())
}

fn raw(address: Address, account: Account) -> RawAccount {
    RawAccount { address, owner: account.owner, lamports: account.lamports, data: account.data }
}
