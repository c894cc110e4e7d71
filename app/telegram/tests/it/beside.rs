//! Nobody waits for somebody else's long answer, or for a chain that takes its time; and what many ask at once is read once.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::task::{Context, Waker};

use exodus_graph::support::circle as around;
use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::{Chain, Clock, Filter};
use exodus_sdk::record::RawAccount;
use exodus_sdk::{Address, Error};
use exodus_telegram::desk::{Desk, Place, Trouble};
use exodus_telegram::door::{Door, Heard, Ledger, answers};
use exodus_telegram::fake::town::{Before, Plan, found};
use exodus_telegram::limits::Pace;
use exodus_telegram::message::Screen;
use exodus_telegram::outbox::Outbox;
use exodus_telegram::secret::Seal;
use exodus_telegram::store::Store;
use exodus_telegram::texts::Language;
use reqwest::Client;

use crate::journey::{circle, circle_in};
use crate::line::as_the_ledger_does;
use crate::scene::{ANA, BORIS, CECA, JUNE, Scene};

const ENGLISH: [Language; 3] = [Language::English; 3];

/// A gate at which others wait while it is shut.
#[derive(Default)]
struct Gate {
    shut: Mutex<bool>,
    opened: Condvar,
}

impl Gate {
    const fn open() -> Self {
        Self { shut: Mutex::new(false), opened: Condvar::new() }
    }

    fn shut(&self, shut: bool) {
        *self.shut.lock().unwrap() = shut;
        self.opened.notify_all();
    }

    fn pass(&self) {
        drop(self.opened.wait_while(self.shut.lock().unwrap(), |shut| *shut).unwrap());
    }
}

static LONG: Gate = Gate::open();

