//! The network as the door last read it. Reading takes its time, and nobody but whoever asked for it waits for it.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use exodus_sdk::chain::ChainExt as _;
use exodus_sdk::record::RawAccount;
use exodus_sdk::state::Network;
use exodus_sdk::whole::Whole;
use exodus_sdk::{Address, Error};
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::Fault;
use crate::door::Ledger;

/// Accounts by where they live.
pub type Accounts = BTreeMap<Address, RawAccount>;

/// A network, and the accounts that it is made of.
#[derive(Clone)]
pub struct World {
    /// What they say.
    pub whole: Arc<Whole>,
    /// As they are.
    pub accounts: Arc<Accounts>,
}

/// Reads a network, once for all who ask meanwhile.
pub struct Reading {
    chain: Ledger,
    network: Address,
    newest: RwLock<World>,
    /// When the last reading began.
    last: Mutex<Option<Instant>>,
}

impl Reading {
    /// Reads it for the first time.
    ///
    /// # Errors
    /// The chain does not answer, or there is no such network.
    pub async fn begin(chain: Ledger, network: Address) -> Result<Self, Fault> {
        let world = read(Arc::clone(&chain), network).await?;
        Ok(Self { chain, network, newest: RwLock::new(world), last: Mutex::new(None) })
    }

    /// As it was last read.
    pub fn newest(&self) -> World {
        self.newest.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// As it is now or was at a moment since the question. Whoever asks while others read shares the next reading: a thousand
    /// questions at once are two readings. Of two answers the one of the later slot stands, whichever came last: a server that
    /// lags behind does not turn the world back.
    ///
    /// # Errors
    /// The chain does not answer.
    pub async fn refreshed(&self) -> Result<World, Fault> {
        let asked = Instant::now();
        let mut last = self.last.lock().await;
        if last.is_some_and(|begun| begun >= asked) {
            return Ok(self.newest());
        }
        let begun = Instant::now();
        let world = read(Arc::clone(&self.chain), self.network).await?;
        *last = Some(begun);
        let mut newest = self.newest.write().unwrap_or_else(PoisonError::into_inner);
        if world.whole.clock.slot >= newest.whole.clock.slot {
            *newest = world;
        }
        Ok(newest.clone())
    }
}

/// Reads a network, and the accounts that it is made of.
async fn read(chain: Ledger, network: Address) -> Result<World, Fault> {
    let read = move || {
        let frame = chain.get::<Network>(&network)?;
        let accounts = Whole::accounts(chain.as_ref(), &network)?;
        let whole = Whole::of(frame, chain.clock()?, &accounts).map_err(Error::Refused)?;
        let accounts = accounts.into_iter().map(|account| (account.address, account)).collect();
        Ok::<_, Error>(World { whole: Arc::new(whole), accounts: Arc::new(accounts) })
    };
    let read = tokio::task::spawn_blocking(read).await;
    Ok(read.map_err(|_| Fault::Config("reading the network failed".to_owned()))??)
}
