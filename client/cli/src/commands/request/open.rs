//! `exodus request open`.

use exodus_rules::delegate::Scope;
use exodus_rules::{Span, Timestamp};
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::Instruction;
use exodus_sdk::instructions::request::{
    Emergency, Initiative, Support, open_emergency, open_initiative, open_support,
};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Request};
use exodus_sdk::{Address, address};

use super::sheet::sheet;
use crate::args::request::{Kind, Open};
use crate::exit::Failure;
use crate::moment;
use crate::session::{Present, Session};
use crate::settings::Settings;

/// How long a call stands, and then an initiative's fulfilment, where nobody says otherwise.
const MONTH: Span = Span::days(30);

pub fn run(options: &Open, settings: Settings) -> Result<(), Failure> {
    must_suit(options)?;
    let session = Session::acting(settings)?;
    let me = session.hand(None, Scope::OpenRequests)?;
    let present = session.present(&me.member.network)?;
    let instruction = call(options, session.keys()?.payer(), &me.member, &present)?;
    let place = address::request(&me.member.address, me.member.turn);
    let receipt = session.send(&session.draft_of(&me.member.address, me.signs(instruction))?, &[])?;
    let request = session.chain.get::<Request>(&place)?;
    let sum = present.unit.show(request.target);
    let period = present.period_word();
    let (fact, next) = match options.kind {
        Kind::Emergency => (
            format!("You ask for {sum}. Tell your people, and send them the address."),
            format!(
                "they run `exodus commitment commit {place} --amount ...`; you watch `exodus request show {place}`"
            ),
        ),
        Kind::Support => (
            format!("You ask for {sum} every {period}, until you close it. Send your people the address."),
            format!(
                "they run `exodus intent declare {place} --amount ... --recurring`, and each {period} `exodus commitment \
                 commit {place} --intent`"
            ),
        ),
        Kind::Initiative => (
            format!("You propose something for {sum}. Send the address to everybody who may want it too."),
            format!(
                "they run `exodus intent declare {place} --amount ...`; once adopted, `exodus commitment commit {place} \
                 --intent`"
            ),
        ),
    };
    let sheet = sheet(&session, fact, &request, &present)?.next(next);
    session.tell(&receipt, &[session.deposit::<Request>()?], sheet)
}

fn call(options: &Open, payer: Address, me: &Located<Member>, present: &Present) -> Result<Instruction, Failure> {
    let details = options.details.hash()?.unwrap_or_default();
    let reach = super::reach(&options.reach)?.get();
    let target = present.unit.parse(&options.target)?.get();
    let time = |text: &Option<String>, otherwise: Timestamp| {
        text.as_deref().map_or(Ok(otherwise), |text| moment::parse(text, present.now))
    };
    let deadline = time(&options.deadline, present.now.after(MONTH))?;
    Ok(match options.kind {
        Kind::Emergency => open_emergency(payer, me, Emergency { target, deadline: deadline.get(), reach, details }),
        Kind::Support => open_support(payer, me, Support { target, reach, details }),
        Kind::Initiative => {
            let fulfil_by = time(&options.fulfil_by, deadline.after(MONTH))?.get();
            let (deadline, minimum_backers) = (deadline.get(), options.backers.unwrap_or(1));
            open_initiative(payer, me, Initiative { target, deadline, fulfil_by, minimum_backers, reach, details })
        }
    })
}

/// Refuses what was typed for another kind of request.
fn must_suit(options: &Open) -> Result<(), Failure> {
    let for_an_initiative = [("--fulfil-by", options.fulfil_by.is_some()), ("--backers", options.backers.is_some())];
    let stray = for_an_initiative.into_iter().find_map(|(flag, named)| named.then_some(flag));
    match (options.kind, stray) {
        (Kind::Support, _) if options.deadline.is_some() => {
            Err(Failure::usage("a support has no deadline: it goes on until you close it")
                .hint("leave --deadline out; `exodus request close` ends it"))
        }
        (Kind::Emergency | Kind::Support, Some(flag)) => {
            Err(Failure::usage(format!("{flag} belongs to an initiative, which people vote for with intents"))
                .hint(format!("leave {flag} out, or propose it with --kind initiative")))
        }
        (Kind::Emergency | Kind::Support, None) | (Kind::Initiative, _) => Ok(()),
    }
}
