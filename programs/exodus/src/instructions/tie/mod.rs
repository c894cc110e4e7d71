//! What may be done with a tie, and with the invitation that leads to one.

pub mod accept;
pub mod cancel;
pub mod close;
pub mod extend;
pub mod invite;
pub mod pledge;
pub mod restore;
pub mod tidy;
pub mod tidy_invitation;
pub mod withdraw;

pub use accept::{AcceptArgs, TieAccept};
pub use cancel::TieCancel;
pub use close::TieClose;
pub use extend::{ExtendArgs, TieExtend};
pub use invite::{InviteArgs, TieInvite};
pub use pledge::PledgeArgs;
pub use tidy::TieTidy;
pub use tidy_invitation::TieTidyInvitation;

use anchor_lang::prelude::*;
use exodus_rules::member::Member as Rules;
use exodus_rules::tie::{self, End, SideState};
use exodus_rules::{Amount, Refusal, Turn};

use crate::errors::{Failure, Outcome};
use crate::events::{TieChanged, changes};
use crate::guards;
use crate::record::Record;
use crate::state::tie::ordered;
use crate::state::{Invitation, Member, Tie};

/// What the owner of a side expects it to be.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct TurnArgs {
    /// The turn of the own side, as the signer sees it; the member's own turn where that side says nothing.
    pub turn: u32,
}

/// Accounts of what a member does with the own side of a standing tie: `tie pledge`, `tie withdraw`, `tie restore`.
#[derive(Accounts)]
pub struct TieOwnSide {
    /// The member's key.
    pub authority: Signer,
    /// The member who acts.
    #[account(mut)]
    pub member: Record<Member>,
    /// The member at the other end.
    #[account(mut)]
    pub other: Record<Member>,
    /// The tie between the two.
    #[account(mut)]
    pub tie: Record<Tie>,
}

changes! {
    Accepted = 1
    Extended = 2
    Pledge = 3
    Withdrawn = 4
    Restored = 5
    Forgotten = 6
    Tidied = 7
    Chosen = 8
    Dismissed = 9
}

/// What a member does with the own side of a standing tie.
#[derive(Clone, Copy)]
enum Act {
    Pledge(Amount),
    Withdraw,
    Restore,
}

/// An act on the own side of a standing tie: the rule decides, both members' counts follow. (Compiled once for all three.)
#[inline(never)]
fn act(accounts: &mut TieOwnSide, named: Turn, act: Act) -> Outcome {
    let at = guards::now()?;
    let TieOwnSide { authority, member, other, tie } = accounts;
    let (own, today) = guards::signed(member, authority, at)?;
    own.must_remain()?;
    let mut own = own.acts(today);
    let end = tie.end_of(member.address(), other.address())?;
    let before = tie.read()?;
    let (after, change) = match act {
        Act::Pledge(pledge) => (before.change_pledge(end, named, pledge)?, Change::Pledge),
        Act::Withdraw if before.side(end).state == SideState::None => {
            let away = before.turn_away(end, own.turn, own.pledge)?;
            own = own.takes_turn(named, today)?;
            (away, Change::Withdrawn)
        }
        Act::Withdraw => (before.withdraw(end, named, at)?, Change::Withdrawn),
        Act::Restore => (before.restore(end, named)?, Change::Restored),
    };
    let (own, their) = tie::count(&before, &after, own, other.read()?)?;
    if after.is_mutual() && !before.is_mutual() {
        must_be_strangers_of_one_network(member, other)?;
        their.must_remain()?;
    }
    member.change().write(&own);
    if tie::dismissed(&before, &after, end) {
        let fewer = member.recovery().loses_guardian()?;
        member.change().write_recovery(&fewer);
    }
    tie.change().write(&after);
    let other = counted(other, &their, &before, &after);
    tell(&Told { tie, stands: &after, by: Some(member), other, invitation: None, change, end });
    Ok(())
}

/// Writes the neighbour's count where it changed, and says whether it did: nobody moves a stranger's record otherwise.
fn counted<'a>(
    other: &'a mut Record<Member>,
    their: &Rules,
    before: &tie::Tie,
    after: &tie::Tie,
) -> Option<&'a Record<Member>> {
    if !tie::counts(before, after) {
        return None;
    }
    other.change().write(their);
    Some(other)
}

/// What an event about a tie is made of.
pub(crate) struct Told<'a> {
    pub tie: &'a Record<Tie>,
    pub stands: &'a tie::Tie,
    /// The member at `end`, if it was written.
    pub by: Option<&'a Record<Member>>,
    pub other: Option<&'a Record<Member>>,
    pub invitation: Option<&'a Record<Invitation>>,
    pub change: Change,
    pub end: End,
}

pub(crate) fn tell(told: &Told) {
    emit!(TieChanged {
        tie: *told.tie.address(),
        pledge: told.stands.side(told.end).pledge.get(),
        sequence: told.tie.head.sequence,
        by_sequence: told.by.map_or(0, |by| by.head.sequence),
        other_sequence: told.other.map_or(0, |other| other.head.sequence),
        invitation_sequence: told.invitation.map_or(0, |invitation| invitation.head.sequence),
        change: told.change.number(),
        by: match told.end {
            End::Lower => 0,
            End::Higher => 1,
        },
        mutual: u16::from(told.stands.is_mutual()),
    });
}

/// Two people who can have a tie: different records, different keys, one network.
fn must_be_strangers_of_one_network(one: &Record<Member>, two: &Record<Member>) -> core::result::Result<(), Failure> {
    if one.address() == two.address() || one.authority == two.authority {
        return Err(Refusal::TieWithSelf.into());
    }
    if one.network != two.network {
        return Err(Refusal::TieAcrossNetworks.into());
    }
    Ok(())
}

/// Fills in the record of a tie that this instruction may have created.
fn begin(tie: &mut Record<Tie>, bump: u8, members: (&Address, &Address), payer: &Address) {
    if tie.is_new() {
        let record = tie.stamp(bump);
        let (lower, higher) = ordered(members.0, members.1);
        record.lower = *lower;
        record.higher = *higher;
        record.payer = *payer;
    }
}
