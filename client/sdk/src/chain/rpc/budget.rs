//! What a transaction may consume, and what is paid for it.

use std::time::Duration;

use solana_signature::Signature;
use tokio::time::Instant;

use super::Cluster;
use crate::chain::Receipt;
use crate::transaction::Draft;
use crate::{Error, Signer};

/// The most that a transaction may consume.
const MOST: u32 = 1_400_000;
/// What is offered at most without being asked to, in micro-lamports a unit: 0.0014 SOL for the largest transaction.
const DEAREST: u64 = 1_000_000;
/// What the search for an address may take more for one transaction than for its like.
const SEARCH: u32 = 10_000;
/// How long prices are good for.
const FRESH: Duration = Duration::from_secs(10);

impl Cluster {
    /// The draft with its limit and price, and what its simulation said. A refusal ends here, and costs nothing.
    pub(super) async fn budgeted<K: Signer + ?Sized>(
        &self,
        draft: &Draft,
        keys: &[&K],
        until: Instant,
    ) -> Result<(Draft, Receipt), Error> {
        let price = self.price(draft, until).await?;
        let blockhash = solana_hash::Hash::default();
        let trial = match paying(draft, self.options.limit.unwrap_or(MOST), price).unsigned(keys, blockhash) {
            // A transaction with no room for a budget goes without, with what the chain allows by itself.
            Err(Error::TooLarge { .. }) => {
                let simulated = self.simulate(&draft.unsigned(keys, blockhash)?, Some(until)).await?;
                return Ok((draft.clone(), simulated.receipt));
            }
            trial => trial?,
        };
        let simulated = self.simulate(&trial, Some(until)).await?;
        let limit = self.options.limit.unwrap_or_else(|| limit(simulated.receipt.compute_units));
        Ok((paying(draft, limit, price), simulated.receipt))
    }

    /// The same where many are alike: the first of its kind is simulated, and the others get its limit and some more. One of
    /// them that is refused is refused on the chain then, and pays its fee.
    pub(super) async fn budgeted_as_its_like<K: Signer + ?Sized>(
        &self,
        draft: &Draft,
        keys: &[&K],
        until: Instant,
    ) -> Result<(Draft, Receipt), Error> {
        if self.options.limit.is_some() {
            return self.budgeted(draft, keys, until).await;
        }
        let first = async || Ok::<_, Error>(self.budgeted(draft, keys, until).await?.1.compute_units);
        let units = *self.costs.of(draft.kind()).get_or_try_init(first).await?;
        let price = self.price(draft, until).await?;
        let likely = Receipt { signature: Signature::default(), compute_units: units, fee: 0, logs: Vec::new() };
        Ok((paying(draft, limit(units).saturating_add(SEARCH), price), likely))
    }

    /// The price that was asked for, or else what three of four paid less than or as much, lately, who wrote such accounts.
    async fn price(&self, draft: &Draft, until: Instant) -> Result<u64, Error> {
        if let Some(price) = self.options.price {
            return Ok(price);
        }
        let asked = async {
            let writes = draft.writes();
            let told = self
                .patience
                .ask_until(until, async || self.client.get_recent_prioritization_fees(&writes).await)
                .await?;
            let mut fees: Vec<u64> = told.iter().map(|told| told.prioritization_fee).collect();
            Ok(three_quarters(&mut fees).min(DEAREST))
        };
        self.price.or_ask(FRESH, asked).await
    }
}

fn three_quarters(fees: &mut [u64]) -> u64 {
    fees.sort_unstable();
    let place = fees.len().saturating_mul(3).checked_div(4).unwrap_or_default();
    fees.get(place).copied().unwrap_or_default()
}

/// A tenth more than the simulation took: accounts may change until it lands.
fn limit(units: u64) -> u32 {
    let more = units.saturating_add(units.div_ceil(10));
    u32::try_from(more).unwrap_or(MOST).min(MOST)
}

fn paying(draft: &Draft, limit: u32, price: u64) -> Draft {
    draft.clone().within(Some(limit), Some(price))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_leaves_a_tenth_and_never_exceeds_what_the_chain_allows() {
        assert_eq!([limit(0), limit(1), limit(3_000)], [0, 2, 3_300]);
        assert_eq!([limit(1_399_999), limit(u64::MAX)], [MOST; 2]);
    }

    #[test]
    fn the_price_is_the_upper_quartile() {
        assert_eq!(three_quarters(&mut []), 0);
        assert_eq!(three_quarters(&mut [9]), 9);
        assert_eq!(three_quarters(&mut [8, 0, 0, 4]), 8);
        assert_eq!(three_quarters(&mut [1, 2, 3, 4, 5, 6, 7, 8]), 7);
    }
}
