//! What the model remembers of pools and stakes.

use std::collections::BTreeMap;

use exodus_sdk::Address;

use super::Hash;

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Pool {
    pub(crate) network: Address,
    pub(crate) founder: Address,
    pub(crate) payer: Address,
    pub(crate) rules: Hash,
    pub(crate) answering: Option<Address>,
    pub(crate) smallest: u64,
    pub(crate) largest: u64,
    pub(crate) answer_deadline: i64,
    pub(crate) discussion: u32,
    pub(crate) answer: u32,
    pub(crate) fulfilment: u32,
    pub(crate) waiting: u32,
    pub(crate) number: u32,
    /// What has become of each claim that was opened, by its number.
    pub(crate) fates: BTreeMap<u32, Fate>,
    pub(crate) period: u32,
    pub(crate) called: u32,
    pub(crate) bps: u16,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub(crate) enum Fate {
    Undecided,
    Called,
    Void,
}

/// A stake that shares the claims that are opened.
pub(crate) const IN: u8 = 1;
pub(crate) const EXCLUDED: u8 = 2;
pub(crate) const LEAVING: u8 = 3;
pub(crate) const LAPSED: u8 = 4;

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Stake {
    pub(crate) pool: Address,
    pub(crate) member: Address,
    pub(crate) payer: Address,
    pub(crate) amount: u64,
    pub(crate) joined: i64,
    pub(crate) since: i64,
    pub(crate) last_claim: Option<i64>,
    pub(crate) covered: Option<i64>,
    pub(crate) turn: u32,
    pub(crate) next: u32,
    /// What it was before its last change, and how many claims had been opened then.
    pub(crate) earlier: u64,
    pub(crate) until: u32,
    /// How many claims had been opened when it became what it is, and one.
    pub(crate) from: u32,
    /// Its own last claim.
    pub(crate) claim: u32,
    /// The most that anyone may answer for it: to each claim that is open, and to later ones.
    pub(crate) trusted: BTreeMap<u32, u64>,
    pub(crate) mandate: u64,
    /// The same as its record says it: what counts for the claims before a number, and which number that is.
    pub(crate) mandate_earlier: u64,
    pub(crate) mandate_from: u32,
    pub(crate) mandate_epoch: u32,
    pub(crate) missed: u32,
    pub(crate) declined: u32,
    pub(crate) state: u8,
    /// In the last period in which it was called: which, how much altogether, and the largest that it was for a claim.
    pub(crate) calls: (u32, u128, u64),
}

impl Stake {
    /// Whether it shares the claims that are opened now.
    pub(crate) fn is_in(&self) -> bool {
        self.state == IN
    }
}
