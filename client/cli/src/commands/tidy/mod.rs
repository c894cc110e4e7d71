//! `exodus tidy`: sends all that is due on the ledger, noun by noun.
//!
//! To add a noun: write `<noun>.rs` beside this file with one function `due(&Session, Timestamp)`, which lists what the
//! *rules* say can be written down now (it asks the rule that the program asks, and decides nothing), and add it to
//! [`FINDERS`]. Sending, rounds, `--mine`, `--dry-run`, tables and JSON are done here for all of them.

mod commitment;
mod delegate;
mod due;
mod epochs;
mod intent;
mod member;
mod offer;
mod pool;
mod recovery;
mod request;
mod story;
mod tie;

use std::collections::BTreeSet;

use exodus_rules::Timestamp;
use exodus_sdk::Address;

use crate::args::tidy::Tidy;
use crate::exit::Failure;
use crate::session::{Attempt, Session};
use crate::settings::Settings;

use due::{Due, Tried};

/// Lists what is due of one noun.
type Finder = fn(&Session, Timestamp) -> Result<Vec<Due>, Failure>;

/// In the order in which they are sent.
const FINDERS: &[Finder] = &[
    // One a line.
    request::due,
    intent::due,
    commitment::due,
    member::due,
    delegate::due,
    recovery::due,
    tie::due,
    tie::invitations,
    offer::due,
    pool::due,
];

/// Writing one thing down may make another one due, such as closing after reporting. After so many rounds we stop and say
/// what is left.
const ROUNDS: usize = 6;

pub fn run(options: &Tidy, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let mine = if options.mine {
        Some(session.mine(None)?.into_iter().map(|member| member.address).collect::<BTreeSet<_>>())
    } else {
        None
    };
    let mut tried = Vec::new();
    let mut due = find(&session, mine.as_ref(), &tried)?;
    for _ in 0..ROUNDS {
        if due.is_empty() {
            break;
        }
        carry_out(&session, due, &mut tried)?;
        // What a preview has found stays due: there is nothing to find twice.
        due = if session.is_dry_run() { Vec::new() } else { find(&session, mine.as_ref(), &tried)? };
    }
    story::tell(&session, &tried, due.len())
}

/// All that is due now, of every noun, without what was refused: somebody else did it first, or will have to.
fn find(session: &Session, mine: Option<&BTreeSet<Address>>, tried: &[Tried]) -> Result<Vec<Due>, Failure> {
    let now = session.now()?;
    let mut all = Vec::new();
    for finder in FINDERS {
        all.extend(finder(session, now)?);
    }
    all.retain(|due| mine.is_none_or(|mine| due.whose.iter().any(|member| mine.contains(member))));
    let refused: BTreeSet<_> = tried.iter().filter(|tried| tried.outcome.is_err()).map(|tried| tried.place).collect();
    all.retain(|due| !refused.contains(&due.place));
    Ok(all)
}

/// Each in a transaction of its own: one that somebody else did first does not stop the rest.
fn carry_out(session: &Session, due: Vec<Due>, tried: &mut Vec<Tried>) -> Result<(), Failure> {
    let bar = session.output.progress(u64::try_from(due.len()).unwrap_or(u64::MAX), "tidying");
    for Due { what, place, instruction, .. } in due {
        let outcome = match session.attempt(&session.draft()?.then(instruction))? {
            Attempt::Done(rents) => Ok(rents.iter().fold(0, |sum: u64, rent| sum.saturating_add(rent.given_back()))),
            Attempt::Refused(why) => Err(why),
        };
        tried.push(Tried { what, place, outcome });
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

#[cfg(test)]
mod tests {
    use exodus_sdk::instructions::network::{CreateArgs, create};
    use exodus_sdk::{Keypair, address};

    use super::*;
    use crate::keys;
    use crate::output::Output;

    #[test]
    fn what_somebody_did_first_does_not_stop_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let keypair = folder.path().join("id.json");
        keys::write(&keypair, &Keypair::new(), false).unwrap();
        let ledger = folder.path().join("ledger");
        let output = Output::default();
        let settings = Settings {
            cluster: None,
            signing: crate::settings::Signing::default(),
            ledger: Some(ledger),
            keypair: Some(keypair),
            fee_payer: None,
            network: None,
            acting_as: None,
            dry_run: false,
            output,
            typed: String::new(),
        };
        let session = Session::founding(settings).unwrap();
        // Any instruction that is accepted once will do.
        let begins = |name: &str| {
            let (key, slug) = (session.keys().unwrap().payer(), address::padded(name).unwrap());
            let unit = address::padded("EUR").unwrap();
            let (decimals, default_pledge, period_seconds, tie_cap, dormant_after) = (2, 100, 0, 150, 3);
            let args = CreateArgs { slug, unit, decimals, default_pledge, period_seconds, tie_cap, dormant_after };
            let instruction = create(key, key, None, args);
            Due { what: "network create", place: address::network(&key, &slug), whose: Vec::new(), instruction }
        };
        let mut tried = Vec::new();
        carry_out(&session, vec![begins("first"), begins("first"), begins("second")], &mut tried).unwrap();
        let outcomes: Vec<bool> = tried.iter().map(|tried| tried.outcome.is_ok()).collect();
        assert_eq!(outcomes, [true, false, true]);
    }
}
