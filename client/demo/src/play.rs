//! The whole demonstration, in its order.

use std::path::Path;
use std::time::Instant;

use exodus_graph::People;
use exodus_sdk::Keypair;
use exodus_sdk::chain::Chain;
use exodus_sdk::chain::embedded::Embedded;

use crate::chapter::Chapter;
use crate::failure::Failure;
use crate::played::Played;
use crate::stage::Stage;
use crate::ties::Ties;
use crate::{chapters, emergency, growth, report, story};

/// What is played, and where.
pub struct Play<'a> {
    /// Who trusts whom.
    pub ties: &'a Ties,
    /// The directory of the ledger; without one it is a fresh one that is gone afterwards.
    pub ledger: Option<&'a Path>,
    /// The chapter to tell; what it needs before it is played all the same. Without one all are told.
    pub chapter: Option<Chapter>,
}

/// Plays the demonstration, and tells of each tie as it is made.
///
/// # Errors
/// The ledger fails, or the program does not do what it is there for.
pub fn play(play: &Play, tied: &mut dyn FnMut()) -> Result<Played, Failure> {
    let started = Instant::now();
    let temporary = match play.ledger {
        Some(_) => None,
        None => Some(tempfile::tempdir().map_err(Failure::NoRoom)?),
    };
    let directory = play.ledger.or(temporary.as_ref().map(tempfile::TempDir::path));
    let ledger = Embedded::open(directory.ok_or_else(|| Failure::broken("there is no ledger"))?)?;
    let mut stage = Stage::new(&ledger, Keypair::new());
    let mut cast = growth::grow(&mut stage, play.ties, tied)?;
    let ties = report::ties(&stage, &cast)?;
    let graph = People::of(ties.iter().copied());
    let call = emergency::help(&mut stage, &cast, &graph)?;
    let report = report::read(&stage, &cast, &ties, &call)?;
    let before = stage.now()?;
    let chapters = chapters::play(&mut stage, &ledger, &mut cast, &graph, play.chapter)?;
    let days = stage.now()?.saturating_sub(before) / 86_400;
    let report = report.end(chapters, stage.end(), started);
    Ok(Played { title: play.ties.title.clone(), ties, call, report, chapter: play.chapter, days, sol: story::sol()? })
}

/// Puts these people, their ties and their emergency on any chain, paid by `hand`; returns how many transactions that took.
///
/// # Errors
/// The chain fails or refuses.
pub fn populate(chain: &dyn Chain, hand: Keypair, ties: &Ties, tied: &mut dyn FnMut()) -> Result<u64, Failure> {
    let mut stage = Stage::new(chain, hand);
    let cast = growth::grow(&mut stage, ties, tied)?;
    let graph = People::of(report::ties(&stage, &cast)?);
    emergency::help(&mut stage, &cast, &graph)?;
    Ok(stage.end().transactions)
}
