//! `exodus ledger fund`.

use exodus_sdk::unit::sol;

use crate::args::ledger::Fund;
use crate::exit::Failure;
use crate::session::{Session, parse_address};
use crate::settings::Settings;
use crate::sheet::Sheet;

/// A cluster counts in lamports.
const ONE: u64 = 1_000_000_000;

pub fn run(options: &Fund, settings: Settings) -> Result<(), Failure> {
    settings.must_not_preview("ledger fund")?;
    let session = Session::reading(settings)?;
    let wallet = match &options.wallet {
        Some(text) => parse_address(text)?,
        None => session.keys()?.payer(),
    };
    let Some(cluster) = session.chain.as_cluster() else {
        return Err(Failure::usage("the embedded ledger has play money for whoever pays: there is nothing to ask for")
            .hint("name a test cluster with --url"));
    };
    let lamports = options.sol.saturating_mul(ONE);
    let now = cluster.fund(&wallet, lamports)?;
    session.show(
        Sheet::of(format!("{} of play money sent.", sol(lamports)))
            .address("wallet", &wallet)
            .json("lamports", now)
            .row("it has", sol(now)),
    )
}
