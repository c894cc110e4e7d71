//! What somebody's record says to whoever looks: people and ways first, which nobody can invent; then promises and sums; then what stands
//! open at this moment, whether anybody has written it down or not.

use std::collections::BTreeSet;

use exodus_sdk::Address;
use exodus_sdk::record::Located;
use exodus_sdk::state::Member;

use crate::desk::Desk;

/// How near somebody has to be for their word to mean more than another's.
const HANDSHAKES: usize = 3;

/// The lines about `member`, as `me` sees them.
pub fn lines(desk: &Desk<'_>, me: &Located<Member>, member: &Located<Member>) -> Vec<String> {
    if member.reputation.committed.number == 0 {
        return vec![desk.say("tie-record-none", &[])];
    }
    vec![people(desk, me, member), settled(desk, member), sums(desk, member), now(desk, member)]
}

/// Who has confirmed something, as far as it is still on the ledger, how near they are, and over how many ways.
fn people(desk: &Desk<'_>, me: &Located<Member>, member: &Located<Member>) -> String {
    let kept = desk.whole.commitments_of(&member.address).filter(|it| it.debtor == member.address && it.kept > 0);
    let people: BTreeSet<Address> = kept.map(|promise| promise.creditor).collect();
    let rings = desk.whole.people.rings(me.address, HANDSHAKES);
    let near: BTreeSet<Address> = rings.into_iter().flatten().chain([me.address]).collect();
    let near = people.intersection(&near).count();
    let key = match (people.len(), near) {
        (0, _) => "tie-kept-nobody",
        (_, 0) => "tie-kept-far",
        _ => "tie-kept-people",
    };
    let ways = if near == 0 { 0 } else { desk.whole.people.ways(me.address, &people, HANDSHAKES) };
    desk.say(key, &[("people", people.len().into()), ("near", near.into()), ("ways", ways.into())])
}

/// Whole promises, each counted once it is settled: what is open is neither kept nor broken.
fn settled(desk: &Desk<'_>, member: &Member) -> String {
    let record = member.reputation.read();
    let facts = [
        ("settled", record.settled().into()),
        ("kept", record.kept.number.into()),
        ("late", record.kept_late.number.into()),
    ];
    desk.say(if record.settled() == 0 { "tie-settled-none" } else { "tie-settled" }, &facts)
}

fn sums(desk: &Desk<'_>, member: &Member) -> String {
    let record = &member.reputation;
    let facts = [
        ("committed", desk.amount(record.committed.sum)),
        ("kept", desk.amount(record.kept.sum)),
        ("late", desk.amount(record.kept_late.sum)),
        ("forgiven", desk.amount(record.forgiven.sum)),
        ("cleared", desk.amount(record.cleared.sum)),
    ];
    desk.say("tie-record", &facts)
}

fn now(desk: &Desk<'_>, member: &Located<Member>) -> String {
    let (mut open, mut overdue) = (0_u64, 0_u64);
    for promise in desk.whole.commitments_of(&member.address).filter(|it| it.debtor == member.address) {
        let Ok(rules) = promise.read() else { continue };
        open = open.saturating_add(rules.outstanding().get());
        overdue = overdue.saturating_add(desk.whole.overdue(promise).unwrap_or_default().get());
    }
    let record = &member.reputation;
    let facts = [
        ("open", desk.amount(open)),
        ("overdue", desk.amount(overdue)),
        ("disputed", desk.amount(record.disputed.sum)),
        ("unanswered", desk.amount(record.unanswered.sum)),
    ];
    desk.say("tie-record-now", &facts)
}
