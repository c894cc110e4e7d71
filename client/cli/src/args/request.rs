//! The grammar of `exodus request`.

use clap::{Args, Subcommand, ValueEnum};

use super::text::Details;

#[derive(Subcommand, Debug)]
pub enum Request {
    Open(Open),
    Edit(Edit),
    /// End your request before its time; what was promised stays promised
    Close(Which),
    /// Write down that a request has ended, which returns its rent deposit; anyone may
    Tidy(Which),
    List(List),
    /// Show a request: what is asked, promised, kept and missing
    Show(Which),
}

/// What is asked for.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Kind {
    /// Something has happened: help is promised now, for at most 14 days ahead
    Emergency,
}

/// Call for help
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus request open --target 500 --deadline 10d --details \"a broken leg\"")]
pub struct Open {
    /// What kind of call
    #[arg(long, value_enum, default_value = "emergency")]
    pub kind: Kind,
    /// The sum that is needed
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub target: String,
    /// Until when it takes help, at most 92d for an emergency
    #[arg(long, default_value = "30d", value_name = "TIME", allow_hyphen_values = true)]
    pub deadline: String,
    /// How many handshakes away help may come from, 1 to 6, or `anyone`
    #[arg(long, default_value = "3", value_name = "HANDSHAKES", allow_hyphen_values = true)]
    pub reach: String,
    #[command(flatten)]
    pub details: Details,
}

/// Change your request; what is not named stays
#[derive(Args, Debug)]
#[command(
    after_help = "The target never falls below what is promised and kept; the reach may be narrowed, never widened."
)]
pub struct Edit {
    /// Which, by address
    #[arg(value_name = "REQUEST")]
    pub request: String,
    /// The sum that is needed
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub target: Option<String>,
    /// How many handshakes away help may come from, 1 to 6, or `anyone`
    #[arg(long, value_name = "HANDSHAKES", allow_hyphen_values = true)]
    pub reach: Option<String>,
    #[command(flatten)]
    pub details: Details,
}

/// A request.
#[derive(Args, Debug)]
pub struct Which {
    /// Which, by address
    #[arg(value_name = "REQUEST")]
    pub request: String,
}

/// List the requests of your network that take help now
#[derive(Args, Debug)]
pub struct List {
    /// Those that have ended too
    #[arg(long)]
    pub all: bool,
    /// Only those of this member
    #[arg(long, value_name = "MEMBER")]
    pub by: Option<String>,
}
