//! A deal: somebody's wish to take an offer. It binds nobody until the one who published agrees; then it becomes two
//! commitments that name each other.

use crate::commitment::Commitment;
use crate::offer::{Bargain, Offer, Quantity, Status as OfferStatus};
use crate::{Epoch, Refusal, Span, Timestamp, Turn};

/// Everything about a deal that a rule reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deal {
    /// The taker's epoch when it was opened.
    pub epoch: Epoch,
    /// The taker's turn when it was opened: no two deals of a taker have the same.
    pub turn: Turn,
    /// What the taker saw and signed; it stands, whatever becomes of the offer's own.
    pub bargain: Bargain,
    /// How many pieces.
    pub quantity: Quantity,
    /// The last second in which it may be agreed to.
    pub expires: Timestamp,
}

/// How a deal stands at a moment, tidied or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// Waits for an answer.
    Open,
    /// Its term has ended.
    Expired,
    /// Its taker has another key, or is gone.
    Outdated,
}

/// What an agreement makes of an offer, and the two promises that come of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Agreed {
    /// The offer, with less left of it.
    pub offer: Offer,
    /// The goods or the service, owed by the giver.
    pub goods: Commitment,
    /// The price, owed by the other side.
    pub price: Commitment,
    /// Whether the payor's flag allows clearing from the start: not where the goods are due first, or at the same time, so
    /// that nobody has paid before they came.
    pub payor_clears: bool,
}

impl Deal {
    /// The longest that a deal waits for an answer.
    pub const LONGEST: Span = Span::days(30);

    /// Refuses a wish that does not suit the offer as it stands.
    pub fn must_suit(&self, offer: &Offer, publisher: Epoch, now: Timestamp) -> Result<(), Refusal> {
        offer.must_be_open(publisher, now)?;
        if self.bargain != offer.terms.bargain {
            return Err(Refusal::TermsChanged);
        }
        offer.terms.quantity.without(self.quantity)?;
        if self.expires <= now || self.expires > now.after(Self::LONGEST) {
            return Err(Refusal::DealTermOutOfRange);
        }
        self.bargain.total(self.quantity).map(|_| ())
    }

    /// How it stands at `now`, when its taker's epoch is this one (`None`: the taker is gone).
    pub fn status_at(&self, taker: Option<Epoch>, now: Timestamp) -> Status {
        if taker != Some(self.epoch) {
            Status::Outdated
        } else if now > self.expires {
            Status::Expired
        } else {
            Status::Open
        }
    }

    /// Refuses a signer who names another deal than this one: an earlier one lived at the same address.
    pub fn must_be_named(&self, named: Turn) -> Result<(), Refusal> {
        if self.turn == named { Ok(()) } else { Err(Refusal::StaleTurn) }
    }

    /// The publisher agrees to the deal with that turn.
    pub fn agree(
        &self,
        named: Turn,
        offer: Offer,
        publisher: Epoch,
        taker: Epoch,
        now: Timestamp,
    ) -> Result<Agreed, Refusal> {
        self.must_be_named(named)?;
        match self.status_at(Some(taker), now) {
            Status::Open => {}
            Status::Expired => return Err(Refusal::DealExpired),
            Status::Outdated => return Err(Refusal::DealOutdated),
        }
        offer.must_be_open(publisher, now)?;
        let total = self.bargain.total(self.quantity)?;
        let goods = Commitment::make(total, self.bargain.delivery.after(now), now);
        let price = Commitment::make(total, self.bargain.payment.after(now), now);
        Ok(Agreed { offer: offer.sells(self.quantity)?, goods, price, payor_clears: goods.due > price.due })
    }

    /// Anybody takes away a deal that has ended, or whose offer has (`None`: the offer is gone).
    pub fn tidy(&self, taker: Option<Epoch>, offer: Option<OfferStatus>, now: Timestamp) -> Result<(), Refusal> {
        match (self.status_at(taker, now), offer) {
            (Status::Open, Some(OfferStatus::Open)) => Err(Refusal::DealStands),
            (Status::Open, None | Some(OfferStatus::SoldOut | OfferStatus::Expired | OfferStatus::Outdated))
            | (Status::Expired | Status::Outdated, _) => Ok(()),
        }
    }

