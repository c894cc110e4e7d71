use super::*;

const NOW: Timestamp = Timestamp::new(1_000);
const DAY: i64 = 86_400;

fn terms() -> Terms {
    let (delivery, payment) = (Days::new(7).unwrap(), Days::new(14).unwrap());
    let bargain = Bargain { price: Amount::new(20_00).unwrap(), delivery, payment, details: [7; 32] };
    let expires = Timestamp::new(1_000 + 366 * DAY);
    Terms { bargain, quantity: Quantity::new(5).unwrap(), reach: Handshakes::new(6).unwrap(), expires }
}

fn offer() -> Offer {
    Offer::publish(Kind::Offer, Epoch(1), terms(), NOW).unwrap()
}

fn bargain(price: u64) -> Bargain {
    Bargain { price: Amount::new(price).unwrap(), ..terms().bargain }
}

#[test]
fn an_offer_lasts_at_most_a_year_and_reaches_somebody() {
    let publish = |terms| Offer::publish(Kind::Need, Epoch(0), terms, NOW).map(|_| ());
    assert_eq!(publish(terms()), Ok(()));
    let until = |expires| publish(Terms { expires: Timestamp::new(expires), ..terms() });
    assert_eq!(until(1_001 + 366 * DAY), Err(Refusal::OfferTermOutOfRange));
    assert_eq!(until(1_000), Err(Refusal::OfferTermOutOfRange));
    assert_eq!(until(i64::MIN), Err(Refusal::OfferTermOutOfRange));
    assert_eq!(publish(Terms { reach: Handshakes::ANYONE, ..terms() }), Err(Refusal::OfferReachOutOfRange));
}

#[test]
fn days_and_pieces_have_their_ranges() {
    assert_eq!((Days::new(0), Days::new(91)), (Err(Refusal::DaysOutOfRange), Err(Refusal::DaysOutOfRange)));
    let longest = Days::new(90).unwrap();
    assert_eq!((longest.get(), longest.after(NOW)), (90, Timestamp::new(1_000 + 90 * DAY)));
    assert_eq!(Quantity::new(0), Err(Refusal::QuantityZero));
    assert_eq!(Quantity::stored(2).without(Quantity::stored(3)), Err(Refusal::AboveQuantity));
    for kind in [Kind::Offer, Kind::Need] {
        assert_eq!(Kind::from_byte(kind.byte()), Ok(kind));
    }
    assert_eq!(
        (Kind::from_byte(0), Kind::from_byte(3)),
        (Err(Refusal::OfferKindUnknown), Err(Refusal::OfferKindUnknown))
    );
}

#[test]
fn a_total_is_an_amount_or_nothing() {
    let total = |price, pieces| bargain(price).total(Quantity::stored(pieces)).map(Amount::get);
    let max = Amount::MAX.get();
    assert_eq!(total(20_00, 3), Ok(60_00));
    assert_eq!(total(max, 1), Ok(max));
    assert_eq!(total(max, 2), Err(Refusal::AmountTooLarge));
    assert_eq!(total(max, u32::MAX), Err(Refusal::AmountTooLarge));
    assert_eq!(total(max / 3, 3), Ok(max / 3 * 3));
    assert_eq!(total(max / 3 + 1, 3), Err(Refusal::AmountTooLarge));
    assert_eq!(total(5, 0), Err(Refusal::QuantityZero));
}

#[test]
fn what_has_ended_is_neither_taken_nor_edited_and_anyone_tidies_it() {
    let last = terms().expires;
    let late = Timestamp::new(last.get() + 1);
    let sold_out = offer().sells(Quantity::stored(5)).unwrap();
    let cases = [
        (offer(), Epoch(1), last, None),
        (offer(), Epoch(1), late, Some(Refusal::OfferExpired)),
        (offer(), Epoch(2), last, Some(Refusal::OfferOutdated)),
        (sold_out, Epoch(1), NOW, Some(Refusal::SoldOut)),
    ];
    for (offer, publisher, now, ended) in cases {
        let expected = ended.map_or(Ok(()), Err);
        assert_eq!(offer.must_be_open(publisher, now), expected);
        let terms = Terms { expires: Timestamp::new(now.get() + 1), ..terms() };
        assert_eq!(offer.edit(offer.turn, publisher, terms, now).map(|_| ()), expected);
        let tidied = if ended.is_some() { Ok(()) } else { Err(Refusal::OfferStands) };
        assert_eq!(offer.tidy(publisher, now), tidied);
        assert!(offer.close(offer.turn).is_ok(), "its owner may always close it");
    }
    assert_eq!(offer().status_at(None, NOW), Status::Outdated);
}

#[test]
fn a_turn_is_taken_by_every_change_of_its_owner() {
    let edited = offer().edit(Turn(0), Epoch(1), terms(), NOW).unwrap();
    assert_eq!(edited.edit(Turn(0), Epoch(1), terms(), NOW), Err(Refusal::StaleTurn));
    assert_eq!(edited.close(Turn(0)), Err(Refusal::StaleTurn));
    let sold = edited.sells(Quantity::stored(1)).unwrap();
    assert_eq!((sold.turn, sold.terms.quantity.get()), (Turn(2), 4));
    assert_eq!(sold.edit(Turn(1), Epoch(1), terms(), NOW), Err(Refusal::StaleTurn), "it would put back what is gone");
}

#[test]
fn each_part_of_the_invariant_is_needed() {
    assert!(offer().invariant());
    let priced = |price| Offer { terms: Terms { bargain: Bargain { price, ..terms().bargain }, ..terms() }, ..offer() };
    let anyone = Offer { terms: Terms { reach: Handshakes::ANYONE, ..terms() }, ..offer() };
    for broken in [priced(Amount::ZERO), priced(Amount::stored(u64::MAX)), anyone] {
        assert!(!broken.invariant(), "{broken:?}");
    }
}
