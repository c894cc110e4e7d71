//! `exodus archive verify`.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use exodus_rules::Refusal;
use exodus_sdk::archive::{self, Archive, Head, Hex, MOST_BYTES};
use exodus_sdk::{Address, Error};

use super::{promises, sheet};
use crate::args::archive::Verify;
use crate::exit::Failure;
use crate::files;
use crate::session::{Session, parse_address};
use crate::settings::Settings;
use crate::visible;

pub fn run(options: &Verify, settings: Settings) -> Result<(), Failure> {
    let output = settings.output;
    let archive = read(&options.file)?;
    if let Some(text) = &options.member {
        must_be_of(&archive, parse_address(text)?)?;
    }
    let (known, word, against) = match options.head.as_deref().zip(options.length) {
        Some((text, length)) => (Head { length, hash: hash(text)? }, "head", "the head you named"),
        None => (on_ledger(settings, &archive.member)?, "ledger", "the ledger"),
    };
    archive.verify(&known)?;
    let fact = format!("Complete and unaltered: {}, and none is missing.", promises(&archive));
    let sheet = sheet(fact, &archive).json("compared_with", word).row("compared with", against);
    output.data(sheet.object(), |_| sheet.text())
}

/// At most one byte more than an archive may have: then it is none, however long it is.
fn read(path: &Path) -> Result<Archive, Failure> {
    let name = visible::path(path);
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Failure::usage(format!("there is no file {name}"))
            .hint("name a file that `exodus archive export --out FILE` wrote"),
        _ => Failure::usage(format!("the file {name} cannot be read: {}", files::why(&error)))
            .hint("name a file that `exodus archive export --out FILE` wrote"),
    };
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(unreadable)?;
    Archive::read(bytes.strip_prefix(files::MARK.as_bytes()).unwrap_or(&bytes)).map_err(|error| match error {
        Error::Archive { refusal, detail } => Error::Archive { refusal, detail: format!("{name}, {detail}") }.into(),
        other => other.into(),
    })
}

fn must_be_of(archive: &Archive, member: Address) -> Result<(), Failure> {
    if archive.member == member {
        return Ok(());
    }
    let detail = format!("the archive is of the member {}, not of {member}", archive.member);
    Err(Error::Archive { refusal: Refusal::ArchiveForeign, detail }.into())
}

fn hash(text: &str) -> Result<[u8; 32], Failure> {
    let read = text.trim().to_ascii_lowercase().parse::<Hex<32>>();
    read.map(|hex| hex.0).map_err(|why| {
        Failure::usage(format!("the head `{}` is no hash: {why}", text.escape_debug()))
            .hint("copy it from the line history of `exodus member show`")
    })
}

fn on_ledger(settings: Settings, member: &Address) -> Result<Head, Failure> {
    if !settings.ledger().is_ok_and(Path::is_dir) {
        return Err(Failure::usage("there is no ledger to read the head of the history from")
            .hint("name the head with --head HASH --length NUMBER, or a ledger with --ledger DIR"));
    }
    Ok(archive::head(&*Session::reading(settings)?.chain, member)?)
}
