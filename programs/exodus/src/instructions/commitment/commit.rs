//! Commits to a request: a promise that cannot be withdrawn.
//!
//! Signs: the debtor's key, naming the debtor's turn, which numbers the commitment, and the request's details as seen;
//! anybody may pay. Behind the declared accounts: the ties of a path from debtor to beneficiary, in order, unless the
//! request reaches anyone. Event: `CommitmentChanged`. Refuses: an amount above what is missing or below a whole unit, a
//! due time out of range, a path that is not mutual or too long, oneself, a request that is not open.

use anchor_lang::prelude::*;
use exodus_rules::commitment;
use exodus_rules::reputation::{Role, Standing};
use exodus_rules::{Amount, Refusal, Timestamp, Turn};

use super::{Birth, Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::commitment::{AUTHOR_DEBTOR, PARENT_REQUEST};
use crate::state::{Commitment, Member, Request};

/// What is promised.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct CommitArgs {
    /// The debtor's turn, as the signer sees it.
    pub turn: u32,
    /// The promise, in minor units.
    pub amount: u64,
    /// The last second in which it is in time, unix seconds; for an emergency at most 14 days ahead.
    pub due: i64,
    /// The request's details hash, as the signer sees it.
    pub details: [u8; 32],
    /// SHA-256 of a note; zero = none.
    pub note: [u8; 32],
}

/// Accounts of `commitment commit`, before the ties of the path.
#[derive(Accounts)]
pub struct CommitmentCommit {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The debtor's key.
    pub authority: Signer,
    /// The member who promises.
    #[account(mut)]
    pub member: Record<Member>,
    /// The member who asks.
    #[account(mut)]
    pub other: Record<Member>,
    /// The request.
    #[account(mut)]
    pub request: Record<Request>,
    /// The commitment.
    #[account(init, payer = payer, seeds = [b"commitment", member.address().as_ref(), &member.turn.to_le_bytes()], bump)]
    pub commitment: Record<Commitment>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Commits to a request.
pub fn commit(ctx: &mut Context<CommitmentCommit>, args: CommitArgs) -> Outcome {
    let at = guards::now()?;
    let path = ctx.remaining_accounts()?;
    let CommitmentCommit { payer, authority, member, other, request, commitment, .. } = &mut ctx.accounts;
    let (debtor, today) = guards::signed(member, authority, at)?;
    let number = debtor.turn;
    let debtor = debtor.takes_turn(Turn(args.turn), today)?.owes_one_more()?;
    let mut creditor = other.read()?.is_owed_one_more()?;
    guards::is(other.address(), &request.beneficiary)?;
    super::person(member).may_owe(&super::person(other))?;
    if request.details != args.details {
        return Err(Refusal::DetailsChanged.into());
    }
    let asked = request.read()?;
    let (amount, due) = (Amount::positive(args.amount)?, Timestamp::new(args.due));
    asked.takes(amount, due, debtor.frame.decimals, at)?;
    guards::unique(&path, &[member.address(), other.address(), request.address(), commitment.address()])?;
    guards::walk(member.address(), &path)?.arrives(*other.address(), asked.reach)?;

    let made = commitment::Commitment::make(amount, due, at);
    let to = made.effects();
    member.change().reputation.follow(Role::Debtor, &Standing::default(), &to.standing)?;
    let moved = asked.moved(commitment::Share::default(), to.share, at)?;
    creditor = moved.settle_beneficiary(creditor, Turn(request.number), at);
    let birth = Birth {
        debtor: member,
        creditor: other,
        author: AUTHOR_DEBTOR,
        payer,
        note: args.note,
        number,
        period: debtor.last_active,
    };
    // The creditor's flag stays at "no": whoever is in an emergency has not agreed to be paid in anything but help.
    let record = super::begin(commitment, ctx.bumps.commitment, &birth, &made);
    record.parent = *request.address();
    record.parent_kind = PARENT_REQUEST;
    request.change().write(&moved);
    member.change().write(&debtor);
    other.change().write(&creditor);
    let (debtor, creditor, request, change) = (Some(&*member), Some(&*other), Some(&*request), Change::Made);
    super::tell(&Told { commitment, debtor, creditor, request, change, sum: amount });
    Ok(())
}
