//! Asking again where a cluster stumbles: a request that reads may be repeated as often as one likes.

use std::time::Duration;

use solana_rpc_client_api::client_error::{Error as ClientError, ErrorKind};
use solana_rpc_client_api::request::RpcError;
use tokio::time::{Instant, sleep};

use super::url::shown;
use crate::Error;

/// How often a stumbling cluster is asked again while nothing is under way, and the first pause between.
const TRIES: u32 = 4;
const PAUSE: Duration = Duration::from_millis(150);
/// The longest pause.
const MOST: Duration = Duration::from_secs(2);
/// "Node is behind", "not available yet" and such: numbers that JSON-RPC leaves to the server.
const SERVER: core::ops::RangeInclusive<i64> = -32_099..=-32_000;
/// What a transaction's simulation said is no stumbling.
const PREFLIGHT: i64 = -32_002;
const INTERNAL: i64 = -32_603;

/// Asks a cluster.
pub(super) struct Patience {
    /// Where it is; may hold the key of a provider.
    url: String,
    /// Where it is, without what may be a key: as it may be told.
    shown: String,
}

impl Patience {
    pub(super) fn with(url: &str) -> Self {
        Self { shown: shown(url), url: url.to_owned() }
    }

    /// Asks until there is an answer, a few times.
    pub(super) async fn ask<T>(&self, question: impl AsyncFn() -> Result<T, ClientError>) -> Result<T, Error> {
        self.ask_for(None, question).await
    }

    /// Asks until a moment: a transaction is under way, and giving up would leave unknown what became of it.
    pub(super) async fn ask_until<T>(
        &self,
        until: Instant,
        question: impl AsyncFn() -> Result<T, ClientError>,
    ) -> Result<T, Error> {
        self.ask_for(Some(until), question).await
    }

    /// Asks until a moment, or if there is none, a few times.
    pub(super) async fn ask_for<T>(
        &self,
        until: Option<Instant>,
        question: impl AsyncFn() -> Result<T, ClientError>,
    ) -> Result<T, Error> {
        let (mut pause, mut tries) = (PAUSE, 1..TRIES);
        let mut once_more = || until.map_or_else(|| tries.next().is_some(), |until| Instant::now() < until);
        loop {
            match question().await {
                Err(error) if stumbles(&error) && once_more() => sleep(pause).await,
                answer => return answer.map_err(|error| self.told(&error)),
            }
            pause = pause.saturating_mul(2).min(MOST);
        }
    }

    /// An error of the client, as this library says it.
    fn told(&self, error: &ClientError) -> Error {
        let problem = match error.kind() {
            ErrorKind::Reqwest(error) if error.is_connect() => "does not answer: nothing listens there".to_owned(),
            ErrorKind::Reqwest(error) if error.is_timeout() => "does not answer in time".to_owned(),
            ErrorKind::Reqwest(error) => match error.status() {
                Some(status) => format!("answers {status}"),
                None => "answers what is no JSON-RPC".to_owned(),
            },
            ErrorKind::RpcError(RpcError::RpcResponseError { code, message, .. }) => {
                format!("says ({code}): {}", message.lines().next().unwrap_or_default())
            }
            ErrorKind::SerdeJson(_) => "answers what is no JSON-RPC".to_owned(),
            other => format!("cannot be asked: {}", other.to_string().lines().next().unwrap_or_default()),
        };
        self.cannot(&problem)
    }

    /// That it does not do something.
    pub(super) fn cannot(&self, problem: &str) -> Error {
        // What another library or the server says may hold the address.
        Error::Cluster { url: self.shown.clone(), problem: problem.replace(&self.url, &self.shown) }
    }
}

/// Whether the same question may be answered later.
fn stumbles(error: &ClientError) -> bool {
    match error.kind() {
        ErrorKind::Io(_) => true,
        ErrorKind::Reqwest(error) => match error.status() {
            Some(status) => status.is_server_error() || status.as_u16() == 429,
            None => !error.is_builder(),
        },
        ErrorKind::RpcError(RpcError::RpcResponseError { code, .. }) => {
            *code == INTERNAL || (SERVER.contains(code) && *code != PREFLIGHT)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_wrong_with_a_cluster_is_told_without_the_key_in_its_address() {
        let key = "https://rpc.example/v2/SeCrEtKeY12345678901234";
        let patience = Patience::with(key);
        let custom = ClientError::from(ErrorKind::Custom(format!("no route to {key}")));
        for error in [patience.told(&custom), patience.cannot("has no program")] {
            let (told, debug) = (error.to_string(), format!("{error:?}"));
            assert!(told.contains("https://rpc.example"), "{told}");
            assert!(!told.contains("SeCrEt") && !debug.contains("SeCrEt"), "{told} {debug}");
        }
    }
}
