//! A delegate before a chain on a bad line: what is sent gets lost, lands without a word, lands late, or dies with its blockhash.
//! What was asked for happens, once, and nothing is signed anew before it is certain that the last one cannot land any more.
//!
//! `EXODUS_COMMANDS=10000` makes it the long run.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::{Chain, ChainExt as _, Clock, Filter, Receipt, name_of};
use exodus_sdk::instructions::delegate::{Power, grant};
use exodus_sdk::instructions::member::{JoinArgs, join};
use exodus_sdk::instructions::request::{Support, open_support};
use exodus_sdk::instructions::{Instruction, tie};
use exodus_sdk::record::{Located, RawAccount};
use exodus_sdk::state::{Intent, Member, Request};
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Error, Keypair, Signature, Signer as _, VersionedTransaction, address};
use exodus_telegram::act::{Act, Chosen};
use exodus_telegram::door::Ledger;
use exodus_telegram::fake::town::{Before, Plan, Town};
use exodus_telegram::person::Person;
use exodus_telegram::store::{Job, Write};
use exodus_telegram::texts::Language;

use crate::line::as_the_ledger_does;
use crate::process::{Dice, asked};
use crate::scene::JUNE;

/// So many people have let the door act for them.
const PEOPLE: u8 = 20;

fn chat(number: u8) -> i64 {
    7_000_000_000 + i64::from(number)
}

/// A bad line to a ledger.
struct Weather {
    ledger: Arc<Embedded>,
    sky: Mutex<Sky>,
}

struct Sky {
    fair: bool,
    /// Nothing that is sent is heard of again.
    mute: bool,
    dice: Dice,
    /// What each key has signed last, while it may still land.
    open: BTreeMap<Address, Signature>,
    /// What lands later.
    late: Vec<VersionedTransaction>,
    /// How often something came, and how often it was new although the one before could still land.
    sent: u64,
    rash: u64,
}

impl Weather {
    /// A fair day, and what brings it before a ledger.
    fn fair() -> (Arc<OnceLock<Arc<Self>>>, Before) {
        let place = Arc::new(OnceLock::new());
        let line = Arc::clone(&place);
        let before = move |ledger| -> Ledger {
            let dice = Dice(20_261_130);
            let sky = Sky { fair: true, mute: false, dice, open: BTreeMap::new(), late: Vec::new(), sent: 0, rash: 0 };
            Arc::<Self>::clone(line.get_or_init(|| Arc::new(Self { ledger, sky: Mutex::new(sky) })))
        };
        (place, Box::new(before))
    }

    fn unknown(name: &Signature) -> Error {
        Error::Unknown { signature: name.to_string(), seconds: 60 }
    }

    /// Now and then nobody answers.
    fn answers(&self) -> Result<&Embedded, Error> {
        let mut sky = self.sky.lock().unwrap();
        match sky.dice.below(20) {
            0 if !sky.fair => {
                Err(Error::Cluster { url: "http://line".to_owned(), problem: "does not answer".to_owned() })
            }
            _ => Ok(&self.ledger),
        }
    }
}

