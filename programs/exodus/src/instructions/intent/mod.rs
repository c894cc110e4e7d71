//! What may be done with an intent.

pub mod declare;
pub mod edit;
pub mod refuse;
pub mod tidy;
pub mod withdraw;

pub use declare::{DeclareArgs, IntentDeclare};
pub use edit::{IntentEdit, IntentEditArgs};
pub use refuse::RefuseArgs;
pub use tidy::IntentTidy;
pub use withdraw::WithdrawArgs;

use anchor_lang::prelude::*;
use exodus_rules::request::book::Backing;
use exodus_rules::{Period, Refusal, Timestamp, intent};

use crate::errors::Outcome;
use crate::events::{IntentChanged, changes};
use crate::record::Record;
use crate::state::{Intent, Member, Request};

/// Accounts of what ends an intent by somebody's will: `intent withdraw`, `intent refuse`.
#[derive(Accounts)]
pub struct IntentEnd {
    /// The key of `member`.
    pub authority: Signer,
    /// The member who acts.
    #[account(mut)]
    pub member: Record<Member>,
    /// The intent.
    #[account(mut)]
    pub intent: Record<Intent>,
    /// The request it is meant for.
    #[account(mut)]
    pub request: Record<Request>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
    /// The record of the delegate that signs; the System program where the member's own key does.
    pub delegate: UncheckedAccount,
}

changes! {
    Declared = 1
    Edited = 2
    Withdrawn = 3
    Refused = 4
    Lapsed = 5
    Renewed = 6
    Committed = 7
}

/// A flag as instructions carry it.
const fn flag(byte: u8) -> core::result::Result<bool, Refusal> {
    match byte {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(Refusal::FlagUnknown),
    }
}

/// The request's sums follow what an intent has left.
#[inline(always)]
pub(crate) fn back(request: &mut Record<Request>, backing: &Backing, today: Period, at: Timestamp) -> Outcome {
    let backed = request.read()?.backed(backing, today, at)?;
    request.change().write(&backed);
    Ok(())
}

/// Ends an intent: it leaves the sums, and its rent goes to whoever paid it.
fn end(accounts: &mut IntentEnd, change: Change, today: Period, at: Timestamp) -> Outcome {
    let IntentEnd { member, intent, request, payer, .. } = accounts;
    back(request, &intent.read()?.end(), today, at)?;
    tell(intent, request, Some(member), change);
    Ok(intent.close_to(payer)?)
}

pub(crate) fn tell(
    intent: &Record<Intent>,
    request: &Record<Request>,
    member: Option<&Record<Member>>,
    change: Change,
) {
    emit!(IntentChanged {
        intent: *intent.address(),
        amount: intent.amount,
        left: intent.left,
        sequence: intent.head.sequence,
        request_sequence: request.head.sequence,
        member_sequence: member.map_or(0, |member| member.head.sequence),
        period: intent.period,
        change: change.number(),
    });
}

/// What the rules make of the two arguments that an author gives.
fn wish(amount: u64, recurring: u8) -> core::result::Result<intent::Wish, Refusal> {
    Ok(intent::Wish { amount: exodus_rules::Amount::positive(amount)?, recurring: flag(recurring)? })
}
