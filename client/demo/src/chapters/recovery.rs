//! A lost key: friends who were chosen before give the member another one, and what the old key lent is worth nothing.

use exodus_rules::delegate::Scope;
use exodus_rules::{Amount, Span};
use exodus_sdk::instructions::{by_delegate, delegate, member, recovery, request};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Delegate, Recovery};
use exodus_sdk::{Keypair, Signer, address};
use serde::Serialize;

use super::told::{Answers, Told, told};
use super::troupe::{REACH, Troupe};
use crate::failure::Failure;

const GUARDIANS: usize = 3;
const THRESHOLD: u8 = 2;
const DELAY_DAYS: u8 = 7;
/// How long a guardian has to have been one.
const TRIED: Span = Span::days(30);
const LENT_FOR: Span = Span::days(180);

/// What came of it.
#[derive(Serialize)]
struct Figures {
    /// Friends who were chosen.
    guardians: u8,
    /// How many of them stood behind the new key.
    approvals: u8,
    /// The member's epoch afterwards: one more for each key.
    epoch: u32,
    /// How the program answered the old key, and the delegate of its time.
    refused: Vec<&'static str>,
}

/// Plays it.
pub fn play(troupe: &mut Troupe, [owner, _, _]: [u32; 3]) -> Result<Told, Failure> {
    let guardians: Vec<u32> = troupe.friends(owner).into_iter().take(GUARDIANS).collect();
    troupe.wakes(&[owner])?;
    troupe.wakes(&guardians)?;
    let payer = troupe.stage.payer();
    for guardian in &guardians {
        let member = troupe.member(owner)?;
        let tie = troupe.get(&address::tie(&member.address, &troupe.cast.player(*guardian)?.member))?;
        troupe.acts("recovery.choose", owner, recovery::choose(&member, &tie, true))?;
    }
    troupe.acts("recovery.arrange", owner, recovery::arrange(&troupe.member(owner)?, THRESHOLD, DELAY_DAYS))?;
    let helper = Keypair::new();
    let power = delegate::Power {
        scopes: Scope::OpenRequests.bit(),
        limit: Amount::new(50_00)?.get(),
        expires: troupe.now()?.after(LENT_FOR).get(),
    };
    troupe.acts("delegate.grant", owner, delegate::grant(payer, &troupe.member(owner)?, helper.pubkey(), power))?;
    troupe.passes(TRIED)?;

    // The key is gone; a friend proposes another one, and a second friend stands behind it.
    let (new, before) = (Keypair::new(), troupe.member(owner)?);
    let place = address::recovery(&before.address, &new.pubkey());
    for (number, guardian) in guardians.iter().take(usize::from(THRESHOLD)).enumerate() {
        let member = troupe.member(*guardian)?;
        if number == 0 {
            let propose = recovery::propose(payer, &member, before.address, new.pubkey());
            troupe.acts("recovery.propose", *guardian, propose)?;
        } else {
            troupe.acts("recovery.approve", *guardian, recovery::approve(&member, &troupe.get(&place)?))?;
        }
    }
    let proposed: Located<Recovery> = troupe.get(&place)?;
    troupe.passes_to(proposed.executable)?;
    let approvers: Vec<_> = proposed.approvers().iter().map(|one| one.guardian).collect();
    let execute = troupe.stage.paid().then(recovery::execute(&proposed, &approvers));
    troupe.stage.play(&["recovery.execute"], &execute, &[&new])?;
    let old = troupe.cast.takes_key(owner, new)?;

    let mut answers = Answers::default();
    let thief = troupe.stage.paid().then(member::change_key(&before, helper.pubkey()));
    answers.hear("the old key", troupe.stage.refused("the old key", &thief, &[&old, &helper])?);
    let owned = troupe.member(owner)?;
    let support =
        request::open_support(payer, &owned, request::Support { target: 10_00, reach: REACH, details: [0; 32] });
    let late = troupe.stage.paid().then(by_delegate(support, &owned, helper.pubkey()));
    let attempt = "a delegate of the old key";
    answers.hear(attempt, troupe.stage.refused(attempt, &late, &[&helper])?);
    let lent: Located<Delegate> = troupe.get(&address::delegate(&owned.address, &helper.pubkey()))?;
    troupe.anyone("delegate.tidy", delegate::tidy(&lent))?;

    let figures = Figures {
        guardians: owned.guardians,
        approvals: proposed.approvals,
        epoch: owned.epoch,
        refused: answers.names,
    };
    let lines = format!(
        "Person {owner} once chose {} friends as guardians. Now the key is lost: {} of them stand behind a new\n\
         one, and it takes effect after {} days, in which the old key could have said no. The person,\n\
         the friends and every promise are what they were. The old key was tried, and the delegate\n\
         that it had empowered: the program refused both.\n{}",
        figures.guardians,
        figures.approvals,
        owned.recovery_days,
        answers.words.join("\n"),
    );
    told(&figures, lines)
}
