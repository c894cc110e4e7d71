//! How the program holds its accounts: [`Record`] for one that must be there, [`MaybeGone`] for one that may not be.
//!
//! A record is exactly as long as its type and carries its version. The only way to change one is [`Record::change`],
//! which counts the change in its sequence and lets it prove its invariant when the instruction ends: nobody can forget
//! the last line.

mod birth;
#[cfg(feature = "idl-build")]
mod idl;
mod maybe_gone;
mod remains;

pub use maybe_gone::MaybeGone;

use anchor_lang::accounts::Account;
use anchor_lang::prelude::*;
use core::mem::offset_of;
use core::ops::Deref;
use core::ptr::NonNull;
use exodus_rules::Refusal;

use crate::errors::refuse;

/// The length of the type mark in front of every record.
pub const MARK: usize = 8;

/// What every stored type says of itself.
pub trait Stored: Owner + Discriminator + anchor_lang::bytemuck::Pod {
    /// The version of the layout that this program writes.
    const VERSION: u8 = 1;
    /// The length of the account, type mark included.
    const SIZE: usize = MARK.saturating_add(size_of::<Self>());

    /// The fields that every record has.
    fn head(&self) -> &Head;
    /// The same, to write.
    fn head_mut(&mut self) -> &mut Head;
    /// Who paid the rent and gets it back, for records that can close.
    fn payer(&self) -> Option<&Address>;
    /// Whether the record holds only what the rules could have written.
    fn invariant(&self) -> bool;
}

/// The part of [`Stored`] that is the same for every record.
macro_rules! head {
    () => {
        fn head(&self) -> &Head {
            &self.head
        }
        fn head_mut(&mut self) -> &mut Head {
            &mut self.head
        }
    };
}
pub(crate) use head;

/// The first fields of every record.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, IdlType)]
#[repr(C)]
pub struct Head {
    /// One more with each change; for events and indexers, never compared.
    pub sequence: u64,
    /// Version of the layout, 1.
    pub version: u8,
    /// The bump of the record's address.
    pub bump: u8,
    /// Zero.
    pub reserved: [u8; 6],
}

/// Declares that types are plain bytes, so that accounts can hold them as they lie. The pinned sizes of
/// the accounts show that there is no padding.
macro_rules! plain_bytes {
    ($($plain:ident)*) => {$(
        // SAFETY: `repr(C)` and `Copy`, made of integers and arrays of integers alone; every bit pattern is a value.
        #[allow(unsafe_code, reason = "what the derive would write, were bytemuck a direct dependency")]
        unsafe impl anchor_lang::bytemuck::Zeroable for $plain {}
        // SAFETY: as above.
        #[allow(unsafe_code, reason = "as above")]
        unsafe impl anchor_lang::bytemuck::Pod for $plain {}
    )*};
}
pub(crate) use plain_bytes;

plain_bytes! { Head }

/// An account of this program that must be there.
///
/// (Anchor's own `Account` checks the same things once for each place where one is declared; the check here is in the
/// binary once, and costs less.)
pub struct Record<T: Stored> {
    view: AccountView,
    record: NonNull<T>,
    changed: bool,
}

impl<T: Stored> Record<T> {
    const MARK: u64 = u64::from_le_bytes(mark(T::DISCRIMINATOR));

    /// Where the record lives.
    pub fn address(&self) -> &Address {
        self.view.address()
    }

    /// Whether this instruction has just created it.
    pub fn is_new(&self) -> bool {
        self.head().version == 0
    }

    /// Stamps a record that this instruction has created, and hands it out to be filled in.
    pub fn stamp(&mut self, bump: u8) -> &mut T {
        self.changed = true;
        let record = self.record_mut();
        *record.head_mut() = Head { sequence: 1, version: T::VERSION, bump, reserved: [0; 6] };
        record
    }

    /// Hands the record out to be changed. (The chain lets nobody change an account that was passed to be read.)
    #[inline(always)]
    pub fn change(&mut self) -> &mut T {
        let first = !core::mem::replace(&mut self.changed, true);
        let record = self.record_mut();
        if first {
            let head = record.head_mut();
            head.sequence = head.sequence.wrapping_add(1);
        }
        record
    }

