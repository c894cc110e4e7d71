//! What may be done with a request.

pub mod adopt;
pub mod close;
pub mod edit;
pub mod open;
pub mod tidy;

pub use adopt::RequestAdopt;
pub use close::{CloseArgs, RequestClose};
pub use edit::{RequestEdit, RequestEditArgs};
pub use open::{OpenArgs, RequestOpen};
pub use tidy::RequestTidy;

use anchor_lang::prelude::*;
use exodus_rules::member::Member as Rules;
use exodus_rules::{Refusal, Timestamp, Turn, request};

use crate::errors::Outcome;
use crate::events::{RequestChanged, changes};
use crate::record::Record;
use crate::state::{Member, Request};

changes! {
    Opened = 1
    Edited = 2
    Closed = 3
    Tidied = 4
    Adopted = 5
}

/// A request whose end is written down.
pub(crate) struct Ending<'a> {
    pub member: &'a mut Record<Member>,
    pub request: &'a mut Record<Request>,
    pub payer: &'a UncheckedAccount,
    pub asking: Rules,
    pub change: Change,
}

/// Writes down the end; the account closes when nothing hangs on it any more, and its calls have been counted.
pub(crate) fn end(ending: Ending, before: &request::Request, after: &request::Request, at: Timestamp) -> Outcome {
    let Ending { member, request, payer, asking, change } = ending;
    let closes = request.counted().lets_go(after, at);
    if let Some(holding) = after.frees(before, closes) {
        let held = member.holdings().lose(holding)?;
        member.change().hold(&held);
    }
    let asking = if after.frees_emergency(at) { asking.ends_emergency(Turn(request.number)) } else { asking };
    member.change().write(&asking);
    request.change().write(after);
    tell(request, Some(member), change);
    if closes { Ok(request.close_to(payer)?) } else { Ok(()) }
}

fn tell(request: &Record<Request>, beneficiary: Option<&Record<Member>>, change: Change) {
    emit!(RequestChanged {
        request: *request.address(),
        beneficiary: request.beneficiary,
        target: request.target,
        deadline: request.deadline,
        sequence: request.head.sequence,
        beneficiary_sequence: beneficiary.map_or(0, |beneficiary| beneficiary.head.sequence),
        status: u16::from(request.status),
        reach: u16::from(request.reach),
        change: change.number(),
    });
}

/// Refuses where the request no longer says what the signer saw.
pub(crate) fn must_be_as_seen(request: &Request, target: u64, details: &[u8; 32]) -> Outcome {
    if request.details != *details {
        return Err(Refusal::DetailsChanged.into());
    }
    if request.target != target { Err(Refusal::PriceChanged.into()) } else { Ok(()) }
}
