//! The grammar of `exodus network`.

use clap::{Args, Subcommand};

#[derive(Subcommand, Debug)]
pub enum Network {
    Create(Create),
    Show(Show),
    /// List the networks on this ledger
    List,
}

/// Begin a network; nobody, not even you, can change it afterwards
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus network create our-street --unit EUR --pledge 100")]
pub struct Create {
    /// Its name: 1 to 32 of a-z, 0-9 and -
    #[arg(value_name = "NAME")]
    pub slug: String,
    /// The unit that pledges are counted in: 1 to 8 capital letters or digits
    #[arg(long, default_value = "EUR")]
    pub unit: String,
    /// Decimals of the unit, 0 to 9
    #[arg(long, default_value_t = 2)]
    pub decimals: u8,
    /// The pledge suggested to members
    #[arg(long, default_value = "100", value_name = "AMOUNT", allow_hyphen_values = true)]
    pub pledge: String,
    /// Its rhythm: `month`, or a fixed term of at least 60s
    #[arg(long, default_value = "month", value_name = "TERM")]
    pub period: String,
    /// Mutual ties a member may have, 1 to 150
    #[arg(long, default_value_t = 150, value_name = "TIES")]
    pub tie_cap: u8,
    /// Periods without an act of their own after which members are dormant
    #[arg(long, default_value_t = 3, value_name = "PERIODS")]
    pub dormant_after: u32,
    /// The SPL mint of the unit, if it has one
    #[arg(long, value_name = "ADDRESS")]
    pub mint: Option<String>,
}

/// Show a network
#[derive(Args, Debug)]
pub struct Show {
    /// Which, by address or name [default: the one you act in]
    #[arg(value_name = "NETWORK")]
    pub which: Option<String>,
}
