//! The checks that many instructions share: who signs, what belongs together, what was passed beyond the declared.

use anchor_lang::__alloc::vec::Vec;
use anchor_lang::pinocchio::sysvars::{clock::CLOCK_ID, get_sysvar};
use anchor_lang::prelude::*;
use core::mem::offset_of;
use exodus_rules::delegate::Scope;
use exodus_rules::member::{Hand, Member as Rules};
use exodus_rules::path::{Step, Walk};
use exodus_rules::period::Today;
use exodus_rules::recovery::Tenure;
use exodus_rules::{Amount, Epoch, Handshakes, Period, Refusal, Timestamp};

use crate::errors::{Failure, Outcome};
use crate::record::{Record, Stored};
use crate::state::tie::ordered;
use crate::state::{Delegate, Member, Tie, Tombstone};

/// The most accounts that an instruction takes beyond the declared ones: a path of six ties, and the tie between its ends.
pub const MOST_EXTRA: usize = LONGEST_PATH.saturating_add(1);
/// The ties of the longest path.
pub const LONGEST_PATH: usize = 6;
/// The most that any takes whose extra accounts have no order: nine guardians, and the tie with each.
pub const MOST_UNSORTED: usize = 18;

/// The moment of this transaction: the one field of the clock that it takes, which costs less than all five.
pub fn now() -> core::result::Result<Timestamp, Failure> {
    let mut seconds = [0; 8];
    get_sysvar(&mut seconds, &CLOCK_ID, offset_of!(Clock, unix_timestamp))?;
    Ok(Timestamp::new(i64::from_le_bytes(seconds)))
}

/// The chain's clock.
pub fn clock() -> core::result::Result<Clock, Failure> {
    Ok(<Clock as PinocchioSysvar>::get()?)
}

/// The member as the rules read it, after its current key has signed, and the period of `at` in its network.
#[inline(always)]
pub fn signed(member: &Member, authority: &Signer, at: Timestamp) -> core::result::Result<(Rules, Today), Failure> {
    if member.authority != *authority.address() {
        return Err(Refusal::NotAuthority.into());
    }
    let own = member.read()?;
    Ok((own, own.today(at)?))
}

/// A member whose own key signs now.
pub struct Own {
    /// The member as the rules read it.
    pub member: Rules,
    /// The present period of its network.
    pub today: Today,
    /// The moment of this transaction.
    pub at: Timestamp,
}

/// [`signed`] at this moment, once in the binary: for pages that have units to spare.
#[inline(never)]
pub fn own(member: &Member, authority: &Signer) -> core::result::Result<Own, Failure> {
    let at = now()?;
    let (member, today) = signed(member, authority, at)?;
    Ok(Own { member, today, at })
}

/// A member for whom somebody signs, as the rules read it, the present period of its network, and who signs. Where it is
/// a delegate, its record has to stand in its own scope, epoch and term; where it is the member's own key, the System
/// program stands in the delegate's place.
#[inline(always)]
pub fn acting(
    member: &Record<Member>,
    authority: &Signer,
    delegate: &UncheckedAccount,
    scope: Scope,
    at: Timestamp,
) -> core::result::Result<(Rules, Today, Hand), Failure> {
    if *delegate.address() == System::id() {
        let (own, today) = signed(member, authority, at)?;
        return Ok((own, today, Hand::Own));
    }
    must_be_lent(member, authority, delegate, &(scope, at))?;
    let own = member.read()?;
    Ok((own, own.today(at)?, Hand::Lent))
}

/// Refuses a key that has not been lent this power by the member. (Out of line: most acts are one's own.)
#[inline(never)]
fn must_be_lent(
    member: &Record<Member>,
    authority: &Signer,
    delegate: &UncheckedAccount,
    (scope, at): &(Scope, Timestamp),
) -> Outcome {
    let record = Record::<Delegate>::load(*delegate.account())?;
    if record.member != *member.address() || record.key != *authority.address() {
        return Err(Refusal::NotAuthority.into());
    }
    Ok(record.read()?.may(*scope, Epoch(member.epoch), *at)?)
}

