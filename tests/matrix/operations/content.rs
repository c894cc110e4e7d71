//! Each record with something in it that no instruction writes.

use solana_account::{AccountSharedData, ReadableAccount, WritableAccount};

use exodus_sdk::PROGRAM;
use exodus_sdk::instructions::SYSTEM;

use super::super::interface::{Interface, Kind};
use super::super::template::Template;
use super::case::Case;
use super::replace::FOREIGN;

pub(super) fn cases(template: &Template) -> Vec<Case> {
    let layouts = Interface::default().layouts();
    let mut cases = Vec::new();
    for (place, meta) in template.instruction.accounts.iter().enumerate() {
        let Some(account) = template.account(place).filter(|account| *account.owner() == PROGRAM) else { continue };
        let name = template.place(place);
        let mut add = |operation, field: &str, detail: String, change: &dyn Fn(&mut AccountSharedData)| {
            let mut changed = account.clone();
            change(&mut changed);
            let place = if field.is_empty() { name.to_owned() } else { format!("{name}.{field}") };
            if &changed != account {
                let case = Case::new(operation, &place, detail, template.instruction.clone());
                cases.push(case.planting(meta.pubkey, changed));
            }
        };
        for filled in [0, 0xFF] {
            add("another mark", "", filled.to_string(), &|it| it.data_as_mut_slice()[..8].fill(filled));
        }
        for layout in &layouts {
            let mark = &layout.mark;
            add("another mark", "", format!("{mark:?}"), &|it| it.data_as_mut_slice()[..8].copy_from_slice(mark));
        }
        let length = account.data().len();
        for other in [0, 7, 8, length - 1, length + 1, length + 8, length + 10_240] {
            add("another length", "", other.to_string(), &|it| {
                it.resize(other, 0);
                it.set_lamports(it.lamports() + 1_000_000_000);
            });
        }
        for owner in [FOREIGN, SYSTEM] {
            add("another owner", "", owner.to_string(), &|it| it.set_owner(owner));
        }
        add("nothing there", "", String::new(), &|it| {
            it.set_owner(SYSTEM);
            it.resize(0, 0);
        });
        let Some(layout) = layouts.iter().find(|layout| account.data().starts_with(&layout.mark)) else { continue };
        for field in &layout.fields {
            let last = field.name.rsplit('.').next().unwrap_or_default();
            let old = account.data()[field.at];
            let bytes: &[u8] = match last {
                "version" => &[0, 2, 255],
                "bump" => &[old.wrapping_add(1), old.wrapping_sub(1)],
                "reserved" => &[1, 255],
                _ if field.width == 1 && field.kind == Kind::Unsigned => &[99, 255],
                _ => &[],
            };
            let operation = match last {
                "version" => "another version",
                "bump" => "another bump in it",
                "reserved" => "reserved bytes in use",
                _ => "a byte out of its range",
            };
            for byte in bytes {
                let at = field.at + field.width - 1;
                add(operation, &field.name, byte.to_string(), &|it| it.data_as_mut_slice()[at] = *byte);
            }
        }
    }
    cases
}
