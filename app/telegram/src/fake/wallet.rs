//! A wallet for tests and for the trial: it does what a person's wallet does with a page of the door, with a key that is
//! worth nothing.

use exodus_sdk::transaction::{of_text, sign_too};
use exodus_sdk::{Keypair, Signer as _, VersionedTransaction};
use serde_json::{Value, json};

/// A key, and what asks the door.
pub struct Wallet {
    /// The key.
    pub key: Keypair,
    /// The client by which the wallet asks the door.
    pub client: reqwest::Client,
}

/// What a page offers, as a wallet shows it.
#[derive(Clone, Debug)]
pub struct Offered {
    /// What it does, in words.
    pub description: String,
    /// What stands on the button.
    pub label: String,
}

impl Default for Wallet {
    fn default() -> Self {
        Self { key: Keypair::new(), client: reqwest::Client::new() }
    }
}

impl Wallet {
    /// Looks at what a page offers.
    ///
    /// # Errors
    /// What the door said instead.
    pub async fn looks(&self, page: &str) -> Result<Offered, String> {
        let told = self.told(self.client.get(action(page))).await?;
        let text = |key: &str| told.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Offered { description: text("description"), label: text("label") })
    }

    /// Asks for the transaction and signs it.
    ///
    /// # Errors
    /// What the door said instead.
    pub async fn signs(&self, page: &str) -> Result<VersionedTransaction, String> {
        let account = json!({ "account": self.key.pubkey().to_string() });
        let told = self.told(self.client.post(action(page)).json(&account)).await?;
        let text = told.get("transaction").and_then(Value::as_str).unwrap_or_default();
        let mut transaction = of_text(text).ok_or("the door sent what is no transaction")?;
        sign_too(&mut transaction, &[&self.key]).map_err(|error| error.to_string())?;
        Ok(transaction)
    }

    async fn told(&self, question: reqwest::RequestBuilder) -> Result<Value, String> {
        let answer = question.send().await.map_err(|error| error.to_string())?;
        let good = answer.status().is_success();
        let told: Value = answer.json().await.map_err(|error| error.to_string())?;
        if good { Ok(told) } else { Err(told.get("message").and_then(Value::as_str).unwrap_or_default().to_owned()) }
    }
}

/// The action behind a page: what `solana:` in front of it names.
fn action(page: &str) -> String {
    page.replacen("/s/", "/a/", 1)
}