/// Refuses a sum above what the delegate, if one signs, may name.
pub fn within(delegate: &UncheckedAccount, sum: Amount) -> Outcome {
    match peek::<Delegate>(delegate)? {
        Some(record) => Ok(record.read()?.within(sum)?),
        None => Ok(()),
    }
}

/// Lets the delegate, if one signs, use up its request of this period.
pub fn opens_request(delegate: &UncheckedAccount, target: Amount, today: Period) -> Outcome {
    if is_gone(delegate.account()) {
        return Ok(());
    }
    // SAFETY: no other declared account has the type of a delegate, and this slot hands out its address only.
    #[allow(unsafe_code, reason = "the only way to hold an account that may not be there")]
    let mut record = unsafe { Record::<Delegate>::load_mut(*delegate.account())? };
    let used = record.read()?.opens_request(target, today)?;
    record.change().write(&used);
    Ok(record.exit()?)
}

/// The member at an address; `None` where only a tombstone is left.
#[inline(never)]
pub fn member(account: &UncheckedAccount) -> core::result::Result<Option<Record<Member>>, Failure> {
    let view = *account.account();
    if view.data_len() == Tombstone::SIZE {
        return Ok(Record::<Tombstone>::load(view).map(|_| None)?);
    }
    Ok(Some(Record::load(view)?))
}

/// The epoch of the member at an address; `None` where only a tombstone is left.
pub fn epoch(account: &UncheckedAccount) -> core::result::Result<Option<Epoch>, Failure> {
    Ok(member(account)?.map(|member| Epoch(member.epoch)))
}

/// How long the present key of the member at an address has signed; `None` where the member has left, or only a tombstone is
/// left.
pub fn tenure(account: &UncheckedAccount) -> core::result::Result<Option<Tenure>, Failure> {
    match member(account)? {
        Some(member) if member.read()?.must_remain().is_ok() => Ok(Some(member.tenure())),
        Some(_) | None => Ok(None),
    }
}

/// The member at an address that is declared `mut`, to be changed; `None` where only a tombstone is left. Whoever holds it
/// lets it prove its invariant.
#[inline(never)]
pub fn remaining(account: &UncheckedAccount) -> core::result::Result<Option<Record<Member>>, Failure> {
    if member(account)?.is_none() {
        return Ok(None);
    }
    // SAFETY: the slot is declared `mut`, so no other slot holds this account, and nobody else has loaded it.
    #[allow(unsafe_code, reason = "the only way to hold an account that may be a tombstone")]
    let record = unsafe { Record::load_mut(*account.account())? };
    Ok(Some(record))
}

/// A record that this instruction only looks at, where it is still kept. The caller compares the address.
pub fn peek<T: Stored>(account: &UncheckedAccount) -> core::result::Result<Option<Record<T>>, Failure> {
    let view = *account.account();
    if is_gone(&view) { Ok(None) } else { Ok(Some(Record::load(view)?)) }
}

/// Refuses an account that is not the one a record names.
pub fn is(account: &Address, named: &Address) -> core::result::Result<(), Failure> {
    if account == named { Ok(()) } else { Err(Refusal::WrongAccount.into()) }
}

/// Two places that hold records: different ones, or none at all.
pub fn apart(one: &Address, other: &Address) -> Outcome {
    if one == other && *one != System::id() { Err(Refusal::AccountsNotDistinct.into()) } else { Ok(()) }
}

/// The extra accounts: all different from each other and from every declared one.
pub fn unique(extra: &[AccountView], declared: &[&Address]) -> core::result::Result<(), Failure> {
    if extra.len() > MOST_UNSORTED {
        return Err(Refusal::ShapeMismatch.into());
    }
    let mut rest = extra;
    while let Some((first, others)) = rest.split_first() {
        let again = others.iter().any(|other| other.address() == first.address());
        if again || declared.contains(&first.address()) {
            return Err(Refusal::AccountsNotDistinct.into());
        }
        rest = others;
    }
    Ok(())
}

