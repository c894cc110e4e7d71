//! Commits to a request: a promise that cannot be withdrawn.
//!
//! Signs: the debtor's key, naming the debtor's turn, which numbers the commitment, and details and target as seen;
//! anybody may pay. Behind the declared accounts: the ties of a path and the tie between the two, as
//! `guards::within_reach` takes them. Of an emergency or an initiative at most what is missing is promised, whatever is
//! offered. Transition: nothing -> open. Event: `CommitmentChanged`. Refuses: a request that misses nothing, an amount
//! below a whole unit or above what the intent has left, a due time out of range, a path that is none, a beneficiary who
//! has withdrawn, oneself, a request that takes no commitments now, or none but those of its backers.

use anchor_lang::prelude::*;
use exodus_rules::commitment::{Commitment as Rules, Effects, Share};
use exodus_rules::reputation::{Role, Standing};
use exodus_rules::request::Kind;
use exodus_rules::request::book::{Offered, Source};
use exodus_rules::{Amount, Timestamp, Turn};

use super::{Birth, Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::instructions::{intent as intents, request as requests};
use crate::record::{MaybeGone, Record};
use crate::state::commitment::{AUTHOR_DEBTOR, PARENT_REQUEST};
use crate::state::{Commitment, Intent, Member, Request};

/// What is promised.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct CommitArgs {
    /// The debtor's turn, as the signer sees it.
    pub turn: u32,
    /// The promise, in minor units: of an emergency or an initiative at most what is missing is promised.
    pub amount: u64,
    /// The last second in which it is in time, unix seconds: for an emergency at most 14 days ahead and not after its
    /// deadline (or in a day), for a support the last of the present period, for an initiative its own.
    pub due: i64,
    /// The request's target, as the signer sees it, in minor units.
    pub target: u64,
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
    /// The debtor's intent for the request, which shrinks by as much; the System program if none.
    #[account(mut, unsafe(dup))]
    pub intent: MaybeGone<Intent>,
    /// The commitment.
    #[account(init, payer = payer, seeds = [b"commitment", member.address().as_ref(), &member.turn.to_le_bytes()], bump)]
    pub commitment: Record<Commitment>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Commits to a request.
pub fn commit(ctx: &mut Context<CommitmentCommit>, args: CommitArgs) -> Outcome {
    let at = guards::now()?;
    let ties = ctx.remaining_accounts()?;
    let CommitmentCommit { payer, authority, member, other, request, intent, commitment, .. } = &mut ctx.accounts;
    let (debtor, today) = guards::signed(member, authority, at)?;
    let number = debtor.turn;
    let debtor = debtor.takes_turn(Turn(args.turn), today)?.owes_one_more()?;
    let creditor = other.read()?.is_owed_one_more()?;
    guards::is(other.address(), &request.beneficiary)?;
    member.person().may_owe(&other.person())?;
    requests::must_be_as_seen(request, args.target, &args.details)?;
    let asked = request.read()?.rolled(today.period);
    // An address where no intent is kept lets nobody in among the backers.
    let source = if intent.open()?.is_some() { Source::Intent } else { Source::Pocket };
    let offered = Offered { amount: Amount::positive(args.amount)?, due: Timestamp::new(args.due), source };
    let (amount, due) = (asked.takes(&offered, &debtor.frame, today, at)?, offered.due);
    let declared = [member.address(), other.address(), request.address(), intent.address(), commitment.address()];
    guards::within_reach(member.address(), other.address(), asked.reach, &ties, &declared)?;

    let made = Rules::make(amount, due, at);
    let Effects { standing, share } = made.effects();
    member.change().reputation.follow(Role::Debtor, &Standing::default(), &standing)?;
    let mut moved = asked.moved(today.period, (Share::default(), share), today.period, at)?;
    if let Some(intent) = intent.open()? {
        guards::is(request.address(), &intent.request)?;
        guards::is(member.address(), &intent.member)?;
        let (rest, backing) = intent.read()?.commit(amount, &asked)?;
        moved = moved.backed(&backing, today.period, at)?;
        let record = intent.change();
        record.write(&rest);
        record.commitment = *commitment.address();
    }
    let (note, period) = (args.note, today.period);
    let birth = Birth { debtor: member, creditor: other, author: AUTHOR_DEBTOR, payer, note, number, period };
    let record = super::begin(commitment, ctx.bumps.commitment, &birth, &made);
    record.parent = *request.address();
    record.parent_kind = PARENT_REQUEST;
    // Whoever is in an emergency has not agreed to be paid in anything but help.
    record.creditor_clears = u8::from(asked.kind != Kind::Emergency);
    request.change().write(&moved);
    member.change().write(&debtor);
    other.change().write(&creditor);
    super::settle(request, &moved, Some(other), at)?;
    if let Some(intent) = intent.as_ref() {
        intents::tell(intent, request, Some(member), intents::Change::Committed);
    }
    let (debtor, creditor, request) = (Some(&*member), Some(&*other), Some(&*request));
    super::tell(&Told { commitment, debtor, creditor, request, change: Change::Made, sum: amount });
    Ok(())
}
