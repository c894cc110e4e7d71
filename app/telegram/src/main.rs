//! `exodus-telegram --config FILE` opens the door; `exodus-telegram try` shows it in a terminal.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Parser;
use exodus_sdk::Address;
use exodus_sdk::chain::rpc::{Options, Rpc, Urls};
use exodus_telegram::Fault;
use exodus_telegram::config::{Config, moved, secret_in};
use exodus_telegram::desk::Place;
use exodus_telegram::door::{Door, Ledger};
use exodus_telegram::fake::town::{PATIENCE, bot};
use exodus_telegram::limits::Pace;
use exodus_telegram::outbox::Outbox;
use exodus_telegram::run::{Parts, run, stop_when_told, to_the_end};
use exodus_telegram::secret::Seal;
use exodus_telegram::store::Store;
use teloxide::prelude::Requester as _;

/// The Telegram door to an Exodus network: the reference list and mutual help in a chat.
#[derive(Parser)]
#[command(version, about, after_help = "A newcomer begins with: exodus-telegram try", subcommand_negates_reqs = true)]
struct Args {
    /// The door's file; exodus-telegram.example.toml explains each line.
    #[arg(long, value_name = "FILE", required = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(clap::Subcommand)]
enum Command {
    /// The conversation in this terminal, without a token, a cluster or a wallet.
    Try,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let ended = match (args.command, args.config) {
        (Some(Command::Try), _) => to_the_end(exodus_telegram::trial::run()),
        (None, Some(config)) => to_the_end(open(&config)),
        // Clap asks for one of them.
        (None, None) => Ok(()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::from(if matches!(fault, Fault::Config(_)) { 2 } else { 3 })
        }
    }
}

async fn open(file: &std::path::Path) -> Result<(), Fault> {
    let config = Config::read(file)?;
    let token = secret_in(&config.token_file)?;
    let webhook = config.webhook_secret_file.as_deref().map(secret_in).transpose()?;
    let network: Address = config.network.parse().map_err(|_| Fault::Config("network is no address".to_owned()))?;
    let urls = Urls::of(&config.cluster)?;
    let cluster = urls.chain_id();
    let chain = tokio::task::spawn_blocking(move || Rpc::open(Options::usual(urls))).await;
    let chain: Ledger = Arc::new(chain.map_err(|_| Fault::Config("the cluster cannot be asked".to_owned()))??);
    let store = Store::open(&config.database, Seal::kept_in(&config.key_file)?).await?;
    let bot = bot(token.reveal(), config.telegram_api.as_deref(), PATIENCE)?;
    // What Telegram says when it refuses a token names the token's place, not the token.
    let me = bot
        .get_me()
        .await
        .map_err(|_| Fault::Config(format!("Telegram does not know the token in {}", config.token_file.display())))?;
    let place = Place { bot: me.username().to_owned(), url: config.public_url.clone(), cluster };
    let door = Arc::new(Door::open(store, chain, network, place, Outbox::at(Pace::USUAL)).await?);
    let listener = tokio::net::TcpListener::bind(config.listen).await?;
    let look_every = Duration::from_secs(config.look_every.max(1));
    door.remember(config.moved_from.as_deref().map(moved).transpose()?.unwrap_or_default());
    stop_when_told(&door)?;
    eprintln!("t.me/{} is open", door.place.bot);
    run(door, Parts { bot, listener, webhook, look_every }).await
}
