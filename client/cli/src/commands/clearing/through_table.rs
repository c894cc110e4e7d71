//! A circle that is too long for a plain transaction: its commitments go into a lookup table, the clearing names them by
//! their places in it, and the table is deactivated again (docs/decisions/0015-lookup-tables.md).

use exodus_rules::clearing::Chain;
use exodus_rules::{Amount, Refusal, Timestamp};
use exodus_sdk::chain::Receipt;
use exodus_sdk::lookup::{Kept, Plan, deactivate};
use exodus_sdk::record::Located;
use exodus_sdk::state::Commitment;
use exodus_sdk::transaction::Draft;
use exodus_sdk::unit::sol;
use exodus_sdk::{Address, Error};

use crate::exit::Failure;
use crate::session::Session;
use crate::sheet::{Sheet, count};

/// What became of the circle and of its table.
pub struct Sent {
    pub receipt: Receipt,
    pub table: Table,
}

/// The table, as a command speaks of it.
pub struct Table {
    address: Address,
    lamports: u64,
    deactivated: bool,
}

impl Table {
    /// Where it is.
    pub const fn address(&self) -> &Address {
        &self.address
    }

    /// Says in one line what was made, and how its deposit returns.
    pub fn told(&self, sheet: Sheet) -> Sheet {
        let Self { address, lamports, deactivated } = self;
        let fate = if *deactivated { "deactivated afterwards" } else { "not deactivated: the chain refused that" };
        let deposit = sol(*lamports);
        let line = format!("The circle went through the lookup table {address}, {fate}; it holds {deposit} of rent.");
        let sheet = sheet.line(line).json("table", address.to_string()).json("table_deactivated", deactivated);
        if !*deactivated {
            return sheet;
        }
        sheet.next(format!("in about four minutes, `exodus clearing close-table {address}` returns that deposit"))
    }
}

/// Whether a draft is too long for a plain transaction, and for that reason alone cannot be sent as it is.
pub fn is_needed(session: &Session, draft: &Draft) -> Result<bool, Failure> {
    match draft.unsigned(&session.keys()?.all(), session.chain.blockhash()?) {
        Ok(_) => Ok(false),
        Err(Error::TooLarge { .. }) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// Makes the table, sends the draft through it, and deactivates the table, whatever became of the draft.
pub fn send(session: &Session, draft: Draft, circle: &[Located<Commitment>], amount: u64) -> Result<Sent, Failure> {
    // Nobody shall pay for a table only to be refused: the rules are asked before.
    may_clear(circle, amount, session.now()?)?;
    let authority = session.keys()?.payer();
    let accounts: Vec<Address> = circle.iter().map(|commitment| commitment.address).collect();
    // The slot before this one has surely begun and ended.
    let plan = Plan::of(authority, session.chain.clock()?.slot.saturating_sub(1), &accounts);
    if session.is_dry_run() {
        let steps = count(plan.steps.len().saturating_add(2), "transaction");
        session.output.note(&format!("note: the rules allow it; it takes {steps}, and this is the first of them"));
    }
    let address = plan.table.key;
    let made = plan.steps.iter().try_for_each(|step| session.send(step, &[]).map(drop));
    let made = match made {
        Err(end) if end.is_only_a_preview() => return Err(end),
        made => made,
    };
    let sent = made.and_then(|()| session.send(&draft.looking_up(plan.table), &[]));
    let ended = session.send(&session.draft()?.then(deactivate(address, authority)), &[]);
    let receipt = sent?;
    let lamports = Kept::at(&*session.chain, &address)?.lamports;
    Ok(Sent { receipt, table: Table { address, lamports, deactivated: ended.is_ok() } })
}

/// What the program will ask the rules, asked here of the records as they stand.
fn may_clear(circle: &[Located<Commitment>], amount: u64, now: Timestamp) -> Result<(), Refusal> {
    let amount = Amount::positive(amount)?;
    let mut chain: Option<Chain<&Address>> = None;
    for commitment in circle {
        commitment.read()?.clear(commitment.terms(), amount, now)?;
        chain = Some(match chain {
            None => Chain::from(&commitment.debtor, &commitment.creditor),
            Some(chain) => chain.then(&commitment.debtor, &commitment.creditor)?,
        });
    }
    chain.ok_or(Refusal::ChainOpen)?.closes()
}
