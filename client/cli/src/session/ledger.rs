//! The chain that a session speaks to: today a ledger of this machine. A cluster joins it here.

use std::ops::Deref;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::{Chain, Clock};

use crate::exit::Failure;
use crate::settings::{Settings, shown};

/// Every command uses it as a [`Chain`]; `exodus ledger` also does what only the owner of a ledger can do.
pub enum Ledger {
    /// In a directory of this machine.
    Embedded(Embedded),
}

impl Ledger {
    /// The ledger that the settings name. A mistyped directory is not the beginning of one.
    pub fn that_is_there(settings: &Settings) -> Result<Self, Failure> {
        let directory = settings.ledger.as_path();
        if Embedded::lives_in(directory) {
            return Ok(Self::Embedded(Embedded::open(directory)?));
        }
        Err(Failure::usage(format!("there is no ledger at {} yet", shown(directory)))
            .hint("`exodus network create NAME` begins one there; --ledger names another"))
    }

    /// The same, begun where there is none. A preview begins nothing: it looks at an empty ledger in memory.
    pub fn that_may_begin(settings: &Settings) -> Result<Self, Failure> {
        let directory: &Path = &settings.ledger;
        Ok(Self::Embedded(if settings.dry_run && !Embedded::lives_in(directory) {
            Embedded::in_memory(machine_time())?
        } else {
            Embedded::open(directory)?
        }))
    }

    /// Moves the clock forward, which nobody can do to a cluster's.
    pub fn advance(&self, seconds: u32) -> Result<Clock, Failure> {
        match self {
            Self::Embedded(ledger) => Ok(ledger.advance(seconds)?),
        }
    }
}

impl Deref for Ledger {
    type Target = dyn Chain;

    fn deref(&self) -> &Self::Target {
        match self {
            Self::Embedded(ledger) => ledger,
        }
    }
}

fn machine_time() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(since).unwrap_or(i64::MAX)
}
