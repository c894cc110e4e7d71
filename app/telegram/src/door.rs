//! What the parts of a door share.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;

use exodus_sdk::chain::{Chain, ChainExt as _};
use exodus_sdk::moving::Steps;
use exodus_sdk::record::RawAccount;
use exodus_sdk::state::Network;
use exodus_sdk::whole::Whole;
use exodus_sdk::{Address, Error};
use fail::fail_point;
use tokio::sync::watch::Sender;
use tokio::sync::{Mutex, MutexGuard, Notify};

use crate::book::Book;
use crate::desk::{Desk, Place, Trouble};
use crate::message::Screen;
use crate::outbox::Outbox;
use crate::store::{Store, Write};
use crate::texts::Texts;
use crate::{Fault, routes};

/// How often old things are forgotten, and when they are old, in seconds.
const HOUR: i64 = 3_600;
const MONTH: i64 = 30 * 86_400;
/// How long it waits where the chain has not said what became of something.
pub const AGAIN: Duration = Duration::from_secs(5);

/// A chain that several parts ask at once.
pub type Ledger = Arc<dyn Chain + Send + Sync>;

/// How an answer is made. Tests put one in its place that fails.
pub type Routes = fn(&mut Desk<'_>, Heard) -> Result<Screen, Trouble>;

/// What was heard from somebody.
pub enum Heard {
    /// Words.
    Said(String),
    /// A button.
    Pressed(Box<crate::commands::Command>),
}

/// The usual answers.
///
/// # Errors
/// What the person is told instead.
pub fn answers(desk: &mut Desk<'_>, heard: Heard) -> Result<Screen, Trouble> {
    match heard {
        Heard::Said(text) => routes::said(desk, &text),
        Heard::Pressed(command) => routes::pressed(desk, *command),
    }
}

/// A door.
pub struct Door {
    /// Its database.
    pub store: Store,
    /// What it can say.
    pub texts: Texts,
    /// Where it stands.
    pub place: Place,
    /// How it answers.
    pub routes: Routes,
    /// How long it waits where the chain has not said what became of something.
    pub again: Duration,
    /// Messages on their way.
    pub outbox: Outbox,
    /// An update has come.
    pub inbox: Notify,
    /// Something is to be sent to the chain.
    pub jobs: Notify,
    /// The chain may have moved.
    pub moved: Notify,
    chain: Ledger,
    network: Address,
    world: RwLock<Arc<Whole>>,
    book: RwLock<Book>,
    known: Mutex<BTreeMap<Address, RawAccount>>,
    stop: Sender<bool>,
}

impl Door {
    /// Opens a door: takes the lease as soon as no other door has it, reads what it remembers and what the chain says.
    ///
    /// # Errors
    /// The database or the chain fails.
    pub async fn open(
        store: Store,
        chain: Ledger,
        network: Address,
        place: Place,
        outbox: Outbox,
    ) -> Result<Self, Fault> {
        let mut waits = false;
        while !store.lead(millis()).await? {
            if !waits {
                eprintln!("another door works on this database; this one waits until that one ends");
            }
            waits = true;
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        fail_point!("open-leads");
        let loaded = store.load().await?;
        let mut book = Book::default();
        book.learn(&loaded.book);
        outbox.put(loaded.outbox);
        let known: BTreeMap<Address, RawAccount> =
            loaded.known.into_iter().map(|account| (account.address, account)).collect();
        let (whole, _) = read(Arc::clone(&chain), network).await?;
        fail_point!("open-loaded");
        Ok(Self {
            store,
            texts: Texts::load(),
            place,
            routes: answers,
            again: AGAIN,
            outbox,
            inbox: Notify::new(),
            jobs: Notify::new(),
            moved: Notify::new(),
            chain,
            network,
            world: RwLock::new(Arc::new(whole)),
            book: RwLock::new(book),
            known: Mutex::new(known),
            stop: Sender::new(false),
        })
    }

    /// The network as it was last read.
    pub fn world(&self) -> Arc<Whole> {
        Arc::clone(&self.world.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Who is who.
    pub fn book(&self) -> RwLockReadGuard<'_, Book> {
        self.book.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The turn of whoever reads what is remembered and then changes it; with the accounts that people know of.
    pub async fn turn(&self) -> MutexGuard<'_, BTreeMap<Address, RawAccount>> {
        self.known.lock().await
    }

    /// Learns who was who in the bots of before.
    pub fn remember(&self, people: Vec<Steps>) {
        self.book.write().unwrap_or_else(PoisonError::into_inner).remember(people);
    }

    /// Writes, and then remembers.
    ///
    /// # Errors
    /// The database fails, or another door leads; then nothing is remembered.
    pub async fn write(&self, writes: &[Write]) -> Result<(), Fault> {
        let new = self.store.write(writes).await?;
        self.book.write().unwrap_or_else(PoisonError::into_inner).learn(writes);
        self.outbox.put(new);
        fail_point!("write-learned");
        // One that is signed already is kept for another attempt, and is no new one.
        if writes.iter().any(|write| matches!(write, Write::Job { job, .. } if job.signed.is_none())) {
            self.jobs.notify_one();
        }
        Ok(())
    }

    /// Asks the chain something that may take its time.
    ///
    /// # Errors
    /// The chain's.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&(dyn Chain + Send + Sync)) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let chain = Arc::clone(&self.chain);
        let asked = tokio::task::spawn_blocking(move || question(chain.as_ref())).await;
        asked.unwrap_or_else(|_| Err(Error::Cluster { url: "the chain".to_owned(), problem: "failed".to_owned() }))
    }

    /// Reads the network anew.
    ///
    /// # Errors
    /// The chain does not answer.
    pub async fn refresh(&self) -> Result<(Arc<Whole>, Vec<RawAccount>), Fault> {
        let (whole, accounts) = read(Arc::clone(&self.chain), self.network).await?;
        let whole = Arc::new(whole);
        *self.world.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&whole);
        Ok((whole, accounts))
    }

    /// Asks all parts to stop.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Whether it was asked to.
    pub fn stops(&self) -> bool {
        *self.stop.borrow()
    }

    /// Waits until it is.
    pub async fn stopped(&self) {
        let mut stop = self.stop.subscribe();
        // The sender lives as long as the door.
        let _ = stop.wait_for(|stop| *stop).await;
    }

    /// Keeps the lease as long as the door works, and forgets what is old.
    ///
    /// # Errors
    /// Another door has taken it.
    pub async fn keep_leading(&self) -> Result<(), Fault> {
        let mut tidied = 0;
        loop {
            tokio::select! {
                () = self.stopped() => return Ok(()),
                () = tokio::time::sleep(Duration::from_secs(5)) => {}
            }
            if !self.store.lead(millis()).await? {
                return Err(Fault::Led);
            }
            let now = millis().div_euclid(1_000);
            if now.saturating_sub(tidied) > HOUR {
                tidied = now;
                // Pages are dated by the ledger's clock, the rest by this machine's.
                self.store.prune(now.saturating_sub(MONTH), self.world().clock.now).await?;
            }
        }
    }
}

/// Reads a network, and the accounts that it is made of.
async fn read(chain: Ledger, network: Address) -> Result<(Whole, Vec<RawAccount>), Fault> {
    let read = move || {
        let frame = chain.get::<Network>(&network)?;
        let accounts = Whole::accounts(chain.as_ref(), &network)?;
        let whole = Whole::of(frame, chain.clock()?, &accounts).map_err(Error::Refused)?;
        Ok::<_, Error>((whole, accounts))
    };
    let read = tokio::task::spawn_blocking(read).await;
    Ok(read.map_err(|_| Fault::Config("reading the network failed".to_owned()))??)
}

/// This machine's clock, in milliseconds, for the lease.
pub fn millis() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
