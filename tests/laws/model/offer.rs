//! Offers and needs, deals, and what an agreement makes of them.

use exodus_sdk::Address;

use super::call::{Args, Call, Refusals, Verdict};
use super::records::{Commitment, Deal, Offer};
use super::{DAY, LARGEST, Model, closes, codes, is};

/// What is offered, on which terms.
struct Terms {
    price: u64,
    expires: i64,
    quantity: u32,
    delivery_days: u8,
    payment_days: u8,
    reach: u8,
    details: [u8; 32],
}

impl Terms {
    fn of(args: &mut Args) -> Self {
        let (price, expires, quantity) = (args.u64(), args.i64(), args.u32());
        let (delivery_days, payment_days, reach) = (args.u8(), args.u8(), args.u8());
        Self { price, expires, quantity, delivery_days, payment_days, reach, details: args.hash() }
    }

    fn must_be_in_range(&self, no: &mut Refusals, now: i64) {
        no.unless_positive(self.price);
        must_be_days(no, self.delivery_days, self.payment_days);
        no.when(self.quantity == 0, codes::QUANTITY_ZERO);
        no.when(self.reach > 6, codes::REACH_OUT_OF_RANGE);
        no.when(self.reach == 0, codes::OFFER_REACH_OUT_OF_RANGE);
        no.when(self.expires <= now || self.expires > now + 366 * DAY, codes::OFFER_TERM_OUT_OF_RANGE);
    }

    fn write(&self, offer: &mut Offer) {
        (offer.price, offer.expires, offer.quantity) = (self.price, self.expires, self.quantity);
        (offer.delivery_days, offer.payment_days) = (self.delivery_days, self.payment_days);
        (offer.reach, offer.details) = (self.reach, self.details);
    }
}

fn must_be_days(no: &mut Refusals, delivery: u8, payment: u8) {
    let odd = |days: u8| days == 0 || days > 90;
    no.when(odd(delivery) || odd(payment), codes::DAYS_OUT_OF_RANGE);
}

impl Model {
    pub(super) fn offer(&mut self, call: &Call) -> Verdict {
        match call.tag {
            110 => self.publish(call),
            111 => self.edit_offer(call),
            112 => self.close_offer(call),
            113 => self.take(call),
            114 => self.withdraw_deal(call),
            115 => self.agree(call),
            116 => self.tidy_offer(call),
            _ => self.tidy_deal(call),
        }
    }

    /// Every reason for which an offer may neither be taken nor agreed to.
    fn must_be_open(&self, no: &mut Refusals, offer: &Offer) {
        let epoch = self.members.get(&offer.publisher).map(|publisher| publisher.epoch);
        no.when(epoch != Some(offer.epoch), codes::OFFER_OUTDATED);
        no.when(self.now > offer.expires, codes::OFFER_EXPIRED);
        no.when(offer.quantity == 0, codes::SOLD_OUT);
    }

    pub(crate) fn is_open_offer(&self, offer: &Offer) -> bool {
        let mut no = Refusals::default();
        self.must_be_open(&mut no, offer);
        no.verdict().is_ok()
    }

    pub(crate) fn is_open_deal(&self, deal: &Deal) -> bool {
        let same = self.members.get(&deal.taker).is_some_and(|taker| taker.epoch == deal.epoch);
        same && self.now <= deal.expires
    }

    fn publish(&mut self, call: &Call) -> Verdict {
        let (payer, key, own, at) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let number = self.members[&own].turn;
        Self::stands(at, &[b"offer", own.as_ref(), &number.to_le_bytes()])?;
        let mut args = call.args();
        let (turn, kind, terms) = (args.u32(), args.u8(), Terms::of(&mut args));
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_be_active(&mut no, &own);
        no.when(!matches!(kind, 1 | 2), codes::OFFER_KIND_UNKNOWN);
        terms.must_be_in_range(&mut no, self.now);
        self.must_take_turn(&mut no, &own, turn);
        no.verdict()?;
        let member = &self.members[&own];
        let (network, epoch) = (member.network, member.epoch);
        self.takes_turn(&own);
        let mut offer = Offer { publisher: own, network, payer, number, epoch, kind, ..Offer::default() };
        terms.write(&mut offer);
        self.offers.insert(at, offer);
        Ok(())
    }

