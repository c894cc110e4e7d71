//! What a cluster has lately said, and is not asked again for a while. Whoever comes while it is asked waits for that answer.

use std::time::{Duration, Instant};

use tokio::sync::Mutex;

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
        let mut known = self.0.lock().await;
        if let Some((_, answer)) = known.filter(|(since, _)| since.elapsed() < age) {
            return Ok(answer);
        }
        let answer = ask.await?;
        *known = Some((Instant::now(), answer));
        Ok(answer)
    }
}
