//! Updates come in, by asking for them or by a webhook, and are written before Telegram hears that they came: it forgets an
//! update as soon as it hears that.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use fail::fail_point;
use subtle::ConstantTimeEq as _;
use teloxide::payloads::GetUpdatesSetters as _;
use teloxide::prelude::{Bot, Requester as _};
use teloxide::types::Update;
use tokio::time::sleep;

use crate::Fault;
use crate::door::Door;
use crate::secret::Secret;
use crate::store::Write;

/// How long one question waits for updates, in seconds.
const LONG: u32 = 25;
/// So many come at once.
const MOST: u8 = 100;
const STUMBLE: Duration = Duration::from_secs(1);
/// The largest update.
const LARGEST: usize = 1 << 20;
/// Where Telegram puts the secret of a webhook.
const HEADER: &str = "x-telegram-bot-api-secret-token";

/// Asks for updates until the door stops. What has been written before is known by its number and not written again, so none
/// is asked for by its number when a door begins.
///
/// # Errors
/// The database fails, or another door leads.
pub async fn poll(door: &Door, bot: &Bot) -> Result<(), Fault> {
    let mut next = None;
    while !door.stops() {
        let question = bot.get_updates().limit(MOST).timeout(LONG);
        let question = match next {
            Some(next) => question.offset(next),
            None => question,
        };
        let updates = tokio::select! {
            updates = question => updates,
            () = door.stopped() => return Ok(()),
        };
        let Ok(updates) = updates else {
            tokio::select! {
                () = sleep(STUMBLE) => continue,
                () = door.stopped() => return Ok(()),
            }
        };
        let writes: Vec<Write> = updates.iter().filter_map(took).collect();
        let Some(last) = updates.iter().filter_map(|update| i32::try_from(update.id.0).ok()).max() else {
            // Telegram has forgotten all that came, and may count anew from here: it does so after a week without any.
            next = None;
            continue;
        };
        fail_point!("intake-came");
        door.write(&writes).await?;
        fail_point!("intake-kept");
        door.inbox.notify_one();
        next = Some(last.saturating_add(1));
    }
    Ok(())
}

fn took(update: &Update) -> Option<Write> {
    let body = serde_json::to_string(update).ok()?;
    Some(Write::Took { id: i64::from(update.id.0), body })
}

/// The way in for a webhook.
pub fn webhook(door: Arc<Door>, secret: Secret) -> axum::Router {
    let state = Arc::new((door, secret));
    axum::Router::new().route("/telegram", post(arrived)).layer(DefaultBodyLimit::max(LARGEST)).with_state(state)
}

async fn arrived(State(state): State<Arc<(Arc<Door>, Secret)>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let (door, secret) = state.as_ref();
    let given = headers.get(HEADER).map(|given| given.as_bytes()).unwrap_or_default();
    if !bool::from(given.ct_eq(secret.reveal().as_bytes())) {
        return StatusCode::UNAUTHORIZED;
    }
    // What is no update is none the second time either: Telegram need not send it again.
    let Some(write) = serde_json::from_slice::<Update>(&body).ok().as_ref().and_then(took) else {
        return StatusCode::OK;
    };
    match door.write(&[write]).await {
        Ok(()) => {
            door.inbox.notify_one();
            StatusCode::OK
        }
        Err(fault) => {
            eprintln!("error: {fault}");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}
