//! Creates a pool, with the founder's stake in it.
//!
//! Signs: the founder's key, naming the member's turn, which numbers the pool; anybody may pay. Transition: nothing ->
//! a pool of one, whose rules nobody can change. Event: `PoolChanged`. Refuses: a founder who is dormant or suspended; a
//! window, waiting time, bound or largest claim out of its range; a stake outside of the bounds; a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::member::holdings::{Holding, Holdings};
use exodus_rules::pool::{Pool as Rules, Terms};
use exodus_rules::{Amount, Refusal, Span, Turn};

use super::{Change, ToldPool};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Pool, Stake};

/// What the founder proposes to everybody who will join.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct PoolCreateArgs {
    /// The founder's turn, as the signer sees it.
    pub turn: u32,
    /// SHA-256 of the rules, which the doors keep.
    pub rules: [u8; 32],
    /// How long a claim is discussed, in seconds; 3 (or one shorter period) to 92 days.
    pub discussion: u32,
    /// How long a called claim waits for answers; likewise.
    pub answer: u32,
    /// How long after that the answers have to be fulfilled; likewise.
    pub fulfilment: u32,
    /// How old a stake has to be before it claims, in seconds; at most 366 days.
    pub waiting: u32,
    /// The smallest stake, in minor units.
    pub smallest: u64,
    /// The largest stake, in minor units.
    pub largest: u64,
    /// The largest claim, in hundredths of a percent of the total, 1-10,000.
    pub bps: u16,
    /// The founder's own stake, in minor units.
    pub stake: u64,
}

impl PoolCreateArgs {
    fn terms(&self) -> core::result::Result<Terms, Refusal> {
        Ok(Terms {
            discussion: Span::of_seconds(self.discussion),
            answer: Span::of_seconds(self.answer),
            fulfilment: Span::of_seconds(self.fulfilment),
            waiting: Span::of_seconds(self.waiting),
            smallest: Amount::positive(self.smallest)?,
            largest: Amount::positive(self.largest)?,
            bps: self.bps,
        })
    }
}

/// Accounts of `pool create`.
#[derive(Accounts)]
pub struct PoolCreate {
    /// Pays the rents.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The founder's key.
    pub authority: Signer,
    /// The founder.
    #[account(mut)]
    pub member: Record<Member>,
    /// The pool.
    #[account(init, payer = payer, seeds = [b"pool", member.address().as_ref(), &member.turn.to_le_bytes()], bump)]
    pub pool: Record<Pool>,
    /// The founder's stake.
    #[account(init, payer = payer, seeds = [b"stake", pool.address().as_ref(), member.address().as_ref()], bump)]
    pub stake: Record<Stake>,
    /// Creates the accounts.
    pub system_program: Program<System>,
}

/// Creates a pool.
pub fn create(ctx: &mut Context<PoolCreate>, args: PoolCreateArgs) -> Outcome {
    let at = guards::now()?;
    let PoolCreate { payer, authority, member, pool, stake, .. } = &mut ctx.accounts;
    let (founder, today) = guards::signed(member, authority, at)?;
    founder.must_be_active(today)?;
    let number = founder.turn;
    let terms = args.terms()?.checked(founder.frame.rhythm)?;
    let (founded, own) = Rules::found(terms).join(number, Amount::new(args.stake)?, at)?;

    let record = pool.stamp(ctx.bumps.pool);
    record.network = member.network;
    record.founder = *member.address();
    record.payer = *payer.address();
    record.rules = args.rules;
    record.smallest = args.smallest;
    record.largest = args.largest;
    record.discussion = args.discussion;
    record.answer = args.answer;
    record.fulfilment = args.fulfilment;
    record.waiting = args.waiting;
    record.number = number.0;
    record.bps = args.bps;
    record.write(&founded);
    super::begin(stake, ctx.bumps.stake, pool.address(), member.address(), payer.address(), &own);
    super::write_holding(member, &founder.takes_turn(Turn(args.turn), today)?, Holdings::gain, Holding::Stake)?;
    super::tell_pool(&ToldPool { pool, stake: Some(stake), member: Some(member), change: Change::Created });
    Ok(())
}
