//! Commitments and clearing.

use exodus_sdk::instructions::{Instruction, clearing, commitment};
use exodus_sdk::record::Located;
use exodus_sdk::{Address, address, state};

use super::requests::perhaps_lent;
use super::scene::Scene;
use crate::laws::model::DAY;
use crate::laws::model::calendar;
use crate::laws::model::records::{ADOPTED, Commitment, EMERGENCY, INITIATIVE, OPEN, SUPPORT};

pub(super) fn commit(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let model = &world.model;
    let at = scene.one(&model.requests, |address, one| match one.kind {
        EMERGENCY | SUPPORT => model.status(address, one) == OPEN,
        INITIATIVE => model.status(address, one) == ADOPTED,
        _ => false,
    })?;
    let request = &model.requests[&at];
    let own = scene.neighbour(&request.beneficiary)?;
    let path = scene.path_within(&own, &request.beneficiary, request.reach)?;
    let intent = model.intents.get(&address::intent(&at, &own)).filter(|_| scene.random.percent(70));
    let sums = model.sums_now(&at, request);
    let missing = u64::try_from(u128::from(request.target).saturating_sub(sums.committed + sums.kept)).expect("small");
    let most = if request.kind == SUPPORT { request.target } else { missing };
    let most = intent.map_or(most, |intent| most.min(intent.left));
    // Now and then more than is missing, which is promised as far as it is.
    let more = if scene.random.percent(10) { scene.sum() } else { 0 };
    let amount = scene.part(most) + more;
    let rhythm = model.networks[&request.network].period_seconds;
    let due = match request.kind {
        SUPPORT => calendar::last_second(rhythm, model.request_today(request)),
        INITIATIVE => request.fulfil_by,
        _ => scene.ahead((request.deadline - scene.now()).clamp(DAY, 14 * DAY)),
    };
    let promise = commitment::Promise { amount, due, note: scene.hash(), path };
    let (payer, debtor, asked) = (scene.payer(), scene.member(&own), scene.get(&at));
    Some(match intent {
        Some(_) => commitment::commit_intent(payer, &debtor, &asked, &promise),
        None => commitment::commit(payer, &debtor, &asked, &promise),
    })
}

pub(super) fn commit_directly(scene: &mut Scene) -> Option<Instruction> {
    let own = scene.somebody()?;
    let other = scene.neighbour(&own)?;
    let tied = scene.model().ties.get(&address::tie(&own, &other)).is_some_and(|tie| tie.is_mutual());
    let bond = if tied { commitment::Bond::Tie } else { commitment::Bond::Signature };
    let (payer, amount, note) = (scene.payer(), scene.sum(), scene.hash());
    let promise = commitment::Promise { amount, due: scene.ahead(30 * DAY) + 3_600, note, path: Vec::new() };
    Some(commitment::commit_directly(payer, &scene.member(&own), &scene.member(&other), bond, &promise))
}

/// A commitment that fits, and its record.
fn one(scene: &mut Scene, fits: impl Fn(&Commitment) -> bool) -> Option<(Address, Located<state::Commitment>)> {
    let world = scene.world;
    let at = scene.one(&world.model.commitments, |_, one| fits(one))?;
    let record = scene.get(&at);
    Some((at, record))
}

pub(super) fn perform(scene: &mut Scene) -> Option<Instruction> {
    let (at, record) = one(scene, |one| one.unperformed() > 0)?;
    let sum = scene.part(scene.model().commitments[&at].unperformed());
    let debtor = record.debtor;
    let instruction = commitment::perform(&scene.member(&debtor), &record, sum);
    Some(perhaps_lent(scene, &debtor, instruction))
}

pub(super) fn take_back(scene: &mut Scene) -> Option<Instruction> {
    let (at, record) = one(scene, |one| one.unanswered() > 0)?;
    let sum = scene.part(scene.model().commitments[&at].unanswered());
    Some(commitment::take_back(&scene.member(&record.debtor), &record, sum))
}

pub(super) fn confirm(scene: &mut Scene) -> Option<Instruction> {
    let (at, record) = one(scene, |one| one.outstanding() > 0)?;
    let open = &scene.model().commitments[&at];
    let most = if open.unanswered() > 0 { open.unanswered() } else { open.outstanding() };
    let sum = scene.part(most);
    Some(commitment::confirm(&scene.member(&record.creditor), &record, sum))
}

