//! Each signature and each right to write: taken away, or given where none is asked for.

use super::super::template::Template;
use super::case::{Case, with};

pub(super) fn cases(template: &Template) -> Vec<Case> {
    let mut cases = Vec::new();
    for (place, meta) in template.instruction.accounts.iter().enumerate() {
        let name = template.place(place);
        let signature = if meta.is_signer { "signature taken" } else { "signature given" };
        let flipped = with(template, |it| it.accounts[place].is_signer = !meta.is_signer);
        cases.push(Case::new(signature, name, "", flipped));
        let writing = if meta.is_writable { "writing taken" } else { "writing given" };
        let flipped = with(template, |it| it.accounts[place].is_writable = !meta.is_writable);
        cases.push(Case::new(writing, name, "", flipped));
        if meta.is_signer && meta.is_writable {
            let neither = with(template, |it| {
                (it.accounts[place].is_signer, it.accounts[place].is_writable) = (false, false);
            });
            cases.push(Case::new("signature taken", name, "and writing", neither));
        }
    }
    cases
}
