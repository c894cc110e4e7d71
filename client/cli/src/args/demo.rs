//! The grammar of `exodus demo`.

use std::path::PathBuf;

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
}
