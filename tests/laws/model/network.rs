//! Networks.

use exodus_sdk::instructions::SYSTEM;

use super::call::{Call, Refusals, Verdict};
use super::records::Network;
use super::{Model, codes};

impl Model {
    pub(super) fn network_create(&mut self, call: &Call) -> Verdict {
        let mut args = call.args();
        let (slug, unit) = (args.hash(), args.u64().to_le_bytes());
        let (decimals, default_pledge, period_seconds) = (args.u8(), args.u64(), args.u32());
        let (tie_cap, dormant_after) = (args.u8(), args.u32());
        let founder = call.at(1);
        Self::stands(call.at(3), &[b"network", founder.as_ref(), &slug])?;
        let mut no = Refusals::default();
        let slug_may = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let unit_may = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        no.when(!is_padded(&slug, slug_may), codes::SLUG_INVALID);
        no.when(!is_padded(&unit, unit_may), codes::UNIT_INVALID);
        no.when(decimals > 9, codes::DECIMALS_OUT_OF_RANGE);
        no.when((1..60).contains(&period_seconds), codes::PERIOD_TOO_SHORT);
        no.when(!(1..=150).contains(&tie_cap), codes::TIE_CAP_OUT_OF_RANGE);
        no.when(dormant_after == 0, codes::DORMANCY_OUT_OF_RANGE);
        no.unless_positive(default_pledge);
        // None of the accounts in these worlds is a mint.
        no.when(call.at(2) != SYSTEM, codes::MINT_MISMATCH);
        no.verdict()?;
        let (mint, created) = (call.at(2), self.now);
        let network = Network {
            founder,
            mint,
            slug,
            unit,
            decimals,
            default_pledge,
            created,
            period_seconds,
            tie_cap,
            dormant_after,
        };
        self.networks.insert(call.at(3), network);
        self.sunk.insert(call.at(3), call.at(0));
        Ok(())
    }
}

fn is_padded(bytes: &[u8], may: impl Fn(u8) -> bool) -> bool {
    let length = bytes.iter().take_while(|byte| **byte != 0).count();
    length > 0 && bytes[..length].iter().all(|byte| may(*byte)) && bytes[length..].iter().all(|byte| *byte == 0)
}
