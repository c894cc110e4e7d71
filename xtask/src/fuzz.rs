//! `cargo xtask fuzz`: libFuzzer on what reads bytes from outside, with the stable compiler: LLVM's own coverage pass, and the
//! libFuzzer that its crate brings along. (Serebryany, "Continuous Fuzzing with libFuzzer and AddressSanitizer", 2016.)

use crate::fault::fault;
use crate::{files, process};
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// The program itself is no code of this machine: what reaches something new in it is seen by a VM that traces.
const PROGRAM: &str = "instruction";
pub(crate) const TARGETS: [&str; 7] = ["archive", "closing", "debts", "link", "record", "snapshot", "ties"];
/// Named, so that scripts of the build and macros are compiled without the flags below.
const MACHINE: &str = "x86_64-unknown-linux-gnu";
/// Coverage of edges in counters, and of comparisons, so that the fuzzer learns what a check wants to see.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
                     -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Which one: `instruction` for the program in its VM, or one of libFuzzer's [default: each]
    target: Option<String>,
    /// For how long each
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// At most so many executions each; 0 = as many as fit into the time
    #[arg(long, default_value_t = 0)]
    runs: u64,
}

pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    let wanted = |name: &str| args.target.as_deref().is_none_or(|wanted| wanted == name);
    if !TARGETS.iter().chain([&PROGRAM]).any(|name| wanted(name)) {
        return Err(fault("no such target".to_owned(), format!("{PROGRAM}, {}", TARGETS.join(", "))));
    }
    if wanted(PROGRAM) {
        println!("==> {PROGRAM}");
        let [runs, seconds] = [args.runs, u64::from(args.seconds)].map(|number| number.to_string());
        let mut wild = process::cargo();
        wild.current_dir(root).args(["run", "--release", "--locked", "--package=exodus-tests", "--features=coverage"]);
        process::run(wild.args(["--bin=wild", "--", &runs, &seconds]))?;
    }
    if TARGETS.into_iter().any(wanted) {
        with_libfuzzer(root, args)?;
    }
    Ok(())
}

fn with_libfuzzer(root: &Path, args: &Args) -> Result<()> {
    let mut build = process::cargo();
    build.current_dir(root).env("RUSTFLAGS", FLAGS).env("CARGO_TARGET_DIR", root.join("target/fuzz"));
    process::run(build.args([
        "build",
        "--release",
        "--locked",
        "--package=exodus-fuzz",
        "--bins",
        "--target",
        MACHINE,
    ]))?;
    for target in TARGETS.into_iter().filter(|name| args.target.as_deref().is_none_or(|wanted| wanted == *name)) {
        let binary = root.join("target/fuzz").join(MACHINE).join("release").join(target);
        // What a run learns stays below `target/`; what is worth keeping is copied into the corpus by hand.
        let found = root.join("target/fuzz/found").join(target);
        std::fs::create_dir_all(&found)?;
        let mut fuzzer = Command::new(binary);
        fuzzer.current_dir(&found).arg(&found).arg(root.join("fuzz/corpus").join(target));
        fuzzer.arg(format!("-max_total_time={}", args.seconds)).args([
            "-max_len=4096",
            "-timeout=5",
            "-print_final_stats=1",
        ]);
        if args.runs > 0 {
            fuzzer.arg(format!("-runs={}", args.runs));
        }
        println!("==> {target}");
        if let Err(error) = process::run(&mut fuzzer) {
            let crashes = files::below(&found)?.into_iter().filter(|path| {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                ["crash-", "timeout-", "oom-"].iter().any(|kind| name.starts_with(kind))
            });
            let crashes: Vec<_> = crashes.map(|path| path.display().to_string()).collect();
            return Err(fault(
                format!("{error:#}; inputs: {}", crashes.join(", ")),
                "copy the input into fuzz/corpus, where every test run repeats it, and mend what it found",
            ));
        }
    }
    Ok(())
}
