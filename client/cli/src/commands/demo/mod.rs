//! `exodus demo`: a real group of people write down whom they trust, and help one of them, through the real program.

mod actions;
mod attempts;
mod chapters;
mod emergency;
mod growth;
mod picture;
mod report;
mod stage;
mod story;
mod ties;

use std::path::Path;
use std::time::Instant;

use exodus_graph::People;
use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::rpc::Rpc;

use crate::args::demo::Demo;
use crate::canvas::Canvas;
use crate::exit::Failure;
use crate::output::Output;
use crate::session::Ledger;
use crate::settings::Settings;

/// Plays the demonstration on `ledger`, or on a fresh one that is gone afterwards.
pub fn run(options: &Demo, ledger: Option<&Path>, settings: &Settings) -> Result<(), Failure> {
    let output = settings.output;
    if settings.dry_run && (ledger.is_some() || options.graph.is_some()) {
        return Err(Failure::usage(
            "a demonstration is hundreds of transactions, each built on those before it: there is no preview",
        )
        .hint("leave out --ledger and --graph: it then plays on a ledger of its own, and nothing is left of it"));
    }
    let started = Instant::now();
    let from_file = ties::read(options.ties.as_deref())?;
    let canvas = options.graph.as_deref().map(Canvas::reserve).transpose()?;
    let temporary = match ledger {
        Some(_) => None,
        None => Some(tempfile::tempdir().map_err(|error| Failure::broken(format!("a temporary ledger: {error}")))?),
    };
    let directory = ledger.or(temporary.as_ref().map(tempfile::TempDir::path));
    let directory = directory.ok_or_else(|| Failure::broken("there is no ledger"))?;
    let mut stage = stage::Stage::new(Ledger::Embedded(Box::new(Embedded::open(directory)?)))?;
    let mut cast = grown(&mut stage, &from_file, output)?;
    let ties = report::ties(&stage, &cast)?;
    let graph = People::of(ties.iter().copied());
    let call = emergency::help(&mut stage, &cast, &graph)?;
    let report = report::read(&stage, &cast, &ties, &call)?;
    let before = stage.now()?;
    let chapters = chapters::play(&mut stage, &mut cast, &graph, options.chapter)?;
    let days = stage.now()?.saturating_sub(before) / 86_400;
    let report = report.end(chapters, stage.end(), started);

    if let Some(canvas) = canvas {
        let scene = picture::Scene { title: &from_file.title, ties: &ties, call: &call };
        canvas.paint(&picture::svg(&scene))?;
    }
    let graph = options.graph.as_deref();
    let chapter = options.chapter;
    let told = story::Told { title: &from_file.title, ledger, graph, days, chapter, sol: story::sol()? };
    let figures = report.of(chapter)?;
    output.data(&figures, |_| story::tell(&report, &told))
}

/// Puts the people of the demonstration, their ties and their emergency on a cluster; returns how many transactions that took.
pub fn on_cluster(cluster: Rpc, settings: &Settings) -> Result<u64, Failure> {
    let from_file = ties::read(None)?;
    let mut stage = stage::Stage::new(Ledger::Cluster(Box::new(cluster)))?;
    let cast = grown(&mut stage, &from_file, settings.output)?;
    let graph = People::of(report::ties(&stage, &cast)?);
    emergency::help(&mut stage, &cast, &graph)?;
    Ok(stage.end().transactions)
}

fn grown(stage: &mut stage::Stage, ties: &ties::Ties, output: Output) -> Result<growth::Cast, Failure> {
    let steps = u64::try_from(ties.pairs.len()).unwrap_or(u64::MAX);
    let bar = output.progress(steps, "joining and tying");
    let cast = growth::grow(stage, ties, &bar);
    bar.finish_and_clear();
    cast
}
