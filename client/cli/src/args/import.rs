//! The grammar of `exodus import`.

use std::path::PathBuf;

/// Prepare the move from the two bots of before: what each person may confirm, and nothing in anyone's name
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Columns are found by their names, in any order; others are left alone:
  users        id, name, list: the ids on their reference list, with `;` between them; where there are,
               status (green, orange, red), sum, days: what they ask for
  intentions   from, to, amount
  obligations  from, to, amount
Each line is one row: no cell goes beyond its line. Amounts are digits, with a point before the decimals if there are some.

Example: exodus import --users users.csv --intentions intentions.csv --out import.json")]
pub struct Import {
    /// Everybody and their lists
    #[arg(long, value_name = "FILE.csv")]
    pub users: PathBuf,
    /// Who means to give whom how much
    #[arg(long, value_name = "FILE.csv")]
    pub intentions: Option<PathBuf>,
    /// Who has promised whom how much
    #[arg(long, value_name = "FILE.csv")]
    pub obligations: Option<PathBuf>,
    /// How many decimals the network's unit will have; only then are amounts with three of them taken
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u8).range(0..=9))]
    pub decimals: Option<u8>,
    /// Keep what each person may confirm in this file, as JSON
    #[arg(long, value_name = "FILE.json")]
    pub out: Option<PathBuf>,
}
