//! `exodus recovery veto`: by a young key with a guardian who has not approved.

use exodus_sdk::Address;
use exodus_sdk::instructions::recovery::{is_missing, veto, veto_without};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Recovery};

use crate::args::recovery::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let proposed = session.named::<Recovery>(&options.proposal)?;
    let me = session.owner(&proposed.member)?;
    let instruction = match missing(&session, &me, &proposed)? {
        Some(guardian) => veto_without(&me, &proposed, &guardian),
        None => veto(&me, &proposed),
    };
    let receipt = session.send(&session.draft()?.then(instruction), &[])?;
    let sheet = Sheet::of("The proposal is ended: your key stays yours.")
        .place("proposal", &proposed.address)
        .address("key", &proposed.key)
        .next("was it a trick? `exodus recovery dismiss MEMBER` takes a guardian's power, 30 days later");
    session.tell(&receipt, &[session.returned::<Recovery>(&proposed.payer)?], sheet)
}

/// Whom the own key has to show, if it is too young to do without, and if there is somebody.
fn missing(session: &Session, me: &Located<Member>, proposed: &Located<Recovery>) -> Result<Option<Address>, Failure> {
    let now = session.now()?;
    if proposed.read().yields_to(&me.tenure(), now) {
        return Ok(None);
    }
    for tie in super::ties_of(session, &me.address)? {
        let other = *tie.member_at(tie.end(&me.address)?.other());
        let guardian = super::member(session, &other)?;
        if guardian.is_some_and(|guardian| is_missing(proposed, &guardian, &tie, now)) {
            return Ok(Some(other));
        }
    }
    Ok(None)
}
