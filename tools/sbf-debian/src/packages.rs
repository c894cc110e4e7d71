//! The Debian packages: a current rustc with its library's sources, and the LLVM it was made with.

use crate::cache;
use anyhow::{Result, anyhow};
use exodus_toolkit::fault::fault;
use exodus_toolkit::process;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

const NEEDED: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "llvm-22-dev"];
pub(crate) const LLVM: &str = "/usr/lib/llvm-22";
pub(crate) const RUSTC: &str = "/usr/bin/rustc";
pub(crate) const CARGO: &str = "/usr/bin/cargo";

/// Tool to version; two builds are comparable when these are equal.
pub type Tools = BTreeMap<String, String>;

/// A tool of the LLVM that compiles the program.
pub(crate) fn llvm(tool: &str) -> Command {
    Command::new(Path::new(LLVM).join("bin").join(tool))
}

/// All needed packages, with their versions.
pub(crate) struct Packages(BTreeMap<String, String>);

impl Packages {
    pub(crate) fn installed() -> Result<Self> {
        if process::on_path("dpkg-query").is_none() {
            return Err(fault(
                "this machine has no Debian packages, from which the program's compiler comes",
                "install the Solana CLI, so that `cargo build-sbf` is used, or work in a Debian 12 container",
            ));
        }
        let found = parsed(&listed()?);
        let missing: Vec<_> = NEEDED.into_iter().filter(|package| !found.contains_key(*package)).collect();
        if !missing.is_empty() {
            return Err(fault(format!("not installed: {}", missing.join(", ")), install_command("sudo ", &missing)));
        }
        for program in ["llvm-link", "llvm-ar", "llvm-as", "llvm-dis", "llvm-size", "llvm-symbolizer", "opt"] {
            let path = Path::new(LLVM).join("bin").join(program);
            if !path.is_file() {
                return Err(fault(
                    format!("{}: missing, although llvm-22-dev is installed", path.display()),
                    install_command("sudo ", &["--reinstall", "llvm-22"]),
                ));
            }
        }
        Ok(Self(found))
    }

    pub(crate) fn version(&self, package: &str) -> Result<&str> {
        let version = self.0.get(package).map(String::as_str);
        version.ok_or_else(|| anyhow!("{package}: not among the packages of this route"))
    }

    pub(crate) fn versions(&self) -> Tools {
        self.0.clone()
    }
}

/// Installs what is missing where that is possible without asking: as root, with apt.
pub(crate) fn install() -> Result<()> {
    let Err(missing) = Packages::installed() else {
        return Ok(());
    };
    if process::on_path("apt-get").is_none() || !cache::is_root()? {
        return Err(missing);
    }
    eprintln!("installing {} (once)", NEEDED.join(", "));
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], &NEEDED[..]].concat())
}

fn apt(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    command.args(["--quiet", "--quiet"]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
    process::run(&mut command).map_err(|error| {
        fault(
            format!("{error:#}"),
            "Debian 12 with its security updates has these packages: work there or in a container of it, or install the Solana CLI",
        )
    })
}

fn listed() -> Result<String> {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${Package} ${db:Status-Status} ${Version}\n"]).args(NEEDED);
    // It fails when a package is unknown, and still lists the others: what is missing is named by the caller.
    let output = query.stderr(Stdio::null()).output()?;
    Ok(String::from_utf8(output.stdout)?)
}

fn parsed(listing: &str) -> BTreeMap<String, String> {
    let installed = listing.lines().filter_map(|line| {
        let mut words = line.split(' ');
        match (words.next(), words.next(), words.next()) {
            (Some(package), Some("installed"), Some(version)) => Some((package.to_string(), version.to_string())),
            _ => None,
        }
    });
    installed.collect()
}

fn install_command(before: &str, packages: &[&str]) -> String {
    format!("{before}apt-get update && {before}apt-get install --no-install-recommends {}", packages.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{install_command, parsed};

    #[test]
    fn a_removed_package_is_not_installed() {
        let found = parsed("rustc-web installed 1.96.0\ncargo-web config-files 1.96.0\n");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [("rustc-web".to_string(), "1.96.0".to_string())]);
    }

    #[test]
    fn the_way_out_can_be_pasted() {
        assert_eq!(
            install_command("sudo ", &["rustc-web"]),
            "sudo apt-get update && sudo apt-get install --no-install-recommends rustc-web"
        );
    }
}
