//! What may be done with a commitment.
//!
//! Every page here does the same four things: find out who signs, ask the rule, let the counters of both members and of
//! the request follow the difference, and tell what happened. The shared part stands in this file.

pub mod clearable;
pub mod close;
pub mod commit;
pub mod commit_directly;
pub mod confirm;
pub mod demand;
pub mod forgive;
mod handed;
pub mod perform;
pub mod report;
pub mod take_back;
pub mod tidy_overdue;
pub mod transfer;

pub use clearable::{ClearableArgs, CommitmentClearable};
pub use close::{ClosingArgs, CommitmentClose};
pub use commit::{CommitArgs, CommitmentCommit};
pub use commit_directly::{CommitmentCommitDirectly, DirectArgs};
pub use demand::DemandArgs;
pub use perform::CommitmentPerform;
pub use report::CommitmentReport;
pub use transfer::{CommitmentTransfer, TransferArgs};

use anchor_lang::prelude::*;
use exodus_rules::commitment::{self, Share};
use exodus_rules::reputation::Role;
use exodus_rules::{Amount, Period, Refusal, Timestamp, Turn};

use crate::errors::Outcome;
use crate::events::{CommitmentChanged, changes};
use crate::guards;
use crate::record::{MaybeGone, Record};
use crate::state::{Commitment, Member, Request};

/// A sum that raises or lowers a total, and that total as the signer sees it.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct SumArgs {
    /// The total that this moves, as the signer sees it, in minor units.
    pub seen: u64,
    /// By how much it is raised, or lowered where something is taken back, in minor units.
    pub sum: u64,
}

impl SumArgs {
    fn read(self) -> core::result::Result<(Amount, Amount), Refusal> {
        Ok((Amount::new(self.seen)?, Amount::positive(self.sum)?))
    }
}

/// Accounts of what one side does in sight of the other: `commitment confirm`, `commitment forgive`, `commitment demand`
/// by the creditor, `commitment take-back` by the debtor.
#[derive(Accounts)]
pub struct CommitmentAnswer {
    /// The key of `member`.
    pub authority: Signer,
    /// The member who acts.
    #[account(mut)]
    pub member: Record<Member>,
    /// The member at the other side of the commitment.
    #[account(mut)]
    pub other: Record<Member>,
    /// The commitment.
    #[account(mut)]
    pub commitment: Record<Commitment>,
    /// The request it answers, or the address where it was.
    #[account(mut)]
    pub request: MaybeGone<Request>,
}

changes! {
    Made = 1
    Performed = 2
    Confirmed = 3
    Forgiven = 4
    Demanded = 5
    Overdue = 6
    Reported = 7
    Clearable = 8
    Transferred = 9
    TakenBack = 10
}

/// What a creditor does: confirm, forgive, demand.
#[derive(Clone, Copy)]
enum Answer {
    Confirm { seen: Amount, sum: Amount },
    Forgive { seen: Amount, sum: Amount },
    Demand { seen: Amount },
}

/// An act of the creditor: the rule decides, the counters follow. (Compiled once for all three.)
#[inline(never)]
fn answer(accounts: &mut CommitmentAnswer, answer: Answer) -> Outcome {
    let at = guards::now()?;
    let CommitmentAnswer { authority, member, other, commitment, request } = accounts;
    let (acting, today) = guards::signed(member, authority, at)?;
    let before = commitment.read()?;
    let by = commitment.party(member.address());
    let (after, change) = match answer {
        Answer::Confirm { seen, sum } => (before.confirm(by, seen, sum, at)?, Change::Confirmed),
        Answer::Forgive { seen, sum } => (before.forgive(by, seen, sum, at)?, Change::Forgiven),
        Answer::Demand { seen } => (before.demand(by, seen)?, Change::Demanded),
    };
    let sum = before.outstanding().without(after.outstanding());
    let acting = acting.acts(today);
    let after = after.report_at(commitment.excuse_of(acting.presence(today.period)), at);
    guards::is(other.address(), &commitment.debtor)?;

    commitment.change().write(&after);
    let (from, to) = (before.effects(), after.effects());
    other.change().reputation.follow(Role::Debtor, &from.standing, &to.standing)?;
    member.change().reputation.follow(Role::Creditor, &from.standing, &to.standing)?;
    member.change().write_act(&acting);
    enter(commitment, request, Some(member), &Entry { from: from.share, to: to.share, today: today.period, at })?;
    let (debtor, creditor, request) = (Some(&*other), Some(&*member), request.as_ref());
    tell(&Told { commitment, debtor, creditor, request, change, sum });
    Ok(())
}

