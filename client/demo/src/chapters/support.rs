//! Regular help: a sum every period, from one who stays and from one who forgets.

use exodus_rules::intent::Intent as Rule;
use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::{intent, request};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Intent, Request};
use serde::Serialize;

use super::told::{Told, told};
use super::troupe::{REACH, Troupe};
use crate::failure::Failure;

const TARGET: u64 = 60_00;
const FAITHFUL: u64 = 30_00;
const FORGETFUL: u64 = 20_00;
const PERIODS: u32 = 3;

/// What came of it; amounts in minor units.
#[derive(Serialize)]
struct Figures {
    /// Periods from the first to the last.
    periods: u32,
    /// What was meant in the first period.
    declared: u64,
    /// How often an intent went on into the next period.
    renewed: u32,
    /// How many intents ended because their word was not given.
    lapsed: u32,
    /// What was kept in all periods.
    kept: u64,
}

/// Plays it.
pub fn play(troupe: &mut Troupe, [asking, faithful, forgetful]: [u32; 3]) -> Result<Told, Failure> {
    // From the first second of a period on, so that it does not end under their hands.
    troupe.passes_to(troupe.today(asking)?.until.get().saturating_add(1))?;
    troupe.wakes(&[asking, faithful, forgetful])?;
    let member = troupe.member(asking)?;
    let support = request::Support { target: TARGET, reach: REACH, details: [0; 32] };
    troupe.acts("request.open", asking, request::open_support(troupe.stage.payer(), &member, support))?;
    let support = address::request(&member.address, member.turn);
    let intents = [
        troupe.means(faithful, asking, &support, FAITHFUL, true)?,
        troupe.means(forgetful, asking, &support, FORGETFUL, true)?,
    ];
    let begun: Located<Request> = troupe.get(&support)?;
    let mut figures = Figures { periods: 0, declared: begun.sums.intended, renewed: 0, lapsed: 0, kept: 0 };
    for period in 1..=PERIODS {
        let today = troupe.today(asking)?;
        let [lasting, _] = intents;
        let promise = troupe.promises(faithful, asking, &lasting, today.until.get())?;
        troupe.keeps(faithful, asking, &promise)?;
        let present: Located<Request> = troupe.get(&support)?;
        figures.kept = figures.kept.saturating_add(present.sums.kept);
        figures.periods = present.period.saturating_sub(begun.period).saturating_add(1);
        if period < PERIODS {
            troupe.passes_to(today.until.after(Rule::GRACE).get().saturating_add(1))?;
            for place in &intents {
                let Some(intent) = troupe.stage.chain().find::<Intent>(place)? else { continue };
                troupe.anyone("intent.tidy", intent::tidy(&intent, &present))?;
                match troupe.stage.chain().find::<Intent>(place)? {
                    Some(_) => figures.renewed = figures.renewed.saturating_add(1),
                    None => figures.lapsed = figures.lapsed.saturating_add(1),
                }
            }
        }
    }
    let (member, last) = (troupe.member(asking)?, troupe.get::<Request>(&support)?);
    troupe.acts("request.close", asking, request::close(&member, &last))?;

    let unit = troupe.unit()?;
    let lines = format!(
        "Person {asking} asks for {} every month. Persons {faithful} and {forgetful} mean to give {} a month, and may\n\
         change their mind at any time. Person {forgetful} never turned it into a promise: a week after the\n\
         month anyone could write down that this intent has ended ({} lapsed). Person {faithful} kept every\n\
         promise, and was renewed {} times. Kept over {} months: {}.",
        unit.show(begun.target),
        unit.show(figures.declared),
        figures.lapsed,
        figures.renewed,
        figures.periods,
        unit.show(figures.kept),
    );
    told(&figures, lines)
}
