//! A cluster, over JSON-RPC: every method of [`Chain`] for whoever may wait, and [`Rpc::submit_all`] for many at once.
//!
//! A transaction is sent with the compute limit that its simulation asks for, and again and again, the same bytes, until
//! it has landed or its blockhash is dead; only then it is signed anew. So it happens once. What lands is learned from
//! polling; a websocket only makes that sooner.

use std::time::Duration;

use solana_commitment_config::CommitmentConfig;
use solana_hash::Hash;
use solana_rpc_client::nonblocking::rpc_client::RpcClient;
use solana_transaction::versioned::VersionedTransaction;
use tokio::runtime::Runtime;
use tokio::sync::Semaphore;

use super::{Chain, Clock, Filter, Receipt, Simulated};
use crate::closing::ClosedCommitment;
use crate::record::RawAccount;
use crate::transaction::Draft;
use crate::{Address, Error, Signer};

mod budget;
mod costs;
mod delivery;
mod deployed;
mod history;
mod job;
mod lately;
mod life;
mod patience;
mod pipeline;
mod program;
mod read;
mod refusal;
mod url;
mod watch;
mod wire;

pub use deployed::Deployed;
pub use job::{Job, Tell};
pub use url::Urls;

use costs::Costs;
use lately::Lately;
use patience::Patience;
use watch::Watch;

/// So many requests that send a transaction are made at once.
const CONNECTIONS: usize = 32;

/// How to speak to a cluster.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where it answers.
    pub urls: Urls,
    /// How sure an answer has to be. `Processed` may still be undone.
    pub commitment: CommitmentConfig,
    /// What a compute unit is paid with, in micro-lamports; `None` = what others have lately paid for the same accounts.
    pub price: Option<u64>,
    /// The compute limit; `None` = what the simulation took, and a tenth more.
    pub limit: Option<u32>,
    /// How long one request may take.
    pub request: Duration,
    /// How long a transaction is waited for, whatever happens to the cluster meanwhile.
    pub landing: Duration,
    /// How many transactions are under way at once.
    pub at_once: usize,
}

impl Options {
    /// The usual ones.
    pub const fn usual(urls: Urls) -> Self {
        Self {
            urls,
            commitment: CommitmentConfig::confirmed(),
            price: None,
            limit: None,
            request: Duration::from_secs(30),
            landing: Duration::from_secs(180),
            at_once: 64,
        }
    }
}

/// A cluster.
pub struct Rpc {
    runtime: Runtime,
    cluster: Cluster,
}

/// What every request needs.
struct Cluster {
    client: RpcClient,
    options: Options,
    patience: Patience,
    watch: Watch,
    /// What others pay for a compute unit.
    price: Lately<u64>,
    costs: Costs,
    /// The blockhash that many transactions share.
    recent: Lately<(Hash, u64)>,
    /// Each request has a connection of its own while it lasts, so few of those that send go at once, however many
    /// transactions are under way.
    sending: Semaphore,
}

impl Rpc {
    /// Speaks to a cluster, if it is there and has the program.
    ///
    /// # Errors
    /// [`Error::Cluster`] where nothing answers, [`Error::NoProgram`] where the program is not.
    pub fn open(options: Options) -> Result<Self, Error> {
        let rpc = Self::without_program(options)?;
        rpc.runtime.block_on(rpc.cluster.must_have_program())?;
        Ok(rpc)
    }

    /// The same where the program need not be there yet.
    ///
    /// # Errors
    /// [`Error::Cluster`] where no client can be made of these options.
    pub fn without_program(options: Options) -> Result<Self, Error> {
        let url = &options.urls.http;
        let broken =
            |error: &dyn core::fmt::Display| Error::Cluster { url: url::shown(url), problem: error.to_string() };
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.map_err(|error| broken(&error))?;
        let client = RpcClient::new_with_timeout_and_commitment(url.clone(), options.request, options.commitment);
        let patience = Patience::with(url);
        let watch = Watch::over(options.urls.websocket.clone(), options.commitment);
        let cluster = Cluster {
            client,
            options,
            patience,
            watch,
            price: Lately::default(),
            costs: Costs::default(),
            recent: Lately::default(),
            sending: Semaphore::new(CONNECTIONS),
        };
        Ok(Self { runtime, cluster })
    }

    /// Where it answers.
    pub fn url(&self) -> &str {
        &self.cluster.options.urls.http
    }

    /// Submits many drafts: the lanes at once, as many as the options say, and what is in a lane in its order. `each` hears
    /// what became of which, lane by lane as they end.
    pub fn submit_all(&self, lanes: &[Vec<Job<'_>>], each: &mut Tell<'_>) {
        self.runtime.block_on(self.cluster.submit_all(lanes, each));
    }

    /// Asks a test cluster for play money and returns when it is there.
    ///
    /// # Errors
    /// The cluster gives none.
    pub fn fund(&self, address: &Address, lamports: u64) -> Result<u64, Error> {
        self.runtime.block_on(self.cluster.fund(address, lamports))
    }

    /// Moves the cluster's clock forward, where the cluster is a Surfpool.
    ///
    /// # Errors
    /// It is another.
    pub fn advance(&self, seconds: u32) -> Result<Clock, Error> {
        self.runtime.block_on(self.cluster.advance(seconds))
    }

    /// The program as it is on the cluster.
    ///
    /// # Errors
    /// [`Error::NoProgram`], or the cluster does not answer.
    pub fn deployed(&self, program: &Address) -> Result<Deployed, Error> {
        self.runtime.block_on(self.cluster.deployed(program))
    }

    /// What an address has, in lamports.
    ///
    /// # Errors
    /// The cluster does not answer.
    pub fn balance(&self, address: &Address) -> Result<u64, Error> {
        self.runtime.block_on(self.cluster.balance(address))
    }
}

impl Chain for Rpc {
    fn blockhash(&self) -> Result<Hash, Error> {
        self.runtime.block_on(async { Ok(self.cluster.blockhash().await?.0) })
    }

    fn send(&self, transaction: &VersionedTransaction) -> Result<Receipt, Error> {
        self.runtime.block_on(self.cluster.send(transaction))
    }

    fn simulate(&self, transaction: &VersionedTransaction) -> Result<Simulated, Error> {
        self.runtime.block_on(self.cluster.simulate(transaction, None))
    }

    fn accounts(&self, addresses: &[Address]) -> Result<Vec<Option<RawAccount>>, Error> {
        self.runtime.block_on(self.cluster.accounts(addresses))
    }

    fn list(&self, filter: &Filter) -> Result<Vec<RawAccount>, Error> {
        self.runtime.block_on(self.cluster.list(filter))
    }

    fn closed(&self, member: &Address) -> Result<Vec<ClosedCommitment>, Error> {
        self.runtime.block_on(self.cluster.closed(member))
    }

    fn clock(&self) -> Result<Clock, Error> {
        self.runtime.block_on(self.cluster.clock())
    }

    fn rent(&self, bytes: usize) -> Result<u64, Error> {
        self.runtime.block_on(self.cluster.rent(bytes))
    }

    fn submit(&self, draft: &Draft, keys: &[&dyn Signer]) -> Result<Receipt, Error> {
        self.runtime.block_on(self.cluster.submit(draft, keys))
    }
}
