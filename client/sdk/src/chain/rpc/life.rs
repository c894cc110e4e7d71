//! How long signed bytes can land: until a block of some height, or as long as what they were signed with is not used up.

use solana_commitment_config::CommitmentConfig;
use solana_hash::Hash;
use solana_transaction::versioned::VersionedTransaction;
use tokio::time::Instant;

use super::Cluster;
use crate::record::RawAccount;
use crate::transaction::{nonce_in, nonce_of};
use crate::{Address, Error};

/// How long signed bytes can land.
#[derive(Clone, Copy)]
pub(super) enum Life {
    /// Up to a block of this height.
    Until(u64),
    /// As long as their own blockhash, or nonce, says so; only the cluster knows.
    Unknown,
}

impl Cluster {
    /// Whether signed bytes can land no more.
    pub(super) async fn is_dead(
        &self,
        transaction: &VersionedTransaction,
        life: Life,
        until: Instant,
    ) -> Result<bool, Error> {
        match life {
            Life::Until(height) => self.is_past(height, until).await,
            Life::Unknown => match nonce_of(&transaction.message) {
                Some(nonce) => self.is_used(nonce, *transaction.message.recent_blockhash(), until).await,
                None => self.is_forgotten(transaction.message.recent_blockhash(), until).await,
            },
        }
    }

    /// Whether no bank takes a blockhash any more: neither the finalized one nor, which knows newer ones too, the last.
    async fn is_forgotten(&self, blockhash: &Hash, until: Instant) -> Result<bool, Error> {
        for commitment in [CommitmentConfig::finalized(), CommitmentConfig::processed()] {
            let question = async || self.client.is_blockhash_valid(blockhash, commitment).await;
            if self.patience.ask_until(until, question).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether a nonce is, for good, another one by now.
    async fn is_used(&self, account: Address, nonce: Hash, until: Instant) -> Result<bool, Error> {
        let commitment = CommitmentConfig::finalized();
        let question = async || self.client.get_account_with_commitment(&account, commitment).await;
        let Some(found) = self.patience.ask_until(until, question).await?.value else { return Ok(false) };
        let found = RawAccount { address: account, owner: found.owner, lamports: found.lamports, data: found.data };
        Ok(nonce_in(&found).is_some_and(|(_, now)| now != nonce))
    }
}
