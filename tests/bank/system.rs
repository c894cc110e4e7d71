//! The few words of the System program that these tests speak, byte for byte.

use exodus_sdk::Address;
use exodus_sdk::instructions::{Instruction, SYSTEM};
use solana_account::Account;
use solana_hash::Hash;
use solana_instruction::AccountMeta;

const RECENT_BLOCKHASHES: Address = Address::from_str_const("SysvarRecentB1ockHashes11111111111111111111");
const RENT: Address = Address::from_str_const("SysvarRent111111111111111111111111111111111");

/// The bytes of a nonce account.
pub const NONCE: usize = 80;
/// Where its nonce stands.
const STORED: core::ops::Range<usize> = 40..72;

fn said(word: u32, arguments: &[&[u8]], accounts: Vec<AccountMeta>) -> Instruction {
    let mut data = word.to_le_bytes().to_vec();
    data.extend(arguments.iter().copied().flatten());
    Instruction { program_id: SYSTEM, accounts, data }
}

/// Moves lamports.
pub fn transfer(from: Address, to: Address, lamports: u64) -> Instruction {
    let accounts = vec![AccountMeta::new(from, true), AccountMeta::new(to, false)];
    said(2, &[&lamports.to_le_bytes()], accounts)
}

/// Makes a nonce account, which `authority` alone may use. It signs too.
pub fn begin_nonce(payer: Address, nonce: Address, authority: Address, rent: u64) -> [Instruction; 2] {
    let bytes = u64::try_from(NONCE).expect("few");
    let accounts = vec![AccountMeta::new(payer, true), AccountMeta::new(nonce, true)];
    let create = said(0, &[&rent.to_le_bytes(), &bytes.to_le_bytes(), SYSTEM.as_ref()], accounts);
    let sysvars = [RECENT_BLOCKHASHES, RENT].map(|sysvar| AccountMeta::new_readonly(sysvar, false));
    let accounts = core::iter::once(AccountMeta::new(nonce, false)).chain(sysvars).collect();
    [create, said(6, &[authority.as_ref()], accounts)]
}

/// Uses up a nonce. As the first instruction it lets the transaction carry the nonce in place of a blockhash.
pub fn advance_nonce(nonce: Address, authority: Address) -> Instruction {
    let (sysvar, authority) =
        (AccountMeta::new_readonly(RECENT_BLOCKHASHES, false), AccountMeta::new_readonly(authority, true));
    said(4, &[], vec![AccountMeta::new(nonce, false), sysvar, authority])
}

/// The nonce that an account stores.
pub fn stored(nonce: &Account) -> Hash {
    let bytes = nonce.data.get(STORED).and_then(|bytes| bytes.try_into().ok());
    Hash::new_from_array(bytes.expect("a nonce account"))
}
