//! The command-line tool as a process of its own, with a home of its own.

use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use exodus_sdk::Keypair;
use exodus_sdk::chain::Chain;
use exodus_sdk::chain::embedded::Embedded;
use serde_json::Value;

use crate::cluster::{Cluster, asked};

/// A folder with a ledger, keys and nothing else; the commands in it see no settings of the machine. Where a cluster is
/// asked for, that is its ledger.
pub struct Home {
    // Ends before its folder does.
    cluster: Option<Cluster>,
    folder: tempfile::TempDir,
}

/// What a command said.
pub struct Said {
    /// Its exit code.
    pub code: i32,
    /// Data.
    pub stdout: String,
    /// Everything else.
    pub stderr: String,
}

impl Said {
    /// The data as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", self.stdout, self.stderr))
    }
}

impl Default for Home {
    fn default() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let cluster = asked().map(|validator| Cluster::start(&tool(), &validator, folder.path()));
        Self { cluster, folder }
    }
}

impl Home {
    /// A path in the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the home and returns its path.
    pub fn file(&self, name: &str, content: &str) -> String {
        std::fs::write(self.path(name), content).expect("a temporary folder takes files");
        self.path(name).display().to_string()
    }

    /// The ledger's folder.
    pub fn ledger(&self) -> PathBuf {
        self.path("ledger")
    }

    /// What the commands speak to, for whoever looks past them.
    pub fn chain(&self) -> Box<dyn Chain> {
        match &self.cluster {
            Some(cluster) => Box::new(cluster.chain()),
            None => Box::new(Embedded::open(&self.ledger()).expect("a ledger")),
        }
    }

    /// The validator of this home.
    pub fn cluster(&self) -> &Cluster {
        self.cluster.as_ref().expect("a validator was asked for")
    }

    /// Whether that is a cluster.
    pub fn is_on_cluster(&self) -> bool {
        self.cluster.is_some()
    }

    /// The keypair in a file.
    pub fn key(&self, name: &str) -> Keypair {
        let text = std::fs::read_to_string(self.path(name)).expect("a file");
        let bytes: Vec<u8> = serde_json::from_str(&text).expect("a keypair file");
        Keypair::try_from(bytes.as_slice()).expect("a keypair")
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Said {
        let Output { status, stdout, stderr } = self.command(arguments).output().expect("the tool starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the tool speaks UTF-8");
        let movable = asked().is_none_or(|validator| validator != "agave");
        assert!(movable || !arguments.starts_with(&["ledger", "advance"]), "this cluster's clock cannot be moved");
        let said = Said { code: status.code().unwrap_or(-1), stdout: text(stdout), stderr: text(stderr) };
        if self.cluster.is_some() && arguments.first() == Some(&"keygen") && said.code == 0 {
            self.fund(arguments);
        }
        said
    }

    /// On a cluster nobody has money by being somebody.
    fn fund(&self, keygen: &[&str]) {
        let file = keygen.iter().skip_while(|word| **word != "--outfile").nth(1);
        let keypair = file.map(|file| ["--keypair", file]);
        let fund = [&["ledger", "fund", "--sol", "100"][..], keypair.as_ref().map_or(&[], |named| &named[..])].concat();
        let said = self.command(&fund).output().expect("the tool starts");
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    }

    /// Runs a command that must succeed, and returns its data.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let said = self.run(&[arguments, &["--output", "json"]].concat());
        assert_eq!(said.code, 0, "{arguments:?}: {}", said.stderr);
        said.json()
    }

    /// Starts a command and does not wait for it.
    pub fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the tool starts")
    }

    /// A command that has not begun.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(tool());
        command.args(arguments).env_clear().env("HOME", self.folder.path()).env("EXODUS_HOME", self.ledger());
        command.current_dir(self.folder.path());
        if let Some(cluster) = &self.cluster {
            cluster.reaches(&mut command);
        }
        command
    }
}

/// Where the tool is. `cargo xtask test` builds it right before the tests; it lies beside them, or a folder above.
pub fn tool() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it is");
    let mut folders = test.ancestors().skip(1).take(2).map(|folder| folder.join("exodus"));
    let tool = folders.find(|path| path.is_file());
    tool.unwrap_or_else(|| panic!("build the tool first: cargo build --release -p exodus-cli (or: cargo xtask test)"))
}
