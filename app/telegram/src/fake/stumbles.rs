//! How the server stumbles when it is asked to.

use std::time::Duration;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;
use tokio::time::Instant;

use super::Fake;

/// So many calls may be on their way when one of them is told to wait.
const AT_ONCE: u64 = 32;

/// How the server stumbles.
#[derive(Clone, Copy, Debug, Default)]
pub struct Faults {
    /// Each so many-th answer is "too many requests", with a pause of so many seconds at most.
    pub too_many: Option<(u64, u64)>,
    /// Each so many-th answer is half of one.
    pub broken: Option<u64>,
    /// Each so many-th call is never answered.
    pub hung: Option<u64>,
    /// Each so many-th batch of updates comes twice.
    pub doubled: Option<u64>,
    /// Each so many-th batch of updates comes in the wrong order.
    pub reordered: Option<u64>,
}

/// What a call gets that stumbles.
pub(super) enum Stumble {
    Hangs,
    Says(Response),
}

/// Whether it is the turn of one of each so many.
pub(super) fn is_turn(every: Option<u64>, number: u64) -> bool {
    every.is_some_and(|every| number.checked_rem(every) == Some(0))
}

impl Fake {
    /// Whether this call stumbles; a question for updates is not asked to wait.
    pub(super) fn stumbles(&self, question: bool) -> Option<Stumble> {
        let mut inner = self.lock();
        inner.calls = inner.calls.saturating_add(1);
        if is_turn(inner.faults.hung, inner.calls) {
            return Some(Stumble::Hangs);
        }
        if is_turn(inner.faults.broken, inner.calls) {
            return Some(Stumble::Says((StatusCode::BAD_GATEWAY, "{\"ok\":").into_response()));
        }
        if question {
            return None;
        }
        let (calls, now) = (inner.calls, Instant::now());
        if inner.until.is_some_and(|until| now < until) {
            match inner.on_their_way.checked_sub(1) {
                Some(left) => inner.on_their_way = left,
                None => inner.early = inner.early.saturating_add(1),
            }
        }
        if let Some((_, longest)) = inner.faults.too_many.filter(|(every, _)| is_turn(Some(*every), calls)) {
            let pause = calls.checked_rem(longest).unwrap_or_default().saturating_add(1);
            inner.until = now.checked_add(Duration::from_secs(pause));
            inner.on_their_way = AT_ONCE;
            let body = json!({ "ok": false, "error_code": 429, "description": format!("Too Many Requests: retry after {pause}"),
                "parameters": { "retry_after": pause } });
            return Some(Stumble::Says((StatusCode::TOO_MANY_REQUESTS, Json(body)).into_response()));
        }
        None
    }
}
