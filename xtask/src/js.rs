//! The TypeScript client: that what is generated is current, and its stories on a local validator.

use crate::fault::fault;
use crate::{cluster, process};
use anyhow::{Context as _, Result};
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A port may be taken by others between the moment that it is chosen and the moment that it is used.
const TRIES: u32 = 3;

/// Checks and tests it, where Node is installed.
pub(crate) fn run(root: &Path) -> Result<()> {
    if process::on_path("npm").is_none() {
        println!("npm is not on the PATH, so the TypeScript client was neither checked nor tested");
        return Ok(());
    }
    let folder = root.join("client/js");
    let npm = |words: &[&str], env: &[(&str, String)]| {
        process::run(Command::new("npm").current_dir(&folder).args(words).envs(env.iter().cloned()))
    };
    npm(&["ci"], &[])?;
    npm(&["run", "check"], &[])?;
    npm(&["run", "test:newest"], &[])?;
    cluster::localnet(root)?;
    let validator = Validator::start(root)?;
    npm(&["test"], &validator.urls())
}

/// Surfpool, for as long as this lives: it ends when its standard input does.
struct Validator {
    child: Child,
    rpc: u16,
    websocket: u16,
}

impl Validator {
    fn start(root: &Path) -> Result<Self> {
        let mut begun = Self::try_start(root);
        for _ in 1..TRIES {
            if begun.is_ok() {
                break;
            }
            begun = Self::try_start(root);
        }
        begun
    }

    fn try_start(root: &Path) -> Result<Self> {
        let [rpc, websocket] = free_ports()?;
        let mut command = Command::new(root.join("target/release/exodus-localnet"));
        command.args(["--rpc-port", &rpc.to_string(), "--ws-port", &websocket.to_string()]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("no local validator")?;
        let mut line = String::new();
        if let Some(output) = child.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let started = Self { child, rpc, websocket };
        if line.trim() == "ready" { Ok(started) } else { Err(fault("the local validator has not begun", "try again")) }
    }

    fn urls(&self) -> [(&'static str, String); 2] {
        [
            ("EXODUS_URL", format!("http://127.0.0.1:{}", self.rpc)),
            ("EXODUS_WS_URL", format!("ws://127.0.0.1:{}", self.websocket)),
        ]
    }
}

/// Two ports that nobody listens on: each was bound here, and both at once, so they differ.
fn free_ports() -> std::io::Result<[u16; 2]> {
    let held = [TcpListener::bind("127.0.0.1:0")?, TcpListener::bind("127.0.0.1:0")?];
    let [one, two] = held.each_ref().map(|listener| listener.local_addr().map(|at| at.port()));
    Ok([one?, two?])
}

impl Drop for Validator {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // Whatever it says last is of no use any more.
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::free_ports;

    #[test]
    fn the_validator_gets_two_ports_that_were_bound_at_the_same_time() {
        let [rpc, websocket] = free_ports().unwrap();
        assert!(rpc != websocket && rpc > 0 && websocket > 0, "{rpc} and {websocket}");
    }
}
