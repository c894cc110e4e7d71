//! Offers and deals, pools and stakes.

use exodus::state;
use exodus_sdk::record::RawAccount;

use super::fields::{narrow, opened, same};
use crate::laws::model::Model;
use crate::laws::model::records::Fate;

pub(super) fn offer(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Offer>(notes, account) else { return };
    let offer = &model.offers[&account.address];
    same!(notes, found: Offer {
        publisher = offer.publisher,
        network = offer.network,
        payer = offer.payer,
        details = offer.details,
        price = offer.price,
        expires = offer.expires,
        number = offer.number,
        turn = offer.turn,
        epoch = offer.epoch,
        quantity = offer.quantity,
        kind = offer.kind,
        delivery_days = offer.delivery_days,
        payment_days = offer.payment_days,
        reach = offer.reach,
        reserved = [0; 4],
    });
}

pub(super) fn deal(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Deal>(notes, account) else { return };
    let deal = &model.deals[&account.address];
    same!(notes, found: Deal {
        offer = deal.offer,
        taker = deal.taker,
        publisher = deal.publisher,
        payer = deal.payer,
        details = deal.details,
        price = deal.price,
        expires = deal.expires,
        quantity = deal.quantity,
        turn = deal.turn,
        epoch = deal.epoch,
        delivery_days = deal.delivery_days,
        payment_days = deal.payment_days,
        reserved = [0; 2],
    });
}

pub(super) fn pool(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Pool>(notes, account) else { return };
    let pool = &model.pools[&account.address];
    let (total, stakes) = model.pool_total(&account.address);
    same!(notes, found: Pool {
        network = pool.network,
        founder = pool.founder,
        payer = pool.payer,
        rules = pool.rules,
        answering = pool.answering.unwrap_or_default(),
        smallest = pool.smallest,
        largest = pool.largest,
        total = narrow(total),
        answer_deadline = pool.answer_deadline,
        void_claims = pool.void_claims(),
        discussion = pool.discussion,
        answer = pool.answer,
        fulfilment = pool.fulfilment,
        waiting = pool.waiting,
        number = pool.number,
        stakes = stakes,
        opened = pool.opened(),
        done = pool.done(),
        frozen = pool.last_called(),
        period = pool.period,
        called = pool.called,
        bps = pool.bps,
        reserved = [0; 2],
    });
}

pub(super) fn stake(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Stake>(notes, account) else { return };
    let stake = &model.stakes[&account.address];
    same!(notes, found: Stake {
        pool = stake.pool,
        member = stake.member,
        payer = stake.payer,
        amount = stake.amount,
        earlier = stake.earlier,
        mandate = stake.mandate,
        mandate_earlier = stake.mandate_earlier,
        joined = stake.joined,
        since = stake.since,
        last_claim = stake.last_claim.unwrap_or(0),
        covered = stake.covered.unwrap_or(0),
        turn = stake.turn,
        next = stake.next,
        from = stake.from,
        until = stake.until,
        claim = stake.claim,
        mandate_from = stake.mandate_from,
        mandate_epoch = stake.mandate_epoch,
        missed = stake.missed,
        declined = stake.declined,
        state = stake.state,
        reserved = [0; 3],
    });
    let open = model.pools.get(&stake.pool).map(|pool| pool.undecided()).unwrap_or_default();
    for claim in open {
        let says = if claim < found.mandate_from { found.mandate_earlier } else { found.mandate };
        if says != stake.trusted.get(&claim).copied().unwrap_or(stake.mandate) {
            notes.push(format!("the mandate for claim {claim}: the chain says {says}, the model {:?}", stake.trusted));
        }
    }
    for claim in model.requests.values().filter(|claim| claim.pool == stake.pool && claim.claim_number > 0) {
        let n = claim.claim_number;
        let earlier = n <= found.until;
        let part = n >= found.next && n != found.claim && (earlier || (found.state == 1 && n >= found.from));
        let part = part.then_some(if earlier { found.earlier } else { found.amount });
        let void = model.pools.get(&stake.pool).is_none_or(|pool| pool.fates.get(&n) == Some(&Fate::Void));
        let expected = claim.sharers.get(&account.address).copied();
        if part != expected && !void {
            notes.push(format!("the part in claim {n}: the chain says {part:?}, the model {expected:?}"));
        }
    }
}
