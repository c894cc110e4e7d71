//! Joining, the profile, who may act for one, leaving.

use exodus_rules::delegate::Scope;
use exodus_sdk::{Signer as _, keypair_from_seed};

use crate::act::Act;
use crate::commands::{Ask, Command};
use crate::desk::{Desk, Trouble, day};
use crate::dialogues::{acts, ask};
use crate::message::{Button, Screen};
use crate::secret;

/// The longest that a delegate may act, in seconds: half of what the rules allow, so that it is chosen anew now and then.
const DELEGATE: i64 = 182 * 86_400;

/// Joins the network; whoever has said no name yet is asked for it first.
pub fn join(desk: &mut Desk<'_>) -> Result<Screen, Trouble> {
    if desk.me().is_ok() {
        return Err(Trouble::Said("trouble-member-already"));
    }
    if desk.person.profile.name.is_empty() {
        return ask::begin(desk, Ask::Name);
    }
    let (pledge, profile) = (desk.whole.network.default_pledge, desk.person.profile.hash());
    acts::sign(desk, Act::Join { pledge, profile })
}

/// Shows that a wallet which has joined already is one's own: it signs the hash of this very profile.
pub fn link(desk: &mut Desk<'_>) -> Result<Screen, Trouble> {
    let profile = desk.person.profile.hash();
    acts::sign(desk, Act::Show { profile })
}

/// The own profile.
pub fn profile(desk: &Desk<'_>) -> Screen {
    let profile = &desk.person.profile;
    let facts = [
        ("name", profile.name.as_str().into()),
        ("about", profile.about.as_str().into()),
        ("link", profile.link.as_str().into()),
    ];
    let mut screen = Screen::of(desk.say("member-profile", &facts));
    for (place, payment) in profile.payments.iter().enumerate() {
        screen = screen.line(&format!("{}. {payment}", place.saturating_add(1)));
    }
    if profile.payments.is_empty() {
        screen = screen.line(&desk.say("member-ask-in-person", &[]));
    }
    let changed = desk.me().is_ok_and(|me| me.profile != profile.hash());
    screen = screen
        .row([desk.press("button-name", Command::Ask(Ask::Name)), desk.press("button-about", Command::Ask(Ask::About))])
        .row([
            desk.press("button-own-link", Command::Ask(Ask::Link)),
            desk.press("button-payment", Command::Ask(Ask::Payment)),
        ]);
    for (place, _) in profile.payments.iter().enumerate() {
        let number = [("number", place.saturating_add(1).into())];
        let first = Button::Press(desk.say("button-payment-first", &number), Command::PaymentFirst(place));
        let drop = Button::Press(desk.say("button-payment-drop", &number), Command::PaymentDrop(place));
        screen = screen.row([first, drop]);
    }
    if changed {
        let me = desk.me().map(|me| (me.pledge, me.attention)).unwrap_or_default();
        let act = Act::Set { pledge: me.0, attention: me.1, profile: profile.hash() };
        screen = screen.button(desk.press("button-seal-profile", Command::Sign(act)));
    }
    screen.button(desk.home())
}

/// A payment detail comes first.
pub fn payment_first(desk: &mut Desk<'_>, place: usize) -> Screen {
    let payments = &mut desk.person.profile.payments;
    if place < payments.len() {
        let payment = payments.remove(place);
        payments.insert(0, payment);
    }
    profile(desk)
}

/// A payment detail goes.
pub fn payment_drop(desk: &mut Desk<'_>, place: usize) -> Screen {
    let payments = &mut desk.person.profile.payments;
    if place < payments.len() {
        payments.remove(place);
    }
    profile(desk)
}

/// Who may act for one: the door, if one lets it, within a limit and for a time.
pub fn delegate(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    desk.me()?;
    Ok(match crate::delegate::power(desk.whole, &desk.person) {
        Some(power) => {
            let facts = [("limit", desk.amount(power.limit)), ("until", day(power.expires))];
            let revoke = Command::Sign(Act::Revoke { delegate: power.address });
            let closes = power.scopes & Scope::CloseRequests.bit() != 0;
            let may = if closes { "member-delegate-closes" } else { "member-delegate-closes-not" };
            Screen::of(desk.say("member-delegate-on", &facts))
                .line(&desk.say(may, &[]))
                .row((!closes).then(|| desk.press("button-grant-closing", Command::MayClose)))
                .button(desk.press("button-revoke", revoke))
        }
        None => Screen::of(desk.say("member-delegate-off", &[]))
            .button(desk.press("button-grant", Command::Ask(Ask::DelegateLimit))),
    }
    .button(desk.press("button-back", Command::Settings)))
}

/// How far the delegate may go. That it may end requests too is asked apart: whoever stole its key could end a call for help.
pub fn grant(desk: &mut Desk<'_>, limit: u64) -> Result<Screen, Trouble> {
    lend(desk, limit, false)
}

/// The delegate may end requests too, within the limit that it has.
pub fn may_close(desk: &mut Desk<'_>) -> Result<Screen, Trouble> {
    let power = crate::delegate::power(desk.whole, &desk.person).ok_or(Trouble::Said("trouble-delegate"))?;
    lend(desk, power.limit, true)
}

/// Its key is made here, and never leaves the door.
fn lend(desk: &mut Desk<'_>, limit: u64, closes: bool) -> Result<Screen, Trouble> {
    desk.me()?;
    let seed = desk.person.delegate.unwrap_or_else(secret::random);
    desk.person.delegate = Some(seed);
    let key = keypair_from_seed(&seed).map_err(|_| Trouble::Said("trouble-gone"))?.pubkey();
    let expires = desk.whole.clock.now.saturating_add(DELEGATE);
    acts::sign(desk, Act::Grant { key, limit, expires, closes })
}

/// Whoever has this chat hands the member over to the chat that has shown its wallet.
pub fn yields(desk: &mut Desk<'_>, chat: i64) -> Result<Screen, Trouble> {
    let member = desk.me()?.address;
    let waits = desk.book.person(chat).and_then(|other| other.shows);
    waits.filter(|claim| claim.member == member && claim.stands.is_some()).ok_or(Trouble::Said("trouble-gone"))?;
    desk.person.yields = Some(chat);
    Ok(Screen::of(desk.say("member-yields", &[])))
}

/// Asks whether this chat shall forget the wallet.
pub fn unlinking(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    desk.me()?;
    Ok(Screen::of(desk.say("member-unlinking", &[]))
        .row([desk.press("button-unlink-yes", Command::Unlink), desk.press("button-back", Command::Settings)]))
}

/// It does: nothing on the ledger changes.
pub fn unlink(desk: &mut Desk<'_>) -> Result<Screen, Trouble> {
    desk.me()?;
    desk.person = desk.person.apart();
    Ok(Screen::of(desk.say("member-unlinked", &[])).button(desk.home()))
}

/// Asks to leave: what stands in the way is said before anything is signed.
pub fn leaving(desk: &mut Desk<'_>) -> Result<Screen, Trouble> {
    desk.me()?;
    acts::sign(desk, Act::Leave)
}
