use exodus_rules::Refusal;
use exodus_sdk::chain::{Chain, ChainExt};
use exodus_sdk::instructions::tie::extend;
use exodus_sdk::record::tag;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Error, Signer, address};
use exodus_tests::{World, eur};

#[test]
fn a_preview_leaves_everything_as_it_was_and_shows_what_would_be_written() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let before = (world.records(), world.chain.blockhash().expect("a blockhash"));
    let extend = extend(world.payer.pubkey(), &ana.record(), ben.member, eur(5));
    let draft = Draft::paid_by(world.payer.pubkey()).then(extend);
    let keys: [&dyn Signer; 2] = [&world.payer, &ana.key];

    let told = world.chain.preview(&draft, &keys).expect("a first hand is accepted");
    assert_eq!((world.records(), world.chain.blockhash().expect("a blockhash")), before);
    let place = address::tie(&ana.member, &ben.member);
    let tie = told.after.iter().find(|account| account.address == place).and_then(tag).expect("a tie");
    assert_eq!((tie.noun, tie.payer), ("tie", Some(world.payer.pubkey())));
    let sent = world.chain.submit(&draft, &keys).expect("accepted as foretold");
    assert_eq!((sent.compute_units, sent.fee), (told.receipt.compute_units, told.receipt.fee));
    let after = world.records();
    assert!(
        told.after.iter().filter(|account| tag(account).is_some()).all(|account| after[&account.address] == *account)
    );

    let again = world.chain.preview(&draft, &keys).expect_err("her turn has gone on");
    assert_eq!(again.refusal(), Some(Refusal::StaleTurn));
}

#[test]
fn what_is_previewed_cannot_be_sent_by_whoever_sees_it() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let extend = extend(world.payer.pubkey(), &ana.record(), ben.member, eur(5));
    let draft = Draft::paid_by(world.payer.pubkey()).then(extend);
    let blockhash = world.chain.blockhash().expect("a blockhash");
    let before = world.records();

    let seen = draft.unsigned(&[&world.payer, &ana.key], blockhash).expect("all keys are at hand");
    assert!(matches!(world.chain.send(&seen), Err(Error::Chain { .. })));
    assert_eq!(world.records(), before);
    assert!(matches!(draft.unsigned(&[&world.payer], blockhash), Err(Error::Signing(_))), "as when signing");
}
