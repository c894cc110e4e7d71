//! Shares, pools and claims, offers and deals.

use exodus_rules::claim::{self, Claim, Frozen, Stands, Word};
use exodus_rules::deal::Deal;
use exodus_rules::offer::{Bargain, Days, Kind, Offer, Quantity, Terms as OfferTerms};
use exodus_rules::pool::{Pool, Terms};
use exodus_rules::request::Request;
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
    mixer.take((
        pool.leave(third, Turn(0), now),
        first.may_claim_from(pool.terms.waiting),
        claim::largest(&pool, &first),
    ));
    let Ok(today) = rhythm.today(now) else { return };
    let opened = claim::open(pool, first, Amount::stored(random.minor().max(1)), (rhythm, today), now);
    mixer.take(opened);
    let Ok(opened) = opened else { return };
    let then = random.near(opened.request.deadline);
    let Ok(period) = rhythm.at(then) else { return };
    // Who is in changes while the claim is discussed.
    let (pool, second) = match opened.pool.change(second, second.turn, random.amount(), then) {
        Ok(changed) => changed,
        Err(_) => (opened.pool, second),
    };
    let stays = random.below(2) == 0;
    let (pool, third) =
        if stays { (pool, third) } else { pool.leave(third, third.turn, then).unwrap_or((pool, third)) };
    let stands = Stands {
        pool: Some(pool),
        stake: Some(opened.stake),
        opened: now,
        active: random.below(2) == 0,
        takes_the_rest: random.below(2) == 0,
        period,
    };
    let frozen = opened.claim.freeze(opened.request, &stands, then);
    mixer.take((frozen, opened.claim.withdraw(pool)));
    let Ok(Frozen { request, claim, pool: Some(pool), covered: Some(_) }) = frozen else { return };
    for stake in [second, third] {
        answers(random, mixer, (claim, &request), (pool, stake));
    }
    mixer.take((claim.invariant(&request), pool.invariant()));
}

/// All that a stake may say to a claim.
fn answers(random: &mut Random, mixer: &mut Mixer, (claim, request): (Claim, &Request), (pool, stake): (Pool, Stake)) {
    let share = claim.awaits(request, &stake);
    mixer.take((share, claim.pass(request, stake)));
    let moment = random.near(request.deadline);
    let mandate = stake.mandate.set(Amount::stored(random.minor()), random.epoch(), &pool.queue);
    mixer.take(mandate);
    let trusted = mandate.map_or(stake, |mandate| Stake { mandate, ..stake });
    if let Ok(share) = share {
        mixer.take(claim.answer(request, stake, share, Word::Own, moment));
        mixer.take(claim.answer(request, trusted, share, Word::Mandate(random.epoch()), moment));
        mixer.take(claim.decline(request, stake, share, moment));
    }
    let lapsed = claim.lapse(request, pool, stake, moment);
    mixer.take(lapsed);
    let Ok((_, pool, stake, _)) = lapsed else { return };
    mixer.take((stake.must_be_forgettable(&pool.queue), pool.join_again(stake, random.amount(), moment)));
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
