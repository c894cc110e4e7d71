//! The chain that a session speaks to: a ledger of this machine, or a cluster.

use std::ops::Deref;
use std::time::{SystemTime, UNIX_EPOCH};

use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::rpc::Rpc;
use exodus_sdk::chain::{Chain, Clock};

use crate::exit::Failure;
use crate::settings::Settings;
use crate::visible;

/// Every command uses it as a [`Chain`]; `exodus ledger` also does what only the owner of a ledger can do.
pub enum Ledger {
    /// In a directory of this machine.
    Embedded(Box<Embedded>),
    /// Wherever a cluster answers.
    Cluster(Box<Rpc>),
}

impl Ledger {
    /// The ledger that the settings name. A mistyped directory is not the beginning of one.
    pub fn that_is_there(settings: &Settings) -> Result<Self, Failure> {
        if let Some(cluster) = Self::cluster(settings)? {
            return Ok(cluster);
        }
        let directory = settings.ledger()?;
        if Embedded::lives_in(directory)? {
            return Ok(Self::Embedded(Box::new(Embedded::open(directory)?)));
        }
        Err(Failure::usage(format!("there is no ledger at {} yet", visible::path(directory)))
            .hint("`exodus network create NAME` begins one there; --ledger names another"))
    }

    /// The same, begun where there is none. A preview begins nothing: it looks at an empty ledger in memory.
    pub fn that_may_begin(settings: &Settings) -> Result<Self, Failure> {
        if let Some(cluster) = Self::cluster(settings)? {
            return Ok(cluster);
        }
        let directory = settings.ledger()?;
        Ok(Self::Embedded(Box::new(if settings.dry_run && !Embedded::lives_in(directory)? {
            Embedded::in_memory(machine_time())?
        } else {
            Embedded::open(directory)?
        })))
    }

    fn cluster(settings: &Settings) -> Result<Option<Self>, Failure> {
        let Some(options) = &settings.cluster else { return Ok(None) };
        Ok(Some(Self::Cluster(Box::new(Rpc::open(options.clone())?))))
    }

    /// Moves the clock forward, which nobody can do to a public cluster's.
    pub fn advance(&self, seconds: u32) -> Result<Clock, Failure> {
        Ok(match self {
            Self::Embedded(ledger) => ledger.advance(seconds)?,
            Self::Cluster(cluster) => cluster.advance(seconds)?,
        })
    }

    /// For how long the clock stands, where this machine's was once ahead of what it is now.
    pub fn standing(&self) -> Option<u64> {
        match self {
            Self::Embedded(ledger) => ledger.standing(),
            Self::Cluster(_) => None,
        }
    }

    /// The cluster, where it is one.
    pub const fn as_cluster(&self) -> Option<&Rpc> {
        match self {
            Self::Embedded(_) => None,
            Self::Cluster(cluster) => Some(cluster),
        }
    }
}

impl Deref for Ledger {
    type Target = dyn Chain;

    fn deref(&self) -> &Self::Target {
        match self {
            Self::Embedded(ledger) => &**ledger,
            Self::Cluster(cluster) => &**cluster,
        }
    }
}

fn machine_time() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(since).unwrap_or(i64::MAX)
}
