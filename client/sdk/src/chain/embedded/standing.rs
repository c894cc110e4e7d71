//! A clock that never runs backwards stands where this machine's was once ahead of what it is now.

use super::machine::machine_time;
use super::{Embedded, Pace};

impl Embedded {
    /// For how many seconds the ledger's clock stands, if it does. Time that somebody let pass on purpose runs on.
    pub fn standing(&self) -> Option<u64> {
        let inner = self.lock();
        let Pace::Ahead(ahead) = inner.pace else { return None };
        let early = inner.clock().now.saturating_sub(machine_time().saturating_add(ahead));
        u64::try_from(early).ok().filter(|early| *early > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_once_wrong_stands_and_one_that_was_moved_runs_on() {
        const NINE_YEARS: i64 = 9 * 365 * 86_400;
        let folder = tempfile::tempdir().unwrap();
        let ledger = Embedded::open(folder.path()).unwrap();
        ledger.advance(86_400).unwrap();
        assert_eq!(ledger.standing(), None);
        {
            // A write under a clock that is nine years ahead.
            let mut inner = ledger.lock();
            inner.forward(machine_time() + NINE_YEARS);
            inner.keep(&[], Vec::new(), None).unwrap();
        }
        drop(ledger);
        let stands = Embedded::open(folder.path()).unwrap().standing().unwrap();
        let expected = u64::try_from(NINE_YEARS - 86_400).unwrap();
        assert!(stands <= expected && stands > expected - 600, "{stands}");
        assert_eq!(Embedded::in_memory(0).unwrap().standing(), None);
    }
}
