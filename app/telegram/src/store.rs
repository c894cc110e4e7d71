//! The database: SQLite by default, PostgreSQL by one URL, the same statements for both. What takes effect together is
//! written together.

use core::str::FromStr as _;
use std::sync::atomic::{AtomicI64, Ordering};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use exodus_sdk::Address;
use exodus_sdk::record::RawAccount;
use serde::{Deserialize, Serialize};
use sqlx::any::{AnyPoolOptions, AnyRow};
use sqlx::{AnyPool, Executor as _, Row as _};

use crate::Fault;
use crate::act::Chosen;
use crate::book::{Link, Text};
use crate::calls::Made;
use crate::commands::Command;
use crate::message::Out;
use crate::person::Person;
use crate::secret::Seal;

mod load;
mod write;

pub use load::Loaded;

/// The lease's only name.
const DOOR: &str = "door";
/// How long a door that does not say anything more keeps the lease, in milliseconds.
const LEASE: i64 = 15_000;

/// What somebody is asked to sign.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Errand {
    /// Who.
    pub chat: i64,
    /// What, and what they saw of it.
    pub chosen: Chosen,
    /// Until when, in seconds.
    pub until: i64,
}

/// Something that the door sends itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    /// For whom.
    pub chat: i64,
    /// What, and what they saw of it.
    pub chosen: Chosen,
    /// The signed bytes, in base64: resent until it is known what became of them.
    pub signed: Option<String>,
    /// How many bytes before these have died without landing.
    #[serde(default)]
    pub died: u8,
}

/// A message that waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// What makes it said once.
    pub key: String,
    /// To whom.
    pub chat: i64,
    /// What.
    pub out: Out,
}

/// Something to be written.
pub enum Write {
    /// An update as it came.
    Took {
        /// Telegram's number.
        id: i64,
        /// The whole of it.
        body: String,
    },
    /// An update has taken effect, or never will.
    Done {
        /// Telegram's number.
        id: i64,
        /// Whether it was handled.
        handled: bool,
    },
    /// Somebody.
    Person(Box<Person>),
    /// What the buttons under a message do.
    Screen {
        /// Its name.
        id: String,
        /// Whose chat.
        chat: i64,
        /// In the order of the buttons.
        commands: Vec<Command>,
    },
    /// A page for a wallet.
    Errand {
        /// Its name.
        token: String,
        /// What.
        errand: Box<Errand>,
    },
    /// A link.
    Link {
        /// Its short name.
        name: String,
        /// What.
        link: Link,
    },
    /// What somebody wrote.
    Text {
        /// Its hash.
        hash: [u8; 32],
        /// Who wrote it.
        author: Address,
        /// What.
        text: Text,
    },
    /// A reason of before, of whose author nothing was written down; nothing = it has found its author.
    Orphan {
        /// Its hash.
        hash: [u8; 32],
        /// What.
        text: Option<String>,
    },
    /// A message, unless one with this key has been written before.
    Message(Waiting),
    /// A message has been sent, or never will be.
    Sent {
        /// Its key.
        key: String,
        /// Whether it was.
        sent: bool,
    },
    /// An account as people have been told of it; nothing = it is gone.
    Known {
        /// Where.
        address: Address,
        /// What.
        account: Option<RawAccount>,
    },
    /// An emergency has called somebody.
    Called(Made),
    /// So many waves of an emergency have called.
    Waves {
        /// Which.
        request: Address,
        /// How many.
        done: u16,
    },
    /// Something that the door sends.
    Job {
        /// Its name.
        name: String,
        /// What.
        job: Box<Job>,
    },
    /// It is known what became of it.
    JobDone {
        /// Its name.
        name: String,
    },
}

/// The database.
pub struct Store {
    pool: AnyPool,
    seal: Seal,
    holder: String,
    lease: i64,
    place: AtomicI64,
}

