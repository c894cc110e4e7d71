//! Takes the hand that a link offers: the tie is mutual at once.
//!
//! Signs: the newcomer's key, naming the newcomer's turn, *and* the link's key, so that a link can be neither harvested
//! nor front-run; anybody may pay. Transition: any, unless mutual or withdrawn by the inviter -> mutual; one use of the
//! link less. Event: `TieChanged`. Refuses: a link that is expired, used up or of an earlier key; an inviter who has
//! withdrawn from this newcomer, is not active or is at the cap; oneself; a tie that stands.

use anchor_lang::prelude::*;
use exodus_rules::member::Member as Rules;
use exodus_rules::period::Today;
use exodus_rules::{Amount, Refusal, Turn, tie};

use super::{Change, Told};
use crate::errors::{Failure, Outcome};
use crate::guards;
use crate::record::Record;
use crate::state::tie::ordered;
use crate::state::{Invitation, Member, Tie};

/// What the newcomer answers.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct AcceptArgs {
    /// The newcomer's turn, as the signer sees it.
    pub turn: u32,
    /// What the newcomer is ready to help the inviter with, in minor units.
    pub pledge: u64,
    /// What the link offers, as the newcomer sees it, in minor units.
    pub offered: u64,
}

/// Accounts of `tie accept`.
#[derive(Accounts)]
pub struct TieAccept {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The newcomer's key.
    pub authority: Signer,
    /// The link's own key.
    pub link: Signer,
    /// The invitation.
    #[account(mut)]
    pub invitation: Record<Invitation>,
    /// The member who takes the hand.
    #[account(mut)]
    pub member: Record<Member>,
    /// The inviter.
    #[account(mut)]
    pub other: Record<Member>,
    /// The tie between the two.
    #[account(init_if_needed, payer = payer, seeds = [
        b"tie",
        ordered(member.address(), other.address()).0.as_ref(),
        ordered(member.address(), other.address()).1.as_ref()
    ], bump)]
    pub tie: Record<Tie>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Takes the hand that a link offers.
pub fn accept(ctx: &mut Context<TieAccept>, args: AcceptArgs) -> Outcome {
    let at = guards::now()?;
    let TieAccept { payer, authority, link, invitation, member, other, tie, .. } = &mut ctx.accounts;
    guards::is(link.address(), &invitation.key)?;
    guards::is(other.address(), &invitation.inviter)?;
    super::must_be_strangers_of_one_network(member, other)?;
    let (newcomer, today) = guards::signed(member, authority, at)?;
    let taken = newcomer.turn;
    let newcomer = newcomer.takes_turn(Turn(args.turn), today)?;
    let inviter = active_inviter(other, today)?;
    let used = invitation.read()?.accept(inviter.epoch, at)?;
    if args.offered != used.pledge.get() {
        return Err(Refusal::LinkPledgeChanged.into());
    }

    super::begin(tie, ctx.bumps.tie, (member.address(), other.address()), payer.address());
    let end = tie.end_of(member.address(), other.address())?;
    let before = tie.read()?;
    let after = before.accept(end, taken, Amount::positive(args.pledge)?, inviter.turn, used.pledge)?;
    let (newcomer, inviter) = tie::count(&before, &after, newcomer, inviter)?;
    invitation.change().write(&used);
    member.change().write(&newcomer);
    other.change().write(&inviter);
    tie.change().write(&after);
    let invitation = Some(&*invitation);
    super::tell(&Told {
        tie,
        stands: &after,
        by: Some(member),
        other: Some(other),
        invitation,
        change: Change::Accepted,
        end,
    });
    Ok(())
}

/// Whatever keeps the inviter from vouching, the newcomer hears one thing: the inviter is away.
fn active_inviter(inviter: &Member, today: Today) -> core::result::Result<Rules, Failure> {
    let inviter = inviter.read()?;
    inviter.must_be_active(today).map_err(|_| Refusal::InviterAbsent)?;
    Ok(inviter)
}
