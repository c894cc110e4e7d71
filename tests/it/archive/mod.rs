//! Archives: what is left of closed commitments, and what it proves.

mod export;
mod file;
mod terminal;
mod verify;

use exodus_rules::Refusal;
use exodus_sdk::archive::{Archive, Head, head};
use exodus_sdk::instructions::commitment::close;
use exodus_tests::{Person, World, eur};

/// Ben keeps so many promises to Ana, and she every third one to him; all of them close.
fn lived(ben: &Person, ana: &Person, times: u64) {
    ana.ties_with(ben);
    for time in 0..times {
        let (debtor, creditor) = if time % 3 == 2 { (ana, ben) } else { (ben, ana) };
        settles(debtor, creditor, eur(10 + time));
    }
}

/// A promise that is made, partly kept, partly forgiven, and closed.
fn settles(debtor: &Person, creditor: &Person, amount: u64) {
    let promised = debtor.owes(creditor, amount);
    debtor.performs(&promised, amount - 1);
    creditor.confirms(&promised, amount - 1);
    creditor.forgives(&promised, 1);
    debtor.world.accepts(&[close(&promised.record(debtor.world))], &[]);
}

/// Ben's archive after twelve closings, and the head that the chain knows.
fn twelve() -> (Archive, Head) {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    lived(&ben, &ana, 12);
    let archive = Archive::of(&world.chain, &ben.member).expect("an archive");
    (archive, head(&world.chain, &ben.member).expect("a head"))
}

/// Must be refused with exactly this, and name the place.
fn refuses(archive: &Archive, known: &Head, refusal: Refusal, place: &str) {
    let error = archive.verify(known).expect_err("should be refused");
    assert_eq!(error.refusal(), Some(refusal), "{error}");
    assert!(error.to_string().starts_with(&format!("refused ({}): {place}", refusal.code())), "{error} for {place}");
}
