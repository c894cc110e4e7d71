//! `exodus program upgrade`.

use exodus_sdk::Signer;
use exodus_sdk::deploy::{extend, until_usable, upgrade};

use super::binary::{binary, buffered};
use super::{Site, must_be_mine, named, verify};
use crate::args::program::Upgrade;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(options: &Upgrade, settings: &Settings) -> Result<(), Failure> {
    let (site, program) = (Site::of(settings)?, named(options.program.as_deref())?);
    let bytes = binary(options.buffer.binary.as_deref())?;
    let before = site.cluster.deployed(&program)?;
    let nobody = Failure::refused(format!("refused: nobody can change {program} any more"))
        .hint("another version is another program, at another address: `exodus program deploy`");
    must_be_mine(&site, &program, &before, nobody)?;
    let (file, buffer) = buffered(&site, &options.buffer, &bytes, settings)?;
    if let Some(more) = bytes.len().checked_sub(before.bytes.len()).filter(|more| *more > 0) {
        let more = u32::try_from(more).map_err(|_| Failure::usage("the binary is too long for any chain"))?;
        extend(&site.cluster, site.deployer()?, &program, more)?;
    }
    upgrade(&site.cluster, site.deployer()?, &program, &buffer.pubkey())?;
    // The buffer has become the program.
    let _ = std::fs::remove_file(file);
    let after = until_usable(&site.cluster, &program)?;
    let sheet = verify::sheet("The program has been replaced.", &program, &after, &bytes);
    settings.output.data(sheet.object(), |_| sheet.text())
}
