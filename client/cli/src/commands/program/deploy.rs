//! `exodus program deploy`.

use exodus_sdk::deploy::{deploy, until_usable};
use exodus_sdk::unit::sol;
use exodus_sdk::{Error, PROGRAM, Signer};

use super::binary::{binary, buffered};
use super::{Site, verify};
use crate::args::program::Deploy;
use crate::exit::Failure;
use crate::keys;
use crate::settings::Settings;

pub fn run(options: &Deploy, settings: &Settings) -> Result<(), Failure> {
    let site = Site::of(settings)?;
    let program = keys::read(&options.program)?;
    let bytes = binary(options.buffer.binary.as_deref())?;
    match site.cluster.deployed(&program.pubkey()) {
        Err(Error::NoProgram(_)) => {}
        Err(error) => return Err(error.into()),
        Ok(_) => {
            return Err(Failure::usage(format!("there is a program at {} already", program.pubkey()))
                .hint("`exodus program upgrade` puts another binary in its place"));
        }
    }
    if site.cluster.balance(&program.pubkey())? > 0 {
        let fact = format!("{} has lamports already, and a program begins at an unused address", program.pubkey());
        return Err(Failure::usage(fact).hint("make another one: `exodus keygen --outfile program.json`"));
    }
    if program.pubkey() != PROGRAM {
        settings.output.note(&format!(
            "note: this tool speaks to {PROGRAM}; a program at {} takes a binary and a tool of its own: \
             `cargo xtask program --id {}`",
            program.pubkey(),
            program.pubkey()
        ));
    }
    let (file, buffer) = buffered(&site, &options.buffer, &bytes, settings)?;
    deploy(&site.cluster, site.deployer()?, &program, &buffer.pubkey(), bytes.len())?;
    // The buffer has become the program.
    let _ = std::fs::remove_file(file);
    let deployed = until_usable(&site.cluster, &program.pubkey())?;
    let rent = sol(exodus_sdk::deploy::rent(&site.cluster, bytes.len())?);
    let sheet = verify::sheet("The program is there.", &program.pubkey(), &deployed, &bytes)
        .row("rent deposit", rent)
        .next(format!(
            "`exodus program verify {}`; and when nobody shall change it any more, `exodus program finalize`",
            program.pubkey()
        ));
    settings.output.data(sheet.object(), |_| sheet.text())
}
