//! What transactions took that are alike.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OnceCell;

/// What the first transaction of a kind took. Its like wait for that, instead of being simulated all at once.
#[derive(Default)]
pub(super) struct Costs(Mutex<BTreeMap<Vec<u8>, Arc<OnceCell<u64>>>>);

impl Costs {
    pub(super) fn of(&self, kind: Vec<u8>) -> Arc<OnceCell<u64>> {
        Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(kind).or_default())
    }
}
