//! `exodus archive`: the closed promises of a member, with their proof.

mod export;
mod verbs;
mod verify;

pub use verbs::run;

use exodus_sdk::archive::Archive;

use crate::sheet::{Sheet, count};

/// What is in an archive. Its file tells the rest.
fn sheet(fact: String, archive: &Archive) -> Sheet {
    Sheet::of(fact)
        .address("member", &archive.member)
        .with("length", archive.length)
        .with("head", archive.head.to_string())
}

/// So many closed promises, in words.
fn promises(archive: &Archive) -> String {
    count(archive.records.len(), "closed promise")
}
