//! The grammar of `exodus keygen`.

use std::path::PathBuf;

/// Make a new key: the file that signs for you
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Whoever has the file can act as you. Keep a copy in a safe place; there is no other way back.\n\n\
                        Example: exodus keygen --outfile alice.json"
)]
pub struct Keygen {
    /// Where to write it [default: the keypair file of your settings]
    #[arg(short, long, value_name = "FILE")]
    pub outfile: Option<PathBuf>,
    /// Overwrite a file that is there: the key in it is lost
    #[arg(short, long)]
    pub force: bool,
}
