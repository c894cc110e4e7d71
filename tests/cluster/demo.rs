//! How long the demonstration takes on a cluster, beside its confirmations alone: as many transactions that do nothing, each sent
//! by a plain client when the one before is confirmed.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use exodus_sdk::chain::Chain as _;
use exodus_sdk::instructions::{Instruction, SYSTEM};
use exodus_sdk::transaction::Draft;
use exodus_sdk::{CommitmentConfig, Keypair, Signer as _};
use exodus_tests::{Cluster, tool};
use serde_json::Value;
use solana_rpc_client::rpc_client::RpcClient;

/// The system program's instruction that moves lamports: this mark, and how many.
const TRANSFER: [u8; 4] = 2_u32.to_le_bytes();

pub fn run(validator: &str) -> ExitCode {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (local, told) = Cluster::start_with_demo(&tool(), validator, home.path());
    let demo = told.get("demo").expect("it was asked for");
    let count = demo.get("transactions").and_then(Value::as_u64).expect("it counts what it sends");
    let seconds = demo.get("seconds").and_then(Value::as_f64).expect("and how long that took");
    let alone = confirmations(&local, count).as_secs_f64();
    println!("the demonstration on {validator}: {count} transactions in {seconds:.1} s; as many confirmations alone:");
    println!("{alone:.1} s; ratio {:.2}", seconds / alone);
    ExitCode::SUCCESS
}

fn confirmations(local: &Cluster, count: u64) -> Duration {
    let chain = local.chain();
    let key = Keypair::new();
    chain.fund(&key.pubkey(), 1_000_000_000).expect("play money");
    let client = RpcClient::new_with_commitment(chain.url().to_owned(), CommitmentConfig::confirmed());
    let started = Instant::now();
    for lamports in 1..=count {
        let accounts = [true, false].map(|signs| solana_instruction::AccountMeta::new(key.pubkey(), signs)).to_vec();
        let data = [TRANSFER.as_slice(), &lamports.to_le_bytes()].concat();
        let draft = Draft::paid_by(key.pubkey()).then(Instruction { program_id: SYSTEM, accounts, data });
        let signed = draft.sign(&[&key], chain.blockhash().expect("a blockhash")).expect("it is signed");
        client.send_and_confirm_transaction(&signed).expect("it is confirmed");
    }
    started.elapsed()
}
