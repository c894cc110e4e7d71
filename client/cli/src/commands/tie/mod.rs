//! `exodus tie`: mutual trust between two members, of which each holds one side alone.

mod accept;
mod cancel;
mod close;
mod extend;
mod invite;
mod list;
mod path;
mod pledge;
mod restore;
mod tidy;
mod tidy_invitation;
mod verbs;
mod withdraw;

pub use verbs::run;

use std::path::Path;

use exodus_rules::Refusal;
use exodus_rules::tie::{End, Side, SideState};
use exodus_sdk::chain::ChainExt;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Tie};
use exodus_sdk::{Address, Unit, address};
use serde_json::{Value, json};

use crate::exit::Failure;
use crate::files;
use crate::session::Session;
use crate::sheet::Sheet;

/// Me, the member at the other end, and the tie that stands between us.
struct Standing {
    me: Located<Member>,
    other: Located<Member>,
    tie: Located<Tie>,
    unit: Unit,
}

fn standing(session: &Session, other: &str) -> Result<Standing, Failure> {
    let other = session.named::<Member>(other)?;
    let me = session.me_in(&other.network)?;
    must_differ(&me, &other)?;
    let found = session.chain.find::<Tie>(&address::tie(&me.address, &other.address))?;
    let tie = found.ok_or_else(|| {
        Failure::usage(format!("there is no tie between you and {}", other.address))
            .hint(format!("`exodus tie extend {}` offers your hand", other.address))
    })?;
    Ok(Standing { unit: session.unit(&me.network)?, me, other, tie })
}

/// Whoever withdrew takes it back with another verb than the one that was typed.
fn must_not_have_withdrawn(tie: &Tie, me: &Address, other: &Address, refusal: Refusal) -> Result<(), Failure> {
    let (own, _) = sides(tie, me)?;
    match own.state {
        SideState::Withdrawn => Err(Failure::ruled(refusal, format!("you withdrew your side of the tie with {other}"))
            .hint(format!("`exodus tie restore {other}` offers your hand again"))),
        SideState::None | SideState::Extended => Ok(()),
    }
}

/// The rules' own answer where somebody names themselves: the chain would find the same account passed twice first.
fn must_differ(me: &Located<Member>, other: &Located<Member>) -> Result<(), Failure> {
    if me.address == other.address { Err(Refusal::TieWithSelf.into()) } else { Ok(()) }
}

/// The side of a tie that a member holds, then the other one.
fn sides(tie: &Tie, member: &Address) -> Result<(Side, Side), Failure> {
    let end = if tie.lower == *member { End::Lower } else { End::Higher };
    let rules = tie.read()?;
    Ok((rules.side(end), rules.side(end.other())))
}

/// A side in words, from where its holder stands.
fn says(side: &Side, unit: &Unit) -> String {
    match side.state {
        SideState::None => "says nothing".to_owned(),
        SideState::Extended => unit.show(side.pledge.get()),
        SideState::Withdrawn => "withdrawn".to_owned(),
    }
}

/// The whole tie in a word, for a table.
const fn word(own: &Side, theirs: &Side) -> &'static str {
    match (own.state, theirs.state) {
        (SideState::Extended, SideState::Extended) => "mutual",
        (SideState::Extended, SideState::None) => "you wait for them",
        (SideState::None, SideState::Extended) => "they wait for you",
        (SideState::Withdrawn, _) => "you withdrew",
        (_, SideState::Withdrawn) => "they withdrew",
        (SideState::None, SideState::None) => "forgotten",
    }
}

/// A side in JSON.
fn side_json(side: &Side) -> Value {
    let state = match side.state {
        SideState::None => "none",
        SideState::Extended => "extended",
        SideState::Withdrawn => "withdrawn",
    };
    json!({ "state": state, "pledge": side.pledge.get(), "turn": side.turn.0 })
}

/// A tie after it changed, as `me` sees it.
fn sheet(fact: &str, me: &Address, tie: &Located<Tie>, unit: &Unit) -> Result<Sheet, Failure> {
    let (own, theirs) = sides(tie, me)?;
    let other = if tie.lower == *me { tie.higher } else { tie.lower };
    Ok(Sheet::of(fact)
        .place("tie", &tie.address)
        .address("other", &other)
        .row("your side", says(&own, unit))
        .row("their side", says(&theirs, unit))
        .json("mutual", tie.read()?.is_mutual())
        .json("own", side_json(&own))
        .json("theirs", side_json(&theirs))
        .unit(unit))
}

/// A link, from the command line or, for `-`, from standard input: there it stays out of the shell's history.
fn link_text(typed: &str) -> Result<String, Failure> {
    const MOST_BYTES: u64 = 1_024;
    if typed != "-" {
        return Ok(typed.to_owned());
    }
    let read = files::text(Path::new(typed), MOST_BYTES);
    read.map_err(|error| Failure::usage(format!("standard input cannot be read: {error}")))
}
