//! What a cluster has lately said, and is not asked again for a while.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// An answer and its moment.
pub(super) struct Lately<T>(Mutex<Option<(Instant, T)>>);

impl<T> Default for Lately<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T: Copy> Lately<T> {
    /// The last answer, if it is not older than that, or else a new one.
    pub(super) async fn or_ask<E>(&self, age: Duration, ask: impl Future<Output = Result<T, E>>) -> Result<T, E> {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = *lock();
        if let Some((_, answer)) = known.filter(|(since, _)| since.elapsed() < age) {
            return Ok(answer);
        }
        let answer = ask.await?;
        *lock() = Some((Instant::now(), answer));
        Ok(answer)
    }
}
