//! cargo with build-std for the chain's target.

use crate::packages::{CARGO, Packages, RUSTC};
use crate::{link, linker, stdlib};
use anyhow::{Context as _, Result};
use exodus_toolkit::{files, process};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const TARGET_DIR: &str = "target/sbf";
const LINES_DIR: &str = "target/lines";
/// Relative to the workspace, because the path enters the names of symbols.
const TARGET: &str = "target/sbf/sbpf-solana.json";
const RELEASE: &str = "sbpf-solana/release";
/// What every build calls the folder of the workspace.
pub(crate) const WORKSPACE: &str = "/exodus";

/// What rustc is told for every crate of the program.
const FLAGS: [&str; 8] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Csymbol-mangling-version=v0", // the link step knows Anchor's handlers by their names
    "-Cno-prepopulate-passes",      // inlining is decided once, at the link, where the back end's limits are known
    "-Ctarget-cpu=v2",
    "-Clink-arg=--arch=v0",
    "-Clink-arg=--llvm-args=--bpf-stack-size=4096",
    "-Clink-arg=--disable-math-builtins",
];

/// What a table of source lines needs. LLVM gives the table for each section apart, and sbpf-linker joins sections and takes
/// out instructions without correcting it; so there is one section, and none is taken out.
const LINES_FLAGS: [&str; 3] = [
    "-Clink-arg=--btf",
    "-Clink-arg=--llvm-args=--profile-guided-section-prefix=false",
    "-Clink-arg=--sbpf-optimize=false",
];

/// Compiles a program of the workspace, named by its package, and returns the binary's path.
///
/// # Errors
/// Where a tool is missing, the sources do not compile, or the link step cannot make them legal for the chain.
pub fn compile(root: &Path, package: &str) -> Result<PathBuf> {
    build(root, package, TARGET_DIR, &mut cargo(root, package, &[])?)
}

/// Compiles a program with the table of its source lines, and before the linker's last pass: some instructions longer than
/// what [`compile`] gives, otherwise equal.
///
/// # Errors
/// As those of [`compile`].
pub fn compile_with_lines(root: &Path, package: &str) -> Result<PathBuf> {
    let mut cargo = cargo(root, package, &LINES_FLAGS)?;
    build(root, package, LINES_DIR, cargo.env("CARGO_PROFILE_RELEASE_DEBUG", "line-tables-only"))
}

fn build(root: &Path, package: &str, folder: &str, cargo: &mut Command) -> Result<PathBuf> {
    let release = root.join(folder).join(RELEASE);
    forget_last_link(&release.join("deps"))?;
    process::run(cargo.env("CARGO_TARGET_DIR", folder))?;
    Ok(release.join(format!("lib{}.so", package.replace('-', "_"))))
}

/// Cargo, told everything but where to build.
fn cargo(root: &Path, package: &str, more_flags: &[&str]) -> Result<Command> {
    let packages = Packages::installed()?;
    let library = stdlib::prepared(&packages)?;
    let bin = root.join(TARGET_DIR).join("bin");
    files::write(&root.join(TARGET), include_str!("target.json"))?;
    install_link_step(&bin)?;

    let mut cargo = Command::new(CARGO);
    for (name, _) in env::vars_os().filter(|(name, _)| disturbs(&name.to_string_lossy())) {
        cargo.env_remove(name);
    }
    cargo.current_dir(root).args(["build", "--locked", "--release", "--lib", "--package", package]);
    cargo.args(["-Zbuild-std=std,panic_abort", "-Zjson-target-spec", "--target", TARGET]);
    cargo.env("PATH", path_with(&bin)?).env("RUSTC", RUSTC).env("CARGO_PROFILE_RELEASE_LTO", "off");
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags(root, more_flags)?.join("\u{1f}"));
    // Debian's stable compiler, asked to accept unstable options, a target of our own and our copy of the library.
    cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTC_BOOTSTRAP_SYNTHETIC_TARGET", "1");
    cargo.env("__CARGO_TESTS_ONLY_SRC_ROOT", &library);
    cargo.env(link::SBPF_LINKER, linker::installed(&packages)?).env(link::PACKAGE, package);
    Ok(cargo)
}

/// This program, under the name that the target description gives its linker: by name, so that no path is recorded.
fn install_link_step(bin: &Path) -> Result<()> {
    fs::create_dir_all(bin)?;
    let draft = bin.join(format!("{}.{}", link::NAME, std::process::id()));
    fs::copy(env::current_exe()?, &draft).with_context(|| format!("{}: cannot be written", draft.display()))?;
    Ok(fs::rename(&draft, bin.join(link::NAME))?) // a parallel build may be running the old one
}

/// Cargo cannot know that the link step is part of the output, so it must find no output.
fn forget_last_link(deps: &Path) -> Result<()> {
    for path in files::below(deps)? {
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        if name.starts_with("libexodus") && name.ends_with(".so") {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Settings of the surrounding cargo, rustup or user that would choose another compiler or other flags.
fn disturbs(variable: &str) -> bool {
    let cargo = variable == "CARGO" || variable.starts_with("CARGO_");
    let where_crates_come_from =
        ["CARGO_HOME", "CARGO_HTTP_", "CARGO_NET_", "CARGO_REGISTR"].iter().any(|kept| variable.starts_with(kept));
    variable.starts_with("RUST") || variable == "LD_LIBRARY_PATH" || (cargo && !where_crates_come_from)
}

fn flags(root: &Path, more: &[&str]) -> Result<Vec<String>> {
    let moved = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags: Vec<_> = FLAGS.iter().chain(more).map(|flag| (*flag).to_owned()).collect();
    flags.push(moved(&cargo_home()?, "/cargo"));
    flags.push(moved(root, WORKSPACE));
    Ok(flags)
}

fn cargo_home() -> Result<PathBuf> {
    let of_user = || env::home_dir().map(|home| home.join(".cargo"));
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(of_user).context("neither CARGO_HOME nor HOME is set")
}

fn path_with(bin: &Path) -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(std::iter::once(bin.to_path_buf()).chain(env::split_paths(&path)))?)
}

#[cfg(test)]
mod tests {
    use super::{disturbs, link};

    #[test]
    fn the_compiler_is_chosen_here_and_nowhere_else() {
        for variable in ["RUSTUP_TOOLCHAIN", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO", "LD_LIBRARY_PATH"] {
            assert!(disturbs(variable), "{variable}");
        }
    }

    #[test]
    fn where_crates_come_from_is_the_users_choice() {
        for variable in ["CARGO_HOME", "CARGO_HTTP_PROXY", "CARGO_REGISTRIES_X_INDEX", "HTTPS_PROXY", "PATH"] {
            assert!(!disturbs(variable), "{variable}");
        }
    }

    #[test]
    fn the_target_names_our_link_step() {
        let target: serde_json::Value = serde_json::from_str(include_str!("target.json")).unwrap();
        assert_eq!(target["linker"], link::NAME);
    }
}
