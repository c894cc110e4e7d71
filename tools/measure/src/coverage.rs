//! `cargo xtask coverage`: which lines of the program and its rules are ever executed, measured on the binary.
//!
//! A build with the table of source lines runs under the matrix, the must-succeeds and the model in a VM that traces; LLVM's
//! symboliser says which lines each instruction came from, through every level of inlining. A line counts as reached when one
//! of its instructions was executed; a line that left no instruction behind does not count.

use crate::PROGRAM;
use anyhow::{Context as _, Result};
use exodus_sbf_debian::{self as debian, Place, places};
use exodus_toolkit::fault::fault;
use exodus_toolkit::{files, generated, process};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const REASONS: &str = "tools/measure/unreached.toml";
const OUT: &str = "docs/reference/coverage.md";
const OURS: [&str; 2] = ["programs/exodus/src/", "rules/src/"];

/// How long to run.
#[derive(clap::Args)]
pub struct Args {
    /// Steps of the model
    #[arg(long, default_value_t = 300_000)]
    steps: u64,
    /// Only say whether the committed table is current
    #[arg(long)]
    check: bool,
}

/// Lines that nothing reaches, with the reason.
#[derive(Deserialize)]
struct Reasons {
    line: Vec<Unreached>,
}

#[derive(Deserialize)]
struct Unreached {
    file: String,
    /// The line itself, without the blanks around it.
    text: String,
    reason: String,
}

/// By file: each line that has instructions, and whether one of them was executed.
type Lines = BTreeMap<String, BTreeMap<usize, bool>>;

/// Measures, and writes the table or compares it.
///
/// # Errors
/// Where a line is not reached without a reason, or the table is not current.
pub fn run(root: &Path, args: &Args) -> Result<()> {
    debian::install()?;
    let binary = debian::compile_with_lines(root, PROGRAM)?;
    let executed = executed(root, &binary, args.steps)?;
    let lines = lines(&binary, &executed)?;
    let reasons: Reasons = toml::from_str(&files::text(&root.join(REASONS))?).with_context(|| REASONS.to_owned())?;
    let unexplained = unexplained(root, &lines, &reasons.line)?;
    if !unexplained.is_empty() {
        return Err(fault(
            format!("{} lines:\n{}", unexplained.len(), unexplained.join("\n")),
            format!("reach them with a template or a step of the model, or give the reason in {REASONS}"),
        ));
    }
    let table = table(&lines, &reasons.line);
    print!("{table}");
    generated::keep(root, OUT, &table, args.check, "cargo xtask coverage")
}

/// Lines that nothing reaches and nothing explains, and explanations of lines that are reached.
fn unexplained(root: &Path, lines: &Lines, reasons: &[Unreached]) -> Result<Vec<String>> {
    let (mut unexplained, mut used) = (Vec::new(), BTreeSet::new());
    for (file, found) in lines {
        let source = files::text(&root.join(file))?;
        let source: Vec<&str> = source.lines().map(str::trim).collect();
        for line in found.iter().filter(|(_, reached)| !**reached).map(|(line, _)| *line) {
            let text = source.get(line.saturating_sub(1)).copied().unwrap_or_default();
            // A reason explains one line.
            let explains =
                |(place, it): &(usize, &Unreached)| it.file == *file && it.text == text && !used.contains(place);
            match reasons.iter().enumerate().find(explains).map(|(place, _)| place) {
                Some(place) => drop(used.insert(place)),
                None => unexplained.push(format!("{file}:{line}: {text}")),
            }
        }
    }
    let stale = reasons.iter().enumerate().filter(|(place, _)| !used.contains(place));
    unexplained.extend(stale.map(|(_, it)| format!("{REASONS}: `{}` of {} is reached", it.text, it.file)));
    Ok(unexplained)
}

/// The numbers of the instructions that the tests execute.
fn executed(root: &Path, binary: &Path, steps: u64) -> Result<BTreeSet<u64>> {
    let out = root.join("target/lines/executed");
    let mut cargo = process::cargo();
    cargo.current_dir(root).env("EXODUS_BINARY", binary);
    cargo.args([
        "run",
        "--release",
        "--locked",
        "--package=exodus-tests",
        "--features=coverage",
        "--bin=coverage",
        "--",
    ]);
    process::run(cargo.arg(&out).arg(steps.to_string()))?;
    let numbers = files::text(&out)?;
    numbers.lines().map(|number| Ok(number.parse()?)).collect()
}

/// Which lines have instructions, and which of these were executed.
fn lines(binary: &Path, executed: &BTreeSet<u64>) -> Result<Lines> {
    let mut lines = Lines::new();
    for (number, places) in (0..).zip(places(binary)?) {
        for Place { file, line } in places {
            if line > 0 && OURS.iter().any(|ours| file.starts_with(ours)) {
                *lines.entry(file).or_default().entry(line).or_default() |= executed.contains(&number);
            }
        }
    }
    Ok(lines)
}

fn table(lines: &Lines, reasons: &[Unreached]) -> String {
    let reached = |found: &BTreeMap<usize, bool>| found.values().filter(|reached| **reached).count();
    let (all, hit) = lines.values().fold((0, 0), |(all, hit), found| (all + found.len(), hit + reached(found)));
    let mut text = format!(
        "# Coverage\n\nGenerated by `cargo xtask coverage`: lines of the program and its rules that left instructions in the binary, and\n\
         how many of them matrix, must-succeeds and model execute. {hit} of {all}; each of the others has its reason below.\n\n\
         | file | lines | reached |\n|---|---:|---:|\n"
    );
    for (file, found) in lines {
        text.push_str(&format!("| `{file}` | {} | {} |\n", found.len(), reached(found)));
    }
    text.push_str("\n| not reached | in | why |\n|---|---|---|\n");
    for Unreached { file, text: line, reason } in reasons {
        text.push_str(&format!("| `{line}` | `{file}` | {reason} |\n"));
    }
    text
}
