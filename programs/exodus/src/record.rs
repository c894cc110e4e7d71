//! How the program holds its accounts: [`Record`] for one that must be there, [`MaybeGone`] for one that may not be.
//!
//! A record is exactly as long as its type and carries its version. The only way to change one is [`Record::change`],
//! which counts the change in its sequence and lets it prove its invariant when the instruction ends: nobody can forget
//! the last line.

mod remains;

use anchor_lang::prelude::*;
use anchor_lang::{AccountInitialize, accounts::Account};
use core::ops::Deref;
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
pub struct Record<T: Stored> {
    account: Account<T>,
    changed: bool,
}

impl<T: Stored> Record<T> {
    /// Where the record lives.
    pub fn address(&self) -> &Address {
        self.account.address()
    }

    /// Whether this instruction has just created it.
    pub fn is_new(&self) -> bool {
        self.account.head().version == 0
    }

    /// Stamps a record that this instruction has created, and hands it out to be filled in.
    pub fn stamp(&mut self, bump: u8) -> &mut T {
        self.changed = true;
        *self.account.head_mut() = Head { sequence: 1, version: T::VERSION, bump, reserved: [0; 6] };
        &mut self.account
    }

    /// Hands the record out to be changed.
    #[inline(always)]
    pub fn change(&mut self) -> &mut T {
        if !self.changed {
            self.changed = true;
            let head = self.account.head_mut();
            head.sequence = head.sequence.wrapping_add(1);
        }
        &mut self.account
    }

    /// Closes the record and gives the rent back to the one who paid it, and to nobody else.
    pub fn close_to(&mut self, payer: &UncheckedAccount) -> core::result::Result<(), ProgramError> {
        if self.account.payer() != Some(payer.address()) {
            return Err(refuse(Refusal::NotPayer));
        }
        self.changed = false;
        AccountClose::close(&mut self.account, *payer.account())
    }

    #[inline(always)]
    fn checked(account: Account<T>) -> core::result::Result<Self, ProgramError> {
        if account.view().data_len() != T::SIZE || account.head().version != T::VERSION {
            return Err(refuse(Refusal::RecordCorrupt));
        }
        Ok(Self { account, changed: false })
    }
}

impl<T: Stored> Deref for Record<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.account
    }
}

impl<T: Stored> AnchorAccount for Record<T> {
    type Data = T;
    const MIN_DATA_LEN: usize = T::SIZE;

    #[inline(always)]
    fn load(view: AccountView) -> core::result::Result<Self, ProgramError> {
        Self::checked(Account::load(view)?)
    }

    #[inline(always)]
    #[allow(unsafe_code, reason = "the trait's signature")]
    unsafe fn load_mut(view: AccountView) -> core::result::Result<Self, ProgramError> {
        // SAFETY: the caller's promise is the one that Account asks for.
        Self::checked(unsafe { Account::<T>::load_mut(view)? })
    }

    #[allow(unsafe_code, reason = "the trait's signature")]
    unsafe fn load_mut_after_init(view: AccountView) -> core::result::Result<Self, ProgramError> {
        // SAFETY: the caller's promise is the one that Account asks for.
        let account = unsafe { Account::<T>::load_mut_after_init(view)? };
        // Even if nobody stamps it, it has to answer for its bytes.
        Ok(Self { account, changed: true })
    }

    fn account(&self) -> &AccountView {
        self.account.view()
    }

    fn exit(&mut self) -> ProgramResult {
        if self.changed && !(self.account.head().version == T::VERSION && self.account.invariant()) {
            return Err(refuse(Refusal::RecordCorrupt));
        }
        Ok(())
    }
}

impl<T: Stored> Space for Record<T> {
    const INIT_SPACE: usize = T::SIZE;
}

impl<T: Stored> AccountInitialize for Record<T> {
    type Params<'a> = ();

