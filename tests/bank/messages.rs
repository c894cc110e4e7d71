//! Messages that no builder makes: accounts listed twice, places outside of the list, a payer as a program.

use exodus_sdk::Address;
use exodus_sdk::chain::Chain;
use exodus_sdk::transaction::Draft;
use solana_message::{Message, VersionedMessage};
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;

use crate::world::{Person, World};

/// Signs Ana's act after its message was bent.
fn bent(world: &World, ana: &Person, bend: impl FnOnce(&mut Message)) -> VersionedTransaction {
    let draft = Draft::paid_by(world.payer()).then(world.setting(ana, 6));
    let VersionedMessage::Legacy(mut message) =
        draft.message(world.bank.blockhash().expect("a bank has one")).expect("it compiles")
    else {
        panic!("no table is looked up");
    };
    bend(&mut message);
    // Signing looks at the message as well, so the signatures are put together by hand.
    let bytes = message.serialize();
    let signatures = [&world.stranger, &ana.key].map(|key| exodus_sdk::Signer::sign_message(key, &bytes)).to_vec();
    VersionedTransaction { signatures, message: VersionedMessage::Legacy(message) }
}

fn refuses(bend: impl FnOnce(&mut Message), error: &TransactionError) {
    let world = World::begin();
    let ana = world.joins("ana");
    let transaction = bent(&world, &ana, bend);
    world.bank.refuses_for_free(&transaction, error);
}

#[test]
fn accepts_a_message_that_nobody_has_bent() {
    let world = World::begin();
    let ana = world.joins("ana");
    world.bank.accepts(&bent(&world, &ana, |_| {}));
}

#[test]
fn refuses_an_account_that_is_listed_twice() {
    let twice = |message: &mut Message| {
        let last = *message.account_keys.last().expect("the program");
        message.account_keys.push(last);
        message.header.num_readonly_unsigned_accounts += 1;
    };
    refuses(twice, &TransactionError::AccountLoadedTwice);
}

#[test]
fn refuses_a_member_that_is_listed_for_writing_and_for_reading() {
    let twice = |message: &mut Message| {
        let written = usize::from(message.header.num_required_signatures);
        let member = message.account_keys[written];
        message.account_keys.push(member);
        message.header.num_readonly_unsigned_accounts += 1;
    };
    refuses(twice, &TransactionError::AccountLoadedTwice);
}

#[test]
fn refuses_an_account_outside_of_the_list() {
    for place in [4, 200, 255] {
        refuses(|message| message.instructions[0].accounts[1] = place, &TransactionError::SanitizeFailure);
    }
}

#[test]
fn refuses_a_program_outside_of_the_list() {
    refuses(|message| message.instructions[0].program_id_index = 4, &TransactionError::SanitizeFailure);
}

#[test]
fn refuses_the_payer_as_a_program() {
    refuses(|message| message.instructions[0].program_id_index = 0, &TransactionError::SanitizeFailure);
}

#[test]
fn refuses_more_signatures_than_accounts() {
    refuses(|message| message.header.num_required_signatures = 9, &TransactionError::SanitizeFailure);
}

#[test]
fn refuses_a_payer_that_may_not_be_written() {
    refuses(|message| message.header.num_readonly_signed_accounts = 2, &TransactionError::SanitizeFailure);
}

#[test]
fn refuses_a_signature_that_nobody_asked_for() {
    let world = World::begin();
    let ana = world.joins("ana");
    let mut transaction = bent(&world, &ana, |_| {});
    let again = transaction.signatures[0];
    transaction.signatures.push(again);
    world.bank.refuses_for_free(&transaction, &TransactionError::SignatureFailure);
}

#[test]
fn refuses_a_program_that_is_not_there() {
    let nowhere = Address::new_from_array([9; 32]);
    let bend = |message: &mut Message| {
        let program = usize::from(message.instructions[0].program_id_index);
        message.account_keys[program] = nowhere;
    };
    let world = World::begin();
    let ana = world.joins("ana");
    let transaction = bent(&world, &ana, bend);
    // Found out when everything is loaded: by then the payer owes the fee.
    world.bank.refuses_for_the_fee(&transaction, &TransactionError::ProgramAccountNotFound);
}
