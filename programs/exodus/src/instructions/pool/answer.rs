//! Answers a claim that was called: a commitment of exactly the own share.
//!
//! Signs: the member's key; or anybody's, within the mandate that the member's key has signed, and then it is no act of the
//! member's. Both name the share and the claim's details as seen; anybody may pay. The commitment is numbered by the claim
//! under the stake, so that no claim is answered twice and nobody else moves a member's turn. Nothing that the claimant does
//! stops it. Transition: the claim waits for one answer less; nothing -> an open commitment. Event: `CommitmentChanged` and
//! `StakeChanged`. Refuses: another sum than the share, a claim that the stake has no part in or has answered, a share above
//! the mandate, an answer after the deadline.

use anchor_lang::prelude::*;
use exodus_rules::claim::Word;
use exodus_rules::commitment::{Commitment as Rules, Share};
use exodus_rules::reputation::{Role, Standing};
use exodus_rules::{Amount, Epoch, Refusal, Turn};

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::instructions::commitment::{self, Birth};
use crate::record::Record;
use crate::state::commitment::{AUTHOR_STAKE, PARENT_REQUEST};
use crate::state::{Commitment, Member, Pool, Request, Stake};

/// What is promised.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct PoolAnswerArgs {
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
    /// The member's key; any other answers within the mandate.
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
    #[account(init, payer = payer, seeds = [b"commitment", stake.address().as_ref(), &claim.claim_number.to_le_bytes()], bump)]
    pub commitment: Record<Commitment>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Answers a claim that was called.
pub fn answer(ctx: &mut Context<PoolAnswer>, args: PoolAnswerArgs) -> Outcome {
    let at = guards::now()?;
    let PoolAnswer { payer, authority, member, pool, stake, claim, other, commitment: record, .. } = &mut ctx.accounts;
    let owing = member.read()?;
    let today = owing.today(at)?;
    let (debtor, word) = if member.authority == *authority.address() {
        (owing.acts(today), Word::Own)
    } else {
        (owing, Word::Mandate(Epoch(member.epoch)))
    };
    let debtor = debtor.owes_one_more()?;
    let creditor = other.read()?.is_owed_one_more()?;
    guards::is(pool.address(), &claim.pool)?;
    guards::is(other.address(), &claim.beneficiary)?;
    super::belongs(stake, pool.address(), member.address())?;
    member.person().may_owe(&other.person())?;
    if claim.details != args.details {
        return Err(Refusal::DetailsChanged.into());
    }
    let (asked, called) = super::claimed(claim)?;
    let share = Amount::new(args.share)?;
    let (answered, own) = called.answer(&asked, stake.read()?, share, word, at)?;

    let made = Rules::make(share, pool.due(asked.deadline), at);
    let to = made.effects();
    let (author, note, number, period) = (AUTHOR_STAKE, [0; 32], Turn(claim.claim_number), today.period);
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
