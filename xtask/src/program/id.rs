//! `program --id`: the address that the binary is built for. It belongs to whoever deploys: the public half of a keypair
//! that is in no repository.

mod curve;
mod places;

use crate::fault::fault;
use anyhow::Result;
use std::fmt;

pub(super) use places::{Cluster, write};

const ALPHABET: &str = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const WAY_OUT: &str =
    "`exodus keygen --outfile program.json` makes a keypair and says its address; keep the file to yourself";

/// An address at which a program can be deployed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Id(String);

impl Id {
    pub(super) fn parse(typed: &str) -> Result<Self> {
        let shown = typed.escape_debug();
        let bytes = decoded(typed).map_err(|why| fault(format!("--id: `{shown}` is no address: {why}"), WAY_OUT))?;
        if !curve::holds(&bytes) {
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

/// The 32 bytes that a text in base58 stands for. Each leading `1` is a byte of zero, neither more nor fewer.
fn decoded(text: &str) -> Result<[u8; 32], String> {
    const LENGTH: &str = "it has to stand for 32 bytes, in 32 to 44 letters";
    let mut bytes = [0_u8; 32];
    for letter in text.chars() {
        let digit = ALPHABET.chars().position(|known| known == letter);
        let digit = digit.ok_or_else(|| format!("base58 has no `{}`", letter.escape_debug()))?;
        let mut carry = u32::try_from(digit).map_err(|_| LENGTH)?;
        for byte in bytes.iter_mut().rev() {
            let [low, rest @ ..] = (u32::from(*byte) * 58 + carry).to_le_bytes();
            *byte = low;
            carry = u32::from_le_bytes([rest[0], rest[1], rest[2], 0]);
        }
        if carry != 0 {
            return Err(LENGTH.into());
        }
    }
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    if text.chars().take_while(|letter| *letter == '1').count() != zeros {
        return Err(LENGTH.into());
    }
    Ok(bytes)
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
