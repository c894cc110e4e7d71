//! What remains of a record: the one place where it becomes another type.

use anchor_lang::bytemuck::bytes_of;
use anchor_lang::cpi::rent_exempt_lamports;
use anchor_lang::pinocchio::Resize;
use anchor_lang::prelude::*;
use exodus_rules::Refusal;

use super::{MARK, Record, Stored};
use crate::errors::refuse;

impl<T: Stored> Record<T> {
    /// Puts what `remains` makes of it where the record was. What the address holds above the rent of that goes back to the
    /// one who paid it, and to nobody else. The caller asks this record for nothing more.
    pub(crate) fn leave<R: Stored>(
        &mut self,
        payer: &UncheckedAccount,
        remains: impl FnOnce(&T) -> R,
    ) -> core::result::Result<(), ProgramError> {
        if self.payer() != Some(payer.address()) {
            return Err(refuse(Refusal::NotPayer));
        }
        let left = remains(self);
        // No record is left that could prove its invariant.
        self.changed = false;
        let (mut view, mut receiver) = (self.view, *payer.account());
        let kept = rent_exempt_lamports(R::SIZE)?;
        let returned = view.lamports().checked_sub(kept).ok_or(ProgramError::InsufficientFunds)?;
        let received = receiver.lamports().checked_add(returned).ok_or(ProgramError::ArithmeticOverflow)?;
        receiver.set_lamports(received);
        view.set_lamports(kept);

        // SAFETY: the account shrinks, and only this record holds it, which is not read any more.
        #[allow(unsafe_code, reason = "the only way to resize an account that a record holds")]
        let data = unsafe {
            view.resize_unchecked(R::SIZE)?;
            view.borrow_unchecked_mut()
        };
        let (mark, body) = data.split_at_mut_checked(MARK).ok_or(ProgramError::AccountDataTooSmall)?;
        mark.copy_from_slice(R::DISCRIMINATOR);
        body.copy_from_slice(bytes_of(&left));
        Ok(())
    }
}
