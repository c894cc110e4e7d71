//! `cargo xtask bench engine`: the engine and its peers on the same input, each in a process of its own, one after the other.
//!
//! Peers come from their registries into `target/peers`. Each gets so many seconds and so much memory; who needs more is
//! shown as such. The answers have to be the same.

use crate::fault::fault;
use crate::process;
use anyhow::{Context as _, Result};
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PEERS: &str = "xtask/data/peers.py";
const VERSIONS: &str = "xtask/data/peers.txt";
const GRAPHS: [&str; 4] = ["igraph", "scipy", "rustworkx", "networkx"];
const FLOWS: [&str; 2] = ["ortools_debts", "networkx_debts"];
/// Members that everybody is asked about.
const ASKED: &str =
    "[1,5,99,12345,777777,500000,3,250000,9999,888888,42,31,100000,200000,300000,400000,600000,700000,800000,900000]";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Members of the network: at least a million, which the questions name
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u32).range(1_000_000..))]
    members: u32,
    /// Ties of each
    #[arg(long, default_value_t = 30)]
    ties: u32,
    /// Obligations to clear: `debtor,creditor,amount`; without it nothing is cleared
    #[arg(long, value_name = "FILE")]
    obligations: Option<PathBuf>,
    /// After so many seconds a peer is stopped
    #[arg(long, default_value_t = 600)]
    limit: u64,
    /// With more memory than this a peer is stopped
    #[arg(long, default_value_t = 16, value_name = "GIB")]
    memory: u64,
}

pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    let bench = Bench::prepared(root, args)?;
    let ties = bench.folder.join("ties.csv");
    let made = bench.ours(&["generate", &text(&ties), &args.members.to_string(), &args.ties.to_string()])?;
    println!("{}, {} ties", word(&made, "network"), made.get("ties").unwrap_or(&Value::Null));
    let array = bench.converted(&ties)?;
    let mut rows = vec![("exodus", Ok(bench.ours(&["ties", &text(&ties), ASKED])?))];
    rows.push(("petgraph", bench.limited(&mut bench.measure(&["petgraph", &text(&ties), ASKED]))));
    for peer in GRAPHS {
        rows.push((peer, bench.limited(&mut bench.peer(peer, &array, &[ASKED]))));
    }
    print!("{}", table(&["list", "path", "components", "read", "memory"], &rows));
    for key in ["reached", "steps", "groups"] {
        same(&rows, key)?;
    }
    let live = bench.ours(&["live", &text(&ties)])?;
    println!(
        "live: {:.0} changes of ties a second, a list after every thousandth",
        number(&live, "changes_per_second").unwrap_or_default()
    );
    let Some(obligations) = &args.obligations else { return Ok(()) };
    let array = bench.converted(obligations)?;
    let mut rows = vec![("exodus", Ok(bench.ours(&["debts", &text(obligations)])?))];
    for peer in FLOWS {
        rows.push((peer, bench.limited(&mut bench.peer(peer, &array, &[]))));
    }
    print!("{}", table(&["plan", "memory"], &rows));
    same(&rows, "optimum")
}

/// What everything below runs with.
struct Bench<'a> {
    root: &'a Path,
    args: &'a Args,
    /// What is made on the way.
    folder: PathBuf,
    measure: PathBuf,
    python: PathBuf,
}

impl<'a> Bench<'a> {
    fn prepared(root: &'a Path, args: &'a Args) -> Result<Self> {
        let folder = root.join("target/peers");
        std::fs::create_dir_all(&folder)?;
        process::run(process::cargo().current_dir(root).args([
            "build",
            "--release",
            "--locked",
            "--package=exodus-graph",
            "--example=measure",
        ]))?;
        let python = folder.join("bin/python");
        if !python.is_file() {
            let made = process::run(Command::new("python3").args(["-m", "venv"]).arg(&folder));
            made.map_err(|error| {
                fault(format!("{error:#}"), "install python3 and python3-venv: the peers are Python's")
            })?;
        }
        process::run(
            Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(root.join(VERSIONS)),
        )?;
        Ok(Self { root, args, measure: root.join("target/release/examples/measure"), python, folder })
    }

