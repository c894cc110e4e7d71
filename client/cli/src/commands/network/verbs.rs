//! The verbs of `exodus network`, each with its page.

use super::{create, generate, graph, list, show, snapshot, stats};
use crate::args::network::Network as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Create(options) => create::run(&options, settings),
        Verb::Show(options) => show::run(&options, settings),
        Verb::List => list::run(settings),
        Verb::Graph(options) => graph::run(&options, settings),
        Verb::Stats(options) => stats::run(&options, settings),
        Verb::Snapshot(options) => snapshot::run(&options, settings),
        Verb::Generate(options) => generate::run(&options, &settings),
    }
}
