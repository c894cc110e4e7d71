//! Play money.

use litesvm::LiteSVM;
use solana_account::Account;
use solana_transaction::versioned::VersionedTransaction;

use crate::Error;
use crate::error::ledger;

const FUNDS: u64 = 100_000_000_000;

/// Whoever pays is funded: this is play money.
pub(super) fn fund(vm: &mut LiteSVM, transaction: &VersionedTransaction) -> Result<(), Error> {
    let Some(payer) = transaction.message.static_account_keys().first() else { return Ok(()) };
    if vm.get_balance(payer).unwrap_or_default() < FUNDS / 2 {
        let funded = Account { lamports: FUNDS, ..Account::default() };
        vm.set_account(*payer, funded).map_err(|error| ledger("funding", error))?;
    }
    Ok(())
}
