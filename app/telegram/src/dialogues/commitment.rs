//! The organiser, and promises: performed, confirmed, asked for, let go.

use exodus_rules::commitment::Party;
use exodus_sdk::Address;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Intent};

use crate::act::{Act, find};
use crate::commands::{Ask, Command};
use crate::desk::{Desk, Trouble, day};
use crate::message::{Button, Screen};

/// How many stand in a list.
const MOST: usize = 30;

/// Everything that was meant and promised, counted.
pub fn organiser(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    let counted = |key: &str, count: usize, command| Button::Press(desk.say(key, &[("count", count.into())]), command);
    let count = |owing: bool, settled: bool| promises(desk, &me, owing).filter(|it| is_open(it) != settled).count();
    Ok(Screen::of(desk.say("commitment-organiser", &[]))
        .button(counted("button-meant", meant(desk, &me, true).count(), Command::Meant))
        .button(counted("button-owing", count(true, false), Command::Owing(false)))
        .button(counted("button-meant-for-me", meant(desk, &me, false).count(), Command::MeantForMe))
        .button(counted("button-owed", count(false, false), Command::Owed(false)))
        .button(counted("button-waiting", waiting(desk, &me).count(), Command::Waiting))
        .row([
            counted("button-archive-owing", count(true, true), Command::Owing(true)),
            counted("button-archive-owed", count(false, true), Command::Owed(true)),
        ])
        .button(desk.press("button-circle", Command::Circle))
        .button(desk.home()))
}

/// The intents of one, or those for one.
pub fn intents(desk: &Desk<'_>, own: bool) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    let found: Vec<_> = meant(desk, &me, own).collect();
    let key = if own { "commitment-meant" } else { "commitment-meant-for-me" };
    let screen = Screen::of(desk.say(key, &[("count", found.len().into())]));
    let screen = found.into_iter().take(MOST).fold(screen, |screen, intent| {
        let request = desk.whole.requests.get(&intent.request);
        let other = if own { request.map_or(intent.member, |request| request.beneficiary) } else { intent.member };
        let label = format!("{} · {}", desk.name(&other), desk.whole.unit.show(intent.left));
        screen.button(Button::Press(label, Command::Intent(intent.address)))
    });
    Ok(screen.row([desk.press("button-organiser", Command::Organiser), desk.home()]))
}

/// What one owes, or is owed; open or settled.
pub fn list(desk: &Desk<'_>, owing: bool, settled: bool) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    let found: Vec<_> = promises(desk, &me, owing).filter(|promise| is_open(promise) != settled).collect();
    let key = match (owing, settled) {
        (true, false) => "commitment-owing",
        (true, true) => "commitment-archive-owing",
        (false, false) => "commitment-owed",
        (false, true) => "commitment-archive-owed",
    };
    Ok(listed(desk, key, found, owing))
}

/// What waits for one's confirmation.
pub fn unconfirmed(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    Ok(listed(desk, "commitment-waiting", waiting(desk, &me).collect(), false))
}

fn listed(desk: &Desk<'_>, key: &str, found: Vec<&Located<Commitment>>, owing: bool) -> Screen {
    let screen = Screen::of(desk.say(key, &[("count", found.len().into())]));
    let screen = found.into_iter().take(MOST).fold(screen, |screen, promise| {
        let other = if owing { promise.creditor } else { promise.debtor };
        let left = promise.read().map(|rules| rules.outstanding().get()).unwrap_or_default();
        let sum = if left == 0 { promise.amount } else { left };
        let late = if desk.whole.overdue(promise).is_ok_and(|sum| !sum.is_zero()) { " ⏰" } else { "" };
        let label = format!("{} · {}{late}", desk.name(&other), desk.whole.unit.show(sum));
        screen.button(Button::Press(label, Command::Commitment(promise.address)))
    });
    screen.row([desk.press("button-organiser", Command::Organiser), desk.home()])
}

