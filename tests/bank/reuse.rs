//! A record that closes and one that begins at the same address, in one transaction: the second owes nothing to the first.

use exodus_rules::Refusal;
use exodus_sdk::instructions::{delegate, member, tie};
use exodus_sdk::state::{Delegate, Invitation};
use exodus_sdk::{Signer, address};
use solana_instruction::error::InstructionError;
use solana_transaction_error::TransactionError;

use crate::checks::{custom, signatures};
use crate::system::transfer;
use crate::world::{DAY, FUNDS, World, eur, key_of};

#[test]
fn a_link_that_is_taken_back_and_given_anew_begins_from_nothing() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    let (link, neighbour) = (key_of("link"), key_of("neighbour"));
    world.bank.gives(&neighbour.pubkey(), FUNDS);
    world.accepts(&[world.inviting(&world.payer(), &ana, &link, 3)], &[&ana.key, &link]);
    world.accepts(&[world.accepting(&ben, &link)], &[&ben.key, &link]);
    let used = world.invitation(&link);
    assert_eq!(used.uses_left, 2);

    // The stranger paid for the first, a neighbour pays for the second.
    let before = world.bank.lamports(&world.payer());
    let again = [tie::cancel(&world.of(&ana), &used), world.inviting(&neighbour.pubkey(), &ana, &link, 2)];
    let transaction = world.signed(&again, &[&ana.key, &link, &neighbour]);
    world.bank.accepts(&transaction);
    let (fresh, rent) = (world.invitation(&link), world.rent::<Invitation>());
    assert_eq!((fresh.uses_left, fresh.head.sequence, fresh.payer), (2, 1, neighbour.pubkey()));
    assert_eq!(world.bank.lamports(&world.payer()) + signatures(&transaction), before + rent);
    assert_eq!(world.bank.lamports(&neighbour.pubkey()) + rent, FUNDS);
    assert_eq!(world.bank.lamports(&fresh.address), rent);
}

#[test]
fn a_power_that_is_taken_back_and_lent_anew_is_the_new_one() {
    let world = World::begin();
    let (ana, bot) = (world.joins("ana"), key_of("bot").pubkey());
    let power = |scopes| delegate::Power { scopes, limit: eur(50), expires: world.now() + 30 * DAY };
    world.accepts(&[delegate::grant(world.payer(), &world.of(&ana), bot, power(15))], &[&ana.key]);
    let lent = world.get::<Delegate>(&address::delegate(&ana.member, &bot));
    let again =
        [delegate::revoke(ana.key.pubkey(), &lent), delegate::grant(world.payer(), &world.of(&ana), bot, power(8))];
    let before = world.bank.lamports(&world.payer());
    let receipt = world.accepts(&again, &[&ana.key]);
    let fresh = world.get::<Delegate>(&lent.address);
    assert_eq!((fresh.scopes, fresh.head.sequence), (8, 1));
    assert_eq!(world.bank.lamports(&world.payer()) + receipt.fee, before, "one deposit returned, one made");
}

#[test]
fn nobody_takes_a_hand_by_a_link_that_has_closed() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    let link = key_of("link");
    world.accepts(&[world.inviting(&world.payer(), &ana, &link, 3)], &[&ana.key, &link]);
    let late = [tie::cancel(&world.of(&ana), &world.invitation(&link)), world.accepting(&ben, &link)];
    let transaction = world.signed(&late, &[&ana.key, &ben.key, &link]);
    let error = TransactionError::InstructionError(1, InstructionError::UninitializedAccount);
    world.bank.refuses_for_the_fee(&transaction, &error);
}

#[test]
fn a_link_that_closed_is_not_kept_alive_by_a_gift() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    let link = key_of("link");
    world.accepts(&[world.inviting(&world.payer(), &ana, &link, 3)], &[&ana.key, &link]);
    let open = world.invitation(&link);
    let accept = world.accepting(&ben, &link);
    // Somebody pays the deposit again in the same transaction, so that the account outlives it.
    let rent = world.rent::<Invitation>();
    let revive = [tie::cancel(&world.of(&ana), &open), transfer(world.payer(), open.address, rent)];
    world.accepts(&revive, &[&ana.key]);
    let left = world.bank.account(&open.address).expect("lamports are there");
    assert_eq!((left.data.len(), left.owner), (0, exodus_sdk::instructions::SYSTEM), "and nothing else");
    let transaction = world.signed(&[accept], &[&ben.key, &link]);
    let error = TransactionError::InstructionError(0, InstructionError::IllegalOwner);
    world.bank.refuses_for_the_fee(&transaction, &error);
}

#[test]
fn nobody_joins_again_where_a_stone_stands() {
    let world = World::begin();
    let ana = world.joins("ana");
    world.accepts(&[member::leave(&world.of(&ana))], &[&ana.key]);
    // The System program's number for an address that is taken.
    let taken = custom(1, 0);
    let again = [member::tidy_tombstone(&world.of(&ana)), world.joining(&world.payer(), &ana.key)];
    world.bank.refuses_for_the_fee(&world.signed(&again, &[&ana.key]), &taken);
    let stays = custom(0, Refusal::MemberLeft.code());
    world.bank.refuses_for_the_fee(&world.signed(&[world.setting(&ana, 6)], &[&ana.key]), &stays);
}
