//! The grammar of `exodus member`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::text::Profile;

#[derive(Subcommand, Debug)]
pub enum Member {
    Join(Join),
    Show(Show),
    Circle(Circle),
    Set(Set),
    ChangeKey(ChangeKey),
    /// Wake up after a long silence, where you do nothing else
    Wake,
    Leave(Leave),
    /// Write down that a member has fallen dormant; anyone may
    TidyDormant(Whom),
    /// Leave a small stone where a member was who has left and settled, which returns most of the rent deposit; anyone may
    TidyTombstone(Whom),
}

/// Leave the network for good; what you promised can still be settled
#[derive(Args, Debug)]
#[command(after_help = "First withdraw your side of each tie, and close your requests and offers.\n\n\
                        Example: exodus member leave --for-good")]
pub struct Leave {
    /// Yes: this membership never starts again
    #[arg(long)]
    pub for_good: bool,
}

/// Name the people around a member's help: who supports whom, by intents and open promises
#[derive(Args, Debug)]
pub struct Circle {
    /// Whose [default: yours]
    #[arg(value_name = "MEMBER")]
    pub member: Option<String>,
}

/// A member.
#[derive(Args, Debug)]
pub struct Whom {
    /// Whom, by address
    #[arg(value_name = "MEMBER")]
    pub member: String,
}

/// Join a network with your key
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus member join our-street --pledge 50")]
pub struct Join {
    /// Which, by address or name [default: the only one on the ledger]
    #[arg(value_name = "NETWORK")]
    pub which: Option<String>,
    /// What you are ready to help with [default: what the network suggests]
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub pledge: Option<String>,
    /// Emergencies a period that you want to be told of, 0 to 1000
    #[arg(long, default_value_t = 30, value_name = "NUMBER")]
    pub attention: u16,
    #[command(flatten)]
    pub profile: Profile,
}

/// Show a member: ties, pledge, and which words were kept
#[derive(Args, Debug)]
pub struct Show {
    /// Whom, by address [default: you]
    #[arg(value_name = "MEMBER")]
    pub member: Option<String>,
}

/// Change your pledge, attention limit or profile; what is not named stays
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus member set --pledge 150")]
pub struct Set {
    /// What you are ready to help with; the default of your next invitations
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub pledge: Option<String>,
    /// Emergencies a period that you want to be told of, 0 to 1000
    #[arg(long, value_name = "NUMBER")]
    pub attention: Option<u16>,
    #[command(flatten)]
    pub profile: Profile,
}

/// Hand your membership over to another key of yours; your address, ties and promises stay
#[derive(Args, Debug)]
#[command(after_help = "Links that you sent before lose their power.\n\n\
                        Example: exodus keygen --outfile new.json && exodus member change-key new.json")]
pub struct ChangeKey {
    /// Keypair file of the new key, which signs as well
    #[arg(value_name = "FILE")]
    pub new: PathBuf,
}
