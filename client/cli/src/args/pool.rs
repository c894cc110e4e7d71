//! The grammar of `exodus pool`.

use clap::{Args, Subcommand};

use super::text::{Details, ReadRules, Rules};

#[derive(Subcommand, Debug)]
pub enum Pool {
    Create(Create),
    Join(Join),
    Change(Change),
    /// Leave a pool, without a mark; the claims that are open still count on you
    Leave(Which),
    Mandate(Mandate),
    Claim(Claim),
    /// Take a claim back before it is called
    Withdraw(WhichClaim),
    Freeze(Freeze),
    Answer(Answer),
    /// Say no to your share of a called claim, in public; your waiting time begins anew
    Decline(WhichClaim),
    /// Mark a share of nothing as answered, so that nobody has to come for it; anyone may
    Pass(OfWhom),
    /// Write down that a member was silent until the deadline of a claim; anyone may
    Lapse(OfWhom),
    /// Close a pool in which no stake is left, which returns its rent deposit; anyone may
    Close(Which),
    /// Close what is left of a stake that nobody needs any more, which returns its rent deposit; anyone may
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
    /// How long a claim is discussed before it is called
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

/// Change your stake, for the claims that are opened from now on; raising it starts your waiting time anew
#[derive(Args, Debug)]
pub struct Change {
    /// Which, by address
    #[arg(value_name = "POOL")]
    pub pool: String,
    /// The stake as it shall be
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub stake: String,
}

/// Say up to how much anyone may answer a claim for you unasked, so that you miss nothing while you are away
#[derive(Args, Debug)]
#[command(after_help = "More counts at once, less for the claims that are opened later; another key signs anew.\n\n\
                        Example: exodus pool mandate <POOL> --most 50")]
pub struct Mandate {
    /// Which, by address
    #[arg(value_name = "POOL")]
    pub pool: String,
    /// The most per claim; 0 = ask me
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub most: String,
}

/// Call a claim when its discussion has ended and those before it are done: the shares are fixed; anyone may
#[derive(Args, Debug)]
pub struct Freeze {
    /// Which, by address
    #[arg(value_name = "CLAIM")]
    pub claim: String,
    /// As its claimant, take what is left of this period where that does not cover the claim
    #[arg(long)]
    pub take_the_rest: bool,
}

/// Promise your share of a called claim, to the cent; a promise cannot be withdrawn
#[derive(Args, Debug)]
pub struct Answer {
    /// Which, by address
    #[arg(value_name = "CLAIM")]
    pub claim: String,
    /// For this member instead, within the mandate that they have signed; anyone may
    #[arg(long, value_name = "MEMBER")]
    pub unasked: Option<String>,
}

/// Ask a pool to cover a damage; its discussion begins
#[derive(Args, Debug)]
#[command(after_help = "Until it is called `exodus pool withdraw <CLAIM>` takes it back.\n\n\
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
