//! Instructions about a pool, its stakes and its claims.

pub use exodus::instructions::pool::{
    PoolAnswerArgs, PoolChangeArgs, PoolClaimArgs, PoolCreateArgs, PoolDeclineArgs, PoolJoinArgs, PoolLeaveArgs,
    PoolMandateArgs,
};
use exodus::instructions::request::CloseArgs;
use exodus::state::commitment::AUTHOR_STAKE;
use exodus::state::{Commitment, Member, Pool, Request, Stake};
use exodus_rules::{Refusal, Timestamp};
use solana_instruction::{AccountMeta, Instruction};

use super::{SYSTEM, build};
use crate::record::Located;
use crate::{Address, Error, address};

/// Creates a pool; its address follows from the founder's turn, which `args` names.
pub fn create(payer: Address, founder: &Located<Member>, args: PoolCreateArgs) -> Instruction {
    let pool = address::pool(&founder.address, args.turn);
    let accounts = exodus::accounts::PoolCreate {
        payer,
        authority: founder.authority,
        member: founder.address,
        pool,
        stake: address::stake(&pool, &founder.address),
        system_program: SYSTEM,
    };
    build(&accounts, &exodus::instruction::PoolCreate { args })
}

/// Joins a pool, vouched for by the member `voucher`, who has a stake in it and a mutual tie with the newcomer.
pub fn join(
    payer: Address,
    member: &Located<Member>,
    pool: &Located<Pool>,
    voucher: Address,
    amount: u64,
) -> Instruction {
    let accounts = exodus::accounts::PoolJoin {
        payer,
        authority: member.authority,
        member: member.address,
        pool: pool.address,
        other: voucher,
        voucher: address::stake(&pool.address, &voucher),
        tie: address::tie(&member.address, &voucher),
        stake: address::stake(&pool.address, &member.address),
        system_program: SYSTEM,
    };
    let args = PoolJoinArgs { turn: member.turn, amount, rules: pool.rules };
    build(&accounts, &exodus::instruction::PoolJoin { args })
}

/// Changes the own stake.
pub fn change(member: &Located<Member>, stake: &Located<Stake>, amount: u64) -> Instruction {
    let accounts = exodus::accounts::PoolChange {
        authority: member.authority,
        member: member.address,
        pool: stake.pool,
        stake: stake.address,
    };
    let args = PoolChangeArgs { turn: stake.turn, amount };
    build(&accounts, &exodus::instruction::PoolChange { args })
}

/// Leaves a pool.
pub fn leave(member: &Located<Member>, stake: &Located<Stake>) -> Instruction {
    let accounts = exodus::accounts::PoolLeave {
        authority: member.authority,
        member: member.address,
        pool: stake.pool,
        stake: stake.address,
        payer: stake.payer,
    };
    build(&accounts, &exodus::instruction::PoolLeave { args: PoolLeaveArgs { turn: stake.turn } })
}

/// Signs the most per claim that anyone may answer for the member; zero = ask.
pub fn mandate(member: &Located<Member>, stake: &Located<Stake>, amount: u64) -> Instruction {
    let accounts = exodus::accounts::PoolMandate {
        authority: member.authority,
        member: member.address,
        pool: stake.pool,
        stake: stake.address,
    };
    let args = PoolMandateArgs { turn: stake.turn, amount };
    build(&accounts, &exodus::instruction::PoolMandate { args })
}

/// Opens a claim; its address follows from the claimant's turn.
pub fn claim(payer: Address, member: &Located<Member>, pool: Address, amount: u64, details: [u8; 32]) -> Instruction {
    let accounts = exodus::accounts::PoolClaim {
        payer,
        authority: member.authority,
        member: member.address,
        pool,
        stake: address::stake(&pool, &member.address),
        claim: address::request(&member.address, member.turn),
        system_program: SYSTEM,
    };
    let args = PoolClaimArgs { turn: member.turn, amount, details };
    build(&accounts, &exodus::instruction::PoolClaim { args })
}

/// Withdraws a claim before it is called.
pub fn withdraw(member: &Located<Member>, claim: &Located<Request>) -> Instruction {
    let accounts = exodus::accounts::PoolWithdraw {
        authority: member.authority,
        member: member.address,
        pool: claim.pool,
        claim: claim.address,
        payer: claim.payer,
    };
    build(&accounts, &exodus::instruction::PoolWithdraw { args: CloseArgs { turn: claim.turn } })
}

/// Calls a claim after its discussion; anyone may. `pool` is none where it is gone: then the claim ends uncovered.
pub fn freeze(claim: &Located<Request>, pool: Option<&Located<Pool>>) -> Instruction {
    let accounts = exodus::accounts::PoolFreeze {
        member: claim.beneficiary,
        authority: SYSTEM,
        pool: claim.pool,
        stake: address::stake(&claim.pool, &claim.beneficiary),
        claim: claim.address,
        answering: pool.map_or(SYSTEM, |pool| pool.answering),
    };
    build(&accounts, &exodus::instruction::PoolFreeze {})
}

