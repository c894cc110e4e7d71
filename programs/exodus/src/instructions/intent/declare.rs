//! Declares an intent: a promise that its author may edit or withdraw at any time.
//!
//! Signs: the author's key or a delegate's, naming the author's turn, and the request's details, target and period as
//! seen; anybody may pay. Behind the declared accounts: the ties of a path to the beneficiary and the tie between the
//! two, as `guards::within_reach` takes them. Transition: nothing -> declared. Event: `IntentChanged`. Refuses: an
//! emergency or a claim, the own request or one of the same key, a second intent, a path that is none, a beneficiary who has withdrawn.

use anchor_lang::prelude::*;
use exodus_rules::delegate::Scope;
use exodus_rules::intent::{self, may_mean};
use exodus_rules::{Refusal, Turn};

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::instructions::request as requests;
use crate::record::Record;
use crate::state::{Intent, Member, Request};

/// What is meant, and what was seen.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct DeclareArgs {
    /// The author's turn, as the signer sees it.
    pub turn: u32,
    /// The request's period, as the signer sees it.
    pub period: u32,
    /// The request's target, as the signer sees it, in minor units.
    pub target: u64,
    /// The request's details hash, as the signer sees it.
    pub details: [u8; 32],
    /// How much, in each period, in minor units.
    pub amount: u64,
    /// 1 = it is meant for every period of a support.
    pub recurring: u8,
}

/// Accounts of `intent declare`, before the ties.
#[derive(Accounts)]
pub struct IntentDeclare {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The key of `member`.
    pub authority: Signer,
    /// The member who declares it.
    #[account(mut)]
    pub member: Record<Member>,
    /// The member who asks.
    pub other: Record<Member>,
    /// The request.
    #[account(mut)]
    pub request: Record<Request>,
    /// The intent.
    #[account(init_if_needed, payer = payer, seeds = [
        b"intent",
        request.address().as_ref(),
        member.address().as_ref()
    ], bump)]
    pub intent: Record<Intent>,
    /// Creates the account.
    pub system_program: Program<System>,
    /// The record of the delegate that signs; the System program where the member's own key does.
    pub delegate: UncheckedAccount,
}

/// Declares an intent.
pub fn declare(ctx: &mut Context<IntentDeclare>, args: DeclareArgs) -> Outcome {
    let at = guards::now()?;
    let extra = ctx.remaining_accounts()?;
    let IntentDeclare { payer, authority, member, other, request, intent, delegate, .. } = &mut ctx.accounts;
    if !intent.is_new() {
        return Err(Refusal::IntentExists.into());
    }
    let (author, today, hand) = guards::acting(member, authority, delegate, Scope::HandleIntents, at)?;
    guards::is(other.address(), &request.beneficiary)?;
    may_mean(&member.person(), &other.person())?;
    let asked = request.read()?.rolled(today.period);
    requests::must_be_as_seen(request, args.target, &args.details)?;
    if args.period != asked.period.0 {
        return Err(Refusal::PeriodChanged.into());
    }
    let wish = super::wish(args.amount, args.recurring)?;
    guards::within(delegate, wish.amount)?;
    let taken = author.turn;
    let (declared, backing) = intent::Intent::declare(wish, &asked, taken, at)?;
    let declared_accounts = [member.address(), other.address(), request.address(), intent.address()];
    guards::within_reach(member.address(), &request.beneficiary, asked.reach, &extra, &declared_accounts)?;

    let author = author.takes_turn_by(hand, Turn(args.turn), today)?;
    member.change().write(&author);
    super::back(request, &backing, today.period, at)?;
    let record = intent.stamp(ctx.bumps.intent);
    record.request = *request.address();
    record.member = *member.address();
    record.payer = *payer.address();
    record.write(&declared);
    super::tell(intent, request, Some(member), Change::Declared);
    Ok(())
}
