//! The list of accounts and the bytes, too short, too long, in another order; and every other first byte.

use solana_instruction::AccountMeta;

use exodus_sdk::Address;

use super::super::machine::STRANGER;
use super::super::template::Template;
use super::case::{Case, with};

pub(super) fn cases(template: &Template) -> Vec<Case> {
    let mut cases = accounts(template);
    let length = template.instruction.data.len();
    for kept in 0..length {
        cases.push(Case::new("bytes missing", "data", kept, with(template, |it| it.data.truncate(kept))));
    }
    for more in [1, 8, 64, 512] {
        let longer = with(template, |it| it.data.resize(length + more, 0xAB));
        cases.push(Case::new("bytes added", "data", more, longer));
    }
    for tag in 0..=u8::MAX {
        cases.push(Case::new("another tag", "data", tag, with(template, |it| it.data[0] = tag)));
    }
    cases
}

fn accounts(template: &Template) -> Vec<Case> {
    let count = template.instruction.accounts.len();
    let mut cases = Vec::new();
    for place in 0..count {
        let name = template.place(place);
        for other in (0..count).filter(|other| *other != place) {
            let from = template.instruction.accounts[other].pubkey;
            let doubled = with(template, |it| it.accounts[place].pubkey = from);
            cases.push(Case::new("the same twice", name, template.place(other), doubled));
            if other > place {
                let swapped = with(template, |it| {
                    let address = it.accounts[place].pubkey;
                    (it.accounts[place].pubkey, it.accounts[other].pubkey) = (from, address);
                });
                cases.push(Case::new("swapped", name, template.place(other), swapped));
                let whole = with(template, |it| it.accounts.swap(place, other));
                cases.push(Case::new("swapped", name, format!("{} whole", template.place(other)), whole));
            }
        }
        let dropped = with(template, |it| {
            it.accounts.remove(place);
        });
        cases.push(Case::new("account missing", name, "", dropped));
        let again = template.instruction.accounts[place].clone();
        cases.push(Case::new("account added", name, "again", with(template, |it| it.accounts.push(again))));
    }
    for kept in 0..count {
        let fewer = with(template, |it| it.accounts.truncate(kept));
        cases.push(Case::new("account missing", "accounts", kept, fewer));
    }
    for more in [1, 8, 20] {
        let unknown = |place: usize| AccountMeta::new_readonly(Address::new_from_array([place as u8 + 1; 32]), false);
        let longer = with(template, |it| it.accounts.extend((0..more).map(unknown)));
        cases.push(Case::new("account added", "accounts", more, longer));
    }
    let stranger = with(template, |it| it.accounts.push(AccountMeta::new(STRANGER, true)));
    cases.push(Case::new("account added", "accounts", "a stranger who signs", stranger));
    cases
}
