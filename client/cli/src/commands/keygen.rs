//! `exodus keygen`: a new key.

use std::path::Path;

use exodus_sdk::{Keypair, Signer};

use crate::args::keygen::Keygen;
use crate::exit::Failure;
use crate::keys;
use crate::settings::Settings;
use crate::sheet::Sheet;
use crate::visible;

pub fn run(options: &Keygen, settings: Settings) -> Result<(), Failure> {
    settings.must_not_preview("keygen")?;
    let usual = options.outfile.is_none();
    let path = options.outfile.clone().map_or_else(|| settings.keypair().map(Path::to_path_buf), Ok)?;
    let key = Keypair::new();
    keys::write(&path, &key, options.force)?;
    let flag = if usual { String::new() } else { format!(" --keypair {}", visible::typed(&path)) };
    let sheet = Sheet::of("A new key: the file signs for you. Keep a copy in a safe place, and show it to nobody.")
        .address("key", &key.pubkey())
        .with("file", visible::path(&path))
        .next(format!("`exodus tie accept LINK{flag}` with a friend's link, or `exodus member join NETWORK{flag}`"));
    settings.output.data(sheet.object(), |_| sheet.text())
}
