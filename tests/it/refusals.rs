use std::path::{Path, PathBuf};

use exodus_rules::Refusal;

/// Every page of the tests beside this one.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { pages(&path) } else { vec![path] }).collect()
}

/// `refuses` asserts the exact number that the binary gave, so a name that stands on a page is a number that was given.
#[test]
fn each_number_is_given_by_the_program_in_some_test() {
    let pages = pages(&Path::new(env!("CARGO_MANIFEST_DIR")).join("it"));
    let sources = pages.iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let text: String = sources.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let words: std::collections::BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let named = |refusal: &&Refusal| words.contains(format!("{refusal:?}").as_str());
    let missing: Vec<_> = Refusal::ALL.iter().filter(|refusal| !named(refusal)).collect();
    assert!(missing.is_empty(), "no test asks for {missing:?}");
}
