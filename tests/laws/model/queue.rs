//! The claims of a pool in their order, derived from what has become of each.

use super::records::{Fate, Pool};

impl Pool {
    pub(crate) fn opened(&self) -> u32 {
        self.fates.last_key_value().map_or(0, |(last, _)| *last)
    }

    /// Every claim up to this one is decided.
    pub(crate) fn done(&self) -> u32 {
        self.undecided().first().map_or_else(|| self.opened(), |first| first - 1)
    }

    pub(crate) fn undecided(&self) -> Vec<u32> {
        let open = self.fates.iter().filter(|(_, fate)| **fate == Fate::Undecided);
        open.map(|(claim, _)| *claim).collect()
    }

    pub(crate) fn last_called(&self) -> u32 {
        let called = self.fates.iter().filter(|(_, fate)| **fate == Fate::Called);
        called.map(|(claim, _)| *claim).max().unwrap_or(0)
    }

    /// The void ones behind the decided, as bits.
    pub(crate) fn void_claims(&self) -> u64 {
        let done = self.done();
        let void = self.fates.iter().filter(|(claim, fate)| **claim > done && **fate == Fate::Void);
        void.map(|(claim, _)| 1 << (claim - done - 1)).sum()
    }
}
