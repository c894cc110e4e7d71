//! Many transactions at once: so many under way as the options say, each by itself delivered once.

use futures_util::stream::{self, StreamExt as _};

use super::Cluster;
use crate::chain::Receipt;
use crate::transaction::Draft;
use crate::{Error, Keypair};

/// Something to submit.
pub struct Job<'a> {
    /// What.
    pub draft: Draft,
    /// Whose signatures it takes.
    pub keys: Vec<&'a Keypair>,
}

impl Cluster {
    /// Submits all of them. A refusal is that of one, and stops none of the others.
    pub(super) async fn submit_all(&self, jobs: &[Job<'_>], each: &mut dyn FnMut(usize, Result<Receipt, Error>)) {
        let all = async {
            let at_once = self.options.at_once.max(1);
            let one = async |(place, job): (usize, &Job<'_>)| (place, self.land(&job.draft, &job.keys).await);
            let mut done = stream::iter(jobs.iter().enumerate()).map(one).buffer_unordered(at_once);
            while let Some((place, outcome)) = done.next().await {
                each(place, outcome);
            }
            Ok(())
        };
        // It ends when all are done.
        let _ = self.watched(all).await;
    }
}
