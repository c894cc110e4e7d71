//! The grammar: one file per noun, and the flags that every command takes.

pub mod archive;
pub mod clearing;
pub mod commitment;
pub mod delegate;
pub mod demo;
pub mod import;
pub mod intent;
pub mod keygen;
pub mod ledger;
pub mod list;
pub mod localnet;
pub mod member;
pub mod network;
pub mod offer;
pub mod pool;
pub mod program;
pub mod recovery;
pub mod request;
pub mod text;
pub mod tidy;
pub mod tie;
pub mod transaction;
mod wrong;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::output::Format;
pub use wrong::{Typed, typed};

/// What `exodus` alone says: enough to begin.
pub const FIRST_STEPS: &str = "\
Exodus: people who trust each other write it down, and help one another when something happens.

  exodus demo                                    watch a real group of 34 people do it, in seconds
  exodus keygen                                  make the key that signs for you
  exodus network create our-street --unit EUR    begin a network, then `exodus member join`

Next: `exodus --help` lists every command, `exodus tie --help` those about ties.";

const LONG_ABOUT: &str = "\
Exodus: people who trust each other write it down, and help one another when something happens.

No money is held or moved: the ledger keeps who is ready to help whom, and who kept their word. A promise is kept \
off the ledger (cash, transfer, work, goods) and confirmed on it by the one who received it.";

const MORE: &str =
    "`exodus --help` also says how amounts and times are written, where settings come from, and the exit codes.";

const AFTER_HELP: &str = "\
Amounts are typed as people write them: 30, 30.50, \"30.50 EUR\". Times are a term from now (90m, 36h, 14d) or a moment \
in UTC (2026-12-31T23:59:59Z). JSON carries amounts in minor units (cents) and times in unix seconds.

What is not given by a flag comes from the environment (EXODUS_URL, EXODUS_HOME, EXODUS_KEYPAIR, EXODUS_NETWORK), then \
from ~/.config/exodus/config.toml (url, commitment, ledger, keypair, fee_payer, output, network), then from Solana's own \
config. Without any of them it is the embedded ledger; whoever names a directory with --ledger means that as well.

The ledger charges rent deposits and fees in SOL. On the embedded ledger that is play money, and whoever pays has it.

With --dry-run every command that would send something asks the very same program instead, and changes nothing: it says \
what would be accepted, or is refused with the same words and the same exit code.

Exit codes: 0 done, 1 refused by the rules, 2 wrong usage or input, 3 something broke. With --output json an error is \
one JSON object on stderr: error, refusal and code where a rule said no, hint.";

const OFFLINE: &str = "Offline signing";

