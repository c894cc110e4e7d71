//! Answers a frozen claim: a commitment of exactly the own share.
//!
//! Signs: the member's key, naming the member's turn, which numbers the commitment, the share and the claim's details
//! as seen; anybody may pay. Nothing that the claimant does stops it. Transition: the claim waits for one answer less;
//! nothing -> an open commitment. Event: `CommitmentChanged` and `StakeChanged`. Refuses: another sum than the share,
//! another claim than the stake's next, an answer after the deadline.

use anchor_lang::prelude::*;
use exodus_rules::commitment::{Commitment as Rules, Share};
use exodus_rules::reputation::{Role, Standing};
use exodus_rules::{Amount, Refusal, Turn};

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::instructions::commitment::{self, Birth};
use crate::record::Record;
use crate::state::commitment::{AUTHOR_DEBTOR, PARENT_REQUEST};
use crate::state::{Commitment, Member, Pool, Request, Stake};

/// What is promised.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct PoolAnswerArgs {
    /// The member's turn, as the signer sees it.
    pub turn: u32,
    /// The share, in minor units: stake x claim / total, rounded down.
    pub share: u64,
    /// The claim's details hash, as the signer sees it.
    pub details: [u8; 32],
}

/// Accounts of `pool answer`.
#[derive(Accounts)]
pub struct PoolAnswer {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The member's key.
    pub authority: Signer,
    /// The member who answers.
    #[account(mut)]
    pub member: Record<Member>,
    /// The pool.
    pub pool: Record<Pool>,
    /// The member's stake.
    #[account(mut)]
    pub stake: Record<Stake>,
    /// The claim.
    #[account(mut)]
    pub claim: Record<Request>,
    /// The claimant.
    #[account(mut)]
    pub other: Record<Member>,
    /// The commitment.
    #[account(init, payer = payer, seeds = [b"commitment", member.address().as_ref(), &member.turn.to_le_bytes()], bump)]
    pub commitment: Record<Commitment>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Answers a frozen claim.
pub fn answer(ctx: &mut Context<PoolAnswer>, args: PoolAnswerArgs) -> Outcome {
    let at = guards::now()?;
    let PoolAnswer { payer, authority, member, pool, stake, claim, other, commitment: record, .. } = &mut ctx.accounts;
    let (debtor, today) = guards::signed(member, authority, at)?;
    let number = debtor.turn;
    let debtor = debtor.takes_turn(Turn(args.turn), today)?.owes_one_more()?;
    let creditor = other.read()?.is_owed_one_more()?;
    guards::is(pool.address(), &claim.pool)?;
    guards::is(other.address(), &claim.beneficiary)?;
    super::belongs(stake, pool.address(), member.address())?;
    commitment::person(member).may_owe(&commitment::person(other))?;
    if claim.details != args.details {
        return Err(Refusal::DetailsChanged.into());
    }
    let (asked, frozen) = super::claimed(claim)?;
    let share = Amount::new(args.share)?;
    let (answered, own) = frozen.answer(&asked, stake.read()?, share, at)?;

    let made = Rules::make(share, pool.due(asked.deadline), at);
    let to = made.effects();
    let (author, note, period) = (AUTHOR_DEBTOR, [0; 32], today.period);
    let birth = Birth { debtor: member, creditor: other, author, payer, note, number, period };
    // The creditor's flag stays at "no": whoever suffered damage has not agreed to be paid in anything but help.
    let begun = commitment::begin(record, ctx.bumps.commitment, &birth, &made);
    begun.parent = *claim.address();
    begun.parent_kind = PARENT_REQUEST;
    member.change().reputation.follow(Role::Debtor, &Standing::default(), &to.standing)?;
    member.change().write(&debtor);
    other.change().owed = creditor.owed;
    stake.change().write(&own);
    let moved = asked.moved(today.period, (Share::default(), to.share), today.period, at)?;
    claim.change().write(&moved);
    claim.change().write_claim(&answered);
    let (debtor, creditor, request) = (Some(&*member), Some(&*other), Some(&*claim));
    let change = commitment::Change::Made;
    commitment::tell(&commitment::Told { commitment: record, debtor, creditor, request, change, sum: share });
    super::tell(&Told { stake, pool: None, member: debtor, claim: request, sum: share, change: Change::Answered });
    Ok(())
}
