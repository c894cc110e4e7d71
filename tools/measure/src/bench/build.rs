//! `cargo xtask bench build`: how long somebody who has just cloned waits for the first screen.

use anyhow::{Context as _, Result};
use exodus_toolkit::fault::fault;
use exodus_toolkit::{files, process};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

#[derive(clap::Args)]
pub(super) struct Args {
    /// Fetch the sources anew as well
    #[arg(long)]
    cold: bool,
}

/// What Linux counts time in, whatever the machine.
const TICKS_A_SECOND: f64 = 100.0;

pub(super) fn run(root: &Path, args: &Args) -> Result<()> {
    let readme = files::text(&root.join("README.md"))?;
    let words = first_command(&readme)
        .ok_or_else(|| fault("README.md: no line is `cargo run ...`", "show a newcomer what to type, indented by 4"))?;
    let folder = root.join("target/bench/first-screen");
    empty(&folder)?;
    let mut cargo = process::cargo();
    cargo.current_dir(root).args(&words).env("CARGO_TARGET_DIR", folder.join("target"));
    if args.cold {
        cargo.env("CARGO_HOME", folder.join("home"));
    }
    let (wall, cpu) = timed(&mut cargo)?;
    empty(&folder)?;
    let cpu = cpu.map_or_else(|| "unknown here".to_owned(), |seconds| format!("{seconds:.0} s"));
    println!("\ncargo {}\nwall {wall:.0} s, processors {cpu}", words.join(" "));
    Ok(())
}

/// The words behind `cargo` of the first command that a newcomer reads.
fn first_command(readme: &str) -> Option<Vec<&str>> {
    let command = readme.lines().find_map(|line| line.strip_prefix("    cargo "))?;
    command.starts_with("run ").then(|| command.split_whitespace().collect())
}

fn empty(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be emptied", folder.display()))
        }
        _ => Ok(()),
    }
}

fn timed(command: &mut Command) -> Result<(f64, Option<f64>)> {
    let (begun, before) = (Instant::now(), of_children());
    process::run(command)?;
    Ok((begun.elapsed().as_secs_f64(), of_children().zip(before).map(|(after, before)| after - before)))
}

/// What all finished children, and theirs, have taken of the processors, in seconds; where there is /proc to say so.
fn of_children() -> Option<f64> {
    ticks(&std::fs::read_to_string("/proc/self/stat").ok()?).map(|ticks| ticks / TICKS_A_SECOND)
}

/// `cutime` and `cstime`, fields 16 and 17 of proc(5); the second field is a name in brackets that may hold anything.
fn ticks(stat: &str) -> Option<f64> {
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    Some(fields.get(13)?.parse::<f64>().ok()? + fields.get(14)?.parse::<f64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_and_the_ticks_are_found() {
        assert_eq!(first_command("# x\n\n    cargo run -p a\n    cargo xtask test\n"), Some(vec!["run", "-p", "a"]));
        assert_eq!(first_command("    cargo xtask test\n"), None);
        assert_eq!(ticks("7 (a) b) S 1 2 3 4 5 6 7 8 9 10 11 12 130 20 99"), Some(150.0));
    }
}
