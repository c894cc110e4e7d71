//! The cases that are accepted although something was changed, each with the reason why that is right. Whoever adds one
//! has looked at what the case did; one that nothing needs any more fails the tests.

mod accounts;
mod records;
mod survivor;
mod values;

use std::collections::BTreeSet;

use survivor::Survivor;

/// The list.
pub fn survivors() -> impl Iterator<Item = &'static Survivor> {
    [accounts::LIST, records::LIST, values::LIST].into_iter().flatten()
}

/// Words of the list that were needed: the entry, and the word by its list and its place there.
pub type Needed = BTreeSet<(usize, usize, usize)>;

/// The first entry by which a case may be accepted. The words that say so are needed.
pub fn allows(case: [&str; 3], needed: &mut Needed) -> Option<usize> {
    let mut allowed = None;
    for (entry, survivor) in survivors().enumerate() {
        let lists = [survivor.templates, survivor.operations, survivor.places];
        let hits = |list: usize| (0..lists[list].len()).filter(move |word| matches(lists[list][*word], case[list]));
        if (0..3).all(|list| hits(list).next().is_some()) {
            needed.extend((0..3).flat_map(|list| hits(list).map(move |word| (entry, list, word))));
            allowed = allowed.or(Some(entry));
        }
    }
    allowed
}

fn matches(word: &str, name: &str) -> bool {
    match (word.strip_suffix('*'), word.strip_prefix('*')) {
        (Some(beginning), _) => name.starts_with(beginning),
        (None, Some(end)) => name.ends_with(end),
        (None, None) => word == name,
    }
}

/// The words that nothing needed, each with the reason of its entry.
pub fn dead(needed: &Needed) -> Vec<String> {
    let words = survivors().enumerate().flat_map(|(entry, survivor)| {
        let lists = [survivor.templates, survivor.operations, survivor.places];
        lists.into_iter().enumerate().flat_map(move |(list, words)| {
            words.iter().enumerate().map(move |(word, text)| ((entry, list, word), *text, survivor.reason))
        })
    });
    let unneeded = words.filter(|(place, ..)| !needed.contains(place));
    unneeded.map(|(_, word, reason)| format!("`{word}` of \"{reason}\"")).collect()
}
