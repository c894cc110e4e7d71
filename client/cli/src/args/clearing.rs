//! The grammar of `exodus clearing`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Subcommand, Debug)]
pub enum Clearing {
    Plan(Plan),
    Submit(Submit),
    Clear(Clear),
    CloseTable(CloseTable),
}

/// Find the circles among all open promises that cancel the most
#[derive(Args, Debug)]
#[command(
    after_help = "The most that any plan could clear is found exactly, and proved; then it is taken apart into circles, the \
                        shortest first. On the ledger only promises count that both sides allow to be cleared.\n\n\
                        Examples: exodus clearing plan --save plan.json\n          \
                        exodus clearing plan --obligations debts.csv --max-legs 20"
)]
pub struct Plan {
    /// Plan for a file instead of the ledger: header `debtor,creditor,amount`, one obligation a line, in minor units
    #[arg(long, value_name = "FILE")]
    pub obligations: Option<PathBuf>,
    /// The most promises in one circle, at least 2 [default: 48 on the ledger, any number in a file]
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true, value_parser = clap::value_parser!(u32).range(2..=1_000_000_000))]
    pub max_legs: Option<u32>,
    /// Write the circles to a file, as JSON: commitments by address, or obligations by their line in the file
    #[arg(long, value_name = "FILE")]
    pub save: Option<PathBuf>,
}

/// Clear the circles of a plan, one after the other; those that others have changed meanwhile are skipped and reported
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus clearing submit plan.json")]
pub struct Submit {
    /// What `exodus clearing plan --save` has written; `-` reads it from standard input
    #[arg(value_name = "FILE")]
    pub plan: PathBuf,
}

/// Cancel debts that run in a circle: each promise shrinks by the same amount, and nobody's net position changes
#[derive(Args, Debug)]
#[command(
    after_help = "A circle of up to 48. One that does not fit into a plain transaction goes through a lookup table, which \
                        the command makes and deactivates; `exodus clearing close-table` then returns its rent \
                        deposit.\n\n\
                        Example: exodus clearing clear <A owes B> <B owes C> <C owes A>"
)]
pub struct Clear {
    /// The commitments in the order of the circle, by address: each is owed by the one to whom the one before is owed
    #[arg(value_name = "COMMITMENT", num_args = 2..)]
    pub commitments: Vec<String>,
    /// By how much each shrinks [default: as much as the smallest allows]
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: Option<String>,
}

/// Close the lookup table that a long circle went through, a few minutes after it was deactivated
#[derive(Args, Debug)]
#[command(after_help = "The rent deposit returns to whoever paid for the table, who alone can close it.\n\n\
                        Example: exodus clearing close-table <TABLE>")]
pub struct CloseTable {
    /// The table, by the address that `exodus clearing clear` has told
    #[arg(value_name = "TABLE")]
    pub table: String,
}
