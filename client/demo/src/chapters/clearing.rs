//! Debts that run in a circle shrink together, and nobody's position changes.

use std::collections::BTreeMap;

use exodus_rules::Span;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::{clearing, commitment};
use exodus_sdk::record::Located;
use exodus_sdk::state::Commitment;
use exodus_sdk::{Address, address};
use serde::Serialize;

use super::told::{Told, told};
use super::troupe::Troupe;
use crate::failure::Failure;

const DUE_IN: Span = Span::days(30);
const DEBTS: [u64; 3] = [30_00, 45_00, 30_00];

/// What came of it.
#[derive(Serialize)]
struct Figures {
    /// Debts in the circle.
    links: usize,
    /// By how much each of them shrank, in minor units.
    amount: u64,
    /// Whether everybody is owed and owes as much, on balance, as before.
    net_unchanged: bool,
}

/// Plays it.
pub fn play(troupe: &mut Troupe, people: [u32; 3]) -> Result<Told, Failure> {
    troupe.wakes(&people)?;
    let [one, two, three] = people;
    let circle = [(one, two), (two, three), (three, one)];
    let mut places = Vec::new();
    for ((debtor, creditor), amount) in circle.into_iter().zip(DEBTS) {
        places.push(owe(troupe, debtor, creditor, amount)?);
    }
    let (debts, before) = (read(troupe, &places)?, positions(troupe)?);
    let mut least = u64::MAX;
    for debt in &debts {
        least = least.min(debt.read()?.outstanding().get());
    }
    let clear = clearing::clear(troupe.stage.payer(), &debts, least)?;
    troupe.anyone("clearing.clear", clear)?;
    let (left, after) = (read(troupe, &places)?, positions(troupe)?);
    let amount = left.iter().map(|debt| debt.cleared).min().unwrap_or_default();
    let figures = Figures { links: left.len(), amount, net_unchanged: before == after };

    let mut rest = 0_u64;
    for (debt, (debtor, creditor)) in left.iter().zip(circle) {
        let outstanding = debt.read()?.outstanding().get();
        rest = rest.saturating_add(outstanding);
        // What is kept reports all the rest, too.
        if outstanding > 0 {
            troupe.keeps(debtor, creditor, &debt.address)?;
        } else {
            troupe.anyone("commitment.report", commitment::report(debt))?;
        }
    }
    let unit = troupe.unit()?;
    let owed: Vec<String> = debts.iter().map(|debt| unit.show(debt.amount)).collect();
    let lines = format!(
        "Person {one} owes person {two}, who owes person {three}, who owes person {one}: {}.\n\
         All three allow clearing, so anyone may take {} off each of the {} debts at once. What each one is\n\
         owed less what they owe is {}. Of the whole circle {} was left to pay.",
        owed.join(", "),
        unit.show(figures.amount),
        figures.links,
        if figures.net_unchanged { "the same as before" } else { "not the same as before" },
        unit.show(rest),
    );
    told(&figures, lines)
}

/// `debtor` owes `creditor`: by their tie where there is one, else the creditor signs, too.
fn owe(troupe: &mut Troupe, debtor: u32, creditor: u32, amount: u64) -> Result<Address, Failure> {
    let tied = troupe.friends(debtor).contains(&creditor);
    let bond = if tied { commitment::Bond::Tie } else { commitment::Bond::Signature };
    let (member, other, due) = (troupe.member(debtor)?, troupe.member(creditor)?, troupe.now()?.after(DUE_IN).get());
    let promise = commitment::Promise { amount, due, note: [0; 32], path: Vec::new() };
    let owe = commitment::commit_directly(troupe.stage.payer(), &member, &other, bond, &promise);
    let keys = [&troupe.cast.player(debtor)?.key, &troupe.cast.player(creditor)?.key];
    let draft = troupe.stage.paid().then(owe);
    troupe.stage.play(&["commitment.commit_directly"], &draft, &keys)?;
    Ok(address::commitment(&member.address, member.turn))
}

fn read(troupe: &Troupe, places: &[Address]) -> Result<Vec<Located<Commitment>>, Failure> {
    places.iter().map(|place| troupe.get(place)).collect()
}

/// What each member is owed less what they owe, over everything that is open on the ledger.
fn positions(troupe: &Troupe) -> Result<BTreeMap<Address, i128>, Failure> {
    let mut positions: BTreeMap<Address, i128> = BTreeMap::new();
    for promise in troupe.stage.chain().all::<Commitment>(&Filter::every::<Commitment>())? {
        let outstanding = i128::from(promise.read()?.outstanding().get());
        let owed = positions.entry(promise.creditor).or_default();
        *owed = owed.saturating_add(outstanding);
        let owes = positions.entry(promise.debtor).or_default();
        *owes = owes.saturating_sub(outstanding);
    }
    Ok(positions)
}