/// The extra accounts of a clearing: strictly ascending, so that none stands there twice, and none of them declared.
pub fn sorted(extra: &[AccountView], declared: &Address) -> core::result::Result<(), Failure> {
    let ascending = extra.is_sorted_by(|one, next| precedes(one.address(), next.address()));
    if ascending && extra.iter().all(|view| view.address() != declared) {
        Ok(())
    } else {
        Err(Refusal::ChainOrder.into())
    }
}

/// Whether one address comes before another. The first eight bytes of two hashes nearly always say so already.
fn precedes(one: &Address, other: &Address) -> bool {
    let head = |address: &Address| address.as_array().first_chunk().copied().map(u64::from_be_bytes);
    match (head(one), head(other)) {
        (one_head, other_head) if one_head == other_head => one < other,
        (one_head, other_head) => one_head < other_head,
    }
}

/// Holds the extra accounts to change them. The caller has seen that they are sorted, and lets each prove its invariant.
pub fn hold<T: Stored>(extra: &[AccountView]) -> core::result::Result<Vec<Record<T>>, Failure> {
    let mut records = Vec::with_capacity(extra.len());
    for view in extra {
        // SAFETY: `sorted` has shown that no other extra or declared account is this one.
        #[allow(unsafe_code, reason = "the only way to hold an extra account")]
        records.push(unsafe { Record::load_mut(*view)? });
    }
    Ok(records)
}

/// Refuses a helper who is out of reach, or from whom the beneficiary has withdrawn. The extra accounts are the ties of a
/// path, in order, and, unless the path is a single tie, the tie between the two (its address, if they have none).
pub fn within_reach(
    helper: &Address,
    beneficiary: &Address,
    reach: Handshakes,
    extra: &[AccountView],
    declared: &[&Address],
) -> Outcome {
    unique(extra, declared)?;
    let (path, between) = match (reach.get(), extra) {
        (1.., [only]) if is_gone(only) => return Err(Refusal::OutOfReach.into()),
        (1.., [_]) => (extra, None),
        (_, [path @ .., between]) => (path, Some(between)),
        (_, []) => return Err(Refusal::OutOfReach.into()),
    };
    walk(helper, path)?.arrives(*beneficiary, reach)?;
    between.map_or(Ok(()), |between| must_welcome(helper, beneficiary, between))
}

fn must_welcome(helper: &Address, beneficiary: &Address, between: &AccountView) -> Outcome {
    if is_gone(between) {
        let (lower, higher) = ordered(helper, beneficiary);
        let seeds: [&[u8]; 3] = [b"tie", lower.as_ref(), higher.as_ref()];
        return stands_at(&seeds, between.address());
    }
    let tie = Record::<Tie>::load(*between)?;
    let end = tie.end_of(beneficiary, helper)?;
    Ok(tie.read()?.must_welcome(end)?)
}

/// Refuses an address that does not follow from the seeds. (Compiled once: the search is long.)
#[inline(never)]
pub fn stands_at(seeds: &[&[u8]], address: &Address) -> Outcome {
    let found = anchor_lang::find_and_verify_program_address(seeds, &crate::ID, address);
    found.map(|_| ()).map_err(|_| Refusal::WrongAccount.into())
}

/// Whether an account is one that nobody keeps.
fn is_gone(view: &AccountView) -> bool {
    view.owned_by(&System::id()) && view.data_len() == 0 || *view.address() == System::id()
}

/// Walks over the ties in the order they were passed, starting at `helper`.
pub fn walk<'a>(helper: &'a Address, ties: &'a [AccountView]) -> core::result::Result<Walk<Address>, Failure> {
    let mut walk = Walk::from(*helper);
    for view in ties {
        let tie = Record::<Tie>::load(*view)?;
        walk = walk.over(&Step { lower: tie.lower, higher: tie.higher, mutual: tie.read()?.is_mutual() })?;
    }
    Ok(walk)
}
