//! What happens to networks, members and what stands between two of them.

use anchor_lang::prelude::*;

/// A network was created.
#[event(bytemuck)]
pub struct NetworkCreated {
    /// The network.
    pub network: Address,
    /// Whoever created it.
    pub founder: Address,
}

/// A member changed: see `change`.
#[event(bytemuck)]
pub struct MemberChanged {
    /// The member.
    pub member: Address,
    /// The network.
    pub network: Address,
    /// The key that signs from now on.
    pub authority: Address,
    /// SHA-256 of the profile.
    pub profile: [u8; 32],
    /// What the member is ready to help with, in minor units.
    pub pledge: u64,
    /// The member's sequence.
    pub sequence: u64,
    /// The member's epoch.
    pub epoch: u32,
    /// 1 joined, 2 settings, 3 key, 4 woke, 5 left, 6 dormant, 7 tombstone, 8 recovery arranged, 9 recovered.
    pub change: u32,
}

/// A link was offered, cancelled or tidied. (Its acceptance is a [`TieChanged`].)
#[event(bytemuck)]
pub struct InvitationChanged {
    /// The invitation.
    pub invitation: Address,
    /// The member who offers the hand.
    pub inviter: Address,
    /// What the inviter is ready to help with, in minor units.
    pub pledge: u64,
    /// The last second in which it works.
    pub expires: i64,
    /// The invitation's sequence.
    pub sequence: u64,
    /// The inviter's sequence; 0 = not written.
    pub inviter_sequence: u64,
    /// How many more people may accept it.
    pub uses_left: u32,
    /// 1 offered, 2 cancelled, 3 tidied.
    pub change: u32,
}

/// One side of a tie changed, or the tie went with one of its members.
#[event(bytemuck)]
pub struct TieChanged {
    /// The tie.
    pub tie: Address,
    /// The pledge of the side that acted, in minor units.
    pub pledge: u64,
    /// The tie's sequence.
    pub sequence: u64,
    /// The sequence of the member who acted; where it was tidied, of the one who stays, 0 = not written.
    pub by_sequence: u64,
    /// The sequence of the member at the other end; 0 = not written.
    pub other_sequence: u64,
    /// The invitation's sequence; 0 = none took part.
    pub invitation_sequence: u64,
    /// 1 accepted by link, 2 extended, 3 pledge, 4 withdrawn, 5 restored, 6 forgotten, 7 tidied, 8 guardian
    /// chosen, 9 guardian dismissed.
    pub change: u32,
    /// Which end acted, or stays: 0 the lower member, 1 the higher.
    pub by: u16,
    /// Whether the tie is mutual now: 1 or 0.
    pub mutual: u16,
}

/// Power was lent to a key, given back or tidied.
#[event(bytemuck)]
pub struct DelegateChanged {
    /// The delegate's account.
    pub delegate: Address,
    /// The member who lends the power.
    pub member: Address,
    /// The key that has it.
    pub key: Address,
    /// The most per intent and per request, in minor units.
    pub limit: u64,
    /// The last second of its power.
    pub expires: i64,
    /// The delegate's sequence.
    pub sequence: u64,
    /// The member's sequence; 0 = not written.
    pub member_sequence: u64,
    /// 1 open requests, 2 close requests, 4 handle intents, 8 mark performed, or a sum of these.
    pub scopes: u32,
    /// 1 granted, 2 revoked, 3 tidied.
    pub change: u32,
}

/// Another key was proposed for a member, approved, executed, or the proposal ended.
#[event(bytemuck)]
pub struct RecoveryChanged {
    /// The proposal.
    pub recovery: Address,
    /// The member.
    pub member: Address,
    /// The key that is proposed.
    pub key: Address,
    /// The first second in which it may be executed; 0 = too few guardians have approved it.
    pub executable: i64,
    /// The last second in which it may be approved or executed.
    pub expires: i64,
    /// The proposal's sequence.
    pub sequence: u64,
    /// The member's sequence; 0 = not written.
    pub member_sequence: u64,
    /// The sequence of the guardian who acted; 0 = none did.
    pub guardian_sequence: u64,
    /// How many guardians stand behind it.
    pub approvals: u32,
    /// 1 proposed, 2 approved, 3 executed, 4 vetoed, 5 tidied.
    pub change: u32,
}
