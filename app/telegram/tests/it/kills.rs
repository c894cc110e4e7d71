//! A door that is killed at any moment: nothing is lost, and nothing takes effect twice. The door runs in a process of its
//! own, which is killed as a power cut kills; Telegram's stand-in outlives it.
//!
//! `EXODUS_KILLS=3000 EXODUS_UPDATES=20000` makes it the long run.

use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use exodus_telegram::fake::Fake;
use exodus_telegram::fake::town::{Plan, Town, found};
use exodus_telegram::secret::Seal;
use exodus_telegram::store::Store;

use crate::scene::JUNE;

const FOLDER: &str = "EXODUS_TEST_FOLDER";
const SERVER: &str = "EXODUS_TEST_SERVER";

fn asked(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// The door in its own process: does nothing where nobody asked for it.
#[test]
fn child() {
    let (Some(folder), Ok(server)) = (std::env::var_os(FOLDER), std::env::var(SERVER)) else { return };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        // The one before is dead when this one begins: nobody else has the lease.
        let plan = Plan { lease: 0, ..Plan::default() };
        let around = Town::around(folder.as_ref(), Fake::default(), server, found(JUNE).unwrap(), plan);
        let town = around.await.unwrap();
        std::future::pending::<()>().await;
        drop(town);
    });
}

async fn store(folder: &Path) -> Store {
    let seal = Seal::kept_in(&folder.join("door.key")).unwrap();
    Store::open(&format!("sqlite://{}", folder.join("door.db").display()), seal).await.unwrap()
}

/// Numbers that look like chance and are the same each time (xorshift, Marsaglia 2003).
fn dice(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_it_loses_nothing_and_does_nothing_twice() {
    let (kills, updates) = (asked("EXODUS_KILLS", 25), asked("EXODUS_UPDATES", 400));
    let folder = tempfile::tempdir().unwrap();
    let (fake, server) = Fake::start().await.unwrap();
    let chats: Vec<i64> = (1..=20).map(|chat| 7_000_000_000 + chat).collect();
    let mut seed = 20_261_128_u64;
    let start = || {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "kills::child", "--nocapture"]);
        command.env(FOLDER, folder.path()).env(SERVER, server.to_string());
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let mut sent = 0_u64;
    for kill in 0..=kills {
        let mut child = start();
        // Its share of the updates comes while it begins, works, and is killed.
        while sent < updates * (kill + 1) / (kills + 1) {
            let chat = chats[usize::try_from(dice(&mut seed) % 20).unwrap()];
            fake.says(chat, "en", &format!("word {sent}"));
            sent += 1;
        }
        if kill < kills {
            // Uniformly somewhere between its first breath and a moment after its work is done.
            let moment = Duration::from_micros(dice(&mut seed) % 120_000);
            let ended = tokio::task::spawn_blocking(move || {
                std::thread::park_timeout(moment);
                child.kill().unwrap();
                child.wait().unwrap()
            });
            assert_eq!(ended.await.unwrap().signal(), Some(9), "killed, and not ended by itself");
        } else {
            let (seen, all) = (store(folder.path()).await, i64::try_from(updates).unwrap());
            while seen.tally().await.unwrap()[0] < all || seen.counts().await.unwrap()[..2] != [0, 0] {
                fake.next().await;
            }
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }
    let store = store(folder.path()).await;
    let [handled, said, put_aside] = store.tally().await.unwrap();
    let updates = i64::try_from(updates).unwrap();
    assert_eq!((handled, said, put_aside), (updates, updates, 0), "each update is handled once and answered once");
}
