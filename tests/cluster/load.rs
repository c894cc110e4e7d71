//! So many transactions from so many members: none lost, none doubled, every refusal named; and how long that takes beside a
//! plain loop that sends as many of the same kind, one after the other, and asks for nothing.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use exodus_sdk::chain::Chain as _;
use exodus_sdk::chain::rpc::{Job, Options, Rpc};
use exodus_tests::{Cluster, tool};
use solana_rpc_client::rpc_client::RpcClient;
use solana_rpc_client_api::config::RpcSendTransactionConfig;

use super::people::{Debt, People, Tally, said};

/// Transactions under way at once.
const AT_ONCE: usize = 8_192;
/// What each promise is about.
const CENTS: u64 = 3;
/// How long the plain loop's last transaction is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

pub fn run(validator: &str, members: u32, each: u32) -> ExitCode {
    let home = tempfile::tempdir().expect("a temporary folder");
    let local = Cluster::start(&tool(), validator, home.path());
    let cluster = Rpc::open(Options { at_once: AT_ONCE, ..Options::usual(local.urls()) }).expect("it answers");
    let people = People::join(&cluster, members);

    let started = Instant::now();
    let debts = people.owe(&cluster, each, CENTS);
    let count = u64::try_from(debts.len()).expect("small");
    let rate = per_second(count, started.elapsed());
    println!("{count} promises, {each} of each member one upon the other: all accepted, {rate:.0} a second");

    // Of the last promise of each member more is called done than was promised.
    let too_much = debts.chunks(usize::try_from(each).expect("small")).filter_map(<[_]>::last);
    let words = debts.iter().map(|debt| (debt, 1)).chain(too_much.map(|debt| (debt, CENTS + 1)));
    let lanes: Vec<Vec<Job<'_>>> =
        words.map(|(debt, cents)| vec![Job { draft: people.says(debt, 0, cents), keys: people.keys(debt) }]).collect();
    let before = resident();
    let started = Instant::now();
    let mut tally = Tally::default();
    cluster.submit_all(&lanes, &mut |_, _, outcome| tally.count(outcome));
    let ours = per_second(tally.accepted, started.elapsed());
    assert!(tally.broken.is_empty(), "{:?}", tally.broken);
    assert_eq!((tally.accepted, tally.refused), (count, u64::from(members)), "accepted and refused");
    assert_eq!(said(&cluster, &debts), vec![1; debts.len()], "each word counts once");
    println!("{count} words accepted, {members} refused: none lost, none doubled, {ours:.0} a second");
    println!("memory: {before} MB with all that is to be sent, {} MB when it is sent", resident());

    let (landed, plain) = fire(&cluster, &people, &debts);
    let plain = per_second(landed, plain);
    println!("a plain loop: {landed} of {count} landed, {plain:.0} a second; ratio {:.2}", ours / plain);
    ExitCode::SUCCESS
}

/// Signs all with one blockhash, sends one after the other, and looks at nothing but the end.
fn fire(cluster: &Rpc, people: &People, debts: &[Debt<'_>]) -> (u64, Duration) {
    let client = RpcClient::new(cluster.url().to_owned());
    let config = RpcSendTransactionConfig { skip_preflight: true, ..RpcSendTransactionConfig::default() };
    let started = Instant::now();
    let blockhash = cluster.blockhash().expect("a blockhash");
    for debt in debts {
        let signed = people.says(debt, 1, 1).sign(&people.keys(debt), blockhash).expect("it is signed");
        client.send_transaction_with_config(&signed, config).expect("it is taken");
    }
    let all = u64::try_from(debts.len()).expect("small");
    let (mut landed, mut last) = (0, started.elapsed());
    let waiting = Instant::now();
    while landed < all && waiting.elapsed() < PATIENCE {
        let performed = said(cluster, debts).into_iter().filter(|cents| *cents == 2).count();
        let now = u64::try_from(performed).expect("small");
        if now > landed {
            (landed, last) = (now, started.elapsed());
        }
    }
    (landed, last)
}

fn per_second(count: u64, time: Duration) -> f64 {
    f64::from(u32::try_from(count).expect("small")) / time.as_secs_f64()
}

/// What this process holds in memory, in MB.
pub fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()).unwrap_or_default() / 1_024
}
