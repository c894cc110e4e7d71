mod agree;
mod close;
mod edit;
mod publish;
mod take;
mod terminal;
mod tidy;
mod tidy_deal;
mod withdraw;

use exodus_rules::offer::Kind;
use exodus_sdk::Signer;
use exodus_sdk::instructions::offer::{self, PublishArgs, TakeArgs, TermsArgs, Wish};
use exodus_sdk::record::Located;
use exodus_sdk::state::Offer;
use exodus_tests::{Person, World};
use solana_instruction::Instruction;

/// Ana and Ben with a tie, and Eva who is tied to Ben alone.
fn neighbours(world: &World) -> (Person<'_>, Person<'_>, Person<'_>) {
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    (ana, ben, eva)
}

fn publish(person: &Person, terms: TermsArgs) -> Instruction {
    offer::publish(person.world.payer.pubkey(), &person.record(), Kind::Offer, terms)
}

fn edit(person: &Person, offer: &Located<Offer>, terms: TermsArgs) -> Instruction {
    offer::edit(&person.record(), offer, terms)
}

fn take(person: &Person, offer: &Located<Offer>, wish: &Wish) -> Instruction {
    offer::take(person.world.payer.pubkey(), &person.record(), offer, wish)
}

/// The instruction with other arguments.
fn with(mut instruction: Instruction, data: &impl anchor_lang::InstructionData) -> Instruction {
    instruction.data = data.data();
    instruction
}

/// A publication with one thing changed.
fn published(person: &Person, change: impl FnOnce(&mut PublishArgs)) -> Instruction {
    let terms = person.world.terms();
    let mut args = PublishArgs { turn: person.record().turn, kind: 1, terms };
    change(&mut args);
    with(publish(person, terms), &exodus::instruction::OfferPublish { args })
}

/// A wish for one piece with one thing changed.
fn taken(person: &Person, offer: &Located<Offer>, path: &[&Person], change: impl FnOnce(&mut TakeArgs)) -> Instruction {
    let wish = person.wish(1, path);
    let Offer { price, delivery_days, payment_days, details, .. } = offer.record;
    let (turn, expires) = (person.record().turn, wish.expires);
    let mut args = TakeArgs { turn, quantity: 1, expires, price, delivery_days, payment_days, details };
    change(&mut args);
    with(take(person, offer, &wish), &exodus::instruction::OfferTake { args })
}
