//! Why something may not happen: one number, one sentence, one way out.

macro_rules! refusals {
    ($($(#[doc = $doc:literal])* $name:ident = $code:literal, $fact:literal, $hint:literal;)*) => {
        /// A refusal of the rules. Its number is what the chain reports (`Custom(code)`) and never changes: each noun
        /// owns a hundred numbers.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[repr(u32)]
        pub enum Refusal {
            $(#[doc = $fact] $name = $code,)*
        }

        impl Refusal {
            /// Every refusal there is, by number.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The number that the chain reports.
            pub const fn code(self) -> u32 {
                match self { $(Self::$name => $code,)* }
            }

            /// The name, as tests and JSON say it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// What is the case, with the range that is allowed.
            pub const fn fact(self) -> &'static str {
                match self { $(Self::$name => $fact,)* }
            }

            /// What to do about it.
            pub const fn hint(self) -> &'static str {
                match self { $(Self::$name => $hint,)* }
            }

            /// The refusal behind a number that the chain reported.
            pub const fn from_code(code: u32) -> Option<Self> {
                match code { $($code => Some(Self::$name),)* _ => None }
            }
        }
    };
}

refusals! {
    // 6000: what every noun shares.
    AmountZero = 6000, "an amount is at least one minor unit", "name an amount above zero";
    AmountTooLarge = 6001, "an amount is at most 9007199254740991 minor units (2^53-1)", "name a smaller amount";
    StaleTurn = 6002, "this was already done, or something newer was done since", "look at the record again; nothing is lost, and nothing counts twice";
    TurnsExhausted = 6003, "this record has changed 4294967295 times and takes no more changes", "open a new one";
    NotAuthority = 6004, "only the member's current key may sign this", "sign with the key that `exodus member show` names as authority";
    WrongAccount = 6005, "an account does not belong to this instruction", "derive the accounts from the records; the client library does it";
    AccountsNotDistinct = 6006, "the same account was passed twice", "pass each account once";
    RecordCorrupt = 6007, "a record holds bytes that no rule writes", "report it: this is a defect of the program";
    ShapeMismatch = 6008, "the instruction has more or fewer bytes or accounts than it declares", "build it with the client library of the same version";
    NotPayer = 6009, "the rent goes back to the one who paid it, and to nobody else", "pass the payer that the record names";
    ClockOutOfRange = 6010, "the clock stands outside of 1970 to 2^32 periods", "wait for a sane clock";
    AcrossNetworks = 6011, "both members belong to one network", "join the other's network first";

    // 6100: network.
    SlugInvalid = 6100, "a network's name is 1 to 32 of a-z, 0-9 and -", "choose a short lower-case name such as `karate-club`";
    UnitInvalid = 6101, "a unit code is 1 to 8 capital letters or digits", "use a code such as EUR, RSD or HOURS";
    DecimalsOutOfRange = 6102, "a unit has 0 to 9 decimals", "use 2 for most currencies";
    PeriodTooShort = 6103, "a period is a calendar month or at least 60 seconds", "name `month`, or a term of 60s or more";
    TieCapOutOfRange = 6104, "a network allows 1 to 150 ties a member", "use 150 unless the circle shall stay smaller";
    DormancyOutOfRange = 6105, "members fall dormant after 1 or more periods without an act of their own", "use 3 for months";
    MintMismatch = 6106, "the mint of the unit is missing or its decimals differ", "pass the mint of the unit, or none";

    // 6200: member.
    MemberLeft = 6200, "this member has left the network", "there is nothing to be done; the address never starts again";
    MemberDormant = 6201, "a dormant member cannot ask, vouch or publish", "any act of your own ends it; `exodus member wake` does nothing else";
    MemberSuspended = 6202, "a member with overdue commitments cannot ask, vouch or publish", "perform what is overdue, or ask its creditor to confirm or forgive it";
    AttentionOutOfRange = 6203, "the attention limit is 0 to 1000 emergencies a period", "name a number in that range";
    SameKey = 6204, "the new key is the old one", "create another key with `exodus keygen`";
    MemberAwake = 6205, "the member is awake already", "nothing to do";
    NothingDormant = 6206, "the member has acted within the network's number of periods, or is written down as dormant", "nothing to do";
    StillTied = 6207, "whoever leaves has no mutual tie any more", "withdraw your side of each; `exodus tie list` shows them";
    StillHolding = 6208, "whoever leaves has no open request, claim, offer or stake any more", "close them first; `exodus member show` counts them";
    MemberNotLeft = 6209, "only a member who has left becomes a tombstone", "the member leaves first with `exodus member leave`";
    PromisesOpen = 6210, "a member becomes a tombstone when no commitment is open on either side", "settle and close the commitments first";
    NotGone = 6211, "this member has not left the network", "the two close their tie themselves with `exodus tie close`";

    // 6300: tie and invitation.
    TieWithSelf = 6300, "a tie is between two different people with different keys", "send the link to somebody else";
    TieAcrossNetworks = 6301, "a tie joins two members of one network", "join the network of the other first";
    TieCapReached = 6302, "one side already has as many ties as the network allows", "withdraw a tie that has grown cold";
    TieAlreadyExtended = 6303, "this side of the tie is already extended", "nothing to do: wait for the other side, or see `exodus tie list`";
    TieNotExtended = 6304, "this side of the tie is not extended", "extend it first with `exodus tie extend`";
    TieNotWithdrawn = 6305, "this side of the tie was not withdrawn", "use `exodus tie extend` for a side that was never extended";
    TieWithdrawn = 6306, "the other side has withdrawn this tie, and only they can restore it", "talk to them; a link does not overrule it";
    TieStillExtended = 6307, "a tie closes when neither side is extended", "withdraw your own side, and wait until the other does";
    InvitationExpired = 6308, "the invitation has expired", "ask for a new link";
    InvitationUsedUp = 6309, "the invitation has been used as often as it allows", "ask for a new link";
    InvitationTermOutOfRange = 6310, "an invitation lasts from now to at most 90 days", "choose an earlier expiry";
    InvitationUsesOutOfRange = 6311, "an invitation has 1 to 150 uses", "name a number in that range";
    InvitationOutdated = 6312, "the inviter has changed their key since, and the link lost its power", "ask for a new link";
    TieNotMutual = 6313, "a tie on the path is not mutual at this moment", "look for another path with `exodus tie path`";
    InviterAbsent = 6314, "the inviter is dormant, suspended or gone", "ask them to come back first, or ask for a link of another member";
    InvitationStands = 6315, "the invitation still works: it has uses left, its term has not ended, and the inviter's key is the same", "the inviter takes it back with `exodus tie cancel`";
    LinkPledgeChanged = 6316, "the link offers another pledge than the newcomer saw", "look at the link again, and accept what it offers now";

    // 6400: request.
    RequestKindUnknown = 6400, "a request is 1 emergency, 2 support, 3 initiative or 4 claim", "name one of them";
    NoTie = 6401, "whoever asks has at least one mutual tie", "form a tie first: nobody would hear the call";
    EmergencyAlreadyOpen = 6402, "a member has at most one open emergency", "edit or close the open one";
    EmergenciesThisPeriod = 6403, "a member opens at most two emergencies a period", "wait for the next period, or ask a friend to ask";
    DeadlineOutOfRange = 6404, "the deadline of an emergency lies from now to at most 92 days ahead", "choose another deadline";
    ReachOutOfRange = 6405, "the reach is 1 to 6 handshakes, or 0 for anyone", "name a number in that range";
    ReachWidened = 6406, "the reach of an open request may be narrowed, never widened", "close this request and open a wider one";
    TargetBelowPromised = 6407, "the target cannot fall below what is committed and kept", "name at least that sum";
    RequestNotOpen = 6408, "the request is closed, expired or completed and takes nothing more", "see `exodus request list` for open ones";
    RequestStillOpen = 6409, "the request is open and its deadline has not passed", "its beneficiary may close it; anyone may tidy it after the deadline";
    FieldNotForKind = 6410, "a field was set that this kind of request does not have", "leave it at zero";
    DetailsChanged = 6411, "the details of the request are not the ones the sender saw", "read the request again before you answer it";

    SupportAlreadyOpen = 6412, "a member has at most one open request for support", "edit or close the open one";
    InitiativesOpen = 6413, "a member has at most eight open initiatives", "close one, or tidy those that have ended";
    InitiativeDeadlineOutOfRange = 6414, "the deadline of an initiative lies from now to at most 366 days ahead", "choose another deadline";
    FulfilByOutOfRange = 6415, "an initiative is fulfilled from its deadline to at most 366 days after it", "choose another day";
    BackersOutOfRange = 6416, "an initiative takes at least one backer", "name at least 1";
    ClaimInPool = 6417, "a claim is opened, answered and withdrawn in its pool", "see `exodus pool claim`, `exodus pool answer` and `exodus pool withdraw`";
    ClaimIsFixed = 6418, "a claim is never edited", "withdraw it before its freeze and open another";
    ClaimIsFrozen = 6419, "a claim is withdrawn before its freeze only", "those who owe a share may be let go with `exodus commitment forgive`";
    TermsFixed = 6420, "what an initiative costs and is about is fixed while somebody backs it, and for good once it is adopted", "close it and open another";
    RequestHasIntents = 6421, "the request has ended, and intents still hang on it", "tidy the intents first; anyone may";
    NotAdopted = 6422, "the initiative is not adopted: price and backers must suffice for 72 hours before the deadline", "declare an intent with `exodus intent declare`, or wait";
    AlreadyAdopted = 6423, "the initiative is adopted and takes commitments now", "commit with `exodus commitment commit`";
    AboveTarget = 6424, "nobody promises or means more than the request asks for", "name at most the target";
    EmergencyCounted = 6425, "the emergency has ended, and its record stays until the period it was opened in is over, so that everybody counts the same calls", "tidy it in the next period with `exodus request tidy`; another emergency may be opened at once";
    BackersFirst = 6426, "for seven days after its adoption an initiative takes commitments of its backers only, out of their intents", "commit with `exodus commitment commit REQUEST --intent`, or come back after that week";

    // 6500: intent.
    NoIntents = 6500, "an emergency and a claim take commitments only", "commit with `exodus commitment commit`, or answer with `exodus pool answer`";
    OwnRequest = 6501, "nobody declares an intent for their own request, nor for one of a member of the same key", "help somebody else";
    IntentOfAnotherPeriod = 6502, "the intent belongs to an earlier period", "tidy it if it is recurring, or withdraw it and declare another";
    OneCommitmentAPeriod = 6503, "one commitment a period comes out of a recurring intent", "commit without the intent, or wait for the next period";
    AboveLeft = 6504, "the amount is above what the intent has left", "commit at most what `exodus intent show` calls left";
    IntentStands = 6505, "the intent stands: its request is open, and seven days after its period have not passed", "its author may withdraw it at any time";
    RenewalWaits = 6506, "renewal waits while the beneficiary has an open emergency", "come back when the emergency has ended";
    PeriodChanged = 6507, "the request's period is not the one the sender saw", "read the request again before you answer it";
    PriceChanged = 6508, "the request's target is not the one the sender saw", "read the request again before you answer it";
    TurnedAway = 6509, "the beneficiary has withdrawn from this helper, and takes no help of theirs", "talk to them";
    IntentExists = 6510, "a member has at most one intent for a request", "change it with `exodus intent edit`";
    IntentGiven = 6511, "part of the intent has become a commitment in this period: it does not fall below that, and recurs or not as it did", "name at least what was given, or wait for the next period";

    // 6600: commitment.
    SelfCommitment = 6600, "nobody commits to themselves, nor between members of the same key", "help somebody else";
    NothingMissing = 6601, "all that the request asks for is promised or kept", "see `exodus request list` for others; this one misses something again if a promise is not kept";
    BelowWholeUnit = 6602, "a commitment to an emergency is at least one whole unit, or all that is missing", "commit more";
    DueOutOfRange = 6603, "a commitment to an emergency is due within 14 days and not after its deadline (a day from now at the soonest)", "choose an earlier due time; `exodus request show` names the deadline";
    OutOfReach = 6604, "the path of mutual ties does not lead from helper to beneficiary within the reach", "show a shorter path, or be introduced";
    NotCreditor = 6605, "only the creditor confirms, forgives, demands", "ask the one in whose favour it stands";
    NotDebtor = 6606, "only the debtor marks a commitment as performed", "sign with the debtor's key";
    AboveOutstanding = 6607, "the sum is above what is outstanding", "name at most what `exodus commitment show` calls outstanding";
    StaleSum = 6608, "the sum it raises is no longer what the sender saw: it was already done", "look at the commitment again; nothing counts twice";
    NotOverdue = 6609, "nothing of this commitment is overdue that is not written down already", "come back after the due time";
    NothingToReport = 6610, "everything about this commitment has been reported", "nothing to do";
    NotSettled = 6611, "a commitment closes when nothing is outstanding", "perform and confirm it first";
    NotReported = 6612, "a commitment closes when everything about it has been reported", "report it first; anyone may";
    AbovePerformable = 6613, "more cannot be performed than is promised and not yet performed", "name at most what is left to perform";
    DirectDueOutOfRange = 6614, "a direct commitment is due in 1 hour to 366 days", "choose another due time";
    NoBond = 6615, "a direct commitment takes a mutual tie between the two, or the creditor's signature", "form a tie first, or let the creditor sign too";
    FlagUnchanged = 6616, "the flag already says so, or it changed since the sender looked", "look at the commitment again";
    FlagUnknown = 6617, "a flag is 0 or 1", "use 1 to allow and 0 to refuse";
    NotParty = 6618, "only the debtor and the creditor of a commitment say whether it may be cleared", "ask one of the two";
    DueNotPeriodEnd = 6619, "a commitment to a support is due in the last second of the present period", "let the client library name it";
    DueNotFulfilBy = 6620, "a commitment to an initiative is due when the initiative is to be fulfilled", "name the request's own time";
    TransferTriangle = 6621, "a transfer joins two debts: A owes B, B owes C, and C is not A", "pass two commitments that share the member in the middle";
    TransferInKind = 6622, "goods and services are not transferred", "settle them between the two";
    AboveTransferable = 6623, "the amount is above what one of the two still owes and nobody has performed", "transfer less";
    RecordNotAsSeen = 6624, "whoever closes a commitment names its record byte for byte, and this is not what it holds", "read the record again and let the client library build it";
    FlagOfSettled = 6625, "of a settled commitment nothing is left to clear, and its flags stand", "anyone may close it with `exodus commitment close`";
    AboveUnanswered = 6626, "more cannot be taken back than is marked as performed and not answered", "take back at most what `exodus commitment show` calls unanswered and disputed";
    TwinWaits = 6627, "this came late, and what is owed in exchange has its time from then on: until that is over, the record stays", "close it once the other one is settled or its time is over";

    // 6700: pool, stake and claim.
    WindowOutOfRange = 6700, "discussion, answer and fulfilment last 3 days (or one period, where the network's are shorter) to 92 days each", "choose windows in that range";
    WaitingOutOfRange = 6701, "the waiting time is 0 to 366 days", "choose a waiting time in that range";
    StakeBoundsInverted = 6702, "the smallest stake is at most the largest", "swap the two, or make them equal";
    BpsOutOfRange = 6703, "the largest claim is 1 to 10000 hundredths of a percent of the total", "name a number in that range; 5000 is a half";
    StakeOutOfRange = 6704, "the stake lies outside of the bounds that the pool sets", "see `exodus pool show` for the smallest and the largest stake";
    RulesChanged = 6705, "the rules of the pool are not the ones the sender read", "read the rules of this pool before you join it";
    NotVouched = 6706, "whoever joins shows a mutual tie to a member of the pool", "form a tie with somebody who has a stake in it";
    VoucherAbsent = 6707, "who vouches is dormant or suspended, is not in the pool any more, or owes it an answer", "ask somebody else in the pool, or wait until they have answered";
    StakeActive = 6708, "this member has an active stake in the pool already", "change it with `exodus pool change`";
    StakeExcluded = 6709, "this stake did not answer a claim for the second time and was excluded, and never returns", "there is nothing to be done in this pool; another one may be open to you";
    AnswerOwed = 6710, "a frozen claim waits for the answer of this stake, which until then only answers", "answer it with `exodus pool answer`";
    ClaimantStays = 6711, "after the freeze of their claim, a claimant stays in the pool for one waiting time", "leave when that time is over; `exodus pool show` says until when you stay";
    StakeTooYoung = 6712, "only a stake older than the waiting time claims; a raise starts it anew", "wait until then; `exodus pool show` says from when on your stake may claim";
    ClaimTooSoon = 6713, "a stake claims at most once in a waiting time", "wait until then; `exodus pool show` says from when on your stake may claim";
    PoolEmptied = 6714, "nobody else has a stake in this pool", "let others join first: nobody would share the damage";
    ClaimAboveLimit = 6715, "the claim is above the part that the pool allows of its total, or of your stake times the number of stakes", "claim at most what `exodus pool show` calls your largest claim";
    DiscussionOpen = 6716, "the discussion of this claim has not ended", "freeze it after its deadline";
    ClaimFrozen = 6717, "the claim is frozen, and stands as it is", "nothing to do: its stakes answer it now";
    AnotherClaimAnswered = 6718, "the claim that the pool froze before has stakes that have still to answer", "wait for their answers; after its deadline anyone writes down who was silent, with `exodus tidy`";
    ClaimNotNext = 6719, "this claim does not wait for an answer of this stake", "see `exodus pool show` for the claim that does";
    ShareWrong = 6720, "the share is exactly stake x claim / total, rounded down, with the stake and the total of the claim's opening", "let the client library compute it";
    ShareZero = 6721, "the share is zero: there is nothing to promise, to decline or to miss", "anyone may mark it as answered with `exodus pool pass`";
    ShareOwed = 6722, "the share is above zero, and only its member answers it", "its member answers with `exodus pool answer`";
    AnswerTooLate = 6723, "the time to answer this claim is over", "nothing can be done about it; read the deadline of a claim when it is frozen";
    AnswerStillPossible = 6724, "the time to answer this claim is not over", "come back after its deadline";
    StakesActive = 6725, "a pool closes when no stake in it is active", "its members leave first with `exodus pool leave`";
    PoolStands = 6726, "this stake is active, or its missed answer is remembered as long as its pool stands", "close the pool first, when no stake in it is active";
    ClaimUndecided = 6727, "the claim has been neither frozen nor withdrawn", "freeze it after its discussion; anyone may";
    ClaimUnanswered = 6728, "stakes of the pool have still to answer this claim", "wait for their answers; after the deadline anyone writes down who was silent, with `exodus tidy`";
    ClaimantKeepsStake = 6729, "whoever claims keeps the stake until the claim is decided, and for one waiting time after it was covered", "wait; until then the stake may rise";
    StakeLapsed = 6730, "this stake did not answer a claim and is out", "come back with a voucher: `exodus pool join`";
    StakeLeaving = 6731, "this stake was left, and still owes its answer to claims that were opened before", "answer or decline them; when they are decided, `exodus tidy` takes the record away";
    ChangePending = 6732, "claims are open that were opened before the last change, and a stake takes one change at a time", "wait until those claims are decided; `exodus pool show` lists them";
    PoolBusy = 6733, "64 claims of this pool wait to be decided, and it takes no more", "wait until the first of them is called; anyone may with `exodus tidy`";
    ClaimNotFirst = 6734, "claims are called in the order in which they were opened, and one before this is undecided", "freeze that one first; `exodus pool show` lists them";
    BudgetSpent = 6735, "what is left of every stake in this period does not cover the claim", "freeze it in the next period; or the claimant takes what is left: `exodus pool freeze CLAIM --take-the-rest`";
    AboveMandate = 6736, "the share is above what the member has signed to answer unasked", "its member answers with `exodus pool answer`, or raises the limit with `exodus pool mandate`";
    OwnClaimOpen = 6737, "a stake has at most one claim that is undecided", "wait until it is called, or withdraw it with `exodus pool withdraw`";

    // 6800: clearing.
    ChainBroken = 6800, "each commitment of the chain is owed by the creditor of the one before", "put the commitments in order";
    ChainOpen = 6801, "a chain has at least two commitments and comes back to its first debtor", "add the commitment that closes the circle";
    ChainOrder = 6802, "the accounts are sorted, and the order names each of them once", "let the client library build it";
    ClearingRefused = 6803, "a side of a commitment in the chain does not allow clearing", "ask them to run `exodus commitment clearable COMMITMENT --allow`";
    ClearingInKind = 6804, "goods and services are not cleared", "leave that commitment out";
    AboveClearable = 6805, "the amount is above what one of the commitments still owes and nobody has performed", "clear less";

    // 6900: offer and deal.
    OfferKindUnknown = 6900, "what is published is 1 an offer or 2 a need", "use one of the two";
    QuantityZero = 6901, "a quantity is 1 to 4294967295 pieces", "name at least one; to end an offer, close it";
    DaysOutOfRange = 6902, "delivery and payment take 1 to 90 days each", "name numbers in that range";
    OfferReachOutOfRange = 6903, "the reach of an offer is 1 to 6 handshakes", "name a number in that range; an offer is never open to anyone";
    OfferTermOutOfRange = 6904, "an offer lasts from now to at most 366 days", "choose an earlier expiry";
    OfferOutdated = 6905, "the publisher has changed their key since, and the offer lost its power", "ask them to publish it anew";
    OfferExpired = 6906, "the offer has expired", "ask its publisher for a new one";
    SoldOut = 6907, "nothing is left of the offer", "see `exodus offer list` for others, or ask its publisher for a new one";
    OfferStands = 6908, "the offer has neither expired nor sold out, and its publisher's key is the same", "its publisher may close it with `exodus offer close`";
    TermsChanged = 6909, "price, days or details of the offer are not the ones the taker saw", "read the offer again before you take it";
    AboveQuantity = 6910, "the quantity is above what is left of the offer", "name at most what `exodus offer show` calls left";
    DealTermOutOfRange = 6911, "a deal waits for an answer from now to at most 30 days", "choose an earlier expiry";
    DealOutdated = 6912, "the taker has changed their key since, and the deal lost its power", "the taker takes the offer anew";
    DealExpired = 6913, "the deal has expired", "the taker takes the offer anew";
    DealStands = 6914, "the deal has not expired, its offer stands, and its taker's key is the same", "its taker may withdraw it with `exodus offer withdraw`";

    // 7000: delegate.
    ScopesUnknown = 7000, "the scopes are 1 open requests, 2 close requests, 4 handle intents, 8 mark performed, or a sum of these", "name at least one";
    DelegateTermOutOfRange = 7001, "a delegate's power lasts from now to at most 366 days", "choose an earlier expiry";
    DelegateOutdated = 7002, "the member has changed their key since, and the delegate lost its power", "the member grants it anew with `exodus delegate grant`";
    DelegateExpired = 7003, "the delegate's term has ended", "the member grants it anew with `exodus delegate grant`";
    OutOfScope = 7004, "the delegate was not given the power to do this", "sign with the member's own key";
    AboveLimit = 7005, "the sum is above the limit that the delegate was given", "name a smaller sum, or sign with the member's own key";
    DelegateRequestThisPeriod = 7006, "a delegate opens at most one request a period", "wait for the next period, or sign with the member's own key";
    DelegateStands = 7007, "the delegate's term has not ended and the member's key is the same", "the member or the delegate revokes it with `exodus delegate revoke`";
    DelegateIsOwnKey = 7008, "nobody is their own delegate: this key signs for the member already", "name the key of somebody or something else";

    // 7100: recovery.
    RecoveryOff = 7100, "the member has not arranged a recovery", "whoever holds the key arranges it with `exodus recovery arrange`";
    ThresholdOutOfRange = 7101, "a recovery takes 2 to 9 guardians, or 0 to switch it off", "name a number in that range";
    RecoveryDelayOutOfRange = 7102, "between proposal and execution lie 3 to 30 days (0 where recovery is switched off)", "name a number in that range";
    TooManyGuardians = 7103, "a member has at most nine guardians", "dismiss one first with `exodus recovery dismiss`";
    GuardianUnchanged = 7104, "the other is a guardian already, or was none", "nothing to do; `exodus recovery show` lists the guardians";
    GuardianNotTied = 7105, "a guardian is chosen among the own mutual ties", "form a tie with them first";
    NotGuardian = 7106, "only a guardian proposes or approves: somebody whom the member chose on a mutual tie", "ask one of the guardians; `exodus recovery show` lists them";
    GuardianTooNew = 7107, "a guardian counts 30 days after being chosen", "wait, or ask a guardian of longer standing";
    AlreadyApproved = 7108, "this guardian has approved this key already", "nothing to do: wait for the others";
    ApprovalsFull = 7109, "nine guardians have approved this key already", "nothing to do: wait for the delay, or propose another key";
    RecoveryOutdated = 7110, "the member has another key or has left since it was proposed, and the proposal lost its power", "nothing to do; a guardian may propose anew";
    RecoveryTooEarly = 7111, "the delay that the member arranged has not passed", "come back when `exodus recovery show` says so";
    RecoveryExpired = 7112, "a proposal is executed within 30 days after its delay", "a guardian proposes the key anew";
    ThresholdNotReached = 7113, "fewer guardians stand behind this key than the member arranged", "let more of them approve with `exodus recovery approve`";
    RecoveryStands = 7114, "the proposal's time has not ended, and no change of key has ended it", "the member ends it with `exodus recovery veto`";
    GuardiansAgree = 7115, "a key that had signed for less than 30 days when enough guardians had approved does not veto what every guardian who counts has approved", "name a guardian who has not: `exodus recovery veto` finds one; else speak with your guardians";

    // 7200: archive.
    ArchiveBroken = 7200, "a record of the archive does not lead to the next link of its chain of hashes", "the file was altered or damaged; export it again with `exodus archive export`";
    ArchiveIncomplete = 7201, "the records of an archive stand at 0, 1, 2 and so on, up to the length of the history", "a record is missing or out of place; export it again with `exodus archive export`";
    ArchiveForeign = 7202, "every record of an archive names its member as debtor or creditor", "ask for the archive of the member you mean";
    ArchiveHead = 7203, "an archive ends at the head of its member's history", "check the head and the length; `exodus member show` names both";
    ArchiveUnsettled = 7204, "every record of an archive is a settled commitment, and reported", "no ledger wrote this file; ask for another one";
    ArchiveDoubled = 7205, "every commitment stands in an archive once", "the file was altered; export it again with `exodus archive export`";
    ArchiveMisleading = 7206, "what an archive says in words is what its bytes say", "the words were altered; export it again with `exodus archive export`";
    ArchiveUnreadable = 7207, "an archive is a file of the format exodus-archive/1, of at most 128 MiB", "name a file that `exodus archive export` wrote";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_unique_ascending_and_lead_back() {
        for pair in Refusal::ALL.windows(2) {
            assert!(pair[0].code() < pair[1].code(), "{:?} before {:?}", pair[0], pair[1]);
        }
        for refusal in Refusal::ALL {
            assert_eq!(Refusal::from_code(refusal.code()), Some(*refusal));
            assert!(!refusal.fact().is_empty() && !refusal.hint().is_empty());
        }
        assert_eq!(Refusal::from_code(5999), None);
    }
}