pub(super) fn forgive(scene: &mut Scene) -> Option<Instruction> {
    let (at, record) = one(scene, |one| one.outstanding() > 0)?;
    let sum = scene.part(scene.model().commitments[&at].outstanding());
    Some(commitment::forgive(&scene.member(&record.creditor), &record, sum))
}

pub(super) fn demand(scene: &mut Scene) -> Option<Instruction> {
    let (_, record) = one(scene, |one| one.outstanding() > 0)?;
    Some(commitment::demand(&scene.member(&record.creditor), &record))
}

pub(super) fn tidy_overdue(scene: &mut Scene) -> Option<Instruction> {
    let now = scene.now();
    let (_, record) = one(scene, |one| one.is_late(now) && !one.reported_overdue)?;
    Some(commitment::tidy_overdue(&record))
}

pub(super) fn report(scene: &mut Scene) -> Option<Instruction> {
    let now = scene.now();
    let (_, record) =
        one(scene, |one| one.is_late(now) != one.reported_overdue || one.cleared != one.reported_cleared)?;
    Some(commitment::report(&record))
}

pub(super) fn close(scene: &mut Scene) -> Option<Instruction> {
    let (_, record) = one(scene, |one| one.outstanding() == 0 && one.cleared == one.reported_cleared)?;
    Some(commitment::close(&record))
}

pub(super) fn clearable(scene: &mut Scene) -> Option<Instruction> {
    let (_, record) = one(scene, |one| !(one.debtor_clears && one.creditor_clears) || one.outstanding() > 0)?;
    let own = if scene.random.percent(30) { record.debtor } else { record.creditor };
    let says = if own == record.debtor { record.debtor_clears } else { record.creditor_clears };
    if says == 1 && scene.random.percent(70) {
        return None;
    }
    Some(commitment::clearable(&scene.member(&own), &record, says == 0))
}

pub(super) fn transfer(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let all = &world.model.commitments;
    let open = |one: &Commitment| one.unperformed() > 0 && !one.in_kind;
    let first = scene.one(all, |_, one| {
        open(one) && all.values().any(|next| open(next) && next.debtor == one.creditor && next.creditor != one.debtor)
    })?;
    let (a, b) = (all[&first].debtor, all[&first].creditor);
    let second = scene.one(all, |_, one| open(one) && one.debtor == b && one.creditor != a)?;
    let amount = scene.part(all[&first].unperformed().min(all[&second].unperformed()));
    let due = scene.ahead(60 * DAY) + 3_600;
    let people = (scene.member(&a), scene.member(&b), scene.member(&all[&second].creditor));
    let (payer, debts) = (scene.payer(), (scene.get(&first), scene.get(&second)));
    let transfer = commitment::Transfer { first: &debts.0, second: &debts.1, amount, due };
    commitment::transfer(payer, (&people.0, &people.1, &people.2), &transfer).ok()
}

pub(super) fn clear(scene: &mut Scene) -> Option<Instruction> {
    let world = scene.world;
    let all = &world.model.commitments;
    let wild = scene.wild;
    let may =
        |one: &Commitment| wild || one.unperformed() > 0 && one.debtor_clears && one.creditor_clears && !one.in_kind;
    let start = scene.one(all, |_, one| may(one))?;
    let mut chain = vec![start];
    while chain.len() < 6 {
        let at = all[chain.last()?].creditor;
        let back = all.iter().find(|(link, one)| {
            one.debtor == at && one.creditor == all[&start].debtor && may(one) && !chain.contains(link)
        });
        if let Some((last, _)) = back {
            chain.push(*last);
            break;
        }
        let next: Vec<Address> = all
            .iter()
            .filter(|(link, one)| one.debtor == at && may(one) && !chain.contains(link))
            .map(|(link, _)| *link)
            .collect();
        chain.push(scene.any(&next)?);
    }
    let closes = all[chain.last()?].creditor == all[&start].debtor;
    if !closes && !wild {
        return None;
    }
    let most = chain.iter().map(|link| all[link].unperformed()).min()?;
    let (amount, sender) = (scene.part(most), scene.payer());
    let records: Vec<_> = chain.iter().map(|link| scene.get(link)).collect();
    clearing::clear(sender, &records, amount).ok()
}
