//! Files of ties, as text or as snapshots, and of obligations. What is wrong with one is said here, in one way.

mod who;

use std::io::ErrorKind;
use std::path::Path;

use exodus_graph::csv::{self, Named};
use exodus_graph::{Fault, Graph, Node, snapshot};

use crate::exit::Failure;
use crate::files;
use crate::output::Output;
use crate::visible;

pub use who::{Name, Who};

const TIES: &str = "the file starts with the line `a,b`; then each line is one mutual tie between two different people, \
                    two whole numbers from 0 to 4294967295 such as `1,2`, and no tie stands twice";
const OBLIGATIONS: &str = "the file starts with the line `debtor,creditor,amount`; then each line is what one person owes \
                           another, three whole numbers such as `1,2,500`, the amount in minor units (cents), and no two \
                           people stand in the same order twice";
const SNAPSHOT: &str = "make it anew with `exodus network snapshot`, or copy it again from where it was whole";
const UNREADABLE: &str =
    "check the path and your rights; it is a plain text file, such as a spreadsheet exports as CSV (UTF-8)";

/// A network in a file.
pub struct File {
    /// The ties.
    pub graph: Graph,
    /// Who is who.
    pub who: Who,
    /// What everybody has pledged, in the order of the nodes; empty where the file does not say.
    pledges: Vec<u64>,
}

impl File {
    /// Opens a snapshot, or reads a file of ties, and shows that it is at it.
    pub fn read(file: &Path, output: &Output) -> Result<Self, Failure> {
        let bar = output.progress(1_000, "reading the ties");
        let read = Self::read_telling(file, &mut |done| bar.set_position(done));
        bar.finish_and_clear();
        read
    }

    fn read_telling(file: &Path, tell: &mut dyn FnMut(u64)) -> Result<Self, Failure> {
        let name = visible::path(file);
        if snapshot::is_one(file) {
            let snapshot = snapshot::open(file).map_err(|fault| wrong(&name, &fault, SNAPSHOT))?;
            let (who, pledges) = (Who::of(&snapshot), snapshot.pledges().to_vec());
            return Ok(Self { graph: snapshot.graph, who, pledges });
        }
        let Named { graph, ids } = csv::ties_telling(file, tell).map_err(|fault| wrong_ties(&name, &fault))?;
        Ok(Self { graph, who: Who::Numbers(ids), pledges: Vec::new() })
    }

    /// Somebody in it, as they were typed.
    pub fn somebody(&self, typed: &str, file: &Path) -> Result<Node, Failure> {
        self.who.typed(typed).ok_or_else(|| {
            let kind = match self.who {
                Who::Numbers(_) => "number",
                Who::Addresses(_) => "address",
            };
            let fact = format!("{}: nobody in it has the {kind} `{}`", visible::path(file), typed.escape_debug());
            Failure::usage(fact).hint(self.who.told())
        })
    }

    /// What everybody has pledged, in the order of the nodes; empty where the file does not say.
    pub fn pledges(&self) -> &[u64] {
        &self.pledges
    }

    /// What these people have pledged together; nothing where the file does not say.
    pub fn resource<'a>(&self, people: impl Iterator<Item = &'a Node>) -> Result<u64, Failure> {
        let pledges = people.filter_map(|member| self.pledges.get(usize::try_from(*member).ok()?));
        let sum = pledges.copied().try_fold(0_u64, u64::checked_add);
        sum.ok_or_else(|| Failure::usage(format!("what they have pledged together is more than {}", u64::MAX)))
    }
}

/// Why a file of ties cannot be used.
pub fn wrong_ties(name: &str, fault: &Fault) -> Failure {
    wrong(name, fault, TIES)
}

/// Why a file of obligations cannot be used.
pub fn wrong_obligations(name: &str, fault: &Fault) -> Failure {
    wrong(name, fault, OBLIGATIONS)
}

fn wrong(name: &str, fault: &Fault, form: &str) -> Failure {
    match fault {
        Fault::Unreadable(kind) => {
            let why = files::why(&std::io::Error::from(*kind));
            Failure::usage(format!("{name} cannot be read: {why}")).hint(UNREADABLE)
        }
        Fault::Line(..) | Fault::Whole(_) => Failure::usage(fault.of(name)).hint(form),
    }
}

/// A file that cannot be written. What is there already is never overwritten.
pub fn unwritable(file: &Path, why: &std::io::Error) -> Failure {
    let name = visible::path(file);
    let fact = format!("{name} cannot be written: {}", files::why(why));
    match why.kind() {
        ErrorKind::AlreadyExists => Failure::usage(fact).hint("name a file that does not exist yet"),
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory => {
            Failure::usage(fact).hint("name a file that does not exist yet, in a folder that does")
        }
        _ => Failure::broken(fact).hint("check the folder's rights and free space, or name another place"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_says_whose_doing_it_is() {
        let code = |kind: ErrorKind| {
            let failure = unwritable(Path::new("a.csv"), &kind.into());
            (format!("{:?}", failure.code()), failure.to_string())
        };
        let is = |code: u8| format!("{:?}", std::process::ExitCode::from(code));
        for (kind, expected, fact) in [
            (ErrorKind::AlreadyExists, 2, "a.csv cannot be written: there is a file already"),
            (ErrorKind::NotFound, 2, "in a folder that does"),
            (ErrorKind::StorageFull, 3, "no space is left"),
            (ErrorKind::ReadOnlyFilesystem, 3, "nothing can be written there"),
            (ErrorKind::PermissionDenied, 3, "check the folder's rights"),
        ] {
            let (code, said) = code(kind);
            assert!(code == is(expected) && said.contains(fact), "{said}");
        }
    }
}
