//! Every sum of scopes that a delegate can have, and a delegate of another member, epoch and key.

use solana_account::WritableAccount;

use super::super::interface::{Field, Interface};
use super::super::template::Template;
use super::case::{Case, WITHIN};

pub(super) fn cases(template: &Template) -> Vec<Case> {
    let place = template.shape.accounts.iter().position(|name| name == "delegate");
    let Some(place) = place.filter(|_| template.name.contains("by delegate")) else { return Vec::new() };
    let Some(account) = template.account(place) else { return Vec::new() };
    let address = template.instruction.accounts[place].pubkey;
    let field = |name| field(name).at;
    let needed = match template.shape.name.as_str() {
        "request.open" => 1,
        "request.close" => 2,
        "commitment.perform" => 8,
        _ => 4,
    };
    let mut cases = Vec::new();
    for scopes in 0..16_u8 {
        let operation = if scopes & needed == 0 { "a scope without it" } else { WITHIN };
        let mut lent = account.clone();
        lent.data_as_mut_slice()[field("scopes")] = scopes;
        let case = Case::new(operation, "delegate.scopes", scopes, template.instruction.clone());
        cases.push(case.planting(address, lent));
    }
    for name in ["member", "key", "epoch", "limit", "expires"] {
        let mut other = account.clone();
        let at = field(name);
        // The lowest byte of a limit and of a term may change what they allow; the highest takes everything away.
        match name {
            "limit" | "expires" => other.data_as_mut_slice()[at..at + 8].fill(0),
            _ => other.data_as_mut_slice()[at] ^= 1,
        }
        let case =
            Case::new("a delegate of something else", &format!("delegate.{name}"), "", template.instruction.clone());
        cases.push(case.planting(address, other));
    }
    cases
}

/// A field of a delegate's record.
fn field(name: &str) -> Field {
    let delegate = <exodus_sdk::state::Delegate as anchor_lang::Discriminator>::DISCRIMINATOR;
    let layouts = Interface::default().layouts();
    let layout = layouts.into_iter().find(|layout| layout.mark == delegate).expect("delegates are in the IDL");
    layout.fields.into_iter().find(|field| field.name == name).expect("a delegate has it")
}
