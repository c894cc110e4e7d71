//! Local validators, and the stories told on them.

use crate::fault::fault;
use crate::process;
use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Agave's test validator, from Cargo's registry.
const AGAVE: &str = "solana-test-validator";
const AGAVE_CRATE: &str = "agave-validator@4.2.2";
/// What building it takes besides Rust, and the Debian packages that bring it.
const TOOLS: [&str; 4] = ["protoc", "clang", "cmake", "pkg-config"];
const PACKAGES: &str = "protobuf-compiler libudev-dev pkg-config libssl-dev libclang-dev clang cmake";
const SURFPOOL: &str = "exodus-localnet";

/// A validator that the stories are told on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub(crate) enum Validator {
    Surfpool,
    Agave,
}

/// Builds our small Surfpool once, into a folder that every clone shares, and puts it beside the command-line tool.
pub(crate) fn localnet(root: &Path) -> Result<()> {
    let target = cache()?.join("localnet");
    let build = ["build", "--package", SURFPOOL, "--profile", "localnet", "--locked", "--target-dir"];
    process::run(process::cargo().current_dir(root).args(build).arg(&target))?;
    let (built, beside) = (target.join("localnet").join(SURFPOOL), root.join("target/release"));
    fs::create_dir_all(&beside).with_context(|| format!("{}: cannot be created", beside.display()))?;
    let place = beside.join(SURFPOOL);
    // Never into the file of one that runs.
    let draft = beside.join(format!("{SURFPOOL}.new"));
    fs::copy(&built, &draft)
        .and_then(|_| fs::rename(&draft, &place))
        .with_context(|| format!("{}: cannot be written", place.display()))
}

/// Installs Agave's test validator where it is not on the PATH.
pub(crate) fn validator() -> Result<()> {
    if let Some(place) = process::on_path(AGAVE) {
        println!("{AGAVE} is there: {}", place.display());
        return Ok(());
    }
    if let Some(missing) = TOOLS.into_iter().find(|tool| process::on_path(tool).is_none()) {
        let fact = format!("`{missing}` is not installed, so Agave's validator cannot be built");
        return Err(fault(fact, format!("apt-get install {PACKAGES}")));
    }
    println!("building {AGAVE}: about an hour on two cores, once");
    process::run(process::cargo().args(["install", "--locked", "--bin", AGAVE, AGAVE_CRATE]))
}

/// Tells the stories on a validator: the same tests, one validator each.
pub(crate) fn stories(root: &Path, on: Validator) -> Result<()> {
    let (name, at_once) = match on {
        Validator::Surfpool => ("surfpool", "2"),
        // Half a gigabyte each, and some ports that are its own choice.
        Validator::Agave => ("agave", "1"),
    };
    match on {
        Validator::Surfpool => localnet(root)?,
        Validator::Agave if process::on_path(AGAVE).is_none() => {
            println!("{AGAVE} is not on the PATH, so nothing was told on it; `cargo xtask validator` installs it");
            return Ok(());
        }
        Validator::Agave => {}
    }
    let cargo = |arguments: &[&str]| {
        process::run(process::cargo().current_dir(root).args(arguments).env("EXODUS_TEST_CLUSTER", name))
    };
    cargo(&["build", "--package=exodus-cli", "--release", "--locked"])?;
    let test = ["test", "--package=exodus-tests", "--test=it", "--release", "--locked", "--", "stories::"];
    cargo(&[&test[..], &["--test-threads", at_once]].concat())
}

fn cache() -> Result<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")));
    let cache = cache.ok_or_else(|| fault("there is no home directory for what is built once", "set HOME"))?;
    Ok(cache.join("exodus"))
}
