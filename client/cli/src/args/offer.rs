//! The grammar of `exodus offer`.

use clap::{Args, Subcommand};

use super::text::Description;

#[derive(Subcommand, Debug)]
pub enum Offer {
    Publish(Publish),
    Edit(Edit),
    /// End your offer or need; what was agreed stays agreed
    Close(Which),
    Take(Take),
    /// Take your wish back, as long as nobody has agreed to it
    Withdraw(WhichDeal),
    /// As the one who published: agree to a deal. Two promises stand from then on, and neither can be withdrawn
    #[command(after_help = "`exodus offer show` on your offer, or `exodus offer list --deals`, names those that wait.")]
    Agree(WhichDeal),
    /// Take away an offer, need or deal that has ended, which returns its rent deposit; anyone may
    Tidy(Either),
    List(List),
    /// Show an offer or a need with the wishes to take it, or one such wish (a deal)
    Show(Either),
}

/// Offer goods or a service at a price, or say what you need
#[derive(Args, Debug)]
#[command(
    after_help = "It binds nobody. Somebody takes it, you agree, and then two promises stand: the goods or the service, \
                        and the price.\n\n\
                        Example: exodus offer publish --price 20 --quantity 3 --details \"a haircut at my place\""
)]
pub struct Publish {
    /// You need it and will pay; without this you give it and are paid
    #[arg(long)]
    pub need: bool,
    /// The price of one piece
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub price: String,
    /// How many pieces
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    pub quantity: u32,
    /// Days that the giver has after the agreement, 1 to 90
    #[arg(long, default_value_t = 7, value_name = "DAYS")]
    pub delivery_days: u8,
    /// Days that the other side has to pay after the agreement, 1 to 90
    #[arg(long, default_value_t = 14, value_name = "DAYS")]
    pub payment_days: u8,
    /// How many handshakes away a taker may be, 1 to 6
    #[arg(long, default_value_t = 3, value_name = "HANDSHAKES")]
    pub reach: u8,
    /// Until when it may be taken and agreed to, at most 366d
    #[arg(long, default_value = "30d", value_name = "TIME", allow_hyphen_values = true)]
    pub expires: String,
    #[command(flatten)]
    pub description: Description,
}

/// Change your offer or need for those who take it from now on; what is not named stays
#[derive(Args, Debug)]
#[command(after_help = "A wish that somebody has sent stands as they saw it: agree to it, or let it expire.")]
pub struct Edit {
    /// Which, by address
    #[arg(value_name = "OFFER")]
    pub offer: String,
    /// The price of one piece
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub price: Option<String>,
    /// How many pieces are left
    #[arg(long, value_name = "NUMBER")]
    pub quantity: Option<u32>,
    /// Days that the giver has after the agreement, 1 to 90
    #[arg(long, value_name = "DAYS")]
    pub delivery_days: Option<u8>,
    /// Days that the other side has to pay after the agreement, 1 to 90
    #[arg(long, value_name = "DAYS")]
    pub payment_days: Option<u8>,
    /// How many handshakes away a taker may be, 1 to 6
    #[arg(long, value_name = "HANDSHAKES")]
    pub reach: Option<u8>,
    /// Until when it may be taken and agreed to, at most 366d
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub expires: Option<String>,
    #[command(flatten)]
    pub description: Description,
}

/// Say that you want to take an offer, or to serve a need; it binds nobody until the other agrees
#[derive(Args, Debug)]
#[command(after_help = "With --price and --details it is taken only if that is still what the ledger says.\n\n\
                        Example: exodus offer take <OFFER> --quantity 1 --price 20")]
pub struct Take {
    /// Which, by address
    #[arg(value_name = "OFFER")]
    pub offer: String,
    /// How many pieces
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    pub quantity: u32,
    /// How long your wish waits for an answer, at most 30d
    #[arg(long, default_value = "7d", value_name = "TIME", allow_hyphen_values = true)]
    pub expires: String,
    /// The price of one piece that you saw [default: what it is now]
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub price: Option<String>,
    #[command(flatten)]
    pub description: Description,
}

/// A deal.
#[derive(Args, Debug)]
pub struct WhichDeal {
    /// Which deal, by address
    #[arg(value_name = "DEAL")]
    pub deal: String,
}

/// An offer or a need.
#[derive(Args, Debug)]
pub struct Which {
    /// Which, by address
    #[arg(value_name = "OFFER")]
    pub offer: String,
}

/// An offer, a need or a deal.
#[derive(Args, Debug)]
pub struct Either {
    /// Which, by address
    #[arg(value_name = "ADDRESS")]
    pub address: String,
}

/// List the offers and needs of your network that can be taken now
#[derive(Args, Debug)]
pub struct List {
    /// Those that have ended too, and those of members who are not active
    #[arg(long)]
    pub all: bool,
    /// Only those of this member
    #[arg(long, value_name = "MEMBER")]
    pub by: Option<String>,
    /// Your deals instead: those that you opened, and those that wait for your answer
    #[arg(long, conflicts_with_all = ["all", "by"])]
    pub deals: bool,
}
