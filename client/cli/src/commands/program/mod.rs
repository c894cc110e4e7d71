//! `exodus program`: the program itself on a cluster, from its first byte there to the end of every power over it.

mod binary;
mod deploy;
mod finalize;
mod upgrade;
mod verbs;
mod verify;

pub use verbs::run;

use exodus_sdk::chain::rpc::{Deployed, Rpc};
use exodus_sdk::deploy::Deployer;
use exodus_sdk::{Address, PROGRAM};

use crate::exit::Failure;
use crate::keys::Keys;
use crate::session::parse_address;
use crate::settings::Settings;

/// A cluster, and whoever works on it.
struct Site {
    cluster: Rpc,
    keys: Keys,
}

impl Site {
    fn of(settings: &Settings) -> Result<Self, Failure> {
        settings.must_not_preview("program")?;
        Ok(Self { cluster: cluster(settings)?, keys: Keys::load(settings)? })
    }

    /// The key that signs is the one that may change the program.
    fn deployer(&self) -> Result<Deployer<'_>, Failure> {
        Ok(Deployer { payer: self.keys.payer_key()?, authority: self.keys.signer_key()? })
    }
}

/// Refuses to go on for whoever may not change the program; `nobody` is why, where nobody may any more.
fn must_be_mine(site: &Site, program: &Address, deployed: &Deployed, nobody: Failure) -> Result<(), Failure> {
    let own = site.keys.signer();
    match deployed.authority {
        Some(authority) if authority == own => Ok(()),
        Some(authority) => {
            let fact = format!("refused: only {authority} may change {program}, and the key is {own}");
            Err(Failure::refused(fact).hint("sign with that key: --keypair"))
        }
        None => Err(nobody),
    }
}

/// The cluster, whether the program is there or not.
fn cluster(settings: &Settings) -> Result<Rpc, Failure> {
    match &settings.cluster {
        Some(options) => Ok(Rpc::without_program(options.clone())?),
        None => Err(Failure::usage("the embedded ledger has the program built in: there is nothing to bring there")
            .hint("name a cluster with --url: localhost, devnet, testnet or mainnet-beta")),
    }
}

fn named(program: Option<&str>) -> Result<Address, Failure> {
    program.map_or(Ok(PROGRAM), parse_address)
}
