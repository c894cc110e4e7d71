//! The grammar of `exodus demo`.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use exodus_demo::Chapter;

/// Watch a real group of people help each other, through the real program, in seconds
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: exodus demo --ties friends.csv --graph friends.svg")]
pub struct Demo {
    /// Ties to play with instead of Zachary's karate club: a CSV with the header `a,b`, one mutual tie a line
    #[arg(long, value_name = "FILE.csv")]
    pub ties: Option<PathBuf>,
    /// Draw the network into this file
    #[arg(long, value_name = "FILE.svg")]
    pub graph: Option<PathBuf>,
    /// Tell one chapter alone; what it needs before it is played all the same
    #[arg(long, value_parser = chapter(), value_name = "NAME")]
    pub chapter: Option<Chapter>,
}

/// The demonstration knows its chapters, and nothing of command lines.
fn chapter() -> impl TypedValueParser<Value = Chapter> {
    let value = |chapter: Chapter| PossibleValue::new(chapter.name()).help(chapter.about());
    let named = |name: String| Chapter::ALL.into_iter().find(|chapter| chapter.name() == name).ok_or("no chapter");
    PossibleValuesParser::new(Chapter::ALL.map(value)).try_map(named)
}