    fn create_and_initialize<'a>(
        payer: &AccountView,
        account: &AccountView,
        space: usize,
        _owner: &Address,
        _params: &(),
        signer_seeds: Option<&[&[u8]]>,
        _payer_signer_seeds: Option<&[&[u8]]>,
    ) -> core::result::Result<Self, ProgramError> {
        let seeds = signer_seeds.ok_or(ProgramError::InvalidSeeds)?;
        create(&Birth { payer, account, space, mark: T::DISCRIMINATOR }, seeds)?;
        // SAFETY: the account was created a line ago; nothing else can hold its data.
        #[allow(unsafe_code, reason = "the only way to hold a created account")]
        unsafe {
            Self::load_mut_after_init(*account)
        }
    }
}

struct Birth<'a> {
    payer: &'a AccountView,
    account: &'a AccountView,
    space: usize,
    mark: &'static [u8],
}

/// The one place where accounts come into being: creation dominates the size of the binary, so it is there once.
#[inline(never)]
fn create(birth: &Birth, seeds: &[&[u8]]) -> ProgramResult {
    anchor_lang::create_account_signed(birth.payer, birth.account, birth.space, &crate::ID, seeds)?;
    let mut view = *birth.account;
    let mut data = view.try_borrow_mut()?;
    data.get_mut(..MARK).ok_or(ProgramError::AccountDataTooSmall)?.copy_from_slice(birth.mark);
    Ok(())
}

/// A record that may be gone: passed at its exact address all the same, where an empty account of the System program
/// means that nobody keeps it any more. Whoever holds it compares the address; it is read when it is asked for.
pub struct MaybeGone<T: Stored> {
    view: AccountView,
    record: Option<Record<T>>,
}

impl<T: Stored> MaybeGone<T> {
    /// Where the record lives or lived.
    pub fn address(&self) -> &Address {
        self.view.address()
    }

    /// The record, if it is still kept.
    pub fn open(&mut self) -> core::result::Result<Option<&mut Record<T>>, ProgramError> {
        let empty = self.view.data_len() == 0 && self.view.owned_by(&System::id());
        let gone = empty || *self.view.address() == System::id();
        if self.record.is_none() && !gone {
            // SAFETY: the slot is declared `mut`, so no other slot holds this account; this wrapper loads it once.
            #[allow(unsafe_code, reason = "the only way to hold an account that may not be there")]
            let record = unsafe { Record::load_mut(self.view)? };
            self.record = Some(record);
        }
        Ok(self.record.as_mut())
    }
}

impl<T: Stored> Deref for MaybeGone<T> {
    type Target = Option<Record<T>>;
    fn deref(&self) -> &Option<Record<T>> {
        &self.record
    }
}

impl<T: Stored> AnchorAccount for MaybeGone<T> {
    type Data = Option<Record<T>>;

    fn load(view: AccountView) -> core::result::Result<Self, ProgramError> {
        Ok(Self { view, record: None })
    }

    #[allow(unsafe_code, reason = "the trait's signature")]
    unsafe fn load_mut(view: AccountView) -> core::result::Result<Self, ProgramError> {
        // "No parent" is the all-zero address, which the chain never lends out for writing.
        if view.is_writable() || *view.address() == System::id() {
            Self::load(view)
        } else {
            Err(ErrorCode::ConstraintMut.into())
        }
    }

    fn account(&self) -> &AccountView {
        &self.view
    }

    fn exit(&mut self) -> ProgramResult {
        self.record.as_mut().map_or(Ok(()), AnchorAccount::exit)
    }
}

macro_rules! idl_of_the_inner_type {
    ($($wrapper:ident)*) => {$(
        #[cfg(feature = "idl-build")]
        impl<T: Stored + IdlAccountType> IdlAccountType for $wrapper<T> {
            const __IDL_ACCOUNT_ENTRY: Option<&'static str> = T::__IDL_ACCOUNT_ENTRY;
            const __IDL_TYPE_DEF: Option<&'static str> = T::__IDL_TYPE_DEF;
            fn __idl_account_entry() -> Option<&'static str> {
                T::__idl_account_entry()
            }
            fn __idl_type_def() -> Option<&'static str> {
                T::__idl_type_def()
            }
            fn __register_idl_deps(
                accounts: &mut anchor_lang::__alloc::vec::Vec<&'static str>,
                types: &mut anchor_lang::__alloc::vec::Vec<&'static str>,
            ) {
                T::__register_idl_deps(accounts, types);
            }
        }
    )*};
}

idl_of_the_inner_type! { Record MaybeGone }
