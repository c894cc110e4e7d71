//! The two ways from sources to a binary.

use super::official;
use super::tools::{PROGRAM, Tools};
use anyhow::Result;
use exodus_sbf_debian as debian;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::{Path, PathBuf};

#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Route {
    /// `cargo build-sbf` of the official toolchain
    CargoBuildSbf,
    /// Debian's rustc and LLVM, with sbpf-linker
    Debian,
}

impl Route {
    pub(super) fn preferred() -> Self {
        if official::is_installed() { Self::CargoBuildSbf } else { Self::Debian }
    }

    /// Installs what can be installed from here; an error names what the user has to do.
    pub(super) fn install(self) -> Result<()> {
        match self {
            Self::CargoBuildSbf => official::tools().map(drop),
            Self::Debian => debian::install(),
        }
    }

    /// The versions of the installed tools; an error says which one is missing.
    pub(super) fn tools(self) -> Result<Tools> {
        match self {
            Self::CargoBuildSbf => official::tools(),
            Self::Debian => debian::tools(),
        }
    }

    /// Builds inside `target/` and returns the binary's path.
    pub(super) fn compile(self, root: &Path) -> Result<PathBuf> {
        match self {
            Self::CargoBuildSbf => official::compile(root),
            Self::Debian => debian::compile(root, PROGRAM),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CargoBuildSbf => "cargo-build-sbf",
            Self::Debian => "debian",
        })
    }
}
