//! The grammar of `exodus localnet`.

use clap::{Args, ValueEnum};

/// Run a local validator with the program in it, and play money for your wallet, until Ctrl-C
#[derive(Args, Debug)]
#[command(
    after_help = "Every command reaches it with --url localhost, and so do Solana's own tools. Surfpool keeps its \
                        ledger in memory, and `exodus ledger advance` moves its clock; Agave keeps it in a directory, and \
                        its clock is its own.\n\nExamples: exodus localnet --with-demo\n          \
                        exodus localnet --validator agave --reset"
)]
pub struct Localnet {
    /// Which validator
    #[arg(long, value_enum, default_value_t = Validator::Surfpool, value_name = "NAME")]
    pub validator: Validator,
    /// Where it answers JSON-RPC, on loopback
    #[arg(long, default_value_t = 8899, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1_024..=65_534))]
    pub rpc_port: u16,
    /// Where it answers websockets [default: the next port]
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1_024..=65_535))]
    pub ws_port: Option<u16>,
    /// Give play money to these wallets too
    #[arg(long = "wallet", value_name = "ADDRESS")]
    pub wallets: Vec<String>,
    /// Put the network of `exodus demo` in it
    #[arg(long)]
    pub with_demo: bool,
    /// Begin anew, without what an earlier run has left
    #[arg(long)]
    pub reset: bool,
}

/// A validator that runs on one machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Validator {
    /// Light, up at once, with a clock that can be moved
    Surfpool,
    /// The one that Solana's clusters run
    Agave,
}
