//! A record that may be gone.

use anchor_lang::prelude::*;
use core::ops::Deref;

use super::{Record, Stored};

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