    /// What holds for every deal record.
    pub fn invariant(&self) -> bool {
        self.bargain.total(self.quantity).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offer::{Days, Kind, Terms};
    use crate::{Amount, Handshakes};

    const NOW: Timestamp = Timestamp::new(1_000);
    const DAY: i64 = 86_400;

    fn bargain() -> Bargain {
        let (delivery, payment) = (Days::new(7).unwrap(), Days::new(14).unwrap());
        Bargain { price: Amount::new(20_00).unwrap(), delivery, payment, details: [7; 32] }
    }

    fn offer() -> Offer {
        let (quantity, expires) = (Quantity::new(5).unwrap(), Timestamp::new(1_000 + 60 * DAY));
        let terms = Terms { bargain: bargain(), quantity, reach: Handshakes::new(3).unwrap(), expires };
        Offer::publish(Kind::Offer, Epoch(1), terms, NOW).unwrap()
    }

    fn deal(pieces: u32) -> Deal {
        let (quantity, expires) = (Quantity::stored(pieces), Timestamp::new(1_000 + 30 * DAY));
        Deal { epoch: Epoch(4), turn: Turn(9), bargain: bargain(), quantity, expires }
    }

    fn later(days: i64) -> Timestamp {
        Timestamp::new(1_000 + days * DAY)
    }

    #[test]
    fn a_deal_has_a_price() {
        assert!(deal(5).invariant());
        assert!(!deal(0).invariant());
    }

    #[test]
    fn a_wish_suits_the_offer_as_it_was_seen() {
        let suits = |deal: Deal| deal.must_suit(&offer(), Epoch(1), NOW);
        assert_eq!(suits(deal(5)), Ok(()));
        assert_eq!(suits(deal(6)), Err(Refusal::AboveQuantity));
        let seen = |change: fn(&mut Bargain)| {
            let mut other = deal(1);
            change(&mut other.bargain);
            suits(other)
        };
        assert_eq!(seen(|seen| seen.price = Amount::new(19_99).unwrap()), Err(Refusal::TermsChanged));
        assert_eq!(seen(|seen| seen.delivery = Days::new(8).unwrap()), Err(Refusal::TermsChanged));
        assert_eq!(seen(|seen| seen.payment = Days::new(13).unwrap()), Err(Refusal::TermsChanged));
        assert_eq!(seen(|seen| seen.details = [8; 32]), Err(Refusal::TermsChanged));
        assert_eq!(suits(Deal { expires: NOW, ..deal(1) }), Err(Refusal::DealTermOutOfRange));
        let long = Deal { expires: Timestamp::new(later(30).get() + 1), ..deal(1) };
        assert_eq!(suits(long), Err(Refusal::DealTermOutOfRange));
        assert_eq!(deal(1).must_suit(&offer(), Epoch(2), NOW), Err(Refusal::OfferOutdated));
    }

    #[test]
    fn an_agreement_makes_two_promises_of_the_same_sum_and_leaves_less() {
        let now = later(3);
        let agreed = deal(2).agree(Turn(9), offer(), Epoch(1), Epoch(4), now).unwrap();
        let total = Amount::new(40_00).unwrap();
        assert_eq!((agreed.goods.amount, agreed.price.amount), (total, total));
        assert_eq!((agreed.goods.due, agreed.price.due), (later(10), later(17)));
        assert_eq!((agreed.offer.terms.quantity.get(), agreed.offer.turn), (3, Turn(1)));
    }

    #[test]
    fn nobody_pays_by_clearing_before_the_goods_have_come() {
        for (payment, clears) in [(6, true), (7, false), (8, false)] {
            let bargain = Bargain { payment: Days::new(payment).unwrap(), ..bargain() };
            let agreed = Deal { bargain, ..deal(1) }.agree(Turn(9), offer(), Epoch(1), Epoch(4), NOW).unwrap();
            assert_eq!(agreed.payor_clears, clears, "the goods in 7 days, the price in {payment}");
        }
    }

    #[test]
    fn a_deal_stands_as_it_was_taken_whatever_the_offer_says_since() {
        let dearer = Bargain { price: Amount::new(99_00).unwrap(), ..bargain() };
        let terms = Terms { bargain: dearer, ..offer().terms };
        let edited = offer().edit(Turn(0), Epoch(1), terms, NOW).unwrap();
        let agreed = deal(2).agree(Turn(9), edited, Epoch(1), Epoch(4), NOW).unwrap();
        assert_eq!(agreed.price.amount, Amount::new(40_00).unwrap());
        assert_eq!(agreed.offer.terms.bargain, dearer);
    }

    #[test]
    fn an_agreement_names_a_deal_that_stands_to_an_offer_that_stands() {
        let agree = |turn, publisher, taker, now| {
            deal(5).agree(Turn(turn), offer(), Epoch(publisher), Epoch(taker), now).map(|_| ())
        };
        assert_eq!(agree(9, 1, 4, later(30)), Ok(()));
        assert_eq!(agree(8, 1, 4, NOW), Err(Refusal::StaleTurn));
        assert_eq!(agree(9, 2, 4, NOW), Err(Refusal::OfferOutdated));
        assert_eq!(agree(9, 1, 5, NOW), Err(Refusal::DealOutdated));
        assert_eq!(agree(9, 1, 4, Timestamp::new(later(30).get() + 1)), Err(Refusal::DealExpired));
        let too_many = deal(6).agree(Turn(9), offer(), Epoch(1), Epoch(4), NOW).map(|_| ());
        assert_eq!(too_many, Err(Refusal::AboveQuantity));
    }

    #[test]
    fn anyone_tidies_what_has_ended_on_either_side() {
        let (stands, taker) = (Some(OfferStatus::Open), Some(Epoch(4)));
        assert_eq!(deal(1).tidy(taker, stands, later(30)), Err(Refusal::DealStands));
        assert_eq!(deal(1).tidy(taker, stands, Timestamp::new(later(30).get() + 1)), Ok(()));
        assert_eq!(deal(1).tidy(Some(Epoch(5)), stands, NOW), Ok(()));
        assert_eq!(deal(1).tidy(None, stands, NOW), Ok(()), "the taker is gone");
        for ended in [None, Some(OfferStatus::SoldOut), Some(OfferStatus::Expired), Some(OfferStatus::Outdated)] {
            assert_eq!(deal(1).tidy(taker, ended, NOW), Ok(()), "{ended:?}");
        }
    }
}
