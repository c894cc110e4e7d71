use anchor_lang::Event;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use exodus::events::CommitmentClosed;
use exodus_rules::{Refusal, history};
use exodus_sdk::Signer;
use exodus_sdk::instructions::commitment;
use exodus_tests::{DAY, World, eur};

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
    let told = CommitmentClosed {
        commitment: promised.commitment,
        debtor_history: expected.0,
        creditor_history: expected.1,
        debtor_sequence: ben.record().head.sequence,
        creditor_sequence: ana.record().head.sequence,
        debtor_position: 0,
        creditor_position: 0,
    };
    let told = format!("Program data: {}", BASE64_STANDARD.encode(told.data()));
    assert!(receipt.logs.contains(&told), "{told} is not in {:?}", receipt.logs);
}

#[test]
fn refuses_every_record_but_the_one_that_is_there() {
    let world = World::default();
    let (ana, _, _, promised) = super::help(&world);
    ana.confirms(&promised, eur(60));
    let earlier = promised.record(&world);
    ana.confirms(&promised, eur(40));
    world.refuses(commitment::close(&earlier), &[], Refusal::RecordNotAsSeen);
    let close = commitment::close(&promised.record(&world));
    for byte in 1..close.data.len() {
        let mut wrong = close.clone();
        wrong.data[byte] ^= 0x80;
        world.refuses(wrong, &[], Refusal::RecordNotAsSeen);
    }
    let mut short = close.clone();
    short.data.pop();
    world.refuses(short, &[], Refusal::ShapeMismatch);
    world.accepts(&[close], &[]);
}

#[test]
fn accepts_a_record_that_nobody_could_move_in_the_meantime() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    ana.confirms(&promised, eur(100));
    let record = promised.record(&world);
    let close = commitment::close(&record);
    for (person, allow) in [(&ana, true), (&ben, false)] {
        let flag = commitment::clearable(&person.record(), &record, allow);
        world.refuses(flag, &[&person.key], Refusal::FlagOfSettled);
    }
    world.refuses(commitment::report(&record), &[], Refusal::NothingToReport);
    world.passes(30 * DAY);
    world.refuses(commitment::report(&record), &[], Refusal::NothingToReport);
    world.accepts(&[close], &[]);
}

#[test]
fn refuses_an_open_one_and_one_that_is_gone() {
    let world = World::default();
    let (ana, _, _, promised) = super::help(&world);
    let close = commitment::close(&promised.record(&world));
    world.refuses(close, &[], Refusal::NotSettled);
    ana.confirms(&promised, eur(99));
    world.refuses(commitment::close(&promised.record(&world)), &[], Refusal::NotSettled);
    ana.forgives(&promised, eur(1));
    let close = commitment::close(&promised.record(&world));
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

#[test]
fn refuses_what_was_cleared_until_it_is_reported() {
    let world = World::default();
    let (_, promises) = crate::clearing::clear::ring(&world, 3);
    let chain: Vec<_> = promises.iter().map(|promised| promised.record(&world)).collect();
    let clear = exodus_sdk::instructions::clearing::clear(world.payer.pubkey(), &chain, eur(100)).expect("a circle");
    world.accepts(&[clear], &[]);
    let settled = || promises[0].record(&world);
    world.refuses(commitment::close(&settled()), &[], Refusal::NotReported);
    world.accepts(&[commitment::report(&settled())], &[]);
    world.accepts(&[commitment::close(&settled())], &[]);
    assert!(world.is_gone(&promises[0].commitment));
}
