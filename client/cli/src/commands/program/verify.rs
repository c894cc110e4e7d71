//! `exodus program verify`.

use exodus_sdk::Address;
use exodus_sdk::chain::rpc::Deployed;

use super::binary::{binary, hash};
use super::{cluster, named};
use crate::args::program::Verify;
use crate::exit::Failure;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Verify, settings: &Settings) -> Result<(), Failure> {
    let (cluster, program) = (cluster(settings)?, named(options.program.as_deref())?);
    let wanted = binary(options.binary.as_deref())?;
    let deployed = cluster.deployed(&program)?;
    if !deployed.is(&wanted) {
        let found = hash(told(&deployed, wanted.len()));
        let fact = format!("refused: {program} is another binary: SHA-256 {found}, and not {}", hash(&wanted));
        return Err(Failure::refused(fact)
            .hint("name the binary that it should be with --binary, or use the tool of the version that is there"));
    }
    let sheet = sheet("The program there is this binary, byte for byte.", &program, &deployed, &wanted);
    settings.output.data(sheet.object(), |_| sheet.text())
}

/// A program in full.
pub fn sheet(fact: &str, program: &Address, deployed: &Deployed, wanted: &[u8]) -> Sheet {
    let sheet = Sheet::of(fact)
        .address("program", program)
        .with("sha256", hash(told(deployed, wanted.len())))
        .with("bytes", wanted.len())
        .json("same", deployed.is(wanted))
        .json("authority", deployed.authority.map(|authority| authority.to_string()))
        .json("slot", deployed.slot);
    match deployed.authority {
        Some(authority) => sheet.row("may be changed by", authority.to_string()),
        None => sheet.row("may be changed by", "nobody, ever".to_owned()),
    }
}

/// The binary without the room behind it, as far as a binary of that length would go.
fn told(deployed: &Deployed, length: usize) -> &[u8] {
    let end = deployed.bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last.saturating_add(1));
    deployed.bytes.get(..end.max(length)).unwrap_or(&deployed.bytes)
}
