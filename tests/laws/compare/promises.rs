//! Requests, intents, commitments.

use exodus::state;
use exodus_sdk::record::RawAccount;

use super::fields::{narrow, opened, same};
use crate::laws::model::Model;
use crate::laws::model::derive::Sums;
use crate::laws::model::records::SUPPORT;

pub(super) fn request(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Request>(notes, account) else { return };
    let address = &account.address;
    let request = &model.requests[address];
    let sums = |sums: Sums| {
        let Sums { intended, committed, kept } = sums;
        state::PeriodSums { intended: narrow(intended), committed: narrow(committed), kept: narrow(kept) }
    };
    let before = request.period.checked_sub(1).filter(|_| request.kind == SUPPORT);
    let before = before.map(|period| model.sums(address, request, period)).unwrap_or_default();
    same!(notes, found: Request {
        beneficiary = request.beneficiary,
        network = request.network,
        payer = request.payer,
        details = request.details,
        pool = request.pool,
        target = request.target,
        opened = request.opened,
        opened_slot = request.opened_slot,
        deadline = request.deadline,
        fulfil_by = request.fulfil_by,
        reached_since = request.reached_since.unwrap_or(0),
        closed = request.closed,
        counted_until = request.counted_until,
        pool_total = request.pool_total,
        sums = sums(model.sums(address, request, request.period)),
        sums_before = sums(before),
        number = request.number,
        turn = request.turn,
        period = request.period,
        backers = model.backers(address),
        minimum_backers = request.minimum_backers,
        claim_number = request.claim_number,
        to_answer = u32::try_from(request.sharers.len()).expect("worlds are small"),
        trial = request.trial,
        kind = request.kind,
        status = request.status,
        reach = request.reach,
        frozen = u8::from(request.frozen),
        reserved = [0; 4],
    });
}

pub(super) fn intent(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Intent>(notes, account) else { return };
    let intent = &model.intents[&account.address];
    same!(notes, found: Intent {
        request = intent.request,
        member = intent.member,
        payer = intent.payer,
        commitment = intent.commitment.unwrap_or_default(),
        amount = intent.amount,
        left = intent.left,
        period = intent.period,
        turn = intent.turn,
        recurring = u8::from(intent.recurring),
        reserved = [0; 7],
    });
}

pub(super) fn commitment(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Commitment>(notes, account) else { return };
    let commitment = &model.commitments[&account.address];
    same!(notes, found: Commitment {
        debtor = commitment.debtor,
        creditor = commitment.creditor,
        parent = commitment.parent,
        twin = commitment.twin.unwrap_or_default(),
        payer = commitment.payer,
        note = commitment.note,
        amount = commitment.amount,
        kept = commitment.kept,
        forgiven = commitment.forgiven,
        cleared = commitment.cleared,
        transferred = commitment.transferred,
        performed = commitment.performed,
        in_time = commitment.in_time,
        disputed = commitment.disputed,
        reported_cleared = commitment.reported_cleared,
        made = commitment.made,
        due = commitment.due,
        performed_at = commitment.performed_at,
        settled_at = commitment.settled_at,
        number = commitment.number,
        period = commitment.period,
        parent_kind = commitment.parent_kind,
        author = commitment.author,
        in_kind = u8::from(commitment.in_kind),
        debtor_clears = u8::from(commitment.debtor_clears),
        creditor_clears = u8::from(commitment.creditor_clears),
        reported_overdue = u8::from(commitment.reported_overdue),
        reserved = [0; 2],
    });
}
