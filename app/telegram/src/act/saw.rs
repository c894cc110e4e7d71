//! What somebody had before their eyes when they chose an act. It goes with the act to the wallet, so that a page signed twice
//! counts once, and nothing is signed that has changed since: the program compares it with what stands.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use exodus_rules::Refusal;
use exodus_sdk::record::{Kept, Located, behind_mark};
use exodus_sdk::state::Member;
use exodus_sdk::whole::{Records, Whole};
use exodus_sdk::{Address, Signer as _, address, keypair_from_seed};
use serde::{Deserialize, Serialize};

use super::{Act, find};
use crate::book::Book;
use crate::desk::Trouble;

/// An act, and what its author saw of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Chosen {
    /// What is to be done.
    pub act: Act,
    /// What stood there.
    pub saw: Saw,
}

/// What stood on the ledger.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Saw {
    /// The own turn; nothing where it was not known yet whose wallet signs.
    turn: Option<u32>,
    /// The period of the network when it was chosen.
    period: u32,
    /// The record that the act names, as its bytes were, in base64.
    record: Option<String>,
}

impl Act {
    /// The act as a member chooses it now.
    ///
    /// # Errors
    /// What it names is gone.
    pub fn chosen(self, whole: &Whole, book: &Book, member: Option<&Address>) -> Result<Chosen, Trouble> {
        let turn = member.and_then(|member| whole.members.get(member)).map(|me| me.turn);
        let saw = Saw { turn, period: whole.today.period.0, record: self.named(whole, book)? };
        Ok(Chosen { act: self, saw })
    }

    /// Whether the own turn numbers what an act creates.
    pub const fn is_numbered(&self) -> bool {
        matches!(
            self,
            Self::Emergency { .. }
                | Self::Support { .. }
                | Self::Initiative { .. }
                | Self::Commit { .. }
                | Self::Promise { .. }
                | Self::Found { .. }
                | Self::Claim { .. }
                | Self::Answer { .. }
                | Self::Publish { .. }
                | Self::Agree { .. }
        )
    }

    /// The record of which an act names something, as it stands.
    fn named(&self, whole: &Whole, book: &Book) -> Result<Option<String>, Trouble> {
        Ok(Some(match self {
            Self::Accept { link, .. } => {
                kept(&whole.invitations, &invitation(book, link)?).map_err(|_| Trouble::Said("trouble-link"))?
            }
            Self::Withdraw { tie } | Self::Restore { tie } | Self::Guardian { tie, .. } => kept(&whole.ties, tie)?,
            Self::Target { request, .. }
            | Self::Reason { request, .. }
            | Self::Close { request }
            | Self::Declare { request, .. }
            | Self::Commit { request, .. }
            | Self::Answer { claim: request }
            | Self::Decline { claim: request }
            | Self::WithdrawClaim { claim: request } => kept(&whole.requests, request)?,
            Self::Change { intent, .. } | Self::TakeBack { intent } | Self::Refuse { intent } => {
                kept(&whole.intents, intent)?
            }
            Self::Perform { commitment, .. }
            | Self::Confirm { commitment, .. }
            | Self::Forgive { commitment, .. }
            | Self::Demand { commitment } => kept(&whole.commitments, commitment)?,
            Self::LeavePool { stake } => kept(&whole.stakes, stake)?,
            Self::CloseOffer { offer } | Self::Take { offer, .. } => kept(&whole.offers, offer)?,
            Self::WithdrawDeal { deal } | Self::Agree { deal } => kept(&whole.deals, deal)?,
            Self::Join { .. }
            | Self::Set { .. }
            | Self::Show { .. }
            | Self::Wake
            | Self::Leave
            | Self::Invite { .. }
            | Self::CancelLink { .. }
            | Self::Extend { .. }
            | Self::Emergency { .. }
            | Self::Support { .. }
            | Self::Initiative { .. }
            | Self::Adopt { .. }
            | Self::Promise { .. }
            | Self::Grant { .. }
            | Self::Revoke { .. }
            | Self::Found { .. }
            | Self::JoinPool { .. }
            | Self::Claim { .. }
            | Self::Freeze { .. }
            | Self::Publish { .. }
            | Self::Arrange { .. }
            | Self::Propose { .. }
            | Self::Approve { .. }
            | Self::Veto { .. }
            | Self::Execute { .. } => return Ok(None),
        }))
    }
}

impl Saw {
    /// The member who signs, with the turn that they saw.
    ///
    /// # Errors
    /// There is no such member.
    pub fn me(&self, whole: &Whole, member: &Address) -> Result<Located<Member>, Trouble> {
        let mut me = *find(&whole.members, member)?;
        me.record.turn = self.turn.unwrap_or(me.record.turn);
        Ok(me)
    }

    /// What a member's turn numbers lies at an address that follows from it: at another turn there is nothing to ask the chain.
    ///
    /// # Errors
    /// The member has done something since that numbers what it creates.
    pub fn must_be_fresh(&self, whole: &Whole, member: &Address) -> Result<(), Trouble> {
        let now = whole.members.get(member).map(|me| me.turn);
        if self.turn.is_none() || self.turn == now { Ok(()) } else { Err(Refusal::StaleTurn.into()) }
    }

    /// The period that they saw.
    pub const fn period(&self) -> u32 {
        self.period
    }

    /// The record that they saw at an address.
    ///
    /// # Errors
    /// They saw another kind of record, or in the layout of another version.
    pub fn record<T: Kept>(&self, address: &Address) -> Result<Located<T>, Trouble> {
        let bytes = self.record.as_ref().and_then(|record| BASE64_STANDARD.decode(record).ok());
        let record = bytes.and_then(|bytes| behind_mark::<T>(&bytes)).ok_or(Trouble::Said("trouble-errand"))?;
        Ok(Located { address: *address, record })
    }
}

/// Where the invitation of a link lies.
///
/// # Errors
/// There is no such link.
pub fn invitation(book: &Book, link: &str) -> Result<Address, Trouble> {
    let link = book.link(link).ok_or(Trouble::Said("trouble-link"))?;
    let key = keypair_from_seed(&link.seed).map_err(|_| Trouble::Said("trouble-link"))?;
    Ok(address::invitation(&key.pubkey()))
}

fn kept<T: Kept + bytemuck::NoUninit>(records: &Records<T>, address: &Address) -> Result<String, Trouble> {
    Ok(BASE64_STANDARD.encode(bytemuck::bytes_of(&find(records, address)?.record)))
}
