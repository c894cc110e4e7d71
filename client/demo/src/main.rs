//! `exodus-demo`: the demonstration and nothing else. `exodus demo` shows the same, and has flags.
#![forbid(unsafe_code)]

use std::io::{ErrorKind, Write as _, stderr, stdout};
use std::process::ExitCode;

use exodus_demo::{Failure, Left, Play, Ties, play, tell};
use exodus_sdk::letters::steers;

const NO_FLAGS: &str = "error: `exodus-demo` takes no arguments: it shows the demonstration as it is\n \
                        hint: `cargo run --release -p exodus-cli -- demo --help` shows the flags of `exodus demo`";

fn main() -> ExitCode {
    if std::env::args_os().len() > 1 {
        return ended(NO_FLAGS, 2);
    }
    let story = match story() {
        Ok(story) => story,
        Err(failure) => {
            // It may name a directory of the environment's, and stays on its line.
            let fact: String = failure.to_string().chars().filter(|letter| !steers(*letter)).collect();
            return ended(
                &failure.hint().map_or(format!("error: {fact}"), |hint| format!("error: {fact}\n hint: {hint}")),
                3,
            );
        }
    };
    match writeln!(stdout().lock(), "{story}") {
        // Whoever reads us may stop early: `exodus-demo | head`.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            ended(&format!("error: the answer cannot be written to stdout: {error}"), 3)
        }
        _ => ExitCode::SUCCESS,
    }
}

fn story() -> Result<String, Failure> {
    let ties = Ties::karate()?;
    let played = play(&Play { ties: &ties, ledger: None, chapter: None }, &mut || ())?;
    Ok(tell(&played, &Left::default()))
}

fn ended(said: &str, code: u8) -> ExitCode {
    // Nobody can be told when stderr is gone.
    let _ = writeln!(stderr(), "{said}");
    ExitCode::from(code)
}
