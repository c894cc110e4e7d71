//! The grammar of `exodus intent`.

use clap::{Args, Subcommand};

use super::text::Seen;

#[derive(Subcommand, Debug)]
pub enum Intent {
    Declare(Declare),
    Edit(Edit),
    /// Take your intent back, without a reason; its rent deposit returns
    Withdraw(Own),
    /// As the one who asked: end somebody's intent, because you want no help of theirs
    Refuse(Which),
    /// Write down what the end of a period, or of the request, has made of an intent: renewed or closed; anyone may
    Tidy(Which),
    List(List),
    /// Show an intent and what is left of it
    Show(Own),
}

/// Say what you mean to give to a support or an initiative; you may change or withdraw it at any time
#[derive(Args, Debug)]
#[command(after_help = "It binds nobody: `exodus commitment commit REQUEST --intent` makes a promise out of it.\n\n\
                        Example: exodus intent declare <REQUEST> --amount 20 --monthly")]
pub struct Declare {
    /// Which request, by address
    #[arg(value_name = "REQUEST")]
    pub request: String,
    /// How much you mean to give; to a support, in each period
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: String,
    /// You mean it for every period of a support, not for this one alone
    #[arg(long, visible_alias = "monthly")]
    pub recurring: bool,
    #[command(flatten)]
    pub seen: Seen,
}

/// Change your intent; what is not named stays, and what you have promised out of it stays promised
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus intent edit <REQUEST> --amount 10")]
pub struct Edit {
    #[command(flatten)]
    pub which: Own,
    /// How much you mean to give; to a support, in each period
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: Option<String>,
    /// From now on you mean it for every period
    #[arg(long, visible_alias = "monthly", conflicts_with = "once")]
    pub recurring: bool,
    /// You mean it for this period alone
    #[arg(long)]
    pub once: bool,
}

/// An intent of one's own.
#[derive(Args, Debug)]
pub struct Own {
    /// The request that your intent is for, or the intent itself, by address
    #[arg(value_name = "REQUEST")]
    pub named: String,
}

/// An intent.
#[derive(Args, Debug)]
pub struct Which {
    /// Which, by address; `exodus intent list --request REQUEST` names them
    #[arg(value_name = "INTENT")]
    pub intent: String,
}

/// List what you mean to give, or what everybody means to give to a request
#[derive(Args, Debug)]
pub struct List {
    /// Everybody's for this request
    #[arg(long, value_name = "REQUEST")]
    pub request: Option<String>,
}
