//! `exodus demo`: the demonstration with a file of ties, a ledger that stays and a picture, for whoever wants them.

mod ties;

use std::path::Path;

use exodus_demo::{Left, Play, Ties, play, populate, tell};
use exodus_sdk::chain::rpc::Rpc;
use exodus_sdk::{Keypair, Signer};

use crate::args::demo::Demo;
use crate::canvas::Canvas;
use crate::exit::Failure;
use crate::output::Output;
use crate::settings::Settings;
use crate::visible;

/// What the helping hand gets on a cluster: 100 SOL of play money.
const FUNDS: u64 = 100_000_000_000;

/// Plays the demonstration on `ledger`, or on a fresh one that is gone afterwards.
pub fn run(options: &Demo, ledger: Option<&Path>, settings: &Settings) -> Result<(), Failure> {
    let output = settings.output;
    let picture = options.graph.as_deref();
    if settings.dry_run && (ledger.is_some() || picture.is_some()) {
        return Err(Failure::usage(
            "a demonstration is hundreds of transactions, each built on those before it: there is no preview",
        )
        .hint("leave out --ledger and --graph: it then plays on a ledger of its own, and nothing is left of it"));
    }
    let ties = ties::read(options.ties.as_deref())?;
    let canvas = picture.map(Canvas::reserve).transpose()?;
    let chapter = options.chapter;
    let played = shown(output, &ties, |tied| play(&Play { ties: &ties, ledger, chapter }, tied))?;
    if let Some(canvas) = canvas {
        canvas.paint(&played.picture())?;
    }
    let left = Left { ledger: ledger.map(visible::typed), picture: picture.map(visible::path) };
    output.data(&played.figures()?, |_| tell(&played, &left))
}

/// Puts the people of the demonstration, their ties and their emergency on a cluster; returns how many transactions that took.
pub fn on_cluster(cluster: &Rpc, settings: &Settings) -> Result<u64, Failure> {
    let ties = Ties::karate()?;
    let hand = Keypair::new();
    cluster.fund(&hand.pubkey(), FUNDS)?;
    shown(settings.output, &ties, |tied| populate(cluster, hand, &ties, tied))
}

/// Shows how many of the ties are made, until all of them are.
fn shown<T>(
    output: Output,
    ties: &Ties,
    work: impl FnOnce(&mut dyn FnMut()) -> Result<T, exodus_demo::Failure>,
) -> Result<T, Failure> {
    let steps = u64::try_from(ties.count()).unwrap_or(u64::MAX);
    let bar = output.progress(steps, "joining and tying");
    let outcome = work(&mut || {
        bar.inc(1);
        if bar.position() >= steps {
            bar.finish_and_clear();
        }
    });
    bar.finish_and_clear();
    Ok(outcome?)
}