#[derive(Parser, Debug)]
#[command(name = "exodus", version, about = "People who trust each other help one another", long_about = LONG_ABOUT)]
#[command(after_help = MORE, after_long_help = AFTER_HELP, max_term_width = 110)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The flags of every command, as given on the command line alone.
#[derive(Args, Debug, Default, Clone)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// The chain: `embedded` (a ledger in a directory of this machine), localhost, devnet, testnet, mainnet-beta, or an
    /// address [env: EXODUS_URL]
    #[arg(short, long, global = true, value_name = "URL_OR_MONIKER")]
    pub url: Option<String>,
    /// Where the cluster answers websockets, if not beside the url [env: EXODUS_WS_URL]
    #[arg(long, global = true, value_name = "URL")]
    pub ws: Option<String>,
    /// How sure the cluster has to be: processed, confirmed or finalized [default: confirmed]
    // Commitments are something else here, and an argument of that name.
    #[arg(id = "sureness", long = "commitment", global = true, value_name = "COMMITMENT")]
    pub commitment: Option<String>,
    /// What a compute unit is paid with, in micro-lamports [default: what others have lately paid]
    #[arg(long, global = true, value_name = "MICROLAMPORTS")]
    pub with_compute_unit_price: Option<u64>,
    /// How many compute units a transaction may take [default: a tenth more than its simulation]
    #[arg(long, global = true, value_name = "UNITS", value_parser = clap::value_parser!(u32).range(1..=1_400_000))]
    pub with_compute_unit_limit: Option<u32>,
    /// Directory of the embedded ledger [env: EXODUS_HOME]
    #[arg(long, global = true, value_name = "DIR")]
    pub ledger: Option<PathBuf>,
    /// Keypair that signs for you: a file, `-` (standard input), `prompt:` (a seed phrase), or the address of one that signs
    /// elsewhere [env: EXODUS_KEYPAIR]
    #[arg(short, long, global = true, value_name = "KEYPAIR")]
    pub keypair: Option<PathBuf>,
    /// Keypair that pays fees and rent deposits, if somebody else does
    #[arg(long, global = true, value_name = "KEYPAIR")]
    pub fee_payer: Option<PathBuf>,
    /// Sign and print the signatures, and send nothing
    #[arg(long, global = true, help_heading = OFFLINE)]
    pub sign_only: bool,
    /// Print the message that is signed as well
    #[arg(long, global = true, help_heading = OFFLINE)]
    pub dump_transaction_message: bool,
    /// Sign with this blockhash instead of the newest one
    #[arg(long, global = true, value_name = "BLOCKHASH", help_heading = OFFLINE)]
    pub blockhash: Option<String>,
    /// What somebody else has signed; may stand several times
    #[arg(long = "signer", global = true, value_name = "ADDRESS=SIGNATURE", help_heading = OFFLINE)]
    pub signers: Vec<String>,
    /// Sign with the nonce of this account instead of a blockhash, so that it can be sent whenever you like
    #[arg(long, global = true, value_name = "ADDRESS", help_heading = OFFLINE)]
    pub nonce: Option<String>,
    /// Keypair that may use the nonce, if another one does
    #[arg(long, global = true, value_name = "KEYPAIR", help_heading = OFFLINE)]
    pub nonce_authority: Option<PathBuf>,
    /// The network to act in, by address or name [env: EXODUS_NETWORK]
    #[arg(long, global = true, value_name = "NETWORK")]
    pub network: Option<String>,
    /// The member to act as, where your key holds several or is the delegate of one
    #[arg(long = "as", global = true, value_name = "MEMBER")]
    pub acting_as: Option<String>,
    /// How to print
    #[arg(long, global = true, value_enum, value_name = "FORMAT")]
    pub output: Option<Format>,
    /// Say what would happen, and send nothing
    #[arg(long, global = true)]
    pub dry_run: bool,
    /// Settings file
    #[arg(short = 'C', long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    Demo(demo::Demo),
    Keygen(keygen::Keygen),
    Import(import::Import),
    /// Networks: the frame that people help each other in
    #[command(subcommand)]
    Network(network::Network),
    /// Members: join, and read who kept their word
    #[command(subcommand)]
    Member(member::Member),
    /// Ties: mutual trust between two people
    #[command(subcommand)]
    Tie(tie::Tie),
    List(list::List),
    /// Requests: calls for help
    #[command(subcommand)]
    Request(request::Request),
    /// Intents: what people mean to give, until they change their mind
    #[command(subcommand)]
    Intent(intent::Intent),
    /// Commitments: promises that cannot be withdrawn
    #[command(subcommand)]
    Commitment(commitment::Commitment),
    /// Offers and needs: goods and services at a price, exchanged without an arbiter
    #[command(subcommand)]
    Offer(offer::Offer),
    /// Pools: people who share damage
    #[command(subcommand)]
    Pool(pool::Pool),
    /// Clearings: debts that run in a circle
    #[command(subcommand)]
    Clearing(clearing::Clearing),
    /// Delegates: second keys with small powers
    #[command(subcommand)]
    Delegate(delegate::Delegate),
    /// Recovery: friends who can give you another key if you lose yours
    #[command(subcommand)]
    Recovery(recovery::Recovery),
    /// Archives: closed promises in a file, with the proof that none is missing
    #[command(subcommand)]
    Archive(archive::Archive),
    Tidy(tidy::Tidy),
    /// Transactions that are signed here and sent elsewhere
    #[command(subcommand)]
    Transaction(transaction::Transaction),
    Localnet(localnet::Localnet),
    /// The program on a cluster: bring it there, compare it, give up every power over it
    #[command(subcommand)]
    Program(program::Program),
    /// The ledger itself: what is on it, its clock, and play money on test clusters
    #[command(subcommand)]
    Ledger(ledger::Ledger),
    /// Print a script that completes commands in your shell
    #[command(after_help = "Example: exodus completions bash > ~/.local/share/bash-completion/completions/exodus")]
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_grammar_is_sound() {
        super::Cli::command().debug_assert();
    }
}
