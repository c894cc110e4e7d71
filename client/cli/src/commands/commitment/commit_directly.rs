//! `exodus commitment commit-directly`.

use exodus_rules::Refusal;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::commitment::{Bond, Promise, commit_directly};
use exodus_sdk::state::{Commitment, Member, Tie};
use exodus_sdk::transaction::signing;
use exodus_sdk::{Signer, address};

use crate::args::commitment::CommitDirectly;
use crate::commands::person::person;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::{keys, moment};

pub fn run(options: &CommitDirectly, settings: Settings) -> Result<(), Failure> {
    let note = options.note.hash()?.unwrap_or_default();
    let session = Session::acting(settings)?;
    let creditor = session.named::<Member>(&options.member)?;
    let me = session.me_in(&creditor.network)?;
    let (unit, now) = (session.unit(&me.network)?, session.now()?);
    let amount = unit.parse(&options.amount)?.get();
    let due = moment::parse(&options.due, now)?.get();
    person(&me).may_owe(&person(&creditor))?;

    let promise = Promise { amount, due, note, path: Vec::new() };
    let payer = session.keys()?.payer();
    let tie = session.chain.find::<Tie>(&address::tie(&me.address, &creditor.address))?;
    let mutual = tie.map(|tie| tie.read()).transpose()?.is_some_and(|tie| tie.is_mutual());
    let signer = options.creditor_keypair.as_deref().map(keys::read).transpose()?;
    let (bond, signers) = match &signer {
        Some(key) if key.pubkey() == creditor.authority => (Bond::Signature, vec![key]),
        Some(_) => return Err(Refusal::NotAuthority.into()),
        None if mutual => (Bond::Tie, Vec::new()),
        None => return Err(Refusal::NoBond.into()),
    };
    let draft = session.draft()?.then(commit_directly(payer, &me, &creditor, bond, &promise));
    let receipt = session.send(&draft, &signing(&signers))?;
    let made = session.chain.get::<Commitment>(&address::commitment(&me.address, me.turn))?;
    let fact = format!("You promise {} by {}. A promise cannot be withdrawn.", unit.show(amount), moment::show(due));
    let sheet = super::next(&session, super::sheet(&session, fact, &made, &unit)?, &made)?;
    session.tell(&receipt, &[session.deposit::<Commitment>()?], sheet)
}
