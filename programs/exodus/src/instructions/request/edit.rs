//! Changes target, reach and details of an open request.
//!
//! Signs: the beneficiary's key, naming the request's turn. Transition: open -> open, or completed where the target
//! falls to what is kept. Event: `RequestChanged`. Refuses: a target below what is committed and kept, a wider reach,
//! other terms of an initiative that somebody backs or that is adopted, a claim, a request that is not open, a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::request::Edit;
use exodus_rules::{Amount, Handshakes, Turn};

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Request};

/// The request as it shall be.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct RequestEditArgs {
    /// The request's turn, as the signer sees it.
    pub turn: u32,
    /// The sum that is needed, in minor units.
    pub target: u64,
    /// Handshakes away from which help may come: as it is, or fewer.
    pub reach: u8,
    /// SHA-256 of the details; zero = none.
    pub details: [u8; 32],
}

/// Accounts of `request edit`.
#[derive(Accounts)]
pub struct RequestEdit {
    /// The beneficiary's key.
    pub authority: Signer,
    /// The beneficiary.
    #[account(mut)]
    pub member: Record<Member>,
    /// The request.
    #[account(mut)]
    pub request: Record<Request>,
}

/// Changes target, reach and details.
pub fn edit(ctx: &mut Context<RequestEdit>, args: RequestEditArgs) -> Outcome {
    let at = guards::now()?;
    let RequestEdit { authority, member, request } = &mut ctx.accounts;
    guards::is(member.address(), &request.beneficiary)?;
    let (asking, today) = guards::signed(member, authority, at)?;
    let asking = asking.acts(today);
    let (target, reach) = (Amount::positive(args.target)?, Handshakes::new(args.reach)?);
    let edit = Edit { target, reach, details_changed: args.details != request.details };
    let edited = request.read()?.rolled(today.period).edit(Turn(args.turn), &edit, at)?;
    let asking = if edited.frees_emergency(at) { asking.ends_emergency(Turn(request.number)) } else { asking };
    member.change().write(&asking);
    let record = request.change();
    record.write(&edited);
    record.details = args.details;
    super::tell(request, Some(member), Change::Edited);
    Ok(())
}
