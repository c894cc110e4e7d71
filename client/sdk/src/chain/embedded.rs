//! A chain inside this process: litesvm with the committed binary, its state kept in one directory.
//!
//! Every accepted transaction is one transaction of an embedded database (redb), on disk before it is reported: killed
//! at any moment, the ledger is found before or after it, never between. Opening holds a lock on the file. Money on this
//! ledger is play money: whoever pays is funded.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use litesvm::LiteSVM;
use litesvm::types::TransactionMetadata;
use solana_account::{Account, ReadableAccount};
use solana_hash::Hash;
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;

use super::{Chain, Clock, Filter, Receipt, Simulated, name_of};
use crate::closing::{self, ClosedCommitment};
use crate::error::ledger;
use crate::record::RawAccount;
use crate::{Address, BINARY, Error, PROGRAM};

mod footprint;
mod funds;
mod machine;
mod slots;
mod standing;
mod store;
use funds::fund;
use machine::machine_time;
use slots::set_clock;
use store::{Head, Store};

/// A ledger in this process.
pub struct Embedded {
    inner: Mutex<Inner>,
}

struct Inner {
    vm: LiteSVM,
    store: Option<Store>,
    /// Closed commitments and what has landed, for a ledger in memory; on disk the store has them.
    closed: Vec<ClosedCommitment>,
    landed: BTreeSet<Signature>,
    /// Seconds that this ledger's clock is ahead of the machine's; fixed for a ledger in memory.
    pace: Pace,
    /// The slot of the last transaction, or of a clock that was moved after it.
    changed: u64,
    /// Whether a write to disk has failed: from then on memory is ahead of it, and nothing more is accepted.
    torn: bool,
}

#[derive(Clone, Copy)]
enum Pace {
    /// The machine's clock and so many seconds.
    Ahead(i64),
    /// Stands where it was set.
    Still,
}

impl Embedded {
    /// Whether a ledger has begun in a directory.
    ///
    /// # Errors
    /// Nobody may look there.
    pub fn lives_in(directory: &Path) -> Result<bool, Error> {
        Store::lives_in(directory)
    }

    /// Opens the ledger in a directory, or begins one there.
    pub fn open(directory: &Path) -> Result<Self, Error> {
        let store = Store::open(directory)?;
        let mut vm = machine(BINARY)?;
        let head =
            store.load(|address, account| vm.set_account(address, account).map_err(|error| error.to_string()))?;
        let pace = match head {
            Some(head) => {
                vm.set_latest_blockhash(head.blockhash);
                set_clock(&mut vm, head.slot, head.now);
                Pace::Ahead(head.ahead)
            }
            None => Pace::Ahead(0),
        };
        Ok(Self::of(vm, Some(store), pace))
    }

    /// A ledger that lives as long as this value, with a clock that stands at `now`.
    pub fn in_memory(now: i64) -> Result<Self, Error> {
        Self::in_memory_with(BINARY, now)
    }

    /// The same with another binary than the one that this version of the library belongs to: to compare the two.
    pub fn in_memory_with(binary: &[u8], now: i64) -> Result<Self, Error> {
        let mut vm = machine(binary)?;
        set_clock(&mut vm, 1, now);
        Ok(Self::of(vm, None, Pace::Still))
    }

    fn of(vm: LiteSVM, store: Option<Store>, pace: Pace) -> Self {
        let (closed, landed) = (Vec::new(), BTreeSet::new());
        let changed = vm.get_sysvar::<solana_clock::Clock>().slot;
        Self { inner: Mutex::new(Inner { vm, store, closed, landed, pace, changed, torn: false }) }
    }

    /// Moves the ledger's clock forward.
    pub fn advance(&self, seconds: u32) -> Result<Clock, Error> {
        let mut inner = self.lock();
        inner.must_be_whole()?;
        inner.tick();
        let clock = inner.clock();
        inner.forward(clock.now.saturating_add(i64::from(seconds)));
        if let Pace::Ahead(ahead) = inner.pace {
            inner.pace = Pace::Ahead(ahead.saturating_add(i64::from(seconds)));
        }
        inner.keep(&[], Vec::new(), None)?;
        Ok(inner.clock())
    }

