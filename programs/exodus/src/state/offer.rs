//! The account of an offer.

use anchor_lang::prelude::*;
use exodus_rules::offer::{self, Bargain, Days, Kind, Quantity, Terms};
use exodus_rules::{Amount, Epoch, Handshakes, Refusal, Timestamp, Turn};

use crate::record::{Head, Stored, head};

/// Goods or a service that somebody gives or needs. Seeds: `"offer"`, member, number.
#[account]
pub struct Offer {
    /// Sequence, version, bump.
    pub head: Head,
    /// The member who published it.
    pub publisher: Address,
    /// The publisher's network.
    pub network: Address,
    /// Who paid the rent.
    pub payer: Address,
    /// SHA-256 of the details that the doors keep sealed; zero = none.
    pub details: [u8; 32],
    /// The price of a piece, in minor units.
    pub price: u64,
    /// The last second in which it may be taken and agreed to, unix seconds.
    pub expires: i64,
    /// The publisher's turn when it was published; part of the address.
    pub number: u32,
    /// How often the publisher has changed it.
    pub turn: u32,
    /// The publisher's epoch when it was published.
    pub epoch: u32,
    /// How many pieces are left.
    pub quantity: u32,
    /// 1 an offer, 2 a need.
    pub kind: u8,
    /// Days that the giver has, 1-90.
    pub delivery_days: u8,
    /// Days that the other side has to pay, 1-90.
    pub payment_days: u8,
    /// Handshakes away that a taker may be, 1-6.
    pub reach: u8,
    /// Zero.
    pub reserved: [u8; 4],
}

const _: () = assert!(Offer::SIZE == 192);
const _: () = assert!(core::mem::offset_of!(Offer, publisher) == 16);
const _: () = assert!(core::mem::offset_of!(Offer, network) == 48);

impl Offer {
    /// The offer as the rules read it.
    #[inline(never)]
    pub fn read(&self) -> core::result::Result<offer::Offer, Refusal> {
        Ok(offer::Offer {
            kind: Kind::from_byte(self.kind)?,
            epoch: Epoch(self.epoch),
            turn: Turn(self.turn),
            terms: Terms {
                bargain: Bargain {
                    price: Amount::stored(self.price),
                    delivery: Days::new(self.delivery_days)?,
                    payment: Days::new(self.payment_days)?,
                    details: self.details,
                },
                quantity: Quantity::stored(self.quantity),
                reach: Handshakes::new(self.reach)?,
                expires: Timestamp::new(self.expires),
            },
        })
    }

    /// Writes what the rules made of it.
    pub const fn write(&mut self, offer: &offer::Offer) {
        let Terms { bargain, quantity, reach, expires } = offer.terms;
        self.kind = offer.kind.byte();
        self.epoch = offer.epoch.0;
        self.turn = offer.turn.0;
        self.price = bargain.price.get();
        self.delivery_days = bargain.delivery.get();
        self.payment_days = bargain.payment.get();
        self.details = bargain.details;
        self.quantity = quantity.get();
        self.reach = reach.get();
        self.expires = expires.get();
    }
}

impl Stored for Offer {
    head! {}

    fn payer(&self) -> Option<&Address> {
        Some(&self.payer)
    }

    fn invariant(&self) -> bool {
        self.read().is_ok_and(|offer| offer.invariant())
    }
}
