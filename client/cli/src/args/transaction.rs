//! The grammar of `exodus transaction`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Subcommand, Debug)]
pub enum Transaction {
    /// Say who has signed a transaction and what would become of it
    Show(File),
    /// Add your signature to a transaction that somebody else has made
    #[command(after_help = "Look at it first: `exodus transaction show FILE`. This needs no cluster.\n\n\
                            Example: exodus transaction sign offer.txt --keypair id.json")]
    Sign(File),
    /// Send a transaction that everybody has signed
    Send(File),
}

/// Where it is.
#[derive(Args, Debug)]
pub struct File {
    /// A file with what `--sign-only` printed last, base64; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}
