//! The checks that many instructions share: who signs, what belongs together, what was passed beyond the declared.

use anchor_lang::__alloc::vec::Vec;
use anchor_lang::prelude::*;
use exodus_rules::member::Member as Rules;
use exodus_rules::path::{Step, Walk};
use exodus_rules::period::Today;
use exodus_rules::{Refusal, Timestamp};

use crate::errors::Failure;
use crate::record::{Record, Stored};
use crate::state::{Member, Tie};

/// The most accounts that an instruction takes beyond the declared ones.
pub const MOST_EXTRA: usize = 6;

/// The moment of this transaction.
pub fn now() -> core::result::Result<Timestamp, Failure> {
    Ok(Timestamp::new(clock()?.unix_timestamp))
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

/// Refuses an account that is not the one a record names.
pub fn is(account: &Address, named: &Address) -> core::result::Result<(), Failure> {
    if account == named { Ok(()) } else { Err(Refusal::WrongAccount.into()) }
}

/// The extra accounts: all different from each other and from every declared one.
pub fn unique(extra: &[AccountView], declared: &[&Address]) -> core::result::Result<(), Failure> {
    if extra.len() > MOST_EXTRA {
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

/// Walks over the ties in the order they were passed, starting at `helper`.
pub fn walk<'a>(helper: &'a Address, ties: &'a [AccountView]) -> core::result::Result<Walk<Address>, Failure> {
    let mut walk = Walk::from(*helper);
    for view in ties {
        let tie = Record::<Tie>::load(*view)?;
        walk = walk.over(&Step { lower: tie.lower, higher: tie.higher, mutual: tie.read()?.is_mutual() })?;
    }
    Ok(walk)
}
