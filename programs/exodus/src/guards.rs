//! The checks that many instructions share: who signs, what belongs together, what was passed beyond the declared.

use anchor_lang::__alloc::vec::Vec;
use anchor_lang::prelude::*;
use exodus_rules::delegate::{self, Scope};
use exodus_rules::member::{Hand, Member as Rules};
use exodus_rules::path::{Step, Walk};
use exodus_rules::period::Today;
use exodus_rules::{Amount, Epoch, Handshakes, Refusal, Timestamp};

use crate::errors::{Failure, Outcome};
use crate::instructions::tie::ordered;
use crate::record::{Record, Stored};
use crate::state::{Delegate, Member, Tie, Tombstone};

/// The most accounts that an instruction takes beyond the declared ones: a path of six ties, and the tie between its ends.
pub const MOST_EXTRA: usize = 7;

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

/// A member for whom somebody signs: the own key, or a delegate.
pub struct Acting<'a> {
    /// The member as the rules read it.
    pub member: Rules,
    /// The present period of its network.
    pub today: Today,
    /// Who signs.
    pub hand: Hand,
    /// The delegate that signs and its account, if one does.
    pub lent: Option<(delegate::Delegate, AccountView)>,
    /// The extra accounts behind the delegate's.
    pub rest: &'a [AccountView],
}

/// Finds out who signs for `member`. A delegate's record is the first of the `extra` accounts; it has to stand in its own
/// scope, epoch and term.
pub fn acting<'a>(
    member: &Record<Member>,
    authority: &Signer,
    extra: &'a [AccountView],
    scope: Scope,
    at: Timestamp,
) -> core::result::Result<Acting<'a>, Failure> {
    if member.authority == *authority.address() {
        let (own, today) = signed(member, authority, at)?;
        return Ok(Acting { member: own, today, hand: Hand::Own, lent: None, rest: extra });
    }
    lent(member, authority, &Claimed { extra, scope, at })
}

/// What somebody who is not the member claims to be allowed.
struct Claimed<'a> {
    extra: &'a [AccountView],
    scope: Scope,
    at: Timestamp,
}

/// The same, where it is not the member's own key. (Out of line: most acts are one's own.)
#[inline(never)]
fn lent<'a>(
    member: &Record<Member>,
    authority: &Signer,
    claimed: &Claimed<'a>,
) -> core::result::Result<Acting<'a>, Failure> {
    let Claimed { extra, scope, at } = *claimed;
    let own = member.read()?;
    let (view, rest) = extra.split_first().ok_or(Refusal::NotAuthority)?;
    let delegate = Record::<Delegate>::load(*view)?;
    if delegate.member != *member.address() || delegate.key != *authority.address() {
        return Err(Refusal::NotAuthority.into());
    }
    let power = delegate.read()?;
    power.may(scope, own.epoch, at)?;
    Ok(Acting { member: own, today: own.today(at)?, hand: Hand::Lent, lent: Some((power, *view)), rest })
}

impl Acting<'_> {
    /// Refuses a sum above what a delegate may name.
    pub fn within(&self, sum: Amount) -> core::result::Result<(), Refusal> {
        self.lent.as_ref().map_or(Ok(()), |(power, _)| power.within(sum))
    }

    /// Refuses extra accounts that nobody reads.
    pub const fn alone(&self) -> core::result::Result<(), Refusal> {
        if self.rest.is_empty() { Ok(()) } else { Err(Refusal::ShapeMismatch) }
    }

    /// Lets a delegate, if one signs, use up its request of this period.
    pub fn opens_request(&self, target: Amount) -> Outcome {
        let Some((power, view)) = self.lent else { return Ok(()) };
        let used = power.opens_request(target, self.today.period)?;
        // SAFETY: no declared account has the type of a delegate, and nobody else holds this extra one.
        #[allow(unsafe_code, reason = "the only way to hold an extra account")]
        let mut record = unsafe { Record::<Delegate>::load_mut(view)? };
        record.change().write(&used);
        Ok(record.exit()?)
    }
}

/// The epoch of the member at an address; `None` where only a tombstone is left.
pub fn epoch(member: &UncheckedAccount) -> core::result::Result<Option<Epoch>, Failure> {
    let view = *member.account();
    if view.data_len() == Tombstone::SIZE {
        return Ok(Record::<Tombstone>::load(view).map(|_| None)?);
    }
    Ok(Some(Epoch(Record::<Member>::load(view)?.epoch)))
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
fn stands_at(seeds: &[&[u8]], address: &Address) -> Outcome {
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