/// Calls a claim, signed by its claimant, who takes what is left of this period's budget where it does not cover the claim.
pub fn freeze_for_the_rest(claimant: &Located<Member>, claim: &Located<Request>, pool: &Located<Pool>) -> Instruction {
    let mut instruction = freeze(claim, Some(pool));
    if let Some(authority) = instruction.accounts.get_mut(1) {
        *authority = AccountMeta::new_readonly(claimant.authority, true);
    }
    instruction
}

/// What a stake owes to a called claim, as the rules compute it; an error where it has another claim to answer next.
pub fn share(stake: &Stake, claim: &Request) -> Result<u64, Refusal> {
    let frozen = claim.claim().ok_or(Refusal::WrongAccount)?;
    Ok(frozen.awaits(&claim.read()?, &stake.read()?)?.get())
}

/// What of the claimant's own answers in the pool of a claim is overdue and what is disputed: whoever looks at the claim is
/// shown it. `commitments` are those of the claimant, or more.
pub fn behind<'a>(
    claim: &Request,
    commitments: impl IntoIterator<Item = &'a Located<Commitment>>,
    now: Timestamp,
) -> Result<(u64, u64), Refusal> {
    let stake = address::stake(&claim.pool, &claim.beneficiary);
    let (mut overdue, mut disputed) = (0_u64, 0_u64);
    for answer in commitments.into_iter().filter(|one| one.debtor == claim.beneficiary && one.author == AUTHOR_STAKE) {
        if answer.address == address::commitment(&stake, answer.number) {
            overdue = overdue.saturating_add(answer.read()?.overdue_at(now).get());
            disputed = disputed.saturating_add(answer.disputed);
        }
    }
    Ok((overdue, disputed))
}

/// Answers a called claim with exactly the own share; the commitment's address follows from stake and claim.
pub fn answer(
    payer: Address,
    member: &Located<Member>,
    stake: &Located<Stake>,
    claim: &Located<Request>,
) -> Result<Instruction, Error> {
    let share = share(stake, claim).map_err(Error::Refused)?;
    let args = PoolAnswerArgs { share, details: claim.details };
    Ok(answer_with(payer, member.authority, stake, claim, args))
}

/// Answers for somebody else, within the mandate that the stake's member has signed.
pub fn answer_for(payer: Address, stake: &Located<Stake>, claim: &Located<Request>) -> Result<Instruction, Error> {
    let share = share(stake, claim).map_err(Error::Refused)?;
    Ok(answer_with(payer, payer, stake, claim, PoolAnswerArgs { share, details: claim.details }))
}

/// Answers with exactly these arguments, signed by `authority`.
pub fn answer_with(
    payer: Address,
    authority: Address,
    stake: &Located<Stake>,
    claim: &Located<Request>,
    args: PoolAnswerArgs,
) -> Instruction {
    let accounts = exodus::accounts::PoolAnswer {
        payer,
        authority,
        member: stake.member,
        pool: stake.pool,
        stake: stake.address,
        claim: claim.address,
        other: claim.beneficiary,
        commitment: address::commitment(&stake.address, claim.claim_number),
        system_program: SYSTEM,
    };
    build(&accounts, &exodus::instruction::PoolAnswer { args })
}

/// Declines the own share of a called claim, in public.
pub fn decline(
    member: &Located<Member>,
    stake: &Located<Stake>,
    claim: &Located<Request>,
) -> Result<Instruction, Error> {
    Ok(decline_with(member, stake, claim.address, share(stake, claim).map_err(Error::Refused)?))
}

/// Declines exactly so much.
pub fn decline_with(member: &Located<Member>, stake: &Located<Stake>, claim: Address, share: u64) -> Instruction {
    let accounts = exodus::accounts::PoolDecline {
        authority: member.authority,
        member: member.address,
        stake: stake.address,
        claim,
    };
    build(&accounts, &exodus::instruction::PoolDecline { args: PoolDeclineArgs { share } })
}

/// Marks a share of zero as answered; anyone may.
pub fn pass(stake: &Located<Stake>, claim: &Located<Request>) -> Instruction {
    let accounts = exodus::accounts::PoolPass { stake: stake.address, claim: claim.address };
    build(&accounts, &exodus::instruction::PoolPass {})
}

/// Writes down that a stake was silent until the deadline; anyone may.
pub fn lapse(stake: &Located<Stake>, claim: &Located<Request>) -> Instruction {
    let accounts = exodus::accounts::PoolLapse {
        member: stake.member,
        pool: stake.pool,
        stake: stake.address,
        claim: claim.address,
    };
    build(&accounts, &exodus::instruction::PoolLapse {})
}

/// Closes a pool in which no stake is active; anyone may.
pub fn close(pool: &Located<Pool>) -> Instruction {
    let accounts = exodus::accounts::PoolClose { pool: pool.address, answering: pool.answering, payer: pool.payer };
    build(&accounts, &exodus::instruction::PoolClose {})
}

/// Closes what remains of a stake that nobody needs any more; anyone may.
pub fn tidy_stake(stake: &Located<Stake>) -> Instruction {
    let accounts = exodus::accounts::PoolTidyStake { pool: stake.pool, stake: stake.address, payer: stake.payer };
    build(&accounts, &exodus::instruction::PoolTidyStake {})
}
