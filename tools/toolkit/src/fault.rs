//! The one shape of an error here: a line with the fact and its place, a line with the way out.

use std::fmt::Display;

/// An error that says `fact`, and as its way out `hint`.
pub fn fault(fact: impl Display, hint: impl Display) -> anyhow::Error {
    anyhow::anyhow!("{fact}\nhint: {hint}")
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn a_fault_is_the_fact_then_the_hint() {
        assert_eq!(format!("{:#}", fault("a.rs:3: broken", "mend it")), "a.rs:3: broken\nhint: mend it");
    }
}
