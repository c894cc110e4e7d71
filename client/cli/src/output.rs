//! The only printer: data on stdout, everything else on stderr.

use std::io::{IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::exit::Failure;
use crate::{files, visible};

/// How data is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, clap::ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs; its shape is stable.
    Json,
}

/// Where a command says what it found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Output {
    format: Format,
}

impl Output {
    /// A printer of this format.
    pub const fn new(format: Format) -> Self {
        Self { format }
    }

    /// Prints data: as JSON, or as the text that `text` makes of it.
    pub fn data<T: Serialize>(&self, data: &T, text: impl FnOnce(&T) -> String) -> Result<(), Failure> {
        let printed = match self.format {
            Format::Text => text(data),
            Format::Json => {
                let json = serde_json::to_string_pretty(data).map_err(|error| Failure::broken(error.to_string()))?;
                visible::json(&json)
            }
        };
        self.plain(&printed)
    }

    /// Prints data that has one form only, such as a script.
    pub fn plain(&self, printed: &str) -> Result<(), Failure> {
        let printed = visible::text(printed.trim_end());
        written(writeln!(anstream::stdout().lock(), "{printed}"))
    }

    /// Prints what somebody asked clap for, in the colours that it has.
    pub fn help(&self, help: &clap::Error) -> Result<(), Failure> {
        written(help.print().and_then(|()| std::io::stdout().flush()))
    }

    /// Says why a command did not do what it was asked, in the same form as data.
    pub fn failure(&self, failure: &Failure) {
        match self.format {
            Format::Text => self.note(&failure.to_string()),
            Format::Json => self.note(&visible::json(&failure.json().to_string())),
        }
    }

    /// Says something beside the data.
    pub fn note(&self, note: &str) {
        // Nobody can be told when stderr is gone.
        let _ = writeln!(anstream::stderr(), "{}", visible::text(note));
    }

    /// A sign of life on stderr while something takes as long as it takes; silent off a terminal.
    pub fn waiting(&self, what: &'static str) -> ProgressBar {
        if !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new_spinner().with_message(what);
        // What turns it is a thread, and where none is to be had it stands.
        if std::thread::Builder::new().spawn(|| ()).is_ok_and(|thread| thread.join().is_ok()) {
            bar.enable_steady_tick(std::time::Duration::from_millis(100));
        }
        bar
    }

    /// A bar on stderr while `length` steps are done; silent off a terminal.
    pub fn progress(&self, length: u64, what: &'static str) -> ProgressBar {
        if !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new(length).with_message(what);
        let style = ProgressStyle::with_template("{msg:<28} {bar:32} {pos}/{len}");
        style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
    }
}

/// What became of writing to stdout.
fn written(outcome: std::io::Result<()>) -> Result<(), Failure> {
    match outcome {
        // Whoever reads us may stop early: `exodus list | head`.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::broken(format!("the answer cannot be written to stdout: {}", files::why(&error)))
            .hint("check where stdout leads to; what was sent to the ledger stands")),
        Ok(()) => Ok(()),
    }
}
