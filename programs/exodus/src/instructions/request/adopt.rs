//! Writes down that an initiative is adopted: enough people have backed it, with enough, for long enough.
//!
//! Signs: nobody; anyone may send it. Transition: open -> adopted. (Every rule sees the adoption without it.) Event:
//! `RequestChanged`. Refuses: anything that is not adopted by now, or is written down as adopted already.

use anchor_lang::prelude::*;

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Request};

/// Accounts of `request adopt`.
#[derive(Accounts)]
pub struct RequestAdopt {
    /// The beneficiary.
    pub member: Record<Member>,
    /// The request.
    #[account(mut)]
    pub request: Record<Request>,
}

/// Writes down that an initiative is adopted.
pub fn adopt(ctx: &mut Context<RequestAdopt>) -> Outcome {
    let at = guards::now()?;
    let RequestAdopt { member, request } = &mut ctx.accounts;
    guards::is(member.address(), &request.beneficiary)?;
    let adopted = request.read()?.adopt(at)?;
    request.change().write(&adopted);
    super::tell(request, Some(member), Change::Adopted);
    Ok(())
}
