//! The calls of the Bot API that the door makes.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Path, Request, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::time::timeout;

use super::stumbles::Stumble;
use super::{Fake, at, put};

/// The largest picture.
const LARGEST: usize = 20 << 20;
/// A question for updates is answered after so long, with nothing if there is nothing; Telegram takes longer.
const PATIENCE: Duration = Duration::from_secs(1);

pub(super) fn router(fake: Fake) -> Router {
    let any = axum::routing::any(call);
    Router::new().route("/{bot}/{method}", any).layer(DefaultBodyLimit::max(LARGEST)).with_state(fake)
}

async fn call(State(fake): State<Fake>, Path((_, method)): Path<(String, String)>, request: Request) -> Response {
    let method = method.to_ascii_lowercase();
    match fake.stumbles(method == "getupdates") {
        Some(Stumble::Hangs) => std::future::pending().await,
        Some(Stumble::Says(answer)) => return answer,
        None => {}
    }
    if method == "getupdates" {
        let body = Bytes::from_request(request, &()).await.unwrap_or_default();
        let call: Value = serde_json::from_slice(&body).unwrap_or_default();
        return answer(updates(&fake, &call).await);
    }
    let (call, picture) = read(request).await;
    answer(match method.as_str() {
        "getme" => json!({
            "id": 42, "is_bot": true, "first_name": "Exodus", "username": "exodus_try_bot", "can_join_groups": false,
            "can_read_all_group_messages": false, "supports_inline_queries": false, "can_connect_to_business": false,
            "has_main_web_app": false,
        }),
        "sendmessage" | "editmessagetext" | "sendphoto" => fake.show(&call, picture),
        _ => json!(true),
    })
}

fn answer(result: Value) -> Response {
    Json(json!({ "ok": true, "result": result })).into_response()
}

/// Waits for updates as long as it was asked to.
async fn updates(fake: &Fake, call: &Value) -> Value {
    let (offset, seconds) = (at(call, "offset").as_i64(), at(call, "timeout").as_u64().unwrap_or_default());
    let wait = async {
        loop {
            let arrived = fake.arrived.notified();
            let found = fake.take(offset);
            if !found.is_empty() {
                return found;
            }
            arrived.await;
        }
    };
    timeout(Duration::from_secs(seconds).min(PATIENCE), wait).await.unwrap_or_default().into()
}

/// What was asked, as JSON or as a form with a picture.
async fn read(request: Request) -> (Value, bool) {
    let form = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !form.is_some_and(|kind| kind.starts_with("multipart/")) {
        let body = Bytes::from_request(request, &()).await.unwrap_or_default();
        return (serde_json::from_slice(&body).unwrap_or_default(), false);
    }
    let mut call = json!({});
    if let Ok(mut form) = Multipart::from_request(request, &()).await {
        while let Ok(Some(field)) = form.next_field().await {
            let name = field.name().unwrap_or_default().to_owned();
            if let Ok(text) = field.text().await {
                put(&mut call, &name, text.into());
            }
        }
    }
    (call, true)
}
