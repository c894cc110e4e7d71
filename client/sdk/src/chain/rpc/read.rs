//! What is on a cluster now.

use std::time::Duration;

use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use serde_json::{Value, json};
use solana_account_decoder_client_types::UiAccountEncoding;
use solana_commitment_config::CommitmentConfig;
use solana_hash::Hash;
use solana_message::VersionedMessage;
use solana_rpc_client_api::client_error::Error as ClientError;
use solana_rpc_client_api::config::{
    RpcAccountInfoConfig, RpcProgramAccountsConfig, RpcSimulateTransactionAccountsConfig, RpcSimulateTransactionConfig,
};
use solana_rpc_client_api::filter::{Memcmp, RpcFilterType};
use solana_rpc_client_api::request::RpcRequest;
use solana_transaction::versioned::VersionedTransaction;
use tokio::time::{Instant, sleep};

use super::{Cluster, wire};
use crate::chain::{Clock, Filter, Receipt, Simulated, name_of};
use crate::record::RawAccount;
use crate::{Address, Error, PROGRAM};

/// As many accounts as a cluster returns at once.
const PAGE: usize = 100;
const AT_ONCE: usize = 4;
/// The account of the clock, and where in it slot and time are (bincode of five numbers).
const CLOCK: Address = Address::from_str_const("SysvarC1ock11111111111111111111111111111111");
const SLOT: usize = 0;
const TIME: usize = 32;
/// How long a blockhash is shared; it lives for about a minute.
const FRESH: Duration = Duration::from_secs(5);
/// How long play money may take.
const FUNDING: Duration = Duration::from_secs(30);
const AIRDROP: Duration = Duration::from_secs(5);
const LOOK: Duration = Duration::from_millis(100);

/// Whether a message asks to write the account at this place among those that it names itself.
fn writes(message: &VersionedMessage, place: usize) -> bool {
    let header = message.header();
    let [signers, fixed_signers, fixed] =
        [header.num_required_signatures, header.num_readonly_signed_accounts, header.num_readonly_unsigned_accounts]
            .map(usize::from);
    let named = message.static_account_keys().len();
    if place < signers { place < signers.saturating_sub(fixed_signers) } else { place < named.saturating_sub(fixed) }
}

impl Cluster {
    /// A blockhash to sign with, and the last block height at which it lives.
    pub(super) async fn blockhash(&self) -> Result<(Hash, u64), Error> {
        self.patience.ask(async || self.newest().await).await
    }

    /// The same, asked for until a moment.
    pub(super) async fn blockhash_until(&self, until: Instant) -> Result<(Hash, u64), Error> {
        self.patience.ask_until(until, async || self.newest().await).await
    }

    /// One that is a few seconds old at most: many transactions share it.
    pub(super) async fn recent_blockhash(&self, until: Instant) -> Result<(Hash, u64), Error> {
        self.recent.or_ask(FRESH, self.blockhash_until(until)).await
    }

    async fn newest(&self) -> Result<(Hash, u64), ClientError> {
        self.client.get_latest_blockhash_with_commitment(self.options.commitment).await
    }

    pub(super) async fn accounts(&self, addresses: &[Address]) -> Result<Vec<Option<RawAccount>>, Error> {
        let pages = stream::iter(addresses.chunks(PAGE)).map(|page| self.page(page)).buffered(AT_ONCE);
        Ok(pages.try_collect::<Vec<_>>().await?.concat())
    }

    async fn page(&self, addresses: &[Address]) -> Result<Vec<Option<RawAccount>>, Error> {
        let config = self.whole();
        let told = self
            .patience
            .ask(async || self.client.get_multiple_ui_accounts_with_config(addresses, config.clone()).await);
        let told = told.await?;
        self.watch.saw(told.context.slot);
        let told = told.value;
        if told.len() != addresses.len() {
            return Err(self.patience.cannot("returns fewer accounts than were asked for"));
        }
        let accounts = addresses.iter().zip(told);
        Ok(accounts.map(|(address, account)| wire::account(*address, &account?)).collect())
    }

    pub(super) async fn list(&self, filter: &Filter) -> Result<Vec<RawAccount>, Error> {
        let mut filters = Vec::new();
        if let Some(size) = filter.size.and_then(|size| u64::try_from(size).ok()) {
            filters.push(RpcFilterType::DataSize(size));
        }
        let bytes = filter.bytes.iter().map(|(offset, bytes)| Memcmp::new_raw_bytes(*offset, bytes.clone()));
        filters.extend(bytes.map(RpcFilterType::Memcmp));
        let config = RpcProgramAccountsConfig {
            filters: Some(filters),
            account_config: self.whole(),
            with_context: None,
            sort_results: None,
        };
        let told =
            self.patience.ask(async || self.client.get_program_ui_accounts_with_config(&PROGRAM, config.clone()).await);
        let told = told.await?;
        let mut found: Vec<RawAccount> =
            told.iter().filter_map(|(address, account)| wire::account(*address, account)).collect();
        // What a cluster cannot filter by, and the order, are ours.
        found.retain(|account| filter.passes(&account.data));
        found.sort_by_key(|account| account.address);
        Ok(found)
    }

