//! What all these tests make the door print.

use std::process::Command;

use crate::process::holds_no_secret;

#[test]
fn nothing_that_the_whole_suite_prints_holds_a_secret() {
    // Those that run doors in processes of their own look at what these print themselves.
    let elsewhere = ["printed::", "kills::", "points::", "disk::"];
    let mut suite = Command::new(std::env::current_exe().unwrap());
    suite.arg("--nocapture").args(elsewhere.iter().flat_map(|name| ["--skip", name])).env("RUST_BACKTRACE", "0");
    let ran = suite.output().unwrap();
    let [told, warned] = [ran.stdout, ran.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(ran.status.success(), "{told}{warned}");
    for said in ["was put aside", "warning: the cluster at", "has not said within"] {
        assert!(warned.contains(said), "something was printed: {said}");
    }
    holds_no_secret(&told);
    holds_no_secret(&warned);
}
