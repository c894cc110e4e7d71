//! Where clusters answer, by the names that Solana's tools have for them.

use crate::Error;

/// Where a cluster answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Urls {
    /// JSON-RPC.
    pub http: String,
    /// Websockets.
    pub websocket: String,
}

const LOCAL: &str = "http://localhost:8899";
const DEVNET: &str = "https://api.devnet.solana.com";
const TESTNET: &str = "https://api.testnet.solana.com";
const MAINNET: &str = "https://api.mainnet-beta.solana.com";
/// A port that is not named in an address, and the one that Solana's servers take for websockets beside theirs.
const LOCAL_WEBSOCKET_STEP: u16 = 1;

impl Urls {
    /// A cluster by its moniker, in full or by its first letter, or by its address.
    ///
    /// # Errors
    /// It is neither.
    pub fn of(text: &str) -> Result<Self, Error> {
        let http = match text {
            "l" | "localhost" => LOCAL,
            "d" | "devnet" => DEVNET,
            "t" | "testnet" => TESTNET,
            "m" | "mainnet" | "mainnet-beta" => MAINNET,
            other => other,
        };
        let websocket = websocket_of(http).ok_or_else(|| Error::Cluster {
            url: shown(&text.escape_debug().to_string()),
            problem: "cannot be asked: it is no address that begins with http:// or https://, and no moniker"
                .to_owned(),
        })?;
        Ok(Self { http: http.to_owned(), websocket })
    }

    /// What wallets call the cluster (CAIP-2: the beginning of its first hash), where it is one that has a moniker.
    pub fn chain_id(&self) -> Option<&'static str> {
        match self.http.as_str() {
            MAINNET => Some("solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp"),
            DEVNET => Some("solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1"),
            TESTNET => Some("solana:4uhcVJyU9pJkvQyS88uRDiswHXSGkY3z"),
            _ => None,
        }
    }
}

/// An address as it may stand in a message or a log: who serves it, and nothing behind or before that. Providers put the key
/// that they bill into the path, the question or the name.
pub(super) fn shown(url: &str) -> String {
    let (scheme, rest) = match url.split_once("://") {
        Some((scheme, rest)) => (format!("{scheme}://"), rest),
        None => (String::new(), url),
    };
    let place = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = place.rsplit_once('@').map_or(place, |(_, host)| host);
    format!("{scheme}{host}")
}

/// Where a cluster answers websockets when it answers JSON-RPC there: the same place, and where a port is named, the next.
fn websocket_of(http: &str) -> Option<String> {
    let (scheme, rest) = match http.split_once("://")? {
        ("http", rest) => ("ws", rest),
        ("https", rest) => ("wss", rest),
        _ => return None,
    };
    let (place, path) = rest.find(['/', '?']).map_or((rest, ""), |end| rest.split_at(end));
    if place.is_empty() || place.contains(char::is_whitespace) {
        return None;
    }
    // In brackets there are colons too: `[::1]`.
    let port = place.rsplit_once(':').filter(|(_, port)| !port.contains(']'));
    let Some((host, port)) = port else { return Some(format!("{scheme}://{rest}")) };
    let port = port.parse::<u16>().ok()?.checked_add(LOCAL_WEBSOCKET_STEP)?;
    Some(format!("{scheme}://{host}:{port}{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn monikers_and_addresses_name_clusters() {
        let local = Urls { http: LOCAL.to_owned(), websocket: "ws://localhost:8900".to_owned() };
        assert_eq!(
            [Urls::of("l").ok(), Urls::of("localhost").ok(), Urls::of(LOCAL).ok()],
            [(); 3].map(|()| Some(local.clone()))
        );
        assert_eq!(Urls::of("m").ok(), Urls::of("mainnet-beta").ok());
        let websocket = |http: &str| Urls::of(http).ok().map(|urls| urls.websocket);
        assert_eq!(websocket("devnet").as_deref(), Some("wss://api.devnet.solana.com"));
        assert_eq!(websocket("https://rpc.example/key?x=1:2").as_deref(), Some("wss://rpc.example/key?x=1:2"));
        assert_eq!(websocket("http://[::1]:8899").as_deref(), Some("ws://[::1]:8900"));
        assert_eq!(websocket("http://[::1]").as_deref(), Some("ws://[::1]"));
    }

    #[test]
    fn the_key_of_a_provider_is_never_shown() {
        for url in [
            "https://rpc.example/v2/SeCrEtKeY12345678901234",
            "https://rpc.example?api-key=SeCrEtKeY12345678901234",
            "https://SeCrEtKeY12345678901234@rpc.example",
            "https://me:SeCrEtKeY12345678901234@rpc.example/x#SeCrEtKeY12345678901234",
        ] {
            assert_eq!(shown(url), "https://rpc.example", "{url}");
        }
        assert_eq!(shown("http://127.0.0.1:8899"), "http://127.0.0.1:8899", "a port is no secret");
        assert_eq!(shown("http://[::1]:8899"), "http://[::1]:8899");
        assert_eq!(shown("localhots"), "localhots");
    }

    #[test]
    fn anything_else_names_none() {
        for text in ["", "ftp://x", "localhots", "http://", "http://a:99999", "http://a:65535", "http://a b"] {
            assert!(Urls::of(text).is_err(), "{text}");
        }
    }
}
