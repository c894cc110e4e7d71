//! `cargo xtask ci`: the one command that CI runs. Cheap steps come first; the first failure ends the run.

use crate::fault::fault;
use crate::process;
use anyhow::{Result, anyhow};
use std::path::Path;
use std::time::{Duration, Instant};

struct Step {
    name: &'static str,
    /// What a person types to run this step alone; also what is run here.
    cargo: &'static [&'static str],
    env: &'static [(&'static str, &'static str)],
}

const fn step(name: &'static str, cargo: &'static [&'static str]) -> Step {
    Step { name, cargo, env: &[] }
}

const STEPS: &[Step] = &[
    step("format", &["fmt", "--all", "--check"]),
    step("arch", &["xtask", "arch"]),
    step("book", &["xtask", "book"]),
    // Release everywhere, so that one set of dependencies serves the lints, the tests and the command-line tool.
    step("lints", &["clippy", "--all-targets", "--release", "--locked", "--", "-D", "warnings"]),
    Step {
        name: "docs",
        cargo: &["doc", "--no-deps", "--release", "--locked"],
        env: &[("RUSTDOCFLAGS", "-D warnings")],
    },
    step("bugs", &["xtask", "bugs", "--check"]),
    step("licences", &["xtask", "licences", "--install"]),
    step("advisories", &["xtask", "advisories"]),
    step("program", &["xtask", "program", "--check", "--install"]),
    step("agree", &["xtask", "agree", "--rounds", "50000"]),
    step("fuzz", &["xtask", "fuzz", "--seconds", "5"]),
    step("reference", &["xtask", "reference", "--check"]),
    step("coverage", &["xtask", "coverage", "--check"]),
    step("cluster", &["xtask", "test", "--cluster", "surfpool"]),
    step("js", &["xtask", "js"]),
    step("tests", &["xtask", "test"]),
];

pub(crate) fn run(root: &Path) -> Result<()> {
    let started = Instant::now();
    let mut spent = Vec::new();
    for step in STEPS {
        println!("==> {}: {}", step.name, step.typed());
        let begun = Instant::now();
        let outcome = step.run(root);
        spent.push((step.name, begun.elapsed()));
        if let Err(error) = outcome {
            print!("{}", table(&spent));
            eprintln!("{error:#}");
            return Err(fault(format!("step `{}` failed", step.name), format!("run it alone: {}", step.typed())));
        }
    }
    spent.push(("all", started.elapsed()));
    print!("{}", table(&spent));
    Ok(())
}

impl Step {
    fn typed(&self) -> String {
        let env = self.env.iter().map(|(name, value)| format!("{name}='{value}' "));
        env.chain([format!("cargo {}", self.cargo.join(" "))]).collect()
    }

    fn run(&self, root: &Path) -> Result<()> {
        // An own verb runs as this same binary: `cargo run` inside a step would wait for nothing, but say less.
        let mut command = match self.cargo.split_first() {
            Some((&"xtask", verb)) => {
                let mut own = std::process::Command::new(std::env::current_exe()?);
                own.args(verb);
                own
            }
            Some(_) => {
                let mut cargo = process::cargo();
                cargo.args(self.cargo);
                cargo
            }
            None => return Err(anyhow!("step `{}` has no command", self.name)),
        };
        process::run(command.current_dir(root).envs(self.env.iter().copied()))
    }
}

fn table(spent: &[(&str, Duration)]) -> String {
    spent.iter().map(|(name, time)| format!("{name:<10}{:>8.1} s\n", time.as_secs_f64())).collect()
}

#[cfg(test)]
mod tests {
    use super::{STEPS, table};
    use std::time::Duration;

    #[test]
    fn a_step_is_shown_as_a_person_would_type_it() {
        let docs = STEPS.iter().find(|step| step.name == "docs").unwrap();
        assert_eq!(docs.typed(), "RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --release --locked");
    }

    #[test]
    fn the_table_has_a_line_per_step() {
        assert_eq!(table(&[("lints", Duration::from_millis(1250))]), "lints          1.2 s\n");
    }
}
