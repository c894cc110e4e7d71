//! A door that dies at each place at which dying could hurt, and at two of them one after the other: what comes of it is what
//! comes of a door that lives.
//!
//! `EXODUS_PAIRS=all` takes each pair instead of one for each place.

use std::collections::BTreeSet;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;

use exodus_sdk::chain::ChainExt as _;
use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::state::Intent;
use exodus_telegram::fake::town::{Plan, found_in};
use exodus_telegram::fake::{Shown, Target};
use exodus_telegram::texts::Language;
use tempfile::TempDir;

use crate::journey::circle_in;
use crate::process::{Child, Outside};
use crate::scene::{ANA, BORIS, CECA, Scene};

/// The places, in the order in which an update passes them.
pub const POINTS: [&str; 23] = [
    "open-leads",
    "open-loaded",
    "intake-came",
    "intake-kept",
    "work-begun",
    "work-answered",
    "work-done",
    "write-asked",
    "write-part",
    "write-whole",
    "write-committed",
    "write-learned",
    "send-chosen",
    "send-delivered",
    "send-settled",
    "job-taken",
    "job-signed",
    "job-kept",
    "job-sent",
    "job-told",
    "look-read",
    "look-compared",
    "look-told",
];

/// Boris has let the door act, and is about to say that it shall declare what he means to give to Ceca.
pub struct Eve {
    scene: TempDir,
    /// What stands on his button, and under which message.
    data: String,
    shown: Shown,
}

/// What is left behind.
#[derive(PartialEq, Debug)]
pub struct Left {
    /// Each message in the outbox, by its key, and what became of it.
    outbox: Vec<String>,
    /// Each update, and what became of it.
    inbox: Vec<String>,
    /// What everybody has been shown, each text once.
    shown: BTreeSet<(i64, String)>,
    /// What is meant, and how often that was changed.
    meant: Vec<(u64, u64)>,
}

impl Eve {
    pub async fn begin() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ledger = found_in(&folder.path().join("ledger")).unwrap();
        let scene = Scene::around(folder, ledger, Plan::default()).await;
        let mut scene = circle_in(scene, [Language::English; 3]).await;
        scene.asks_for_support().await;
        scene.lets_the_door_act(BORIS, "40").await;
        scene.says(BORIS, "/start").await;
        scene.presses(BORIS, "button-asking").await;
        scene.presses_on(BORIS, "Ceca").await;
        scene.presses(BORIS, "button-intend").await;
        let shown = scene.says(BORIS, "20").await;
        let label = scene.text(BORIS, "button-delegated", &[]);
        let Some((_, Target::Data(data))) = shown.buttons.iter().find(|(text, _)| *text == label).cloned() else {
            panic!("the door offers to do it")
        };
        Self { scene: scene.ends().await, data, shown }
    }

    pub async fn outside(&self) -> Outside {
        let outside = Outside::after(self.scene.path()).await;
        outside.fake.counts_from(1_000_000);
        outside.fake.says(ANA, "en", "/list");
        outside.fake.sends(BORIS, &self.data, &self.shown);
        outside.fake.says(CECA, "en", "/help");
        outside
    }

    /// What is left when everything is done.
    pub async fn left(&self, outside: &Outside) -> Left {
        let mut child = outside.start();
        while !is_done(outside).await {
            assert_eq!(child.has_ended(), None);
            outside.fake.next().await;
        }
        child.kill();
        outside.log_is_clean();
        // A job has a name that is chance.
        let key = "CASE WHEN key LIKE 'job:%' THEN 'job' ELSE key END || ' ' || chat || ' ' || state";
        let shown = [ANA, BORIS, CECA].into_iter().flat_map(|chat| {
            let shown = outside.fake.shown(chat);
            shown.into_iter().map(move |shown| (chat, shown.text))
        });
        Left {
            outbox: outside.column(&format!("SELECT {key} FROM outbox ORDER BY 1")).await,
            inbox: outside.column("SELECT id || ' ' || state FROM inbox ORDER BY id").await,
            shown: shown.collect(),
            meant: meant(&outside.folder.path().join("ledger")),
        }
    }
}

/// Whether there is nothing left to do: the updates are handled, the job is done, Ceca has heard of it, and everything is sent.
pub async fn is_done(outside: &Outside) -> bool {
    let waits = "SELECT key FROM outbox WHERE state = 0 UNION SELECT name FROM jobs UNION \
                 SELECT body FROM inbox WHERE state = 0";
    let heard = "SELECT key FROM outbox WHERE key LIKE 'intent:%' AND state = 1";
    let came = "SELECT body FROM inbox WHERE id > 1000000 AND state = 1";
    outside.column(came).await.len() == 3
        && outside.column(waits).await.is_empty()
        && !outside.column(heard).await.is_empty()
}

fn meant(ledger: &Path) -> Vec<(u64, u64)> {
    let ledger = Embedded::open(ledger).unwrap();
    let intents = ledger.all::<Intent>(&exodus_sdk::chain::Filter::every::<Intent>()).unwrap();
    intents.iter().map(|intent| (intent.amount, intent.head.sequence)).collect()
}

/// Runs a door until it dies at a place; false = it did everything and did not pass there.
async fn dies_at(outside: &Outside, point: &str) -> bool {
    let mut child: Child = outside.start_until(point);
    loop {
        if let Some(status) = child.has_ended() {
            assert_eq!(status.signal(), Some(6), "{point}: it died otherwise");
            return true;
        }
        if is_done(outside).await {
            child.kill();
            return false;
        }
        outside.fake.next().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn dying_at_any_place_once_or_twice_changes_nothing() {
    let eve = Eve::begin().await;
    let whole = eve.left(&eve.outside().await).await;
    assert_eq!(whole.meant, [(2_000, 1)], "twenty euros are meant, and were declared once");
    let all = std::env::var("EXODUS_PAIRS").is_ok_and(|pairs| pairs == "all");
    for (place, first) in POINTS.into_iter().enumerate() {
        let outside = eve.outside().await;
        assert!(dies_at(&outside, first).await, "{first} is passed");
        assert_eq!(eve.left(&outside).await, whole, "{first}");
        for (other, second) in POINTS.into_iter().enumerate() {
            if all || other == (place * 7 + 3) % POINTS.len() {
                let outside = eve.outside().await;
                dies_at(&outside, first).await;
                dies_at(&outside, second).await;
                assert_eq!(eve.left(&outside).await, whole, "{first}, then {second}");
            }
        }
    }
}

#[test]
fn every_place_in_the_sources_is_in_the_list() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeSet::new();
    let mut folders = vec![sources];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            let names = text.split("fail_point!(\"").skip(1).filter_map(|rest| rest.split('"').next());
            found.extend(names.map(str::to_owned));
        }
    }
    assert_eq!(found, POINTS.map(str::to_owned).into());
}
