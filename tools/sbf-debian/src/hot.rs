//! The handlers that a program wants fast, in a list of its own: a name a line, remarks behind `#`. Every other handler is
//! compiled to be small.

use anyhow::Result;
use exodus_toolkit::fault::fault;
use std::collections::BTreeSet;

/// The names of a list.
pub(crate) struct Hot(BTreeSet<String>);

impl Hot {
    pub(crate) fn parsed(text: &str) -> Self {
        let names = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        Self(names.filter(|name| !name.is_empty()).map(String::from).collect())
    }

    pub(crate) fn has(&self, handler: &str) -> bool {
        self.0.contains(handler)
    }

    /// A name that no handler has would silently speed up nothing.
    pub(crate) fn require_all(&self, handlers: &BTreeSet<String>) -> Result<()> {
        let unknown: Vec<_> = self.0.difference(handlers).map(String::as_str).collect();
        if unknown.is_empty() {
            return Ok(());
        }
        Err(fault(
            format!("the list of hot handlers names what is no handler of the program: {}", unknown.join(", ")),
            "write each as the program's table of contents does, or take it out",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::Hot;

    #[test]
    fn a_list_is_names_and_remarks() {
        let hot = Hot::parsed("# why\n\ntie_restore  # every day\n intent_edit\n");
        assert!(hot.has("tie_restore") && hot.has("intent_edit") && !hot.has("why") && !hot.has(""));
    }

    #[test]
    fn a_name_without_a_handler_is_named() {
        let hot = Hot::parsed("tie_restore\ntie_mend\n");
        let error = hot.require_all(&["tie_restore".to_owned()].into()).unwrap_err().to_string();
        assert!(error.contains("no handler of the program: tie_mend\nhint: "), "{error}");
        assert!(hot.require_all(&["tie_restore", "tie_mend", "tie_close"].map(String::from).into()).is_ok());
    }
}
