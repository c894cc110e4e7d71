//! What happened, for the outside. Accounts are the truth and events a hint: an event about a record carries the sequence
//! of every record it wrote, so that whoever follows them sees a gap. The time is the block's.

use anchor_lang::prelude::*;

/// What an event says happened, by the number that it carries.
macro_rules! changes {
    ($($name:ident = $number:literal)*) => {
        #[derive(Clone, Copy)]
        #[allow(missing_docs, reason = "each is described on the event that carries it")]
        pub(crate) enum Change {
            $($name,)*
        }

        impl Change {
            const fn number(self) -> u32 {
                match self {
                    $(Self::$name => $number,)*
                }
            }
        }
    };
}
pub(crate) use changes;

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
    /// The first second in which it may be executed.
    pub executable: i64,
    /// The last second in which it may be executed.
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

/// A request was opened, edited, closed, or its end was written down.
#[event(bytemuck)]
pub struct RequestChanged {
    /// The request.
    pub request: Address,
    /// The member who asks.
    pub beneficiary: Address,
    /// The sum that is needed, in minor units.
    pub target: u64,
    /// The last second in which it takes help.
    pub deadline: i64,
    /// The request's sequence.
    pub sequence: u64,
    /// The beneficiary's sequence; 0 = not written.
    pub beneficiary_sequence: u64,
    /// As in the record: 1 open, 2 completed, 3 expired, 4 closed, 5 adopted.
    pub status: u16,
    /// Handshakes away from which help may come; 0 = anyone.
    pub reach: u16,
    /// 1 opened, 2 edited, 3 closed, 4 tidied, 5 adopted.
    pub change: u32,
}

/// An intent was declared, changed, or went.
#[event(bytemuck)]
pub struct IntentChanged {
    /// The intent.
    pub intent: Address,
    /// The request it is meant for.
    pub request: Address,
    /// The member who declared it.
    pub member: Address,
    /// What it says, in each period, in minor units.
    pub amount: u64,
    /// What has not become a commitment, in minor units.
    pub left: u64,
    /// The intent's sequence.
    pub sequence: u64,
    /// The request's sequence.
    pub request_sequence: u64,
    /// The sequence of the member who acted; 0 = not written.
    pub member_sequence: u64,
    /// The period that it counts in.
    pub period: u32,
    /// 1 declared, 2 edited, 3 withdrawn, 4 refused, 5 lapsed, 6 renewed, 7 turned into a commitment.
    pub change: u32,
}

/// A pool was created or closed, or a claim in it was frozen or ended uncovered.
#[event(bytemuck)]
pub struct PoolChanged {
    /// The pool.
    pub pool: Address,
    /// The claim; zero = none took part.
    pub claim: Address,
    /// The sum of the active stakes, in minor units.
    pub total: u64,
    /// The claim as it stands now, in minor units; 0 = none took part.
    pub target: u64,
    /// The pool's sequence; 0 = not written.
    pub sequence: u64,
    /// The claim's sequence; 0 = not written.
    pub claim_sequence: u64,
    /// The sequence of the founder's or the claimant's stake; 0 = not written.
    pub stake_sequence: u64,
    /// The founder's sequence; 0 = not written.
    pub member_sequence: u64,
    /// How many stakes are active.
    pub stakes: u32,
    /// The number of the claim that was frozen last.
    pub frozen: u32,
    /// How many millionths of every stake have been called in the present period.
    pub called: u32,
    /// 1 created, 2 frozen, 3 ended uncovered, 4 closed. (The numbers go on in [`StakeChanged`].)
    pub change: u32,
}

/// A stake changed, or its member claimed, answered or was excluded.
#[event(bytemuck)]
pub struct StakeChanged {
    /// The pool.
    pub pool: Address,
    /// The member whose stake it is.
    pub member: Address,
    /// The claim; zero = none took part.
    pub claim: Address,
    /// The stake, in minor units.
    pub amount: u64,
    /// What was claimed, answered or left unanswered, in minor units.
    pub sum: u64,
    /// The stake's sequence.
    pub sequence: u64,
    /// The pool's sequence; 0 = not written.
    pub pool_sequence: u64,
    /// The member's sequence; 0 = not written.
    pub member_sequence: u64,
    /// The claim's sequence; 0 = not written.
    pub claim_sequence: u64,
    /// 11 joined, 12 amount, 13 left, 14 claimed, 15 answered, 16 passed, 17 excluded, 18 tombstone closed.
    pub change: u64,
}

/// A commitment was made or moved.
#[event(bytemuck)]
pub struct CommitmentChanged {
    /// The commitment.
    pub commitment: Address,
    /// What this change moved, in minor units.
    pub sum: u64,
    /// The commitment's sequence.
    pub sequence: u64,
    /// The debtor's sequence; 0 = not written.
    pub debtor_sequence: u64,
    /// The creditor's sequence; 0 = not written.
    pub creditor_sequence: u64,
    /// The request's sequence; 0 = not written.
    pub request_sequence: u64,
    /// 1 made, 2 performed, 3 confirmed, 4 forgiven, 5 demanded, 6 overdue, 7 reported, 8 clearing allowed or refused,
    /// 9 transferred.
    pub change: u64,
}

/// A closed chain of commitments was reduced; the transaction lists them.
#[event(bytemuck)]
pub struct CommitmentsCleared {
    /// By how much each was reduced, in minor units.
    pub amount: u64,
    /// How many there are.
    pub links: u64,
}

/// A commitment closed for good: the record itself, for the archives of both sides.
#[event]
pub struct CommitmentClosed {
    /// The commitment.
    pub commitment: Address,
    /// The debtor's history after this record.
    pub debtor_history: [u8; 32],
    /// The creditor's history after this record.
    pub creditor_history: [u8; 32],
    /// The record, as the account held it behind its type mark.
    pub record: [u8; 328],
    /// The debtor's sequence.
    pub debtor_sequence: u64,
    /// The creditor's sequence.
    pub creditor_sequence: u64,
    /// Its position in the debtor's history, from 0.
    pub debtor_position: u32,
    /// Its position in the creditor's history, from 0.
    pub creditor_position: u32,
}

/// An offer or a need was published, edited, closed, or its end was written down.
#[event(bytemuck)]
pub struct OfferChanged {
    /// The offer.
    pub offer: Address,
    /// The member who published it.
    pub publisher: Address,
    /// The price of a piece, in minor units.
    pub price: u64,
    /// The last second in which it may be taken and agreed to.
    pub expires: i64,
    /// The offer's sequence.
    pub sequence: u64,
    /// The publisher's sequence.
    pub publisher_sequence: u64,
    /// How many pieces are left.
    pub quantity: u32,
    /// 1 published, 2 edited, 3 closed, 4 tidied.
    pub change: u32,
}

/// A deal was opened or has ended. (What an agreement makes is told by two [`CommitmentChanged`].)
#[event(bytemuck)]
pub struct DealChanged {
    /// The deal.
    pub deal: Address,
    /// The offer.
    pub offer: Address,
    /// The member who wanted to take it.
    pub taker: Address,
    /// The price of a piece, in minor units.
    pub price: u64,
    /// The deal's sequence.
    pub sequence: u64,
    /// The offer's sequence; 0 = not written.
    pub offer_sequence: u64,
    /// The publisher's sequence; 0 = not written.
    pub publisher_sequence: u64,
    /// The taker's sequence; 0 = not written.
    pub taker_sequence: u64,
    /// How many pieces.
    pub quantity: u32,
    /// The deal's turn.
    pub turn: u32,
    /// 5 taken, 6 withdrawn, 7 agreed, 8 tidied.
    pub change: u64,
}
