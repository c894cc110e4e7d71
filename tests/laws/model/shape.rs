//! The accounts of each instruction, by place, and the widths of its numbers: the interface, as the reference lists it.

use exodus_sdk::Address;
use exodus_sdk::instructions::SYSTEM;

use super::Model;
use super::call::{Call, Refusals, Verdict};
use super::codes::{FRAMEWORK, SHAPE_MISMATCH};
use super::kind::Kind;

/// What stands at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Slot {
    /// Whoever pays; signs, and may stand anywhere else as well.
    Pays,
    /// Signs.
    Signs,
    /// A record that is read.
    Is(Kind),
    /// A record that may change.
    Has(Kind),
    /// Looked at, whatever it is.
    Looks,
    /// The same, to be changed.
    Holds,
    /// The same, where the account may stand elsewhere too.
    Touches,
    /// A record that may be gone, or the System program.
    Maybe,
    /// The same, where the account may stand elsewhere too.
    MaybeAlso,
    /// A record that is made.
    Makes,
    /// A record that is made unless it is there.
    Opens(Kind),
    /// The System program.
    System,
}

/// One instruction.
pub(crate) struct Shape {
    pub(crate) tag: u8,
    pub(crate) name: &'static str,
    pub(crate) slots: &'static [Slot],
    pub(crate) widths: &'static [usize],
    pub(crate) extra: usize,
}

use Kind::{
    Commitment, Deal, Delegate, Intent, Invitation, Member, Network, Offer, Pool, Recovery, Request, Stake, Tie,
};
use Slot::{Has, Holds, Is, Looks, Makes, Maybe, MaybeAlso, Opens, Pays, Signs, System, Touches};

const M: Slot = Has(Member);
const ACT: &[Slot] = &[Signs, M];
const SIDE: &[Slot] = &[Signs, M, M, Has(Tie)];
const ANSWER: &[Slot] = &[Signs, M, M, Has(Commitment), Maybe];
const BOOK: &[Slot] = &[M, M, Has(Commitment), MaybeAlso, Looks];
const END: &[Slot] = &[Signs, M, Has(Intent), Has(Request), Touches, Looks];

macro_rules! shapes {
    ($($tag:literal $name:literal $slots:expr, $widths:expr $(, + $extra:literal)?;)*) => {
        /// Every instruction of the program.
        pub(crate) static SHAPES: &[Shape] = &[
            $(Shape { tag: $tag, name: $name, slots: $slots, widths: &$widths, extra: 0 $(+ $extra)? },)*
        ];
    };
}

