//! Somebody in a world, and what they do.

use exodus_sdk::chain::Receipt;
use exodus_sdk::instructions::{commitment, member, network, request, tie};
use exodus_sdk::link::Link;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Invitation, Member, Request, Tie};
use exodus_sdk::{Address, Keypair, Signer, address};

use crate::{DAY, World, eur, frame, key_of};

/// A member of the world's network.
pub struct Person<'w> {
    /// The world.
    pub world: &'w World,
    /// The key.
    pub key: Keypair,
    /// The member's address.
    pub member: Address,
}

/// A commitment and the people it stands between.
pub struct Promised {
    /// The commitment.
    pub commitment: Address,
    /// The request it answers.
    pub request: Address,
}

impl World {
    /// Somebody joins with a pledge of 100.00.
    pub fn joins(&self, name: &str) -> Person<'_> {
        let person = Person::of(self, key_of(name));
        let args = member::JoinArgs { pledge: eur(100), attention: 5, profile: [0; 32] };
        let join = member::join(self.payer.pubkey(), person.key.pubkey(), self.network, args);
        self.accepts(&[join], &[&person.key]);
        person
    }

    /// Somebody who has joined another network of this ledger.
    pub fn foreigner(&self, name: &str) -> Person<'_> {
        let slug = address::padded("elsewhere").expect("short");
        let network = address::network(&self.payer.pubkey(), &slug);
        if self.is_gone(&network) {
            let create = network::CreateArgs { slug, ..frame() };
            self.accepts(&[network::create(self.payer.pubkey(), self.payer.pubkey(), None, create)], &[]);
        }
        let key = key_of(name);
        let args = member::JoinArgs { pledge: eur(100), attention: 5, profile: [0; 32] };
        self.accepts(&[member::join(self.payer.pubkey(), key.pubkey(), network, args)], &[&key]);
        let member = address::member(&network, &key.pubkey());
        Person { world: self, key, member }
    }

    /// Ties people to each other in a row: the first with the second, the second with the third.
    pub fn row(&self, people: &[&Person]) {
        for pair in people.windows(2) {
            if let [one, two] = pair {
                one.ties_with(two);
            }
        }
    }
}

impl<'w> Person<'w> {
    /// Somebody who has joined with this key.
    pub fn of(world: &'w World, key: Keypair) -> Self {
        let member = address::member(&world.network, &key.pubkey());
        Self { world, key, member }
    }

    /// The member as the chain holds it.
    pub fn record(&self) -> Located<Member> {
        self.world.get(&self.member)
    }

    /// The tie with somebody.
    pub fn tie(&self, other: &Person) -> Located<Tie> {
        self.world.get(&address::tie(&self.member, &other.member))
    }

    /// Offers a hand by link, for a month.
    pub fn invites(&self, link: &Link, pledge: u64, uses: u8) -> Located<Invitation> {
        let key = link.keypair().expect("a link holds a key");
        let until = self.world.now().saturating_add(DAY.saturating_mul(30));
        let invite = tie::invite(self.world.payer.pubkey(), &self.record(), key.pubkey(), pledge, until, uses);
        self.world.accepts(&[invite], &[&self.key, &key]);
        self.world.get(&address::invitation(&key.pubkey()))
    }

    /// Takes the hand that a link offers, with a pledge of 100.00.
    pub fn accepts(&self, link: &Link) -> Receipt {
        let key = link.keypair().expect("a link holds a key");
        let invitation = self.world.get(&address::invitation(&key.pubkey()));
        let accept = tie::accept(self.world.payer.pubkey(), (&self.record()).into(), &invitation, eur(100));
        self.world.accepts(&[accept], &[&self.key, &key])
    }

    /// Forms a mutual tie with somebody, without a link, 100.00 each way.
    pub fn ties_with(&self, other: &Person) {
        for (one, two) in [(self, other), (other, self)] {
            let extend = tie::extend(self.world.payer.pubkey(), &one.record(), two.member, eur(100));
            self.world.accepts(&[extend], &[&one.key]);
        }
    }

