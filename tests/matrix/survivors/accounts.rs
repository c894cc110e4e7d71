//! Other wallets, other rights, other records of the same kind.

use super::survivor::{Survivor, may};

/// What can be put in place of a wallet that may be anybody's.
const ANYBODY: &[&str] = &["another's key", "a stranger's wallet"];
/// What can be put in a place that is not looked at.
const ANYTHING: &[&str] = &["another record", "another's key", "a stranger's wallet", "an empty address", "no record"];

pub(super) const LIST: &[Survivor] = &[
    may(&["*"], &["writing given", "signature given"], &["*"], "a right that nothing uses"),
    may(&["*by delegate"], &["writing taken"], &["delegate"], "only opening a request writes the delegate's record"),
    may(
        &["commitment.commit*"],
        &["writing taken"],
        &["intent"],
        "where the debtor commits out of no intent, none is written",
    ),
    may(
        &["commitment.*"],
        &["writing taken"],
        &["request"],
        "a commitment without a request has the System program there",
    ),
    may(
        &[
            "network.create*",
            "member.join",
            "tie.invite",
            "tie.accept*",
            "tie.extend*",
            "request.open*",
            "intent.declare*",
            "pool.create",
            "pool.join*",
            "pool.claim",
            "pool.answer*",
            "commitment.commit*",
            "commitment.transfer*",
            "offer.publish*",
            "offer.take*",
            "offer.agree*",
            "delegate.grant*",
            "recovery.propose",
        ],
        ANYBODY,
        &["payer"],
        "whoever signs may pay for another",
    ),
    may(
        &[
            "tie.accept of a hand that was held out",
            "tie.extend in answer",
            "delegate.grant anew",
            "pool.join after a lapse",
        ],
        &["another record", "an empty address", "no record", "the same twice"],
        &["payer"],
        "nothing is created, so nothing is paid; keys of records sign only in these cases",
    ),
    may(
        &[
            "request.close with an intent",
            "request.close what could be adopted",
            "request.close with a promise",
            "request.tidy with an intent",
            "request.tidy in its period",
            "tie.close while the other remembers",
            "pool.leave owing",
        ],
        ANYTHING,
        &["payer"],
        "the record stays, so nothing is paid back",
    ),
    may(
        &[
            "request.close with an intent",
            "request.close what could be adopted",
            "request.close with a promise",
            "tie.close while the other remembers",
            "pool.leave owing",
        ],
        &["the same twice"],
        &["payer"],
        "the record stays, so nothing is paid back to the signer either",
    ),
    may(&["clearing.clear*"], ANYTHING, &["sender"], "anyone may send it"),
    may(&["pool.answer unasked"], ANYTHING, &["authority"], "anyone answers within the mandate"),
    may(
        &["pool.answer unasked"],
        &["the same twice", "somebody else in their own name"],
        &["authority", "member"],
        "anyone answers within the mandate, and so does its member",
    ),
    may(&["member.change_key"], ANYTHING, &["new_authority"], "whichever key signs for itself"),
    may(&["delegate.revoke*"], &["another's key"], &["authority"], "the member's key and the delegate's own"),
    may(&["network.create with a mint"], &["no record", "the same twice"], &["mint"], "a unit without a mint"),
    may(
        &["commitment.commit*"],
        &["another's key", "a stranger's wallet", "an empty address", "the same twice", "no record", "another record"],
        &["intent"],
        "out of which intent of theirs, or out of none, is for the debtor to say, who signs it",
    ),
    // Another record of the same kind, which the same signer could have named as well.
    may(
        &[
            "commitment.clearable*",
            "commitment.confirm*",
            "commitment.demand*",
            "commitment.forgive*",
            "commitment.perform*",
        ],
        &["another of its kind"],
        &["commitment"],
        "another promise between the same two, of which the signer saw the same",
    ),
    may(
        &["delegate.revoke", "delegate.tidy", "recovery.approve", "recovery.veto*", "recovery.tidy", "intent.refuse"],
        &["another of its kind"],
        &["delegate", "recovery", "intent"],
        "another one of the same member, of which the same may be said",
    ),
    may(
        &["request.edit*", "request.close*", "offer.edit", "offer.close"],
        &["another of its kind"],
        &["request", "offer"],
        "another one of the signer's own, with the same turn",
    ),
    may(
        &["member.tidy_dormant", "member.tidy_tombstone", "offer.tidy", "pool.tidy_stake"],
        &["another of its kind"],
        &["member", "offer", "stake"],
        "another one of which the time has come as well",
    ),
    may(
        &[
            "member.wake*",
            "member.leave",
            "member.set",
            "member.change_key",
            "tie.invite",
            "recovery.choose",
            "commitment.clearable*",
            "delegate.revoke by itself",
        ],
        &["somebody else in their own name"],
        &["member"],
        "somebody else may say the same of their own, with the same turn",
    ),
    may(
        &[
            "commitment.perform",
            "intent.declare*",
            "intent.edit",
            "intent.withdraw*",
            "request.close*",
            "delegate.revoke*",
        ],
        &["another's delegate"],
        &["delegate"],
        "the same member's own delegate; and a delegate gives back what it was lent itself",
    ),
];
