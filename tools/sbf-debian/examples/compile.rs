//! Compiles a program of the workspace in the current folder: `cargo run --release -p exodus-sbf-debian --example compile -- PACKAGE`.

use exodus_sbf_debian::{as_linker, compile, install};

fn main() -> anyhow::Result<()> {
    if let Some(linked) = as_linker() {
        return linked;
    }
    let package = std::env::args().nth(1).unwrap_or_else(|| "exodus".to_owned());
    install()?;
    println!("{}", compile(&std::env::current_dir()?, &package)?.display());
    Ok(())
}
