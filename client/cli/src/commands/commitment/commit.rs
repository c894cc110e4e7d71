//! `exodus commitment commit`.

use exodus_rules::request::Request as Rules;
use exodus_rules::{Amount, Timestamp};
use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::commitment::{Promise, commit, commit_intent};
use exodus_sdk::state::{Commitment, Member, Request};

use crate::args::commitment::Commit;
use crate::commands::person::person;
use crate::commands::seen::must_be_as_seen;
use crate::commands::{intent, reach};
use crate::exit::Failure;
use crate::moment;
use crate::session::{Present, Session};
use crate::settings::Settings;

/// When a promise to an emergency is due, where nobody says otherwise.
const WEEK: &str = "7d";

pub fn run(options: &Commit, settings: Settings) -> Result<(), Failure> {
    let note = options.note.hash()?.unwrap_or_default();
    let session = Session::acting(settings)?;
    let request = session.named::<Request>(&options.request)?;
    let me = session.me_in(&request.network)?;
    let present = session.present(&me.network)?;
    must_be_as_seen(&options.seen, &request, &present.unit)?;
    let asked = present.of(&request)?;
    let beneficiary = session.chain.get::<Member>(&request.beneficiary)?;
    person(&me).may_owe(&person(&beneficiary))?;
    let intent = if options.intent { Some(intent::own(&session, &request, |_| Ok(me.address))?) } else { None };
    let left = intent.map(|intent| intent.read()).transpose()?.map_or(Amount::ZERO, |intent| intent.left);
    // Where nothing is left, one minor unit too many lets the rules say so in their own words.
    let left = left.max(Amount::positive(1)?);
    let amount = options.amount.as_deref().map_or(Ok(left), |text| present.unit.parse(text))?.get();
    let due = due(options, &asked, &present)?.get();

    let path = reach::path(&session, &me.address, &request)?;
    let handshakes = path.len();
    let promise = Promise { amount, due, note, path };
    let commits = if options.intent { commit_intent } else { commit };
    let draft = session.draft()?.then(commits(session.keys()?.payer(), &me, &request, &promise));
    let receipt = session.send(&draft, &[])?;
    let made = session.chain.get::<Commitment>(&address::commitment(&me.address, me.turn))?;
    let (sum, day) = (present.unit.show(made.amount), moment::show(due));
    let clipped = if made.amount < amount { "That is all that was missing. " } else { "" };
    let fact = format!("You promise {sum} by {day}. {clipped}A promise cannot be withdrawn.");
    let sheet = super::sheet(&session, fact, &made, &present.unit)?;
    let sheet = reach::tell(sheet, handshakes);
    session.tell(&receipt, &[session.deposit::<Commitment>()?], super::next(&session, sheet, &made)?)
}

/// The due time: the one that the rules fix, or else the helper's.
fn due(options: &Commit, asked: &Rules, present: &Present) -> Result<Timestamp, Failure> {
    match (asked.fixed_due(present.today), options.due.as_deref()) {
        (Some(fixed), None) => Ok(fixed),
        (Some(fixed), Some(_)) => {
            let day = moment::show(fixed.get());
            Err(Failure::usage(format!("whatever is promised to this request is due by {day}"))
                .hint("leave --due out; it is for emergencies"))
        }
        (None, Some(text)) => moment::parse(text, present.now),
        (None, None) => Ok(moment::parse(WEEK, present.now)?.min(asked.latest_due(present.now))),
    }
}
