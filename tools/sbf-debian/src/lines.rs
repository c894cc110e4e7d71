//! Which lines of the sources the instructions of a binary came from, by its table of source lines.

use crate::compile::WORKSPACE;
use crate::packages::llvm;
use anyhow::{Context as _, Result};
use exodus_toolkit::fault::fault;
use exodus_toolkit::process;
use serde::Deserialize;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

/// Bytes of an instruction.
const WIDTH: u64 = 8;

/// A line of a source.
#[derive(Deserialize)]
pub struct Place {
    /// From the workspace's root, where it lies in it.
    #[serde(rename = "FileName")]
    pub file: String,
    /// From one on; zero where the compiler names none.
    #[serde(rename = "Line")]
    pub line: usize,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "Symbol", default)]
    places: Vec<Place>,
}

/// For each instruction of a binary of [`compile_with_lines`](crate::compile_with_lines), in order: where it came from, through
/// every level of inlining.
///
/// # Errors
/// Where LLVM's tools are missing, or cannot read the binary.
pub fn places(binary: &Path) -> Result<Vec<Vec<Place>>> {
    let last = instructions(binary)?.saturating_sub(1);
    let mut command = llvm("llvm-symbolizer");
    command.args(["--inlines", "--output-style=JSON"]).arg(format!("--obj={}", binary.display()));
    let mut symbolizer = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut asked = symbolizer.stdin.take().context("no way to ask the symboliser")?;
    let asking = std::thread::spawn(move || (0..=last).try_for_each(|number| writeln!(asked, "{:#x}", number * WIDTH)));
    let answers = String::from_utf8(symbolizer.wait_with_output()?.stdout)?;
    asking.join().map_err(|_| fault("the symboliser stopped listening", "run it again"))??;
    answers.lines().map(read).collect()
}

fn read(answer: &str) -> Result<Vec<Place>> {
    let Answer { mut places } = serde_json::from_str(answer)?;
    for place in &mut places {
        if let Some(inside) = place.file.strip_prefix(WORKSPACE).and_then(|rest| rest.strip_prefix('/')) {
            place.file = inside.to_owned();
        }
    }
    Ok(places)
}

/// How many instructions the binary has.
fn instructions(binary: &Path) -> Result<u64> {
    let sections = process::read(llvm("llvm-size").arg("--format=sysv").arg(binary))?;
    let text = sections.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let bytes = text.into_iter().find(|words| words.first() == Some(&".text")).context("the binary has no code")?;
    Ok(bytes.get(1).context("the code has no length")?.parse::<u64>()? / WIDTH)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_file_of_the_workspace_is_named_from_its_root() {
        let answer =
            r#"{"Symbol":[{"FileName":"/exodus/rules/src/tie.rs","Line":7},{"FileName":"/cargo/a.rs","Line":0}]}"#;
        let places: Vec<_> = read(answer).unwrap().into_iter().map(|place| (place.file, place.line)).collect();
        assert_eq!(places, [("rules/src/tie.rs".to_owned(), 7), ("/cargo/a.rs".to_owned(), 0)]);
        assert!(read(r#"{"Error":"none"}"#).unwrap().is_empty());
    }
}
