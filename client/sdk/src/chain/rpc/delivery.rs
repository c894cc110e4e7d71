//! One transaction, from its draft until it has landed: the same bytes again and again, and new ones only when those can
//! no longer land.

use std::time::Duration;

use solana_rpc_client_api::config::RpcSendTransactionConfig;
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;
use solana_transaction_status_client_types::UiTransactionEncoding;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep, timeout_at};

use super::Cluster;
use super::job::Job;
use super::life::Life;
use super::refusal::refusal_of;
use super::watch::Landing;
use crate::chain::{Receipt, name_of};
use crate::transaction::Draft;
use crate::{Error, Signer};

/// Between two times that the same bytes are sent.
const AGAIN: Duration = Duration::from_secs(2);
/// How often a transaction is signed.
const ROUNDS: u32 = 5;
/// How often is asked for what a transaction has consumed: a cluster writes its history a moment after it confirms.
const LOOKS: u32 = 5;
const LOOK: Duration = Duration::from_millis(60);

/// What became of signed bytes.
enum Fate {
    Landed(Landing),
    /// They have not landed and never will.
    Dead,
}

impl Cluster {
    /// Signs a draft and sends it until it has landed.
    pub(super) async fn submit<K: Signer + ?Sized>(&self, draft: &Draft, keys: &[&K]) -> Result<Receipt, Error> {
        self.watched(async {
            let receipt = self.land(draft, keys).await?;
            Ok(self.exact(receipt).await)
        })
        .await
    }

    /// Sends bytes that somebody has signed, until they have landed.
    pub(super) async fn send(&self, transaction: &VersionedTransaction) -> Result<Receipt, Error> {
        self.watched(async {
            let until = self.until()?;
            self.must_be_new(transaction, until).await?;
            let expected = match self.simulate(transaction, Some(until)).await {
                Ok(simulated) => simulated.receipt,
                Err(no) => {
                    // It may be refused because it has landed meanwhile: somebody sent it before.
                    self.must_be_new(transaction, until).await?;
                    return Err(no);
                }
            };
            match self.deliver(transaction, Life::Unknown, None, until).await? {
                Fate::Landed(None) => Ok(self.exact(expected).await),
                Fate::Landed(Some(error)) => Err(self.refused(error, Vec::new(), transaction).await),
                Fate::Dead => Err(Error::Expired(1)),
            }
        })
        .await
    }

    /// Does something while what lands is watched.
    pub(super) async fn watched<T>(&self, work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        tokio::select! {
            done = work => done,
            () = self.watch.run(&self.client) => Err(self.patience.cannot("is watched no more")),
        }
    }

    /// Until when a transaction that begins now is waited for.
    fn until(&self) -> Result<Instant, Error> {
        let until = Instant::now().checked_add(self.options.landing);
        until.ok_or_else(|| self.patience.cannot("cannot be waited for that long"))
    }

    /// The same without watching. The receipt says what the simulation took.
    pub(super) async fn land<K: Signer + ?Sized>(&self, draft: &Draft, keys: &[&K]) -> Result<Receipt, Error> {
        let until = self.until()?;
        let (draft, expected) = self.budgeted(draft, keys, until).await?;
        let mut earlier = Vec::new();
        for _ in 0..ROUNDS {
            let (blockhash, height) = self.blockhash_until(until).await?;
            let transaction = draft.sign(keys, blockhash)?;
            let signature = name_of(&transaction);
            match self.deliver(&transaction, Life::Until(height), None, until).await? {
                Fate::Landed(None) => return Ok(Receipt { signature, ..expected }),
                // The rules refuse what has happened already: then one of the earlier ones did land.
                Fate::Landed(Some(error)) => match self.accepted_of(&earlier, until).await? {
                    Some(signature) => return Ok(Receipt { signature, ..expected }),
                    None => return Err(self.refused(error, Vec::new(), &transaction).await),
                },
                Fate::Dead => earlier.push(signature),
            }
        }
        Err(Error::Expired(ROUNDS))
    }

