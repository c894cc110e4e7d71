//! A disk that fails under the database: full, broken, interrupted, slow. The door ends with an error, or goes on; what is written
//! is never behind what was said.
//!
//! strace puts the faults in, where it is on this machine. `EXODUS_FAULTS=200` makes it the long run.

use std::process::Command;

use crate::points::{Eve, is_done};
use crate::process::{Dice, asked};

/// What the system says instead of doing it.
const FAULTS: [(&str, &str); 5] = [
    ("fdatasync,fsync", "error=EIO"),
    ("pwrite64", "error=ENOSPC"),
    ("pwrite64", "error=EIO"),
    ("fdatasync,fsync,pwrite64", "error=EINTR"),
    ("fdatasync,fsync", "delay_exit=200000"),
];
/// As many calls to the system as one door makes on the way, or more.
const CALLS: u64 = 60;

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_fails_stops_the_door_and_costs_nothing() {
    if !Command::new("strace").arg("-V").output().is_ok_and(|told| told.status.success()) {
        eprintln!("not told: strace is not on this machine; `apt install strace` brings it");
        return;
    }
    let eve = Eve::begin().await;
    let whole = eve.left(&eve.outside().await).await;
    let (mut dice, mut stopped) = (Dice(20_261_130), 0);
    for (calls, fault) in FAULTS {
        for _ in 0..asked("EXODUS_FAULTS", 4) {
            let outside = eve.outside().await;
            let database = outside.database();
            let [own, log] = [&database, &database.with_extension("db-wal")].map(|path| path.display().to_string());
            let when = 1 + dice.below(CALLS);
            let inject = format!("inject={calls}:{fault}:when={when}");
            let trace = format!("trace={calls}");
            // With -D strace is the grandchild, and the door the child.
            let tool =
                ["strace", "-D", "-f", "-qqq", "-o", "/dev/null", "-P", &own, "-P", &log, "-e", &trace, "-e", &inject];
            let mut child = outside.start_under(&tool.map(str::to_owned));
            loop {
                if let Some(status) = child.has_ended() {
                    assert!(!status.success(), "{inject}: what cannot be written is no success");
                    stopped += 1;
                    break;
                }
                if is_done(&outside).await {
                    child.kill();
                    break;
                }
                outside.fake.next().await;
            }
            assert_eq!(eve.left(&outside).await, whole, "{inject}");
        }
    }
    assert!(stopped > 0, "some of them hurt");
}
