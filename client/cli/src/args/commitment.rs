//! The grammar of `exodus commitment`.

use clap::{Args, Subcommand};

use super::text::Note;

#[derive(Subcommand, Debug)]
pub enum Commitment {
    Commit(Commit),
    CommitDirectly(CommitDirectly),
    Perform(Perform),
    Confirm(Confirm),
    Forgive(Forgive),
    /// As the one who was promised: ask for performance; of a part called done, say "not so"
    Demand(Which),
    /// Write down that a promise is overdue; anyone may
    TidyOverdue(Which),
    Clearable(Clearable),
    /// Carry into the records of both what they do not know yet; anyone may
    Report(Which),
    /// Close a settled promise, which returns its rent deposit; anyone may
    Close(Which),
    List(List),
    /// Show a promise and its parts
    Show(Which),
}

/// Promise help to a request; a promise cannot be withdrawn
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus commitment commit <REQUEST> --amount 100 --due 7d")]
pub struct Commit {
    /// Which request, by address
    #[arg(value_name = "REQUEST")]
    pub request: String,
    /// How much you promise
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: String,
    /// By when, at most 14d for an emergency
    #[arg(long, default_value = "14d", value_name = "TIME", allow_hyphen_values = true)]
    pub due: String,
    #[command(flatten)]
    pub note: Note,
}

/// Promise something to a friend without a request; a promise cannot be withdrawn
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus commitment commit-directly <MEMBER> --amount 20 --due 30d")]
pub struct CommitDirectly {
    /// To whom, by the address of their member
    #[arg(value_name = "MEMBER")]
    pub member: String,
    /// How much you promise
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: String,
    /// By when, from 1 hour to 366 days ahead
    #[arg(long, default_value = "30d", value_name = "TIME", allow_hyphen_values = true)]
    pub due: String,
    /// Where there is no mutual tie: the other's keypair file, so that they sign for it too
    #[arg(long, value_name = "FILE")]
    pub creditor_keypair: Option<std::path::PathBuf>,
    #[command(flatten)]
    pub note: Note,
}

/// Allow or refuse that a promise is cleared against others that run in a circle; each side decides for itself
#[derive(Args, Debug)]
#[command(group(clap::ArgGroup::new("decision").required(true).args(["allow", "refuse"])))]
pub struct Clearable {
    /// Which, by address
    #[arg(value_name = "COMMITMENT")]
    pub commitment: String,
    /// Allow it
    #[arg(long)]
    pub allow: bool,
    /// Refuse it
    #[arg(long)]
    pub refuse: bool,
}

/// As the one who promised: say that it is done, wholly or in part
#[derive(Args, Debug)]
pub struct Perform {
    /// Which, by address
    #[arg(value_name = "COMMITMENT")]
    pub commitment: String,
    /// How much more is done [default: all the rest]
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: Option<String>,
}

/// As the one who was promised: confirm that you received it, wholly or in part
#[derive(Args, Debug)]
pub struct Confirm {
    /// Which, by address
    #[arg(value_name = "COMMITMENT")]
    pub commitment: String,
    /// How much you received [default: what is called done and not answered]
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: Option<String>,
}

/// As the one who was promised: let some or all of it go
#[derive(Args, Debug)]
pub struct Forgive {
    /// Which, by address
    #[arg(value_name = "COMMITMENT")]
    pub commitment: String,
    /// How much to let go, or `all` that is outstanding
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: String,
}

/// A commitment.
#[derive(Args, Debug)]
pub struct Which {
    /// Which, by address
    #[arg(value_name = "COMMITMENT")]
    pub commitment: String,
}

/// List promises: yours on both sides, or those that all the filters name
#[derive(Args, Debug)]
pub struct List {
    /// Promised by this member
    #[arg(long, value_name = "MEMBER")]
    pub debtor: Option<String>,
    /// Promised to this member
    #[arg(long, value_name = "MEMBER")]
    pub creditor: Option<String>,
    /// Promised to this request
    #[arg(long, value_name = "REQUEST")]
    pub request: Option<String>,
}
