//! The chain as the matrix runs it: the committed binary in litesvm, cloned for each case, without signatures.

use litesvm::LiteSVM;
use litesvm::types::{FailedTransactionMetadata, TransactionMetadata};
use solana_account::{AccountSharedData, ReadableAccount, WritableAccount};
use solana_hash::Hash;
use solana_instruction::Instruction;
use solana_message::{Message, VersionedMessage};
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;

use exodus_sdk::record::RawAccount;
use exodus_sdk::{Address, PROGRAM};

/// Pays the fee of every case, and nothing else.
pub const CASHIER: Address = Address::new_from_array([0xCA; 32]);
/// A wallet full of lamports that has no business in any case, but may sign.
pub const STRANGER: Address = Address::new_from_array([0x57; 32]);
/// What the two have.
pub const FUNDS: u64 = 1_000_000_000_000;
/// What is larger than this is a program or a sysvar, which no transaction here can write.
const LARGEST: usize = 15_000;

/// A ledger to try things on.
#[derive(Clone)]
pub struct Machine(LiteSVM);

/// An account that is not what it was.
pub struct Change {
    /// Where.
    pub address: Address,
    /// What it was.
    pub before: Option<RawAccount>,
    /// What it is.
    pub after: Option<RawAccount>,
}

thread_local! {
    static EMPTY: Machine = Machine::empty();
}

impl Machine {
    fn empty() -> Self {
        let mut machine = Self(crate::vm::bare());
        for wallet in [CASHIER, STRANGER] {
            machine.plant(wallet, wallet_with(FUNDS));
        }
        machine
    }

    /// A machine with the program in it, at this time.
    pub fn at(slot: u64, now: i64) -> Self {
        let mut machine = EMPTY.with(Clone::clone);
        let clock = solana_clock::Clock { slot, unix_timestamp: now, ..machine.0.get_sysvar() };
        machine.0.set_sysvar(&clock);
        machine
    }

    /// Another program beside ours.
    pub fn load(&mut self, program: Address, binary: &[u8]) {
        self.0.add_program(program, binary).expect("the binary loads");
    }

    /// The time.
    pub fn now(&self) -> i64 {
        self.0.get_sysvar::<solana_clock::Clock>().unix_timestamp
    }

    /// Sets the time, in whichever direction.
    pub fn set_now(&mut self, now: i64) {
        let clock = solana_clock::Clock { unix_timestamp: now, ..self.0.get_sysvar() };
        self.0.set_sysvar(&clock);
    }

    /// The least lamports of an account of so many bytes.
    pub fn rent(&self, bytes: usize) -> u64 {
        self.0.minimum_balance_for_rent_exemption(bytes)
    }

    /// Puts an account where it says.
    pub fn plant(&mut self, address: Address, mut account: AccountSharedData) {
        // As the runtime marks whatever a transaction has held.
        account.set_rent_epoch(u64::MAX);
        self.0.set_account(address, account.into()).expect("a plain account");
    }

    /// Writes into the data of an account that stands.
    pub fn edit(&mut self, address: &Address, edit: impl FnOnce(&mut [u8])) {
        let mut account = self.account(address).expect("it stands").clone();
        edit(account.data_as_mut_slice());
        self.plant(*address, account);
    }

    /// The account at an address.
    pub fn account(&self, address: &Address) -> Option<&AccountSharedData> {
        self.0.accounts_db().get_account_ref(address)
    }

    /// What an account holds in lamports.
    pub fn lamports(&self, address: &Address) -> u64 {
        self.account(address).map_or(0, ReadableAccount::lamports)
    }

    /// The program's accounts, sorted.
    pub fn records(&self) -> Vec<RawAccount> {
        let all = self.0.accounts_db().inner.iter().filter(|(_, account)| *account.owner() == PROGRAM);
        let mut all: Vec<_> = all.map(|(address, account)| raw(*address, account)).collect();
        all.sort_by_key(|account| account.address);
        all
    }

    /// Everything that can be written, as `before` had it and as this has it, where the two differ.
    pub fn changes(&self, before: &Self) -> Vec<Change> {
        let (old, new) = (&before.0.accounts_db().inner, &self.0.accounts_db().inner);
        let small = |account: &AccountSharedData| account.data().len() <= LARGEST;
        let kept = old.iter().filter(|(_, account)| small(account)).filter_map(|(address, account)| {
            let after = new.get(address);
            (after != Some(account)).then_some((*address, Some(account), after))
        });
        let born = new.iter().filter(|(address, account)| small(account) && !old.contains_key(*address));
        let born = born.map(|(address, account)| (*address, None, Some(account)));
        let raw = |address, account: Option<&AccountSharedData>| account.map(|account| raw(address, account));
        let change = |(address, old, new)| Change { address, before: raw(address, old), after: raw(address, new) };
        kept.chain(born).map(change).collect()
    }

    /// Sends these instructions in one transaction, paid by `cashier`.
    pub fn send(
        &mut self,
        cashier: &Address,
        instructions: &[Instruction],
    ) -> Result<TransactionMetadata, Box<FailedTransactionMetadata>> {
        self.0.send_transaction(unsigned(cashier, instructions)).map_err(Box::new)
    }
}

/// The bytes that would be signed.
pub fn message(cashier: &Address, instructions: &[Instruction]) -> Message {
    Message::new_with_blockhash(instructions, Some(cashier), &Hash::default())
}

fn unsigned(cashier: &Address, instructions: &[Instruction]) -> VersionedTransaction {
    let message = message(cashier, instructions);
    let signatures = vec![Signature::default(); usize::from(message.header.num_required_signatures)];
    VersionedTransaction { signatures, message: VersionedMessage::Legacy(message) }
}

/// A wallet that holds so much.
pub fn wallet_with(lamports: u64) -> AccountSharedData {
    AccountSharedData::new(lamports, 0, &exodus_sdk::instructions::SYSTEM)
}

/// An account as the machine holds it.
pub fn shared(account: &RawAccount) -> AccountSharedData {
    let mut shared = AccountSharedData::new(account.lamports, 0, &account.owner);
    shared.set_data_from_slice(&account.data);
    shared
}

fn raw(address: Address, account: &AccountSharedData) -> RawAccount {
    RawAccount { address, owner: *account.owner(), lamports: account.lamports(), data: account.data().to_vec() }
}
