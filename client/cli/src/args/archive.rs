//! The grammar of `exodus archive`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Subcommand, Debug)]
pub enum Archive {
    Export(Export),
    Verify(Verify),
}

/// Write every closed promise of a member to one file that proves itself complete
#[derive(Args, Debug)]
#[command(
    after_help = "The file stays a proof when the ledger is gone: keep it, and the head that `exodus member show` \
                        calls history.\n\nExample: exodus archive export --out my-promises.json"
)]
pub struct Export {
    /// Whose, by address [default: yours]
    #[arg(value_name = "MEMBER")]
    pub member: Option<String>,
    /// Where to write it [default: stdout]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Overwrite a file that is there
    #[arg(short, long, requires = "out")]
    pub force: bool,
}

/// Prove an archive complete and unaltered, or name the first record that is not
#[derive(Args, Debug)]
#[command(
    after_help = "With --head and --length no ledger is needed: take both from the member, not from the file.\n\n\
                        Example: exodus archive verify my-promises.json --head <HASH> --length 12"
)]
pub struct Verify {
    /// The file that `exodus archive export` wrote
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Whose it must be, by address [default: the member that the file names]
    #[arg(long, value_name = "MEMBER")]
    pub member: Option<String>,
    /// The head of the member's history, 64 hex digits [default: what the ledger says]
    #[arg(long, value_name = "HASH", requires = "length")]
    pub head: Option<String>,
    /// How many records that history has
    #[arg(long, value_name = "NUMBER", requires = "head")]
    pub length: Option<u32>,
}
