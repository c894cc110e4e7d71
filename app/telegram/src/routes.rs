//! All routing on one screen: from what somebody pressed or said to the screen they see next.

use exodus_rules::request::Kind;

use crate::commands::{Ask, Command, of_word};
use crate::desk::{Desk, Trouble};
use crate::dialogues::{
    acts, ask, circle, commitment, home, intent, invitation, member, moving, offer, pool, proof, recovery, request, tie,
};
use crate::message::Screen;

/// Something was said: a word with a slash, or the answer to a question.
pub fn said(desk: &mut Desk<'_>, text: &str) -> Result<Screen, Trouble> {
    if let Some(command) = of_word(text) {
        desk.person.ask = None;
        return pressed(desk, command);
    }
    match desk.person.ask.clone() {
        Some(question) => ask::answer(desk, question, text),
        None => home::home(desk),
    }
}

/// A button was pressed.
pub fn pressed(desk: &mut Desk<'_>, command: Command) -> Result<Screen, Trouble> {
    match command {
        Command::Home => home::cancel(desk),
        Command::Help => Ok(home::help(desk)),
        Command::Languages => Ok(home::languages(desk)),
        Command::Speak(language) => home::speak(desk, language),
        Command::Settings => Ok(home::settings(desk)),
        Command::Notices => Ok(home::notices(desk)),
        Command::Toggle(kind) => Ok(home::toggle(desk, kind)),
        Command::Handshakes(number) => {
            desk.person.handshakes = number;
            Ok(home::settings(desk))
        }
        Command::Remind(days) => {
            desk.person.remind = days;
            Ok(home::settings(desk))
        }
        Command::Ask(question) => ask::begin(desk, question),
        Command::Sign(act) => acts::sign(desk, act),
        Command::Delegated(chosen) => crate::delegate::accept(desk, *chosen),

        Command::Join => member::join(desk),
        Command::Link => member::link(desk),
        Command::Profile => Ok(member::profile(desk)),
        Command::PaymentFirst(place) => Ok(member::payment_first(desk, place)),
        Command::PaymentDrop(place) => Ok(member::payment_drop(desk, place)),
        Command::Moving => moving::show(desk),
        Command::Delegate => member::delegate(desk),
        Command::MayClose => member::may_close(desk),
        Command::Yield(chat) => member::yields(desk, chat),
        Command::Unlinking => member::unlinking(desk),
        Command::Unlink => member::unlink(desk),
        Command::Leaving => member::leaving(desk),

        Command::Invite => invitation::invite(desk),
        Command::InviteWith(pledge, uses, days) => invitation::invite_with(desk, pledge, uses, days),
        Command::Links => invitation::links(desk),
        Command::Code(name) => invitation::code(desk, &name),
        Command::Accept(name) => invitation::accept(desk, name),
        Command::List(page) => tie::list(desk, page),
        Command::Person(other) => tie::person(desk, &other),
        Command::Friends(other) => tie::friends(desk, &other),
        Command::Graph => tie::graph(desk),
        Command::Withdrawn => tie::withdrawn(desk),
        Command::Circle => circle::show(desk),
        Command::Wider => {
            desk.person.handshakes = desk.person.handshakes.saturating_add(1).min(tie::FURTHEST);
            tie::list(desk, 0)
        }

        Command::Status => request::status(desk),
        Command::AskSupport => ask::begin(desk, Ask::SupportSum),
        Command::AskEmergency => ask::begin(desk, Ask::EmergencySum),
        Command::AskInitiative => ask::begin(desk, Ask::InitiativePrice),
        Command::Request(place) => request::show(desk, &place),
        Command::Asking => request::asking(desk, &[Kind::Emergency, Kind::Support], "request-asking"),
        Command::Initiatives => request::asking(desk, &[Kind::Initiative], "request-initiatives"),
        Command::Participants(place) => request::participants(desk, &place),
        Command::HelpLink(place) => request::help_link(desk, &place),
        Command::Proof(place) => proof::show(desk, &place),

        Command::Organiser => commitment::organiser(desk),
        Command::Meant => commitment::intents(desk, true),
        Command::MeantForMe => commitment::intents(desk, false),
        Command::Owing(settled) => commitment::list(desk, true, settled),
        Command::Owed(settled) => commitment::list(desk, false, settled),
        Command::Waiting => commitment::unconfirmed(desk),
        Command::Intent(place) => intent::show(desk, &place),
        Command::Commitment(place) => commitment::show(desk, &place),
        Command::AskToCommit(place) => intent::ask_to_commit(desk, &place),
        Command::AskToConfirm(place) => commitment::ask_to_confirm(desk, &place),

        Command::Pools => pool::list(desk),
        Command::Pool(place) => pool::show(desk, &place),
        Command::Claim(place) => pool::claim(desk, &place),
        Command::Offers => offer::list(desk),
        Command::Offer(place) => offer::show(desk, &place),
        Command::Deal(place) => offer::deal(desk, &place),
        Command::Recovery => recovery::show(desk),
        Command::Proposal(place) => recovery::proposal(desk, &place),
    }
}
