//! The binary that is brought somewhere, and the buffer on its way.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use exodus_sdk::archive::Hex;
use exodus_sdk::deploy::write_buffer;
use exodus_sdk::{BINARY, Keypair};
use sha2::{Digest as _, Sha256};

use super::Site;
use crate::args::program::Buffer;
use crate::exit::Failure;
use crate::settings::Settings;
use crate::visible;
use crate::{files, keys};

/// The first bytes of every binary.
const ELF: &[u8] = b"\x7fELF";

/// The binary that was named, or the one that belongs to this tool.
pub fn binary(named: Option<&Path>) -> Result<Cow<'static, [u8]>, Failure> {
    let Some(file) = named else { return Ok(Cow::Borrowed(BINARY)) };
    let bytes = std::fs::read(file).map_err(|error| {
        Failure::usage(format!("the binary {} cannot be read: {}", visible::path(file), files::why(&error)))
            .hint("`cargo xtask program` builds it: programs/exodus/dist/exodus.so")
    })?;
    if !bytes.starts_with(ELF) {
        return Err(Failure::usage(format!("{} is no program for the chain: it is no ELF file", visible::path(file)))
            .hint("`cargo xtask program` builds it: programs/exodus/dist/exodus.so"));
    }
    Ok(Cow::Owned(bytes))
}

/// SHA-256 in hexadecimal, as `build.json` says it.
pub fn hash(bytes: &[u8]) -> String {
    Hex::<32>(Sha256::digest(bytes).into()).to_string()
}

/// Writes the binary into a buffer on the cluster. The buffer's key stays in a file until the program is in its place, so
/// that whatever breaks off goes on where it was.
pub fn buffered(
    site: &Site,
    options: &Buffer,
    bytes: &[u8],
    settings: &Settings,
) -> Result<(PathBuf, Keypair), Failure> {
    let beside = || settings.keypair().map(|key| key.with_file_name("exodus-buffer.json"));
    let file = options.buffer.clone().map_or_else(beside, Ok)?;
    if !file.exists() {
        keys::write(&file, &Keypair::new(), false)?;
    }
    let buffer = keys::read(&file)?;
    let bar = settings.output.progress(0, "writing the binary");
    let written = write_buffer(&site.cluster, site.deployer()?, &buffer, bytes, &mut |done, all| {
        bar.set_length(u64::try_from(all).unwrap_or(u64::MAX));
        bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
    });
    bar.finish_and_clear();
    written.map_err(|error| {
        Failure::from(error).hint(format!(
            "the same command again goes on where it was: the buffer's key is in {}",
            visible::path(&file)
        ))
    })?;
    Ok((file, buffer))
}
