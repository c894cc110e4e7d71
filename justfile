# Shortcuts; each is one command that docs/CONTRIBUTING.md explains. `just` lists them.

_list:
    @just --list

# everything CI runs
ci:
    cargo xtask ci

# every test, with the committed program
test:
    cargo xtask test

# a network of 34 people, in this terminal
demo:
    cargo run --release -p exodus-demo

# check the pages, and make a book of them (cargo install --locked --no-default-features mdbook)
book:
    cargo xtask book
    mdbook build docs
