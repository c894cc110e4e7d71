//! `exodus localnet`: a validator of this machine, with the program and funded wallets in it, until Ctrl-C.

mod engine;

use std::path::Path;
use std::time::{Duration, Instant};

use exodus_sdk::chain::rpc::{Options, Rpc, Urls};
use exodus_sdk::{Address, PROGRAM};
use serde_json::json;

use crate::args::localnet::{Localnet, Validator};
use crate::commands::demo;
use crate::exit::Failure;
use crate::keys::Keys;
use crate::session::parse_address;
use crate::settings::Settings;
use crate::sheet::Sheet;
use engine::{Engine, Start};

/// What each wallet gets: 100 SOL.
const FUNDS: u64 = 100_000_000_000;
/// How long a validator may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);
const LOOK: Duration = Duration::from_millis(100);

pub fn run(options: &Localnet, settings: &Settings) -> Result<(), Failure> {
    settings.must_not_preview("localnet")?;
    let wallets = wallets(options, settings)?;
    let websocket = options.ws_port.unwrap_or(options.rpc_port.saturating_add(1));
    if websocket == options.rpc_port {
        return Err(Failure::usage(format!("the port {websocket} cannot serve both RPC and websockets"))
            .hint("name another one with --ws-port"));
    }
    let urls = Urls {
        http: format!("http://127.0.0.1:{}", options.rpc_port),
        websocket: format!("ws://127.0.0.1:{websocket}"),
    };
    let started = Instant::now();
    let start = Start { options, websocket, wallets: &wallets, lamports: FUNDS, settings };
    let mut engine = match options.validator {
        Validator::Surfpool => engine::surfpool(&start)?,
        Validator::Agave => engine::agave(&start)?,
    };
    let waiting = settings.output.waiting("starting the validator");
    let cluster = answering(&mut engine, Options::usual(urls.clone()));
    waiting.finish_and_clear();
    let cluster = cluster?;
    for wallet in &wallets {
        if cluster.balance(wallet)? < FUNDS {
            cluster.fund(wallet, FUNDS)?;
        }
    }
    let answered = started.elapsed();
    let begun = Instant::now();
    let transactions = match options.with_demo {
        true => Some(demo::on_cluster(&Rpc::open(Options::usual(urls.clone()))?, settings)?),
        false => None,
    };
    let demo = transactions.map(|count| json!({ "transactions": count, "seconds": begun.elapsed().as_secs_f64() }));
    let url = if options.rpc_port == 8899 { "localhost" } else { &urls.http };
    let sheet = Sheet::of("A local validator with the program in it. Ctrl-C ends it.")
        .with("url", &urls.http)
        .with("websocket", &urls.websocket)
        .address("program", &PROGRAM)
        .json("wallets", wallets.iter().map(ToString::to_string).collect::<Vec<_>>())
        .json("seconds", answered.as_secs_f64())
        .json("demo", demo);
    let sheet = wallets.iter().fold(sheet, |sheet, wallet| sheet.line(format!("  100 SOL of play money: {wallet}")));
    let sheet = sheet.next(format!("in another terminal, `exodus network create our-street --url {url}`"));
    settings.output.data(sheet.object(), |_| sheet.text())?;
    engine.until_it_ends()
}

/// Who gets play money: the key that signs here, if there is one, and whoever was named.
fn wallets(options: &Localnet, settings: &Settings) -> Result<Vec<Address>, Failure> {
    let there = settings.keypair().is_ok_and(Path::exists);
    let own = if there { Some(Keys::load(settings)?.signer()) } else { None };
    let named = options.wallets.iter().map(|text| parse_address(text));
    let mut all = named.collect::<Result<Vec<_>, _>>()?;
    all.extend(own);
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// The cluster, as soon as it answers and has the program.
fn answering(engine: &mut Engine, options: Options) -> Result<Rpc, Failure> {
    let until = Instant::now().checked_add(PATIENCE);
    let options = Options { request: Duration::from_secs(5), ..options };
    loop {
        engine.must_run()?;
        match Rpc::open(options.clone()) {
            Ok(cluster) => return Ok(cluster),
            Err(error) if until.is_none_or(|until| Instant::now() > until) => return Err(error.into()),
            Err(_) => std::thread::sleep(LOOK),
        }
    }
}
