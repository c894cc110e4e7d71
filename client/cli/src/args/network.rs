//! The grammar of `exodus network`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Subcommand, Debug)]
pub enum Network {
    Create(Create),
    Show(Show),
    /// List the networks on this ledger
    List,
    Graph(Graph),
    Stats(Stats),
    Snapshot(Snapshot),
    Generate(Generate),
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

/// Draw the surroundings of a member, ring by ring, own ties marked; or the whole of a small network
#[derive(Args, Debug)]
#[command(after_help = "In a PNG file, names are written with the fonts of this machine, if it has any.\n\n\
                        Example: exodus network graph --ties karate.csv --of 1 --handshakes 2 picture.svg")]
pub struct Graph {
    /// The picture, an SVG or PNG file by its name
    #[arg(value_name = "FILE")]
    pub picture: PathBuf,
    /// Whose [default: yours]; in a file of ties, a number
    #[arg(long, value_name = "MEMBER")]
    pub of: Option<String>,
    /// How far, 1 to 6
    #[arg(long, value_name = "NUMBER", default_value_t = 2, allow_hyphen_values = true, value_parser = clap::value_parser!(u8).range(1..=6))]
    pub handshakes: u8,
    /// Everybody, wherever they are, instead of rings
    #[arg(long, conflicts_with = "handshakes")]
    pub whole: bool,
    /// A file of ties, or a snapshot, instead of the ledger
    #[arg(long, value_name = "FILE", requires = "of")]
    pub ties: Option<PathBuf>,
}

/// Count a network: how many ties people have, how far they reach, what hangs together
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus network stats --ties karate.csv --of 1")]
pub struct Stats {
    /// Whose rings to count as well; in a file of ties, a number
    #[arg(long, value_name = "MEMBER")]
    pub of: Option<String>,
    /// A file of ties, or a snapshot, instead of the ledger
    #[arg(long, value_name = "FILE")]
    pub ties: Option<PathBuf>,
}

/// Write the ties of a network as a snapshot: to keep how it is now, or because a snapshot opens at once however large it is
#[derive(Args, Debug)]
#[command(after_help = "`exodus list`, `tie path`, `network stats` and `network graph` take it for --ties. Of the \
                        ledger it keeps every member's address and pledge, and `exodus list --since-snapshot` tells \
                        later how a list has grown.\n\n\
                        Examples: exodus network snapshot today.graph\n          \
                        exodus network snapshot people.graph --ties people.csv")]
pub struct Snapshot {
    /// The snapshot
    #[arg(value_name = "FILE")]
    pub snapshot: PathBuf,
    /// A file of ties instead of the ledger: header `a,b`, one mutual tie a line, people as numbers
    #[arg(long, value_name = "TIES")]
    pub ties: Option<PathBuf>,
}

/// Make up a network, to try things on: people who mostly know people of their own place
#[derive(Args, Debug)]
#[command(after_help = "The same seed always makes the same network.\n\n\
                        Example: exodus network generate --members 10000 --seed 7 people.csv")]
pub struct Generate {
    /// The file of ties
    #[arg(value_name = "FILE")]
    pub ties: PathBuf,
    /// How many members
    #[arg(long, default_value_t = 1_000, value_name = "NUMBER", allow_hyphen_values = true, value_parser = clap::value_parser!(u32).range(2..=10_000_000))]
    pub members: u32,
    /// How many ties each has, about
    #[arg(long, default_value_t = 30, value_name = "NUMBER", allow_hyphen_values = true, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub each: u32,
    /// How many live in one place
    #[arg(long, default_value_t = 150, value_name = "NUMBER", allow_hyphen_values = true, value_parser = clap::value_parser!(u32).range(2..=10_000_000))]
    pub place: u32,
    /// Of a thousand ties, how many lead elsewhere
    #[arg(long, default_value_t = 100, value_name = "NUMBER", allow_hyphen_values = true, value_parser = clap::value_parser!(u32).range(0..=1_000))]
    pub elsewhere: u32,
    /// Which network it will be
    #[arg(long, default_value_t = 1, value_name = "NUMBER", allow_hyphen_values = true)]
    pub seed: u64,
}
