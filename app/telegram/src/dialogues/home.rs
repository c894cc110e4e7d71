//! The first screen, languages, settings, help.

use exodus_graph::support::circle;

use crate::commands::{Ask, Command};
use crate::desk::{Desk, Trouble};
use crate::dialogues::{invitation, moving, request, tie};
use crate::message::{Button, Screen};
use crate::notices::Kind;
use crate::texts::Language;

/// The languages, each in its own name: whoever comes for the first time reads none of the others.
pub fn languages(desk: &Desk<'_>) -> Screen {
    let screen = Screen::of(desk.say("home-languages", &[]));
    let buttons = Language::ALL.map(|language| Button::Press(language.name().to_owned(), Command::Speak(language)));
    buttons.into_iter().fold(screen, Screen::button)
}

/// One of them was chosen. Whoever came by an invitation goes on to it.
pub fn speak(desk: &mut Desk<'_>, language: Language) -> Result<Screen, Trouble> {
    (desk.person.language, desk.person.chosen) = (language, true);
    match desk.person.invited.clone() {
        Some(link) => invitation::accept(desk, link),
        None => home(desk),
    }
}

/// The first screen: for somebody new what this is, for a member how things stand.
pub fn home(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    if !desk.person.chosen {
        return Ok(languages(desk));
    }
    let Ok(me) = desk.me() else {
        let welcome = Screen::of(desk.say("home-welcome", &[]));
        let welcome = match desk.book.before(desk.person.chat) {
            Some(steps) => {
                let people = steps.invite.len().saturating_add(steps.expect.len());
                welcome.line("").line(&desk.say("moving-welcome", &[("people", people.into())]))
            }
            None => welcome,
        };
        return Ok(welcome
            .button(desk.press("button-join", Command::Join))
            .button(desk.press("button-link", Command::Link))
            .row([desk.press("button-language", Command::Languages), desk.press("button-help", Command::Help)]));
    };
    let (people, resource) = tie::reach(desk, me)?;
    let light = request::light(desk, &me.address);
    let found = circle(me.address, &desk.whole.helps_around(&me.address));
    let facts = [
        ("name", desk.name(&me.address).into()),
        ("people", people.into()),
        ("resource", desk.amount(resource)),
        ("supporters", found.supporters.len().into()),
        ("supported", found.supported.len().into()),
    ];
    let moving = moving::left(desk);
    let moving =
        (moving > 0).then(|| Button::Press(desk.say("button-moving", &[("count", moving.into())]), Command::Moving));
    Ok(Screen::of(desk.say("home-member", &facts))
        .line(&desk.say(light.key(), &[]))
        .row(moving)
        .row([desk.press("button-list", Command::List(0)), desk.press("button-invite", Command::Invite)])
        .row([desk.press("button-organiser", Command::Organiser), desk.press("button-status", Command::Status)])
        .row([desk.press("button-asking", Command::Asking), desk.press("button-initiatives", Command::Initiatives)])
        .row([desk.press("button-offers", Command::Offers), desk.press("button-pools", Command::Pools)])
        .row([desk.press("button-profile", Command::Profile), desk.press("button-settings", Command::Settings)])
        .row([desk.press("button-graph", Command::Graph), desk.press("button-help", Command::Help)]))
}

/// What all this is, in a few sentences.
pub fn help(desk: &Desk<'_>) -> Screen {
    Screen::of(desk.say("home-help", &[])).button(desk.home())
}

/// What somebody may set.
pub fn settings(desk: &Desk<'_>) -> Screen {
    let facts = [("handshakes", desk.person.handshakes.into()), ("days", desk.person.remind.into())];
    let screen = Screen::of(desk.say("home-settings", &facts));
    let screen = screen.row((1..=6_u8).map(|number| Button::Press(number.to_string(), Command::Handshakes(number))));
    let days = [0_u8, 1, 7, 14];
    let days = days.map(|days| Button::Press(desk.say("button-days", &[("days", days.into())]), Command::Remind(days)));
    screen
        .row(days)
        .row([desk.press("button-language", Command::Languages), desk.press("button-notices", Command::Notices)])
        .row([
            desk.press("button-pledge", Command::Ask(Ask::Pledge)),
            desk.press("button-attention", Command::Ask(Ask::Attention)),
        ])
        .row([desk.press("button-delegate", Command::Delegate), desk.press("button-recovery", Command::Recovery)])
        .row([desk.press("button-unlink", Command::Unlinking), desk.press("button-leave", Command::Leaving)])
        .button(desk.home())
}

/// Which messages come. A proposal of a new key always does.
pub fn notices(desk: &Desk<'_>) -> Screen {
    let screen = Screen::of(desk.say("home-notices", &[]));
    let switches = Kind::ALL.into_iter().filter(|kind| kind.may_be_quiet()).map(|kind| {
        let on = if desk.person.quiet.contains(&kind) { "○" } else { "●" };
        Button::Press(format!("{on} {}", desk.say(kind.label(), &[])), Command::Toggle(kind))
    });
    switches.fold(screen, Screen::button).button(desk.press("button-back", Command::Settings))
}

/// One kind of them, on or off.
pub fn toggle(desk: &mut Desk<'_>, kind: Kind) -> Screen {
    if !desk.person.quiet.remove(&kind) {
        desk.person.quiet.insert(kind);
    }
    notices(desk)
}

/// Nothing is asked any more.
pub fn cancel(desk: &mut Desk<'_>) -> Result<Screen, Trouble> {
    desk.person.ask = None;
    home(desk)
}
