//! How one stands, asking for help, and the requests of others.

use std::collections::BTreeMap;

use exodus_rules::request::{Kind, Request as Rules, Status};
use exodus_rules::sos::Wave;
use exodus_rules::{Amount, Timestamp};
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;
use exodus_sdk::whole::list::Reached;
use exodus_sdk::whole::{Whole, reach};
use exodus_sdk::{Address, address};

use crate::act::{Act, find};
use crate::commands::{Ask, Command};
use crate::desk::{Desk, Trouble, day};
use crate::dialogues::{acts, tie};
use crate::message::{Button, Screen};

/// How a payload begins that names a request.
pub const LINK: &str = "r_";
/// How far a request reaches.
pub const REACH: u8 = 3;
const DAY: i64 = 86_400;
/// How long an initiative takes to be done once its vote has ended, in days.
const DOING: i64 = 60;

/// How somebody stands, by their open requests.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Light {
    /// Needs nothing.
    Green,
    /// Asks for support every period.
    Orange,
    /// Calls for help.
    Red,
}

impl Light {
    /// A sign.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Green => "🟢",
            Self::Orange => "🟠",
            Self::Red => "🔴",
        }
    }

    /// What it is called.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Green => "light-green",
            Self::Orange => "light-orange",
            Self::Red => "light-red",
        }
    }
}

/// How a member stands now.
pub fn light(desk: &Desk<'_>, member: &Address) -> Light {
    let kinds: Vec<Kind> = live(desk.whole, *member).map(|(_, rules)| rules.kind).collect();
    match (kinds.contains(&Kind::Emergency), kinds.contains(&Kind::Support)) {
        (true, _) => Light::Red,
        (false, true) => Light::Orange,
        (false, false) => Light::Green,
    }
}

/// The requests of a member that still take something.
pub fn live(whole: &Whole, member: Address) -> impl Iterator<Item = (&Located<Request>, Rules)> {
    let own = whole.requests_of(&member).filter(move |request| request.beneficiary == member);
    let own = own.filter_map(|request| Some((request, whole.stands(request).ok()?)));
    own.filter(|(_, rules)| rules.status_at(whole.now()).is_live())
}

/// The own requests, and what one may ask for.
pub fn status(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let screen = Screen::of(desk.say("request-status", &[])).line(&desk.say(light(desk, &me.address).key(), &[]));
    let screen = live(desk.whole, me.address).fold(screen, |screen, (request, _)| {
        screen.button(Button::Press(label(desk, request), Command::Request(request.address)))
    });
    Ok(screen
        .button(desk.press("button-ask-emergency", Command::AskEmergency))
        .button(desk.press("button-ask-support", Command::AskSupport))
        .button(desk.press("button-ask-initiative", Command::AskInitiative))
        .button(desk.home()))
}

/// A request on a button.
pub fn label(desk: &Desk<'_>, request: &Located<Request>) -> String {
    let missing = desk.whole.stands(request).map(|rules| rules.missing().get()).unwrap_or_default();
    let facts = [("name", desk.name(&request.beneficiary).into()), ("missing", desk.amount(missing))];
    desk.say(&format!("request-label-{}", word(request)), &facts)
}

fn word(request: &Request) -> &'static str {
    match request.read().map(|rules| rules.kind) {
        Ok(Kind::Emergency) => "emergency",
        Ok(Kind::Support) => "support",
        Ok(Kind::Initiative) => "initiative",
        Ok(Kind::Claim) | Err(_) => "claim",
    }
}

/// Those who ask, within one's reach, nearest first.
pub fn asking(desk: &Desk<'_>, kinds: &[Kind], key: &str) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    // One walk from whoever looks, as far as requests reach, instead of one to each who asks.
    let away = away(desk, &me.address, usize::MAX);
    let mut found: Vec<(usize, &Located<Request>)> = Vec::new();
    for (member, away) in away.iter().filter(|(_, away)| **away > 0) {
        for (request, rules) in live(desk.whole, *member) {
            let reach = usize::from(rules.reach.get());
            if kinds.contains(&rules.kind) && (reach == 0 || *away <= reach) {
                found.push((*away, request));
            }
        }
    }
    found.sort_by_key(|(away, request)| (*away, request.address));
    let screen = Screen::of(desk.say(key, &[("count", found.len().into())]));
    let screen = found.into_iter().take(20).fold(screen, |screen, (_, request)| {
        screen.button(Button::Press(label(desk, request), Command::Request(request.address)))
    });
    Ok(screen.button(desk.home()))
}

