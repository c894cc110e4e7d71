//! `cargo xtask program`: the binary for the chain, its interface description, and the record of what they were made
//! from. All three are committed, so that nobody needs a chain toolchain to use or test Exodus.

mod built;
mod check;
mod id;
mod idl;
mod manifest;
mod official;
mod route;
mod sources;
mod tools;

use anyhow::Result;
use id::{Cluster, Id};
use manifest::Manifest;
use route::Route;
use std::path::Path;
use tools::IDL;

pub(crate) use check::check_digests;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Compare the committed files with the sources instead of writing them
    #[arg(long)]
    check: bool,
    /// With --check: compare digests only, even where the toolchain is installed
    #[arg(long, requires = "check", conflicts_with = "install")]
    no_rebuild: bool,
    /// With --check: install what the rebuild needs
    #[arg(long, requires = "check")]
    install: bool,
    /// Make the interface description anew, and leave the binary: for a change of xtask, not of the program
    #[arg(long, conflicts_with_all = ["check", "route", "id"])]
    idl: bool,
    /// How to build; without it: cargo-build-sbf where it is installed, else Debian's compiler
    #[arg(long, value_enum, conflicts_with = "check")]
    route: Option<Route>,
    /// Build for this address, the public half of a keypair of your own: it is written into the sources first
    #[arg(long, value_name = "ADDRESS", conflicts_with = "check")]
    id: Option<String>,
    /// With --id: the cluster in Anchor.toml at which the program is to have this address
    #[arg(long, value_enum, requires = "id", default_value = "devnet")]
    cluster: Cluster,
}

pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    if args.idl {
        return describe(root);
    }
    match (args.check, args.no_rebuild) {
        (false, _) => {
            let id = args.id.as_deref().map(Id::parse).transpose()?;
            built::build(root, args.route.unwrap_or_else(Route::preferred), id.map(|id| (id, args.cluster)))
        }
        (true, true) => check_digests(root),
        (true, false) => check::check_by_rebuilding(root, args.install),
    }
}

/// The description alone: it belongs to the committed binary as long as that belongs to the sources.
fn describe(root: &Path) -> Result<()> {
    check_digests(root)?;
    let idl = idl::generate(root)?;
    crate::files::write(&root.join(IDL), &idl)?;
    let recorded = Manifest::read(root)?;
    Manifest { idl_sha256: crate::digest::hex(idl.as_bytes()), ..recorded }.write(root)
}
