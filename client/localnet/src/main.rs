//! `exodus-localnet`: Surfpool with the program in it, on loopback, for as long as standard input is open.
//!
//! It is started by `exodus localnet`, which tells people what goes on; this only runs the engine. So it says one line
//! when it is ready, and ends with whoever started it, however that one ends.

mod engine;

use std::io::Read as _;
use std::str::FromStr;

use anyhow::{Context as _, Result, anyhow};
use clap::Parser;
use exodus_sdk::Address;

/// Runs a local validator until standard input ends
#[derive(Parser)]
#[command(version)]
struct Options {
    /// Where it answers JSON-RPC, on loopback
    #[arg(long, default_value_t = 8899)]
    rpc_port: u16,
    /// Where it answers websockets
    #[arg(long, default_value_t = 8900)]
    ws_port: u16,
    /// A wallet to give play money to; may stand several times
    #[arg(long = "wallet", value_name = "ADDRESS")]
    wallets: Vec<String>,
    /// How much, in lamports
    #[arg(long, default_value_t = 100_000_000_000)]
    lamports: u64,
}

fn main() -> Result<()> {
    let Options { rpc_port, ws_port, wallets, lamports } = Options::parse();
    let wallets = wallets.iter().map(|text| wallet(text)).collect::<Result<Vec<_>>>()?;
    let runtime = tokio::runtime::Runtime::new().context("no runtime")?;
    let engine = runtime.block_on(engine::start(engine::Options { rpc_port, ws_port, wallets, lamports }))?;
    println!("ready");
    // Ends with an end of file, or with the pipe of a process that is gone.
    let _ = std::io::stdin().read_to_end(&mut Vec::new());
    engine.stop();
    Ok(())
}

fn wallet(text: &str) -> Result<Address> {
    Address::from_str(text).map_err(|_| anyhow!("`{}` is no address", text.escape_debug()))
}
