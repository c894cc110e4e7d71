//! The grammar of `exodus request`.

use clap::{Args, Subcommand, ValueEnum};

use super::text::Details;

#[derive(Subcommand, Debug)]
pub enum Request {
    Open(Open),
    Edit(Edit),
    /// End your request before its time; what was promised stays promised
    Close(Which),
    /// Write down that an initiative has been backed by enough people for long enough; anyone may
    Adopt(Which),
    /// Write down that a request has ended, which returns its rent deposit (of an emergency when its period is over); anyone may
    Tidy(Which),
    List(List),
    /// Show a request as it stands now: what is asked, meant, promised, kept and missing
    Show(Which),
    /// Name the people whom an emergency calls, wave by wave, as every door computes them
    Waves(Which),
}

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Kind {
    /// Something has happened: help is promised now, for at most 14 days ahead
    Emergency,
    /// Regular help: so much in every period (month), until you close it
    Support,
    /// Something with a price: people say what they would give; when that is enough, they promise it
    Initiative,
}

/// Call for help
#[derive(Args, Debug)]
#[command(
    after_help = "Examples: exodus request open --target 500 --deadline 10d --details \"a broken leg\"\n          \
                        exodus request open --kind support --target 200 --details \"lessons for the street\"\n          \
                        exodus request open --kind initiative --target 3000 --backers 20 --deadline 60d"
)]
pub struct Open {
    /// What kind of call
    #[arg(long, value_enum, default_value = "emergency")]
    pub kind: Kind,
    /// The sum that is needed; of a support, in every period; of an initiative, its price
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub target: String,
    /// Until when an emergency takes help (at most 92d), or an initiative votes (at most 366d) [default: 30d]
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub deadline: Option<String>,
    /// By when an initiative will be done; what is promised to it is due then [default: 30 days after the deadline]
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub fulfil_by: Option<String>,
    /// How many people at least must back an initiative [default: 1]
    #[arg(long, value_name = "NUMBER")]
    pub backers: Option<u32>,
    /// How many handshakes away help may come from, 1 to 6, or `anyone`
    #[arg(long, default_value = "3", value_name = "HANDSHAKES", allow_hyphen_values = true)]
    pub reach: String,
    #[command(flatten)]
    pub details: Details,
}

/// Change your request; what is not named stays
#[derive(Args, Debug)]
#[command(
    after_help = "The target never falls below what is promised and kept; the reach may be narrowed, never widened. What \
                        an initiative costs and is about is fixed from its first intent."
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

/// List the requests of your network that take help or votes now
#[derive(Args, Debug)]
pub struct List {
    /// Those that have ended too
    #[arg(long)]
    pub all: bool,
    /// Only those of this kind
    #[arg(long, value_enum)]
    pub kind: Option<Kind>,
    /// Only those of this member
    #[arg(long, value_name = "MEMBER")]
    pub by: Option<String>,
}
