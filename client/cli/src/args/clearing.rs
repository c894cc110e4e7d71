//! The grammar of `exodus clearing`.

use clap::{Args, Subcommand};

#[derive(Subcommand, Debug)]
pub enum Clearing {
    Clear(Clear),
    CloseTable(CloseTable),
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
