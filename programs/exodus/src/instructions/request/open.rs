//! Opens a request: a member calls for help.
//!
//! Signs: the beneficiary's key or a delegate's, naming the member's turn, which numbers the request; anybody may pay.
//! Transition: nothing -> open. Event: `RequestChanged`. Refuses: a member who is dormant, suspended or without a
//! mutual tie; a second open emergency or support, a third emergency in a period, a ninth initiative; a target, time or
//! reach out of range; a field that the kind does not have; a claim.

use anchor_lang::prelude::*;
use exodus_rules::delegate::Scope;
use exodus_rules::member::OpenEmergency;
use exodus_rules::request::{self, Call, Counted, Kind};
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
    /// 1 emergency, 2 support, 3 initiative.
    pub kind: u8,
    /// The sum that is needed, in minor units; of a support, in each period.
    pub target: u64,
    /// The last second in which it takes help or votes, unix seconds: of an emergency at most 92 days ahead, of an
    /// initiative 366; 0 for a support.
    pub deadline: i64,
    /// Initiative: by when it will be done, unix seconds, at most 366 days behind the deadline. 0 otherwise.
    pub fulfil_by: i64,
    /// Initiative: how many must back it, at least 1. 0 otherwise.
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
    /// The record of the delegate that signs; the System program where the member's own key does.
    pub delegate: UncheckedAccount,
}

/// Opens a request.
pub fn open(ctx: &mut Context<RequestOpen>, args: OpenArgs) -> Outcome {
    let clock = guards::clock()?;
    let at = Timestamp::new(clock.unix_timestamp);
    let RequestOpen { payer, authority, member, request, delegate, .. } = &mut ctx.accounts;
    let (asking, today, hand) = guards::acting(member, authority, delegate, Scope::OpenRequests, at)?;
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
    guards::opens_request(delegate, call.target, today.period)?;
    let opened = request::Request::open(&call, asking.frame.rhythm, today, at)?;
    let mut asking = asking.takes_turn_by(hand, Turn(args.turn), today)?;
    match call.holding() {
        Some(holding) => {
            let held = member.holdings().gain(holding)?;
            member.change().hold(&held);
        }
        None => {
            let emergency = OpenEmergency { number, deadline: call.deadline };
            asking = asking.opens_emergency(emergency, today.period, at)?;
        }
    }

    let record = request.stamp(ctx.bumps.request);
    record.beneficiary = *member.address();
    record.network = member.network;
    record.payer = *payer.address();
    record.details = args.details;
    record.opened = at.get();
    record.opened_slot = clock.slot;
    record.number = number.0;
    record.fix(&opened);
    record.write_counted(&Counted::begin(call.kind, today));
    record.write(&opened);
    member.change().write(&asking);
    super::tell(request, Some(member), Change::Opened);
    Ok(())
}