/// How many handshakes away everybody is who is no farther than so many; oneself is none away.
pub fn away(desk: &Desk<'_>, me: &Address, most: usize) -> BTreeMap<Address, usize> {
    let rings = desk.whole.people.rings(*me, most.min(desk.whole.members.len()));
    let rings = (1_usize..).zip(rings).flat_map(|(away, ring)| ring.into_iter().map(move |member| (member, away)));
    rings.chain([(*me, 0)]).collect()
}

/// A request: what it is for, how far it has come, how one is linked to whoever asks, and what one can do.
pub fn show(desk: &mut Desk<'_>, place: &Address) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let request = find(&desk.whole.requests, place)?;
    let rules = desk.whole.stands(request)?;
    if rules.kind == Kind::Claim {
        return super::pool::claim(desk, place);
    }
    let facts = [
        ("name", desk.name(&request.beneficiary).into()),
        ("target", desk.amount(rules.target.get())),
        ("intended", desk.amount(rules.sums.intended.get())),
        ("committed", desk.amount(rules.sums.committed.get())),
        ("kept", desk.amount(rules.sums.kept.get())),
        ("missing", desk.amount(rules.missing().get())),
        ("until", day(rules.deadline.get())),
        ("backers", rules.backers.into()),
        ("minimum", rules.minimum_backers.into()),
    ];
    let mut screen = Screen::of(desk.say(&format!("request-{}", word(request)), &facts));
    let own = request.beneficiary == me.address;
    let reaches = own || reach::ties(&desk.whole.people, me.address, request.beneficiary, rules.reach).is_ok();
    if let Some(reason) = desk.text(&request.details, &request.beneficiary).filter(|_| reaches) {
        screen = screen.line(&desk.say("request-reason", &[("reason", reason.into())]));
    }
    if let Some(way) = tie::way(desk, me, &request.beneficiary).filter(|_| !own) {
        screen = screen.line(&desk.say("tie-way", &[("way", way.into())]));
    }
    if !rules.status_at(desk.whole.now()).is_live() {
        return Ok(screen.line(&desk.say("request-ended", &[])).button(desk.home()));
    }
    let screen =
        if own { mine(desk, screen, request, &rules) } else { theirs(desk, screen, request, &rules, me.address) };
    Ok(screen
        .row([
            desk.press("button-participants", Command::Participants(*place)),
            desk.press("button-help-link", Command::HelpLink(*place)),
        ])
        .button(desk.home()))
}

fn mine(desk: &Desk<'_>, screen: Screen, request: &Located<Request>, rules: &Rules) -> Screen {
    let screen = match (rules.kind, rules.status_at(desk.whole.now())) {
        (Kind::Initiative, Status::Open) if rules.adoption().is_some_and(|from| from <= desk.whole.now()) => {
            screen.button(desk.press("button-adopt", Command::Sign(Act::Adopt { request: request.address })))
        }
        _ => screen,
    };
    let reason = Act::Reason { request: request.address, details: [0; 32] };
    screen
        .row([
            desk.press("button-target", Command::Ask(Ask::Target(request.address))),
            desk.press("button-reason", Command::Ask(Ask::Reason(reason))),
        ])
        .row([
            desk.press("button-proof", Command::Proof(request.address)),
            desk.press("button-close", Command::Sign(Act::Close { request: request.address })),
        ])
}

fn theirs(desk: &Desk<'_>, screen: Screen, request: &Located<Request>, rules: &Rules, me: Address) -> Screen {
    let place = request.address;
    let intent = desk.whole.intents.get(&address::intent(&place, &me));
    let adopted = rules.status_at(desk.whole.now()) == Status::Adopted;
    let screen = match (rules.kind, intent) {
        (Kind::Emergency | Kind::Claim, _) => screen,
        (_, Some(intent)) => screen.button(desk.press("button-my-intent", Command::Intent(intent.address))),
        (_, None) if adopted => screen,
        (_, None) => screen.button(desk.press("button-intend", Command::Ask(Ask::Intent(place)))),
    };
    if rules.kind == Kind::Initiative && !adopted {
        return screen;
    }
    screen.row([
        desk.press("button-commit", Command::Ask(Ask::Commit(place, false))),
        desk.press("button-done-at-once", Command::Ask(Ask::Commit(place, true))),
    ])
}

