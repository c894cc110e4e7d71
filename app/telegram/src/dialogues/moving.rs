//! What somebody may confirm who comes from the bots of before. It is offered as long as the ledger does not say it, and said
//! by their own wallet or not at all.

use exodus_rules::request::Kind;
use exodus_rules::tie::SideState;
use exodus_sdk::moving::{Known, Need, Steps, Sum};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Request};
use exodus_sdk::{Address, address};

use crate::act::Act;
use crate::commands::{Ask, Command};
use crate::desk::{Desk, Trouble, name_of_before};
use crate::dialogues::{ask, invitation, request};
use crate::message::{Button, Screen};

/// So many steps are shown at once.
const SHOWN: usize = 20;

/// A step: what it says, and the button that takes it, where it can be taken already.
type Step = (String, Option<Button>);

/// How many steps are left for whoever asks.
pub fn left(desk: &Desk<'_>) -> usize {
    steps(desk).map_or(0, |steps| steps.len())
}

/// What is left to confirm.
pub fn show(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    let steps = steps(desk)?;
    let screen = Screen::of(desk.say("moving-steps", &[("count", steps.len().into())]));
    let screen = steps.into_iter().take(SHOWN).fold(screen, |screen, (words, button)| screen.line(&words).row(button));
    Ok(screen.button(desk.home()))
}

fn steps(desk: &Desk<'_>) -> Result<Vec<Step>, Trouble> {
    let me = desk.me()?;
    let before = desk.book.before(desk.person.chat).ok_or(Trouble::Said("trouble-gone"))?;
    let Steps { invite, expect, declare, commit, ask, .. } = before;
    let ties = invite.iter().map(|other| (other, true)).chain(expect.iter().map(|other| (other, false)));
    let ties = ties.filter_map(|(other, first)| tie(desk, me, other, first));
    let asks = ask.iter().filter_map(|need| own(desk, me, need));
    let meant = declare.iter().filter_map(|sum| intent(desk, me, sum));
    let promised = commit.iter().filter_map(|sum| promise(desk, me, sum));
    Ok(ties.chain(asks).chain(meant).chain(promised).collect())
}

/// The member that somebody of before is by now.
fn member(desk: &Desk<'_>, other: &Known) -> Option<Address> {
    desk.book.person(other.id)?.member.filter(|member| desk.whole.members.contains_key(member))
}

/// A tie that is not there yet: whoever is a member is offered a hand, anybody else an invitation.
fn tie(desk: &Desk<'_>, me: &Located<Member>, other: &Known, first: bool) -> Option<Step> {
    let name = [("name", name_of_before(&other.name).into())];
    let Some(member) = member(desk, other) else {
        let invite = Command::InviteWith(me.pledge, 1, invitation::DAYS);
        let button = first.then(|| Button::Press(desk.say("button-moving-invite", &name), invite));
        return Some((desk.say("moving-not-here", &name), button));
    };
    let offered = desk.whole.ties.get(&address::tie(&me.address, &member)).and_then(|tie| {
        let end = tie.end(&me.address).ok()?;
        Some(tie.read().ok()?.side(end).state)
    });
    match offered {
        // What was withdrawn here since is nobody's word any more.
        Some(SideState::Extended | SideState::Withdrawn) => None,
        _ => {
            let extend = Command::Sign(Act::Extend { other: member, pledge: me.pledge });
            let button = Button::Press(desk.say("button-moving-extend", &name), extend);
            Some((desk.say("moving-tie", &name), Some(button)))
        }
    }
}

/// What somebody asked for, and does not yet ask for here.
fn own(desk: &Desk<'_>, me: &Located<Member>, need: &Need) -> Option<Step> {
    let kind = if need.days.is_some() { Kind::Emergency } else { Kind::Support };
    if live(desk, me.address, kind).is_some() {
        return None;
    }
    let Some(target) = read(desk, &need.amount) else {
        return Some(unread(desk, "moving-ask-unread", &need.amount, None));
    };
    let act = match need.days {
        Some(days) => request::calling(desk, target, days.into()),
        None => request::supporting(target),
    };
    let words = desk.say("moving-ask", &[("amount", desk.amount(target))]);
    Some((words, Some(desk.press("button-moving-ask", Command::Ask(Ask::Reason(act))))))
}

/// What somebody meant to give, where it is asked for here and not meant yet.
fn intent(desk: &Desk<'_>, me: &Located<Member>, sum: &Sum) -> Option<Step> {
    let asked = member(desk, &sum.to).and_then(|member| live(desk, member, Kind::Support));
    let means = |asked: &Located<Request>| address::intent(&asked.address, &me.address);
    if asked.is_some_and(|asked| desk.whole.intents.contains_key(&means(asked))) {
        return None;
    }
    let Some(amount) = read(desk, &sum.amount) else {
        return Some(unread(desk, "moving-intent-unread", &sum.amount, Some(&sum.to)));
    };
    let facts = [("name", name_of_before(&sum.to.name).into()), ("amount", desk.amount(amount))];
    let Some(asked) = asked else { return Some((desk.say("moving-intent-waits", &facts), None)) };
    let declare = Act::Declare { request: asked.address, amount, recurring: true };
    let button = Button::Press(desk.say("button-moving-declare", &facts), Command::Sign(declare));
    Some((desk.say("moving-intent", &facts), Some(button)))
}

/// What somebody promised, and has not promised here.
fn promise(desk: &Desk<'_>, me: &Located<Member>, sum: &Sum) -> Option<Step> {
    let creditor = member(desk, &sum.to);
    let made = |creditor: Address| {
        desk.whole.commitments_of(&me.address).any(|it| it.debtor == me.address && it.creditor == creditor)
    };
    if creditor.is_some_and(made) {
        return None;
    }
    let Some(amount) = read(desk, &sum.amount) else {
        return Some(unread(desk, "moving-promise-unread", &sum.amount, Some(&sum.to)));
    };
    let facts = [("name", name_of_before(&sum.to.name).into()), ("amount", desk.amount(amount))];
    let Some(creditor) = creditor else { return Some((desk.say("moving-promise-waits", &facts), None)) };
    let tied = desk.whole.ties.get(&address::tie(&me.address, &creditor));
    if !tied.is_some_and(|tie| tie.read().is_ok_and(|tie| tie.is_mutual())) {
        return Some((desk.say("moving-promise-waits", &facts), None));
    }
    let due = ask::due(desk);
    let button =
        Button::Press(desk.say("button-moving-promise", &facts), Command::Sign(Act::Promise { creditor, amount, due }));
    Some((desk.say("moving-promise", &facts), Some(button)))
}

/// An amount of before in the unit of this network.
fn read(desk: &Desk<'_>, amount: &str) -> Option<u64> {
    desk.whole.unit.parse(amount).ok().map(exodus_rules::Amount::get)
}

/// A step whose amount cannot be read: whoever it belongs to learns that it is there, and what it said.
fn unread(desk: &Desk<'_>, key: &'static str, amount: &str, to: Option<&Known>) -> Step {
    let name = to.map(|to| name_of_before(&to.name)).unwrap_or_default();
    let facts = [
        ("name", name.into()),
        ("amount", name_of_before(amount).into()),
        ("unit", desk.whole.unit.code().to_owned().into()),
    ];
    (desk.say(key, &facts), None)
}

fn live<'a>(desk: &Desk<'a>, member: Address, kind: Kind) -> Option<&'a Located<Request>> {
    let mut live = request::live(desk.whole, member);
    live.find(|(_, rules)| rules.kind == kind).map(|(request, _)| request)
}