    /// Puts an account on a ledger in memory as it stands, whoever owns it: for tests that need what no instruction
    /// writes. A ledger on disk refuses.
    pub fn plant(&self, account: &RawAccount) -> Result<(), Error> {
        let mut inner = self.lock();
        if inner.store.is_some() {
            return Err(ledger("planting", "only a ledger in memory takes accounts from outside"));
        }
        let RawAccount { address, owner, lamports, ref data } = *account;
        let planted = Account { lamports, owner, data: data.clone(), ..Account::default() };
        inner.vm.set_account(address, planted).map_err(|error| ledger("planting", error))
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Chain for Embedded {
    fn blockhash(&self) -> Result<Hash, Error> {
        Ok(self.lock().vm.latest_blockhash())
    }

    fn send(&self, transaction: &VersionedTransaction) -> Result<Receipt, Error> {
        let mut inner = self.lock();
        inner.must_be_whole()?;
        inner.must_be_new(transaction)?;
        inner.tick();
        let loaded = footprint::loaded(&inner.vm, &transaction.message)?;
        fund(&mut inner.vm, transaction)?;
        let outcome = inner.vm.send_transaction(transaction.clone());
        let meta = outcome.map_err(|failed| match failed.err {
            // What has landed was told apart before: these bytes never will.
            TransactionError::BlockhashNotFound => Error::Expired(1),
            error => Error::from_chain(error, failed.meta.logs),
        })?;
        // A new blockhash after each transaction: the same bytes are never accepted twice, not even by a later process.
        inner.vm.expire_blockhash();
        let written = footprint::written(&transaction.message, &loaded);
        let closed = closing::closings(&transaction.message, &loaded, &meta.inner_instructions);
        inner.keep(&written, closed, Some(&meta.signature))?;
        Ok(receipt(meta))
    }

    fn simulate(&self, transaction: &VersionedTransaction) -> Result<Simulated, Error> {
        let mut inner = self.lock();
        inner.tick();
        let mut vm = inner.vm.clone().with_sigverify(false);
        fund(&mut vm, transaction)?;
        match vm.simulate_transaction(transaction.clone()) {
            Ok(simulated) => {
                let after = simulated.post_accounts.into_iter().map(|(address, account)| raw(address, account.into()));
                let after = after.filter(|account| account.lamports > 0).collect();
                Ok(Simulated { receipt: receipt(simulated.meta), after })
            }
            Err(failed) => Err(Error::from_chain(failed.err, failed.meta.logs)),
        }
    }

    fn accounts(&self, addresses: &[Address]) -> Result<Vec<Option<RawAccount>>, Error> {
        let inner = self.lock();
        Ok(addresses.iter().map(|address| inner.account(address).map(|account| raw(*address, account))).collect())
    }

    fn list(&self, filter: &Filter) -> Result<Vec<RawAccount>, Error> {
        let found = self.lock().vm.get_program_accounts(&PROGRAM);
        let passing = found.into_iter().filter(|(_, account)| filter.passes(&account.data));
        let mut accounts: Vec<_> = passing.map(|(address, account)| raw(address, account)).collect();
        accounts.sort_by_key(|account| account.address);
        Ok(accounts)
    }

    fn closed(&self, member: &Address) -> Result<Vec<ClosedCommitment>, Error> {
        let inner = self.lock();
        match &inner.store {
            Some(store) => store.closed(member),
            None => Ok(inner.closed.iter().filter(|closed| closed.is_of(member)).cloned().collect()),
        }
    }

    fn clock(&self) -> Result<Clock, Error> {
        let mut inner = self.lock();
        inner.tick();
        Ok(inner.clock())
    }

    fn changed(&self) -> Result<Option<u64>, Error> {
        Ok(Some(self.lock().changed))
    }

    fn rent(&self, bytes: usize) -> Result<u64, Error> {
        Ok(self.lock().vm.minimum_balance_for_rent_exemption(bytes))
    }
}

impl Inner {
    fn clock(&self) -> Clock {
        let clock: solana_clock::Clock = self.vm.get_sysvar();
        Clock { slot: clock.slot, now: clock.unix_timestamp }
    }

    /// Lets the clock follow the machine's. It never runs backwards, whatever the machine's does.
    fn tick(&mut self) {
        if let Pace::Ahead(ahead) = self.pace {
            self.forward(machine_time().saturating_add(ahead));
        }
    }

    /// Lets time pass, and slots with it: at least one, so that each transaction has a slot of its own.
    fn forward(&mut self, now: i64) {
        let clock = self.clock();
        let now = now.max(clock.now);
        let slots = slots::within(now.saturating_sub(clock.now)).max(1);
        set_clock(&mut self.vm, clock.slot.saturating_add(slots), now);
    }

    fn must_be_whole(&self) -> Result<(), Error> {
        if self.torn { Err(ledger("writing", "an earlier write failed; open the ledger again")) } else { Ok(()) }
    }

    /// Bytes that have landed before are told from those that never can: what was signed with an old blockhash says nothing
    /// of that itself.
    fn must_be_new(&self, transaction: &VersionedTransaction) -> Result<(), Error> {
        let signature = name_of(transaction);
        let landed = match &self.store {
            Some(store) => store.has_landed(&signature)?,
            None => self.landed.contains(&signature),
        };
        if landed { Err(Error::Landed(signature.to_string())) } else { Ok(()) }
    }

    fn account(&self, address: &Address) -> Option<Account> {
        self.vm.get_account(address).filter(|account| account.lamports() > 0)
    }

    /// Puts these accounts, what closed, the clock and the blockhash on disk.
    fn keep(
        &mut self,
        addresses: &[Address],
        closed: Vec<ClosedCommitment>,
        landed: Option<&Signature>,
    ) -> Result<(), Error> {
        self.changed = self.clock().slot;
        let (Some(store), Pace::Ahead(ahead)) = (&self.store, self.pace) else {
            self.closed.extend(closed);
            self.landed.extend(landed);
            return Ok(());
        };
        let clock = self.clock();
        let head = Head { slot: clock.slot, now: clock.now, ahead, blockhash: self.vm.latest_blockhash() };
        let kept = addresses.iter().map(|address| (*address, self.account(address))).filter(|(_, account)| {
            // Programs belong to the machine, not to the ledger: a newer library brings a newer binary.
            account.as_ref().is_none_or(|account| !account.executable)
        });
        let outcome = store.keep(&head, kept, &closed, landed);
        self.torn = outcome.is_err();
        outcome
    }
}

fn machine(binary: &[u8]) -> Result<LiteSVM, Error> {
    // Logs are cut where a cluster cuts them.
    let mut vm = LiteSVM::new().with_transaction_history(0);
    vm.add_program(PROGRAM, binary).map_err(|error| ledger("the program", error))?;
    Ok(vm)
}

fn raw(address: Address, account: Account) -> RawAccount {
    RawAccount { address, owner: account.owner, lamports: account.lamports, data: account.data }
}

fn receipt(meta: TransactionMetadata) -> Receipt {
    Receipt { signature: meta.signature, compute_units: meta.compute_units_consumed, fee: meta.fee, logs: meta.logs }
}