/// Who takes part.
pub fn participants(desk: &Desk<'_>, place: &Address) -> Result<Screen, Trouble> {
    desk.me()?;
    let request = find(&desk.whole.requests, place)?;
    let mut screen = Screen::of(desk.say("request-participants", &[("name", desk.name(&request.beneficiary).into())]));
    for intent in desk.whole.intents_of(place) {
        let facts = [("name", desk.name(&intent.member).into()), ("amount", desk.amount(intent.amount))];
        screen = screen.line(&desk.say("request-means", &facts));
    }
    for promise in desk.whole.commitments_of(place) {
        let facts = [
            ("name", desk.name(&promise.debtor).into()),
            ("amount", desk.amount(promise.amount)),
            ("kept", desk.amount(promise.kept)),
        ];
        screen = screen.line(&desk.say("request-promises", &facts));
    }
    Ok(screen.row([desk.press("button-back", Command::Request(*place)), desk.home()]))
}

/// The link to a request, to pass on.
pub fn help_link(desk: &Desk<'_>, place: &Address) -> Result<Screen, Trouble> {
    desk.me()?;
    let url = desk.place.start(&format!("{LINK}{place}"));
    Ok(Screen::of(desk.say("request-link", &[("url", url.into())]))
        .row([desk.press("button-back", Command::Request(*place)), desk.home()]))
}

/// An emergency before its reason: how many it will call, and how.
pub fn emergency(desk: &mut Desk<'_>, target: u64, days: i64) -> Result<Screen, Trouble> {
    let act = calling(desk, target, days);
    super::ask::begin(desk, Ask::Reason(act))
}

/// A call for so much within so many days.
pub fn calling(desk: &Desk<'_>, target: u64, days: i64) -> Act {
    let deadline = desk.whole.clock.now.saturating_add(days.saturating_mul(DAY));
    Act::Emergency { target, deadline, reach: REACH, details: [0; 32] }
}

/// So much asked for every month.
pub const fn supporting(target: u64) -> Act {
    Act::Support { target, reach: REACH, details: [0; 32] }
}

/// How many people a call for so much would reach at once, of how many within its reach.
pub fn called_at_once(desk: &Desk<'_>, target: u64) -> Result<(u32, usize), Trouble> {
    let me = desk.me()?;
    let rings = desk.whole.people.rings(me.address, usize::from(REACH));
    let within = Reached::of(&rings, &desk.whole.members, desk.whole.now())?.listed().count();
    let calls = Wave::calls(Amount::new(target)?, Amount::new(desk.whole.network.default_pledge)?);
    Ok((calls.min(u32::try_from(within).unwrap_or(u32::MAX)), within))
}

/// A support before its reason.
pub fn support(desk: &mut Desk<'_>, target: u64) -> Result<Screen, Trouble> {
    desk.me()?;
    super::ask::begin(desk, Ask::Reason(supporting(target)))
}

/// An initiative before its reason.
pub fn initiative(desk: &mut Desk<'_>, target: u64, days: u16, backers: u32) -> Result<Screen, Trouble> {
    desk.me()?;
    let deadline = Timestamp::new(desk.whole.clock.now.saturating_add(i64::from(days).saturating_mul(DAY)));
    let fulfil_by = deadline.get().saturating_add(DOING.saturating_mul(DAY));
    let act = Act::Initiative { target, deadline: deadline.get(), fulfil_by, backers, reach: REACH, details: [0; 32] };
    super::ask::begin(desk, Ask::Reason(act))
}

/// A reason was said, or left out: its hash goes into the act.
pub fn reasoned(desk: &mut Desk<'_>, act: Act, hash: [u8; 32]) -> Result<Screen, Trouble> {
    let act = match act {
        Act::Emergency { target, deadline, reach, .. } => Act::Emergency { target, deadline, reach, details: hash },
        Act::Support { target, reach, .. } => Act::Support { target, reach, details: hash },
        Act::Initiative { target, deadline, fulfil_by, backers, reach, .. } => {
            Act::Initiative { target, deadline, fulfil_by, backers, reach, details: hash }
        }
        Act::Reason { request, .. } => Act::Reason { request, details: hash },
        Act::Claim { pool, amount, .. } => Act::Claim { pool, amount, details: hash },
        Act::Publish { need, price, quantity, expires, .. } => {
            Act::Publish { need, price, quantity, expires, details: hash }
        }
        other => other,
    };
    acts::sign(desk, act)
}
