//! Surfpool, put together as its own command-line tool does, but offline, silent and with chosen ports.

use std::time::Duration;

use anyhow::{Result, anyhow, bail};
use crossbeam_channel::{Receiver, Sender, unbounded};
use exodus_sdk::{Address, BINARY, PROGRAM};
use surfpool_core::surfnet::locker::SurfnetSvmLocker;
use surfpool_core::surfnet::svm::{SurfnetSvm, SurfnetSvmConfig};
use surfpool_types::{BlockProductionMode, RpcConfig, SimnetCommand, SimnetConfig, SimnetEvent, SurfpoolConfig};

/// How long it may take to begin or to end.
const PATIENCE: Duration = Duration::from_secs(30);
/// Both servers, RPC and websockets, say so when they have ended.
const SERVERS: usize = 2;

/// What can be chosen.
pub struct Options {
    pub rpc_port: u16,
    pub ws_port: u16,
    pub wallets: Vec<Address>,
    pub lamports: u64,
}

/// A validator at work.
pub struct Engine {
    commands: Sender<SimnetCommand>,
    events: Receiver<SimnetEvent>,
}

/// Starts a validator and returns when it answers.
pub async fn start(options: Options) -> Result<Engine> {
    let simnet = SimnetConfig {
        offline_mode: true,
        remote_rpc_url: None,
        // A block with each transaction: nobody waits for a slot to end.
        block_production_mode: BlockProductionMode::Transaction,
        airdrop_addresses: options.wallets,
        airdrop_token_amount: options.lamports,
        instruction_profiling_enabled: false,
        ..SimnetConfig::default()
    };
    let machine = SurfnetSvmConfig {
        surfnet_id: simnet.surfnet_id.clone(),
        slot_time: simnet.slot_time,
        instruction_profiling_enabled: false,
        max_profiles: simnet.max_profiles,
        log_bytes_limit: simnet.log_bytes_limit,
        ..SurfnetSvmConfig::default()
    };
    let rpc = RpcConfig {
        bind_host: "127.0.0.1".to_owned(),
        bind_port: options.rpc_port,
        ws_port: options.ws_port,
        ..RpcConfig::default()
    };
    let config = SurfpoolConfig { simnets: vec![simnet], rpc, ..SurfpoolConfig::default() };
    let (machine, events, geyser) = SurfnetSvm::new(machine).map_err(|error| anyhow!("{error}"))?;
    let (commands, received) = unbounded();
    let machine = SurfnetSvmLocker::new(machine);
    let (running, to_itself) = (machine.clone(), commands.clone());
    std::thread::Builder::new().name("surfpool".to_owned()).spawn(move || {
        let run = surfpool_core::runloops::start_local_surfnet_runloop(running, config, to_itself, received, geyser);
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let outcome = runtime
            .map_err(|error| error.to_string())
            .and_then(|runtime| runtime.block_on(run).map_err(|error| error.to_string()));
        if let Err(error) = outcome {
            eprintln!("error: the validator has stopped: {error}");
            std::process::exit(1);
        }
    })?;
    until_started(&events)?;
    machine.write_program(PROGRAM, None, 0, BINARY, &None).await.map_err(|error| anyhow!("{error}"))?;
    Ok(Engine { commands, events })
}

fn until_started(events: &Receiver<SimnetEvent>) -> Result<()> {
    loop {
        match events.recv_timeout(PATIENCE) {
            Ok(SimnetEvent::CoreStarted(_)) => return Ok(()),
            Ok(SimnetEvent::Aborted(error)) => bail!("the validator has not begun: {error}"),
            Ok(SimnetEvent::Shutdown) | Err(_) => bail!("the validator has not begun within {PATIENCE:?}"),
            Ok(_) => {}
        }
    }
}

impl Engine {
    /// Ends it and waits until its ports are free.
    pub fn stop(self) {
        if self.commands.send(SimnetCommand::Terminate(None)).is_err() {
            return;
        }
        let mut ended = 0_usize;
        while ended < SERVERS {
            match self.events.recv_timeout(PATIENCE) {
                Ok(SimnetEvent::Shutdown) => ended = ended.saturating_add(1),
                Ok(_) => {}
                Err(_) => return,
            }
        }
    }
}
