//! `exodus program finalize`.

use std::io::{BufRead as _, IsTerminal as _};

use exodus_sdk::Address;
use exodus_sdk::deploy::finalize;

use super::{Site, must_be_mine, named, verify};
use crate::args::program::Finalize;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(options: &Finalize, settings: &Settings) -> Result<(), Failure> {
    let (site, program) = (Site::of(settings)?, named(options.program.as_deref())?);
    let before = site.cluster.deployed(&program)?;
    let nobody = Failure::refused(format!("refused: nobody has any power over {program} already"))
        .hint("there is nothing left to give up; `exodus program verify` shows which binary it is for ever");
    must_be_mine(&site, &program, &before, nobody)?;
    must_be_meant(options, &program, settings)?;
    finalize(&site.cluster, site.deployer()?, &program)?;
    let after = site.cluster.deployed(&program)?;
    if after.authority.is_some() {
        return Err(Failure::broken(format!("{program} can still be changed")).hint("report it: this is a defect"));
    }
    let sheet = verify::sheet("Nobody can change the program any more.", &program, &after, &after.bytes);
    settings.output.data(sheet.object(), |_| sheet.text())
}

/// It cannot be taken back, so the address has to be typed.
fn must_be_meant(options: &Finalize, program: &Address, settings: &Settings) -> Result<(), Failure> {
    let typed = match &options.confirm {
        Some(typed) => typed.clone(),
        None if std::io::stdin().is_terminal() => {
            settings
                .output
                .note(&format!("Nobody will ever be able to change {program} again. Type its address to go on:"));
            let mut line = String::new();
            // What cannot be read has not been typed.
            let _ = std::io::stdin().lock().read_line(&mut line);
            line
        }
        None => {
            return Err(Failure::usage("this cannot be taken back, and there is no terminal to ask on")
                .hint(format!("--confirm {program} says that it is meant")));
        }
    };
    if typed.trim() == program.to_string() {
        return Ok(());
    }
    Err(Failure::usage(format!("`{}` is not the program's address: nothing was given up", typed.trim().escape_debug()))
        .hint(format!("type {program}")))
}
