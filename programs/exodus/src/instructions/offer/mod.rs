//! What may be done with an offer or a need, and with the deal that somebody opens to take it.

pub mod agree;
pub mod close;
pub mod edit;
pub mod publish;
pub mod take;
pub mod tidy;
pub mod tidy_deal;
pub mod withdraw;

pub use agree::{AgreeArgs, OfferAgree};
pub use close::OfferClose;
pub use edit::{OfferEdit, OfferEditArgs};
pub use publish::{OfferPublish, PublishArgs};
pub use take::{OfferTake, TakeArgs};
pub use tidy::OfferTidy;
pub use tidy_deal::OfferTidyDeal;
pub use withdraw::OfferWithdraw;

use anchor_lang::prelude::*;
use exodus_rules::member::holdings::Holding;
use exodus_rules::offer::{Bargain, Days, Quantity, Terms};
use exodus_rules::{Amount, Handshakes, Refusal, Timestamp, commitment};

use crate::errors::Outcome;
use crate::events::{DealChanged, OfferChanged, changes};
use crate::instructions::commitment::{Birth, Change as CommitmentChange, Told, begin, tell as tell_commitment};
use crate::record::Record;
use crate::state::commitment::PARENT_OFFER;
use crate::state::{Commitment, Deal, Member, Offer};

/// What is offered or needed, and on which terms.
#[derive(Clone, Copy, PartialEq, Eq, SchemaRead, SchemaWrite, IdlType)]
pub struct TermsArgs {
    /// The price of a piece, in minor units.
    pub price: u64,
    /// The last second in which it may be taken and agreed to, unix seconds; at most 366 days ahead.
    pub expires: i64,
    /// How many pieces, at least 1.
    pub quantity: u32,
    /// Days that the giver has, 1-90.
    pub delivery_days: u8,
    /// Days that the other side has to pay, 1-90.
    pub payment_days: u8,
    /// Handshakes away that a taker may be, 1-6.
    pub reach: u8,
    /// SHA-256 of the details; zero = none.
    pub details: [u8; 32],
}

impl TermsArgs {
    #[inline(never)]
    fn read(&self) -> core::result::Result<Terms, Refusal> {
        Ok(Terms {
            bargain: Bargain {
                price: Amount::positive(self.price)?,
                delivery: Days::new(self.delivery_days)?,
                payment: Days::new(self.payment_days)?,
                details: self.details,
            },
            quantity: Quantity::new(self.quantity)?,
            reach: Handshakes::new(self.reach)?,
            expires: Timestamp::new(self.expires),
        })
    }
}

/// What its owner expects an offer, or its taker a deal, to be.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct OwnTurnArgs {
    /// The record's turn, as the signer sees it.
    pub turn: u32,
}

changes! {
    Published = 1
    Edited = 2
    Closed = 3
    Tidied = 4
    Taken = 5
    Withdrawn = 6
    Agreed = 7
    DealTidied = 8
}

/// Ends an offer: its publisher has one less, and the rent goes to whoever paid it.
fn end(offer: &mut Record<Offer>, member: &mut Record<Member>, payer: &UncheckedAccount, change: Change) -> Outcome {
    let holdings = member.holdings().lose(Holding::Offer)?;
    member.change().hold(&holdings);
    offer.change();
    tell(offer, member, change);
    Ok(offer.close_to(payer)?)
}

#[inline(never)]
fn tell(offer: &Record<Offer>, publisher: &Record<Member>, change: Change) {
    emit!(OfferChanged {
        offer: *offer.address(),
        publisher: offer.publisher,
        price: offer.price,
        expires: offer.expires,
        sequence: offer.head.sequence,
        publisher_sequence: publisher.head.sequence,
        quantity: offer.quantity,
        change: change.number(),
    });
}

/// Whose records a change of a deal has written.
#[derive(Default)]
struct Sequences {
    offer: u64,
    publisher: u64,
    taker: u64,
}

#[inline(never)]
fn tell_deal(deal: &Record<Deal>, written: &Sequences, change: Change) {
    emit!(DealChanged {
        deal: *deal.address(),
        offer: deal.offer,
        taker: deal.taker,
        price: deal.price,
        sequence: deal.head.sequence,
        offer_sequence: written.offer,
        publisher_sequence: written.publisher,
        taker_sequence: written.taker,
        quantity: deal.quantity,
        turn: deal.turn,
        change: u64::from(change.number()),
    });
}

/// One of the two promises that an agreement makes.
struct Half<'a> {
    birth: Birth<'a>,
    bump: u8,
    made: &'a commitment::Commitment,
    offer: &'a Address,
    twin: &'a Address,
    /// Whether the debtor's flag allows clearing from the start.
    debtor_clears: bool,
}

/// Writes it down and tells it. Both sides allow clearing from the start, but a payor whose goods come first; goods and
/// services are never cleared all the same.
#[inline(never)]
fn promise(commitment: &mut Record<Commitment>, half: &Half) {
    let Half { birth, bump, made, offer, twin, debtor_clears } = half;
    let record = begin(commitment, *bump, birth, made);
    record.parent = **offer;
    record.parent_kind = PARENT_OFFER;
    record.twin = **twin;
    record.debtor_clears = u8::from(*debtor_clears);
    record.creditor_clears = 1;
    let (debtor, creditor) = (Some(birth.debtor), Some(birth.creditor));
    let (change, sum) = (CommitmentChange::Made, made.amount);
    tell_commitment(&Told { commitment, debtor, creditor, request: None, change, sum });
}
