//! The grammar of `exodus program`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Subcommand, Debug)]
pub enum Program {
    Verify(Verify),
    Deploy(Deploy),
    Upgrade(Upgrade),
    Finalize(Finalize),
    CloseBuffer(CloseBuffer),
}

/// Compare the program on a cluster with the binary that belongs to this tool, byte by byte
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus program verify --url devnet")]
pub struct Verify {
    /// Which program [default: the one that this tool speaks to]
    #[arg(value_name = "ADDRESS")]
    pub program: Option<String>,
    /// Another binary to compare with
    #[arg(long, value_name = "FILE.so")]
    pub binary: Option<PathBuf>,
}

/// What is written into a cluster before it takes a program's place.
#[derive(Args, Debug)]
pub struct Buffer {
    /// Keypair file of the buffer. One that broke off goes on with it where it was [default: beside your settings]
    #[arg(long, value_name = "FILE")]
    pub buffer: Option<PathBuf>,
    /// The binary [default: the one that belongs to this tool]
    #[arg(long, value_name = "FILE.so")]
    pub binary: Option<PathBuf>,
}

/// Bring the program to a cluster, under an address of your own
#[derive(Args, Debug)]
#[command(
    after_help = "The binary has to be built for the address: `cargo xtask program --id ADDRESS`. Your keypair may \
                        change the program until `exodus program finalize`.\n\n\
                        Example: exodus program deploy --program program.json --url devnet"
)]
pub struct Deploy {
    /// Keypair file of the program: its public half is the address
    #[arg(long, value_name = "FILE")]
    pub program: PathBuf,
    #[command(flatten)]
    pub buffer: Buffer,
}

/// Put another binary in the program's place, as long as you may
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus program upgrade --url devnet")]
pub struct Upgrade {
    /// Which program [default: the one that this tool speaks to]
    #[arg(value_name = "ADDRESS")]
    pub program: Option<String>,
    #[command(flatten)]
    pub buffer: Buffer,
}

/// Give up every power over the program, for ever: nobody can change it afterwards, nor take that back
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus program finalize --url devnet")]
pub struct Finalize {
    /// Which program [default: the one that this tool speaks to]
    #[arg(value_name = "ADDRESS")]
    pub program: Option<String>,
    /// The program's address, instead of typing it when asked
    #[arg(long, value_name = "ADDRESS")]
    pub confirm: Option<String>,
}

/// Get the rent of a buffer back that is of no use any more
#[derive(Args, Debug)]
#[command(after_help = "Example: exodus program close-buffer ADDRESS --url devnet")]
pub struct CloseBuffer {
    /// Which
    #[arg(value_name = "ADDRESS")]
    pub buffer: String,
}
