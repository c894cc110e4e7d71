//! The list.

use super::Survivor;

const fn may(
    templates: &'static [&'static str],
    operations: &'static [&'static str],
    places: &'static [&'static str],
    reason: &'static str,
) -> Survivor {
    Survivor { templates, operations, places, reason }
}

/// What can be put in place of a wallet that may be anybody's.
const ANYBODY: &[&str] = &["another's key", "a stranger's wallet"];
/// What can be put in a place that is not looked at.
const ANYTHING: &[&str] =
    &["another record", "another's key", "a stranger's wallet", "an empty address", "no record"];

/// Every case that may be accepted, and why.
pub const SURVIVORS: &[Survivor] = &[
    // Rights and wallets.
    may(&["*"], &["writing given", "signature given"], &["*"], "a right that nothing uses"),
    may(
        &["*by delegate"],
        &["writing taken"],
        &["delegate"],
        "only opening a request writes the delegate's record",
    ),
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
            "network.create*", "member.join", "tie.invite", "tie.accept*", "tie.extend*", "request.open*",
            "intent.declare*", "pool.create", "pool.join*", "pool.claim", "pool.answer", "commitment.commit*",
            "commitment.transfer*", "offer.publish*", "offer.take*", "offer.agree*", "delegate.grant*",
            "recovery.propose",
        ],
        ANYBODY,
        &["payer"],
        "whoever signs may pay for another",
    ),
    may(
        &["tie.accept of a hand that was held out", "tie.extend in answer", "delegate.grant anew"],
        &["another record", "an empty address", "no record", "the same twice"],
        &["payer"],
        "nothing is created, so nothing is paid; keys of records sign only in these cases",
    ),
    may(
        &["request.close with an intent", "request.tidy with an intent", "tie.close while the other remembers"],
        ANYTHING,
        &["payer"],
        "the record stays, so nothing is paid back",
    ),
    may(
        &["request.close with an intent", "tie.close while the other remembers"],
        &["the same twice"],
        &["payer"],
        "the record stays, so nothing is paid back to the signer either",
    ),
    may(&["clearing.clear*"], ANYTHING, &["sender"], "anyone may send it"),
    may(&["member.change_key"], ANYTHING, &["new_authority"], "whichever key signs for itself"),
    may(&["delegate.revoke*"], &["another's key"], &["authority"], "the member's key and the delegate's own"),
    may(&["network.create with a mint"], &["no record", "the same twice"], &["mint"], "a unit without a mint"),
    may(
        &["commitment.commit*"],
        &["another's key", "a stranger's wallet", "an empty address", "the same twice", "no record", "another record"],
        &["intent"],
        "out of which intent of theirs, or out of none, is for the debtor to say, who signs it",
    ),
    may(
        &["recovery.execute"],
        &["swapped"],
        &["more"],
        "approvers have no order",
    ),
    // Another record of the same kind, which the same signer could have named as well.
    may(
        &["commitment.clearable*", "commitment.confirm*", "commitment.demand*", "commitment.forgive*", "commitment.perform*"],
        &["another of its kind"],
        &["commitment"],
        "another promise between the same two, of which the signer saw the same",
    ),
    may(
        &["delegate.revoke", "delegate.tidy", "recovery.approve", "recovery.veto", "recovery.tidy", "intent.refuse"],
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
        &["member.wake*", "member.leave", "member.set", "member.change_key", "tie.invite", "recovery.choose", "commitment.clearable*", "delegate.revoke by itself"],
        &["somebody else in their own name"],
        &["member"],
        "somebody else may say the same of their own, with the same turn",
    ),
    may(
        &["commitment.perform", "intent.declare*", "intent.edit", "intent.withdraw*", "request.close*", "delegate.revoke*"],
        &["another's delegate"],
        &["delegate"],
        "the same member's own delegate; and a delegate gives back what it was lent itself",
    ),
    // Records as no instruction writes them.
    may(&["*"], &["reserved bytes in use"], &["*"], "no instruction writes them, and none reads them"),
    may(&["*"], &["another bump in it"], &["*"], "no address is derived from the bump of a record that stands"),
    may(
        &["*"],
        &["a byte out of its range"],
        &[
            "*.claims", "*.decimals", "*.emergencies_opened", "*.guardian_threshold", "*.guardians", "*.initiatives",
            "*.recovery_days", "*.state", "*.supports", "*.tie_cap", "*.terms_fixed", "*.author", "*.creditor_clears",
            "*.debtor_clears", "*.in_kind", "*.parent_kind", "*.reported_overdue", "*.scopes", "*.uses_left",
            "*.approvals", "*.kind", "*.reach", "*.status",
        ],
        "no instruction writes it, and this one does not ask for it",
    ),
    may(
        &["commitment.perform", "commitment.perform by delegate"],
        &["another mark", "another length", "another owner", "another version"],
        &["request*"],
        "performing in time changes nothing about the request, so only its address is looked at",
    ),
    may(
        &["offer.tidy_deal of an offer that is gone"],
        &["another mark", "another length", "another owner", "another version"],
        &["publisher*"],
        "the offer is gone, so nothing is asked of its publisher",
    ),
    may(
        &[
            "pool.freeze*", "commitment.*", "intent.tidy renews", "delegate.grant anew", "offer.tidy_deal*",
            "tie.accept of a hand that was held out", "tie.extend in answer",
        ],
        &["nothing there"],
        &[
            "answering", "commitment", "delegate", "first_request", "second_request", "intent", "more", "offer", "pool",
            "publisher", "request", "stake", "tie", "twin",
        ],
        "what may be gone is passed at its address and counts as gone; what is created meets the lamports of the one before",
    ),
    // Bytes.
    may(
        &["commitment.confirm*", "commitment.forgive*", "commitment.report*", "commitment.tidy_overdue*"],
        &["another tag"],
        &["data"],
        "the creditor's two answers have one shape, and so have the two ways of writing down what is overdue",
    ),
    may(
        &["*"],
        &["another number"],
        &[
            "amount", "sum", "pledge", "limit", "default_pledge", "stake", "smallest", "largest", "terms.price",
            "attention", "dormant_after", "minimum_backers", "quantity", "terms.quantity", "bps", "waiting", "answer",
            "discussion", "fulfilment",
        ],
        "another number in its range, which is for the signer to choose",
    ),
    may(
        &["request.open*", "request.edit*"],
        &["another number", "the largest number"],
        &["target"],
        "the beneficiary's own number; whoever answers names the one they saw",
    ),
    may(
        &["*"],
        &["the largest number"],
        &[
            "amount", "pledge", "limit", "default_pledge", "largest", "terms.price", "dormant_after", "minimum_backers",
            "terms.quantity", "period_seconds",
        ],
        "the last number in its range",
    ),
    may(&["*"], &["zero"], &["attention", "limit", "waiting"], "zero is one of the signer's choices"),
    may(
        &["*"],
        &["another byte"],
        &[
            "days", "threshold", "decimals", "tie_cap", "kind", "reach", "recurring", "scopes", "uses",
            "terms.delivery_days", "terms.payment_days", "terms.reach",
        ],
        "another choice in its range",
    ),
    may(
        &["*"],
        &["another moment"],
        &["deadline", "due", "expires", "fulfil_by", "terms.expires"],
        "another moment in its range",
    ),
    may(
        &["request.open*", "request.edit*", "pool.claim", "offer.publish*", "offer.edit"],
        &["other bytes"],
        &["details", "terms.details"],
        "the author's own words; whoever answers names the ones they saw",
    ),
    may(
        &["commitment.commit*", "member.*", "pool.create", "network.create*"],
        &["other bytes"],
        &["note", "profile", "rules", "unit"],
        "the signer's own words",
    ),
    // Time.
    may(&["*"], &["within its term"], &["clock"], "nothing but the time is changed, and it has not come yet"),
    may(&["*"], &["another time"], &["clock"], "another moment at which the same may happen"),
    may(&["*"], &["no time"], &["clock"], "no chain tells such a time; whatever asks the calendar is refused"),
];