    fn edit_offer(&mut self, call: &Call) -> Verdict {
        let (key, own, at) = (call.at(0), call.at(1), call.at(2));
        let mut args = call.args();
        let (turn, terms) = (args.u32(), Terms::of(&mut args));
        let offer = &self.offers[&at];
        let mut no = Refusals::default();
        is(&mut no, own, offer.publisher);
        self.must_sign(&mut no, &own, key);
        self.must_be_active(&mut no, &own);
        no.when(turn != offer.turn, codes::STALE_TURN);
        self.must_be_open(&mut no, offer);
        terms.must_be_in_range(&mut no, self.now);
        no.verdict()?;
        self.acts(&own);
        let offer = self.offers.get_mut(&at).expect("looked up before");
        offer.turn += 1;
        terms.write(offer);
        Ok(())
    }

    fn close_offer(&mut self, call: &Call) -> Verdict {
        let (key, own, at, payer) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let offer = &self.offers[&at];
        let mut no = Refusals::default();
        is(&mut no, own, offer.publisher);
        self.must_sign(&mut no, &own, key);
        no.when(call.args().u32() != offer.turn, codes::STALE_TURN);
        closes(&mut no, payer, offer.payer);
        no.verdict()?;
        self.acts(&own);
        self.offers.remove(&at);
        Ok(())
    }

    fn take(&mut self, call: &Call) -> Verdict {
        let (payer, key, own, other) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (offer_at, at) = (call.at(4), call.at(5));
        Self::stands(at, &[b"deal", offer_at.as_ref(), own.as_ref()])?;
        let mut args = call.args();
        let (turn, quantity, expires, price) = (args.u32(), args.u32(), args.i64(), args.u64());
        let (delivery_days, payment_days, details) = (args.u8(), args.u8(), args.hash());
        let offer = &self.offers[&offer_at];
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        is(&mut no, other, offer.publisher);
        self.must_owe(&mut no, &own, &other);
        no.unless_positive(price);
        must_be_days(&mut no, delivery_days, payment_days);
        no.when(quantity == 0, codes::QUANTITY_ZERO);
        self.must_be_open(&mut no, offer);
        let seen = (price, delivery_days, payment_days, details);
        let says = (offer.price, offer.delivery_days, offer.payment_days, offer.details);
        no.when(seen != says, codes::TERMS_CHANGED);
        no.when(quantity > offer.quantity, codes::ABOVE_QUANTITY);
        no.when(expires <= self.now || expires > self.now + 30 * DAY, codes::DEAL_TERM_OUT_OF_RANGE);
        let total = u128::from(price) * u128::from(quantity);
        no.when(total > u128::from(LARGEST), codes::AMOUNT_TOO_LARGE);
        self.must_take_turn(&mut no, &own, turn);
        let path = call.from(7);
        Self::must_be_distinct(&mut no, &path, &[own, other, offer_at, at]);
        let end = self.walk(&mut no, &own, &path);
        let arrived = end.is_none_or(|(end, steps)| end == other && steps <= usize::from(offer.reach));
        no.when(!arrived, codes::OUT_OF_REACH);
        no.verdict()?;
        let (taker, epoch) = (own, self.members[&own].epoch);
        self.takes_turn(&own);
        let (offer, publisher) = (offer_at, other);
        let deal = Deal {
            offer,
            taker,
            publisher,
            payer,
            details,
            price,
            expires,
            quantity,
            turn,
            epoch,
            delivery_days,
            payment_days,
        };
        self.deals.insert(at, deal);
        Ok(())
    }

    fn withdraw_deal(&mut self, call: &Call) -> Verdict {
        let (key, own, at, payer) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let deal = &self.deals[&at];
        let mut no = Refusals::default();
        is(&mut no, own, deal.taker);
        self.must_sign(&mut no, &own, key);
        no.when(call.args().u32() != deal.turn, codes::STALE_TURN);
        closes(&mut no, payer, deal.payer);
        no.verdict()?;
        self.acts(&own);
        self.deals.remove(&at);
        Ok(())
    }

