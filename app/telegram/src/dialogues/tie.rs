//! The list, people, the picture, withdrawing and restoring.

use exodus_graph::{Walker, picture};
use exodus_rules::tie::SideState;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Tie};
use exodus_sdk::whole::list::Reached;
use exodus_sdk::{Address, address};

use crate::act::Act;
use crate::commands::{Ask, Command};
use crate::desk::{Desk, Trouble};
use crate::dialogues::request;
use crate::message::{Button, Screen};

/// So many people stand on a page.
const PAGE: usize = 15;
/// Numbers in a row of buttons.
const ROW: usize = 5;
/// So many handshakes away a list goes at most.
pub const FURTHEST: u8 = 6;
/// More people are no picture any more.
const MOST: usize = 400;

/// How many people are within reach of a member, and their resource.
pub fn reach(desk: &Desk<'_>, me: &Located<Member>) -> Result<(usize, u64), Trouble> {
    let rings = desk.whole.people.rings(me.address, usize::from(desk.person.handshakes));
    let reached = Reached::of(&rings, &desk.whole.members, desk.whole.now())?;
    Ok((reached.listed().count(), reached.resource()?))
}

/// The list: those whom one knows first, then the others by how far they are.
pub fn list(desk: &mut Desk<'_>, page: usize) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let rings = desk.whole.people.rings(me.address, usize::from(desk.person.handshakes));
    let reached = Reached::of(&rings, &desk.whole.members, desk.whole.now())?;
    let (people, resource) = (reached.listed().count(), reached.resource()?);
    let facts =
        [("people", people.into()), ("resource", desk.amount(resource)), ("handshakes", desk.person.handshakes.into())];
    let mut screen = Screen::of(desk.say("tie-list", &facts));
    if let Some((before, then)) = desk.person.seen.filter(|seen| *seen != (people, resource)) {
        let facts = [
            ("people", people.saturating_sub(before).into()),
            ("gone", before.saturating_sub(people).into()),
            ("before", desk.amount(then)),
        ];
        screen = screen.line(&desk.say("tie-growth", &facts));
    }
    let from = page.saturating_mul(PAGE);
    let mut row = Vec::new();
    let mut listed: Vec<_> = reached.listed().map(|person| (person, desk.near(&person.member.address))).collect();
    listed.sort_by(|(one, called), (two, other)| (one.handshakes, called).cmp(&(two.handshakes, other)));
    for (number, (person, name)) in listed.into_iter().enumerate().skip(from).take(PAGE) {
        let number = number.saturating_add(1);
        let known = if person.handshakes == 1 { "★" } else { "·" };
        let pledge = desk.whole.unit.show(person.member.pledge);
        let light = request::light(desk, &person.member.address).sign();
        screen = screen.line(&format!("{number}. {known} {name} {light} {pledge} ({})", person.handshakes));
        row.push(Button::Press(number.to_string(), Command::Person(person.member.address)));
    }
    while !row.is_empty() {
        let rest = row.split_off(row.len().min(ROW));
        screen = screen.row(row);
        row = rest;
    }
    let back = page.checked_sub(1).map(|page| desk.press("button-earlier", Command::List(page)));
    let more =
        (from.saturating_add(PAGE) < people).then(|| desk.press("button-more", Command::List(page.saturating_add(1))));
    let wider = (desk.person.handshakes < FURTHEST).then(|| desk.press("button-wider", Command::Wider));
    screen = screen.row(back.into_iter().chain(more)).row(wider);
    desk.person.seen = Some((people, resource));
    if people == 0 {
        screen = screen.line(&desk.say("tie-list-empty", &[])).button(desk.press("button-invite", Command::Invite));
    }
    Ok(screen
        .row([desk.press("button-graph", Command::Graph), desk.press("button-withdrawn", Command::Withdrawn)])
        .button(desk.home()))
}

