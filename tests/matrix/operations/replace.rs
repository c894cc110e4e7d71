//! Each account replaced: by every other record, by other people's keys, by forgeries, by what is no record at all.

use solana_account::{ReadableAccount, WritableAccount};

use exodus_sdk::instructions::SYSTEM;
use exodus_sdk::record::{Kept, RawAccount, Tag, decode, tag};
use exodus_sdk::state::{Delegate, Invitation, Member};
use exodus_sdk::{Address, PROGRAM};

use super::super::machine::{FUNDS, STRANGER, wallet_with};
use super::super::template::Template;
use super::case::{Case, with};

/// Another program, which owns forgeries.
pub(super) const FOREIGN: Address = Address::new_from_array([0xF0; 32]);
const FORGERY: Address = Address::new_from_array([0xF1; 32]);
const EMPTY: Address = Address::new_from_array([0xE0; 32]);
const CLOCK: Address = Address::from_str_const("SysvarC1ock11111111111111111111111111111111");
const INSTRUCTIONS: Address = Address::from_str_const("Sysvar1nstructions1111111111111111111111111");
const TOKEN: Address = Address::from_str_const("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");

pub(super) fn cases(template: &Template) -> Vec<Case> {
    let records = template.machine.records();
    let keys = keys(&records);
    let mut cases = Vec::new();
    for (place, meta) in template.instruction.accounts.iter().enumerate() {
        let name = template.place(place);
        let instead = |address: Address| with(template, |it| it.accounts[place].pubkey = address);
        let kind = records.iter().find(|record| record.address == meta.pubkey).and_then(tag);
        for record in records.iter().filter(|record| record.address != meta.pubkey) {
            let same = same_kind(kind.as_ref(), tag(record).as_ref());
            let operation = if same { "another of its kind" } else { "another record" };
            cases.push(Case::new(operation, name, record.address, instead(record.address)));
        }
        for key in keys.iter().filter(|key| **key != meta.pubkey) {
            let case = Case::new("another's key", name, key, instead(*key));
            cases.push(case.planting(*key, wallet_with(FUNDS)));
        }
        for (what, address) in
            [("program", PROGRAM), ("System program", SYSTEM), ("other program", TOKEN), ("clock", CLOCK)]
        {
            cases.push(Case::new("no record", name, what, instead(address)));
        }
        cases.push(Case::new("no record", name, "instructions", instead(INSTRUCTIONS)));
        cases.push(Case::new("an empty address", name, "", instead(EMPTY)));
        cases.push(Case::new("a stranger's wallet", name, "", instead(STRANGER)));
        let signing = with(template, |it| {
            (it.accounts[place].pubkey, it.accounts[place].is_signer) = (STRANGER, true);
        });
        cases.push(Case::new("a stranger's wallet", name, "signing", signing));
        cases.extend(forgeries(template, place, &instead));
    }
    cases.extend(others(template, &records));
    cases
}

/// Everybody else in their own name: their key and their member, or their delegate, in the place of the right ones.
fn others(template: &Template, records: &[RawAccount]) -> Vec<Case> {
    let place = |name: &str| template.shape.accounts.iter().position(|account| account == name);
    let Some(authority) = place("authority") else { return Vec::new() };
    let instead = |pairs: [(usize, Address); 2]| {
        with(template, |it| pairs.into_iter().for_each(|(place, address)| it.accounts[place].pubkey = address))
    };
    let mut cases = Vec::new();
    if let Some(member) = place("member") {
        for other in records.iter().filter_map(|record| decode::<Member>(record).ok()) {
            let instruction = instead([(authority, other.authority), (member, other.address)]);
            cases.push(Case::new("somebody else in their own name", "member", other.address, instruction));
        }
    }
    if let Some(delegate) = place("delegate") {
        for other in records.iter().filter_map(|record| decode::<Delegate>(record).ok()) {
            let instruction = instead([(authority, other.key), (delegate, other.address)]);
            cases.push(Case::new("another's delegate", "delegate", other.address, instruction));
        }
    }
    cases
}

/// The very bytes at another address, owned by another program or by nobody, and by this one.
fn forgeries(
    template: &Template,
    place: usize,
    instead: &impl Fn(Address) -> solana_instruction::Instruction,
) -> Vec<Case> {
    let name = template.place(place);
    let Some(real) = template.account(place).filter(|account| *account.owner() == PROGRAM) else { return Vec::new() };
    let forged = |owner: Address| {
        let mut copy = real.clone();
        copy.set_owner(owner);
        Case::new("a forgery", name, owner, instead(FORGERY)).planting(FORGERY, copy)
    };
    vec![forged(FOREIGN), forged(SYSTEM)]
}

/// The keys of everybody who is somebody here.
fn keys(records: &[RawAccount]) -> Vec<Address> {
    let members = records.iter().filter_map(|record| decode::<Member>(record).ok()).map(|it| it.authority);
    let delegates = records.iter().filter_map(|record| decode::<Delegate>(record).ok()).map(|it| it.key);
    let links = records.iter().filter_map(|record| decode::<Invitation>(record).ok()).map(|it| it.key);
    let mut keys: Vec<Address> = members.chain(delegates).chain(links).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn same_kind(one: Option<&Tag>, two: Option<&Tag>) -> bool {
    let noun = |it: Option<&Tag>| it.map(|it| it.noun);
    // A member and what is left of one stand in the same places.
    let noun = |it| noun(it).map(|noun| if noun == "tombstone" { Member::NOUN } else { noun });
    one.is_some() && noun(one) == noun(two)
}
