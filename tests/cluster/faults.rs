//! The same under a proxy that drops, delays, doubles and refuses, and with a validator that is killed and started again.

use std::process::ExitCode;
use std::time::Duration;

use exodus_sdk::chain::Chain;
use exodus_sdk::chain::rpc::{Options, Rpc};
use exodus_sdk::transaction::signing;
use exodus_tests::{Cluster, Proxy, tool};

use super::people::{People, Tally, said};

pub fn run(validator: &str, members: u32, each: u32, kills: u32) -> ExitCode {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut local = Cluster::start(&tool(), validator, home.path());
    let people = People::join(&local.chain(), members);
    // One word more than there is to say.
    let words = u64::from(each.saturating_sub(1));
    let debts = people.owe(&local.chain(), 1, words);

    let proxy = Proxy::before(local.urls(), 20_261_125);
    let options =
        Options { request: Duration::from_secs(5), landing: Duration::from_secs(600), ..Options::usual(proxy.urls()) };
    let cluster = Rpc::open(options).expect("it answers");
    let all = u64::from(members) * words;
    let mut tally = Tally::default();
    std::thread::scope(|scope| {
        let speaking: Vec<_> = debts
            .iter()
            .map(|debt| {
                let (people, cluster) = (&people, &cluster);
                scope.spawn(move || {
                    let word = |done| cluster.submit(&people.says(debt, done, 1), &signing(&people.keys(debt)));
                    (0..u64::from(each)).map(word).collect::<Vec<_>>()
                })
            })
            .collect();
        for kill in 0..kills {
            // When a part of all words has been said: no clock decides when.
            let enough = all * u64::from(kill + 1) / u64::from(kills + 1);
            while said(&local.chain(), &debts).iter().sum::<u64>() < enough {
                std::thread::yield_now();
            }
            local.kill();
            local.restart();
            println!("killed and started again after {enough} words");
        }
        for speaker in speaking {
            speaker.join().expect("nobody falls silent").into_iter().for_each(|outcome| tally.count(outcome));
        }
    });
    println!("{proxy}");
    assert!(tally.broken.is_empty(), "{:?}", tally.broken);
    assert_eq!((tally.accepted, tally.refused), (all, u64::from(members)), "accepted and refused");
    assert_eq!(said(&local.chain(), &debts), vec![words; debts.len()], "each word counts once");
    println!("{} accepted and {} refused: none lost, none doubled", tally.accepted, tally.refused);
    ExitCode::SUCCESS
}
