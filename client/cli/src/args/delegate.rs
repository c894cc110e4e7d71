//! The grammar of `exodus delegate`.

use clap::{Args, Subcommand, ValueEnum};
use exodus_rules::delegate::Scope;

#[derive(Subcommand, Debug)]
pub enum Delegate {
    Grant(Grant),
    /// Take the power back from a key, or give back what was lent to yours
    Revoke(Which),
    List(List),
    /// Take away a delegate whose power has ended, which returns its rent deposit; anyone may
    Tidy(Which),
}

/// What a key may do for you.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Power {
    /// Open requests, at most one a period, each up to the limit
    OpenRequests,
    /// Close your requests
    CloseRequests,
    /// Declare, edit and withdraw intents, each up to the limit
    Intents,
    /// Mark your commitments as performed
    Performed,
}

impl Power {
    /// Every power there is.
    pub const ALL: [Self; 4] = [Self::OpenRequests, Self::CloseRequests, Self::Intents, Self::Performed];

    /// As the rules say it.
    pub const fn scope(self) -> Scope {
        match self {
            Self::OpenRequests => Scope::OpenRequests,
            Self::CloseRequests => Scope::CloseRequests,
            Self::Intents => Scope::HandleIntents,
            Self::Performed => Scope::MarkPerformed,
        }
    }

    /// As people type it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::OpenRequests => "open-requests",
            Self::CloseRequests => "close-requests",
            Self::Intents => "intents",
            Self::Performed => "performed",
        }
    }

    /// Whether it ends at a sum.
    pub const fn has_limit(self) -> bool {
        match self {
            Self::OpenRequests | Self::Intents => true,
            Self::CloseRequests | Self::Performed => false,
        }
    }
}

/// Lend a second key some power: of a phone, a bot, somebody who helps you; granting again replaces what it may do
#[derive(Args, Debug)]
#[command(after_help = "It can never commit, confirm, forgive, tie, stake, clear or recover.\n\n\
                        Example: exodus delegate grant KEY --may intents,performed --limit 20 --expires 180d")]
pub struct Grant {
    /// The address of the key, as `exodus keygen` prints it on the other device
    #[arg(value_name = "KEY")]
    pub key: String,
    /// What it may do
    #[arg(long, value_enum, required = true, value_delimiter = ',', value_name = "POWER")]
    pub may: Vec<Power>,
    /// The most that one intent, or the target of one request, may be
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub limit: Option<String>,
    /// Until when, at most 366d
    #[arg(long, default_value = "90d", value_name = "TIME", allow_hyphen_values = true)]
    pub expires: String,
}

/// A delegate.
#[derive(Args, Debug)]
pub struct Which {
    /// The key, or the delegate's address from `exodus delegate list`
    #[arg(value_name = "DELEGATE")]
    pub delegate: String,
}

/// List the keys that a member has lent some power
#[derive(Args, Debug)]
pub struct List {
    /// Whose [default: yours]
    #[arg(value_name = "MEMBER")]
    pub member: Option<String>,
}
