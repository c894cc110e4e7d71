//! Where each setting comes from: flag, then environment, then the settings file, then Solana's, then the default.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use exodus_sdk::chain::rpc::Options;

use crate::args::Global;
use crate::exit::Failure;
use crate::output::{Format, Output};
use crate::visible;

mod cluster;
mod file;
mod signing;
mod solana;

pub use signing::Signing;
use solana::Solana;

/// What a command works with, once everything has been looked up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the ledger is, unless there is neither a name nor a home: then it is missed by whatever needs it, and by nothing
    /// else.
    pub ledger: Option<PathBuf>,
    /// The cluster to speak to instead of the ledger in that directory.
    pub cluster: Option<Options>,
    /// Where the key is that signs, unless there is neither a name nor a home for it.
    pub keypair: Option<PathBuf>,
    pub fee_payer: Option<PathBuf>,
    pub network: Option<String>,
    pub acting_as: Option<String>,
    /// Whether nothing may be sent.
    pub dry_run: bool,
    /// How to sign, where it is not simply signed and sent.
    pub signing: Signing,
    pub output: Output,
    /// The flags that name ledger and key, as a shell takes them: what comes next needs them as well.
    pub typed: String,
}

/// The environment, as a function so that tests bring their own.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<OsString>;

impl Settings {
    /// Where the embedded ledger is.
    pub fn ledger(&self) -> Result<&Path, Failure> {
        self.ledger.as_deref().ok_or_else(|| homeless("--ledger"))
    }

    /// What signs.
    pub fn keypair(&self) -> Result<&Path, Failure> {
        self.keypair.as_deref().ok_or_else(|| homeless("--keypair"))
    }

    /// Refuses to preview what sends nothing and writes a file.
    pub fn must_not_preview(&self, command: &str) -> Result<(), Failure> {
        if self.dry_run {
            let fact = format!("`exodus {command}` sends nothing, it writes a file: there is nothing to preview");
            return Err(Failure::usage(fact).hint("leave out --dry-run"));
        }
        Ok(())
    }

    /// Looks everything up.
    pub fn look_up(flags: &Global, environment: Environment<'_>) -> Result<Self, Failure> {
        // An empty variable is an unset one, as shells have it.
        let variable = |name: &str| environment(name).filter(|value| !value.is_empty());
        let home = variable("HOME").map(PathBuf::from);
        let folder = |name: &str, under_home: &str| {
            variable(name).map(PathBuf::from).or_else(|| home.as_ref().map(|home| home.join(under_home)))
        };
        let config = folder("XDG_CONFIG_HOME", ".config").map(|folder| folder.join("exodus"));
        let file =
            file::read(flags.config.as_deref(), config.as_deref().map(|config| config.join("config.toml")).as_deref())?;
        let solana = home.as_deref().map(Solana::read).unwrap_or_default();
        let base = |path: PathBuf| file::resolve(path, file.folder.as_deref(), home.as_deref());
        let path = |flag: &Option<PathBuf>, name: Option<&str>, from_file: &Option<PathBuf>| {
            let named = flag.clone().or_else(|| name.and_then(variable).map(PathBuf::from));
            named.or_else(|| from_file.clone().map(base))
        };
        let named = path(&flags.ledger, Some("EXODUS_HOME"), &file.ledger);
        let text = |name: &str| variable(name).map(|value| value.to_string_lossy().into_owned());
        let cluster = cluster::chosen(flags, text, &file, named.is_some(), &solana)?;
        let ledger = named
            .or_else(|| folder("XDG_DATA_HOME", ".local/share").map(|folder| folder.join("exodus").join("ledger")));
        let keypair = path(&flags.keypair, Some("EXODUS_KEYPAIR"), &file.keypair)
            .or_else(|| solana.keypair.clone())
            .or_else(|| config.map(|config| config.join("id.json")));
        let network = text("EXODUS_NETWORK");
        Ok(Self {
            ledger,
            cluster,
            keypair,
            fee_payer: path(&flags.fee_payer, None, &file.fee_payer),
            network: flags.network.clone().or(network).or(file.network),
            acting_as: flags.acting_as.clone(),
            dry_run: flags.dry_run,
            signing: Signing::of(flags)?,
            typed: typed(flags),
            output: Output::new(flags.output.map_or_else(|| format(file.output.as_deref()), Ok)?),
        })
    }
}

fn typed(flags: &Global) -> String {
    let named = [("--ledger", &flags.ledger), ("--keypair", &flags.keypair)];
    let named =
        named.into_iter().filter_map(|(flag, path)| Some(format!(" {flag} {}", visible::typed(path.as_deref()?))));
    let url = flags.url.iter().map(|url| format!(" --url {}", visible::word(url)));
    named.chain(url).collect()
}

fn format(from_file: Option<&str>) -> Result<Format, Failure> {
    let parse = |name| {
        let bad = |_| Failure::usage(format!("the settings say output = \"{name}\"")).hint("use text or json");
        Format::from_str(name, false).map_err(bad)
    };
    from_file.map_or(Ok(Format::default()), parse)
}

fn homeless(flag: &str) -> Failure {
    Failure::usage("there is no home directory to look in").hint(format!("set HOME, or name the place with {flag}"))
}

/// The environment of this process.
pub fn process_environment(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

#[cfg(test)]
mod tests;
