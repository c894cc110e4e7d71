//! Many transactions at once, in lanes. What is in one lane builds upon each other: each is sent as soon as the one before
//! has been executed, long before that is confirmed. Lanes do not wait for each other.
//!
//! Where one does not land, or is refused, the lane waits until nothing of it is under way, delivers that one by itself,
//! which says why, and goes on behind it. So each is delivered once, in its order, or refused by name.

use std::collections::BTreeMap;

use futures_util::FutureExt as _;
use futures_util::future::{Either, select};
use futures_util::stream::{self, FuturesUnordered, StreamExt as _};

use super::Cluster;
use super::job::{Job, Tell};
use crate::Error;
use crate::chain::Receipt;

type Outcomes = BTreeMap<usize, Result<Receipt, Error>>;

impl Cluster {
    /// Submits all of them. A refusal is that of one, and stops none of the others.
    pub(super) async fn submit_all(&self, lanes: &[Vec<Job<'_>>], each: &mut Tell<'_>) {
        let all = async {
            let one = async |(place, lane): (usize, &Vec<Job<'_>>)| (place, self.lane(lane).await);
            let at_once = self.options.at_once.max(1);
            let mut done = stream::iter(lanes.iter().enumerate()).map(one).buffer_unordered(at_once);
            while let Some((lane, outcomes)) = done.next().await {
                outcomes.into_iter().for_each(|(place, outcome)| each(lane, place, outcome));
            }
            Ok(())
        };
        // It ends when all are done.
        let _ = self.watched(all).await;
    }

    async fn lane(&self, jobs: &[Job<'_>]) -> Outcomes {
        let mut outcomes = Outcomes::new();
        while let Some(place) = self.at_speed(jobs, &mut outcomes).await {
            let Some(job) = jobs.get(place) else { break };
            outcomes.insert(place, self.land(&job.draft, &job.keys).await);
        }
        outcomes
    }

    /// Sends what has no outcome yet, and puts the outcomes away that are final. Returns the first that is to be delivered by
    /// itself, when nothing is under way any more; nothing = all have their outcome.
    async fn at_speed(&self, jobs: &[Job<'_>], outcomes: &mut Outcomes) -> Option<usize> {
        let mut confirming = FuturesUnordered::new();
        let mut first: Option<usize> = None;
        let mut keep = |outcomes: &mut Outcomes, (place, outcome): (usize, Result<Receipt, Error>)| {
            let failed = outcome.is_err();
            match outcome {
                // Nobody knows whether it will land: it must not be signed anew.
                Ok(_) | Err(Error::Unknown { .. }) => drop(outcomes.insert(place, outcome)),
                Err(_) => first = Some(first.map_or(place, |first| first.min(place))),
            }
            failed
        };
        let mut stops = false;
        for (place, job) in jobs.iter().enumerate() {
            if outcomes.contains_key(&place) {
                continue;
            }
            let builds = place.saturating_add(1) < jobs.len();
            let (executed, delivery) = self.start(job, builds);
            let delivery = Box::pin(delivery.map(move |outcome| (place, outcome)));
            match select(executed, delivery).await {
                Either::Left((_, delivery)) => confirming.push(delivery),
                Either::Right((told, _)) => stops |= keep(outcomes, told),
            }
            while let Some(Some(told)) = confirming.next().now_or_never() {
                stops |= keep(outcomes, told);
            }
            if stops {
                break;
            }
        }
        while let Some(told) = confirming.next().await {
            keep(outcomes, told);
        }
        first
    }
}
