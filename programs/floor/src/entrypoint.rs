//! What the loader calls, on the chain.

#[cfg(target_os = "solana")]
mod chain {
    use anchor_lang::pinocchio::account::AccountView;
    use anchor_lang::pinocchio::address::Address;
    use anchor_lang::pinocchio::sysvars::{clock::CLOCK_ID, get_sysvar};
    use anchor_lang::pinocchio::{ProgramResult, program_entrypoint};
    use anchor_lang::prelude::ProgramError;

    program_entrypoint!(process);
    anchor_lang::pinocchio::default_allocator!();
    anchor_lang::pinocchio::default_panic_handler!();

    /// What is written and logged. No record of the program is longer.
    static BYTES: [u8; 1024] = [7; 1024];

    struct Reader<'a>(&'a [u8]);

    impl Reader<'_> {
        #[inline(always)]
        fn take<const N: usize>(&mut self) -> Result<[u8; N], ProgramError> {
            let (taken, rest) = self.0.split_first_chunk().ok_or(ProgramError::InvalidInstructionData)?;
            self.0 = rest;
            Ok(*taken)
        }
    }

    #[inline(always)]
    fn at(accounts: &[AccountView], place: u8) -> Result<AccountView, ProgramError> {
        accounts.get(usize::from(place)).copied().ok_or(ProgramError::NotEnoughAccountKeys)
    }

    #[allow(unsafe_code, reason = "a floor checks nothing that it need not")]
    fn process(program: &Address, accounts: &mut [AccountView], data: &[u8]) -> ProgramResult {
        let mut plan = Reader(data);
        let [clock, signers] = plan.take()?;
        if clock == 1 {
            get_sysvar(&mut [0; 8], &CLOCK_ID, 32)?;
        }
        for _ in 0..signers {
            let [signer, record, low, high] = plan.take()?;
            let (signer, record) = (at(accounts, signer)?, at(accounts, record)?);
            let place = usize::from(u16::from_le_bytes([low, high]));
            // SAFETY: nothing writes to it in the meantime.
            let key = unsafe { record.borrow_unchecked() }.get(place..).and_then(|rest| rest.first_chunk::<32>());
            if !signer.is_signer() || key != Some(signer.address().as_array()) {
                return Err(ProgramError::MissingRequiredSignature);
            }
        }
        let [creates] = plan.take()?;
        for place in 0..creates {
            let [payer, account, low, high, bump] = plan.take()?;
            let space = usize::from(u16::from_le_bytes([low, high]));
            let seeds: [&[u8]; 2] = [&[place], &[bump]];
            anchor_lang::create_account_signed(&at(accounts, payer)?, &at(accounts, account)?, space, program, &seeds)?;
        }
        let [writes] = plan.take()?;
        for _ in 0..writes {
            let [account, low, high] = plan.take()?;
            let mut account = at(accounts, account)?;
            let bytes =
                BYTES.get(..usize::from(u16::from_le_bytes([low, high]))).ok_or(ProgramError::InvalidArgument)?;
            // SAFETY: nobody else holds it.
            let data = unsafe { account.borrow_unchecked_mut() };
            data.get_mut(..bytes.len()).ok_or(ProgramError::AccountDataTooSmall)?.copy_from_slice(bytes);
        }
        let [closes] = plan.take()?;
        for _ in 0..closes {
            let [account, receiver] = plan.take()?;
            let (mut account, mut receiver) = (at(accounts, account)?, at(accounts, receiver)?);
            receiver.set_lamports(receiver.lamports().wrapping_add(account.lamports()));
            account.set_lamports(0);
            // SAFETY: nobody else holds it.
            unsafe { account.close_unchecked() };
        }
        let [logs] = plan.take()?;
        for _ in 0..logs {
            let bytes =
                BYTES.get(..usize::from(u16::from_le_bytes(plan.take()?))).ok_or(ProgramError::InvalidArgument)?;
            log(&[bytes]);
        }
        Ok(())
    }

    #[allow(unsafe_code, reason = "a call of the machine")]
    fn log(parts: &[&[u8]]) {
        // SAFETY: the machine reads the parts, and writes nothing.
        unsafe { anchor_lang::pinocchio::syscalls::sol_log_data(parts.as_ptr().cast(), 1) }
    }
}
