//! What each record takes as a deposit: the table in docs/DEPLOYMENT.md, row by row.

use exodus_sdk::BINARY;
use exodus_sdk::record::Kept;
use exodus_sdk::state::{
    Commitment, Deal, Delegate, Intent, Invitation, Member, Network, Offer, Pool, Recovery, Request, Stake, Tie,
    Tombstone,
};

const PAGE: &str = include_str!("../../../docs/DEPLOYMENT.md");
/// Lamports a byte for two years, which is what an account has to hold, and bytes that each account has besides its own.
const RATE: usize = 6_960;
const BESIDES: usize = 128;
/// What stands before a program's binary.
const METADATA: usize = 45;

fn sol(lamports: usize) -> String {
    let text = format!("{}.{:09}", lamports / 1_000_000_000, lamports % 1_000_000_000);
    text.trim_end_matches('0').to_owned()
}

fn row(name: &str, bytes: usize) -> String {
    let today = (bytes + BESIDES) * RATE;
    format!("| {name} | {bytes} | {} | {} |", sol(today), sol(today / 2))
}

fn of<T: Kept>() -> String {
    row(T::NOUN, T::SIZE)
}

#[test]
fn the_deposits_in_the_deployment_guide_are_those_of_the_records() {
    let records = [
        of::<Network>(),
        of::<Member>(),
        of::<Tombstone>(),
        of::<Tie>(),
        of::<Invitation>(),
        of::<Request>(),
        of::<Intent>(),
        of::<Commitment>(),
        of::<Offer>(),
        of::<Deal>(),
        of::<Pool>(),
        of::<Stake>(),
        of::<Delegate>(),
        of::<Recovery>(),
        row("the program's binary", BINARY.len() + METADATA),
        row("the program's address", 36),
    ];
    let missing: Vec<&String> = records.iter().filter(|row| !PAGE.contains(row.as_str())).collect();
    assert!(missing.is_empty(), "docs/DEPLOYMENT.md lacks these rows:\n{}", records.join("\n"));
}
