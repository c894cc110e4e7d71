//! Does the chain's machine compute what this one does? Runs the probe on both, a seed after the other.
//!
//! `agree PROBE.so [ROUNDS]`: so many rounds of each subject, a million where nothing is said.
#![allow(clippy::expect_used, reason = "a tool of the tests fails by panicking")]

use std::process::ExitCode;

use exodus_probe::{SUBJECTS, digest};
use exodus_sdk::{Address, Keypair, Signer};
use litesvm::LiteSVM;
use solana_compute_budget::compute_budget::ComputeBudget;
use solana_instruction::Instruction;
use solana_message::{Message, VersionedMessage};
use solana_transaction::versioned::VersionedTransaction;

const PROBE: Address = Address::new_from_array([7; 32]);
/// Rounds in one transaction.
const BATCH: u32 = 2_000;
const ROUNDS: u32 = 1_000_000;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("error: which probe?\nhint: `cargo xtask agree` builds it and starts this");
        return ExitCode::from(2);
    };
    let rounds = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS);
    let mut machine = Machine::with(&std::fs::read(&path).expect("the probe can be read"));
    let mut differs = false;
    for ((name, _), subject) in SUBJECTS.iter().zip(0_u8..) {
        let unequal = (0..rounds.div_ceil(BATCH)).find(|batch| !machine.agrees(subject, u64::from(*batch)));
        match unequal {
            None => println!("{name:<30} {rounds} rounds, equal"),
            Some(seed) => println!("{name:<30} differs: seed {seed}, {BATCH} rounds"),
        }
        differs |= unequal.is_some();
    }
    ExitCode::from(u8::from(differs))
}

struct Machine {
    vm: LiteSVM,
    payer: Keypair,
}

impl Machine {
    fn with(probe: &[u8]) -> Self {
        let budget = ComputeBudget { compute_unit_limit: 1 << 40, ..ComputeBudget::new_with_defaults(true) };
        let mut vm = LiteSVM::new().with_compute_budget(budget).with_sigverify(false).with_blockhash_check(false);
        vm.add_program(PROBE, probe).expect("the probe loads");
        let payer = exodus_sdk::keypair_from_seed(&[3; 32]).expect("32 bytes are a seed");
        vm.airdrop(&payer.pubkey(), 1 << 39).expect("play money");
        Self { vm, payer }
    }

    /// Whether the machine finds the digest that we find.
    fn agrees(&mut self, subject: u8, seed: u64) -> bool {
        let expected = digest(subject, seed, BATCH).expect("a subject");
        let mut data = vec![subject];
        data.extend(seed.to_le_bytes());
        data.extend(BATCH.to_le_bytes());
        data.extend(expected.to_le_bytes());
        let ask = Instruction { program_id: PROBE, accounts: Vec::new(), data };
        let message = VersionedMessage::Legacy(Message::new(&[ask], Some(&self.payer.pubkey())));
        let transaction = VersionedTransaction { signatures: vec![Default::default()], message };
        self.vm.expire_blockhash();
        match self.vm.send_transaction(transaction) {
            Ok(_) => true,
            Err(failed) => {
                eprintln!("{:?} {:?}", failed.err, failed.meta.logs.last());
                false
            }
        }
    }
}
