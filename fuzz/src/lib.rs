//! What reads bytes from outside must not panic, whatever they are; and what it takes, it must give back unchanged.
//!
//! Each target is one function here and one binary. Built by `cargo xtask fuzz`, the binary is a libFuzzer; built by anybody
//! else, it runs every file of its corpus once, so that nothing that was found is ever forgotten.
#![allow(clippy::expect_used, clippy::missing_panics_doc, reason = "a panic is what a fuzzer looks for")]

use exodus_graph::{Graph, Ties, clearing, csv, snapshot};
use exodus_sdk::archive::{Archive, Head};
use exodus_sdk::closing::ClosedCommitment;
use exodus_sdk::link::Link;
use exodus_sdk::record::{Kept, RawAccount, decode, tag};
use exodus_sdk::state::{
    Commitment, Deal, Delegate, Intent, Invitation, Member, Network, Offer, Pool, Recovery, Request, Stake, Tie,
    Tombstone,
};
use exodus_sdk::{Address, PROGRAM};

/// An invitation as somebody pasted it.
pub fn link(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    if let Ok(link) = Link::parse(text) {
        assert!(Link::parse(&link.text()).is_ok_and(|again| again.text() == link.text()), "a link is read back");
        let _ = link.keypair();
    }
}

/// An archive as somebody handed it over.
pub fn archive(data: &[u8]) {
    let Ok(archive) = Archive::read(data) else { return };
    let stated = Head { length: archive.length, hash: archive.head.0 };
    let verdict = archive.verify(&stated).is_ok();
    let text = archive.text().expect("what was read can be written");
    let again = Archive::read(text.as_bytes()).expect("what was written can be read");
    assert!(again == archive && again.verify(&stated).is_ok() == verdict, "an archive is read back");
}

/// An account as a chain returned it: of each type, and through every rule that reads it.
pub fn record(data: &[u8]) {
    let account = RawAccount { address: Address::default(), owner: PROGRAM, lamports: 0, data: data.to_vec() };
    let _ = tag(&account);
    one::<Network>(&account, |_| ());
    one::<Member>(&account, |it| read(it.read().map(|member| (member.invariant(), it.holdings(), it.recovery()))));
    one::<Tombstone>(&account, |_| ());
    one::<Delegate>(&account, |it| read(it.read()));
    one::<Recovery>(&account, |_| ());
    one::<Tie>(&account, |it| read(it.read().map(|tie| tie.is_mutual())));
    one::<Invitation>(&account, |it| read(it.read()));
    one::<Request>(&account, |it| read(it.read().map(|request| (request.missing(), request.adoption(), it.claim()))));
    one::<Intent>(&account, |it| read(it.read()));
    one::<Commitment>(&account, |it| {
        read(
            it.read()
                .map(|promise| (promise.effects(), promise.unanswered(), promise.must_be_closable(None, promise.due))),
        );
    });
    one::<Offer>(&account, |it| read(it.read()));
    one::<Deal>(&account, |it| read(it.read()));
    one::<Pool>(&account, |it| read(it.read()));
    one::<Stake>(&account, |it| read(it.read()));
}

/// What is decoded is one of these records, and is what it says.
fn one<T: Kept>(account: &RawAccount, reads: impl FnOnce(&T)) {
    if let Ok(found) = decode::<T>(account) {
        assert!(found.record.invariant(), "what is decoded keeps its invariant");
        reads(&found.record);
    }
}

/// The bytes that a closing instruction carries.
pub fn closing(data: &[u8]) {
    if let Some(closed) = ClosedCommitment::of(Address::default(), data) {
        assert!(closed.is_of(&closed.debtor) && closed.is_of(&closed.creditor), "both sides are in it");
    }
}

/// A file of ties.
pub fn ties(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    let Ok(pairs) = csv::pairs_of(text) else { return };
    assert_eq!(pairs.len(), lines(text), "a line is a row, never two and never none");
    let Ok(named) = csv::named(pairs.clone()) else { return };
    assert_eq!(named.graph.ties(), pairs.len(), "every line is a tie");
    assert!(pairs.iter().all(|(one, two)| are_tied(&named, *one, *two)), "and of those two");
}

/// How many lines of a file are neither its header nor notes.
fn lines(text: &str) -> usize {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.split('\n').skip(1).filter(|line| !line.starts_with(csv::NOTE)).count()
}

fn are_tied(named: &csv::Named, one: u32, two: u32) -> bool {
    let (Some(one), Some(two)) = (named.ids.node(one), named.ids.node(two)) else { return false };
    let lists = |graph: &Graph, from, to| graph.friends(from).binary_search(&to).is_ok();
    lists(&named.graph, one, two) && lists(&named.graph, two, one)
}

/// A file of obligations, and the plan for it.
pub fn debts(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    let Ok(read) = clearing::read_text(text) else { return };
    assert_eq!(read.obligations.len(), lines(text), "a line is an obligation, never two and never none");
    let plan = clearing::plan(read.ids.len(), &read.obligations, usize::MAX);
    assert_eq!((plan.cleared(), plan.bound), (plan.optimum, u128::from(plan.optimum)), "the best, and proved");
}

/// A snapshot as somebody handed it over.
pub fn snapshot(data: &[u8]) {
    // A mapped file begins on a page.
    let mut aligned = vec![0_u64; data.len().div_ceil(8)];
    let bytes = bytemuck::cast_slice_mut(&mut aligned);
    let Some(bytes) = bytes.get_mut(..data.len()) else { return };
    bytes.copy_from_slice(data);
    let _ = snapshot::Layout::checked(bytes);
    // No fuzzer guesses a hash; whoever forges a file computes it.
    snapshot::forge(bytes);
    let _ = snapshot::Layout::checked(bytes);
}

/// Lets nobody compute less because nobody looks.
fn read<T>(found: T) {
    core::hint::black_box(found);
}

/// Runs a target on every file of its corpus.
pub fn replay(target: &str, run: fn(&[u8])) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    let files = std::fs::read_dir(&folder).expect("each target has a corpus");
    let mut count = 0_u32;
    for file in files {
        run(&std::fs::read(file.expect("a file").path()).expect("a file can be read"));
        count = count.saturating_add(1);
    }
    println!("{target}: {count} inputs, none of them a panic");
}
