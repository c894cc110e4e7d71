//! What wallets ask the door: Solana Actions 2.4 and Solana Pay transaction requests, which are the same endpoint, and the
//! page from which a person opens their wallet.
//!
//! The door prepares a transaction, tries it, and says in words what it does. Only the wallet can sign it.

use std::sync::Arc;

use axum::Json;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use exodus_sdk::transaction::{Draft, to_text};
use exodus_sdk::whole::Whole;
use exodus_sdk::{Address, Keypair, address};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::Fault;
use crate::act::{Act, Chosen, find};
use crate::desk::{Trouble, sentence};
use crate::dialogues::acts;
use crate::door::Door;
use crate::person::{Claim, Person};
use crate::store::{Errand, Write};
use crate::texts::Language;

/// Who may ask, and how: anybody's wallet, from any page, as the specification of Actions has it.
const HEADERS: [(HeaderName, &str); 5] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (header::ACCESS_CONTROL_ALLOW_METHODS, "GET,POST,PUT,OPTIONS"),
    (
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        "Content-Type, Authorization, Content-Encoding, Accept-Encoding, X-Accept-Action-Version, X-Accept-Blockchain-Ids",
    ),
    (header::ACCESS_CONTROL_EXPOSE_HEADERS, "X-Action-Version, X-Blockchain-Ids"),
    (HeaderName::from_static("x-action-version"), "2.4"),
];
/// The largest question of a wallet.
const LARGEST: usize = 4_096;

const ICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" rx="20" fill="#1b1b1f"/><g stroke="#2a8f5b" stroke-width="4"><path d="M24 66 48 26 72 66Z" fill="none"/></g><g fill="#fff"><circle cx="48" cy="26" r="9"/><circle cx="24" cy="66" r="9"/><circle cx="72" cy="66" r="9"/></g></svg>"##;

/// The ways in for wallets.
pub fn router(door: Arc<Door>) -> axum::Router {
    let actions = axum::Router::new()
        .route("/actions.json", get(rules).options(rules))
        .route("/a/{token}", get(offered).post(asked).options(rules))
        .layer(axum::middleware::map_response_with_state(Arc::clone(&door), with_headers))
        .layer(DefaultBodyLimit::max(LARGEST));
    let pages = axum::Router::new()
        .route("/s/{token}", get(page))
        .route("/icon.svg", get(|| async { svg(ICON.to_owned()) }))
        .route("/healthz", get(|| async { "ok" }));
    actions.merge(pages).with_state(door)
}

/// Serves until the door stops.
///
/// # Errors
/// The machine's.
pub async fn serve(door: Arc<Door>, listener: TcpListener, router: axum::Router) -> Result<(), Fault> {
    let served = axum::serve(listener, router).with_graceful_shutdown(async move { door.stopped().await });
    Ok(served.await?)
}