    /// Starts to deliver a job of many: when it has been executed, and what becomes of it. It is signed once.
    pub(super) fn start<'a>(
        &'a self,
        job: &'a Job<'_>,
        others_build_upon_it: bool,
    ) -> (oneshot::Receiver<Landing>, impl Future<Output = Result<Receipt, Error>> + 'a) {
        let (tell, executed) = oneshot::channel();
        let tell = others_build_upon_it.then_some(tell);
        let delivery = async move {
            let until = self.until()?;
            let (draft, expected) = self.budgeted_as_its_like(&job.draft, &job.keys, until).await?;
            let (blockhash, height) = self.recent_blockhash(until).await?;
            let transaction = draft.sign(&job.keys, blockhash)?;
            match self.deliver(&transaction, Life::Until(height), tell, until).await? {
                Fate::Landed(None) => Ok(Receipt { signature: name_of(&transaction), ..expected }),
                Fate::Landed(Some(error)) => Err(self.refused(error, Vec::new(), &transaction).await),
                Fate::Dead => Err(Error::Expired(1)),
            }
        };
        (executed, delivery)
    }

    async fn deliver(
        &self,
        transaction: &VersionedTransaction,
        life: Life,
        executed: Option<oneshot::Sender<Landing>>,
        until: Instant,
    ) -> Result<Fate, Error> {
        let signature = name_of(transaction);
        let landed = self.watch.add(signature, executed);
        let fate = self.insist(transaction, life, landed, until).await;
        self.watch.forget(&signature);
        fate
    }

    /// Sends the same bytes until it is known what becomes of them.
    async fn insist(
        &self,
        transaction: &VersionedTransaction,
        life: Life,
        mut landed: oneshot::Receiver<Landing>,
        until: Instant,
    ) -> Result<Fate, Error> {
        let signature = name_of(transaction);
        loop {
            if let Err(no) = self.broadcast(transaction).await {
                // What a cluster will not even take cannot land, unless an earlier time has.
                return self.status(&signature, until).await?.map(Fate::Landed).ok_or(no);
            }
            self.watch.ask_if_few();
            let next = Instant::now().checked_add(AGAIN).unwrap_or(until).min(until);
            if let Ok(Ok(landing)) = timeout_at(next, &mut landed).await {
                return Ok(Fate::Landed(landing));
            }
            if self.is_dead(transaction, life, until).await? {
                return Ok(self.status(&signature, until).await?.map_or(Fate::Dead, Fate::Landed));
            }
            if Instant::now() >= until {
                let seconds = self.options.landing.as_secs();
                return Err(Error::Unknown { signature: signature.to_string(), seconds });
            }
        }
    }

    /// Sends bytes once. A request that fails on its way may have arrived, so only a cluster's own no counts as one.
    async fn broadcast(&self, transaction: &VersionedTransaction) -> Result<(), Error> {
        let config = RpcSendTransactionConfig {
            // It has been simulated, or one that is like it.
            skip_preflight: true,
            preflight_commitment: Some(self.options.commitment.commitment),
            encoding: Some(UiTransactionEncoding::Base64),
            max_retries: Some(0),
            min_context_slot: None,
        };
        let Ok(_turn) = self.sending.acquire().await else { return Ok(()) };
        match self.client.send_transaction_with_config(transaction, config).await {
            Ok(_) => Ok(()),
            Err(error) => match refusal_of(&error) {
                // It is there already, or the cluster does not know yet what it was signed with.
                Some((TransactionError::AlreadyProcessed | TransactionError::BlockhashNotFound, _)) | None => Ok(()),
                Some((no, logs)) => Err(self.refused(no, logs, transaction).await),
            },
        }
    }

    /// How a transaction landed, if it did, as far back as the cluster remembers.
    async fn status(&self, signature: &Signature, until: Instant) -> Result<Option<Landing>, Error> {
        let names = core::slice::from_ref(signature);
        let told =
            self.patience.ask_until(until, async || self.client.get_signature_statuses_with_history(names).await);
        let status = told.await?.value.into_iter().next().flatten();
        let status = status.filter(|status| status.satisfies_commitment(self.options.commitment));
        Ok(status.map(|status| {
            self.watch.saw(status.slot);
            status.err
        }))
    }

    async fn must_be_new(&self, transaction: &VersionedTransaction, until: Instant) -> Result<(), Error> {
        match self.accepted_of(&[name_of(transaction)], until).await? {
            Some(signature) => Err(Error::Landed(signature.to_string())),
            None => Ok(()),
        }
    }

    async fn accepted_of(&self, signatures: &[Signature], until: Instant) -> Result<Option<Signature>, Error> {
        for signature in signatures {
            if self.status(signature, until).await? == Some(None) {
                return Ok(Some(*signature));
            }
        }
        Ok(None)
    }

    /// The receipt with what the cluster's history says; where it says nothing, the simulation's word stands.
    async fn exact(&self, receipt: Receipt) -> Receipt {
        for _ in 0..LOOKS {
            if let Some(landed) = self.landed_once(receipt.signature).await {
                return landed.receipt;
            }
            sleep(LOOK).await;
        }
        receipt
    }
}
