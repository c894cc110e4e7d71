//! The grammar of `exodus commitment`.

use clap::{Args, Subcommand};

use super::text::{Note, Seen};

#[derive(Subcommand, Debug)]
pub enum Commitment {
    Commit(Commit),
    CommitDirectly(CommitDirectly),
    Transfer(Transfer),
    Perform(Perform),
    TakeBack(TakeBack),
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
#[command(
    after_help = "What is promised to a support is due at the end of the period, to an initiative when it will be done.\n\n\
                        Examples: exodus commitment commit <REQUEST> --amount 100 --due 7d\n          \
                        exodus commitment commit <REQUEST> --intent"
)]
pub struct Commit {
    /// Which request, by address
    #[arg(value_name = "REQUEST")]
    pub request: String,
    /// How much you promise [default with --intent: all that is left of it]. Of an emergency or an initiative you promise no
    /// more than is missing
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true, required_unless_present = "intent")]
    pub amount: Option<String>,
    /// Promise it out of your intent for this request, which shrinks by as much
    #[arg(long)]
    pub intent: bool,
    /// For an emergency: by when, at most 14d and not after its deadline [default: 7d, or its deadline]
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub due: Option<String>,
    #[command(flatten)]
    pub seen: Seen,
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

/// Hand a debt on: A owes B and B owes C; from now on A owes C. All three sign
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus commitment transfer <A owes B> <B owes C> --amount 20 --due 30d \
                        --co-signer ben.json --co-signer eva.json")]
pub struct Transfer {
    /// What A owes B, by address
    #[arg(value_name = "FIRST")]
    pub first: String,
    /// What B owes C, by address
    #[arg(value_name = "SECOND")]
    pub second: String,
    /// How much of both is handed on
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: String,
    /// By when A owes it to C, from 1 hour to 366 days ahead
    #[arg(long, default_value = "30d", value_name = "TIME", allow_hyphen_values = true)]
    pub due: String,
    /// Keypair file of another one of the three, so that they sign too; once for each
    #[arg(long = "co-signer", value_name = "FILE")]
    pub co_signers: Vec<std::path::PathBuf>,
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

/// As the one who promised: take back that something is done, a typing error or a dispute that you concede
#[derive(Args, Debug)]
pub struct TakeBack {
    /// Which, by address
    #[arg(value_name = "COMMITMENT")]
    pub commitment: String,
    /// How much is not done after all [default: all that is called done and not answered]
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