async fn with_headers(State(door): State<Arc<Door>>, mut response: Response) -> Response {
    let cluster = door.place.cluster.map(|cluster| (HeaderName::from_static("x-blockchain-ids"), cluster));
    for (name, value) in HEADERS.into_iter().chain(cluster) {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Which addresses are actions.
async fn rules() -> Json<Value> {
    Json(json!({ "rules": [{ "pathPattern": "/a/*", "apiPath": "/a/*" }] }))
}

/// An errand, and whoever has it; nothing where there is none, or its time is over.
async fn errand(door: &Door, token: &str) -> Result<Option<(Errand, Person)>, Fault> {
    let errand = door.store.errand(token).await?.filter(|errand| errand.until >= door.world().clock.now);
    let person = |errand: Errand| door.book().person(errand.chat).cloned().map(|person| (errand, person));
    Ok(errand.and_then(person))
}

fn over(door: &Door) -> Response {
    refused(sentence(&door.texts, Language::English, &Trouble::Said("trouble-errand")), StatusCode::NOT_FOUND)
}

fn refused(message: String, status: StatusCode) -> Response {
    (status, Json(json!({ "message": message }))).into_response()
}

fn broken(fault: &Fault) -> Response {
    eprintln!("error: {fault}");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

fn words(door: &Door, person: &Person, chosen: &Chosen) -> Result<String, Trouble> {
    acts::words(&door.world(), &door.book(), &door.texts, person, chosen)
}

fn troubled(door: &Door, person: &Person, trouble: &Trouble) -> Response {
    if let Trouble::Chain(error) = trouble {
        eprintln!("warning: {error}");
    }
    refused(sentence(&door.texts, person.language, trouble), StatusCode::UNPROCESSABLE_ENTITY)
}

fn label(door: &Door, person: &Person) -> String {
    crate::desk::say(&door.texts, person.language, "act-label", &[])
}

/// What there is to sign.
async fn offered(State(door): State<Arc<Door>>, Path(token): Path<String>) -> Response {
    match errand(&door, &token).await {
        Ok(Some((errand, person))) => match words(&door, &person, &errand.chosen) {
            Ok(words) => Json(json!({
                "type": "action",
                "icon": format!("{}/icon.svg", door.place.url),
                "title": "Exodus",
                "description": words,
                "label": label(&door, &person),
            }))
            .into_response(),
            Err(trouble) => troubled(&door, &person, &trouble),
        },
        Ok(None) => over(&door),
        Err(fault) => broken(&fault),
    }
}

/// Whose wallet asks.
#[derive(Deserialize)]
struct Asks {
    account: String,
}

/// The transaction for a wallet to sign.
async fn asked(State(door): State<Arc<Door>>, Path(token): Path<String>, body: axum::body::Bytes) -> Response {
    let (errand, person) = match errand(&door, &token).await {
        Ok(Some(found)) => found,
        Ok(None) => return over(&door),
        Err(fault) => return broken(&fault),
    };
    let account = serde_json::from_slice::<Asks>(&body).ok().and_then(|asks| asks.account.parse::<Address>().ok());
    let Some(account) = account else {
        let message = sentence(&door.texts, person.language, &Trouble::Said("trouble-account"));
        return refused(message, StatusCode::BAD_REQUEST);
    };
    if !door.may_ask(&token) {
        let message = sentence(&door.texts, person.language, &Trouble::Said("trouble-often"));
        return refused(message, StatusCode::TOO_MANY_REQUESTS);
    }
    match prepared(&door, &errand, &person, account).await {
        Ok((transaction, message)) => {
            Json(json!({ "type": "transaction", "transaction": transaction, "message": message })).into_response()
        }
        Err(Failed::Person(trouble)) => troubled(&door, &person, &trouble),
        Err(Failed::Door(fault)) => broken(&fault),
    }
}

enum Failed {
    Person(Trouble),
    Door(Fault),
}

impl From<Trouble> for Failed {
    fn from(trouble: Trouble) -> Self {
        Self::Person(trouble)
    }
}

impl From<Fault> for Failed {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Chain(error) => Self::Person(error.into()),
            other => Self::Door(other),
        }
    }
}

/// Makes the transaction of what was seen, tries it, and remembers which wallet it was made for if that is not known yet. What
/// has changed since is refused by the program, and nobody is asked to sign it. Returns it with what it does in words.
async fn prepared(door: &Door, errand: &Errand, person: &Person, account: Address) -> Result<(String, String), Failed> {
    let whole = door.refresh().await?.whole;
    let member = signer(&whole, &errand.chosen.act, person, account)?;
    let said = words(door, person, &errand.chosen)?;
    let claim = claims(&whole, errand, person, member)?;
    let (draft, keys) = {
        let made = errand.chosen.make(&whole, &door.book(), &member, (account, account))?;
        (made.instructions.into_iter().fold(Draft::paid_by(account), Draft::then), made.keys)
    };
    let tried = draft.clone();
    let blockhash = door.ask(move |chain| {
        let blockhash = chain.blockhash()?;
        let partly = tried.sign_partly::<Keypair>(&[], &[], blockhash)?;
        chain.simulate(&partly.transaction)?;
        Ok(blockhash)
    });
    let blockhash = blockhash.await.map_err(Trouble::from)?;
    let keys: Vec<&Keypair> = keys.iter().collect();
    let partly = draft.sign_partly(&keys, &[], blockhash).map_err(Trouble::from)?;
    let text = to_text(&partly.transaction).map_err(Trouble::from)?;
    if claim.is_some() {
        let _turn = door.turn().await;
        let now = door.book().person(person.chat).cloned();
        if let Some(now) = now.filter(|now| now.member.is_none() && now.shows.is_none_or(|one| one.stands.is_none())) {
            door.write(&[Write::Person(Box::new(Person { shows: claim, ..now }))]).await?;
        }
    }
    Ok((text, said))
}

/// The member whose wallet asks.
fn signer(whole: &Whole, act: &Act, person: &Person, account: Address) -> Result<Address, Trouble> {
    if let Act::Execute { recovery } = act {
        let proposal = find(&whole.recoveries, recovery)?;
        return if proposal.key == account { Ok(proposal.member) } else { Err(Trouble::Said("trouble-new-wallet")) };
    }
    match (person.member, act) {
        (Some(member), _) => {
            let own = whole.members.get(&member).filter(|record| record.authority == account);
            let own = own.filter(|record| person.epoch.is_none_or(|epoch| epoch == record.epoch));
            own.map(|record| record.address).ok_or(Trouble::Said("trouble-other-wallet"))
        }
        (None, Act::Show { .. }) => {
            let own = whole.members.values().find(|record| record.authority == account);
            own.map(|record| record.address).ok_or(Trouble::Said("trouble-no-member-yet"))
        }
        (None, _) => Ok(address::member(&whole.network.address, &account)),
    }
}

/// What a chat without a member claims by this act. The hash must not stand there yet: one that does was put there by an earlier
/// signature, and shows nothing of this one.
fn claims(whole: &Whole, errand: &Errand, person: &Person, member: Address) -> Result<Option<Claim>, Trouble> {
    let (None, Some(hash)) = (person.member, shows(&errand.chosen.act)) else { return Ok(None) };
    let record = whole.members.get(&member);
    if hash != person.profile.hash() || record.is_some_and(|record| record.profile == hash) {
        return Err(Trouble::Said("trouble-errand"));
    }
    let epoch = record.map_or(0, |record| record.epoch);
    Ok(Some(Claim { member, hash, epoch, stands: None }))
}

/// The hash by which an act shows whose wallet has signed it.
const fn shows(act: &Act) -> Option<[u8; 32]> {
    match act {
        Act::Join { profile, .. } | Act::Accept { profile, .. } | Act::Show { profile } => Some(*profile),
        _ => None,
    }
}

/// The page from which a person opens their wallet: by a tap on a phone, or by a code that a phone reads from a screen.
async fn page(State(door): State<Arc<Door>>, Path(token): Path<String>) -> Response {
    let (errand, person) = match errand(&door, &token).await {
        Ok(Some(found)) => found,
        Ok(None) => {
            let text = sentence(&door.texts, Language::English, &Trouble::Said("trouble-errand"));
            return (StatusCode::NOT_FOUND, Html(text)).into_response();
        }
        Err(fault) => return broken(&fault),
    };
    let link = format!("solana:{}/a/{token}", door.place.url);
    let escape = exodus_graph::picture::escaped;
    let say = |key: &str| escape(&crate::desk::say(&door.texts, person.language, key, &[]));
    let words = match words(&door, &person, &errand.chosen) {
        Ok(words) => escape(&words).replace('\n', "<br>"),
        Err(trouble) => {
            let text = escape(&sentence(&door.texts, person.language, &trouble));
            return (StatusCode::UNPROCESSABLE_ENTITY, Html(text)).into_response();
        }
    };
    let code = crate::code::svg(&link).unwrap_or_default();
    let page = format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Exodus</title><style>body{{font:18px system-ui;max-width:32em;margin:2em auto;padding:0 1em}}\
         a.open{{display:block;background:#2a8f5b;color:#fff;padding:.8em;border-radius:.5em;text-align:center;\
         text-decoration:none}}svg{{width:100%;max-width:18em}}</style></head><body><h1>Exodus</h1><p>{words}</p>\
         <p><a class=\"open\" href=\"{link}\">{}</a></p><p>{}</p>{code}<p>{}</p></body></html>",
        say("button-wallet"),
        say("page-code"),
        say("page-safe"),
    );
    Html(page).into_response()
}

fn svg(text: String) -> Response {
    ([(header::CONTENT_TYPE, "image/svg+xml")], text).into_response()
}
