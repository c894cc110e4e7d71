//! Guardians, and proposals of a new key for somebody who has lost theirs.

use exodus_rules::Timestamp;
use exodus_rules::recovery::Terms;
use exodus_sdk::instructions::tie::other_end;
use exodus_sdk::record::Located;
use exodus_sdk::state::Recovery;
use exodus_sdk::whole::Whole;
use exodus_sdk::{Address, address};

use crate::act::{Act, find};
use crate::commands::{Ask, Command};
use crate::desk::{Desk, Trouble, day};
use crate::message::{Button, Screen};

/// How many guardians it takes and how many days, where somebody begins to choose.
const THRESHOLD: u8 = 2;
const DAYS: u8 = 7;

/// One's guardians, and whom one guards.
pub fn show(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let facts = [
        ("guardians", me.guardians.into()),
        ("threshold", me.guardian_threshold.into()),
        ("days", me.recovery_days.into()),
    ];
    let mut screen = Screen::of(desk.say("recovery-own", &facts));
    for friend in desk.whole.people.rings(me.address, 1).concat() {
        let Some(tie) = desk.whole.ties.get(&address::tie(&me.address, &friend)) else { continue };
        let other = other_end(me, tie);
        let own = if tie.lower == me.address { &tie.lower_side } else { &tie.higher_side };
        let chosen = own.is_chosen();
        let key = if chosen { "button-guardian-off" } else { "button-guardian-on" };
        let act = Act::Guardian { tie: tie.address, chosen: !chosen };
        let mut row = vec![Button::Press(desk.say(key, &[("name", desk.name(&other).into())]), Command::Sign(act))];
        let ward = tie.end(&other).and_then(|end| tie.read()?.must_guard(end, desk.whole.now()));
        if ward.is_ok() {
            let label = desk.say("button-propose", &[("name", desk.name(&other).into())]);
            row.push(Button::Press(label, Command::Ask(Ask::NewKey(other))));
        }
        screen = screen.row(row);
    }
    if me.guardian_threshold == 0 {
        let arrange = Act::Arrange { threshold: THRESHOLD, days: DAYS };
        screen = screen.button(desk.press("button-arrange", Command::Sign(arrange)));
    }
    let friends = desk.whole.people.rings(me.address, 1).concat();
    let about = friends.iter().chain([&me.address]).flat_map(|member| desk.whole.recoveries_of(member));
    let screen = about.fold(screen, |screen, proposal| {
        let label = desk.say("recovery-label", &[("name", desk.name(&proposal.member).into())]);
        screen.button(Button::Press(label, Command::Proposal(proposal.address)))
    });
    Ok(screen.row([desk.press("button-settings", Command::Settings), desk.home()]))
}

/// A proposal: for its member to stop, for a guardian to agree with.
pub fn proposal(desk: &Desk<'_>, place: &Address) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    let proposal = find(&desk.whole.recoveries, place)?;
    let facts = [
        ("name", desk.name(&proposal.member).into()),
        ("key", proposal.key.to_string().into()),
        ("approvals", proposal.approvals.into()),
        ("from", day(soonest(desk.whole, proposal))),
        ("until", day(proposal.expires)),
    ];
    let screen = Screen::of(desk.say("recovery-proposal", &facts));
    let screen = if proposal.member == me {
        let ripe = is_ripe(desk.whole, proposal);
        let execute = Command::Sign(Act::Execute { recovery: *place });
        screen
            .button(desk.press("button-veto", Command::Sign(Act::Veto { recovery: *place })))
            .row(ripe.then(|| desk.press("button-execute", execute)))
    } else {
        screen.button(desk.press("button-approve", Command::Sign(Act::Approve { recovery: *place })))
    };
    Ok(screen.row([desk.press("button-recovery", Command::Recovery), desk.home()]))
}

/// Whether the proposed key may be used now: enough guardians stand behind it still, and the delay has passed since they did.
fn is_ripe(whole: &Whole, proposal: &Located<Recovery>) -> bool {
    let Some(ward) = whole.members.get(&proposal.member) else { return false };
    let behind = whole.behind(proposal);
    let counting = proposal.approvers().iter().filter(|one| behind.contains(&one.guardian));
    let times = counting.map(|one| Timestamp::new(one.at));
    proposal.read().must_be_ripe(&ward.tenure(), times, whole.now()).is_ok()
}

/// From when a proposal takes effect at the soonest.
pub fn soonest(whole: &Whole, proposal: &Recovery) -> i64 {
    let terms = whole.members.get(&proposal.member).map_or_else(Terms::default, |ward| ward.recovery().at(whole.now()));
    proposal.read().soonest(terms, whole.now()).get()
}
