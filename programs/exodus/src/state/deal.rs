//! The account of a deal.

use anchor_lang::prelude::*;
use exodus_rules::deal;
use exodus_rules::offer::{Bargain, Days, Quantity};
use exodus_rules::{Amount, Epoch, Refusal, Timestamp, Turn};

use crate::record::{Head, Stored, head};

/// Somebody's wish to take an offer. Seeds: `"deal"`, offer, taker.
#[account]
pub struct Deal {
    /// Sequence, version, bump.
    pub head: Head,
    /// The offer or need.
    pub offer: Address,
    /// The member who wants to take it.
    pub taker: Address,
    /// The member who published it, and may agree.
    pub publisher: Address,
    /// Who paid the rent.
    pub payer: Address,
    /// SHA-256 of the details that the taker saw; zero = none.
    pub details: [u8; 32],
    /// The price of a piece that the taker saw, in minor units.
    pub price: u64,
    /// The last second in which it may be agreed to, unix seconds.
    pub expires: i64,
    /// How many pieces.
    pub quantity: u32,
    /// The taker's turn when it was opened.
    pub turn: u32,
    /// The taker's epoch when it was opened.
    pub epoch: u32,
    /// Days that the giver has, as the taker saw them, 1-90.
    pub delivery_days: u8,
    /// Days that the other side has to pay, as the taker saw them, 1-90.
    pub payment_days: u8,
    /// Zero.
    pub reserved: [u8; 2],
}

const _: () = assert!(Deal::SIZE == 216);
const _: () = assert!(core::mem::offset_of!(Deal, offer) == 16);
const _: () = assert!(core::mem::offset_of!(Deal, taker) == 48);
const _: () = assert!(core::mem::offset_of!(Deal, publisher) == 80);

impl Deal {
    /// The deal as the rules read it.
    #[inline(never)]
    pub fn read(&self) -> core::result::Result<deal::Deal, Refusal> {
        Ok(deal::Deal {
            epoch: Epoch(self.epoch),
            turn: Turn(self.turn),
            bargain: Bargain {
                price: Amount::stored(self.price),
                delivery: Days::new(self.delivery_days)?,
                payment: Days::new(self.payment_days)?,
                details: self.details,
            },
            quantity: Quantity::stored(self.quantity),
            expires: Timestamp::new(self.expires),
        })
    }

    /// Writes what the rules made of it.
    pub const fn write(&mut self, deal: &deal::Deal) {
        self.epoch = deal.epoch.0;
        self.turn = deal.turn.0;
        self.price = deal.bargain.price.get();
        self.delivery_days = deal.bargain.delivery.get();
        self.payment_days = deal.bargain.payment.get();
        self.details = deal.bargain.details;
        self.quantity = deal.quantity.get();
        self.expires = deal.expires.get();
    }
}

impl Stored for Deal {
    head! {}

    fn payer(&self) -> Option<&Address> {
        Some(&self.payer)
    }

    fn invariant(&self) -> bool {
        self.publisher != self.taker && self.read().is_ok_and(|deal| deal.invariant())
    }
}
