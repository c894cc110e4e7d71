//! Shares, pools and claims, offers and deals.

use exodus_rules::claim::{self, Claim};
use exodus_rules::deal::Deal;
use exodus_rules::offer::{Bargain, Days, Kind, Offer, Quantity, Terms as OfferTerms};
use exodus_rules::pool::{Pool, Terms};
use exodus_rules::share::Fraction;
use exodus_rules::stake::Stake;
use exodus_rules::{Amount, Handshakes, Span, Timestamp, Turn};

use crate::mixer::Mixer;
use crate::random::Random;
use crate::trust::rhythm;

pub fn shares(random: &mut Random, mixer: &mut Mixer) {
    let of = (random.next() >> 11).max(1) >> random.below(50).min(52);
    let part = random.below(of.max(1));
    let fraction = Fraction::new(part, of);
    let whole = Amount::stored(random.next() >> 11);
    mixer.take(fraction.map(|fraction| (fraction.floor_of(whole), fraction.ceil_of(whole))));
}

fn span(random: &mut Random) -> Span {
    Span::of_seconds(u32::try_from(random.below(9_000_000)).unwrap_or(0))
}

/// A pool of three, a claim, its freeze and its answers.
pub fn pools(random: &mut Random, mixer: &mut Mixer) {
    let (rhythm, mut now) = (rhythm(random), random.time());
    let (discussion, answer, fulfilment, waiting) = (span(random), span(random), span(random), span(random));
    let bps = u16::try_from(random.below(10_500)).unwrap_or(1);
    let terms =
        Terms { discussion, answer, fulfilment, waiting, smallest: Amount::stored(1), largest: Amount::MAX, bps };
    mixer.take(terms.checked(rhythm));
    let mut pool = Pool::found(terms);
    let mut stakes: [Option<Stake>; 3] = [None; 3];
    for slot in &mut stakes {
        let joined = pool.join(Turn(0), Amount::stored(random.minor().max(1)), now);
        mixer.take(joined);
        if let Ok((after, stake)) = joined {
            (pool, *slot) = (after, Some(stake));
        }
    }
    let [Some(first), Some(second), Some(third)] = stakes else { return };
    now = now.after(waiting).after(Span::of_seconds(1));
    mixer.take(pool.change(second, random.turn(), random.amount(), now));
    mixer.take((pool.leave(&third, Turn(0), now), first.may_claim_from(&pool), claim::largest(&pool, &first)));
    let Ok(today) = rhythm.today(now) else { return };
    let opened = claim::open(&pool, first, Amount::stored(random.minor().max(1)), (rhythm, today), now);
    mixer.take(opened);
    let Ok((request, first)) = opened else { return };
    let (opened_at, then) = (now, random.near(request.deadline));
    let Ok(period) = rhythm.at(then) else { return };
    let frozen = Claim::default().freeze(request, opened_at, Some((pool, first)), period, then);
    mixer.take(frozen);
    let Ok(frozen) = frozen else { return };
    let Some((pool, _)) = frozen.covered else { return };
    for stake in [second, third] {
        let share = frozen.claim.awaits(&frozen.request, &stake);
        mixer.take((share, frozen.claim.pass(&frozen.request, stake)));
        if let Ok(share) = share {
            mixer.take(frozen.claim.answer(&frozen.request, stake, share, random.near(then)));
        }
        mixer.take(frozen.claim.exclude(&frozen.request, pool, stake, random.near(frozen.request.deadline)));
    }
    mixer.take((frozen.claim.invariant(&frozen.request), pool.invariant()));
}

fn bargain(random: &mut Random) -> Option<Bargain> {
    let (delivery, payment) = (Days::new(random.byte(92)).ok()?, Days::new(random.byte(92)).ok()?);
    Some(Bargain { price: Amount::stored(random.minor().max(1)), delivery, payment, details: [random.byte(2); 32] })
}

pub fn offers(random: &mut Random, mixer: &mut Mixer) {
    let now = random.time();
    let Some(bargain) = bargain(random) else { return };
    let pieces = u32::try_from(random.below(5)).unwrap_or(1);
    let (Ok(quantity), Ok(reach)) = (Quantity::new(pieces), Handshakes::new(random.byte(7))) else { return };
    let terms = OfferTerms { bargain, quantity, reach, expires: random.near(now) };
    let kind = Kind::from_byte(random.byte(2).saturating_add(1)).unwrap_or(Kind::Offer);
    let offer = Offer::publish(kind, random.epoch(), terms, now);
    mixer.take(offer);
    let Ok(offer) = offer else { return };
    let later: Timestamp = random.near(now);
    mixer.take((
        offer.status_at(Some(random.epoch()), later),
        offer.must_be_open(random.epoch(), later),
        offer.close(random.turn()),
    ));
    let quantity = Quantity::stored(u32::try_from(random.below(6)).unwrap_or(1));
    let deal = Deal { epoch: random.epoch(), turn: random.turn(), bargain, quantity, expires: random.near(now) };
    mixer.take((deal.must_suit(&offer, offer.epoch, now), deal.status_at(Some(random.epoch()), later)));
    mixer.take(deal.agree(random.turn(), offer, random.epoch(), random.epoch(), later).map(|agreed| agreed.price));
    mixer.take((offer.sells(quantity), bargain.total(quantity), deal.invariant(), offer.invariant()));
}
