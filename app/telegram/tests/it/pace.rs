//! Ten thousand people are called by one emergency: whom it calls is what the pure function says, and how fast they hear of it
//! is what Telegram allows, to the second.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use bytemuck::bytes_of;
use exodus_graph::sos;
use exodus_sdk::chain::ChainExt as _;
use exodus_sdk::instructions::member::{JoinArgs, join};
use exodus_sdk::instructions::request::{Emergency, open_emergency};
use exodus_sdk::record::{Kept, Located, RawAccount};
use exodus_sdk::state::{Member, Tie};
use exodus_sdk::transaction::Draft;
use exodus_sdk::whole::Whole;
use exodus_sdk::whole::waves::Alarm;
use exodus_sdk::{Address, Keypair, PROGRAM, Signer as _, address};
use exodus_telegram::desk::Place;
use exodus_telegram::door::{Door, Ledger};
use exodus_telegram::fake::town::found;
use exodus_telegram::limits::Pace;
use exodus_telegram::outbox::{Next, Outbox};
use exodus_telegram::person::Person;
use exodus_telegram::secret::Seal;
use exodus_telegram::store::{Store, Write};
use exodus_telegram::texts::Language;
use tokio::time::Instant;

use crate::scene::JUNE;

const PEOPLE: u32 = 10_000;

/// An account that holds a record.
fn account<T: Kept + bytemuck::Pod>(address: Address, record: &T) -> RawAccount {
    let data = [T::DISCRIMINATOR, bytes_of(record)].concat();
    RawAccount { address, owner: PROGRAM, lamports: 10_000_000, data }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_are_called_as_the_function_says_and_hear_as_fast_as_they_may() {
    let (ledger, network) = found(JUNE).unwrap();
    // One who asks, and ten thousand around her: a hundred friends with a hundred friends each.
    let key = Keypair::new();
    let args = JoinArgs { pledge: 10_000, attention: 30, profile: [1; 32] };
    let joined = join(key.pubkey(), key.pubkey(), network, args);
    exodus_sdk::chain::Chain::submit(&*ledger, &Draft::paid_by(key.pubkey()).then(joined), &[&key]).unwrap();
    let asks: Located<Member> = ledger.get(&address::member(&network, &key.pubkey())).unwrap();
    let mut people: Vec<Address> = Vec::new();
    for number in 0..PEOPLE + 100 {
        let mut first_key = [3; 32];
        first_key[..4].copy_from_slice(&number.to_le_bytes());
        let first_key = Address::new_from_array(first_key);
        let place = address::member(&network, &first_key);
        let mut record = asks.record;
        (record.first_key, record.authority, record.ties) = (first_key, first_key, 101);
        ledger.plant(&account(place, &record)).unwrap();
        people.push(place);
    }
    let mut record = asks.record;
    record.ties = 100;
    ledger.plant(&account(asks.address, &record)).unwrap();
    let friend = |place: usize| people[place % 100];
    let ties = (0..100).map(|place| (asks.address, friend(place)));
    let ties = ties.chain((100..people.len()).map(|place| (friend(place), people[place])));
    for (one, two) in ties {
        let mut tie: Tie = bytemuck::Zeroable::zeroed();
        (tie.lower, tie.higher) = (one.min(two), one.max(two));
        (tie.head.version, tie.lower_side.state, tie.higher_side.state) = (1, 1, 1);
        (tie.lower_side.pledge, tie.higher_side.pledge) = (10_000, 10_000);
        ledger.plant(&account(address::tie(&one, &two), &tie)).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let seal = Seal::kept_in(&folder.path().join("door.key")).unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("door.db").display());
    let store = Store::open(&url, seal).await.unwrap();
    let place = Place { bot: "b".to_owned(), url: "http://127.0.0.1:1".to_owned(), cluster: None };
    let chain: Ledger = Arc::<exodus_sdk::chain::embedded::Embedded>::clone(&ledger);
    let door = Arc::new(Door::open(store, chain, network, place, Outbox::at(Pace::USUAL)).await.unwrap());
    let persons = (7_000_000_000_i64..).zip(&people).map(|(chat, member)| {
        let person = Person { member: Some(*member), ..Person::new(chat, Language::English) };
        Write::Person(Box::new(person))
    });
    door.write(&persons.collect::<Vec<_>>()).await.unwrap();
    exodus_telegram::watch::look(&door).await.unwrap();
    assert!(door.outbox.is_empty(), "nobody hears of what was there before");

    // She calls for a hundred times what each is ready to help with, a hundred times over.
    let asks: Located<Member> = ledger.get(&asks.address).unwrap();
    let deadline = JUNE + 10 * 86_400;
    let call = Emergency { target: u64::from(PEOPLE) * 10_000, deadline, reach: 3, details: [0; 32] };
    let open = open_emergency(key.pubkey(), &asks, call);
    exodus_sdk::chain::Chain::submit(&*ledger, &Draft::paid_by(key.pubkey()).then(open), &[&key]).unwrap();
    exodus_telegram::watch::look(&door).await.unwrap();

    let whole = Whole::read(&*ledger, &network).unwrap();
    let request = whole.requests.values().next().unwrap();
    let alarm =
        Alarm::of(&whole.network, (&whole.people, &whole.members), &whole.requests, request, whole.now()).unwrap();
    let waves = alarm.waves();
    let [sos::Called { people: called, .. }] = waves.as_slice() else { panic!("one wave") };
    let expected: BTreeSet<Address> = called.iter().filter_map(|(node, _)| whole.people.id(*node)).collect();
    assert_eq!(expected.len(), 10_000);
    assert_eq!(
        door.book().calls().called(&request.address),
        expected,
        "those whom the pure function names, and no others"
    );
    assert_eq!(door.outbox.len(), 10_000);

    let begin = Instant::now();
    let (mut now, mut sent): (Instant, Vec<(Instant, i64)>) = (begin, Vec::new());
    loop {
        match door.outbox.next(now) {
            Next::Send(message) => {
                sent.push((now, message.chat));
                door.outbox.done(message.chat);
            }
            Next::At(moment) => now = moment,
            Next::Idle => break,
        }
    }
    assert_eq!(sent.len(), 10_000, "everybody hears");
    let second = Duration::from_secs(1);
    for window in sent.windows(31) {
        assert!(window[30].0.duration_since(window[0].0) >= second, "no more than thirty in any second");
    }
    let mut last = std::collections::BTreeMap::new();
    for (moment, chat) in &sent {
        let before = last.insert(chat, *moment);
        assert!(before.is_none_or(|before| moment.duration_since(before) >= second), "one a second to each");
    }
    let took = now.duration_since(begin);
    let least = Duration::from_secs(10_000 / 30);
    assert!(took >= least - second && took <= least + second * 2, "and no slower than that: {took:?}");
}
