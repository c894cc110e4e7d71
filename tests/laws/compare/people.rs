//! Networks, members, and what ties them.

use exodus::state::{self, Approval, Reputation};
use exodus_sdk::record::RawAccount;

use super::fields::{narrow, opened, same};
use crate::laws::model::records::{Record, Side, Tally};
use crate::laws::model::{Model, calendar};

pub(super) fn network(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Network>(notes, account) else { return };
    let network = &model.networks[&account.address];
    same!(notes, found: Network {
        founder = network.founder,
        mint = network.mint,
        slug = network.slug,
        unit = network.unit,
        default_pledge = network.default_pledge,
        created = network.created,
        period_seconds = network.period_seconds,
        dormant_after = network.dormant_after,
        decimals = network.decimals,
        tie_cap = network.tie_cap,
        reserved = [0; 6],
    });
}

pub(super) fn member(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Member>(notes, account) else { return };
    let member = &model.members[&account.address];
    let network = &model.networks[&member.network];
    let counts = model.counts(&account.address);
    same!(notes, found: Member {
        network = member.network,
        first_key = member.first_key,
        authority = member.authority,
        payer = member.payer,
        profile = member.profile,
        history = member.history,
        pledge = member.pledge,
        joined = member.joined,
        key_since = member.key_since,
        proposals_from = member.proposals_from,
        earlier_until = member.still.map_or(0, |still| still.2),
        earlier_threshold = member.still.map_or(0, |still| still.0),
        earlier_days = member.still.map_or(0, |still| still.1),
        reserved = [0; 2],
        active_until = calendar::last_second(network.period_seconds, member.last_active),
        emergency_deadline = member.emergency.map_or(0, |(_, deadline)| deadline),
        emergency_number = member.emergency.map_or(0, |(number, _)| number),
        epoch = member.epoch,
        turn = member.turn,
        last_active = member.last_active,
        owing = counts.owing,
        owed = counts.owed,
        history_length = member.history_length,
        period_seconds = network.period_seconds,
        dormant_after = network.dormant_after,
        ties = counts.ties,
        attention = member.attention,
        offers = counts.offers,
        stakes = counts.stakes,
        state = member.state,
        emergencies_opened = member.emergencies_opened,
        supports = counts.supports,
        initiatives = counts.initiatives,
        decimals = network.decimals,
        tie_cap = network.tie_cap,
        guardians = counts.guardians,
        guardian_threshold = member.guardian_threshold,
        recovery_days = member.recovery_days,
        claims = counts.claims,
        emergencies_period = u16::try_from(member.emergencies_period % 65_536).expect("16 bits"),
        reputation = reputation(&counts.record, member.breaches, member.declined),
    });
}

fn reputation(record: &Record, breaches: Tally, declined: Tally) -> Reputation {
    let tally = |tally: Tally| state::Tally { sum: narrow(tally.sum), number: tally.number, reserved: 0 };
    let Record { committed, kept, kept_late, forgiven, cleared, overdue, disputed, unanswered } = *record;
    Reputation {
        committed: tally(committed),
        kept: tally(kept),
        kept_late: tally(kept_late),
        forgiven: tally(forgiven),
        cleared: tally(cleared),
        overdue: tally(overdue),
        disputed: tally(disputed),
        unanswered: tally(unanswered),
        breaches: tally(breaches),
        declined: tally(declined),
    }
}

pub(super) fn tombstone(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Tombstone>(notes, account) else { return };
    let stone = &model.tombstones[&account.address];
    same!(notes, found: Tombstone {
        history = stone.history,
        history_length = stone.history_length,
        reserved = [0; 4],
    });
}

pub(super) fn tie(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Tie>(notes, account) else { return };
    let tie = &model.ties[&account.address];
    let (lower, low) = tie.sides.first_key_value().expect("a tie has two sides");
    let (higher, high) = tie.sides.last_key_value().expect("a tie has two sides");
    same!(notes, found: Tie {
        lower = *lower,
        higher = *higher,
        payer = tie.payer,
        lower_side = side(low),
        higher_side = side(high),
    });
}

fn side(side: &Side) -> state::TieSide {
    let Side { state, pledge, turn, guardian_since, dismissed_at } = *side;
    state::TieSide { pledge, guardian_since, dismissed_at, turn, state, reserved: [0; 3] }
}

pub(super) fn invitation(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Invitation>(notes, account) else { return };
    let invitation = &model.invitations[&account.address];
    same!(notes, found: Invitation {
        key = invitation.key,
        inviter = invitation.inviter,
        payer = invitation.payer,
        pledge = invitation.pledge,
        expires = invitation.expires,
        epoch = invitation.epoch,
        uses_left = invitation.uses_left,
        reserved = [0; 3],
    });
}

pub(super) fn delegate(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Delegate>(notes, account) else { return };
    let delegate = &model.delegates[&account.address];
    same!(notes, found: Delegate {
        member = delegate.member,
        key = delegate.key,
        payer = delegate.payer,
        limit = delegate.limit,
        expires = delegate.expires,
        epoch = delegate.epoch,
        last_request = delegate.last_request.map_or(0, |period| period + 1),
        scopes = delegate.scopes,
        reserved = [0; 7],
    });
}

pub(super) fn recovery(notes: &mut Vec<String>, model: &Model, account: &RawAccount) {
    let Some(found) = opened::<state::Recovery>(notes, account) else { return };
    let recovery = &model.recoveries[&account.address];
    let mut approvers = [Approval::default(); 9];
    for (place, (guardian, at, epoch)) in approvers.iter_mut().zip(&recovery.approvers) {
        *place = Approval { guardian: *guardian, at: *at, epoch: *epoch, reserved: [0; 4] };
    }
    let (reached, threshold, days) = recovery.began.unwrap_or_default();
    same!(notes, found: Recovery {
        member = recovery.member,
        key = recovery.key,
        payer = recovery.payer,
        approvers = approvers,
        opened = recovery.opened,
        reached = reached,
        executable = recovery.executable(),
        expires = recovery.expires(),
        epoch = recovery.epoch,
        approvals = u8::try_from(recovery.approvers.len()).expect("at most nine"),
        threshold = threshold,
        days = days,
        reserved = 0,
    });
}
