//! Which epoch each member is in: what was handed out in an earlier one has ended.

use std::collections::BTreeMap;

use exodus_rules::Epoch;
use exodus_sdk::Address;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::state::Member;

use crate::exit::Failure;
use crate::session::Session;

pub struct Epochs(BTreeMap<Address, Epoch>);

impl Epochs {
    /// Of every member on the ledger.
    pub fn of(session: &Session) -> Result<Self, Failure> {
        let all = session.chain.all::<Member>(&Filter::every::<Member>())?;
        Ok(Self(all.into_iter().map(|member| (member.address, Epoch(member.epoch))).collect()))
    }

    /// Of one; `None` where only a tombstone is left.
    pub fn of_member(&self, member: &Address) -> Option<Epoch> {
        self.0.get(member).copied()
    }
}
