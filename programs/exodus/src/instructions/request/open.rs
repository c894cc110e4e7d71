//! Opens a request: a member calls for help.
//!
//! Signs: the beneficiary's key, naming the member's turn, which numbers the request; anybody may pay. Event:
//! `RequestChanged`. Refuses: a member who is dormant, suspended or without a mutual tie; a second open emergency, a
//! third one in a period; a target, deadline or reach out of range; a field that the kind does not have.

use anchor_lang::prelude::*;
use exodus_rules::member::OpenEmergency;
use exodus_rules::request::{self, Call, Kind};
use exodus_rules::{Amount, Handshakes, Timestamp, Turn};

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Request};

/// What is asked for.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct OpenArgs {
    /// The member's turn, as the signer sees it.
    pub turn: u32,
    /// 1 emergency.
    pub kind: u8,
    /// The sum that is needed, in minor units.
    pub target: u64,
    /// The last second in which it takes help, unix seconds; for an emergency at most 92 days ahead.
    pub deadline: i64,
    /// 0 for an emergency.
    pub fulfil_by: i64,
    /// 0 for an emergency.
    pub minimum_backers: u32,
    /// Handshakes away from which help may come, 1-6; 0 = anyone.
    pub reach: u8,
    /// SHA-256 of the details; zero = none.
    pub details: [u8; 32],
}

/// Accounts of `request open`.
#[derive(Accounts)]
pub struct RequestOpen {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The beneficiary's key.
    pub authority: Signer,
    /// The beneficiary.
    #[account(mut)]
    pub member: Record<Member>,
    /// The request.
    #[account(init, payer = payer, seeds = [b"request", member.address().as_ref(), &member.turn.to_le_bytes()], bump)]
    pub request: Record<Request>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Opens a request.
pub fn open(ctx: &mut Context<RequestOpen>, args: OpenArgs) -> Outcome {
    let clock = guards::clock()?;
    let at = Timestamp::new(clock.unix_timestamp);
    let RequestOpen { payer, authority, member, request, .. } = &mut ctx.accounts;
    let (asking, today) = guards::signed(member, authority, at)?;
    asking.must_be_heard(today)?;
    let number = asking.turn;
    let call = Call {
        kind: Kind::from_byte(args.kind)?,
        target: Amount::positive(args.target)?,
        deadline: Timestamp::new(args.deadline),
        fulfil_by: Timestamp::new(args.fulfil_by),
        minimum_backers: args.minimum_backers,
        reach: Handshakes::new(args.reach)?,
    };
    let opened = request::Request::open(&call, at)?;
    let asking = asking.takes_turn(Turn(args.turn), today)?;
    let asking = match call.kind {
        Kind::Emergency => {
            asking.opens_emergency(OpenEmergency { number, deadline: call.deadline }, today.period, at)?
        }
    };

    let record = request.stamp(ctx.bumps.request);
    record.beneficiary = *member.address();
    record.network = member.network;
    record.payer = *payer.address();
    record.details = args.details;
    record.opened = at.get();
    record.opened_slot = clock.slot;
    record.number = number.0;
    record.period = asking.last_active.0;
    record.write(&opened);
    member.change().write(&asking);
    super::tell(request, member, Change::Opened);
    Ok(())
}