impl Chain for Weather {
    fn send(&self, transaction: &VersionedTransaction) -> Result<Receipt, Error> {
        let mut sky = self.sky.lock().unwrap();
        // What was late has come by now, or is too late.
        for late in std::mem::take(&mut sky.late) {
            let _ = self.ledger.send(&late);
        }
        let (name, key) = (name_of(transaction), transaction.message.static_account_keys()[0]);
        sky.sent += 1;
        if sky.open.insert(key, name).is_some_and(|before| before != name) {
            sky.rash += 1;
        }
        let outcome = match sky.dice.below(10) {
            _ if sky.mute => return Err(Self::unknown(&name)),
            _ if sky.fair => self.ledger.send(transaction),
            // Lost on its way.
            0..3 => return Err(Self::unknown(&name)),
            // It lands, and the answer is lost.
            3..5 => {
                let _ = self.ledger.send(transaction);
                return Err(Self::unknown(&name));
            }
            5 => {
                sky.late.push(transaction.clone());
                return Err(Self::unknown(&name));
            }
            6 => Err(Error::Cluster { url: "http://line".to_owned(), problem: "is busy".to_owned() }),
            // It arrives twice.
            7 => {
                let first = self.ledger.send(transaction);
                let second = self.ledger.send(transaction);
                assert!(second.is_err(), "the same bytes count once");
                first
            }
            _ => self.ledger.send(transaction),
        };
        if !matches!(outcome, Err(Error::Cluster { .. })) {
            sky.open.remove(&key);
        }
        outcome
    }
    fn list(&self, filter: &Filter) -> Result<Vec<RawAccount>, Error> {
        self.ledger.list(filter)
    }
    fn clock(&self) -> Result<Clock, Error> {
        self.ledger.clock()
    }
    as_the_ledger_does! { answers: blockhash simulate accounts closed rent }
}

