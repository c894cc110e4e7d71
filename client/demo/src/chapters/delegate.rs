//! A second key with a small power, stopped at its limit and at everything that it was not lent.

use exodus_rules::Span;
use exodus_rules::delegate::Scope;
use exodus_sdk::instructions::request::Initiative;
use exodus_sdk::instructions::{Instruction, by_delegate, delegate, member, request};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Delegate, Member, Request};
use exodus_sdk::{Keypair, Signer, address};
use serde::Serialize;

use super::told::{Answers, Told, told};
use super::troupe::{REACH, Troupe};
use crate::failure::Failure;

const LIMIT: u64 = 50_00;
const LENT_FOR: Span = Span::days(30);
const VOTED_FOR: Span = Span::days(10);

/// What came of it.
#[derive(Serialize)]
struct Figures {
    /// The most that it may ask for, in minor units.
    limit: u64,
    /// How the program answered what goes beyond its power, in the order in which it was tried.
    refused: Vec<&'static str>,
}

/// Plays it.
pub fn play(troupe: &mut Troupe, [owner, _]: [u32; 2]) -> Result<Told, Failure> {
    troupe.wakes(&[owner])?;
    let (payer, helper) = (troupe.stage.payer(), Keypair::new());
    let expires = troupe.now()?.after(LENT_FOR).get();
    let power = delegate::Power { scopes: Scope::OpenRequests.bit(), limit: LIMIT, expires };
    troupe.acts("delegate.grant", owner, delegate::grant(payer, &troupe.member(owner)?, helper.pubkey(), power))?;
    let owned = troupe.member(owner)?;
    let lent: Located<Delegate> = troupe.get(&address::delegate(&owned.address, &helper.pubkey()))?;

    let mut answers = Answers::default();
    let above = proposal(troupe, &owned, lent.limit.saturating_add(1))?;
    let above = by_delegate(above, &owned, helper.pubkey());
    refuses(troupe, &mut answers, "a delegate above its limit", &helper, above)?;
    let within = by_delegate(proposal(troupe, &owned, lent.limit)?, &owned, helper.pubkey());
    let draft = troupe.stage.paid().then(within);
    troupe.stage.play(&["request.open"], &draft, &[&helper])?;
    let opened: Located<Request> = troupe.get(&address::request(&owned.address, owned.turn))?;

    let owned = troupe.member(owner)?;
    let close = by_delegate(request::close(&owned, &opened), &owned, helper.pubkey());
    refuses(troupe, &mut answers, "a delegate outside of its scope", &helper, close)?;
    let seized = Located { address: owned.address, record: Member { authority: helper.pubkey(), ..owned.record } };
    let change = member::change_key(&seized, payer);
    refuses(troupe, &mut answers, "a delegate as if it were the member", &helper, change)?;

    troupe.acts("request.close", owner, request::close(&troupe.member(owner)?, &opened))?;
    let lent: Located<Delegate> = troupe.get(&lent.address)?;
    troupe.acts("delegate.revoke", owner, delegate::revoke(owned.authority, &lent))?;
    let figures = Figures { limit: lent.limit, refused: answers.names };
    let unit = troupe.unit()?;
    let lines = format!(
        "Person {owner} lends a helper's key one power: to open requests of up to {}. It opens one for\n\
         {}. It also tries one that is larger, to close what it opened, and to act as if it were\n\
         person {owner}: the program refuses all of it.\n{}\n\
         Then person {owner} takes the power back. No delegate ever promises or confirms anything.",
        unit.show(figures.limit),
        unit.show(opened.target),
        answers.words.join("\n"),
    );
    told(&figures, lines)
}

fn proposal(troupe: &Troupe, owner: &Located<Member>, target: u64) -> Result<Instruction, Failure> {
    let deadline = troupe.now()?.after(VOTED_FOR).get();
    let details = [0; 32];
    let initiative = Initiative { target, deadline, fulfil_by: deadline, minimum_backers: 1, reach: REACH, details };
    Ok(request::open_initiative(troupe.stage.payer(), owner, initiative))
}

fn refuses(
    troupe: &Troupe,
    answers: &mut Answers,
    attempt: &'static str,
    helper: &Keypair,
    instruction: Instruction,
) -> Result<(), Failure> {
    let draft = troupe.stage.paid().then(instruction);
    answers.hear(attempt, troupe.stage.refused(attempt, &draft, &[helper])?);
    Ok(())
}