/// Ana's answer takes as long as somebody keeps the gate shut.
fn long_for_ana(desk: &mut Desk<'_>, heard: Heard) -> Result<Screen, Trouble> {
    if desk.person.chat == ANA {
        LONG.pass();
    }
    answers(desk, heard)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_answer_holds_up_nobody_else() {
    let scene = Scene::with(Plan { routes: Some(long_for_ana), lease: 6_000, ..Plan::default() }).await;
    LONG.shut(true);
    scene.town.fake.says(ANA, "en", "/help");
    for word in ["/help", "/start", "/help"] {
        assert!(!scene.town.says(BORIS, "en", word).await.text.is_empty(), "another chat is answered");
    }
    let healthy = Client::new().get(format!("{}/healthz", scene.town.door.place.url)).send().await.unwrap();
    assert!(healthy.status().is_success(), "wallets are");
    exodus_telegram::watch::look(&scene.town.door).await.unwrap();
    assert!(scene.town.fake.shown(ANA).is_empty(), "and she still waits");
    LONG.shut(false);
    assert!(scene.town.fake.until(ANA, |shown| !shown.is_empty()).await, "until she is answered too");
    scene.town.ends().await.unwrap();
}

/// A ledger that answers a list only when the gate is open, counts readings, and may lag behind.
struct Slow {
    ledger: Arc<Embedded>,
    gate: Arc<Gate>,
    waits: Arc<AtomicBool>,
    clocks: Arc<AtomicU64>,
    lags: Arc<AtomicBool>,
}

impl Slow {
    fn over(ledger: Arc<Embedded>) -> Self {
        let (waits, clocks, lags) = (Arc::default(), Arc::default(), Arc::default());
        Self { ledger, gate: Arc::default(), waits, clocks, lags }
    }

    fn behind(&self) -> Result<&Embedded, Error> {
        Ok(&self.ledger)
    }
}

impl Chain for Slow {
    fn list(&self, filter: &Filter) -> Result<Vec<RawAccount>, Error> {
        self.waits.store(true, Ordering::SeqCst);
        self.gate.pass();
        if self.lags.load(Ordering::SeqCst) { Ok(Vec::new()) } else { self.ledger.list(filter) }
    }
    fn clock(&self) -> Result<Clock, Error> {
        self.clocks.fetch_add(1, Ordering::SeqCst);
        let clock = self.ledger.clock()?;
        let slot = if self.lags.load(Ordering::SeqCst) { 0 } else { clock.slot + 1 };
        Ok(Clock { slot, ..clock })
    }
    as_the_ledger_does! { behind: send blockhash simulate accounts closed rent }
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_do_not_wait_for_the_chain() {
    let (gate, waits) = (Arc::new(Gate::open()), Arc::new(AtomicBool::new(false)));
    let (theirs, seen) = (Arc::clone(&gate), Arc::clone(&waits));
    let before: Before = Box::new(move |ledger| Arc::new(Slow { gate: theirs, waits: seen, ..Slow::over(ledger) }));
    let scene = Scene::with(Plan { before: Some(before), ..Plan::default() }).await;
    let mut scene = circle_in(scene, ENGLISH).await;
    gate.shut(true);
    waits.store(false, Ordering::SeqCst);
    while !waits.load(Ordering::SeqCst) {
        scene.town.fake.next().await;
    }
    assert!(scene.says(BORIS, "/list").await.text.contains("Ana"), "while the chain is read, people are answered");
    scene.says(ANA, "/settings").await;
    gate.shut(false);
    scene.settles("the chain has answered").await;
}

/// A door that nobody runs, before such a ledger.
async fn door(ledger: Ledger, network: Address) -> (tempfile::TempDir, Arc<Door>) {
    let folder = tempfile::tempdir().unwrap();
    let seal = Seal::kept_in(&folder.path().join("door.key")).unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("door.db").display());
    let store = Store::open(&url, seal).await.unwrap();
    let place = Place { bot: "b".to_owned(), url: "http://127.0.0.1:1".to_owned(), cluster: None };
    let door = Door::open(store, ledger, network, place, Outbox::at(Pace::USUAL)).await.unwrap();
    (folder, Arc::new(door))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_many_ask_while_others_read_is_read_once_more() {
    let (ledger, network) = found(JUNE).unwrap();
    let slow = Slow::over(ledger);
    let (gate, waits, clocks) = (Arc::clone(&slow.gate), Arc::clone(&slow.waits), Arc::clone(&slow.clocks));
    let (_folder, door) = door(Arc::new(slow), network).await;
    gate.shut(true);
    waits.store(false, Ordering::SeqCst);
    let beside = Arc::clone(&door);
    let first = tokio::spawn(async move { beside.refresh().await.map(drop) });
    while !waits.load(Ordering::SeqCst) {
        tokio::task::yield_now().await;
    }
    let before = clocks.load(Ordering::SeqCst);
    let mut asked: Vec<_> = (0..100).map(|_| Box::pin(door.refresh())).collect();
    let mut context = Context::from_waker(Waker::noop());
    for question in &mut asked {
        let answer = question.as_mut().poll(&mut context);
        assert!(answer.is_pending(), "everybody has asked before the first is answered");
    }
    gate.shut(false);
    first.await.unwrap().unwrap();
    for question in asked {
        question.await.unwrap();
    }
    assert_eq!(clocks.load(Ordering::SeqCst) - before, 2, "the one that was under way, and one for all the others");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_lags_behind_does_not_turn_the_world_back() {
    let scene = circle(ENGLISH).await;
    let slow = Slow::over(Arc::clone(&scene.town.ledger));
    let lags = Arc::clone(&slow.lags);
    let (_folder, door) = door(Arc::new(slow), scene.town.network).await;
    let members = door.world().members.len();
    assert_eq!(members, 3);
    lags.store(true, Ordering::SeqCst);
    assert_eq!(door.refresh().await.unwrap().whole.members.len(), members, "the newer slot stands");
    assert_eq!(door.world().members.len(), members);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_whom_is_found_as_if_the_whole_network_was_searched() {
    let mut scene = circle(ENGLISH).await;
    scene.asks_for_support().await;
    scene.presses(BORIS, "button-look").await;
    scene.presses(BORIS, "button-intend").await;
    scene.says(BORIS, "20").await;
    scene.signs(BORIS).await;
    scene.sees(BORIS, "Ana").await;
    scene.presses(BORIS, "button-promise").await;
    scene.says(BORIS, "20").await;
    scene.signs(BORIS).await;
    let whole = scene.town.door.world();
    for member in [ANA, BORIS, CECA].map(|chat| scene.member(chat)) {
        let found = places(whole.commitments_of(&member).map(|it| it.address));
        let all = whole.commitments.values().filter(|it| it.debtor == member || it.creditor == member);
        assert_eq!(found, places(all.map(|it| it.address)));
        let found = places(whole.ties_of(&member).map(|it| it.address));
        let all = whole.ties.values().filter(|it| it.lower == member || it.higher == member);
        assert_eq!(found, places(all.map(|it| it.address)));
        let found = places(whole.requests_of(&member).map(|it| it.address));
        let all = whole.requests.values().filter(|it| it.beneficiary == member);
        assert_eq!(found, places(all.map(|it| it.address)));
        let found = places(whole.intents_of(&member).map(|it| it.address));
        let all = whole.intents.values().filter(|it| it.member == member);
        assert_eq!(found, places(all.map(|it| it.address)));
        assert_eq!(around(member, &whole.helps_around(&member)), around(member, &whole.helps()));
    }
}

fn places(of: impl Iterator<Item = Address>) -> BTreeSet<Address> {
    of.collect()
}
