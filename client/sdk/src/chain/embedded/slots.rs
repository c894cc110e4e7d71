//! The slots of an embedded ledger, and which of them it calls recent.

use litesvm::LiteSVM;
use solana_slot_hashes::{MAX_ENTRIES, SlotHashes};

/// How many slots begin in so many seconds: five in two, as on a cluster.
pub(super) fn within(seconds: i64) -> u64 {
    u64::try_from(seconds).unwrap_or(0).saturating_mul(5) / 2
}

/// Sets the clock, and the recent slots with it. They follow from the slot alone, so a ledger that is opened again finds
/// the same ones. A lookup table is made in a recent slot, and closes when the slot that ended it is none any more.
pub(super) fn set_clock(vm: &mut LiteSVM, slot: u64, now: i64) {
    let mut clock: solana_clock::Clock = vm.get_sysvar();
    clock.slot = slot;
    clock.unix_timestamp = now;
    vm.set_sysvar(&clock);
    let blockhash = vm.latest_blockhash();
    let recent: Vec<_> = (0..slot).rev().take(MAX_ENTRIES).map(|slot| (slot, blockhash)).collect();
    vm.set_sysvar(&SlotHashes::new(&recent));
}
