//! The account of a commitment.

use anchor_lang::prelude::*;
use exodus_rules::clearing::Terms;
use exodus_rules::commitment::{self, Excuse, Party, Reported};
use exodus_rules::member::Presence;
use exodus_rules::{Amount, Refusal, Timestamp};

use super::{moment, seconds};
use crate::record::{Head, Stored, head};

/// A promise that cannot be withdrawn. Seeds: `"commitment"`, author, number. Amounts in minor units, times in unix
/// seconds; `amount = kept + forgiven + cleared + transferred + outstanding`.
#[account]
pub struct Commitment {
    /// Sequence, version, bump.
    pub head: Head,
    /// The member who promises.
    pub debtor: Address,
    /// The member in whose favour it stands.
    pub creditor: Address,
    /// The request or the offer it answers; zero = neither.
    pub parent: Address,
    /// The commitment given in exchange; zero = none.
    pub twin: Address,
    /// Who paid the rent.
    pub payer: Address,
    /// SHA-256 of a note that the doors keep sealed; zero = none.
    pub note: [u8; 32],
    /// The whole promise.
    pub amount: u64,
    /// Confirmed by the creditor.
    pub kept: u64,
    /// Forgiven by the creditor.
    pub forgiven: u64,
    /// Cleared against other commitments.
    pub cleared: u64,
    /// Handed on to another debtor.
    pub transferred: u64,
    /// What the debtor says is done.
    pub performed: u64,
    /// What was performed or kept by the due time.
    pub in_time: u64,
    /// Performed, says the debtor; not so, says the creditor.
    pub disputed: u64,
    /// How much of `cleared` the counters of members and request know.
    pub reported_cleared: u64,
    /// When it was made.
    pub made: i64,
    /// The last second in which it is in time.
    pub due: i64,
    /// When what is left to perform last became less: performed, or confirmed, forgiven, cleared or handed on without that;
    /// 0 = never.
    pub performed_at: i64,
    /// When nothing was outstanding any more; 0 = something is.
    pub settled_at: i64,
    /// The author's turn when it was made, or the number of the claim that it answers; part of the address.
    pub number: u32,
    /// The period in which it was made.
    pub period: u32,
    /// What the parent is: 0 nothing, 1 a request, 2 an offer.
    pub parent_kind: u8,
    /// Whose count numbers it, which is part of the address: 1 the debtor's and 2 the creditor's, who signed its creation;
    /// 3 the claims' of the debtor's stake, where it answers one.
    pub author: u8,
    /// 1 = goods or a service, 0 = the unit of account.
    pub in_kind: u8,
    /// 1 = the debtor allows clearing.
    pub debtor_clears: u8,
    /// 1 = the creditor allows clearing.
    pub creditor_clears: u8,
    /// 1 = the counters know it as overdue.
    pub reported_overdue: u8,
    /// Zero.
    pub reserved: [u8; 2],
}

const _: () = assert!(Commitment::SIZE == 336);
const _: () = assert!(core::mem::offset_of!(Commitment, debtor) == 16);
const _: () = assert!(core::mem::offset_of!(Commitment, creditor) == 48);
const _: () = assert!(core::mem::offset_of!(Commitment, parent) == 80);

/// `parent_kind` of a commitment to a request.
pub const PARENT_REQUEST: u8 = 1;
/// `parent_kind` of a commitment that an offer was agreed with.
pub const PARENT_OFFER: u8 = 2;
/// `author` where the debtor signed the creation.
pub const AUTHOR_DEBTOR: u8 = 1;
/// `author` where the creditor did.
pub const AUTHOR_CREDITOR: u8 = 2;
/// `author` where it answers a claim: nobody can answer it twice, whoever sends the answer.
pub const AUTHOR_STAKE: u8 = 3;

