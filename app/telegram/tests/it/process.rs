//! A door in a process of its own, which can be killed as a power cut kills, stopped as a service is stopped, or made to die at a
//! named place; Telegram's stand-in outlives it, and so does the ledger, on disk.

use std::fs::OpenOptions;
use std::net::SocketAddr;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use exodus_telegram::fake::Fake;
use exodus_telegram::fake::town::{Plan, TOKEN, Town, found, found_in};
use exodus_telegram::run::to_the_end;
use exodus_telegram::secret::Seal;
use exodus_telegram::store::Store;
use sqlx::Row as _;
use tempfile::TempDir;

use crate::events;
use crate::scene::JUNE;

const FOLDER: &str = "EXODUS_TEST_FOLDER";
const SERVER: &str = "EXODUS_TEST_SERVER";
/// Where the process dies.
const POINT: &str = "EXODUS_TEST_POINT";
/// How long the process keeps its lease after its last word, in milliseconds.
const LEASE: &str = "EXODUS_TEST_LEASE";
/// Whether things happen on the ledger all the time.
const EVENTS: &str = "EXODUS_TEST_EVENTS";

/// A number that somebody asked for, or the usual one.
pub fn asked(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Numbers that look like chance and are the same each time (xorshift, Marsaglia 2003).
pub struct Dice(pub u64);

impl Dice {
    /// A number below a limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// The door in its own process: does nothing where nobody asked for it.
#[test]
fn child() {
    let (Some(folder), Ok(server)) = (std::env::var_os(FOLDER), std::env::var(SERVER)) else { return };
    let folder = Path::new(&folder);
    if let Ok(point) = std::env::var(POINT) {
        fail::cfg_callback(point, || std::process::abort()).unwrap();
    }
    let ended = to_the_end(async {
        // Usually the one before is dead when this one begins: nobody else has the lease.
        let lease = i64::try_from(asked(LEASE, 0)).unwrap();
        let plan = Plan { lease, listens: true, ..Plan::default() };
        // Two at once have a ledger each, of the same town.
        let ledger = if lease == 0 { found_in(&folder.join("ledger"))? } else { found(JUNE)? };
        if std::env::var_os(EVENTS).is_some() {
            events::begin(&ledger);
        }
        let town = Town::around(folder, Fake::default(), server, ledger, plan).await?;
        town.lives().await
    });
    ended.unwrap();
}

/// Everything that outlives a door.
pub struct Outside {
    pub folder: TempDir,
    pub fake: Fake,
    server: SocketAddr,
}

/// A process with a door in it.
pub struct Child(std::process::Child);

impl Outside {
    pub async fn begin() -> Self {
        let (fake, server) = Fake::start().await.unwrap();
        Self { folder: tempfile::tempdir().unwrap(), fake, server }
    }

    /// The same with a copy of what another door has left.
    pub async fn after(other: &Path) -> Self {
        let outside = Self::begin().await;
        let copied = Command::new("cp").arg("-r").arg(other.join(".")).arg(outside.folder.path()).status();
        assert!(copied.unwrap().success());
        outside
    }

    /// Starts a door.
    pub fn start(&self) -> Child {
        self.spawn(Command::new(std::env::current_exe().unwrap()))
    }

    /// Starts a door that dies at a place.
    pub fn start_until(&self, point: &str) -> Child {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.env(POINT, point);
        self.spawn(command)
    }

    /// Starts a door on whose ledger something happens all the time.
    pub fn start_with_events(&self) -> Child {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.env(EVENTS, "1");
        self.spawn(command)
    }

    /// Starts a door that keeps its lease for so long after its last word, in milliseconds.
    pub fn start_leasing(&self, millis: u32) -> Child {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.env(LEASE, millis.to_string());
        self.spawn(command)
    }

    /// Starts a door under a tool that stands before it on the command line.
    pub fn start_under(&self, tool: &[String]) -> Child {
        let mut command = Command::new(&tool[0]);
        command.args(&tool[1..]).arg(std::env::current_exe().unwrap());
        self.spawn(command)
    }

    fn spawn(&self, mut command: Command) -> Child {
        let log = OpenOptions::new().create(true).append(true).open(self.log()).unwrap();
        command.args(["--exact", "process::child", "--nocapture"]).process_group(0);
        command.env(FOLDER, self.folder.path()).env(SERVER, self.server.to_string());
        command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
        Child(command.spawn().unwrap())
    }

    pub async fn store(&self) -> Store {
        let seal = Seal::kept_in(&self.folder.path().join("door.key")).unwrap();
        Store::open(&format!("sqlite://{}?mode=rwc", self.database().display()), seal).await.unwrap()
    }

    /// A column of texts, as the database has it.
    pub async fn column(&self, query: &str) -> Vec<String> {
        sqlx::any::install_default_drivers();
        let pool = sqlx::AnyPool::connect(&format!("sqlite://{}", self.database().display())).await.unwrap();
        let rows = sqlx::query(sqlx::AssertSqlSafe(query)).fetch_all(&pool).await.unwrap();
        pool.close().await;
        rows.iter().map(|row| row.get(0)).collect()
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("door.db")
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// What all doors have printed.
    pub fn printed(&self) -> String {
        std::fs::read_to_string(self.log()).unwrap()
    }

    /// That holds no secret.
    pub fn log_is_clean(&self) {
        let log = self.printed();
        holds_no_secret(&log);
        let key = std::fs::read_to_string(self.folder.path().join("door.key")).unwrap();
        assert!(!log.contains(key.trim()), "the key of the database was printed");
    }
}

/// Every secret of a door is at least so many letters and digits in one piece: keys, seeds, signatures, names of links and pages.
const SECRET: usize = 20;

/// What was printed holds neither the token nor anything that could be a secret.
pub fn holds_no_secret(printed: &str) {
    assert!(!printed.contains(TOKEN), "the token was printed");
    let alike = |piece: &&str| piece.len() >= SECRET && piece.contains(|letter: char| letter.is_ascii_digit());
    for line in printed.lines() {
        let pieces: Vec<&str> = line.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '+').collect();
        // The name of a transaction and an address are for everybody.
        let public = |place: &usize| *place > 0 && ["transaction", "at"].contains(&pieces[place - 1]);
        let hidden = (0..pieces.len()).filter(|place| !public(place)).map(|place| pieces[place]);
        assert_eq!(hidden.into_iter().find(alike), None, "{line}");
    }
}

impl Child {
    pub fn has_ended(&mut self) -> Option<ExitStatus> {
        self.0.try_wait().unwrap()
    }

    pub fn wait(&mut self) -> ExitStatus {
        self.0.wait().unwrap()
    }

    /// Kills it and what it started.
    pub fn kill(mut self) {
        self.signal("-KILL");
        self.wait();
    }

    pub fn signal(&self, signal: &str) {
        // A process group's number is that of its first process, with a minus.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args([signal, "--", &group]).stderr(Stdio::null()).status();
    }
}
