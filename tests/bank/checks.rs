//! Accepted, or refused with exactly this error and without any effect but the fee, where one is charged.

use std::collections::BTreeMap;

use exodus_sdk::Address;
use exodus_sdk::chain::Receipt;
use solana_account::Account;
use solana_instruction::error::InstructionError;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;

use crate::bank::Bank;

/// What a signature costs.
pub const SIGNATURE: u64 = 5_000;

/// The runtime's own accounts, which change with every slot.
const SYSVARS: Address = Address::from_str_const("Sysvar1111111111111111111111111111111111111");

/// What a program said no to, and with which number.
pub const fn custom(instruction: u8, code: u32) -> TransactionError {
    TransactionError::InstructionError(instruction, InstructionError::Custom(code))
}

/// What the signatures of a transaction cost.
pub fn signatures(transaction: &VersionedTransaction) -> u64 {
    let count = u64::try_from(transaction.signatures.len()).expect("few");
    SIGNATURE * count
}

impl Bank {
    /// Every account that was named and is there, whole.
    pub fn standing(&self) -> BTreeMap<Address, Account> {
        let found = self.named().into_iter().filter_map(|address| Some((address, self.account(&address)?)));
        found.filter(|(_, account)| account.owner != SYSVARS).collect()
    }

    /// It must be accepted.
    pub fn accepts(&self, transaction: &VersionedTransaction) -> Receipt {
        self.process(transaction).unwrap_or_else(|error| panic!("should be accepted: {error:?}"))
    }

    /// It must be refused with this error, which costs its payer the signatures and changes nothing else.
    pub fn refuses_for_the_fee(&self, transaction: &VersionedTransaction, error: &TransactionError) {
        self.refuses(transaction, error, signatures(transaction));
    }

    /// It must be refused with this error before anything is paid.
    pub fn refuses_for_free(&self, transaction: &VersionedTransaction, error: &TransactionError) {
        self.refuses(transaction, error, 0);
    }

    /// It must be refused with this error, which costs its payer so much and changes nothing else.
    pub fn refuses(&self, transaction: &VersionedTransaction, error: &TransactionError, fee: u64) {
        assert_eq!(self.refused(transaction, fee), *error);
    }

    /// It must be refused, which costs its payer so much and changes nothing else. Returns why.
    pub fn refused(&self, transaction: &VersionedTransaction, fee: u64) -> TransactionError {
        self.watches(transaction.message.static_account_keys());
        let mut expected = self.standing();
        let error = self.process(transaction).expect_err("should be refused");
        if let Some(payer) = transaction.message.static_account_keys().first().filter(|_| fee > 0) {
            let account = expected.get_mut(payer).expect("whoever paid was there");
            account.lamports -= fee;
        }
        expected.retain(|_, account| account.lamports > 0);
        assert_eq!(self.standing(), expected, "a refused transaction changed an account: {error:?}");
        error
    }
}
