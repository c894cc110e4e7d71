//! `exodus member show`: facts, never one score.

use exodus_rules::Timestamp;
use exodus_sdk::Unit;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Tombstone};
use exodus_sdk::whole::presence;

use super::view::View;
use super::words::Words;
use crate::args::member::Show;
use crate::exit::Failure;
use crate::session::{Session, parse_address};
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Show, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    if let Some(text) = &options.member
        && let Ok(Some(stone)) = session.chain.find::<Tombstone>(&parse_address(text)?)
    {
        return super::stone::show(&session, &stone);
    }
    let member = session.member_or_me(options.member.as_deref())?;
    let unit = session.unit(&member.network)?;
    let now = session.now()?;
    let words = Words::of(&session, &member, now)?;
    let sheet = sheet(&member, &unit, now)?.json("reputation", words.json());
    let viewer = session.me_in(&member.network).ok().filter(|_| member.reputation.kept.sum > 0);
    let view = viewer.map(|viewer| View::of(&session, &member, &viewer)).transpose()?;
    let sheet = match view {
        Some(view) => sheet.json("seen_by_you", view.json()).line(format!("  {}", view.line())),
        None => sheet,
    };
    // People and ways first: they cannot be invented. Numbers can.
    let sheet = words.lines(&unit).into_iter().fold(sheet, |sheet, line| sheet.line(format!("  {line}")));
    let own = session.keys().is_ok_and(|keys| keys.signer() == member.authority);
    session.show(if own { advise(sheet, &member) } else { sheet })
}

fn sheet(member: &Located<Member>, unit: &Unit, now: Timestamp) -> Result<Sheet, Failure> {
    let presence = super::word(presence(member, now)?);
    let emergency = member.read()?.emergency_at(now);
    let request = emergency.map(|open| exodus_sdk::address::request(&member.address, open.number.0).to_string());
    let sheet = Sheet::of("Member")
        .place("member", &member.address)
        .address("network", &member.network)
        .address("authority", &member.authority)
        .with("state", presence)
        .amount("pledge", unit, member.pledge)
        .json("ties", member.ties)
        .row("ties", format!("{} of at most {}", member.ties, member.tie_cap))
        .with("attention", member.attention)
        .hash("profile", &member.profile)
        .time("joined", member.joined)
        .json("emergency", &request)
        .json("owing", member.owing)
        .json("owed", member.owed)
        .with("history_length", member.history_length)
        .hash("history", &member.history)
        .json("epoch", member.epoch)
        .json("turn", member.turn)
        .unit(unit);
    Ok(request.into_iter().fold(sheet, |sheet, request| sheet.row("emergency", request)))
}

fn advise(sheet: Sheet, member: &Member) -> Sheet {
    let sheet = if member.owing > 0 || member.owed > 0 {
        sheet.next("`exodus commitment list` shows what you promised and what is promised to you")
    } else {
        sheet
    };
    if member.ties == 0 { sheet.next("`exodus tie invite` makes a link for somebody you trust") } else { sheet }
}
