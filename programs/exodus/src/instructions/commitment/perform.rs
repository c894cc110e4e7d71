//! Marks a commitment as performed, partly or wholly. It counts as kept only when the creditor confirms.
//!
//! Signs: the debtor's key, naming the performed total as seen. Event: `CommitmentChanged`. Refuses: anybody but the
//! debtor, more than is left to perform, a stale total.

use anchor_lang::prelude::*;

use super::{Change, SumArgs, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::{MaybeGone, Record};
use crate::state::{Commitment, Member, Request};

/// Accounts of `commitment perform`.
#[derive(Accounts)]
pub struct CommitmentPerform {
    /// The key of `member`.
    pub authority: Signer,
    /// The member who acts.
    #[account(mut)]
    pub member: Record<Member>,
    /// The commitment.
    #[account(mut)]
    pub commitment: Record<Commitment>,
    /// The request it answers, or the address where it was.
    #[account(mut)]
    pub request: MaybeGone<Request>,
}

/// Marks a commitment as performed.
pub fn perform(ctx: &mut Context<CommitmentPerform>, args: SumArgs) -> Outcome {
    let at = guards::now()?;
    let CommitmentPerform { authority, member, commitment, request } = &mut ctx.accounts;
    let mut debtor = guards::signed(member, authority)?.acts(at)?;
    let (seen, sum) = args.read()?;
    let before = commitment.read()?;
    let after = before.perform(commitment.party(member.address()), seen, sum, at)?.report_at(at);
    debtor.record = debtor.record.as_debtor(&before.standing(), &after.standing())?;
    if let Some(request) = super::open_book(commitment, request)? {
        let moved = request.read()?.moved(before.share()?, after.share()?, at)?;
        request.write(&moved);
    }
    member.write(&debtor);
    commitment.write(&after);
    super::tell(&Told { commitment, debtor: Some(member), creditor: None, request: request.as_ref(), change: Change::Performed, sum, at })
}
