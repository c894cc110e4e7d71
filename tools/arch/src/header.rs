//! The header that each instruction's page begins with.

/// What a header says of its instruction, in this order.
pub const LABELS: [&str; 4] = ["Signs:", "Transition:", "Event:", "Refuses:"];

/// What the header of a page says behind each label.
pub struct Header {
    /// In the order of [`LABELS`].
    pub said: [String; 4],
}

impl Header {
    /// The header of a page; `None` where a label is missing or out of order.
    pub fn of(page: &str) -> Option<Self> {
        let lines = page.lines().map_while(|line| line.strip_prefix("//!"));
        let mut rest = lines.map(str::trim).collect::<Vec<_>>().join(" ");
        let mut said: [String; 4] = Default::default();
        for (slot, label) in said.iter_mut().zip(LABELS).rev() {
            let (before, own) = rest.rsplit_once(label)?;
            *slot = own.trim().trim_end_matches('.').to_owned();
            rest = before.to_owned();
        }
        said.iter().all(|text| !text.is_empty()).then_some(Self { said })
    }
}

#[cfg(test)]
mod tests {
    use super::Header;

    #[test]
    fn a_header_is_read_behind_its_labels() {
        let page =
            "//! Does it.\n//!\n//! Signs: the\n//! key. Transition: a -> b. Event: `E`. Refuses: no, never.\nuse x;";
        assert_eq!(Header::of(page).unwrap().said, ["the key", "a -> b", "`E`", "no, never"]);
    }

    #[test]
    fn a_header_without_a_label_is_none() {
        assert!(Header::of("//! Signs: x. Event: y. Refuses: z.").is_none());
        assert!(Header::of("//! Transition: a. Signs: x. Event: y. Refuses: z.").is_none());
    }
}
