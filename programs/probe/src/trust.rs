//! Periods, members, ties, and the powers that are lent.

use exodus_rules::delegate::{Delegate, Scope};
use exodus_rules::invitation::Invitation;
use exodus_rules::member::holdings::{Holding, Holdings};
use exodus_rules::member::{Member, OpenEmergency};
use exodus_rules::network::Frame;
use exodus_rules::period::Rhythm;
use exodus_rules::recovery::{Arrangement, Place, Proposal, Tenure, Terms};
use exodus_rules::tie::{End, Guardian, Tie};
use exodus_rules::{Amount, Period, Timestamp};

use crate::mixer::Mixer;
use crate::random::Random;

pub fn rhythm(random: &mut Random) -> Rhythm {
    let length = if random.coin() { 0 } else { u32::try_from(random.below(40_000)).unwrap_or(60) };
    Rhythm::from_seconds(length).unwrap_or(Rhythm::Month)
}

pub fn periods(random: &mut Random, mixer: &mut Mixer) {
    let (rhythm, now) = (rhythm(random), random.time());
    mixer.take(rhythm.today(now));
    mixer.take(rhythm.last_second(Period(u32::try_from(random.below(40_000)).unwrap_or(0))));
}

pub fn frame(random: &mut Random) -> Option<Frame> {
    let length = if random.coin() { 0 } else { u32::try_from(random.below(400_000)).unwrap_or(60) };
    let dormant = u32::try_from(random.below(4)).unwrap_or(1);
    Frame::new(length, random.byte(11), random.byte(4), dormant).ok()
}

/// A life of a dozen acts, each of which may be refused.
pub fn members(random: &mut Random, mixer: &mut Mixer) {
    let mut now = random.time();
    let Some(frame) = frame(random) else { return };
    let Ok(mut member) = Member::join(frame, random.amount(), 30, now) else { return };
    let mut held = Holdings::default();
    for _ in 0..12 {
        now = random.near(now);
        let Ok(today) = member.today(now) else { return };
        mixer.take((member.presence(today.period), member.must_be_heard(today), member.emergency_at(now)));
        let after = match random.below(10) {
            0 => member.takes_turn(random.turn(), today),
            1 => member.gains_tie(),
            2 => member.loses_tie(),
            3 => {
                let opened = OpenEmergency { number: member.turn, deadline: random.near(now) };
                member.opens_emergency(opened, today.period, now)
            }
            4 => member.set(member.turn, random.amount(), u16::from(random.byte(255)), today),
            5 => member.change_key(today),
            6 => member.leave(member.turn, &held, today, now),
            7 => member.wake(today),
            8 => member.tidy_dormant(today),
            _ => member.outlives(random.turn()),
        };
        let holding = [Holding::Support, Holding::Initiative, Holding::Claim, Holding::Offer, Holding::Stake];
        let holding = holding.get(usize::from(random.byte(5))).copied().unwrap_or(Holding::Stake);
        let kept = if random.coin() { held.gain(holding) } else { held.lose(holding) };
        mixer.take((after, kept));
        member = after.unwrap_or(member);
        held = kept.unwrap_or(held);
    }
    mixer.take((member.invariant(), held.invariant()));
}

pub fn ties(random: &mut Random, mixer: &mut Mixer) {
    let (mut tie, mut now) = (Tie::NONE, random.time());
    for _ in 0..12 {
        now = random.near(now);
        let (end, named, pledge) =
            (if random.coin() { End::Lower } else { End::Higher }, random.turn(), random.amount());
        let own = tie.side(end).turn;
        let guardian = if random.coin() { Guardian::Chosen } else { Guardian::Dismissed };
        let after = match random.below(8) {
            0 => tie.extend(end, named, pledge),
            1 => tie.accept(end, named, pledge, random.turn(), random.amount()),
            2 => tie.change_pledge(end, own, pledge),
            3 => tie.withdraw(end, named, now),
            4 => tie.withdraw(end, own, now),
            5 => tie.restore(end, own),
            6 => tie.guard(end, own, guardian, now),
            _ => tie.forget(end, own).map(|(tie, _)| tie),
        };
        mixer.take((after, tie.must_guard(end, now), tie.must_welcome(end), tie.is_mutual(), tie.invariant()));
        mixer.take(tie.still_guards(end, random.near(now)));
        tie = after.unwrap_or(tie);
    }
}

pub fn powers(random: &mut Random, mixer: &mut Mixer) {
    let now = random.time();
    let (then, epoch) = (random.near(now), random.epoch());
    let link = Invitation::offer(epoch, random.amount(), random.near(now), random.byte(155), now);
    mixer.take(link);
    if let Ok(link) = link {
        mixer.take((link.accept(random.epoch(), then), link.is_spent(Some(epoch), then)));
    }
    let delegate = Delegate::grant(epoch, random.byte(20), random.amount(), random.near(now), now);
    mixer.take(delegate);
    if let Ok(delegate) = delegate {
        for scope in Scope::ALL {
            mixer.take(delegate.may(scope, random.epoch(), then));
        }
        mixer.take(delegate.opens_request(random.amount(), Period(random.turn().0)));
    }
    recoveries(random, mixer, now);
    mixer.take(Amount::new(random.next()));
}

fn recoveries(random: &mut Random, mixer: &mut Mixer, now: Timestamp) {
    let (mut arranged, mut then) = (Arrangement::default(), now);
    for _ in 0..4 {
        then = random.near(then);
        let terms = Terms::new(random.byte(12), random.byte(34));
        arranged = terms.map_or(arranged, |terms| arranged.arrange(terms, then));
        mixer.take((terms, arranged, arranged.at(random.near(then)), arranged.invariant()));
    }
    let tenure = Tenure::begins(random.near(now)).hands_over(random.epoch(), random.near(now));
    let Ok(proposed) = Proposal::open(random.epoch(), arranged.at(then), now) else { return };
    let times = [now, random.near(now), random.near(now)];
    let place = if random.coin() { Place::Next(2) } else { Place::Again(2) };
    let reached = proposed.approved(place, times.into_iter(), arranged.at(then));
    let later = random.near(then);
    mixer.take((reached, reached.executable(), reached.must_be_ripe(&tenure, times.into_iter(), later)));
    mixer.take((tenure, reached.is_over(Some(&tenure), later), reached.yields_to(&tenure, later)));
}
