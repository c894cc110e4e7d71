//! What the parts of a door share.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use exodus_sdk::chain::Chain;
use exodus_sdk::moving::Steps;
use exodus_sdk::whole::Whole;
use exodus_sdk::{Address, Error};
use fail::fail_point;
use tokio::sync::watch::Sender;
use tokio::sync::{Mutex, MutexGuard, Notify};

use crate::book::Book;
use crate::desk::{Desk, Place, Trouble};
use crate::message::Screen;
use crate::outbox::Outbox;
use crate::reading::{Accounts, Reading, World};
use crate::store::{Store, Write};
use crate::texts::Texts;
use crate::{Fault, routes};

/// How often old things are forgotten, and when they are old, in seconds.
const HOUR: i64 = 3_600;
const MONTH: i64 = 30 * 86_400;
/// How often a page may be asked for its transaction: wallets ask twice or thrice, and people try again.
const OFTEN: u32 = 20;
/// How long it waits where the chain has not said what became of something.
pub const AGAIN: Duration = Duration::from_secs(5);

/// A chain that several parts ask at once.
pub type Ledger = Arc<dyn Chain + Send + Sync>;

/// How an answer is made. Tests put one in its place that fails.
pub type Routes = fn(&mut Desk<'_>, Heard) -> Result<Screen, Trouble>;

/// What was heard from somebody.
#[derive(Clone)]
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
    reading: Reading,
    book: RwLock<Arc<Book>>,
    turn: Mutex<()>,
    known: Mutex<Arc<Accounts>>,
    asked: std::sync::Mutex<BTreeMap<String, u32>>,
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
        let known: Accounts = loaded.known.into_iter().map(|account| (account.address, account)).collect();
        let reading = Reading::begin(Arc::clone(&chain), network).await?;
        let found = crate::link::authors(&reading.newest().whole, &book);
        if !found.is_empty() {
            store.write(&found).await?;
            book.learn(&found);
        }
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
            reading,
            book: RwLock::new(Arc::new(book)),
            turn: Mutex::new(()),
            known: Mutex::new(Arc::new(known)),
            asked: std::sync::Mutex::default(),
            stop: Sender::new(false),
        })
    }

    /// The network as it was last read.
    pub fn world(&self) -> Arc<Whole> {
        self.reading.newest().whole
    }

    /// Who is who at this moment. It stays as it is for whoever holds it, and holds nobody up.
    pub fn book(&self) -> Arc<Book> {
        Arc::clone(&self.book.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The turn of whoever reads what is remembered of somebody and then changes it. Nobody asks the chain anything in it.
    pub async fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().await
    }

    /// The accounts that people know of, for the one who looks for what has changed.
    pub async fn known(&self) -> MutexGuard<'_, Arc<Accounts>> {
        self.known.lock().await
    }

    /// Counts that a page was asked for its transaction, which takes the chain's time; false = too often by now.
    pub fn may_ask(&self, token: &str) -> bool {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let times = asked.entry(token.to_owned()).or_default();
        *times = times.saturating_add(1);
        *times <= OFTEN
    }

    /// Learns who was who in the bots of before.
    pub fn remember(&self, people: Vec<Steps>) {
        self.change(|book| book.remember(people));
    }

    fn change(&self, change: impl FnOnce(&mut Book)) {
        let mut book = self.book.write().unwrap_or_else(PoisonError::into_inner);
        change(Arc::make_mut(&mut book));
    }

    /// Writes, and then remembers.
    ///
    /// # Errors
    /// The database fails, or another door leads; then nothing is remembered.
    pub async fn write(&self, writes: &[Write]) -> Result<(), Fault> {
        let new = self.store.write(writes).await?;
        self.change(|book| book.learn(writes));
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
    pub async fn refresh(&self) -> Result<World, Fault> {
        self.reading.refreshed().await
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
                // Each page is good for half an hour.
                self.asked.lock().unwrap_or_else(PoisonError::into_inner).clear();
                // Pages are dated by the ledger's clock, the rest by this machine's.
                self.store.prune(now.saturating_sub(MONTH), self.world().clock.now).await?;
            }
        }
    }
}

/// This machine's clock, in milliseconds, for the lease.
pub fn millis() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
