//! Which instructions of the binary were ever executed, by any VM of this process.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use exodus_sdk::PROGRAM;
use litesvm::{InvocationInspectCallback, LiteSVM};
use solana_program_runtime::invoke_context::InvokeContext;
use solana_transaction::sanitized::SanitizedTransaction;
use solana_transaction_context::IndexOfAccount;

/// More than any program of ours has.
const MOST: usize = 1 << 17;
/// The register in which a trace keeps the number of the instruction.
const COUNTER: usize = 11;

static COUNT: AtomicUsize = AtomicUsize::new(0);
static SEEN: [AtomicBool; MOST] = [const { AtomicBool::new(false) }; MOST];

/// A VM that notes each instruction of our program it executes.
pub(crate) fn watched() -> LiteSVM {
    let mut vm = LiteSVM::new_debuggable(true);
    vm.set_invocation_inspect_callback(Watcher);
    vm
}

/// How many instructions were executed so far.
pub fn count() -> usize {
    COUNT.load(Ordering::Relaxed)
}

/// The numbers of the instructions executed so far, in order.
pub fn executed() -> Vec<usize> {
    let seen = SEEN.iter().enumerate().filter(|(_, seen)| seen.load(Ordering::Relaxed));
    seen.map(|(number, _)| number).collect()
}

struct Watcher;

impl InvocationInspectCallback for Watcher {
    fn before_invocation(
        &self,
        _: &LiteSVM,
        _: &SanitizedTransaction,
        _: &[IndexOfAccount],
        _: &mut InvokeContext,
        _: bool,
    ) {
    }

    fn after_invocation(
        &self,
        _: &LiteSVM,
        _: &SanitizedTransaction,
        _: &[IndexOfAccount],
        context: &InvokeContext,
        _: bool,
    ) {
        context.iterate_vm_traces(&|instruction, _, trace| {
            if instruction.get_program_key().is_ok_and(|program| *program == PROGRAM) {
                for registers in trace {
                    let number = registers.get(COUNTER).and_then(|number| usize::try_from(*number).ok());
                    let seen = number.and_then(|number| SEEN.get(number)).expect("an instruction of our program");
                    if !seen.load(Ordering::Relaxed) && !seen.swap(true, Ordering::Relaxed) {
                        COUNT.fetch_add(1, Ordering::Relaxed);
                    }
                }
            }
        });
    }
}
