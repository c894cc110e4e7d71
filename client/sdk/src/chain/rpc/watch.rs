//! What has landed: asked for by polling, all that are under way in one question. A websocket says when to ask sooner, and
//! nothing is believed that it says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::stream::{FuturesUnordered, StreamExt as _};
use solana_commitment_config::CommitmentConfig;
use solana_pubsub_client::nonblocking::pubsub_client::PubsubClient;
use solana_rpc_client::nonblocking::rpc_client::RpcClient;
use solana_rpc_client_api::config::RpcSignatureSubscribeConfig;
use solana_signature::Signature;
use solana_transaction_error::TransactionError;
use solana_transaction_status_client_types::TransactionStatus;
use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, sleep, timeout};

/// How often is asked without a hint.
const TICK: Duration = Duration::from_millis(300);
/// No block is as sure as that any sooner: a slot, and the votes for it.
const SOONEST: Duration = Duration::from_millis(500);
/// As many as a cluster tells of at once.
const PAGE: usize = 256;
/// So many are listened for one by one.
const FEW: usize = 16;
/// Between two attempts to listen.
const AGAIN: Duration = Duration::from_secs(2);
const CONNECTING: Duration = Duration::from_secs(5);

/// How a transaction landed: accepted, or refused on the chain.
pub(super) type Landing = Option<TransactionError>;

/// Whoever waits for a transaction.
struct Waiting {
    /// Since when.
    since: Instant,
    /// Until it has been executed, as sure as that is.
    executed: Option<oneshot::Sender<Landing>>,
    /// Until it has landed, as sure as was asked for.
    landed: oneshot::Sender<Landing>,
}

/// The transactions under way.
pub(super) struct Watch {
    websocket: String,
    commitment: CommitmentConfig,
    waiting: Mutex<BTreeMap<Signature, Waiting>>,
    /// The newest slot that is known to have been as sure as was asked for.
    newest: AtomicU64,
    /// Ask now.
    hint: Notify,
    /// There is one more.
    more: Notify,
}

impl Watch {
    pub(super) fn over(websocket: String, commitment: CommitmentConfig) -> Self {
        Self {
            websocket,
            commitment,
            waiting: Mutex::new(BTreeMap::new()),
            newest: AtomicU64::new(0),
            hint: Notify::new(),
            more: Notify::new(),
        }
    }

    /// Tells when this one has landed, as long as [`Watch::run`] runs; and if somebody wants to know, when it has been
    /// executed.
    pub(super) fn add(
        &self,
        signature: Signature,
        executed: Option<oneshot::Sender<Landing>>,
    ) -> oneshot::Receiver<Landing> {
        let (landed, told) = oneshot::channel();
        let mut waiting = self.lock();
        let listens = executed.is_some() || waiting.len() < FEW;
        waiting.insert(signature, Waiting { since: Instant::now(), executed, landed });
        if listens {
            self.more.notify_one();
        }
        told
    }

    /// A slot is as sure as was asked for: a server that lags behind, or has just been started again, knows an older state of
    /// things, and shall not answer any more.
    pub(super) fn saw(&self, slot: u64) {
        self.newest.fetch_max(slot, Ordering::Relaxed);
    }

    /// From when an answer has to be at least.
    pub(super) fn not_before(&self) -> Option<u64> {
        Some(self.newest.load(Ordering::Relaxed)).filter(|slot| *slot > 0)
    }

    /// Asks about this one no more.
    pub(super) fn forget(&self, signature: &Signature) {
        self.lock().remove(signature);
    }

    /// One has just been sent, and may have landed: asks at once, unless so many are under way that it would do nothing else.
    pub(super) fn ask_if_few(&self) {
        if self.lock().len() <= FEW {
            self.hint.notify_one();
        }
    }

    /// Watches, for as long as it is polled.
    pub(super) async fn run(&self, client: &RpcClient) {
        tokio::join!(self.ask(client), self.listen());
    }

    async fn ask(&self, client: &RpcClient) {
        loop {
            // Either way it is time.
            let _ = timeout(TICK, self.hint.notified()).await;
            let names = self.names();
            for page in names.chunks(PAGE) {
                // Whatever goes wrong here is asked again at the next tick.
                let Ok(told) = client.get_signature_statuses(page).await else { continue };
                for (name, status) in page.iter().zip(told.value) {
                    if let Some(status) = status {
                        self.tell(name, status);
                    }
                }
            }
        }
    }

    fn tell(&self, name: &Signature, status: TransactionStatus) {
        let mut waiting = self.lock();
        // Whoever asked may have gone.
        if let Some(executed) = waiting.get_mut(name).and_then(|waiting| waiting.executed.take()) {
            let _ = executed.send(status.err.clone());
        }
        if status.satisfies_commitment(self.commitment)
            && let Some(waiting) = waiting.remove(name)
        {
            self.saw(status.slot);
            let _ = waiting.landed.send(status.err);
        }
    }

    async fn listen(&self) {
        loop {
            if let Ok(Ok(socket)) = timeout(CONNECTING, PubsubClient::new(self.websocket.as_str())).await {
                self.listen_to(&socket).await;
            }
            sleep(AGAIN).await;
        }
    }

    /// Listens until the socket breaks.
    async fn listen_to(&self, socket: &PubsubClient) {
        let (mut known, mut heard) = (BTreeSet::new(), FuturesUnordered::new());
        loop {
            let names = self.awaited();
            heard.extend(names.into_iter().filter(|name| known.insert(*name)).map(|name| self.word_of(socket, name)));
            tokio::select! {
                Some(whole) = heard.next(), if !heard.is_empty() => {
                    self.hint.notify_one();
                    if !whole {
                        return;
                    }
                }
                () = self.more.notified() => {}
            }
        }
    }

    /// Waits for the word that one has landed; false = the socket broke before.
    async fn word_of(&self, socket: &PubsubClient, name: Signature) -> bool {
        let early = self.lock().get(&name).is_some_and(|waiting| waiting.executed.is_some());
        let commitment = Some(if early { CommitmentConfig::processed() } else { self.commitment });
        let config = RpcSignatureSubscribeConfig { commitment, enable_received_notification: None };
        match socket.signature_subscribe(&name, Some(config)).await {
            Ok((mut words, _)) => words.next().await.is_some(),
            Err(_) => false,
        }
    }

    /// Those that it is worth listening for: where many are under way, only what others build upon.
    fn awaited(&self) -> Vec<Signature> {
        let waiting = self.lock();
        let few = waiting.len() <= FEW;
        let awaited = waiting.iter().filter(|(_, waiting)| few || waiting.executed.is_some());
        awaited.map(|(name, _)| *name).collect()
    }

    /// Those that it is worth asking about: where many are under way, not those that can hardly have landed yet.
    fn names(&self) -> Vec<Signature> {
        let waiting = self.lock();
        let few = waiting.len() <= FEW;
        let old = |waiting: &Waiting| few || waiting.executed.is_some() || waiting.since.elapsed() >= SOONEST;
        waiting.iter().filter(|(_, waiting)| old(waiting)).map(|(name, _)| *name).collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Signature, Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
