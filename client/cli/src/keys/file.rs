//! A keypair file, read and written.

use std::io::ErrorKind;
use std::path::Path;

use exodus_sdk::Keypair;

use crate::exit::Failure;
use crate::files;
use crate::visible;

/// No keypair file is longer than this; what is longer is something else.
pub(super) const MOST_BYTES: u64 = 4_096;

/// Reads a keypair file.
pub fn read(path: &Path) -> Result<Keypair, Failure> {
    let name = visible::path(path);
    let text = files::text(path, MOST_BYTES).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure::usage(format!("there is no keypair file {name}"))
            .hint("`exodus keygen` makes one; or name yours with --keypair"),
        ErrorKind::InvalidData | ErrorKind::FileTooLarge | ErrorKind::IsADirectory => {
            no_keypair(&name, &files::why(&error))
        }
        _ => Failure::usage(format!("the keypair file {name} cannot be read: {}", files::why(&error)))
            .hint("check the file's rights, or name another one with --keypair"),
    })?;
    parsed(&text, &name)
}

/// The keypair of a text: a JSON array of 64 bytes.
pub(super) fn parsed(text: &str, name: &str) -> Result<Keypair, Failure> {
    let no_keypair = |why: &str| no_keypair(name, why);
    let bytes: Vec<u8> = serde_json::from_str(text).map_err(|_| no_keypair("it is no JSON array of bytes"))?;
    if bytes.len() != 64 {
        return Err(no_keypair(&format!("it has {} bytes instead of 64", bytes.len())));
    }
    Keypair::try_from(bytes.as_slice()).map_err(|_| no_keypair("its public half does not belong to its secret half"))
}

fn no_keypair(name: &str, why: &str) -> Failure {
    Failure::usage(format!("{name} is no keypair file: {why}"))
        .hint("name a Solana keypair file with --keypair, or make one with `exodus keygen --outfile FILE`")
}

/// Writes a keypair file that its owner alone can read. Without `force` nothing is ever overwritten.
pub fn write(path: &Path, key: &Keypair, force: bool) -> Result<(), Failure> {
    let broken = |error: std::io::Error| {
        Failure::broken(format!("the keypair file {} cannot be written: {}", visible::path(path), files::why(&error)))
            .hint("check the folder's rights and free space, or write to another place with --outfile FILE")
    };
    std::fs::create_dir_all(files::folder(path)).map_err(broken)?;
    let text = serde_json::to_string(key.to_bytes().as_slice()).map_err(|error| broken(error.into()))?;
    // A key is never half a key, and never readable by others, not even for a moment.
    files::write(path, text.as_bytes(), force).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::usage(format!("there is a file {} already", visible::path(path)))
            .hint("write to another one with --outfile FILE; --force overwrites it, and what was in it is lost"),
        _ => broken(error),
    })
}
