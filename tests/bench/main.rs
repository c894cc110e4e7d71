//! What each instruction costs beside the least that it could cost: `bench FLOOR.so`.
//!
//! For each template of the matrix: our program runs it; what it wrote, created, closed and told becomes a plan; the floor
//! carries the plan out on the same accounts. Compute units are exact in this machine, so one run says everything.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a tool of the tests measures what it set up itself, and fails by panicking"
)]

use std::collections::BTreeMap;
use std::process::ExitCode;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use exodus_floor::Plan;
use exodus_sdk::{Address, PROGRAM};
use exodus_tests::matrix::{CASHIER, NOUNS, Template};
use solana_account::{ReadableAccount, WritableAccount};
use solana_instruction::Instruction;

const FLOOR: Address = Address::new_from_array([0xF1; 32]);

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("error: which floor?\nhint: `cargo xtask bench program` builds it and starts this");
        return ExitCode::from(2);
    };
    let floor = std::fs::read(&path).expect("the floor can be read");
    let mut rows: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for (_, templates) in NOUNS {
        for template in templates() {
            // The plain path of an instruction stands for it.
            if !rows.contains_key(&template.shape.name) {
                rows.insert(template.shape.name.clone(), measured(&template, &floor));
            }
        }
    }
    let mut ratios: Vec<(f64, &str)> = Vec::new();
    println!("{:<28}{:>8}{:>8}{:>7}", "instruction", "ours", "floor", "ratio");
    for (name, (ours, least)) in &rows {
        let ratio = f64::from(u32::try_from(*ours).expect("small")) / f64::from(u32::try_from(*least).expect("small"));
        println!("{name:<28}{ours:>8}{least:>8}{ratio:>7.2}");
        ratios.push((ratio, name));
    }
    ratios.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (median, worst) = (ratios[ratios.len() / 2], ratios[ratios.len().saturating_sub(1)]);
    println!("{} instructions, median {:.2}, worst {:.2} ({})", rows.len(), median.0, worst.0, worst.1);
    ExitCode::SUCCESS
}

/// Our units and the floor's.
fn measured(template: &Template, floor: &[u8]) -> (u64, u64) {
    let mut ours = template.machine.clone();
    let sent = ours.send(&CASHIER, core::slice::from_ref(&template.instruction)).expect("a template is accepted");
    let mut metas = template.instruction.accounts.clone();
    let mut bare = template.machine.clone();
    bare.load(FLOOR, floor);
    let place = |address: &Address| {
        let found = template.instruction.accounts.iter().position(|meta| meta.pubkey == *address);
        found.and_then(|place| u8::try_from(place).ok())
    };
    let mut plan = Plan { clock: reads_the_clock(&template.shape.name), ..Plan::default() };
    for (signer, meta) in (0_u8..).zip(&template.instruction.accounts).filter(|(_, meta)| meta.is_signer) {
        let named = (0_u8..).zip(&template.instruction.accounts).find_map(|(record, other)| {
            let data = template.machine.account(&other.pubkey).filter(|account| *account.owner() == PROGRAM)?.data();
            let at = data.windows(32).position(|bytes| bytes == meta.pubkey.as_ref())?;
            Some((signer, record, u16::try_from(at).ok()?))
        });
        plan.signers.extend(named);
    }
    for change in ours.changes(&template.machine) {
        let of_ours = |account: &Option<exodus_sdk::record::RawAccount>| {
            account.clone().filter(|account| account.owner == PROGRAM)
        };
        match (place(&change.address), of_ours(&change.before), of_ours(&change.after)) {
            (Some(at), Some(before), Some(after)) => {
                let written = before.data.iter().zip(&after.data).filter(|(one, other)| one != other).count();
                plan.writes.push((at, u16::try_from(written).expect("small")));
            }
            (Some(at), None, Some(after)) => {
                let number = u8::try_from(plan.creates.len()).expect("few");
                let (address, bump) = Address::find_program_address(&[&[number]], &FLOOR);
                let bytes = u16::try_from(after.data.len()).expect("small");
                let payer = template.instruction.accounts.iter().position(|meta| meta.is_signer && meta.is_writable);
                let payer = u8::try_from(payer.expect("somebody pays")).expect("few");
                plan.creates.push((payer, at, bytes, bump));
                plan.writes.push((at, bytes));
                metas[usize::from(at)].pubkey = address;
            }
            (Some(at), Some(_), None) => {
                let payer = template.shape.accounts.iter().rposition(|name| name.ends_with("payer"));
                plan.closes.push((at, u8::try_from(payer.unwrap_or(0)).expect("few")));
            }
            _ => {}
        }
    }
    for told in sent.logs.iter().filter_map(|line| line.strip_prefix("Program data: ")) {
        let bytes = BASE64_STANDARD.decode(told).expect("the machine's own").len();
        plan.logs.push(u16::try_from(bytes).expect("small"));
    }
    for meta in &template.instruction.accounts {
        let account = template.machine.account(&meta.pubkey).filter(|account| *account.owner() == PROGRAM).cloned();
        if let Some(mut account) = account {
            account.set_owner(FLOOR);
            bare.plant(meta.pubkey, account);
        }
    }
    let least = Instruction { program_id: FLOOR, accounts: metas, data: plan.data() };
    let carried_out = bare.send(&CASHIER, &[least]);
    let carried_out = carried_out.unwrap_or_else(|failed| panic!("{}: {failed:#?}\n{plan:?}", template.name));
    (sent.compute_units_consumed, carried_out.compute_units_consumed)
}

/// Whether the page of an instruction asks what time it is.
fn reads_the_clock(name: &str) -> bool {
    let page =
        format!("{}/../programs/exodus/src/instructions/{}.rs", env!("CARGO_MANIFEST_DIR"), name.replacen('.', "/", 1));
    let page = std::fs::read_to_string(page).expect("each instruction has its page");
    ["guards::now", "guards::clock", "guards::own", "super::answer", "super::act(", "carry("]
        .iter()
        .any(|call| page.contains(call))
}
