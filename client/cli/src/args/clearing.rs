//! The grammar of `exodus clearing`.

use clap::{Args, Subcommand};

#[derive(Subcommand, Debug)]
pub enum Clearing {
    Clear(Clear),
}

/// Cancel debts that run in a circle: each promise shrinks by the same amount, and nobody's net position changes
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus clearing clear <A owes B> <B owes C> <C owes A>")]
pub struct Clear {
    /// The commitments in the order of the circle, by address: each is owed by the one to whom the one before is owed
    #[arg(value_name = "COMMITMENT", num_args = 2..)]
    pub commitments: Vec<String>,
    /// By how much each shrinks [default: as much as the smallest allows]
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: Option<String>,
}
