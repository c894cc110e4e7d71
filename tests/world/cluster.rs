//! A local validator for one home: the same stories, told on a real cluster. `cargo xtask test --cluster` asks for it.

use std::io::{BufReader, Read as _};
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use exodus_sdk::chain::rpc::{Options, Rpc, Urls};
use serde_json::Value;

/// Names the validator that stories are told on, instead of embedded ledgers.
const VARIABLE: &str = "EXODUS_TEST_CLUSTER";
/// Ports may be taken by others between the moment that they are chosen and the moment that they are used.
const TRIES: u32 = 3;
/// How often one that was killed is started again.
const AGAIN: u32 = 30;

/// A validator at work.
pub struct Cluster {
    child: Child,
    urls: Urls,
    start: Start,
}

/// How it was started, to start it again.
#[derive(Clone)]
struct Start {
    tool: PathBuf,
    validator: String,
    home: PathBuf,
    ports: (u16, u16),
}

/// The validator that was asked for, if one was.
pub fn asked() -> Option<String> {
    std::env::var(VARIABLE).ok().filter(|name| !name.is_empty())
}

impl Cluster {
    /// Starts one and returns when it answers.
    pub fn start(tool: &Path, validator: &str, home: &Path) -> Self {
        Self::start_as(tool, validator, home, &["--reset"]).0
    }

    /// The same with the people of the demonstration on it, and what it says of them.
    pub fn start_with_demo(tool: &Path, validator: &str, home: &Path) -> (Self, Value) {
        Self::start_as(tool, validator, home, &["--reset", "--with-demo"])
    }

    fn start_as(tool: &Path, validator: &str, home: &Path, more: &[&str]) -> (Self, Value) {
        let mut said = String::new();
        for _ in 0..TRIES {
            let start = Start {
                tool: tool.to_owned(),
                validator: validator.to_owned(),
                home: home.to_owned(),
                ports: two_ports(),
            };
            match Self::try_start(start, more) {
                Ok(cluster) => return cluster,
                Err(why) => said = why,
            }
        }
        panic!("no {validator}: {said}");
    }

    fn try_start(start: Start, more: &[&str]) -> Result<(Self, Value), String> {
        let (rpc, websocket) = start.ports;
        let mut command = Command::new(&start.tool);
        command.args(["localnet", "--validator", &start.validator, "--output", "json"]).args(more);
        command.args(["--rpc-port", &rpc.to_string(), "--ws-port", &websocket.to_string()]);
        let path = std::env::var_os("PATH").unwrap_or_default();
        let ledger = start.home.join("cluster/ledger");
        command.env_clear().env("HOME", &start.home).env("PATH", path).env("EXODUS_HOME", ledger);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // A group of its own, so that whatever it starts ends with it.
        let mut child = command.process_group(0).spawn().map_err(|error| error.to_string())?;
        match ready(&mut child) {
            Some(told) => {
                let text = |key: &str| told.get(key).and_then(Value::as_str).expect("a text").to_owned();
                let urls = Urls { http: text("url"), websocket: text("websocket") };
                Ok((Self { child, urls, start }, told))
            }
            None => {
                let mut said = String::new();
                let _ = child.stderr.take().expect("piped").read_to_string(&mut said);
                let _ = child.wait();
                Err(said)
            }
        }
    }

    /// Where it answers.
    pub fn urls(&self) -> Urls {
        self.urls.clone()
    }

    /// It itself.
    pub fn chain(&self) -> Rpc {
        Rpc::open(Options::usual(self.urls())).expect("it answers")
    }

    /// Ends it as a power cut does.
    pub fn kill(&mut self) {
        self.signal("-KILL");
        let _ = self.child.wait();
    }

    /// Starts it again where it was, with what it had kept. What was killed may hold its files and ports a moment longer.
    pub fn restart(&mut self) {
        let mut said = String::new();
        for _ in 0..AGAIN {
            match Self::try_start(self.start.clone(), &[]) {
                Ok((again, _)) => {
                    *self = again;
                    return;
                }
                Err(why) => said = why,
            }
        }
        panic!("it does not start again: {said}");
    }

    fn signal(&self, signal: &str) {
        let group = format!("-{}", self.child.id());
        // It may be gone already.
        let _ = Command::new("kill").args([signal, "--", &group]).stderr(Stdio::null()).status();
    }

    /// Lets a command speak to it.
    pub fn reaches(&self, command: &mut Command) {
        command.env("EXODUS_URL", &self.urls.http).env("EXODUS_WS_URL", &self.urls.websocket);
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Not as Ctrl-C does it: what was started in the background of a shell may not hear that.
        self.signal("-TERM");
        let _ = self.child.wait();
        self.signal("-KILL");
    }
}

/// What it says when it is ready; nothing if it ends before.
fn ready(child: &mut Child) -> Option<Value> {
    let output = BufReader::new(child.stdout.take().expect("piped"));
    // It goes on running, and says nothing more.
    serde_json::Deserializer::from_reader(output).into_iter().next()?.ok()
}

fn two_ports() -> (u16, u16) {
    let free = || TcpListener::bind("127.0.0.1:0").expect("loopback has ports");
    let port = |listener: &TcpListener| listener.local_addr().expect("it is bound").port();
    loop {
        let one = free();
        let Some(next) = port(&one).checked_add(1) else { continue };
        // Agave takes the next port for websockets.
        if TcpListener::bind(("127.0.0.1", next)).is_ok() {
            return (port(&one), next);
        }
    }
}
