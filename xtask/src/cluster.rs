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
/// What a test says that would have to move a clock which is not its to move.
const CLOCK: &str = "this cluster's clock cannot be moved";
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
    let mut test = process::cargo();
    test.current_dir(root).env("EXODUS_TEST_CLUSTER", name).args(["test", "--package=exodus-tests", "--test=it"]);
    test.args(["--features=cluster", "--release", "--locked", "--", "stories::", "--test-threads", at_once]);
    match on {
        Validator::Surfpool => process::run(&mut test),
        Validator::Agave => told(&mut test),
    }
}

/// Tells the stories where nobody can move the clock: one that would have to says so, and is none that failed.
fn told(test: &mut std::process::Command) -> Result<()> {
    let output = test.stderr(std::process::Stdio::inherit()).output().context("cargo cannot be started")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let Verdict { told, untold, failed } = Verdict::of(&said);
    println!("told on Agave: {told}; not told, because its clock cannot be moved: {untold}");
    match failed.first() {
        None if told > 0 => Ok(()),
        None => Err(fault("no story was told", "see what cargo says above")),
        Some(first) => Err(fault(format!("{} stories failed, first {first}\n{said}", failed.len()), "run it alone")),
    }
}

/// What became of the stories.
#[derive(PartialEq, Eq, Debug)]
struct Verdict {
    told: usize,
    untold: usize,
    failed: Vec<String>,
}

impl Verdict {
    fn of(said: &str) -> Self {
        let told = said.lines().filter(|line| line.starts_with("test ") && line.ends_with("... ok")).count();
        // Each failure has a part of its own, and its reason in it.
        let parts = said.split("\n---- ").skip(1).filter_map(|part| part.split_once(" stdout ----"));
        let (untold, failed): (Vec<_>, Vec<_>) = parts.partition(|(_, why)| why.contains(CLOCK));
        Self { told, untold: untold.len(), failed: failed.into_iter().map(|(name, _)| name.to_owned()).collect() }
    }
}

/// Where this machine keeps what is built once.
pub(crate) fn cache() -> Result<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")));
    let cache = cache.ok_or_else(|| fault("there is no home directory for what is built once", "set HOME"))?;
    Ok(cache.join("exodus"))
}

#[cfg(test)]
mod tests {
    use super::{CLOCK, Verdict};

    #[test]
    fn a_story_that_needs_another_clock_is_none_that_failed() {
        let said = format!(
            "test a ... ok\ntest b ... FAILED\ntest c ... FAILED\n\nfailures:\n\n---- b stdout ----\nthread 'b' \
             panicked: {CLOCK}\n\n---- c stdout ----\nthread 'c' panicked: left != right\n\n\nfailures:\n    b\n"
        );
        assert_eq!(Verdict::of(&said), Verdict { told: 1, untold: 1, failed: vec!["c".to_owned()] });
    }
}
