//! `exodus member`: a person in a network.

mod change_key;
mod circle;
mod join;
mod leave;
mod set;
mod show;
mod stone;
mod tidy_dormant;
mod tidy_tombstone;
mod verbs;
mod view;
mod wake;
mod words;

pub use verbs::run;

use exodus_rules::member::Presence;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Network, Tombstone};
use exodus_sdk::{Address, address};

use crate::exit::Failure;
use crate::session::Session;

/// How a member stands, in a word.
pub const fn word(presence: Presence) -> &'static str {
    match presence {
        Presence::Active => "active",
        Presence::Dormant => "dormant",
        Presence::Suspended => "suspended",
        Presence::Left => "left",
    }
}

/// The key joins a network once in its life: its address there is taken for ever.
pub fn must_be_new(session: &Session, network: &Located<Network>) -> Result<Address, Failure> {
    let key = session.keys()?.signer();
    let place = address::member(&network.address, &key);
    if session.chain.find::<Tombstone>(&place).is_ok_and(|stone| stone.is_some()) {
        return Err(Failure::refused(format!("this key has left the network for good: {place} never starts again"))
            .hint("join with a new key from `exodus keygen`"));
    }
    match session.chain.find::<Member>(&place)? {
        None => Ok(place),
        Some(member) if member.authority == key => Err(Failure::refused(format!("you are a member already: {place}"))
            .hint("`exodus member show` shows you; `exodus member set` changes your pledge")),
        Some(member) => {
            Err(Failure::refused(format!("this key has handed its membership {place} over to {}", member.authority))
                .hint("sign with that key, or join with a new one from `exodus keygen`"))
        }
    }
}