shapes! {
    0 "network create" &[Pays, Signs, Looks, Makes, System], [32, 8, 1, 8, 4, 1, 4];
    10 "member join" &[Pays, Signs, Is(Network), Makes, System], [8, 2, 32];
    11 "member set" ACT, [4, 8, 2, 32];
    12 "member change-key" &[Signs, Signs, M], [];
    13 "member wake" ACT, [];
    14 "member leave" ACT, [4];
    15 "member tidy-dormant" &[M], [];
    16 "member tidy-tombstone" &[M, Touches], [];
    30 "tie invite" &[Pays, Signs, Signs, M, Makes, System], [4, 8, 8, 1];
    31 "tie accept" &[Pays, Signs, Signs, Has(Invitation), M, M, Opens(Tie), System], [4, 8, 8];
    32 "tie cancel" &[Signs, M, Has(Invitation), Touches], [];
    33 "tie extend" &[Pays, Signs, M, M, Opens(Tie), System], [4, 8];
    34 "tie pledge" SIDE, [4, 8];
    35 "tie withdraw" SIDE, [4];
    36 "tie restore" SIDE, [4];
    37 "tie close" &[Signs, M, Has(Tie), Touches], [4];
    38 "tie tidy-invitation" &[Looks, Has(Invitation), Touches], [];
    39 "tie tidy" &[Holds, Holds, Has(Tie), Touches], [];
    50 "request open" &[Pays, Signs, M, Makes, System, Looks], [4, 1, 8, 8, 8, 4, 1, 32];
    51 "request edit" &[Signs, M, Has(Request)], [4, 8, 1, 32];
    52 "request close" &[Signs, M, Has(Request), Touches, Looks], [4];
    53 "request tidy" &[Holds, Has(Request), Touches], [];
    54 "request adopt" &[Is(Member), Has(Request)], [];
    60 "intent declare"
        &[Pays, Signs, M, Is(Member), Has(Request), Opens(Intent), System, Looks], [4, 4, 8, 32, 8, 1], + 7;
    61 "intent edit" &[Signs, M, Has(Intent), Has(Request), Looks], [4, 8, 1];
    62 "intent withdraw" END, [4];
    63 "intent refuse" END, [4];
    64 "intent tidy" &[Looks, Looks, Has(Intent), Has(Request), Looks, Touches], [];
    70 "pool create" &[Pays, Signs, M, Makes, Makes, System], [4, 32, 4, 4, 4, 4, 8, 8, 2, 8];
    71 "pool join"
        &[Pays, Signs, M, Has(Pool), Is(Member), Is(Stake), Is(Tie), Opens(Stake), System], [4, 8, 32];
    72 "pool change" &[Signs, M, Has(Pool), Has(Stake)], [4, 8];
    73 "pool leave" &[Signs, M, Has(Pool), Has(Stake), Touches], [4];
    74 "pool claim" &[Pays, Signs, M, Has(Pool), Has(Stake), Makes, System], [4, 8, 32];
    75 "pool freeze" &[M, Looks, Maybe, Maybe, Has(Request), Looks], [];
    76 "pool answer"
        &[Pays, Signs, M, Is(Pool), Has(Stake), Has(Request), M, Makes, System], [8, 32];
    77 "pool lapse" &[Holds, Has(Pool), Has(Stake), Has(Request)], [];
    78 "pool close" &[Has(Pool), Looks, Touches], [];
    79 "pool tidy-stake" &[Looks, Has(Stake), Touches], [];
    80 "commitment commit" &[Pays, Signs, M, M, Has(Request), MaybeAlso, Makes, System], [4, 8, 8, 8, 32, 32], + 7;
    81 "commitment perform" &[Signs, M, Has(Commitment), MaybeAlso, Looks], [8, 8];
    82 "commitment confirm" ANSWER, [8, 8];
    83 "commitment forgive" ANSWER, [8, 8];
    84 "commitment demand" ANSWER, [8];
    85 "commitment tidy-overdue" BOOK, [];
    86 "commitment report" BOOK, [];
    87 "commitment close" &[M, M, Has(Commitment), Touches, Looks], [328];
    88 "commitment commit-directly" &[Pays, Signs, M, M, Looks, Makes, System], [4, 1, 8, 8, 32];
    89 "commitment clearable" &[Signs, M, Has(Commitment)], [1, 1];
    90 "commitment transfer" &[
        Pays, Signs, Signs, Signs, M, M, M, Has(Commitment), MaybeAlso, Has(Commitment), MaybeAlso, Makes, System
    ], [4, 8, 8, 8, 8];
    91 "commitment take-back" ANSWER, [8, 8];
    100 "clearing clear" &[Signs], [8, 8, 48], + 48;
    110 "offer publish" &[Pays, Signs, M, Makes, System], [4, 1, 8, 8, 4, 1, 1, 1, 32];
    111 "offer edit" &[Signs, M, Has(Offer)], [4, 8, 8, 4, 1, 1, 1, 32];
    112 "offer close" &[Signs, M, Has(Offer), Touches], [4];
    113 "offer take" &[Pays, Signs, M, Is(Member), Is(Offer), Makes, System], [4, 4, 8, 8, 1, 1, 32], + 6;
    114 "offer withdraw" &[Signs, M, Has(Deal), Touches], [4];
    115 "offer agree" &[Pays, Signs, M, M, Has(Offer), Has(Deal), Touches, Makes, Makes, System], [4, 4];
    116 "offer tidy" &[M, Has(Offer), Touches], [];
    117 "offer tidy-deal" &[Looks, Looks, Looks, Has(Deal), Touches], [];
    120 "delegate grant" &[Pays, Signs, M, Looks, Opens(Delegate), System], [4, 1, 8, 8];
    121 "delegate revoke" &[Signs, M, Has(Delegate), Touches], [];
    122 "delegate tidy" &[Looks, Has(Delegate), Touches], [];
    130 "recovery choose" &[Signs, M, Has(Tie)], [4, 1];
    131 "recovery arrange" ACT, [4, 1, 1];
    132 "recovery propose" &[Pays, Signs, M, Is(Member), Is(Tie), Looks, Makes, System], [4];
    133 "recovery approve" &[Signs, M, Is(Member), Is(Tie), Has(Recovery)], [4];
    134 "recovery execute" &[Signs, M, Has(Recovery), Touches], [], + 18;
    135 "recovery veto" &[Signs, M, Has(Recovery), Touches], [], + 2;
    136 "recovery tidy" &[Looks, Has(Recovery), Touches], [];
    140 "pool pass" &[Has(Stake), Has(Request)], [];
    141 "pool decline" &[Signs, M, Has(Stake), Has(Request)], [8];
    142 "pool mandate" &[Signs, M, Is(Pool), Has(Stake)], [4, 8];
    143 "pool withdraw" &[Signs, M, Maybe, Has(Request), Touches], [4];
}

/// The instruction with a tag.
pub(crate) fn of(tag: u8) -> Option<&'static Shape> {
    SHAPES.iter().find(|shape| shape.tag == tag)
}

impl Slot {
    /// Whether nothing else may stand at the same address.
    const fn is_alone(self) -> bool {
        matches!(self, Has(_) | Holds | Maybe | Makes | Opens(_))
    }
}

impl Model {
    /// Refuses an instruction whose accounts are not of the declared kinds.
    pub(super) fn must_have_its_shape(&self, call: &Call, data: usize) -> Verdict {
        let Some(shape) = of(call.tag) else { return Err(Refusals::only(SHAPE_MISMATCH)) };
        let most = shape.slots.len() + shape.extra;
        let exact = data == 1 + shape.widths.iter().sum::<usize>();
        if !exact || !(shape.slots.len()..=most).contains(&call.len()) {
            return Err(Refusals::only(SHAPE_MISMATCH));
        }
        let addresses: Vec<Address> = (0..shape.slots.len()).map(|place| call.at(place)).collect();
        let fits = shape.slots.iter().zip(&addresses).enumerate().all(|(place, (slot, address))| {
            let alone = !slot.is_alone()
                || !addresses.iter().enumerate().any(|(other, also)| other != place && also == address);
            alone && self.suits(*slot, address, call)
        });
        if fits { Ok(()) } else { Err(Refusals::only(FRAMEWORK)) }
    }

    fn suits(&self, slot: Slot, address: &Address, call: &Call) -> bool {
        match slot {
            Pays => call.signs(address) && self.payers.contains_key(address),
            Signs => call.signs(address),
            Is(kind) | Has(kind) => self.kind(address) == Some(kind),
            Makes => self.kind(address).is_none(),
            Opens(kind) => self.kind(address).is_none_or(|found| found == kind),
            System => *address == SYSTEM,
            // The chain never lends the System program out for writing.
            Holds | Touches => *address != SYSTEM,
            Looks | Maybe | MaybeAlso => true,
        }
    }
}
