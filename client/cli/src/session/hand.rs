//! Whose hand signs for a member: its own key, or one that it has lent some power.
//!
//! A delegate acts only where `--as` names the member: nobody acts for somebody else by accident.

use std::mem::offset_of;

use exodus_rules::delegate::Scope;
use exodus_rules::{Epoch, Refusal};
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::{Instruction, by_delegate};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Delegate, Member, Network, Tombstone};
use exodus_sdk::{Address, address};

use super::{Session, parse_address};
use crate::exit::Failure;

/// A member, and the key that signs for it.
pub struct Hand {
    pub member: Located<Member>,
    /// The delegate's key, where it is not the member's own.
    lent: Option<Address>,
}

impl Hand {
    /// Lets this hand sign what the member's own key would.
    pub fn signs(&self, instruction: Instruction) -> Instruction {
        match self.lent {
            Some(key) => by_delegate(instruction, &self.member, key),
            None => instruction,
        }
    }
}

impl From<Located<Member>> for Hand {
    fn from(member: Located<Member>) -> Self {
        Self { member, lent: None }
    }
}

impl Session {
    /// Whoever acts: the member that `--as` names and whose delegate the key is, or else the member that the key is.
    pub fn hand(&self, network: Option<&Address>, scope: Scope) -> Result<Hand, Failure> {
        match (self.lent(scope)?, network) {
            (Some(hand), _) => Ok(hand),
            (None, Some(network)) => Ok(self.me_in(network)?.into()),
            (None, None) => Ok(self.me()?.into()),
        }
    }

    /// The hand for what only one member may do: its own key, or its delegate where `--as` names it.
    pub fn hand_of(&self, owner: &Address, scope: Scope) -> Result<Hand, Failure> {
        let lent = self.lent(scope)?;
        if let Some(hand) = lent.filter(|hand| hand.member.address == *owner) {
            return Ok(hand);
        }
        let own = self.owner(owner);
        match own {
            Err(failure) if self.delegate_of(owner)?.is_some() => Err(failure.hint(name_the_member(owner))),
            own => Ok(own?.into()),
        }
    }

    /// The same, else whoever acts in that network: then the rules say why it is not theirs to do.
    pub fn hand_of_or_mine(&self, owner: &Address, network: &Address, scope: Scope) -> Result<Hand, Failure> {
        self.hand_of(owner, scope).or_else(|failure| self.hand(Some(network), scope).map_err(|_| failure))
    }

    /// The member that `--as` names, where the key is not its own but a delegate's with this power now.
    fn lent(&self, scope: Scope) -> Result<Option<Hand>, Failure> {
        let Some(text) = &self.settings.acting_as else { return Ok(None) };
        let member = self.named::<Member>(text)?;
        let key = self.keys()?.signer();
        if member.authority == key {
            return Ok(None);
        }
        let Some(delegate) = self.delegate_of(&member.address)? else { return Ok(None) };
        delegate.read()?.may(scope, Epoch(member.epoch), self.now()?)?;
        Ok(Some(Hand { member, lent: Some(key) }))
    }

    /// What a member has lent to the key that signs.
    fn delegate_of(&self, member: &Address) -> Result<Option<Located<Delegate>>, Failure> {
        Ok(self.chain.find(&address::delegate(member, &self.keys()?.signer()))?)
    }

    /// Why the key is nobody's own: it is a delegate's, or `--as` names somebody it does not know, or it is new here.
    pub(super) fn nobody(&self, key: &Address) -> Result<Failure, Failure> {
        if let Some(text) = &self.settings.acting_as {
            let named = self.delegate_of(&parse_address(text)?)?;
            return Ok(match named {
                Some(_) => Failure::from(Refusal::OutOfScope).hint(
                    "a delegate opens and closes requests, handles intents and marks as performed; for anything else \
                     sign with the member's own key",
                ),
                None => Failure::usage(format!("the key {key} does not act for the member that --as names"))
                    .hint("sign with the member's own key, or with that of a delegate; name it with --keypair"),
            });
        }
        let new = Failure::usage(format!("the key {key} is no member here yet"));
        let lent = Filter::every::<Delegate>().with(offset_of!(Delegate, key), key);
        Ok(match self.chain.all::<Delegate>(&lent)?.first() {
            Some(delegate) => new.hint(name_the_member(&delegate.member)),
            None => self.once(key)?.unwrap_or_else(|| {
                new.hint("`exodus member join` makes it one, or `exodus tie accept LINK` with a friend's link")
            }),
        })
    }

    /// Whether the key was a member once, and why it is none any more: it never joins the same network again.
    fn once(&self, key: &Address) -> Result<Option<Failure>, Failure> {
        for network in self.chain.all::<Network>(&Filter::every::<Network>())? {
            let place = address::member(&network.address, key);
            if self.chain.find::<Tombstone>(&place).is_ok_and(|stone| stone.is_some()) {
                return Ok(Some(
                    Failure::usage(format!("the key {key} has left its network for good: {place} never starts again"))
                        .hint("`exodus keygen` makes a new key, which may join"),
                ));
            }
            if let Ok(Some(member)) = self.chain.find::<Member>(&place) {
                let fact = format!("the key {key} has handed its membership {place} over to {}", member.authority);
                return Ok(Some(Failure::usage(fact).hint("sign with that key: name its file with --keypair")));
            }
        }
        Ok(None)
    }
}

fn name_the_member(member: &Address) -> String {
    format!("the key is a delegate's: name the member that it acts for, with --as {member}")
}

#[cfg(test)]
mod tests;
