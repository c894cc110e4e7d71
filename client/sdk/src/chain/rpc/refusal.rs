//! What a cluster's no means.

use solana_rpc_client_api::client_error::{Error as ClientError, ErrorKind};
use solana_rpc_client_api::request::{RpcError, RpcResponseErrorData};
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;

use super::Cluster;
use crate::Error;

impl Cluster {
    /// What a cluster's no means: a refusal of the rules, money that is missing, or its own reasons.
    pub(super) async fn refused(
        &self,
        error: TransactionError,
        logs: Vec<String>,
        transaction: &VersionedTransaction,
    ) -> Error {
        let payer = transaction.message.static_account_keys().first().copied().unwrap_or_default();
        let missing = match &error {
            TransactionError::InsufficientFundsForFee | TransactionError::AccountNotFound => {
                Some((FEE.saturating_mul(u64::from(transaction.message.header().num_required_signatures)), "the fee"))
            }
            TransactionError::InstructionError(..) => needed(&logs).map(|needs| (needs, "a rent deposit")),
            _ => None,
        };
        match missing {
            Some((needs, what)) => match self.balance(&payer).await {
                Ok(has) if has < needs => Error::Funds { payer, has, needs, what },
                _ => Error::from_chain(error, logs),
            },
            None => Error::from_chain(error, logs),
        }
    }
}

/// The base fee of a signature, in lamports.
const FEE: u64 = 5_000;

/// What the system program says that a transfer needs: `Transfer: insufficient lamports 12, need 3953280`.
fn needed(logs: &[String]) -> Option<u64> {
    let told = logs.iter().find_map(|line| line.split_once("Transfer: insufficient lamports "))?;
    told.1.split_once(", need ")?.1.trim().parse().ok()
}

/// What a cluster answers that has looked at a transaction and will not have it.
pub(super) fn refusal_of(error: &ClientError) -> Option<(TransactionError, Vec<String>)> {
    let ErrorKind::RpcError(RpcError::RpcResponseError { data, .. }) = error.kind() else { return None };
    let RpcResponseErrorData::SendTransactionPreflightFailure(told) = data else { return None };
    Some((told.err.clone()?.into(), told.logs.clone().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_read_from_the_system_program() {
        let logs =
            ["Program 11111111111111111111111111111111 invoke [2]", "Transfer: insufficient lamports 12, need 3953280"];
        assert_eq!(needed(&logs.map(str::to_owned)), Some(3_953_280));
        assert_eq!(needed(&["Transfer: insufficient lamports 12".to_owned()]), None);
    }
}
