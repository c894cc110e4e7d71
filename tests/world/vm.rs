//! The VM that matrix and model run in: the program, no signatures, no blockhashes, no history.

use exodus_sdk::PROGRAM;
use litesvm::LiteSVM;

/// An empty ledger with the program that the tests run.
pub(crate) fn bare() -> LiteSVM {
    #[cfg(feature = "coverage")]
    let vm = crate::reach::watched();
    #[cfg(not(feature = "coverage"))]
    let vm = LiteSVM::new();
    let mut vm = vm.with_sigverify(false).with_blockhash_check(false).with_transaction_history(0);
    vm.add_program(PROGRAM, &crate::binary()).expect("the binary loads");
    vm
}
