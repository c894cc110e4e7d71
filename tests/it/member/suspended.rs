//! What suspension forbids, and what it leaves.

use core::mem::offset_of;
use std::collections::BTreeSet;

use exodus::record::MARK;
use exodus_rules::Refusal;
use exodus_sdk::Address;
use exodus_sdk::lateness::is_forbidden_when_suspended;
use exodus_sdk::record::{RawAccount, decode};
use exodus_sdk::state::Member;
use exodus_tests::matrix::{CASHIER, NOUNS, Stop, Template, stop};

/// What stops a template's instruction once everybody who signs it for themselves is late to somebody; nothing at all where
/// nobody does.
fn stop_when_late(template: &Template) -> Option<Option<Stop>> {
    let mut machine = template.machine.clone();
    let accounts = &template.instruction.accounts;
    let signs = |key: &Address| accounts.iter().any(|meta| meta.is_signer && meta.pubkey == *key);
    let own = |record: &RawAccount| decode::<Member>(record).is_ok_and(|member| signs(&member.authority));
    let named = |record: &RawAccount| accounts.iter().any(|meta| meta.pubkey == record.address);
    let late: Vec<_> = machine.records().into_iter().filter(|record| named(record) && own(record)).collect();
    for member in &late {
        machine.edit(&member.address, |data| data[MARK + offset_of!(Member, reputation.overdue.number)] += 1);
    }
    let sent = machine.send(&CASHIER, core::slice::from_ref(&template.instruction));
    (!late.is_empty()).then(|| sent.err().map(|failed| stop(&failed.err).expect("the program refuses by a number")))
}

#[test]
fn the_library_knows_each_act_that_suspension_forbids() {
    let (mut forbidden, mut allowed) = (BTreeSet::new(), BTreeSet::new());
    for template in NOUNS.iter().flat_map(|(_, templates)| templates()) {
        let Some(stop) = stop_when_late(&template) else { continue };
        let known = is_forbidden_when_suspended(&template.instruction);
        assert_eq!(known, stop == Some(Stop::Rules(Refusal::MemberSuspended.code())), "{}: {stop:?}", template.name);
        let verbs = if known { &mut forbidden } else { &mut allowed };
        verbs.insert(template.shape.name.clone());
    }
    let named = ["offer.edit", "offer.publish", "pool.claim", "pool.create", "pool.join", "request.open", "tie.invite"];
    assert_eq!(forbidden, named.map(str::to_owned).into(), "each of them has a template");
    assert!(allowed.len() > 30, "whoever is late may still do {allowed:?}");
}