/// Somebody in need, and people around her who have let the door act for them.
async fn town(plan: Plan) -> (tempfile::TempDir, Town, Address) {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::begin(folder.path(), JUNE, plan).await.unwrap();
    let (ledger, network) = (&town.ledger, town.network);
    let does = |key: &Keypair, instruction: Instruction| {
        ledger.submit(&Draft::paid_by(key.pubkey()).then(instruction), &[key]).unwrap();
    };
    let joins = |key: &Keypair| {
        let args = JoinArgs { pledge: 10_000, attention: 30, profile: [0; 32] };
        does(key, join(key.pubkey(), key.pubkey(), network, args));
        address::member(&network, &key.pubkey())
    };
    let me = |key: &Keypair| ledger.get::<Member>(&address::member(&network, &key.pubkey())).unwrap();
    let needs = Keypair::new();
    joins(&needs);
    let (link, expires) = (Keypair::new(), JUNE + 86_400);
    let invite = tie::invite(needs.pubkey(), &me(&needs), link.pubkey(), 10_000, expires, PEOPLE);
    ledger.submit(&Draft::paid_by(needs.pubkey()).then(invite), &[&needs, &link]).unwrap();
    let mut writes = Vec::new();
    for number in 0..PEOPLE {
        let (key, seed) = (Keypair::new(), [number + 100; 32]);
        let member = joins(&key);
        let invitation = ledger.get(&address::invitation(&link.pubkey())).unwrap();
        let accept = tie::accept(key.pubkey(), (&me(&key)).into(), &invitation, 10_000);
        ledger.submit(&Draft::paid_by(key.pubkey()).then(accept), &[&key, &link]).unwrap();
        let delegate = exodus_sdk::keypair_from_seed(&seed).unwrap().pubkey();
        let power = Power { scopes: u8::MAX >> 4, limit: 1_000_000, expires };
        does(&key, grant(key.pubkey(), &me(&key), delegate, power));
        let person = Person::new(chat(number), Language::English);
        let person = Person { member: Some(member), delegate: Some(seed), ..person };
        writes.push(Write::Person(Box::new(person)));
    }
    does(&needs, open_support(needs.pubkey(), &me(&needs), Support { target: 1_000_000, reach: 3, details: [0; 32] }));
    let request = ledger.all::<Request>(&Filter::every::<Request>()).unwrap()[0].address;
    town.door.write(&writes).await.unwrap();
    exodus_telegram::watch::look(&town.door).await.ok();
    (folder, town, request)
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_bad_line_what_was_asked_for_happens_once() {
    let (line, before) = Weather::fair();
    let plan = Plan { before: Some(before), again: Duration::from_millis(1), ..Plan::default() };
    let (_folder, town, request) = town(plan).await;
    let sky = || line.get().unwrap().sky.lock().unwrap();
    sky().fair = false;
    let expired = exodus_telegram::desk::say(&town.door.texts, Language::English, "trouble-expired", &[]);
    let rounds = asked("EXODUS_COMMANDS", 200) / u64::from(PEOPLE);
    let member = |number: &u8| town.door.book().person(chat(*number)).unwrap().member.unwrap();
    let intent = |number: &u8| address::intent(&request, &member(number));
    for round in 0..rounds {
        let amount = 100 + round;
        let act = |number: &u8| match round {
            0 => Act::Declare { request, amount, recurring: true },
            _ => Act::Change { intent: intent(number), amount, recurring: true },
        };
        let (mut behind, mut turn): (Vec<u8>, u32) = ((0..PEOPLE).collect(), 0);
        while !behind.is_empty() {
            // Whoever asks sees the ledger as it is by then.
            let whole = loop {
                if let Ok(world) = town.door.refresh().await {
                    break world.whole;
                }
            };
            let asks = |number: &u8| {
                let chosen = act(number).chosen(&whole, &town.door.book(), Some(&member(number))).unwrap();
                job(format!("{round}-{turn}-{number}"), chat(*number), chosen)
            };
            town.door.write(&behind.iter().map(asks).collect::<Vec<_>>()).await.unwrap();
            while !town.door.store.jobs().await.unwrap().is_empty() {
                town.fake.next().await;
            }
            let is = |number: &u8| town.ledger.find::<Intent>(&intent(number)).unwrap();
            behind.retain(|number| is(number).is_none_or(|intent| intent.amount != amount));
            for number in &behind {
                // Where all bytes died, nothing has happened, and whoever asked has been told so: they ask again.
                assert_eq!(is(number).map_or(0, |intent| intent.head.sequence), round);
                assert!(town.fake.until(chat(*number), |shown| shown.iter().any(|it| it.text == expired)).await);
            }
            turn += 1;
        }
        let intents: Vec<Located<Intent>> = town.ledger.all(&Filter::every::<Intent>()).unwrap();
        assert_eq!(intents.len(), usize::from(PEOPLE));
        for intent in intents {
            assert_eq!((intent.amount, intent.head.sequence), (amount, round + 1), "each command had its effect, once");
        }
    }
    assert_eq!(sky().rash, 0, "nothing was signed anew while the one before could still land");
    let sent = sky().sent;
    assert!(sent > rounds * u64::from(PEOPLE), "and much was sent more than once: {sent}");
    town.ends().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chain_that_says_nothing_is_left_alone_for_a_while() {
    let (line, before) = Weather::fair();
    let plan = Plan { before: Some(before), again: Duration::from_secs(3_600), ..Plan::default() };
    let (_folder, town, request) = town(plan).await;
    let sky = || line.get().unwrap().sky.lock().unwrap();
    sky().mute = true;
    let chosen = |number: u8| {
        let member = town.door.book().person(chat(number)).unwrap().member;
        let act = Act::Declare { request, amount: 100, recurring: true };
        act.chosen(&town.door.world(), &town.door.book(), member.as_ref()).unwrap()
    };
    town.door.write(&[job("0".to_owned(), chat(0), chosen(0))]).await.unwrap();
    while sky().sent == 0 {
        town.fake.next().await;
    }
    // Others are answered meanwhile, and what they let the door do is begun.
    for number in 1..PEOPLE {
        let chat = chat(number);
        assert!(!town.says(chat, "en", "/help").await.text.is_empty());
        town.door.write(&[job(format!("{number}"), chat, chosen(number))]).await.unwrap();
    }
    while sky().sent < u64::from(PEOPLE).min(16) {
        town.fake.next().await;
    }
    town.settles().await.unwrap();
    assert_eq!(sky().sent, 16, "each that is on its way was sent once, and no more than sixteen are");
    assert_eq!(town.door.store.jobs().await.unwrap().len(), usize::from(PEOPLE), "and none is forgotten");
    town.ends().await.unwrap();
}

fn job(name: String, chat: i64, chosen: Chosen) -> Write {
    let job = Job { chat, chosen, signed: None, died: 0 };
    Write::Job { name, job: Box::new(job) }
}
