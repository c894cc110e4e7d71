//! Hands a debt on: A owes B, B owes C; from now on A owes C, and B is out of it.
//!
//! Signs: the keys of all three, naming both outstandings as an upper bound and A's turn, which numbers the new one;
//! anybody pays. Transition: two open -> both less by the amount, and a third. Event: three `CommitmentChanged`. Refuses:
//! commitments that do not meet in B, goods or services, more than nobody has performed, a due time out of range, one key
//! twice, a C who has left (B may have: what B owes only shrinks).

use anchor_lang::prelude::*;
use exodus_rules::commitment;
use exodus_rules::reputation::{Role, Standing};
use exodus_rules::{Amount, Refusal, Timestamp, Turn};

use super::handed::{Debt, hand_on};
use super::{Birth, Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::{MaybeGone, Record};
use crate::state::commitment::AUTHOR_DEBTOR;
use crate::state::{Commitment, Member, Request};

/// How much is handed on, and what was seen.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct TransferArgs {
    /// A's turn, as the signer sees it.
    pub turn: u32,
    /// What A owes B at most, as the signers see it, in minor units.
    pub first_outstanding: u64,
    /// What B owes C at most, as the signers see it, in minor units.
    pub second_outstanding: u64,
    /// How much is handed on, in minor units.
    pub amount: u64,
    /// The last second in which the new commitment is in time, unix seconds; 1 hour to 366 days ahead.
    pub due: i64,
}

/// Accounts of `commitment transfer`.
#[derive(Accounts)]
pub struct CommitmentTransfer {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// A's key.
    pub authority: Signer,
    /// B's key.
    pub middle_authority: Signer,
    /// C's key.
    pub creditor_authority: Signer,
    /// A: owes B, and C from now on.
    #[account(mut)]
    pub member: Record<Member>,
    /// B: is owed by A and owes C.
    #[account(mut)]
    pub middle: Record<Member>,
    /// C: is owed by B.
    #[account(mut)]
    pub creditor: Record<Member>,
    /// What A owes B.
    #[account(mut)]
    pub first: Record<Commitment>,
    /// The request it answers, or the address where it was.
    #[account(mut, unsafe(dup))]
    pub first_request: MaybeGone<Request>,
    /// What B owes C.
    #[account(mut)]
    pub second: Record<Commitment>,
    /// The request it answers, or the address where it was.
    #[account(mut, unsafe(dup))]
    pub second_request: MaybeGone<Request>,
    /// What A owes C from now on.
    #[account(init, payer = payer, seeds = [b"commitment", member.address().as_ref(), &member.turn.to_le_bytes()], bump)]
    pub commitment: Record<Commitment>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Hands a debt on.
pub fn transfer(ctx: &mut Context<CommitmentTransfer>, args: TransferArgs) -> Outcome {
    let (at, it) = (guards::now()?, &mut ctx.accounts);
    guards::apart(it.first_request.address(), it.second_request.address())?;
    let (debtor, today) = guards::signed(&it.member, &it.authority, at)?;
    let (middle, _) = guards::signed(&it.middle, &it.middle_authority, at)?;
    let (creditor, _) = guards::signed(&it.creditor, &it.creditor_authority, at)?;
    creditor.must_remain()?;
    let chain = [&it.first.debtor, &it.first.creditor, &it.second.debtor, &it.second.creditor];
    if chain != [it.member.address(), it.middle.address(), it.middle.address(), it.creditor.address()] {
        return Err(Refusal::TransferTriangle.into());
    }
    it.member.person().may_owe(&it.creditor.person())?;
    let (amount, due, number) = (Amount::positive(args.amount)?, Timestamp::new(args.due), debtor.turn);
    commitment::Commitment::direct_term(due, at)?;
    it.member.change().write(&debtor.takes_turn(Turn(args.turn), today)?.owes_one_more()?);
    it.middle.change().write(&middle.acts(today));
    it.creditor.change().write(&creditor.acts(today).is_owed_one_more()?);

    let first = Debt {
        commitment: &mut it.first,
        request: &mut it.first_request,
        debtor: &mut it.member,
        creditor: &mut it.middle,
        seen: Amount::new(args.first_outstanding)?,
    };
    hand_on(first, amount, today, at)?;
    let second = Debt {
        commitment: &mut it.second,
        request: &mut it.second_request,
        debtor: &mut it.middle,
        creditor: &mut it.creditor,
        seen: Amount::new(args.second_outstanding)?,
    };
    hand_on(second, amount, today, at)?;

    let made = commitment::Commitment::make(amount, due, at);
    it.member.change().reputation.follow(Role::Debtor, &Standing::default(), &made.effects().standing)?;
    let (debtor, creditor, payer, period) = (&it.member, &it.creditor, &it.payer, today.period);
    let birth = Birth { debtor, creditor, author: AUTHOR_DEBTOR, payer, note: [0; 32], number, period };
    super::begin(&mut it.commitment, ctx.bumps.commitment, &birth, &made).creditor_clears = 1;
    let (commitment, debtor, creditor, change) = (&it.commitment, Some(debtor), Some(creditor), Change::Made);
    super::tell(&Told { commitment, debtor, creditor, request: None, change, sum: amount });
    Ok(())
}
