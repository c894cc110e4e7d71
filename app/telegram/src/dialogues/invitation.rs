//! Invitations: made, passed on, shown as a code, accepted.

use exodus_sdk::{Keypair, Signer as _, address, keypair_from_seed};

use crate::act::Act;
use crate::book::Link;
use crate::commands::{Ask, Command};
use crate::desk::{Desk, Trouble, day};
use crate::dialogues::{acts, home, member, request};
use crate::message::Screen;
use crate::secret;
use crate::store::Write;

/// How long a link is good for, in days, if nobody says otherwise.
pub const DAYS: u8 = 7;

/// With how much, and for how many.
pub fn invite(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let facts = [("pledge", desk.amount(me.pledge)), ("days", DAYS.into())];
    Ok(Screen::of(desk.say("tie-invite", &facts))
        .button(desk.press("button-invite-one", Command::InviteWith(me.pledge, 1, DAYS)))
        .button(desk.press("button-invite-many", Command::InviteWith(me.pledge, 10, DAYS)))
        .button(desk.press("button-invite-sum", Command::Ask(Ask::InvitePledge)))
        .row([desk.press("button-links", Command::Links), desk.home()]))
}

/// Makes the key of a link; the link lives once the wallet has signed it.
pub fn invite_with(desk: &mut Desk<'_>, pledge: u64, uses: u8, days: u8) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let seed = *Keypair::new().secret_bytes();
    let name = secret::random_name();
    desk.writes.push(Write::Link { name: name.clone(), link: Link { member: me.address, seed } });
    let expires = desk.whole.clock.now.saturating_add(i64::from(days).saturating_mul(86_400));
    acts::sign(desk, Act::Invite { link: name, pledge, uses, expires })
}

/// The links on their way, each to pass on.
pub fn links(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let own = desk.book.links_of(&me.address);
    let mut screen = Screen::of(desk.say("tie-links", &[]));
    let mut none = true;
    for (name, link) in own {
        let Ok(key) = keypair_from_seed(&link.seed) else { continue };
        let Some(invitation) = desk.whole.invitations.get(&address::invitation(&key.pubkey())) else { continue };
        none = false;
        let facts = [
            ("pledge", desk.amount(invitation.pledge)),
            ("uses", invitation.uses_left.into()),
            ("until", day(invitation.expires)),
        ];
        screen = screen.line("").line(&desk.place.start(name)).line(&desk.say("tie-link", &facts));
        let cancel = Command::Sign(Act::CancelLink { invitation: invitation.address });
        screen = screen
            .row([desk.press("button-qr", Command::Code(name.clone())), desk.press("button-cancel-link", cancel)]);
    }
    let screen = if none { screen.line(&desk.say("tie-no-links", &[])) } else { screen };
    Ok(screen.row([desk.press("button-invite", Command::Invite), desk.home()]))
}

/// A link of one's own as a code, for whoever stands beside one.
pub fn code(desk: &Desk<'_>, name: &str) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let own = desk.book.link(name).is_some_and(|link| link.member == me.address);
    let url = own.then(|| desk.place.start(name)).ok_or(Trouble::Said("trouble-link"))?;
    let picture = crate::code::png(&url).ok_or(Trouble::Said("trouble-picture"))?;
    let screen = Screen::of(url).row([desk.press("button-links", Command::Links), desk.home()]);
    Ok(Screen { picture: Some(picture), ..screen })
}

/// A hand is offered: do you accept? The name of whoever offers it is theirs to show to whom they gave the link.
pub fn accept(desk: &mut Desk<'_>, name: String) -> Result<Screen, Trouble> {
    if let Some(request) = name.strip_prefix(request::LINK).and_then(|text| text.parse().ok()) {
        desk.person.invited = None;
        return request::show(desk, &request);
    }
    desk.person.invited = Some(name.clone());
    if !desk.person.chosen {
        return Ok(home::languages(desk));
    }
    let place = crate::act::invitation(desk.book, &name)?;
    let invitation = desk.whole.invitations.get(&place).ok_or(Trouble::Said("trouble-link"))?;
    if invitation.read()?.accept(invitation.read()?.epoch, desk.whole.now()).is_err() {
        return Err(Trouble::Said("trouble-link"));
    }
    let pledge = desk.me().map_or(desk.whole.network.default_pledge, |me| me.pledge);
    let facts = [
        ("name", desk.near(&invitation.inviter).into()),
        ("theirs", desk.amount(invitation.pledge)),
        ("mine", desk.amount(pledge)),
    ];
    let screen = Screen::of(desk.say("tie-accept", &facts));
    if desk.person.profile.name.is_empty() {
        return Ok(
            screen.row([desk.press("button-accept", Command::Ask(Ask::Name)), desk.press("button-no", Command::Home)])
        );
    }
    let act = Act::Accept { link: name, pledge, profile: desk.person.profile.hash() };
    Ok(screen.row([desk.press("button-accept", Command::Sign(act)), desk.press("button-no", Command::Home)]))
}

/// After a name was said: on with the invitation, or with joining.
pub fn named(desk: &mut Desk<'_>) -> Result<Screen, Trouble> {
    match (desk.person.invited.clone(), desk.me().is_ok()) {
        (Some(link), false) => accept(desk, link),
        (_, true) => Ok(member::profile(desk)),
        (None, false) => member::join(desk),
    }
}
