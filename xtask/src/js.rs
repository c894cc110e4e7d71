//! The TypeScript client: that what is generated is current, and its stories on a local validator.

use crate::fault::fault;
use crate::{cluster, process};
use anyhow::{Context as _, Result};
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

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
    cluster::localnet(root)?;
    let validator = Validator::start(root)?;
    let urls = [("EXODUS_URL", validator.url("http", 0)), ("EXODUS_WS_URL", validator.url("ws", 1))];
    npm(&["test"], &urls)
}

/// Surfpool, for as long as this lives: it ends when its standard input does.
struct Validator {
    child: Child,
    port: u16,
}

impl Validator {
    fn start(root: &Path) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port().saturating_sub(1);
        let mut command = Command::new(root.join("target/release/exodus-localnet"));
        command.args(["--rpc-port", &port.to_string(), "--ws-port", &port.saturating_add(1).to_string()]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("no local validator")?;
        let mut line = String::new();
        if let Some(output) = child.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let started = Self { child, port };
        if line.trim() == "ready" { Ok(started) } else { Err(fault("the local validator has not begun", "try again")) }
    }

    fn url(&self, scheme: &str, step: u16) -> String {
        format!("{scheme}://127.0.0.1:{}", self.port.saturating_add(step))
    }
}

impl Drop for Validator {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // Whatever it says last is of no use any more.
        let _ = self.child.wait();
    }
}
