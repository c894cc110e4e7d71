//! The door's waves are the pure function's, whatever floods the network before or after a call, and whatever has ended since.

use std::collections::BTreeSet;
use std::sync::Arc;

use bytemuck::{Zeroable, bytes_of};
use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::{Chain as _, ChainExt as _};
use exodus_sdk::instructions::member::{JoinArgs, join};
use exodus_sdk::record::{Kept, Located, RawAccount};
use exodus_sdk::state::{Member, Request, Tie};
use exodus_sdk::transaction::Draft;
use exodus_sdk::whole::Whole;
use exodus_sdk::whole::waves::Alarm;
use exodus_sdk::{Address, Keypair, PROGRAM, Signer as _, address};
use exodus_telegram::desk::Place;
use exodus_telegram::door::{Door, Ledger};
use exodus_telegram::fake::town::found;
use exodus_telegram::limits::Pace;
use exodus_telegram::outbox::Outbox;
use exodus_telegram::person::Person;
use exodus_telegram::secret::Seal;
use exodus_telegram::store::{Store, Write};
use exodus_telegram::texts::Language;

use crate::scene::JUNE;

const HALF_A_DAY: u32 = 43_200;
/// The end of June.
const COUNTED_UNTIL: i64 = 1_782_863_999;

/// A network that was planted: Ana (0), her twenty friends, four hundred people in rows behind them, and fifteen whom
/// somebody invented, tied to one of the village.
struct Village {
    ledger: Arc<Embedded>,
    network: Address,
    people: Vec<Address>,
}

fn account<T: Kept + bytemuck::Pod>(address: Address, record: &T) -> RawAccount {
    let data = [T::DISCRIMINATOR, bytes_of(record)].concat();
    RawAccount { address, owner: PROGRAM, lamports: 10_000_000, data }
}

impl Village {
    fn planted() -> Self {
        let (ledger, network) = found(JUNE).unwrap();
        let key = Keypair::new();
        let args = JoinArgs { pledge: 10_000, attention: 30, profile: [1; 32] };
        let joined = join(key.pubkey(), key.pubkey(), network, args);
        ledger.submit(&Draft::paid_by(key.pubkey()).then(joined), &[&key]).unwrap();
        let somebody: Located<Member> = ledger.get(&address::member(&network, &key.pubkey())).unwrap();
        let mut people = Vec::new();
        for number in 0..436_u32 {
            let mut first_key = [3; 32];
            first_key[..4].copy_from_slice(&number.to_le_bytes());
            let first_key = Address::new_from_array(first_key);
            let mut record = somebody.record;
            (record.first_key, record.authority, record.ties) = (first_key, first_key, 20);
            people.push(address::member(&network, &first_key));
            ledger.plant(&account(people[people.len() - 1], &record)).unwrap();
        }
        let friends = (1..=20).map(|friend| (0, friend));
        let village = (21..=420).map(|member| ((member - 21) % 20 + 1, member));
        let invented = (422..436).map(|other| (421, other)).chain([(420, 421)]);
        for (one, two) in friends.chain(village).chain(invented).map(|(one, two)| (people[one], people[two])) {
            let mut tie = Tie::zeroed();
            (tie.lower, tie.higher) = (one.min(two), one.max(two));
            (tie.head.version, tie.lower_side.state, tie.higher_side.state) = (1, 1, 1);
            (tie.lower_side.pledge, tie.higher_side.pledge) = (10_000, 10_000);
            ledger.plant(&account(address::tie(&one, &two), &tie)).unwrap();
        }
        Self { ledger, network, people }
    }

    /// Somebody's emergency as it stands on the ledger; one that has `ended` after so many seconds is closed.
    fn asks(&self, who: usize, number: u32, (opened, target): (i64, u64), ended: Option<i64>) -> Address {
        let mut request = Request::zeroed();
        (request.head.version, request.kind, request.status) = (1, 1, if ended.is_some() { 4 } else { 1 });
        (request.beneficiary, request.network, request.number) = (self.people[who], self.network, number);
        (request.target, request.reach, request.period) = (target, if ended.is_some() { 0 } else { 3 }, 2026 * 12 + 5);
        (request.opened, request.deadline, request.counted_until) = (opened, opened + 20 * 86_400, COUNTED_UNTIL);
        request.opened_slot = u64::try_from(opened - JUNE).unwrap();
        request.closed = ended.map_or(0, |after| opened + after);
        let place = address::request(&self.people[who], number);
        self.ledger.plant(&account(place, &request)).unwrap();
        place
    }