    fn agree(&mut self, call: &Call) -> Verdict {
        let (payer, key, own, other) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let (offer_at, at, deal_payer, places) = (call.at(4), call.at(5), call.at(6), [call.at(7), call.at(8)]);
        let number = self.members[&own].turn;
        for (place, number) in places.into_iter().zip([number, number + 1]) {
            Self::stands(place, &[b"commitment", own.as_ref(), &number.to_le_bytes()])?;
        }
        let mut args = call.args();
        let (turn, named) = (args.u32(), args.u32());
        let (offer, deal) = (&self.offers[&offer_at], &self.deals[&at]);
        let mut no = Refusals::default();
        is(&mut no, own, offer.publisher);
        is(&mut no, other, deal.taker);
        is(&mut no, offer_at, deal.offer);
        self.must_sign(&mut no, &own, key);
        self.must_take_turn(&mut no, &own, turn);
        no.when(named != deal.turn, codes::STALE_TURN);
        no.when(self.members[&other].epoch != deal.epoch, codes::DEAL_OUTDATED);
        no.when(self.now > deal.expires, codes::DEAL_EXPIRED);
        self.must_be_open(&mut no, offer);
        no.when(deal.quantity > offer.quantity, codes::ABOVE_QUANTITY);
        closes(&mut no, deal_payer, deal.payer);
        no.verdict()?;
        let (giver, payor) = if offer.kind == 1 { (own, other) } else { (other, own) };
        let deal = self.deals.remove(&at).expect("looked up before");
        let offer = self.offers.get_mut(&offer_at).expect("looked up before");
        offer.turn += 1;
        offer.quantity -= deal.quantity;
        let period = self.today(&self.members[&own]);
        self.takes_turn(&own);
        self.takes_turn(&own);
        let author = |debtor: Address| if debtor == own { 1 } else { 2 };
        let both = Commitment {
            parent: offer_at,
            parent_kind: 2,
            payer,
            note: deal.details,
            amount: deal.price * u64::from(deal.quantity),
            made: self.now,
            period,
            debtor_clears: true,
            creditor_clears: true,
            ..Commitment::default()
        };
        let goods = Commitment {
            debtor: giver,
            creditor: payor,
            twin: Some(places[1]),
            due: self.now + i64::from(deal.delivery_days) * DAY,
            number,
            author: author(giver),
            in_kind: true,
            ..both.clone()
        };
        let price = Commitment {
            debtor: payor,
            creditor: giver,
            twin: Some(places[0]),
            due: self.now + i64::from(deal.payment_days) * DAY,
            debtor_clears: deal.delivery_days > deal.payment_days,
            number: number + 1,
            author: author(payor),
            ..both
        };
        self.commitments.extend([(places[0], goods), (places[1], price)]);
        Ok(())
    }

    fn tidy_offer(&mut self, call: &Call) -> Verdict {
        let (member, at, payer) = (call.at(0), call.at(1), call.at(2));
        let offer = &self.offers[&at];
        let mut no = Refusals::default();
        is(&mut no, member, offer.publisher);
        no.when(self.is_open_offer(offer), codes::OFFER_STANDS);
        closes(&mut no, payer, offer.payer);
        no.verdict()?;
        self.offers.remove(&at);
        Ok(())
    }

    fn tidy_deal(&mut self, call: &Call) -> Verdict {
        let (taker, publisher, offer, at, payer) = (call.at(0), call.at(1), call.at(2), call.at(3), call.at(4));
        let deal = &self.deals[&at];
        let mut no = Refusals::default();
        is(&mut no, taker, deal.taker);
        is(&mut no, publisher, deal.publisher);
        is(&mut no, offer, deal.offer);
        let open = self.offers.get(&deal.offer).is_some_and(|offer| self.is_open_offer(offer));
        no.when(open && self.is_open_deal(deal), codes::DEAL_STANDS);
        closes(&mut no, payer, deal.payer);
        no.verdict()?;
        self.deals.remove(&at);
        Ok(())
    }
}