/// Somebody: the tie, or the shortest way to them, and what can be done.
pub fn person(desk: &Desk<'_>, other: &Address) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let member = crate::act::find(&desk.whole.members, other)?;
    let facts = [("name", desk.name(other).into()), ("pledge", desk.amount(member.pledge))];
    let mut screen = Screen::of(desk.say("tie-person", &facts)).line(&desk.say(request::light(desk, other).key(), &[]));
    if let Some(profile) = desk.book.member(other).map(|person| &person.profile).filter(|_| near(desk, me, other)) {
        let lines = [&profile.about, &profile.link];
        screen = lines.into_iter().filter(|line| !line.is_empty()).fold(screen, |screen, line| screen.line(line));
    }
    let standing = member.reputation.read();
    let facts = [
        ("kept", standing.kept.number.into()),
        ("committed", standing.settled().into()),
        ("late", standing.kept_late.number.into()),
    ];
    screen = screen.line(&desk.say("tie-record", &facts));
    let tie = desk.whole.ties.get(&address::tie(&me.address, other));
    match tie {
        Some(tie) if tie.read()?.is_mutual() => {
            let (own, theirs) = sides(tie, &me.address);
            let facts = [("mine", desk.amount(own)), ("theirs", desk.amount(theirs))];
            screen = screen
                .line(&desk.say("tie-mutual", &facts))
                .button(desk.press("button-promise", Command::Ask(Ask::Promise(*other))))
                .button(desk.press("button-withdraw", Command::Sign(Act::Withdraw { tie: tie.address })));
        }
        _ => {
            screen = match way(desk, me, other) {
                Some(way) => screen.line(&desk.say("tie-way", &[("way", way.into())])),
                None => screen.line(&desk.say("tie-no-way", &[])),
            };
            let pledge = me.pledge;
            screen = screen.button(desk.press("button-extend", Command::Sign(Act::Extend { other: *other, pledge })));
        }
    }
    let screen = request::live(desk.whole, *other).fold(screen, |screen, (request, _)| {
        screen.button(Button::Press(request::label(desk, request), Command::Request(request.address)))
    });
    Ok(screen
        .row([desk.press("button-friends", Command::Friends(*other)), desk.press("button-list", Command::List(0))]))
}

/// Whom somebody is tied to.
pub fn friends(desk: &Desk<'_>, other: &Address) -> Result<Screen, Trouble> {
    desk.me()?;
    let screen = Screen::of(desk.say("tie-friends", &[("name", desk.name(other).into())]));
    let friends = desk.whole.people.rings(*other, 1).concat();
    let screen = friends
        .iter()
        .take(PAGE)
        .fold(screen, |screen, friend| screen.button(Button::Press(desk.name(friend), Command::Person(*friend))));
    Ok(screen.row([desk.press("button-back", Command::Person(*other)), desk.home()]))
}

/// The picture of one's surroundings: own ties marked, rings as rings.
pub fn graph(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let node = desk.whole.people.node(me.address).ok_or(Trouble::Said("trouble-no-ties"))?;
    let ties = desk.whole.people.engine();
    let mut walker = Walker::default();
    let found = walker.rings(ties, node, u32::from(desk.person.handshakes));
    let mut rings = vec![vec![node]];
    for ring in found.each().map(<[_]>::to_vec) {
        if rings.iter().map(Vec::len).sum::<usize>().saturating_add(ring.len()) <= MOST {
            rings.push(ring);
        }
    }
    let people: usize = rings.iter().map(Vec::len).sum();
    let name = |node| desk.whole.people.id(node).map(|member| desk.name(&member)).unwrap_or_default();
    let drawn = picture::rings(ties, &rings, name);
    let png = picture::png(&drawn.text).map_err(|_| Trouble::Said("trouble-picture"))?;
    let facts = [("people", people.into()), ("ties", drawn.ties.into())];
    let screen = Screen::of(desk.say("tie-graph", &facts)).button(desk.home());
    Ok(Screen { picture: Some(png), ..screen })
}

/// From whom one has withdrawn, to restore.
pub fn withdrawn(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let mut screen = Screen::of(desk.say("tie-withdrawn", &[]));
    let mut none = true;
    for tie in desk.whole.ties.values() {
        let Ok(end) = tie.end(&me.address) else { continue };
        if tie.read()?.side(end).state == SideState::Withdrawn {
            none = false;
            let other = exodus_sdk::instructions::tie::other_end(me, tie);
            let label = desk.say("button-restore", &[("name", desk.name(&other).into())]);
            screen = screen.button(Button::Press(label, Command::Sign(Act::Restore { tie: tie.address })));
        }
    }
    let screen = if none { screen.line(&desk.say("tie-none-withdrawn", &[])) } else { screen };
    Ok(screen.row([desk.press("button-list", Command::List(0)), desk.home()]))
}

/// What one's own side of a tie is ready to help with, and the other's.
fn sides(tie: &Tie, me: &Address) -> (u64, u64) {
    let (lower, higher) = (tie.lower_side.pledge, tie.higher_side.pledge);
    if tie.lower == *me { (lower, higher) } else { (higher, lower) }
}

/// The shortest way to somebody, in names.
pub fn way(desk: &Desk<'_>, me: &Located<Member>, other: &Address) -> Option<String> {
    crate::desk::way(desk.whole, desk.book, desk.texts, (desk.person.language, &me.address), other)
}

fn near(desk: &Desk<'_>, me: &Located<Member>, other: &Address) -> bool {
    desk.whole.people.distance(me.address, *other, usize::from(desk.person.handshakes)).is_some()
}