/// A promise, for whoever owes or is owed; to anybody else it says nothing that they could do.
pub fn show(desk: &Desk<'_>, place: &Address) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    let promise = find(&desk.whole.commitments, place)?;
    let rules = promise.read()?;
    let facts = [
        ("debtor", desk.name(&promise.debtor).into()),
        ("creditor", desk.name(&promise.creditor).into()),
        ("amount", desk.amount(promise.amount)),
        ("due", day(promise.due)),
        ("performed", desk.amount(promise.performed)),
        ("kept", desk.amount(promise.kept)),
        ("left", desk.amount(rules.outstanding().get())),
    ];
    let mut screen = Screen::of(desk.say("commitment-one", &facts));
    if promise.debtor == me
        && let Some(payment) = desk.book.member(&promise.creditor).and_then(|person| person.profile.payments.first())
    {
        screen = screen.line(&desk.say("commitment-pay", &[("payment", crate::clean::isolated(payment).into())]));
    }
    if rules.outstanding().is_zero() {
        return Ok(screen
            .line(&desk.say("commitment-settled", &[]))
            .row([desk.press("button-organiser", Command::Organiser), desk.home()]));
    }
    let done = rules.unanswered().get();
    let screen = match promise.party(&me) {
        Party::Debtor => screen
            .button(desk.press("button-perform", Command::Ask(Ask::Perform(*place))))
            .row((done > 0).then(|| desk.press("button-remind", Command::AskToConfirm(*place)))),
        Party::Creditor => {
            let confirm = Act::Confirm { commitment: *place, sum: done };
            screen
                .row((done > 0).then(|| desk.press("button-confirm", Command::Sign(confirm))))
                .row([
                    desk.press("button-confirm-sum", Command::Ask(Ask::Confirm(*place))),
                    desk.press("button-demand", Command::Sign(Act::Demand { commitment: *place })),
                ])
                .button(desk.press("button-forgive", Command::Ask(Ask::Forgive(*place))))
        }
        Party::Stranger => screen,
    };
    Ok(screen.row([desk.press("button-organiser", Command::Organiser), desk.home()]))
}

/// Asks the creditor to confirm: a message, once a day at most.
pub fn ask_to_confirm(desk: &mut Desk<'_>, place: &Address) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    let promise = find(&desk.whole.commitments, place)?;
    if promise.party(&me) != Party::Debtor {
        return Err(Trouble::Said("trouble-not-yours"));
    }
    let creditor = desk.book.member(&promise.creditor).ok_or(Trouble::Said("trouble-not-here"))?;
    let facts = [
        ("name", crate::desk::name(desk.whole, desk.book, Some(&promise.creditor), &me).into()),
        ("amount", desk.amount(promise.read()?.unanswered().get())),
    ];
    let say = |key: &str, facts: &[crate::desk::Fact<'_>]| crate::desk::say(desk.texts, creditor.language, key, facts);
    let screen = Screen::of(say("notice-asked-to-confirm", &facts))
        .button(Button::Press(say("button-look", &[]), Command::Commitment(*place)));
    let today = desk.whole.clock.now.div_euclid(86_400);
    desk.tell(creditor.chat, format!("confirm:{place}:{today}"), screen);
    Ok(Screen::of(desk.say("commitment-reminded", &[]))
        .row([desk.press("button-back", Command::Commitment(*place)), desk.home()]))
}

fn is_open(promise: &Commitment) -> bool {
    promise.read().is_ok_and(|rules| !rules.outstanding().is_zero())
}

/// What a member owes, or is owed.
fn promises<'a>(desk: &Desk<'a>, me: &'a Address, owing: bool) -> impl Iterator<Item = &'a Located<Commitment>> {
    desk.whole.commitments_of(me).filter(move |it| if owing { it.debtor == *me } else { it.creditor == *me })
}

/// What a member means to give, or what is meant for them.
fn meant<'a>(desk: &Desk<'a>, me: &'a Address, own: bool) -> Box<dyn Iterator<Item = &'a Located<Intent>> + 'a> {
    let whole = desk.whole;
    if own {
        return Box::new(whole.intents_of(me));
    }
    Box::new(whole.requests_of(me).flat_map(move |request| whole.intents_of(&request.address)))
}

fn waiting<'a>(desk: &Desk<'a>, me: &'a Address) -> impl Iterator<Item = &'a Located<Commitment>> {
    promises(desk, me, false).filter(|promise| promise.read().is_ok_and(|rules| !rules.unanswered().is_zero()))
}
