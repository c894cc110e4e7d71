use exodus_rules::{Refusal, history};
use exodus_sdk::Signer;
use exodus_sdk::instructions::commitment;
use exodus_tests::{World, eur};

#[test]
fn accepts_from_anyone_enters_both_histories_and_returns_the_rent() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    ana.confirms(&promised, eur(100));
    let record = world.records()[&promised.commitment].data[exodus::record::MARK..].to_vec();
    let link = |before: &[u8; 32], position| {
        let address = promised.commitment.as_array();
        history::step(before, position, address, &record, |parts| anchor_lang::sha256(&parts.concat()))
    };
    let expected = (link(&ben.record().history, 0), link(&ana.record().history, 0));
    let (rent, before) = (world.lamports(&promised.commitment), world.lamports(&world.payer.pubkey()));

    let receipt = world.accepts(&[commitment::close(&promised.record(&world))], &[]);
    assert!(world.is_gone(&promised.commitment));
    assert_eq!((ben.record().history, ana.record().history), expected);
    assert_eq!((ben.record().history_length, ana.record().history_length), (1, 1));
    assert_eq!((ben.record().owing, ana.record().owed), (0, 0));
    assert_eq!(world.lamports(&world.payer.pubkey()), before - receipt.fee + rent);
    assert_eq!(ben.record().reputation.kept.sum, eur(100), "the word stays kept");
}

#[test]
fn refuses_an_open_one_and_one_that_is_gone() {
    let world = World::default();
    let (ana, _, _, promised) = super::help(&world);
    let close = commitment::close(&promised.record(&world));
    world.refuses(close.clone(), &[], Refusal::NotSettled);
    ana.confirms(&promised, eur(99));
    world.refuses(close.clone(), &[], Refusal::NotSettled);
    ana.forgives(&promised, eur(1));
    world.accepts(core::slice::from_ref(&close), &[]);
    world.stops(close, &[]);
}

#[test]
fn refuses_the_wrong_people_and_the_wrong_payer() {
    let world = World::default();
    let (ana, ben, eva, promised) = super::help(&world);
    ana.confirms(&promised, eur(100));
    let swapped = |slot: usize, address| {
        let mut wrong = commitment::close(&promised.record(&world));
        wrong.accounts[slot].pubkey = address;
        wrong
    };
    world.refuses(swapped(0, eva.member), &[], Refusal::WrongAccount);
    world.refuses(swapped(1, eva.member), &[], Refusal::WrongAccount);
    world.refuses(swapped(3, ben.key.pubkey()), &[], Refusal::NotPayer);
}
