//! What may be done about a key that is lost, before and after.

pub mod approve;
pub mod arrange;
pub mod choose;
pub mod execute;
pub mod propose;
pub mod tidy;
pub mod veto;

pub use approve::{ApproveArgs, RecoveryApprove};
pub use arrange::ArrangeArgs;
pub use choose::{ChooseArgs, RecoveryChoose};
pub use execute::RecoveryExecute;
pub use propose::RecoveryPropose;
pub use tidy::RecoveryTidy;
pub use veto::RecoveryVeto;

use anchor_lang::prelude::*;
use exodus_rules::{Timestamp, Turn};

use crate::errors::Failure;
use crate::events::{RecoveryChanged, changes};
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Recovery, Tie};

changes! {
    Proposed = 1
    Approved = 2
    Executed = 3
    Vetoed = 4
    Tidied = 5
}

/// Whoever says to stand behind a key, and for whom.
struct Friend<'a> {
    guardian: &'a mut Record<Member>,
    authority: &'a Signer,
    ward: &'a Record<Member>,
    tie: &'a Record<Tie>,
}

/// A guardian stands behind a key for the member at the other end of the tie, and takes a turn for it.
#[inline(never)]
fn stand_behind(friend: Friend, turn: u32) -> core::result::Result<Timestamp, Failure> {
    let Friend { guardian, authority, ward, tie } = friend;
    let own = guards::own(guardian, authority)?;
    let end = tie.end_of(ward.address(), guardian.address())?;
    ward.read()?.must_remain()?;
    tie.read()?.must_guard(end, own.at)?;
    guardian.change().write(&own.member.takes_turn(Turn(turn), own.today)?);
    Ok(own.at)
}

#[inline(never)]
fn tell(
    recovery: &Record<Recovery>,
    member: Option<&Record<Member>>,
    guardian: Option<&Record<Member>>,
    change: Change,
) {
    emit!(RecoveryChanged {
        recovery: *recovery.address(),
        member: recovery.member,
        key: recovery.key,
        executable: recovery.executable,
        expires: recovery.expires,
        sequence: recovery.head.sequence,
        member_sequence: member.map_or(0, |member| member.head.sequence),
        guardian_sequence: guardian.map_or(0, |guardian| guardian.head.sequence),
        approvals: u32::from(recovery.approvals),
        change: change.number(),
    });
}
