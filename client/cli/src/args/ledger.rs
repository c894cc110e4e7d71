//! The grammar of `exodus ledger`.

use clap::{Args, Subcommand};

#[derive(Subcommand, Debug)]
pub enum Ledger {
    /// Show where the ledger lives, what its clock says, and how many records it holds
    Show,
    Advance(Advance),
    Fund(Fund),
}

/// Ask a test cluster for play money
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus ledger fund --url devnet --sol 1")]
pub struct Fund {
    /// Whom to give it [default: whoever pays]
    #[arg(value_name = "ADDRESS")]
    pub wallet: Option<String>,
    /// How many SOL
    #[arg(long, default_value_t = 1, value_name = "SOL", value_parser = clap::value_parser!(u64).range(1..=1_000))]
    pub sol: u64,
}

/// Move the clock of your own ledger forward, to see what time decides; it never runs backwards
#[derive(Args, Debug)]
#[command(
    after_help = "Every later command sees the new time. `exodus tidy` then writes down what it has decided.\n\n\
                        Examples: exodus ledger advance --days 31\n          \
                        exodus ledger advance --by 90m\n          \
                        exodus ledger advance --until 2027-01-01T00:00:00Z"
)]
pub struct Advance {
    #[command(flatten)]
    pub how_far: HowFar,
}

/// One of the three.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub struct HowFar {
    /// By so many days
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=36_500))]
    pub days: Option<u32>,
    /// By a term: 90m, 36h, 14d
    #[arg(long, value_name = "TERM", allow_hyphen_values = true)]
    pub by: Option<String>,
    /// To a moment in UTC
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub until: Option<String>,
}
