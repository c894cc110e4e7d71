//! What somebody promised and what became of it: whole promises once they are settled, sums as they move, and beside them
//! what is open, overdue by the clock, disputed and unanswered.

use std::mem::offset_of;

use exodus_rules::{Amount, Timestamp};
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Member, Reputation, Tally};
use exodus_sdk::{Unit, lateness};
use serde_json::{Value, json};

use crate::exit::Failure;
use crate::session::Session;

/// The record of a member, and what the clock and the ledger say beside it.
pub(super) struct Words {
    record: Reputation,
    /// Overdue by the clock, written down or not.
    overdue: Tally,
    /// Promised to the member, called done, and waiting for the member's answer.
    waiting: Tally,
}

impl Words {
    pub(super) fn of(session: &Session, member: &Located<Member>, now: Timestamp) -> Result<Self, Failure> {
        let mut overdue = Tally::default();
        for (promise, excuse) in lateness::promises(&*session.chain, &member.address, now)? {
            add(&mut overdue, lateness::overdue(&promise, excuse, now)?);
        }
        let mut waiting = Tally::default();
        let owed = Filter::every::<Commitment>().with(offset_of!(Commitment, creditor), &member.address);
        for promise in session.chain.all::<Commitment>(&owed)? {
            let rules = promise.read()?;
            add(&mut waiting, rules.unanswered().less(rules.disputed));
        }
        Ok(Self { record: member.reputation, overdue, waiting })
    }

    /// One fact a line.
    pub(super) fn lines(&self, unit: &Unit) -> Vec<String> {
        let Reputation { committed, kept, .. } = self.record;
        let (kept_sum, all) = (unit.show(kept.sum), unit.show(committed.sum));
        let first = match (committed.number, self.settled()) {
            (0, _) => "has promised nothing yet".to_owned(),
            (1, 0) => format!("nothing settled yet of 1 promise ({kept_sum} of {all} kept)"),
            (number, 0) => format!("nothing settled yet of {number} promises ({kept_sum} of {all} kept)"),
            (_, settled) => format!("kept {} of {settled} settled promises ({kept_sum} of {all})", kept.number),
        };
        let fact = |what: &str, tally: Tally| {
            (tally.number > 0 || tally.sum > 0).then(|| format!("{what}: {} ({})", tally.number, unit.show(tally.sum)))
        };
        let facts = [
            fact("of these late", self.record.kept_late),
            fact("forgiven", self.record.forgiven),
            fact("cleared or handed on", self.record.cleared),
            fact("open", self.open()),
            fact("overdue now", self.overdue),
            fact("disputed now", self.record.disputed),
            fact("done and not answered yet", self.record.unanswered),
            fact("claims not answered", self.record.breaches),
            fact("claims declined", self.record.declined),
            fact("waits for their own answer", self.waiting),
        ];
        std::iter::once(first).chain(facts.into_iter().flatten()).collect()
    }

    pub(super) fn json(&self) -> Value {
        let both = |tally: Tally| json!({ "number": tally.number, "sum": tally.sum });
        let record = &self.record;
        json!({
            "committed": both(record.committed),
            "kept": both(record.kept),
            "kept_late": both(record.kept_late),
            "forgiven": both(record.forgiven),
            "cleared": both(record.cleared),
            "overdue": both(record.overdue),
            "disputed": both(record.disputed),
            "unanswered": both(record.unanswered),
            "breaches": both(record.breaches),
            "declined": both(record.declined),
            "open": both(self.open()),
            "overdue_by_the_clock": both(self.overdue),
            "waits_for_their_answer": both(self.waiting),
        })
    }

    /// How many whole promises are settled.
    const fn settled(&self) -> u32 {
        self.record.read().settled()
    }

    /// What is not settled: neither kept nor broken.
    fn open(&self) -> Tally {
        let Reputation { committed, kept, forgiven, cleared, .. } = self.record;
        let gone = kept.sum.saturating_add(forgiven.sum).saturating_add(cleared.sum);
        let (number, sum) = (committed.number.saturating_sub(self.settled()), committed.sum.saturating_sub(gone));
        Tally { number, sum, ..Tally::default() }
    }
}

/// One more promise with such a part.
fn add(tally: &mut Tally, part: Amount) {
    if !part.is_zero() {
        tally.number = tally.number.saturating_add(1);
        tally.sum = tally.sum.saturating_add(part.get());
    }
}