impl Store {
    /// Opens a database and brings it up to date.
    ///
    /// # Errors
    /// It cannot be opened, or holds tables of a later version.
    pub async fn open(url: &str, seal: Seal) -> Result<Self, Fault> {
        sqlx::any::install_default_drivers();
        let sqlite = url.starts_with("sqlite:");
        // SQLite has one writer anyway; more connections would only wait for each other.
        let options = AnyPoolOptions::new().max_connections(if sqlite { 1 } else { 4 });
        let options = options.after_connect(move |connection, _| {
            Box::pin(async move {
                if sqlite {
                    connection.execute("PRAGMA busy_timeout = 10000").await?;
                    connection.execute("PRAGMA journal_mode = WAL").await?;
                    // Full: what has been acknowledged survives a power cut.
                    connection.execute("PRAGMA synchronous = FULL").await?;
                }
                Ok(())
            })
        });
        let pool = options.connect(url).await?;
        let tables = sqlx::migrate!("./migrations");
        if sqlite {
            // Doors that begin at the same moment are kept apart by sqlx on PostgreSQL only.
            let mut alone = pool.begin_with("BEGIN IMMEDIATE").await?;
            tables.run(&mut *alone).await?;
            alone.commit().await?;
        } else {
            tables.run(&pool).await?;
        }
        let last = "SELECT MAX(place) FROM (SELECT place FROM outbox UNION ALL SELECT place FROM jobs) AS places";
        let last = sqlx::query(last).fetch_one(&pool).await?;
        let place = AtomicI64::new(last.try_get::<Option<i64>, _>(0)?.unwrap_or_default());
        Ok(Self { pool, seal, holder: crate::secret::random_name(), lease: LEASE, place })
    }

    /// The same with a lease of so many milliseconds.
    #[must_use]
    pub fn leasing(mut self, lease: i64) -> Self {
        self.lease = lease;
        self
    }

    /// Takes or keeps the lease at a moment, in milliseconds; false = another door has it.
    ///
    /// # Errors
    /// The database fails.
    pub async fn lead(&self, now: i64) -> Result<bool, Fault> {
        let taken = sqlx::query(
            "INSERT INTO lease (name, holder, until) VALUES ($1, $2, $3) \
             ON CONFLICT (name) DO UPDATE SET holder = $2, until = $3 WHERE lease.holder = $2 OR lease.until < $4",
        );
        let taken = taken.bind(DOOR).bind(&self.holder).bind(now.saturating_add(self.lease)).bind(now);
        Ok(taken.execute(&self.pool).await?.rows_affected() > 0)
    }

    /// Gives the lease back.
    ///
    /// # Errors
    /// The database fails.
    pub async fn yield_lease(&self) -> Result<(), Fault> {
        let given = sqlx::query("DELETE FROM lease WHERE holder = $1").bind(&self.holder);
        given.execute(&self.pool).await?;
        Ok(())
    }

    /// Ends.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    fn next_place(&self) -> i64 {
        self.place.fetch_add(1, Ordering::Relaxed).saturating_add(1)
    }
}

/// An account as a text.
#[derive(Serialize, Deserialize)]
struct Account {
    owner: Address,
    lamports: u64,
    data: String,
}

impl Account {
    fn of(account: &RawAccount) -> Self {
        Self { owner: account.owner, lamports: account.lamports, data: BASE64_STANDARD.encode(&account.data) }
    }

    fn at(self, address: Address) -> RawAccount {
        let data = BASE64_STANDARD.decode(self.data).unwrap_or_default();
        RawAccount { address, owner: self.owner, lamports: self.lamports, data }
    }
}

fn text(row: &AnyRow, column: usize) -> Result<String, sqlx::Error> {
    row.try_get::<String, _>(column)
}

fn number(row: &AnyRow, column: usize) -> Result<i64, sqlx::Error> {
    row.try_get::<i64, _>(column)
}

fn address(row: &AnyRow, column: usize) -> Result<Address, sqlx::Error> {
    Address::from_str(&text(row, column)?).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
