//! A case that may be accepted.

/// Cases that may be accepted: every combination of these words. A word is a name; or its beginning and a star, or a star
/// and its end.
pub struct Survivor {
    /// Of which templates.
    pub templates: &'static [&'static str],
    /// Which kinds of change.
    pub operations: &'static [&'static str],
    /// To which accounts or arguments.
    pub places: &'static [&'static str],
    /// Why.
    pub reason: &'static str,
}

pub(super) const fn may(
    templates: &'static [&'static str],
    operations: &'static [&'static str],
    places: &'static [&'static str],
    reason: &'static str,
) -> Survivor {
    Survivor { templates, operations, places, reason }
}
