//! Requests, intents, commitments.

use exodus_rules::clearing::Terms;
use exodus_rules::commitment::{Commitment, Excuse, Party, Share};
use exodus_rules::intent::{Facts, Intent, Wish, Word};
use exodus_rules::member::Presence;
use exodus_rules::network::Frame;
use exodus_rules::period::Rhythm;
use exodus_rules::request::book::{Backers, Backing, Offered, Source};
use exodus_rules::request::{Call, Edit, Kind, Request};
use exodus_rules::{Amount, Handshakes, Period, Timestamp};

use crate::mixer::Mixer;
use crate::random::Random;
use crate::trust::rhythm;

fn kind(random: &mut Random) -> Kind {
    Kind::from_byte(random.byte(4).saturating_add(1)).unwrap_or(Kind::Support)
}

fn call(random: &mut Random, kind: Kind, now: Timestamp) -> Call {
    let (mut deadline, mut fulfil_by, mut minimum_backers) = (random.near(now), Timestamp::new(0), 0);
    match kind {
        Kind::Support if random.below(8) != 0 => deadline = Timestamp::new(0),
        Kind::Initiative => {
            fulfil_by = random.near(deadline);
            minimum_backers = u32::try_from(random.below(4)).unwrap_or(1);
        }
        Kind::Emergency | Kind::Support | Kind::Claim => {}
    }
    let reach = Handshakes::new(random.byte(7)).unwrap_or(Handshakes::ANYONE);
    Call { kind, target: random.amount(), deadline, fulfil_by, minimum_backers, reach }
}

fn opened(random: &mut Random, rhythm: Rhythm, now: Timestamp) -> Option<Request> {
    let kind = kind(random);
    let call = call(random, kind, now);
    let today = rhythm.today(now).ok()?;
    match kind {
        Kind::Claim => Some(Request::begin(&call, rhythm, today)),
        Kind::Emergency | Kind::Support | Kind::Initiative => Request::open(&call, rhythm, today, now).ok(),
    }
}

fn share(random: &mut Random) -> Share {
    Share { committed: random.amount(), kept: random.amount() }
}

pub fn requests(random: &mut Random, mixer: &mut Mixer) {
    let (rhythm, mut now) = (rhythm(random), random.time());
    let Some(mut request) = opened(random, rhythm, now) else { return };
    mixer.take(request);
    for _ in 0..8 {
        now = random.near(now);
        let Ok(today) = rhythm.today(now) else { return };
        let frame = Frame::new(random.byte(2).into(), random.byte(9), 150, 3);
        mixer.take((request.status_at(now), request.missing(), request.adoption(), request.fixed_due(today)));
        let source = if random.coin() { Source::Intent } else { Source::Pocket };
        let offered = Offered { amount: random.amount(), due: random.near(now), source };
        mixer.take(frame.and_then(|frame| request.takes(&offered, &frame, today, now)));
        mixer.take((request.latest_due(now), request.backers_first(rhythm)));
        mixer.take((request.must_take_intents(now), request.frees_emergency(now), request.must_end_here()));
        let period = Period(request.period.0.saturating_sub(random.turn().0));
        let after = match random.below(6) {
            0 => request.moved(period, (Share::default(), share(random)), today.period, now),
            1 => {
                let backers = if random.below(3) == 0 { Backers::Goes } else { Backers::Comes };
                let backing = Backing { period, from: Amount::ZERO, to: random.amount(), backers };
                request.backed(&backing, today.period, now)
            }
            2 => {
                let reach = Handshakes::new(random.byte(7)).unwrap_or(Handshakes::ANYONE);
                let edit = Edit { target: random.amount(), reach, details_changed: random.coin() };
                request.rolled(today.period).edit(request.turn, &edit, now)
            }
            3 => request.close(random.turn(), now),
            4 => request.tidy(now),
            _ => request.adopt(now),
        };
        mixer.take((after, after.is_ok_and(|after| after.invariant())));
        request = after.unwrap_or(request);
    }
}

pub fn intents(random: &mut Random, mixer: &mut Mixer) {
    let (rhythm, mut now) = (rhythm(random), random.time());
    let Some(request) = opened(random, rhythm, now) else { return };
    let wish = |random: &mut Random| Wish { amount: random.amount(), recurring: random.coin() };
    let declared = Intent::declare(wish(random), &request, random.turn(), now);
    mixer.take(declared);
    let Ok((mut intent, _)) = declared else { return };
    for _ in 0..6 {
        now = random.near(now);
        let Ok(today) = rhythm.today(now) else { return };
        let rolled = request.rolled(today.period);
        let word =
            [Word::NotGiven, Word::Open, Word::Kept].get(usize::from(random.byte(3))).copied().unwrap_or(Word::Open);
        let facts = Facts { author_left: random.below(9) == 0, word, in_emergency: random.below(4) == 0 };
        let tidied = intent.tidy(&rolled, &facts, rhythm, now);
        let after = match random.below(3) {
            0 => intent.edit(intent.turn, random.turn(), wish(random), &rolled, now).map(|(after, _)| after),
            1 => intent.commit(random.amount(), &rolled).map(|(after, _)| after),
            _ => tidied.map(|after| after.unwrap_or(intent)),
        };
        mixer.take((tidied, after, intent.end(), intent.invariant()));
        intent = after.unwrap_or(intent);
    }
}

/// A promise and a dozen things that may happen to it.
pub fn commitments(random: &mut Random, mixer: &mut Mixer) {
    let mut now = random.time();
    let due = random.near(now);
    let amount = Amount::stored(random.minor().max(1));
    let mut promise = Commitment::make(amount, due, now);
    mixer.take(Commitment::direct_term(due, now));
    for _ in 0..12 {
        now = random.near(now);
        let by = [Party::Debtor, Party::Creditor, Party::Stranger].get(usize::from(random.byte(3))).copied();
        let by = by.unwrap_or(Party::Stranger);
        let sum = if random.coin() { Amount::stored(random.below(amount.get()).max(1)) } else { random.amount() };
        let terms = Terms { in_kind: random.below(6) == 0, debtor_clears: true, creditor_clears: random.below(6) != 0 };
        let excuse = [Excuse::Missing, Excuse::Given, Excuse::Unseen].get(usize::from(random.byte(3))).copied();
        let excuse = excuse.unwrap_or(Excuse::Unseen);
        let after = match random.below(10) {
            0 => promise.perform(by, promise.performed, sum, now),
            1 => promise.perform(Party::Debtor, random.amount(), sum, now),
            2 => promise.confirm(by, promise.kept, sum, now),
            3 => promise.forgive(by, promise.forgiven, sum, now),
            4 => promise.demand(by, promise.disputed),
            5 => promise.clear(terms, sum, now),
            6 => promise.transfer(terms, promise.outstanding(), sum, now),
            7 => promise.tidy_overdue(excuse, now),
            8 => promise.take_back(by, promise.performed, sum),
            _ => promise.report(excuse, now),
        };
        let twin = Commitment { due: random.near(promise.due), ..after.unwrap_or(promise) };
        mixer.take((after, promise.late_at(excuse, now), promise.report_punctuality_at(now)));
        mixer.take((
            promise.must_be_closable(Some(&twin), now),
            promise.excuse_at(Some(&twin), Presence::Active, now),
            promise.excuse_at(None, Presence::Dormant, now),
        ));
        promise = after.unwrap_or(promise);
        mixer.take((promise.effects(), promise.outstanding(), promise.unanswered(), promise.invariant()));
    }
}
