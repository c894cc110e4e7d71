//! `cargo xtask program`: the binary for the chain, its interface description, and the record of what they were made
//! from. All three are committed, so that nobody needs a chain toolchain to use or test Exodus.

mod check;
mod id;
mod idl;
mod manifest;
mod official;
mod route;
mod sources;

use anyhow::Result;
use id::{Cluster, Id};
use manifest::Manifest;
use route::Route;
use std::path::Path;

pub(crate) use check::check_digests;

const SO: &str = "programs/exodus/dist/exodus.so";
const IDL: &str = "programs/exodus/dist/idl.json";

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
    match (args.check, args.no_rebuild) {
        (false, _) => {
            let id = args.id.as_deref().map(Id::parse).transpose()?;
            build(root, args.route.unwrap_or_else(Route::preferred), id.map(|id| (id, args.cluster)))
        }
        (true, true) => check_digests(root),
        (true, false) => check::check_by_rebuilding(root, args.install),
    }
}

fn build(root: &Path, route: Route, place: Option<(Id, Cluster)>) -> Result<()> {
    route.install()?;
    if let Some((id, cluster)) = &place {
        id::write(root, id, *cluster)?;
    }
    let built = Built::new(root, route)?;
    crate::files::write(&root.join(SO), &built.so)?;
    crate::files::write(&root.join(IDL), &built.idl)?;
    built.manifest.write(root)?;
    println!("{}", built.manifest);
    if let Some((id, _)) = place {
        println!("built for {id}; `npm run generate` in client/js brings the TypeScript client there");
    }
    Ok(())
}

/// What a build gives, before it is written or compared.
struct Built {
    so: Vec<u8>,
    idl: String,
    manifest: Manifest,
}

impl Built {
    fn new(root: &Path, route: Route) -> Result<Self> {
        let tools = route.tools()?;
        // The digest comes first: a source that is edited during the build must not be recorded as built.
        let sources = sources::digest(root)?;
        let so = crate::files::bytes(&route.compile(root)?)?;
        let idl = idl::generate(root)?;
        let manifest = Manifest::new(route, tools, sources, &so, idl.as_bytes());
        Ok(Self { so, idl, manifest })
    }
}
