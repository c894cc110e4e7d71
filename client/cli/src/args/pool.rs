//! The grammar of `exodus pool`.

use clap::{Args, Subcommand};

use super::text::{Details, ReadRules, Rules};

#[derive(Subcommand, Debug)]
pub enum Pool {
    Create(Create),
    Join(Join),
    Change(Change),
    /// Leave a pool, without a mark; not while a frozen claim waits for you
    Leave(Which),
    Claim(Claim),
    /// Fix the shares of a claim when its discussion has ended; anyone may
    Freeze(WhichClaim),
    /// Promise your share of a frozen claim, to the cent; a promise cannot be withdrawn
    Answer(WhichClaim),
    /// Mark a share of nothing as answered, so that nobody has to come for it; anyone may
    Pass(OfWhom),
    /// Exclude a member who did not answer a claim in time; anyone may
    Exclude(OfWhom),
    /// Close a pool in which no stake is left, which returns its rent deposit; anyone may
    Close(Which),
    /// Close what is left of an excluded stake when its pool is gone, which returns its rent deposit; anyone may
    TidyStake(WhichStake),
    List(List),
    /// Show a pool: what it agreed on, its stakes and claims, and what it expects of you
    Show(Which),
}

/// Begin a group that shares damage; nothing is paid in, and nobody, not even you, can change its rules
#[derive(Args, Debug)]
#[command(after_help = "Times are terms: 3d, 2w. What you do not name stays as shown.\n\n\
                        Example: exodus pool create --stake 100 --rules-file bicycles.txt --waiting 30d")]
pub struct Create {
    /// Your own stake: the most that you give in one period
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub stake: String,
    #[command(flatten)]
    pub rules: Rules,
    /// The smallest stake [default: as yours]
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub smallest: Option<String>,
    /// The largest stake [default: as yours]
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub largest: Option<String>,
    /// The largest claim, as a part of all stakes together
    #[arg(long, default_value = "50%", value_name = "PERCENT", allow_hyphen_values = true)]
    pub largest_claim: String,
    /// How long a claim is discussed; until then anyone may leave without a mark
    #[arg(long, default_value = "7d", value_name = "TERM", allow_hyphen_values = true)]
    pub discussion: String,
    /// How long everybody then has to answer
    #[arg(long, default_value = "7d", value_name = "TERM", allow_hyphen_values = true)]
    pub answer: String,
    /// How long after that the answers have to be fulfilled
    #[arg(long, default_value = "30d", value_name = "TERM", allow_hyphen_values = true)]
    pub fulfilment: String,
    /// How old a stake has to be before it claims, and how long whoever was helped stays, at most 366d
    #[arg(long, default_value = "30d", value_name = "TERM", allow_hyphen_values = true)]
    pub waiting: String,
}

/// Join a pool with a stake: the most that you give in one period
#[derive(Args, Debug)]
#[command(after_help = "A friend who is in it vouches for you: somebody with whom you have a mutual tie. The \
                        rules that you read are what you sign: name them, or their hash.\n\n\
                        Example: exodus pool join <POOL> --stake 100 --rules-file bicycles.txt")]
pub struct Join {
    /// Which, by address
    #[arg(value_name = "POOL")]
    pub pool: String,
    /// Your stake, within the bounds that `exodus pool show` names
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub stake: String,
    /// Who vouches for you [default: a friend who can]
    #[arg(long, value_name = "MEMBER")]
    pub voucher: Option<String>,
    #[command(flatten)]
    pub rules: ReadRules,
}

/// Change your stake; raising it starts your waiting time anew
#[derive(Args, Debug)]
pub struct Change {
    /// Which, by address
    #[arg(value_name = "POOL")]
    pub pool: String,
    /// The stake as it shall be
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub stake: String,
}

/// Ask a pool to cover a damage; its discussion begins
#[derive(Args, Debug)]
#[command(after_help = "Until the freeze `exodus request close <CLAIM>` takes it back.\n\n\
                        Example: exodus pool claim <POOL> --amount 240 --details \"my bicycle was stolen\"")]
pub struct Claim {
    /// Which, by address
    #[arg(value_name = "POOL")]
    pub pool: String,
    /// The damage to cover
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: String,
    #[command(flatten)]
    pub details: Details,
}

/// A pool.
#[derive(Args, Debug)]
pub struct Which {
    /// Which, by address
    #[arg(value_name = "POOL")]
    pub pool: String,
}

/// A claim.
#[derive(Args, Debug)]
pub struct WhichClaim {
    /// Which, by address
    #[arg(value_name = "CLAIM")]
    pub claim: String,
}

/// A member's part in a claim.
#[derive(Args, Debug)]
pub struct OfWhom {
    /// Which, by address
    #[arg(value_name = "CLAIM")]
    pub claim: String,
    /// Whose part, by the address of the member
    #[arg(value_name = "MEMBER")]
    pub member: String,
}

/// A stake.
#[derive(Args, Debug)]
pub struct WhichStake {
    /// Which, by address
    #[arg(value_name = "STAKE")]
    pub stake: String,
}

/// List the pools of your network
#[derive(Args, Debug)]
pub struct List {
    /// Only those in which you have a stake
    #[arg(long)]
    pub mine: bool,
}
