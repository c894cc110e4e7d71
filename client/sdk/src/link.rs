//! Invitation links: `exodus:invitation/<base58 of the link's secret seed and a checksum>`.
//!
//! The link *is* the offered hand: whoever holds it can accept. Nothing else is in it; inviter, pledge and expiry are read
//! from the chain.

use sha2::{Digest, Sha256};
use solana_keypair::{Keypair, keypair_from_seed};

use crate::Error;

const SCHEME: &str = "exodus:invitation/";
const SEED: usize = 32;
const CHECK: usize = 4;

/// A link's key and its text. No `Debug`: the text is a secret.
pub struct Link {
    seed: [u8; SEED],
}

impl Link {
    /// A new link.
    pub fn generate() -> Self {
        Self { seed: *Keypair::new().secret_bytes() }
    }

    /// The link of a seed, for tests and demonstrations that repeat.
    pub const fn from_seed(seed: [u8; SEED]) -> Self {
        Self { seed }
    }

    /// Reads a link as somebody pasted it.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let coded =
            text.trim().strip_prefix(SCHEME).ok_or(Error::Link("it does not start with `exodus:invitation/`"))?;
        let bytes = bs58::decode(coded).into_vec().map_err(|_| Error::Link("it has a character that no link has"))?;
        let (seed, check) = bytes.split_first_chunk::<SEED>().ok_or(Error::Link("it is cut off"))?;
        if check != checksum(seed) {
            return Err(Error::Link("a character is wrong or missing"));
        }
        Ok(Self { seed: *seed })
    }

    /// The text to send.
    pub fn text(&self) -> String {
        let mut bytes = self.seed.to_vec();
        bytes.extend(checksum(&self.seed));
        format!("{SCHEME}{}", bs58::encode(bytes).into_string())
    }

    /// The key that signs with whoever accepts.
    pub fn keypair(&self) -> Result<Keypair, Error> {
        keypair_from_seed(&self.seed).map_err(|_| Error::Link("it holds no key"))
    }
}

fn checksum(seed: &[u8; SEED]) -> [u8; CHECK] {
    let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(seed));
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_survives_the_way_and_a_typing_error_does_not() {
        let text = Link::from_seed([7; 32]).text();
        assert_eq!(Link::parse(&format!(" {text}\n")).unwrap().text(), text);
        for (place, _) in text.char_indices().skip(SCHEME.len()) {
            let mut wrong = text.clone();
            let other = if &text[place..=place] == "2" { "3" } else { "2" };
            wrong.replace_range(place..=place, other);
            assert!(Link::parse(&wrong).is_err(), "{wrong}");
            assert!(Link::parse(&text[..place]).is_err(), "cut at {place}");
        }
        assert!(Link::parse("https://example.org").is_err());
    }
}
