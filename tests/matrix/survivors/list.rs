//! The list.

use super::Survivor;

const fn may(
    templates: &'static str,
    operation: &'static str,
    place: &'static str,
    reason: &'static str,
) -> Survivor {
    Survivor { templates, operation, place, reason }
}

/// Every case that may be accepted, and why.
pub const SURVIVORS: &[Survivor] = &[
    may("*", "writing given", "*", "a right that is not used harms nobody"),
];
