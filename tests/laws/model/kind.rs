//! The kinds of records.

/// What kind of record an account holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "the nouns of the protocol")]
pub(crate) enum Kind {
    Network,
    Member,
    Tombstone,
    Tie,
    Invitation,
    Request,
    Intent,
    Commitment,
    Offer,
    Deal,
    Pool,
    Stake,
    Delegate,
    Recovery,
}