    /// Thirty calls of all the money there is, of the fifteen, each open for half a minute.
    fn flood(&self, from: i64, numbers: u32) {
        for n in 0..30 {
            let who = 421 + n / 2;
            self.asks(
                who,
                numbers + u32::try_from(n % 2).unwrap(),
                (from + i64::try_from(n).unwrap(), (1 << 53) - 1),
                Some(30),
            );
        }
    }

    /// Whom the function names, wave by wave.
    fn function(&self, request: &Address) -> Vec<BTreeSet<Address>> {
        let whole = Whole::read(&*self.ledger, &self.network).unwrap();
        let records = (&whole.people, &whole.members);
        let alarm = Alarm::of(&whole.network, records, &whole.requests, &whole.requests[request], whole.now()).unwrap();
        let named = |people: &[(u32, u32)]| people.iter().filter_map(|(node, _)| whole.people.id(*node)).collect();
        alarm.waves().iter().map(|wave| named(&wave.people)).collect()
    }

    async fn door(&self, folder: &std::path::Path) -> Arc<Door> {
        let seal = Seal::kept_in(&folder.join("door.key")).unwrap();
        let url = format!("sqlite://{}?mode=rwc", folder.join("door.db").display());
        let store = Store::open(&url, seal).await.unwrap();
        let place = Place { bot: "b".to_owned(), url: "http://127.0.0.1:1".to_owned(), cluster: None };
        let chain: Ledger = Arc::<Embedded>::clone(&self.ledger);
        Arc::new(Door::open(store, chain, self.network, place, Outbox::at(Pace::USUAL)).await.unwrap())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_before_or_after_a_call_and_a_restart_change_nothing_of_whom_the_door_calls() {
    let village = Village::planted();
    let folder = tempfile::tempdir().unwrap();
    let door = village.door(folder.path()).await;
    let everybody = (7_000_000_000_i64..).zip(&village.people).map(|(chat, member)| {
        Write::Person(Box::new(Person { member: Some(*member), ..Person::new(chat, Language::English) }))
    });
    door.write(&everybody.collect::<Vec<_>>()).await.unwrap();
    exodus_telegram::watch::look(&door).await.unwrap();

    // The flood has come and gone between two looks: it has called, and nobody is told.
    village.flood(JUNE + 60, 100);
    village.ledger.advance(3_600).unwrap();
    exodus_telegram::watch::look(&door).await.unwrap();
    let last = address::request(&village.people[435], 101);
    assert!(door.book().calls().called(&last).len() > 400, "everybody was called by each of them");
    assert!(door.outbox.is_empty(), "and nobody hears of what has ended");

    // Ana's five nearest hear her all the same.
    let opened = village.ledger.clock().unwrap().now;
    let ana = village.asks(0, 200, (opened, 50_000), None);
    exodus_telegram::watch::look(&door).await.unwrap();
    let called = |door: &Door| door.book().calls().called(&ana);
    let first = called(&door);
    assert_eq!(vec![first.clone()], village.function(&ana));
    assert!(first.len() == 5 && first.iter().all(|member| village.people[1..=20].contains(member)), "{first:?}");

    // A later flood, of her friends' own friends, silences nothing of hers.
    for n in 0..60 {
        village.asks(21 + n, 300, (opened + 60 + i64::try_from(n).unwrap(), (1 << 53) - 1), Some(30));
    }
    village.ledger.advance(HALF_A_DAY).unwrap();
    exodus_telegram::watch::look(&door).await.unwrap();
    let waves = village.function(&ana);
    assert_eq!((waves.len(), called(&door)), (2, waves.concat()));

    // What was called, and from how far away, a door finds again.
    drop(door);
    let again = village.door(folder.path()).await;
    let later = village.asks(1, 400, (village.ledger.clock().unwrap().now, 50_000), None);
    exodus_telegram::watch::look(&again).await.unwrap();
    assert_eq!(vec![again.book().calls().called(&later)], village.function(&later));
    village.ledger.advance(HALF_A_DAY).unwrap();
    exodus_telegram::watch::look(&again).await.unwrap();
    for request in [ana, later] {
        let waves = village.function(&request);
        assert_eq!(again.book().calls().called(&request), waves.concat());
    }
}

trait Concat {
    fn concat(&self) -> BTreeSet<Address>;
}

impl Concat for Vec<BTreeSet<Address>> {
    fn concat(&self) -> BTreeSet<Address> {
        self.iter().flatten().copied().collect()
    }
}
