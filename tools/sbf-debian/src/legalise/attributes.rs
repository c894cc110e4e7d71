//! Attribute groups (`attributes #3 = { nounwind }`), shared by many functions: a change for one makes a new group.

use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    pub(super) drop: &'static [&'static str],
    pub(super) add: &'static str,
}

pub(super) struct Groups {
    known: BTreeMap<u32, String>,
    made: BTreeMap<(u32, Change), u32>,
}

impl Groups {
    pub(super) fn new(ir: &str) -> Self {
        let known = ir.lines().filter_map(|line| {
            let (number, body) = line.strip_prefix("attributes #")?.split_once(" = {")?;
            Some((number.parse().ok()?, body.strip_suffix('}')?.to_string()))
        });
        Self { known: known.collect(), made: BTreeMap::new() }
    }

    /// The same text with the group it names replaced by a changed one; `None` where it names no group.
    pub(super) fn changed(&mut self, text: &str, change: Change) -> Option<String> {
        let at = text.match_indices('#').map(|(at, _)| at).find(|at| !digits(text.get(at + 1..)).is_empty())?;
        let (before, from) = text.split_at(at);
        let number = digits(from.get(1..));
        let made = self.group(number.parse().ok()?, change);
        Some(format!("{before}#{made}{}", from.get(1 + number.len()..)?))
    }

    fn group(&mut self, number: u32, change: Change) -> u32 {
        let count = |groups: usize| u32::try_from(groups).unwrap_or(u32::MAX);
        let next = self.known.keys().last().copied().unwrap_or(0) + 1 + count(self.made.len());
        *self.made.entry((number, change)).or_insert(next)
    }

    /// The new groups, to stand at the end of the module.
    pub(super) fn definitions(&self) -> String {
        let mut made: Vec<_> = self.made.iter().map(|(origin, number)| (number, origin)).collect();
        made.sort();
        let written = made.into_iter().map(|(number, (origin, change))| {
            let words = self.known.get(origin).map(String::as_str).unwrap_or_default().split_whitespace();
            let kept: Vec<_> = words.filter(|word| !change.drop.contains(word)).chain([change.add]).collect();
            format!("attributes #{number} = {{ {} }}\n", kept.join(" "))
        });
        written.collect()
    }
}

fn digits(text: Option<&str>) -> &str {
    let text = text.unwrap_or_default();
    text.get(..text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Change, Groups};

    const IR: &str = "attributes #0 = { inlinehint nounwind }\nattributes #7 = { \"target-cpu\"=\"v2\" }\n";
    const APART: Change = Change { drop: &["inlinehint"], add: "noinline" };

    #[test]
    fn a_change_makes_a_group_behind_the_last_one() {
        let mut groups = Groups::new(IR);
        assert_eq!(groups.changed(" unnamed_addr #0 {", APART).unwrap(), " unnamed_addr #8 {");
        assert_eq!(groups.definitions(), "attributes #8 = { nounwind noinline }\n");
    }

    #[test]
    fn the_same_change_makes_one_group() {
        let mut groups = Groups::new(IR);
        assert_eq!(groups.changed("#0", APART), groups.changed("#0", APART));
        assert_eq!(groups.changed("#7", APART).unwrap(), "#9");
    }

    #[test]
    fn a_text_without_group_is_not_changed() {
        assert!(Groups::new(IR).changed(" section \"#\" {", APART).is_none());
    }
}
