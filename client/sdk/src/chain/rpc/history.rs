//! What closed, out of a cluster's own history of a member's transactions.

use futures_util::stream::{self, StreamExt as _};
use solana_rpc_client::rpc_client::GetConfirmedSignaturesForAddress2Config;
use solana_rpc_client_api::client_error::Error as ClientError;
use solana_rpc_client_api::config::RpcTransactionConfig;
use solana_signature::Signature;
use solana_transaction_status_client_types::{EncodedConfirmedTransactionWithStatusMeta, UiTransactionEncoding};

use super::{Cluster, wire};
use crate::closing::{self, ClosedCommitment};
use crate::{Address, Error};

/// As many signatures as a cluster lists at once.
const PAGE: usize = 1_000;
/// Transactions fetched at once.
const AT_ONCE: usize = 8;

impl Cluster {
    pub(super) async fn closed(&self, member: &Address) -> Result<Vec<ClosedCommitment>, Error> {
        let mut signatures = self.accepted(member).await?;
        // A cluster lists the last one first.
        signatures.reverse();
        let fetched = stream::iter(signatures).map(|signature| self.landed(signature)).buffered(AT_ONCE);
        let fetched: Vec<_> = fetched.collect().await;
        let mut closed = Vec::new();
        for landed in fetched {
            let landed = landed?;
            closed.extend(closing::closings(&landed.transaction.message, &landed.loaded, &landed.called));
        }
        closed.retain(|closed| closed.is_of(member));
        Ok(closed)
    }

    /// The accepted transactions that name a member, the last one first.
    async fn accepted(&self, member: &Address) -> Result<Vec<Signature>, Error> {
        let (mut found, mut before) = (Vec::new(), None);
        loop {
            let commitment = Some(self.options.commitment);
            let config =
                || GetConfirmedSignaturesForAddress2Config { before, until: None, limit: Some(PAGE), commitment };
            let page =
                self.patience.ask(async || self.client.get_signatures_for_address_with_config(member, config()).await);
            let page = page.await?;
            for told in &page {
                let signature = told.signature.parse();
                let signature = signature.map_err(|_| self.patience.cannot("lists what is no signature"))?;
                before = Some(signature);
                if told.err.is_none() {
                    found.push(signature);
                }
            }
            if page.len() < PAGE {
                return Ok(found);
            }
        }
    }

    /// A transaction that has landed.
    async fn landed(&self, signature: Signature) -> Result<wire::Landed, Error> {
        let told = self.patience.ask(async || self.fetch(&signature).await).await?;
        wire::landed(told)
            .ok_or_else(|| self.patience.cannot(&format!("does not keep the transaction {signature} whole")))
    }

    /// The same, asked for once.
    pub(super) async fn landed_once(&self, signature: Signature) -> Option<wire::Landed> {
        wire::landed(self.fetch(&signature).await.ok()?)
    }

    async fn fetch(&self, signature: &Signature) -> Result<EncodedConfirmedTransactionWithStatusMeta, ClientError> {
        let config = RpcTransactionConfig {
            encoding: Some(UiTransactionEncoding::Base64),
            commitment: Some(self.options.commitment),
            max_supported_transaction_version: Some(0),
        };
        self.client.get_transaction_with_config(signature, config).await
    }
}
