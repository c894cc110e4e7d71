//! `program --id`: the address that the binary is built for. It belongs to whoever deploys: the public half of a keypair
//! that is in no repository.

mod places;

use crate::fault::fault;
use anyhow::Result;
use solana_address::Address;
use std::fmt;

pub(super) use places::{Cluster, write};

const WAY_OUT: &str =
    "`exodus keygen --outfile program.json` makes a keypair and says its address; keep the file to yourself";

/// An address at which a program can be deployed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Id(String);

impl Id {
    pub(super) fn parse(typed: &str) -> Result<Self> {
        let shown = typed.escape_debug();
        let bytes = decoded(typed).map_err(|why| fault(format!("--id: `{shown}` is no address: {why}"), WAY_OUT))?;
        if !Address::new_from_array(bytes).is_on_curve() {
            let fact = format!("--id: {shown} is the address of no keypair, so nobody could sign its deployment");
            return Err(fault(fact, WAY_OUT));
        }
        Ok(Self(typed.into()))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The 32 bytes that a text in base58 stands for.
fn decoded(text: &str) -> Result<[u8; 32], String> {
    const LENGTH: &str = "it has to stand for 32 bytes, in 32 to 44 letters";
    let bytes = bs58::decode(text).into_vec().map_err(|error| match error {
        bs58::decode::Error::InvalidCharacter { character, .. } => {
            format!("base58 has no `{}`", character.escape_debug())
        }
        bs58::decode::Error::NonAsciiCharacter { index } => {
            let letter = text.get(index..).and_then(|rest| rest.chars().next()).unwrap_or_default();
            format!("base58 has no `{}`", letter.escape_debug())
        }
        _ => LENGTH.to_owned(),
    })?;
    bytes.try_into().map_err(|_| LENGTH.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Id, decoded};

    /// The public key of the first test of RFC 8032.
    const KEY: &str = "FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS96Z";

    fn refusal(typed: &str) -> String {
        Id::parse(typed).unwrap_err().to_string()
    }

    #[test]
    fn accepts_the_address_of_a_keypair() {
        assert_eq!(Id::parse(KEY).unwrap().to_string(), KEY);
        assert_eq!(decoded(KEY).unwrap()[..4], [0xd7, 0x5a, 0x98, 0x01]);
    }

    #[test]
    fn refuses_what_is_no_base58_and_names_the_letter() {
        let error = refusal("FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS960");
        assert!(error.contains("base58 has no `0`\nhint: `exodus keygen"), "{error}");
        assert_eq!(error.lines().count(), 2);
        assert_eq!(refusal("two\nlines").lines().count(), 2);
    }

    #[test]
    fn refuses_other_lengths() {
        for typed in ["", "1", "FVen3X669xLzsi6N2V91", &KEY.repeat(2), &format!("1{KEY}"), &"z".repeat(44)] {
            assert!(refusal(typed).contains("32 bytes"), "{typed}");
        }
        assert_eq!(decoded(&"1".repeat(32)), Ok([0; 32]));
        assert!(decoded(&"1".repeat(31)).is_err() && decoded(&"1".repeat(33)).is_err());
    }

    #[test]
    fn refuses_an_address_that_no_keypair_has() {
        // As a program derives them.
        let error = refusal("DdrDRgRgKTtCjYxbvcd6EsLignnCPCGZDrsYXLBgzeJn");
        assert!(error.contains("is the address of no keypair"), "{error}");
        assert_eq!(error.lines().count(), 2);
    }
}
