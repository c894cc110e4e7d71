//! What somebody in a world does with offers and needs.

use exodus_rules::offer::Kind;
use exodus_sdk::instructions::offer::{self, TermsArgs, Wish};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Deal, Offer};
use exodus_sdk::{Signer, address};

use crate::{DAY, Person, Promised, World, eur};

/// The two commitments that an agreement makes.
pub struct Twins {
    /// The goods or the service.
    pub goods: Promised,
    /// The price.
    pub price: Promised,
}

impl World {
    /// Three pieces at 20.00, given within 7 days and paid within 14, to people three handshakes away, for 60 days.
    pub fn terms(&self) -> TermsArgs {
        TermsArgs {
            price: eur(20),
            expires: self.now().saturating_add(DAY.saturating_mul(60)),
            quantity: 3,
            delivery_days: 7,
            payment_days: 14,
            reach: 3,
            details: [7; 32],
        }
    }
}

impl Person<'_> {
    /// Publishes an offer on the usual terms.
    pub fn offers(&self) -> Located<Offer> {
        self.publishes(Kind::Offer, self.world.terms())
    }

    /// Publishes a need on the usual terms.
    pub fn needs(&self) -> Located<Offer> {
        self.publishes(Kind::Need, self.world.terms())
    }

    /// Publishes an offer or a need.
    pub fn publishes(&self, kind: Kind, terms: TermsArgs) -> Located<Offer> {
        let member = self.record();
        let publish = offer::publish(self.world.payer.pubkey(), &member, kind, terms);
        self.world.accepts(&[publish], &[&self.key]);
        self.world.get(&address::offer(&self.member, member.turn))
    }

    /// A wish for so many pieces over a path of people that ends with the publisher; it waits for ten days.
    pub fn wish(&self, quantity: u32, path: &[&Person]) -> Wish {
        let expires = self.world.now().saturating_add(DAY.saturating_mul(10));
        Wish { quantity, expires, path: self.promise(1, path).path }
    }

    /// Takes so many pieces of an offer as it stands.
    pub fn takes(&self, offer: &Located<Offer>, quantity: u32, path: &[&Person]) -> Located<Deal> {
        let (seen, wish) = (self.world.get(&offer.address), self.wish(quantity, path));
        let take = offer::take(self.world.payer.pubkey(), &self.record(), &seen, &wish);
        self.world.accepts(&[take], &[&self.key]);
        self.world.get(&address::deal(&offer.address, &self.member))
    }

    /// Agrees to a deal.
    pub fn agrees(&self, deal: &Located<Deal>) -> Twins {
        let member = self.record();
        self.world.accepts(&[offer::agree(self.world.payer.pubkey(), &member, deal)], &[&self.key]);
        let [goods, price] = offer::twins(&member).map(|commitment| Promised { commitment, request: deal.offer });
        Twins { goods, price }
    }
}