    fn measure(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.measure);
        command.args(words);
        command
    }

    fn ours(&self, words: &[&str]) -> Result<Value> {
        Ok(serde_json::from_str(&process::read(&mut self.measure(words))?)?)
    }

    fn peer(&self, name: &str, file: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(&self.python);
        command.arg(self.root.join(PEERS)).arg(name).arg(file).args(words);
        command
    }

    /// The file as the peers read it at once, so that none is measured by how it reads text.
    fn converted(&self, file: &Path) -> Result<PathBuf> {
        let name = file.file_stem().context("a file has a name")?.to_string_lossy().into_owned();
        let array = self.folder.join(name).with_extension("npy");
        process::run(&mut self.peer("convert", file, &[&text(&array)]))?;
        Ok(array)
    }

    /// Runs a peer within its limits; the error is what the table says of it.
    fn limited(&self, command: &mut Command) -> core::result::Result<Value, String> {
        let mut shell = Command::new("sh");
        let kibibytes = self.args.memory.saturating_mul(1 << 20);
        shell.arg("-c").arg(format!("ulimit -v {kibibytes} && exec \"$@\"")).arg("sh");
        shell.arg(command.get_program()).args(command.get_args()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let begun = Instant::now();
        let mut child = shell.spawn().map_err(|error| error.to_string())?;
        while child.try_wait().map_err(|error| error.to_string())?.is_none() {
            if begun.elapsed() > Duration::from_secs(self.args.limit) {
                let _ = child.kill();
                return Err(format!("not done after {} s", self.args.limit));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let output = child.wait_with_output().map_err(|error| error.to_string())?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let memory = said.contains("MemoryError") || said.contains("memory");
            let last = said.lines().last().unwrap_or_default().to_owned();
            return Err(if memory { format!("needs more than {} GiB", self.args.memory) } else { last });
        }
        serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
    }
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn word<'a>(found: &'a Value, key: &str) -> &'a str {
    found.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn number(found: &Value, key: &str) -> Option<f64> {
    found.get(key).and_then(Value::as_f64)
}

type Row<'a> = (&'a str, core::result::Result<Value, String>);

/// Each figure, and in brackets how many times ours it is.
fn table(columns: &[&str], rows: &[Row]) -> String {
    let none = Value::Object(Map::new());
    let ours = rows.first().and_then(|(_, found)| found.as_ref().ok()).unwrap_or(&none);
    let mut text = format!("{:<16}", "");
    text.extend(columns.iter().map(|column| format!("{column:>22}")));
    text.push('\n');
    for (name, found) in rows {
        text.push_str(&format!("{:<16}", name.trim_end_matches("_debts")));
        match found {
            Ok(found) => text.extend(columns.iter().map(|column| format!("{:>22}", cell(column, found, ours)))),
            Err(why) => text.push_str(&format!("  {why}")),
        }
        text.push('\n');
    }
    text
}

fn cell(column: &str, found: &Value, ours: &Value) -> String {
    let (Some(figure), Some(own)) = (number(found, column), number(ours, column)) else { return "-".to_owned() };
    let shown = match (column, figure) {
        ("memory", bytes) => format!("{:.0} MB", bytes / 1e6),
        (_, seconds) if seconds < 1e-3 => format!("{:.1} us", seconds * 1e6),
        (_, seconds) if seconds < 1.0 => format!("{:.1} ms", seconds * 1e3),
        (_, seconds) => format!("{seconds:.2} s"),
    };
    format!("{shown} ({:.1}x)", figure / own)
}

/// Whoever answered gave the same answer.
fn same(rows: &[Row], key: &str) -> Result<()> {
    let answers = rows.iter().filter_map(|(name, found)| Some((*name, found.as_ref().ok()?.get(key)?)));
    let answers: Vec<_> = answers.collect();
    match answers.iter().find(|(_, answer)| answers.first().is_some_and(|(_, first)| first != answer)) {
        None => Ok(()),
        Some((name, answer)) => Err(fault(
            format!("{name} says {answer} where others say {:?}", answers),
            format!("see `{key}` in {PEERS}"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_figure_stands_beside_how_many_times_ours_it_is() {
        let rows: [Row; 3] = [
            ("exodus", Ok(json!({ "list": 0.00005, "memory": 100_000_000 }))),
            ("igraph", Ok(json!({ "list": 0.0005, "memory": 3_000_000_000_u64 }))),
            ("networkx", Err("not done after 600 s".to_owned())),
        ];
        let text = table(&["list", "memory"], &rows);
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(lines[1], ["exodus", "50.0", "us", "(1.0x)", "100", "MB", "(1.0x)"]);
        assert_eq!(lines[2], ["igraph", "500.0", "us", "(10.0x)", "3000", "MB", "(30.0x)"]);
        assert_eq!(lines[3], ["networkx", "not", "done", "after", "600", "s"]);
    }

    #[test]
    fn other_answers_are_an_error() {
        let rows = |two: u32| [("one", Ok(json!({ "groups": 1 }))), ("two", Ok(json!({ "groups": two })))];
        assert!(same(&rows(1), "groups").is_ok());
        assert!(same(&rows(2), "groups").unwrap_err().to_string().starts_with("two says 2"));
    }
}
