//! Commits to a member without a request.
//!
//! Signs: the debtor's key, naming the debtor's turn, which numbers the commitment; anybody may pay. The bond is either
//! a mutual tie between the two, or the creditor's key, which then signs too: nothing binding stands in somebody's
//! record without a yes of theirs. Transition: nothing -> open. Event: `CommitmentChanged`. Refuses: a due time out of
//! range, a bond that is none, oneself, a creditor who has left.

use anchor_lang::prelude::*;
use exodus_rules::commitment;
use exodus_rules::reputation::{Role, Standing};
use exodus_rules::{Amount, Refusal, Timestamp, Turn};

use super::{Birth, Change, Told};
use crate::errors::{Failure, Outcome};
use crate::guards;
use crate::record::Record;
use crate::state::commitment::AUTHOR_DEBTOR;
use crate::state::{Commitment, Member, Tie};

/// The bond is a mutual tie.
const BOND_TIE: u8 = 1;
/// The bond is the creditor's key, which signs.
const BOND_SIGNATURE: u8 = 2;

/// What is promised, and on which bond.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct DirectArgs {
    /// The debtor's turn, as the signer sees it.
    pub turn: u32,
    /// 1: `bond` is a mutual tie. 2: `bond` is the creditor's key, and signs.
    pub bond: u8,
    /// The promise, in minor units.
    pub amount: u64,
    /// The last second in which it is in time, unix seconds; 1 hour to 366 days ahead.
    pub due: i64,
    /// SHA-256 of a note; zero = none.
    pub note: [u8; 32],
}

/// Accounts of `commitment commit-directly`.
#[derive(Accounts)]
pub struct CommitmentCommitDirectly {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The debtor's key.
    pub authority: Signer,
    /// The member who promises.
    #[account(mut)]
    pub member: Record<Member>,
    /// The member in whose favour it stands.
    #[account(mut)]
    pub other: Record<Member>,
    /// The tie between the two, or the creditor's key.
    pub bond: UncheckedAccount,
    /// The commitment.
    #[account(init, payer = payer, seeds = [b"commitment", member.address().as_ref(), &member.turn.to_le_bytes()], bump)]
    pub commitment: Record<Commitment>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Commits to a member without a request.
pub fn commit_directly(ctx: &mut Context<CommitmentCommitDirectly>, args: DirectArgs) -> Outcome {
    let at = guards::now()?;
    let CommitmentCommitDirectly { payer, authority, member, other, bond, commitment, .. } = &mut ctx.accounts;
    let (debtor, today) = guards::signed(member, authority, at)?;
    let number = debtor.turn;
    let debtor = debtor.takes_turn(Turn(args.turn), today)?.owes_one_more()?;
    let mut creditor = other.read()?;
    creditor.must_remain()?;
    member.person().may_owe(&other.person())?;
    must_bind(args.bond, bond, member, other)?;
    if args.bond == BOND_SIGNATURE {
        creditor = creditor.acts(today);
    }
    let (amount, due) = (Amount::positive(args.amount)?, Timestamp::new(args.due));
    commitment::Commitment::direct_term(due, at)?;

    let made = commitment::Commitment::make(amount, due, at);
    let birth = Birth {
        debtor: member,
        creditor: other,
        author: AUTHOR_DEBTOR,
        payer,
        note: args.note,
        number,
        period: debtor.last_active,
    };
    super::begin(commitment, ctx.bumps.commitment, &birth, &made).creditor_clears = 1;
    member.change().write(&debtor);
    member.change().reputation.follow(Role::Debtor, &Standing::default(), &made.effects().standing)?;
    other.change().write(&creditor.is_owed_one_more()?);
    let (debtor, creditor, change) = (Some(&*member), Some(&*other), Change::Made);
    super::tell(&Told { commitment, debtor, creditor, request: None, change, sum: amount });
    Ok(())
}

fn must_bind(
    kind: u8,
    bond: &UncheckedAccount,
    member: &Record<Member>,
    other: &Record<Member>,
) -> core::result::Result<(), Failure> {
    let bound = match kind {
        BOND_TIE => {
            let tie = Record::<Tie>::load(*bond.account())?;
            tie.end_of(member.address(), other.address())?;
            tie.read()?.is_mutual()
        }
        BOND_SIGNATURE => bond.account().is_signer() && *bond.address() == other.authority,
        _ => false,
    };
    if bound { Ok(()) } else { Err(Refusal::NoBond.into()) }
}
