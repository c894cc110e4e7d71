//! A build: the binary, its interface, and the record of what they were made from.

use super::id::{self, Cluster, Id};
use super::manifest::Manifest;
use super::route::Route;
use super::tools::{IDL, SO};
use super::{idl, sources};
use anyhow::Result;
use std::path::Path;

/// What a build gives, before it is written or compared.
pub(super) struct Built {
    pub(super) so: Vec<u8>,
    pub(super) idl: String,
    pub(super) manifest: Manifest,
}

impl Built {
    pub(super) fn new(root: &Path, route: Route) -> Result<Self> {
        let tools = route.tools()?;
        // The digest comes first: a source that is edited during the build must not be recorded as built.
        let sources = sources::digest(root)?;
        let so = crate::files::bytes(&route.compile(root)?)?;
        let idl = idl::generate(root)?;
        let manifest = Manifest::new(route, tools, sources, &so, idl.as_bytes());
        Ok(Self { so, idl, manifest })
    }
}

/// Builds it, and writes it into the sources.
pub(super) fn build(root: &Path, route: Route, place: Option<(Id, Cluster)>) -> Result<()> {
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
