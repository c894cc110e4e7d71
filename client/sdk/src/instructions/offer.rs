//! Instructions about an offer or a need, and about the deal that somebody opens to take it.

use exodus::instructions::offer::OwnTurnArgs;
pub use exodus::instructions::offer::{AgreeArgs, OfferEditArgs, PublishArgs, TakeArgs, TermsArgs};
use exodus::state::{Deal, Member, Offer};
use exodus_rules::offer::Kind;
use solana_instruction::{AccountMeta, Instruction};

use super::{SYSTEM, build};
use crate::record::Located;
use crate::{Address, address};

/// Publishes an offer or a need; its address follows from the member's turn.
pub fn publish(payer: Address, member: &Located<Member>, kind: Kind, terms: TermsArgs) -> Instruction {
    let accounts = exodus::accounts::OfferPublish {
        payer,
        authority: member.authority,
        member: member.address,
        offer: address::offer(&member.address, member.turn),
        system_program: SYSTEM,
    };
    let args = PublishArgs { turn: member.turn, kind: kind.byte(), terms };
    build(&accounts, &exodus::instruction::OfferPublish { args })
}

/// Changes what an offer says, for those who take it from then on.
pub fn edit(member: &Located<Member>, offer: &Located<Offer>, terms: TermsArgs) -> Instruction {
    let accounts =
        exodus::accounts::OfferEdit { authority: member.authority, member: member.address, offer: offer.address };
    build(&accounts, &exodus::instruction::OfferEdit { args: OfferEditArgs { turn: offer.turn, terms } })
}

/// What an offer says now.
pub fn terms(offer: &Offer) -> TermsArgs {
    let Offer { price, expires, quantity, delivery_days, payment_days, reach, details, .. } = *offer;
    TermsArgs { price, expires, quantity, delivery_days, payment_days, reach, details }
}

/// Ends an offer.
pub fn close(member: &Located<Member>, offer: &Located<Offer>) -> Instruction {
    let accounts = exodus::accounts::OfferClose {
        authority: member.authority,
        member: member.address,
        offer: offer.address,
        payer: offer.payer,
    };
    build(&accounts, &exodus::instruction::OfferClose { args: OwnTurnArgs { turn: offer.turn } })
}

/// How somebody takes an offer.
#[derive(Clone, Debug)]
pub struct Wish {
    /// How many pieces.
    pub quantity: u32,
    /// The last second in which it may be agreed to, unix seconds.
    pub expires: i64,
    /// The ties from the taker to the publisher, in order.
    pub path: Vec<Address>,
}

/// Takes an offer as it stands in `offer`; the deal's address follows from offer and taker.
pub fn take(payer: Address, taker: &Located<Member>, offer: &Located<Offer>, wish: &Wish) -> Instruction {
    let accounts = exodus::accounts::OfferTake {
        payer,
        authority: taker.authority,
        member: taker.address,
        other: offer.publisher,
        offer: offer.address,
        deal: address::deal(&offer.address, &taker.address),
        system_program: SYSTEM,
    };
    let Wish { quantity, expires, ref path } = *wish;
    let Offer { price, delivery_days, payment_days, details, .. } = offer.record;
    let args = TakeArgs { turn: taker.turn, quantity, expires, price, delivery_days, payment_days, details };
    let mut instruction = build(&accounts, &exodus::instruction::OfferTake { args });
    instruction.accounts.extend(path.iter().map(|tie| AccountMeta::new_readonly(*tie, false)));
    instruction
}

/// Withdraws a deal that nobody has agreed to yet.
pub fn withdraw(taker: &Located<Member>, deal: &Located<Deal>) -> Instruction {
    let accounts = exodus::accounts::OfferWithdraw {
        authority: taker.authority,
        member: taker.address,
        deal: deal.address,
        payer: deal.payer,
    };
    build(&accounts, &exodus::instruction::OfferWithdraw { args: OwnTurnArgs { turn: deal.turn } })
}

/// Agrees to a deal: two commitments, whose addresses follow from the publisher's turn and the one after it.
pub fn agree(payer: Address, publisher: &Located<Member>, deal: &Located<Deal>) -> Instruction {
    let [goods, price] = twins(publisher);
    let accounts = exodus::accounts::OfferAgree {
        payer,
        authority: publisher.authority,
        member: publisher.address,
        other: deal.taker,
        offer: deal.offer,
        deal: deal.address,
        deal_payer: deal.payer,
        goods,
        price,
        system_program: SYSTEM,
    };
    build(&accounts, &exodus::instruction::OfferAgree { args: AgreeArgs { turn: publisher.turn, deal: deal.turn } })
}

/// Where the goods and the price will live, when the publisher agrees to a deal now.
pub fn twins(publisher: &Located<Member>) -> [Address; 2] {
    [publisher.turn, publisher.turn.wrapping_add(1)].map(|turn| address::commitment(&publisher.address, turn))
}

/// Takes away an offer that has ended; anyone may.
pub fn tidy(offer: &Located<Offer>) -> Instruction {
    let accounts = exodus::accounts::OfferTidy { member: offer.publisher, offer: offer.address, payer: offer.payer };
    build(&accounts, &exodus::instruction::OfferTidy {})
}

/// Takes away a deal that has ended, or whose offer has; anyone may.
pub fn tidy_deal(deal: &Located<Deal>) -> Instruction {
    let accounts = exodus::accounts::OfferTidyDeal {
        taker: deal.taker,
        publisher: deal.publisher,
        offer: deal.offer,
        deal: deal.address,
        payer: deal.payer,
    };
    build(&accounts, &exodus::instruction::OfferTidyDeal {})
}
