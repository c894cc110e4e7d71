//! Deposits: exact for every record, impossible to go below, and theirs who paid, whatever others send.

use exodus_sdk::chain::{Chain, Filter};
use exodus_sdk::instructions::{member, tie};
use exodus_sdk::state::{Invitation, Member, Tombstone};
use exodus_sdk::{Signer, address};
use solana_transaction_error::TransactionError;

use crate::checks::SIGNATURE;
use crate::system::transfer;
use crate::world::{World, eur, key_of};

#[test]
fn every_record_holds_its_deposit_to_the_lamport() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    world.ties(&ana, &ben);
    let asked = world.asks(&ana, eur(100));
    world.commits(&ben, &asked.address, eur(100), &[&ana]);
    let records = world.bank.list(&Filter::default()).expect("a bank answers");
    assert_eq!(records.len(), 6, "network, two members, tie, request, commitment");
    for record in records {
        assert_eq!(record.lamports, world.bank.rent(record.data.len()).expect("a bank has a price"));
        assert_eq!(world.bank.account(&record.address).expect("it is there").rent_epoch, u64::MAX);
    }
}

#[test]
fn nobody_can_put_less_than_a_deposit_where_a_record_will_be() {
    let world = World::begin();
    let ana = world.person("ana");
    for lamports in [1, world.least() - 1] {
        let transaction = world.signed(&[transfer(world.payer(), ana.member, lamports)], &[]);
        let error = TransactionError::InsufficientFundsForRent { account_index: 1 };
        world.bank.refuses_for_the_fee(&transaction, &error);
    }
}

#[test]
fn what_lies_where_a_record_will_be_is_taken_into_its_deposit() {
    let world = World::begin();
    let rent = world.rent::<Member>();
    for (name, gift) in [("ana", world.least()), ("ben", rent - 1), ("eva", rent)] {
        let person = world.person(name);
        world.accepts(&[transfer(world.payer(), person.member, gift)], &[]);
        let before = world.bank.lamports(&world.payer());
        world.joins(name);
        assert_eq!(world.bank.lamports(&world.payer()) + 2 * SIGNATURE + (rent - gift), before, "the shortfall");
        assert_eq!(world.bank.lamports(&person.member), rent);
    }
}

#[test]
fn a_gift_above_the_deposit_goes_with_it_to_whoever_pays() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    let link = key_of("link");
    let place = address::invitation(&link.pubkey());
    let gift = world.rent::<Invitation>() + 12_345;
    world.accepts(&[transfer(world.payer(), place, gift)], &[]);
    let before = world.bank.lamports(&world.payer());
    let invited = world.accepts(&[world.inviting(&world.payer(), &ana, &link, 1)], &[&ana.key, &link]);
    assert_eq!(world.bank.lamports(&world.payer()) + invited.fee, before, "there is no shortfall");
    assert_eq!(world.bank.lamports(&place), gift);

    let cancelled = world.accepts(&[tie::cancel(&world.of(&ana), &world.invitation(&link))], &[&ana.key]);
    assert_eq!(world.bank.lamports(&world.payer()) + invited.fee + cancelled.fee, before + gift);
    assert_eq!(world.bank.lamports(&ben.key.pubkey()), 0);
}

#[test]
fn a_gift_to_a_living_record_changes_nothing_but_what_returns() {
    let world = World::begin();
    let ana = world.joins("ana");
    let (link, before) = (key_of("link"), world.bank.lamports(&world.payer()));
    let invited = world.accepts(&[world.inviting(&world.payer(), &ana, &link, 1)], &[&ana.key, &link]);
    let (open, stands) = (world.invitation(&link), world.bank.standing());
    let given = world.accepts(&[transfer(world.payer(), open.address, 1)], &[]);
    let data = |accounts: &std::collections::BTreeMap<_, solana_account::Account>| {
        accounts.iter().map(|(address, account)| (*address, account.data.clone())).collect::<Vec<_>>()
    };
    assert_eq!(data(&world.bank.standing()), data(&stands), "no byte of any record");
    let cancelled = world.accepts(&[tie::cancel(&world.of(&ana), &world.invitation(&link))], &[&ana.key]);
    let fees = invited.fee + given.fee + cancelled.fee;
    assert_eq!(world.bank.lamports(&world.payer()) + fees, before, "the gift came back with the deposit");
}

#[test]
fn a_stone_keeps_its_own_deposit_and_no_gift() {
    let world = World::begin();
    let (ana, before) = (world.person("ana"), world.bank.lamports(&world.payer()));
    let gift = [transfer(world.payer(), ana.member, 777)];
    let mut fees = world.accepts(&[world.joining(&world.payer(), &ana.key)], &[&ana.key]).fee;
    fees += world.accepts(&gift, &[]).fee;
    fees += world.accepts(&[member::leave(&world.of(&ana))], &[&ana.key]).fee;
    fees += world.accepts(&[member::tidy_tombstone(&world.of(&ana))], &[]).fee;
    let stone = world.rent::<Tombstone>();
    assert_eq!(world.bank.lamports(&ana.member), stone);
    assert_eq!(world.bank.lamports(&world.payer()) + fees + stone, before);
    // What comes later stays for ever: a stone has nobody. (With another blockhash: the gift is the same.)
    world.bank.next_slot();
    world.accepts(&gift, &[]);
    assert_eq!(world.bank.lamports(&ana.member), stone + 777);
}

#[test]
fn a_deposit_returns_to_who_paid_it_and_not_to_who_closes() {
    let world = World::begin();
    let (ana, link, neighbour) = (world.joins("ana"), key_of("link"), key_of("neighbour"));
    let rent = world.rent::<Invitation>();
    world.bank.gives(&neighbour.pubkey(), rent);
    let invite = world.inviting(&neighbour.pubkey(), &ana, &link, 1);
    world.accepts(&[invite], &[&ana.key, &link, &neighbour]);
    assert_eq!(world.bank.account(&neighbour.pubkey()), None, "all that there was");
    let before = world.bank.lamports(&world.payer());
    let cancelled = world.accepts(&[tie::cancel(&world.of(&ana), &world.invitation(&link))], &[&ana.key]);
    assert_eq!(world.bank.lamports(&neighbour.pubkey()), rent);
    assert_eq!(world.bank.lamports(&world.payer()) + cancelled.fee, before);
}

#[test]
fn refuses_another_receiver_of_a_deposit() {
    let world = World::begin();
    let (ana, link) = (world.joins("ana"), key_of("link"));
    world.accepts(&[world.inviting(&world.payer(), &ana, &link, 1)], &[&ana.key, &link]);
    let mut cancel = tie::cancel(&world.of(&ana), &world.invitation(&link));
    for meta in cancel.accounts.iter_mut().filter(|meta| meta.pubkey == world.payer()) {
        meta.pubkey = key_of("thief").pubkey();
    }
    let error = crate::checks::custom(0, exodus_rules::Refusal::NotPayer.code());
    world.bank.refuses_for_the_fee(&world.signed(&[cancel], &[&ana.key]), &error);
}