    /// Calls for help: 30 days, three handshakes.
    pub fn asks(&self, target: u64) -> Located<Request> {
        self.asks_within(target, 3)
    }

    /// Calls for help within a reach.
    pub fn asks_within(&self, target: u64, reach: u8) -> Located<Request> {
        let deadline = self.world.now().saturating_add(DAY.saturating_mul(30));
        self.calls(request::Emergency { target, deadline, reach, details: [7; 32] })
    }

    /// Calls for help until a moment.
    pub fn asks_until(&self, target: u64, deadline: i64) -> Located<Request> {
        self.calls(request::Emergency { target, deadline, reach: 3, details: [7; 32] })
    }

    fn calls(&self, emergency: request::Emergency) -> Located<Request> {
        let member = self.record();
        let open = request::open_emergency(self.world.payer.pubkey(), &member, emergency);
        self.world.accepts(&[open], &[&self.key]);
        self.world.get(&address::request(&self.member, member.turn))
    }

    /// What somebody at the end of a path of people would promise, due in a week.
    pub fn promise(&self, amount: u64, path: &[&Person]) -> commitment::Promise {
        let due = self.world.now().saturating_add(DAY.saturating_mul(7));
        let steps = core::iter::once(self).chain(path.iter().copied()).zip(path);
        let path = steps.map(|(one, two)| address::tie(&one.member, &two.member)).collect();
        commitment::Promise { amount, due, note: [0; 32], path }
    }

    /// Commits to a request over a path of people that ends with the one who asks.
    pub fn commits(&self, request: &Address, amount: u64, path: &[&Person]) -> Promised {
        let (member, asked) = (self.record(), self.world.get(request));
        let promise = self.answer(&asked, amount, path);
        let commit = commitment::commit(self.world.payer.pubkey(), &member, &asked, &promise);
        self.world.accepts(&[commit], &[&self.key]);
        Promised { commitment: address::commitment(&self.member, member.turn), request: *request }
    }

    /// Commits to a friend without a request, due in a week.
    pub fn owes(&self, creditor: &Person, amount: u64) -> Promised {
        let (member, payer) = (self.record(), self.world.payer.pubkey());
        let promise = self.promise(amount, &[]);
        let commit = commitment::commit_directly(payer, &member, &creditor.record(), commitment::Bond::Tie, &promise);
        self.world.accepts(&[commit], &[&self.key]);
        Promised { commitment: address::commitment(&self.member, member.turn), request: Address::default() }
    }

    /// Says that so much more is done.
    pub fn performs(&self, promised: &Promised, sum: u64) -> Receipt {
        let perform = commitment::perform(&self.record(), &promised.record(self.world), sum);
        self.world.accepts(&[perform], &[&self.key])
    }

    /// Takes back that so much is done.
    pub fn concedes(&self, promised: &Promised, sum: u64) -> Receipt {
        let back = commitment::take_back(&self.record(), &promised.record(self.world), sum);
        self.world.accepts(&[back], &[&self.key])
    }

    /// Confirms that so much was kept.
    pub fn confirms(&self, promised: &Promised, sum: u64) -> Receipt {
        let confirm = commitment::confirm(&self.record(), &promised.record(self.world), sum);
        self.world.accepts(&[confirm], &[&self.key])
    }

    /// Lets so much go.
    pub fn forgives(&self, promised: &Promised, sum: u64) -> Receipt {
        let forgive = commitment::forgive(&self.record(), &promised.record(self.world), sum);
        self.world.accepts(&[forgive], &[&self.key])
    }

    /// Asks for performance, or disputes it.
    pub fn demands(&self, promised: &Promised) -> Receipt {
        let demand = commitment::demand(&self.record(), &promised.record(self.world));
        self.world.accepts(&[demand], &[&self.key])
    }
}

impl Promised {
    /// The commitment as the chain holds it.
    pub fn record(&self, world: &World) -> Located<Commitment> {
        world.get(&self.commitment)
    }

    /// The request as the chain holds it.
    pub fn asked(&self, world: &World) -> Located<Request> {
        world.get(&self.request)
    }
}
