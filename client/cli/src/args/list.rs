//! The grammar of `exodus list`.

use std::path::PathBuf;

/// The reference list: who is within three handshakes of a member, and their declared resource
#[derive(clap::Args, Debug)]
#[command(
    after_help = "A friend of your friend is your friend: the list grows by itself with every tie. Dormant and suspended \
                        members are left out; the resource is what all others have pledged.\n\nExamples: exodus list --members\n          exodus list --ties karate.csv --of 1 --handshakes 2"
)]
pub struct List {
    /// Whose list [default: yours]
    #[arg(value_name = "MEMBER")]
    pub member: Option<String>,
    /// Name every member of the list
    #[arg(long)]
    pub members: bool,
    /// Say how many of the list joined since then, and what they have pledged: a term back from now, such as 30d, or a
    /// moment in UTC
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub since: Option<String>,
    /// Say how the list has grown since a snapshot: who is new in it, who is gone, and what became of the resource
    #[arg(long, value_name = "FILE", conflicts_with = "since")]
    pub since_snapshot: Option<PathBuf>,
    /// How far it goes, 1 to 6
    #[arg(long, value_name = "NUMBER", default_value_t = 3, allow_hyphen_values = true, value_parser = clap::value_parser!(u8).range(1..=6))]
    pub handshakes: u8,
    /// Ask a file of ties instead of the ledger: header `a,b`, one mutual tie a line, people as numbers;
    /// or a snapshot
    #[arg(long, value_name = "FILE", requires = "of", conflicts_with_all = ["member", "members", "since", "since_snapshot"])]
    pub ties: Option<PathBuf>,
    /// Whose list, by the number or the address in the file
    #[arg(long, value_name = "ID", requires = "ties", allow_hyphen_values = true)]
    pub of: Option<String>,
}