    /// Closes the record and gives the rent back to the one who paid it, and to nobody else.
    pub fn close_to(&mut self, payer: &UncheckedAccount) -> core::result::Result<(), ProgramError> {
        if self.payer() != Some(payer.address()) {
            return Err(refuse(Refusal::NotPayer));
        }
        self.changed = false;
        // SAFETY: only this record holds the account, and it is not asked again.
        #[allow(unsafe_code, reason = "closing belongs to Anchor's type")]
        let mut account = unsafe { Account::<T>::load_mut_after_init(self.view)? };
        AccountClose::close(&mut account, *payer.account())
    }

    fn record_mut(&mut self) -> &mut T {
        // SAFETY: see `hold`; whoever has this record for itself has the bytes for itself.
        #[allow(unsafe_code, reason = "records lie in the accounts")]
        unsafe {
            self.record.as_mut()
        }
    }

    /// Holds a record at an address whose account has been checked, or was created, to be one. A record that may change has
    /// no other holder: Anchor refuses an account that is declared `mut` and passed twice, `guards` an extra one.
    #[inline(always)]
    fn hold(view: AccountView, changed: bool) -> core::result::Result<Self, ProgramError> {
        // SAFETY: the data stays where it is while the instruction runs, begins at a multiple of eight, and is as long as
        // mark and record together, as `must_have` or creation has seen; every bit pattern is a record.
        #[allow(unsafe_code, reason = "records lie in the accounts")]
        let record = unsafe { NonNull::new(view.data_ptr().cast_mut().add(MARK).cast::<T>()) };
        Ok(Self { view, record: record.ok_or(ProgramError::InvalidAccountData)?, changed })
    }
}

/// Refuses an account that is not a record of this program, of that mark, length and version.
#[inline(always)]
fn must_have(view: AccountView, mark: u64, size: usize, version: u8) -> ProgramResult {
    if !view.owned_by(&crate::ID) {
        return Err(not_ours(view));
    }
    // SAFETY: nothing writes to the account while these bytes are looked at.
    #[allow(unsafe_code, reason = "a borrow that is counted costs as much as the check")]
    let data = unsafe { view.borrow_unchecked() };
    let Some((found, record)) = data.split_first_chunk() else { return Err(ProgramError::AccountDataTooSmall) };
    if u64::from_le_bytes(*found) != mark {
        return Err(ProgramError::InvalidAccountData);
    }
    if data.len() != size || record.get(offset_of!(Head, version)) != Some(&version) {
        return Err(refuse(Refusal::RecordCorrupt));
    }
    Ok(())
}

#[cold]
#[inline(never)]
fn not_ours(view: AccountView) -> ProgramError {
    let nobodys = view.lamports() == 0 && view.owned_by(&System::id());
    if nobodys { ProgramError::UninitializedAccount } else { ProgramError::IllegalOwner }
}

/// A type mark, whole.
#[allow(clippy::panic, reason = "evaluated when the program is compiled")]
const fn mark(bytes: &[u8]) -> [u8; MARK] {
    match bytes.first_chunk() {
        Some(mark) => *mark,
        None => panic!("a type mark has eight bytes"),
    }
}

impl<T: Stored> Deref for Record<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: see `hold`.
        #[allow(unsafe_code, reason = "records lie in the accounts")]
        unsafe {
            self.record.as_ref()
        }
    }
}

impl<T: Stored> AnchorAccount for Record<T> {
    type Data = T;
    const MIN_DATA_LEN: usize = T::SIZE;

    #[inline(always)]
    fn load(view: AccountView) -> core::result::Result<Self, ProgramError> {
        must_have(view, Self::MARK, T::SIZE, T::VERSION)?;
        Self::hold(view, false)
    }

    #[inline(always)]
    #[allow(unsafe_code, reason = "the trait's signature")]
    unsafe fn load_mut(view: AccountView) -> core::result::Result<Self, ProgramError> {
        if view.is_writable() { Self::load(view) } else { Err(ErrorCode::ConstraintMut.into()) }
    }

    #[allow(unsafe_code, reason = "the trait's signature")]
    unsafe fn load_mut_after_init(view: AccountView) -> core::result::Result<Self, ProgramError> {
        // Even if nobody stamps it, it has to answer for its bytes.
        Self::hold(view, true)
    }

    fn account(&self) -> &AccountView {
        &self.view
    }

    fn exit(&mut self) -> ProgramResult {
        let Head { version, reserved, .. } = self.head();
        if self.changed && !(*version == T::VERSION && *reserved == [0; 6] && self.invariant()) {
            return Err(refuse(Refusal::RecordCorrupt));
        }
        Ok(())
    }
}
