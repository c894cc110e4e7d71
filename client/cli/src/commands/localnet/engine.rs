//! The validator as a process of its own, which never outlives this one.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use exodus_sdk::{Address, BINARY, PROGRAM};

use crate::args::localnet::Localnet;
use crate::exit::Failure;
use crate::files;
use crate::settings::Settings;
use crate::visible;

const SURFPOOL: &str = "exodus-localnet";
const AGAVE: &str = "solana-test-validator";
/// The feature `disable_sbpf_v0_v1_v2_deployment` (SIMD-0500).
const DEPLOYMENT_OF_V0: &str = "B8JJXCy5amZyWG9r7EnUYLwzXSXTxG7GZ1qZ1qggo83g";

/// How to start.
pub struct Start<'a> {
    pub options: &'a Localnet,
    pub websocket: u16,
    pub wallets: &'a [Address],
    pub lamports: u64,
    pub settings: &'a Settings,
}

/// A validator at work.
pub struct Engine {
    name: &'static str,
    child: Child,
    /// What it has written, where it writes to a file.
    log: Option<PathBuf>,
}

/// Surfpool, as our own small program runs it. It ends when its standard input does, so with this process.
pub fn surfpool(start: &Start<'_>) -> Result<Engine, Failure> {
    let mut command = Command::new(
        found(SURFPOOL)
            .ok_or_else(|| missing(SURFPOOL, "`cargo xtask localnet` builds it once, which takes some minutes"))?,
    );
    let ports = [("--rpc-port", start.options.rpc_port), ("--ws-port", start.websocket)];
    for (flag, port) in ports {
        command.args([flag, &port.to_string()]);
    }
    command.args(["--lamports", &start.lamports.to_string()]);
    for wallet in start.wallets {
        command.args(["--wallet", &wallet.to_string()]);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    begun(SURFPOOL, command, None)
}

/// Agave's own test validator, from the PATH. Its ledger stays between runs.
pub fn agave(start: &Start<'_>) -> Result<Engine, Failure> {
    let mut command = Command::new(
        found(AGAVE).ok_or_else(|| missing(AGAVE, "`cargo xtask validator` installs it once, which takes long"))?,
    );
    let folder = start.settings.ledger()?.with_file_name("localnet");
    let broken = |path: &Path, error: &std::io::Error| {
        Failure::broken(format!("{} cannot be written: {}", visible::path(path), files::why(error)))
            .hint("check the folder's rights and free space, or name another place with --ledger")
    };
    if start.options.reset && folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| broken(&folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| broken(&folder, &error))?;
    let (binary, log) = (folder.join("exodus.so"), folder.join("output.log"));
    fs::write(&binary, BINARY).map_err(|error| broken(&binary, &error))?;
    let output = fs::File::create(&log).map_err(|error| broken(&log, &error))?;
    command.arg("--ledger").arg(folder.join("ledger")).args(["--bind-address", "127.0.0.1", "--quiet"]);
    command.args(["--bpf-program", &PROGRAM.to_string()]).arg(&binary);
    // Programs of the present format can still be brought to public clusters; this validator would be ahead of them.
    command.args(["--deactivate-feature", DEPLOYMENT_OF_V0]);
    // Websockets are where Agave puts them: beside the RPC port.
    command.args(["--rpc-port", &start.options.rpc_port.to_string()]);
    let gossip = start.options.rpc_port.checked_add(2).unwrap_or(start.options.rpc_port.saturating_sub(1));
    command.args(["--faucet-port", &gossip.to_string()]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(output);
    begun(AGAVE, command, Some(log))
}

fn begun(name: &'static str, mut command: Command, log: Option<PathBuf>) -> Result<Engine, Failure> {
    let child = command.spawn().map_err(|error| {
        Failure::broken(format!("{name} cannot be started: {}", files::why(&error))).hint("check that it may be run")
    })?;
    Ok(Engine { name, child, log })
}

impl Engine {
    /// Refuses to wait for what has ended.
    pub fn must_run(&mut self) -> Result<(), Failure> {
        match self.child.try_wait() {
            Ok(None) => Ok(()),
            Ok(Some(_)) | Err(_) => Err(self.ended()),
        }
    }

    /// Waits until it ends: Ctrl-C ends it together with this process.
    pub fn until_it_ends(mut self) -> Result<(), Failure> {
        // It must not read the end of its input before it shall.
        let input = self.child.stdin.take();
        let ended = self.child.wait();
        drop(input);
        match ended {
            Ok(status) if status.success() => Ok(()),
            _ => Err(self.ended()),
        }
    }

    /// Why it ended, as far as it said so.
    fn ended(&mut self) -> Failure {
        let mut said = String::new();
        if let Some(output) = &mut self.child.stderr {
            // What cannot be read was not said.
            let _ = output.read_to_string(&mut said);
        }
        let said = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default().trim().to_owned();
        let log = self.log.as_deref().map(|log| format!("; see {}", visible::path(log))).unwrap_or_default();
        let why = if said.is_empty() { String::new() } else { format!(": {}", said.trim_start_matches("error: ")) };
        Failure::broken(format!("{} has ended{why}{log}", self.name))
            .hint("its ports may be in use: another one is named with --rpc-port")
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A program beside this one, or on the PATH.
fn found(name: &str) -> Option<PathBuf> {
    let own = std::env::current_exe().ok();
    let beside = own.as_deref().and_then(Path::parent).map(Path::to_path_buf);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = beside.into_iter().chain(std::env::split_paths(&path));
    folders.map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn missing(name: &str, how: &str) -> Failure {
    Failure::usage(format!("{name} is neither beside `exodus` nor on the PATH")).hint(format!("in a clone, {how}"))
}
