//! The chapters behind the emergency: the same people, months later, in everything else that they do for each other.

mod archive;
mod clearing;
mod delegate;
mod exchange;
mod initiatives;
mod pool;
mod recovery;
mod support;
mod told;
mod troupe;

use std::collections::BTreeMap;

use exodus_graph::People;
use exodus_sdk::chain::embedded::Embedded;
use serde::Serialize;
use serde_json::Value;

use crate::chapter::Chapter;
use crate::failure::Failure;
use crate::growth::Cast;
use crate::stage::Stage;
use told::Told;
use troupe::{REACH, Troupe};

/// What the chapters came to.
#[derive(Debug, Default, Serialize)]
pub struct Chapters {
    /// The figures of each chapter by its name; none where it was skipped.
    #[serde(flatten)]
    pub figures: BTreeMap<&'static str, Option<Value>>,
    /// Why a chapter was skipped, by its name.
    pub skipped: BTreeMap<&'static str, String>,
    /// Each chapter in words, as it was played.
    #[serde(skip)]
    pub words: Vec<(Chapter, String)>,
}

/// Plays the chapters that `asked` names; all of them if it names none.
pub fn play(
    stage: &mut Stage<'_>,
    ledger: &Embedded,
    cast: &mut Cast,
    graph: &People<u32>,
    asked: Option<Chapter>,
) -> Result<Chapters, Failure> {
    let mut troupe = Troupe { stage, ledger, cast, graph };
    let mut chapters = Chapters::default();
    for chapter in Chapter::ALL.into_iter().filter(|chapter| asked.is_none_or(|asked| asked == *chapter)) {
        let outcome = match chapter {
            // They come first, whichever is asked for: all others build on them.
            Chapter::List | Chapter::Emergency => continue,
            Chapter::Support => with(&mut troupe, support::play)?,
            Chapter::Initiatives => with(&mut troupe, initiatives::play)?,
            Chapter::Pool => with(&mut troupe, pool::play)?,
            Chapter::Exchange => with(&mut troupe, exchange::play)?,
            Chapter::Clearing => with(&mut troupe, clearing::play)?,
            Chapter::Recovery => with(&mut troupe, recovery::play)?,
            Chapter::Delegate => with(&mut troupe, delegate::play)?,
            Chapter::Archive => with(&mut troupe, archive::play)?,
        };
        let words = match outcome {
            Ok(told) => {
                chapters.figures.insert(chapter.name(), Some(told.figures));
                told.words
            }
            Err(reason) => {
                chapters.figures.insert(chapter.name(), None);
                chapters.skipped.insert(chapter.name(), reason.clone());
                format!("Skipped: {reason}.")
            }
        };
        chapters.words.push((chapter, words));
    }
    // Months have passed: whoever looks around on the ledger afterwards finds everybody awake.
    let everybody: Vec<u32> = troupe.cast.players().map(|(person, _)| person).collect();
    troupe.wakes(&everybody)?;
    Ok(chapters)
}

/// Plays a chapter with as many people as it takes; where there are fewer, says why it is skipped.
fn with<const PEOPLE: usize>(
    troupe: &mut Troupe,
    play: fn(&mut Troupe, [u32; PEOPLE]) -> Result<Told, Failure>,
) -> Result<Result<Told, String>, Failure> {
    match troupe.company() {
        Some(people) => play(troupe, people).map(Ok),
        None => {
            Ok(Err(format!("it takes {PEOPLE} people within {REACH} handshakes of one of them, and here are fewer")))
        }
    }
}