    pub(super) async fn clock(&self) -> Result<Clock, Error> {
        let account = self.accounts(&[CLOCK]).await?.into_iter().flatten().next();
        let number = |data: &[u8], place: usize| data.get(place..)?.first_chunk().copied();
        let clock = account.and_then(|account| {
            let (slot, now) = (number(&account.data, SLOT)?, number(&account.data, TIME)?);
            Some(Clock { slot: u64::from_le_bytes(slot), now: i64::from_le_bytes(now) })
        });
        clock.ok_or_else(|| self.patience.cannot("has no clock"))
    }

    pub(super) async fn rent(&self, bytes: usize) -> Result<u64, Error> {
        self.patience.ask(async || self.client.get_minimum_balance_for_rent_exemption(bytes).await).await
    }

    pub(super) async fn balance(&self, address: &Address) -> Result<u64, Error> {
        let account = self.accounts(&[*address]).await?.into_iter().flatten().next();
        Ok(account.map_or(0, |account| account.lamports))
    }

    /// Says what would become of a transaction. Its blockhash need not live, nor its signatures be there.
    pub(super) async fn simulate(
        &self,
        transaction: &VersionedTransaction,
        until: Option<Instant>,
    ) -> Result<Simulated, Error> {
        let keys = transaction.message.static_account_keys();
        let written = (0..).zip(keys).filter(|(place, _)| writes(&transaction.message, *place));
        let written: Vec<Address> = written.map(|(_, address)| *address).collect();
        let config = RpcSimulateTransactionConfig {
            sig_verify: false,
            replace_recent_blockhash: true,
            commitment: Some(self.options.commitment),
            accounts: Some(RpcSimulateTransactionAccountsConfig {
                encoding: Some(UiAccountEncoding::Base64),
                addresses: written.iter().map(ToString::to_string).collect(),
            }),
            min_context_slot: self.watch.not_before(),
            ..RpcSimulateTransactionConfig::default()
        };
        let question = async || self.client.simulate_transaction_with_config(transaction, config.clone()).await;
        // From when that is need not be what others mean by it, so nothing is learned from it.
        let told = self.patience.ask_for(until, question).await?.value;
        let logs = told.logs.unwrap_or_default();
        if let Some(error) = told.err {
            return Err(self.refused(error.into(), logs, transaction).await);
        }
        let after = written.iter().zip(told.accounts.unwrap_or_default());
        Ok(Simulated {
            after: after.filter_map(|(address, account)| wire::account(*address, &account?)).collect(),
            receipt: Receipt {
                signature: name_of(transaction),
                compute_units: told.units_consumed.unwrap_or_default(),
                fee: told.fee.unwrap_or_default(),
                logs,
            },
        })
    }

    pub(super) async fn fund(&self, address: &Address, lamports: u64) -> Result<u64, Error> {
        let before = self.balance(address).await?;
        let until = Instant::now().checked_add(FUNDING);
        while until.is_some_and(|until| Instant::now() < until) {
            // The same request soon after the last is the same transaction to a cluster, so it is made again.
            self.patience.ask(async || self.client.request_airdrop(address, lamports).await).await?;
            let again = Instant::now().checked_add(AIRDROP);
            while again.is_some_and(|again| Instant::now() < again) {
                let now = self.balance(address).await?;
                if now > before {
                    return Ok(now);
                }
                sleep(LOOK).await;
            }
        }
        Err(self.patience.cannot("has taken the request for play money, and given none"))
    }

    pub(super) async fn advance(&self, seconds: u32) -> Result<Clock, Error> {
        const METHOD: &str = "surfnet_timeTravel";
        let now = self.clock().await?.now;
        let then = now.saturating_add(i64::from(seconds)).saturating_mul(1_000);
        let question = json!([{ "absoluteTimestamp": then }]);
        // Sent once: a repeated step would go twice as far, were it relative.
        let request = RpcRequest::Custom { method: METHOD };
        let told = self.client.send::<Value>(request, question).await;
        told.map_err(|_| self.patience.cannot("lets nobody move its clock; Surfpool's can be: `exodus localnet`"))?;
        self.clock().await
    }

    pub(super) fn whole(&self) -> RpcAccountInfoConfig {
        RpcAccountInfoConfig {
            encoding: Some(UiAccountEncoding::Base64),
            data_slice: None,
            commitment: Some(self.options.commitment),
            min_context_slot: self.watch.not_before(),
        }
    }

    /// Whether a block of this height or a later one cannot be undone any more.
    pub(super) async fn is_past(&self, height: u64, until: Instant) -> Result<bool, Error> {
        let finalized = CommitmentConfig::finalized();
        let told =
            self.patience.ask_until(until, async || self.client.get_block_height_with_commitment(finalized).await);
        Ok(told.await? > height)
    }
}