/// What a commitment adds to the sums of its request, before and after.
struct Entry {
    from: Share,
    to: Share,
    today: Period,
    at: Timestamp,
}

/// The request, if it is still kept, follows its commitment; an emergency that has ended frees its place with the
/// beneficiary.
#[inline(never)]
fn enter(
    commitment: &Commitment,
    request: &mut MaybeGone<Request>,
    beneficiary: Option<&mut Record<Member>>,
    entry: &Entry,
) -> Outcome {
    guards::is(request.address(), commitment.book())?;
    let Some(request) = request.open()? else { return Ok(()) };
    let made = Period(commitment.period);
    let moved = request.read()?.moved(made, (entry.from, entry.to), entry.today, entry.at)?;
    request.change().write(&moved);
    settle(request, &moved, beneficiary, entry.at)
}

/// An emergency that has ended frees its place with the beneficiary.
fn settle(
    request: &Request,
    moved: &exodus_rules::request::Request,
    beneficiary: Option<&mut Record<Member>>,
    at: Timestamp,
) -> Outcome {
    if let Some(beneficiary) = beneficiary
        && moved.frees_emergency(at)
    {
        let settled = beneficiary.read()?.ends_emergency(Turn(request.number));
        beneficiary.change().write_emergency(&settled);
    }
    Ok(())
}

/// What a commitment comes into being with.
pub(crate) struct Birth<'a> {
    pub debtor: &'a Record<Member>,
    pub creditor: &'a Record<Member>,
    /// Which of the two signs and numbers it.
    pub author: u8,
    pub payer: &'a Signer,
    pub note: [u8; 32],
    pub number: Turn,
    pub period: Period,
}

/// Fills in the record of a commitment that has just been made. The debtor allows clearing from the start.
pub(crate) fn begin<'a>(
    commitment: &'a mut Record<Commitment>,
    bump: u8,
    birth: &Birth,
    made: &commitment::Commitment,
) -> &'a mut Commitment {
    let record = commitment.stamp(bump);
    record.debtor = *birth.debtor.address();
    record.creditor = *birth.creditor.address();
    record.author = birth.author;
    record.payer = *birth.payer.address();
    record.note = birth.note;
    record.number = birth.number.0;
    record.period = birth.period.0;
    record.debtor_clears = 1;
    record.write(made);
    record
}

/// What an event about a commitment is made of.
pub(crate) struct Told<'a> {
    pub commitment: &'a Record<Commitment>,
    pub debtor: Option<&'a Record<Member>>,
    pub creditor: Option<&'a Record<Member>>,
    pub request: Option<&'a Record<Request>>,
    pub change: Change,
    pub sum: Amount,
}

pub(crate) fn tell(told: &Told) {
    emit!(CommitmentChanged {
        commitment: *told.commitment.address(),
        sum: told.sum.get(),
        sequence: told.commitment.head.sequence,
        debtor_sequence: told.debtor.map_or(0, |debtor| debtor.head.sequence),
        creditor_sequence: told.creditor.map_or(0, |creditor| creditor.head.sequence),
        request_sequence: told.request.map_or(0, |request| request.head.sequence),
        change: u64::from(told.change.number()),
    });
}
