//! `exodus archive export`.

use std::io::ErrorKind;
use std::path::Path;

use exodus_sdk::archive::Archive;

use super::{promises, sheet};
use crate::args::archive::Export;
use crate::exit::Failure;
use crate::files;
use crate::session::{Session, parse_address};
use crate::settings::Settings;
use crate::visible;

pub fn run(options: &Export, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    // By address alone: what keeps a history need not be a member any more.
    let member = match &options.member {
        Some(text) => parse_address(text)?,
        None => session.me()?.address,
    };
    let archive = Archive::of(&*session.chain, &member)?;
    let text = archive.text()?;
    let Some(path) = &options.out else { return session.output.plain(&text) };
    if session.is_dry_run() {
        return preview(&session, path, options.force, &archive);
    }
    write(path, &text, options.force)?;
    let (file, typed, head, length) = (visible::path(path), visible::typed(path), archive.head, archive.length);
    let fact = format!("The file holds {} with the proof that none is missing or altered.", promises(&archive));
    session.show(
        sheet(fact, &archive).with("file", file).next(format!(
            "`exodus archive verify {typed} --head {head} --length {length}` proves it without a ledger"
        )),
    )
}

/// What would be written, and whether it could be.
fn preview(session: &Session, path: &Path, force: bool, archive: &Archive) -> Result<(), Failure> {
    if path.exists() && !force {
        return Err(taken(&visible::path(path)));
    }
    let fact = format!("would be written, with {}: nothing was", promises(archive));
    session.show(sheet(fact, archive).json("dry_run", true).json("accepted", true).with("file", visible::path(path)))
}

fn taken(name: &str) -> Failure {
    Failure::usage(format!("there is a file {name} already"))
        .hint("write to another one with --out FILE, or overwrite it with --force")
}

fn write(path: &Path, text: &str, force: bool) -> Result<(), Failure> {
    let name = visible::path(path);
    files::write(path, format!("{text}\n").as_bytes(), force).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => taken(&name),
        ErrorKind::NotFound => Failure::usage(format!("there is no folder for the file {name}"))
            .hint("make the folder first, or write to another place with --out FILE"),
        _ => Failure::broken(format!("the file {name} cannot be written: {}", files::why(&error)))
            .hint("check the folder's rights and free space, or write to another place with --out FILE"),
    })
}
