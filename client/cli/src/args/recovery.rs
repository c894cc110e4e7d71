//! The grammar of `exodus recovery`.

use clap::{Args, Subcommand};

#[derive(Subcommand, Debug)]
pub enum Recovery {
    Choose(Choose),
    Dismiss(Dismiss),
    Arrange(Arrange),
    Propose(Propose),
    /// Stand behind a key that another guardian has proposed for a friend of yours
    #[command(after_help = "Call your friend first, and hear from them that the key is theirs.")]
    Approve(Which),
    /// Take your membership back with the new key, once enough friends stand behind it and the delay has passed
    #[command(after_help = "Sign with the new key.\n\nExample: exodus recovery execute PROPOSAL --keypair new.json")]
    Execute(Which),
    /// End a proposal of another key for you: you still have yours
    Veto(Which),
    Show(Show),
    /// Take away a proposal that has ended, which returns its rent deposit; anyone may
    Tidy(Which),
}

/// Choose friends who can give you another key if you lose yours
#[derive(Args, Debug)]
#[command(after_help = "Each of them counts 30 days after being chosen, so choose them now.\n\n\
                        Example: exodus recovery choose ANA BEN EVA --threshold 2 --days 7")]
pub struct Choose {
    /// Members whom you have a mutual tie with, at most nine in all
    #[arg(value_name = "MEMBER", required = true)]
    pub members: Vec<String>,
    /// How many of them it shall take, 2 to 9
    #[arg(long, requires = "days", value_name = "NUMBER")]
    pub threshold: Option<u8>,
    /// How many days shall lie between their proposal and the new key, 3 to 30: in that time you can still veto
    #[arg(long, requires = "threshold", value_name = "NUMBER")]
    pub days: Option<u8>,
}

/// Take from friends what you chose them for; your ties with them stay
#[derive(Args, Debug)]
pub struct Dismiss {
    /// Your guardians, as `exodus recovery show` lists them
    #[arg(value_name = "MEMBER", required = true)]
    pub members: Vec<String>,
}

/// Arrange how many guardians it takes, and how long they have to wait
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus recovery arrange --threshold 3 --days 7")]
pub struct Arrange {
    /// How many of them it shall take, 2 to 9
    #[arg(long, required_unless_present = "off", requires = "days", value_name = "NUMBER")]
    pub threshold: Option<u8>,
    /// How many days shall lie between their proposal and the new key, 3 to 30
    #[arg(long, requires = "threshold", value_name = "NUMBER")]
    pub days: Option<u8>,
    /// Switch recovery off: nobody can give you another key then
    #[arg(long, conflicts_with_all = ["threshold", "days"])]
    pub off: bool,
}

/// Propose a new key for a friend who has lost theirs and chose you as guardian
#[derive(Args, Debug)]
#[command(after_help = "Your friend runs `exodus keygen` and tells you the address of the new key, best by voice.")]
pub struct Propose {
    /// Your friend
    #[arg(value_name = "MEMBER")]
    pub member: String,
    /// The address of their new key
    #[arg(value_name = "KEY")]
    pub key: String,
}

/// A proposal.
#[derive(Args, Debug)]
pub struct Which {
    /// The proposal, by address; `exodus recovery show MEMBER` lists them
    #[arg(value_name = "PROPOSAL")]
    pub proposal: String,
}

/// Show guardians, what is arranged, and which keys are proposed
#[derive(Args, Debug)]
pub struct Show {
    /// Whose [default: yours]
    #[arg(value_name = "MEMBER")]
    pub member: Option<String>,
}
