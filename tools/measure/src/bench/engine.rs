//! `cargo xtask bench engine`: builds the engine's side, fetches its peers from their registry into `target/peers`, and starts
//! the comparison, which is Python as they are.

use anyhow::Result;
use exodus_toolkit::fault::fault;
use exodus_toolkit::process;
use std::path::Path;
use std::process::Command;

const FOLDER: &str = "target/peers";
const VERSIONS: &str = "engine/graph/peers/requirements.txt";
const COMPARISON: &str = "engine/graph/peers/compare.py";

#[derive(clap::Args)]
#[command(disable_help_flag = true)]
pub(super) struct Args {
    /// As engine/graph/peers/compare.py takes them; `--help` lists them
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

pub(super) fn run(root: &Path, args: &Args) -> Result<()> {
    let build = ["build", "--release", "--locked", "--package=exodus-graph", "--example=measure"];
    process::run(process::cargo().current_dir(root).args(build))?;
    let python = root.join(FOLDER).join("bin/python");
    if !python.is_file() {
        let made = process::run(Command::new("python3").current_dir(root).args(["-m", "venv", FOLDER]));
        made.map_err(|error| fault(format!("{error:#}"), "install python3 and python3-venv: the peers are Python's"))?;
    }
    let pip = ["-m", "pip", "install", "--quiet", "--requirement", VERSIONS];
    process::run(Command::new(&python).current_dir(root).args(pip))?;
    process::run(Command::new(&python).current_dir(root).arg(COMPARISON).args(&args.arguments))
}
