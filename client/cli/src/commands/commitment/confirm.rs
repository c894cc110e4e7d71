//! `exodus commitment confirm`.

use exodus_rules::Amount;
use exodus_rules::commitment::{Commitment, Party};
use exodus_sdk::instructions::commitment::confirm;

use crate::args::commitment::Confirm;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Confirm, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (commitment, unit, network) = super::named(&session, &options.commitment)?;
    let me = session.owner_or_me(&commitment.creditor, &network)?;
    let rules = commitment.read()?;
    let sum = match options.amount.as_deref() {
        Some(text) => unit.parse(text)?,
        None => called_done(&rules, commitment.party(&me.address))?,
    };
    let receipt = session.send(&session.draft()?.then(confirm(&me, &commitment, sum.get())), &[])?;
    let (sum, whole) = (unit.show(sum.get()), unit.show(commitment.amount));
    let fact = format!("You confirm {sum} of {whole}; once nothing is open, their record counts a promise kept.");
    super::tell(&session, &receipt, fact, &commitment, &unit)
}

/// Without an amount only what the debtor calls done is confirmed: nobody confirms by accident what never came.
fn called_done(rules: &Commitment, by: Party) -> Result<Amount, Failure> {
    let done = rules.unanswered();
    match by {
        Party::Creditor if done.is_zero() && !rules.outstanding().is_zero() => {
            Err(Failure::usage("nothing is called done that you have not answered")
                .hint("if you received something all the same, name it with --amount"))
        }
        // Anybody else hears from the rules that it is not theirs to confirm.
        Party::Creditor | Party::Debtor | Party::Stranger => Ok(done.max(Amount::positive(1)?)),
    }
}
