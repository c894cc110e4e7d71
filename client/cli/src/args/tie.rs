//! The grammar of `exodus tie`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::text::Profile;

#[derive(Subcommand, Debug)]
pub enum Tie {
    Invite(Invite),
    Accept(Accept),
    Cancel(Cancel),
    Extend(Extend),
    Pledge(Pledge),
    /// Take your own hand back; the other side stays as it is
    Withdraw(Other),
    /// Offer your own hand again, with the pledge it had
    Restore(Other),
    /// Forget your own side of a tie that neither side extends
    Close(Other),
    List(List),
    Path(Path),
    /// Take away a tie with somebody who is gone for good, which returns its rent deposit; anyone may
    Tidy(WhichTie),
    /// Take away an invitation that nobody can accept any more, which returns its rent deposit; anyone may
    TidyInvitation(WhichInvitation),
}

/// A tie.
#[derive(Args, Debug)]
pub struct WhichTie {
    /// The tie, by address
    #[arg(value_name = "TIE")]
    pub tie: String,
}

/// An invitation.
#[derive(Args, Debug)]
pub struct WhichInvitation {
    /// The invitation, by address
    #[arg(value_name = "INVITATION")]
    pub invitation: String,
}

/// Offer a hand by link: "I am ready to help you, and I count on the same from you"
#[derive(Args, Debug)]
#[command(after_help = "Send the link to the person alone: whoever holds it can accept.\n\n\
                        Example: exodus tie invite --pledge 100 --expires 7d")]
pub struct Invite {
    /// What you are ready to help them with [default: your own pledge]
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub pledge: Option<String>,
    /// How many people may accept the link, 1 to 150
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    pub uses: u8,
    /// Until when the link works, at most 90d
    #[arg(long, default_value = "30d", value_name = "TIME", allow_hyphen_values = true)]
    pub expires: String,
}

/// Take the hand that a link offers; joins the network as well if you are new there
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus tie accept exodus:invitation/... --pledge 50")]
pub struct Accept {
    /// The link; `-` reads it from standard input
    #[arg(value_name = "LINK")]
    pub link: String,
    /// What you are ready to help the inviter with [default: your own pledge]
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub pledge: Option<String>,
    /// If you are new: the pledge you join with [default: what the network suggests]
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub member_pledge: Option<String>,
    /// If you are new: emergencies a period that you want to be told of, 0 to 1000
    #[arg(long, default_value_t = 30, value_name = "NUMBER")]
    pub attention: u16,
    #[command(flatten)]
    pub profile: Profile,
}

/// Take a link back, and its rent deposit with it
#[derive(Args, Debug)]
#[command(after_help = "`exodus tie list` names your open invitations.")]
pub struct Cancel {
    /// The link, or the address of its invitation; `-` reads it from standard input
    #[arg(value_name = "INVITATION")]
    pub invitation: String,
}

/// Offer your hand to a member without a link, or answer theirs
#[derive(Args, Debug)]
pub struct Extend {
    /// To whom
    #[arg(value_name = "MEMBER")]
    pub member: String,
    /// What you are ready to help them with [default: your own pledge]
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub pledge: Option<String>,
}

/// Change what you are ready to help somebody with
#[derive(Args, Debug)]
pub struct Pledge {
    /// Whom
    #[arg(value_name = "MEMBER")]
    pub member: String,
    /// The new pledge
    #[arg(value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: String,
}

/// The person at the other end.
#[derive(Args, Debug)]
pub struct Other {
    /// The member at the other end
    #[arg(value_name = "MEMBER")]
    pub member: String,
}

/// List the ties of a member, and your own open invitations
#[derive(Args, Debug)]
pub struct List {
    /// Whose [default: yours]
    #[arg(value_name = "MEMBER")]
    pub member: Option<String>,
}

/// Show the shortest way from one member to another over mutual ties
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus tie path 1 34 --ties karate.csv")]
pub struct Path {
    /// From whom
    #[arg(value_name = "A")]
    pub from: String,
    /// To whom
    #[arg(value_name = "B")]
    pub to: String,
    /// Ask a file of ties instead of the ledger: header `a,b`, one mutual tie a line, people as numbers
    #[arg(long, value_name = "FILE")]
    pub ties: Option<PathBuf>,
}
