//! The grammar of `exodus demo`.

use std::path::PathBuf;

use clap::ValueEnum;

/// The chapters, in their order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Chapter {
    /// Whom everybody can count on
    List,
    /// Something happens, and the nearest help
    Emergency,
    /// A sum every month, from one who stays and one who forgets
    Support,
    /// Votes with resources: one proposal adopted, one expired
    Initiatives,
    /// Shared damage: everybody owes exactly their part
    Pool,
    /// Goods for a price, without an arbiter
    Exchange,
    /// Debts in a circle shrink together
    Clearing,
    /// A lost key, and friends who give another one
    Recovery,
    /// A second key with a small power
    Delegate,
    /// What is closed, in a file that proves itself
    Archive,
}

impl Chapter {
    /// Every chapter there is.
    pub const ALL: [Self; 10] = [
        Self::List,
        Self::Emergency,
        Self::Support,
        Self::Initiatives,
        Self::Pool,
        Self::Exchange,
        Self::Clearing,
        Self::Recovery,
        Self::Delegate,
        Self::Archive,
    ];

    /// Its name, on the command line and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Emergency => "emergency",
            Self::Support => "support",
            Self::Initiatives => "initiatives",
            Self::Pool => "pool",
            Self::Exchange => "exchange",
            Self::Clearing => "clearing",
            Self::Recovery => "recovery",
            Self::Delegate => "delegate",
            Self::Archive => "archive",
        }
    }
}

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
    #[arg(long, value_enum, value_name = "NAME")]
    pub chapter: Option<Chapter>,
}
