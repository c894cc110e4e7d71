//! The cases that are accepted although something was changed, each with the reason why that is right. Whoever adds one
//! has looked at what the case did; one that nothing needs any more fails the tests.

mod list;

pub use list::SURVIVORS;

/// Cases that may be accepted.
pub struct Survivor {
    /// Of which templates: a name, or the beginning of one and a star.
    pub templates: &'static str,
    /// Which kind of change.
    pub operation: &'static str,
    /// To which account or argument: a name, or a star and the end of one.
    pub place: &'static str,
    /// Why.
    pub reason: &'static str,
}

/// The place of the entry that lets a case be accepted.
pub fn entry(template: &str, operation: &str, place: &str) -> Option<usize> {
    let matches = |pattern: &str, name: &str| match (pattern.strip_suffix('*'), pattern.strip_prefix('*')) {
        (Some(beginning), _) => name.starts_with(beginning),
        (None, Some(end)) => name.ends_with(end),
        (None, None) => pattern == name,
    };
    SURVIVORS.iter().position(|entry| {
        matches(entry.templates, template) && matches(entry.operation, operation) && matches(entry.place, place)
    })
}
