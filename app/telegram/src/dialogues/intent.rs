//! What somebody means to give: to change, to take back, to make a promise of.

use exodus_rules::request::Kind;
use exodus_sdk::Address;

use crate::act::{Act, find};
use crate::commands::{Ask, Command};
use crate::desk::{Desk, Trouble};
use crate::dialogues::acts;
use crate::message::{Button, Screen};

/// An intent, for its author or for the one it is for.
pub fn show(desk: &Desk<'_>, place: &Address) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let intent = find(&desk.whole.intents, place)?;
    let request = find(&desk.whole.requests, &intent.request)?;
    let facts = [
        ("author", desk.name(&intent.member).into()),
        ("name", desk.name(&request.beneficiary).into()),
        ("amount", desk.amount(intent.amount)),
        ("left", desk.amount(intent.left)),
    ];
    let key = if intent.recurring == 1 { "intent-recurring" } else { "intent-once" };
    let screen = Screen::of(desk.say(key, &facts));
    let screen = if intent.member == me.address {
        screen
            .row([
                desk.press("button-change", Command::Ask(Ask::Change(*place))),
                desk.press("button-take-back", Command::Sign(Act::TakeBack { intent: *place })),
            ])
            .row([
                desk.press("button-commit", Command::Ask(Ask::Commit(intent.request, false))),
                desk.press("button-done-at-once", Command::Ask(Ask::Commit(intent.request, true))),
            ])
    } else {
        screen.row([
            desk.press("button-ask-to-commit", Command::AskToCommit(*place)),
            desk.press("button-refuse", Command::Sign(Act::Refuse { intent: *place })),
        ])
    };
    Ok(screen.row([desk.press("button-request", Command::Request(intent.request)), desk.home()]))
}

/// How much somebody means to give was said.
pub fn meant(desk: &mut Desk<'_>, request: &Address, amount: u64) -> Result<Screen, Trouble> {
    let rules = find(&desk.whole.requests, request)?.read()?;
    let recurring = rules.kind == Kind::Support;
    acts::sign(desk, Act::Declare { request: *request, amount, recurring })
}

/// Another amount was said.
pub fn changed(desk: &mut Desk<'_>, place: &Address, amount: u64) -> Result<Screen, Trouble> {
    let recurring = find(&desk.whole.intents, place)?.recurring == 1;
    acts::sign(desk, Act::Change { intent: *place, amount, recurring })
}

/// Asks the author to make a promise of it: a message, once a day at most.
pub fn ask_to_commit(desk: &mut Desk<'_>, place: &Address) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let intent = find(&desk.whole.intents, place)?;
    let request = find(&desk.whole.requests, &intent.request)?;
    if request.beneficiary != me.address {
        return Err(Trouble::Said("trouble-not-yours"));
    }
    let author = desk.book.member(&intent.member).ok_or(Trouble::Said("trouble-not-here"))?;
    let facts = [
        ("name", crate::desk::name(desk.whole, desk.book, Some(&intent.member), &me.address).into()),
        ("amount", desk.amount(intent.left)),
    ];
    let say = |key: &str, facts: &[crate::desk::Fact<'_>]| crate::desk::say(desk.texts, author.language, key, facts);
    let screen = Screen::of(say("notice-asked-to-commit", &facts))
        .button(Button::Press(say("button-my-intent", &[]), Command::Intent(*place)));
    let today = desk.whole.clock.now.div_euclid(86_400);
    desk.tell(author.chat, format!("ask:{place}:{today}"), screen);
    Ok(Screen::of(desk.say("intent-asked", &[])).row([desk.press("button-back", Command::Intent(*place)), desk.home()]))
}
