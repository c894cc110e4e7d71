//! Votes with resources: what enough people back for long enough is adopted and done, and what they do not back lets
//! everybody go.

use exodus_rules::Span;
use exodus_rules::request::Status;
use exodus_sdk::instructions::{intent, request};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Intent, Request};
use exodus_sdk::{Address, address};
use serde::Serialize;

use super::told::{Told, told};
use super::troupe::{REACH, Troupe};
use crate::actions;
use crate::failure::Failure;

const PRICE: u64 = 50_00;
const VOTE: u64 = 30_00;
const VOTED_FOR: Span = Span::days(10);
const DONE_IN: Span = Span::days(40);

/// What came of it; amounts in minor units.
#[derive(Serialize)]
struct Figures {
    /// Initiatives that were adopted.
    adopted: usize,
    /// Initiatives that expired.
    expired: usize,
    /// Who backed the adopted one.
    backers: u32,
    /// Its price.
    price: u64,
    /// What was kept of it.
    kept: u64,
}

/// Plays it.
pub fn play(troupe: &mut Troupe, [asking, one, two]: [u32; 3]) -> Result<Told, Failure> {
    troupe.wakes(&[asking, one, two])?;
    let backed = propose(troupe, asking, 2)?;
    let ignored = propose(troupe, asking, 3)?;
    let intents = [
        (one, troupe.means(one, asking, &backed, VOTE, false)?),
        (two, troupe.means(two, asking, &backed, VOTE, false)?),
    ];
    let vote = troupe.means(one, asking, &ignored, VOTE, false)?;
    let vote: Located<Intent> = troupe.get(&vote)?;

    let reached: Located<Request> = troupe.get(&backed)?;
    troupe.passes(Span::of_seconds(reached.trial))?;
    troupe.anyone("request.adopt", request::adopt(&reached))?;
    let adopted: Located<Request> = troupe.get(&backed)?;
    let mut promises = Vec::new();
    for (helper, intent) in &intents {
        promises.push((*helper, troupe.promises(*helper, asking, intent, adopted.fulfil_by)?));
    }
    for (helper, promise) in &promises {
        troupe.keeps(*helper, asking, promise)?;
    }
    let done: Located<Request> = troupe.get(&backed)?;

    let open: Located<Request> = troupe.get(&ignored)?;
    troupe.passes_to(open.deadline.saturating_add(1))?;
    troupe.anyone("request.tidy", request::tidy(&open))?;
    let expired: Located<Request> = troupe.get(&ignored)?;
    troupe.anyone("intent.tidy", intent::tidy(&vote, &expired))?;

    let figures = Figures {
        adopted: in_state(&[&adopted, &expired], Status::Adopted)?,
        expired: in_state(&[&adopted, &expired], Status::Expired)?,
        backers: adopted.backers,
        price: adopted.target,
        kept: done.sums.kept,
    };
    let unit = troupe.unit()?;
    let lines = format!(
        "Person {asking} proposes two things, each for {}. An intent is a vote with resources: persons\n\
         {one} and {two} back the first with {}. Nobody took a vote back for three days, so it was\n\
         adopted; then the {} backers promised their parts and kept them: {} of {}.\n\
         The second needed {} backers and found {}: it expired, and the {} meant for it are free again.",
        unit.show(figures.price),
        unit.show(reached.sums.intended),
        figures.backers,
        unit.show(figures.kept),
        unit.show(figures.price),
        expired.minimum_backers,
        open.backers,
        unit.show(vote.amount),
    );
    told(&figures, lines)
}

/// How many of these were written down as `status`.
fn in_state(requests: &[&Located<Request>], status: Status) -> Result<usize, Failure> {
    let statuses = requests.iter().map(|request| actions::asked(request).map(|asked| asked.status));
    Ok(statuses.collect::<Result<Vec<_>, _>>()?.into_iter().filter(|found| *found == status).count())
}

fn propose(troupe: &mut Troupe, asking: u32, minimum_backers: u32) -> Result<Address, Failure> {
    let (member, now) = (troupe.member(asking)?, troupe.now()?);
    let (deadline, fulfil_by) = (now.after(VOTED_FOR).get(), now.after(DONE_IN).get());
    let details = [0; 32];
    let initiative = request::Initiative { target: PRICE, deadline, fulfil_by, minimum_backers, reach: REACH, details };
    troupe.acts("request.open", asking, request::open_initiative(troupe.stage.payer(), &member, initiative))?;
    Ok(address::request(&member.address, member.turn))
}
