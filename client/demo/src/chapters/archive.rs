//! What is settled closes and goes into both histories; the file of it proves itself, and one flipped bit is found.

use std::collections::BTreeSet;

use exodus_rules::Timestamp;
use exodus_sdk::archive::{self, Archive};
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::commitment;
use exodus_sdk::lateness::closable_on;
use exodus_sdk::state::{Commitment, Member};
use exodus_sdk::{Address, Error};
use serde::Serialize;

use super::told::{Told, told};
use super::troupe::Troupe;
use crate::failure::Failure;

/// What came of it.
#[derive(Serialize)]
struct Figures {
    /// Closed commitments in the archive.
    records: u32,
    /// The hash over all of them.
    head: String,
    /// Whether the file agrees with the ledger.
    verified: bool,
    /// How the file was refused after one bit of it had been flipped; none if it was not.
    tampered_refused: Option<&'static str>,
}

/// Plays it.
pub fn play(troupe: &mut Troupe, _: [u32; 2]) -> Result<Told, Failure> {
    let ours: BTreeSet<Address> = troupe.cast.players().map(|(_, player)| player.member).collect();
    for promise in troupe.stage.chain().all::<Commitment>(&Filter::every::<Commitment>())? {
        let now = Timestamp::new(troupe.stage.chain().clock()?.now);
        if ours.contains(&promise.debtor) && closable_on(troupe.stage.chain(), &promise, now)?.is_ok() {
            troupe.anyone("commitment.close", commitment::close(&promise))?;
        }
    }
    let mut longest: Option<(u32, u32)> = None;
    for (person, player) in troupe.cast.players() {
        let length = troupe.get::<Member>(&player.member)?.history_length;
        if longest.is_none_or(|(most, _)| length > most) {
            longest = Some((length, person));
        }
    }
    let (_, person) = longest.ok_or_else(|| Failure::broken("nobody is there"))?;
    let (chain, member) = (troupe.stage.chain(), troupe.cast.player(person)?.member);
    let broken = |error: serde_json::Error| Failure::broken(format!("the archive: {error}"));
    let file = serde_json::to_string(&Archive::of(chain, &member)?).map_err(broken)?;

    // From here on the file alone, and the head that the ledger still keeps.
    let known = archive::head(chain, &member)?;
    let read: Archive = serde_json::from_str(&file).map_err(broken)?;
    let verified = read.verify(&known).is_ok();
    let mut tampered = read.clone();
    let middle = tampered.records.len() / 2;
    let bit = tampered.records.get_mut(middle).and_then(|entry| entry.record.0.last_mut());
    if let Some(byte) = bit {
        *byte ^= 1;
    }
    let (tampered_refused, named) = match tampered.verify(&known) {
        Ok(()) => (None, "nothing".to_owned()),
        Err(Error::Archive { refusal, detail }) => (Some(refusal.name()), detail),
        Err(error) => return Err(error.into()),
    };
    let figures = Figures { records: read.length, head: read.head.to_string(), verified, tampered_refused };
    let lines = format!(
        "Whatever is settled closes, and the deposit goes back to whoever paid it. Person {person}'s archive holds\n\
         {} closed promises, chained by hashes up to {}...: the file {}.\n\
         Then one bit of it was flipped, and the check said:\n   x {named}",
        figures.records,
        figures.head.get(..16).unwrap_or_default(),
        if figures.verified { "is complete and unaltered" } else { "does not agree with the ledger" },
    );
    told(&figures, lines)
}
