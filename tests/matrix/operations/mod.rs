//! Everything that is done to a template, one change at a time.

mod arguments;
mod case;
mod clock;
mod content;
mod flags;
mod repeat;
mod replace;
mod scopes;
mod seeds;
mod shape;

pub use case::{Case, WITHIN};

use super::machine::{CASHIER, message};
use super::template::Template;

/// Every case of a template. What changes no byte of what is signed and nothing on the ledger is none.
pub fn all(template: &Template) -> Vec<Case> {
    let unchanged = message(&CASHIER, core::slice::from_ref(&template.instruction));
    let themes: [fn(&Template) -> Vec<Case>; 9] = [
        flags::cases,
        replace::cases,
        shape::cases,
        scopes::cases,
        seeds::cases,
        content::cases,
        arguments::cases,
        clock::cases,
        repeat::cases,
    ];
    let cases = themes.iter().flat_map(|theme| theme(template));
    let real = |case: &Case| {
        let elsewhere = !case.planted.is_empty() || case.now.is_some() || case.again;
        elsewhere || message(&CASHIER, &case.instructions) != unchanged
    };
    cases.filter(real).collect()
}