impl Commitment {
    /// The commitment as the rules read it.
    #[inline(always)]
    pub fn read(&self) -> core::result::Result<commitment::Commitment, Refusal> {
        Ok(commitment::Commitment {
            amount: Amount::stored(self.amount),
            kept: Amount::stored(self.kept),
            forgiven: Amount::stored(self.forgiven),
            cleared: Amount::stored(self.cleared),
            transferred: Amount::stored(self.transferred),
            performed: Amount::stored(self.performed),
            in_time: Amount::stored(self.in_time),
            disputed: Amount::stored(self.disputed),
            made: Timestamp::new(self.made),
            due: Timestamp::new(self.due),
            performed_at: moment(self.performed_at),
            settled_at: moment(self.settled_at),
            reported: Reported { cleared: Amount::stored(self.reported_cleared), overdue: self.reported_overdue != 0 },
        })
    }

    /// Writes what the rules made of it.
    #[inline(always)]
    pub fn write(&mut self, commitment: &commitment::Commitment) {
        self.amount = commitment.amount.get();
        self.kept = commitment.kept.get();
        self.forgiven = commitment.forgiven.get();
        self.cleared = commitment.cleared.get();
        self.transferred = commitment.transferred.get();
        self.performed = commitment.performed.get();
        self.in_time = commitment.in_time.get();
        self.disputed = commitment.disputed.get();
        self.made = commitment.made.get();
        self.due = commitment.due.get();
        self.performed_at = seconds(commitment.performed_at);
        self.settled_at = seconds(commitment.settled_at);
        self.reported_cleared = commitment.reported.cleared.get();
        self.reported_overdue = u8::from(commitment.reported.overdue);
    }

    /// Writes what performing makes of it, and nothing else.
    #[inline(always)]
    pub fn write_performance(&mut self, commitment: &commitment::Commitment) {
        self.performed = commitment.performed.get();
        self.in_time = commitment.in_time.get();
        self.performed_at = seconds(commitment.performed_at);
        self.reported_overdue = u8::from(commitment.reported.overdue);
    }

    /// Writes what clearing makes of it, and nothing else: a chain has many of them.
    #[inline(always)]
    pub fn write_clearing(&mut self, commitment: &commitment::Commitment) {
        self.cleared = commitment.cleared.get();
        self.disputed = commitment.disputed.get();
        self.performed_at = seconds(commitment.performed_at);
        self.settled_at = seconds(commitment.settled_at);
    }

    /// The request whose sums follow this commitment; the System program's address where there is none.
    pub fn book(&self) -> &Address {
        static NONE: Address = Address::new_from_array([0; 32]);
        if self.parent_kind == PARENT_REQUEST { &self.parent } else { &NONE }
    }

    /// The excuse that an act finds which brings the creditor, but not the twin.
    pub const fn excuse_of(&self, creditor: Presence) -> Excuse {
        match (creditor, self.parent_kind) {
            (_, PARENT_OFFER) => Excuse::Unseen,
            (Presence::Left | Presence::Dormant, _) => Excuse::Given,
            (Presence::Active | Presence::Suspended, _) => Excuse::Missing,
        }
    }

    /// Who `member` is to this commitment.
    pub fn party(&self, member: &Address) -> Party {
        if self.debtor == *member {
            Party::Debtor
        } else if self.creditor == *member {
            Party::Creditor
        } else {
            Party::Stranger
        }
    }

    /// What may be done with it, beside keeping it.
    pub const fn terms(&self) -> Terms {
        Terms {
            in_kind: self.in_kind != 0,
            debtor_clears: self.debtor_clears != 0,
            creditor_clears: self.creditor_clears != 0,
        }
    }

    /// Writes the flags that the two sides move.
    pub fn write_terms(&mut self, terms: Terms) {
        self.debtor_clears = u8::from(terms.debtor_clears);
        self.creditor_clears = u8::from(terms.creditor_clears);
    }

    fn flags_in_domain(&self) -> bool {
        let flags = self.in_kind | self.debtor_clears | self.creditor_clears | self.reported_overdue;
        self.parent_kind <= PARENT_OFFER
            && matches!(self.author, AUTHOR_DEBTOR | AUTHOR_CREDITOR | AUTHOR_STAKE)
            && flags <= 1
    }
}

impl Stored for Commitment {
    head! {}

    fn payer(&self) -> Option<&Address> {
        Some(&self.payer)
    }

    fn invariant(&self) -> bool {
        self.debtor != self.creditor
            && self.flags_in_domain()
            && self.read().is_ok_and(|commitment| commitment.invariant())
    }
}
