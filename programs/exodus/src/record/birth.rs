//! How records come into being.

use anchor_lang::AccountInitialize;
use anchor_lang::prelude::*;

use super::{MARK, Record, Stored};

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
