//! People on a bank. A stranger, who is no member, pays for everything.

use exodus_rules::Timestamp;
use exodus_rules::period::{Rhythm, Today};
use exodus_sdk::chain::{Chain, ChainExt, Receipt};
use exodus_sdk::instructions::{Instruction, commitment, member, network, request, tie};
use exodus_sdk::record::{Kept, Located};
use exodus_sdk::state::{Commitment, Invitation, Member, Request, Tie};
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Keypair, Signer, address};
use solana_transaction::versioned::VersionedTransaction;

use crate::bank::Bank;

/// A day in seconds.
pub const DAY: i64 = 86_400;
/// What the stranger begins with.
pub const FUNDS: u64 = 1_000_000_000;

/// So many euros in cents.
pub const fn eur(euros: u64) -> u64 {
    euros * 100
}

/// A key that depends on a name alone, so that every run meets the same addresses.
pub fn key_of(name: &str) -> Keypair {
    let mut seed = [0_u8; 32];
    for (slot, byte) in seed.iter_mut().zip(name.bytes()) {
        *slot = byte;
    }
    exodus_sdk::keypair_from_seed(&seed).expect("32 bytes are a seed")
}

/// A network on a bank, and who pays.
pub struct World {
    /// The chain.
    pub bank: Bank,
    /// Pays, and is no member.
    pub stranger: Keypair,
    /// The network, which the stranger founded.
    pub network: Address,
}

/// A member of the network.
pub struct Person {
    /// The key. Its wallet is empty: nobody needs lamports whose fees a stranger pays.
    pub key: Keypair,
    /// The member's address.
    pub member: Address,
}

impl World {
    /// A bank with a network of euros and months on it.
    pub fn begin() -> Self {
        Self::begin_on(Bank::start_without(&[]))
    }

    /// The same on another bank.
    pub fn begin_on(bank: Bank) -> Self {
        let stranger = key_of("stranger");
        bank.gives(&stranger.pubkey(), FUNDS);
        let frame = network::CreateArgs {
            slug: address::padded("bank").expect("short"),
            unit: address::padded("EUR").expect("short"),
            decimals: 2,
            default_pledge: eur(100),
            period_seconds: 0,
            tie_cap: 150,
            dormant_after: 3,
        };
        let network = address::network(&stranger.pubkey(), &frame.slug);
        let world = Self { bank, stranger, network };
        world.accepts(&[network::create(world.payer(), world.payer(), None, frame)], &[]);
        world
    }

    /// The stranger's address.
    pub fn payer(&self) -> Address {
        self.stranger.pubkey()
    }

    /// These instructions, paid for by the stranger and signed with a blockhash of now.
    pub fn signed(&self, instructions: &[Instruction], keys: &[&Keypair]) -> VersionedTransaction {
        let keys: Vec<&Keypair> = keys.iter().copied().chain([&self.stranger]).collect();
        self.signed_by(&self.payer(), instructions, &keys)
    }

    /// The same, paid for by one of the keys.
    pub fn signed_by(&self, payer: &Address, instructions: &[Instruction], keys: &[&Keypair]) -> VersionedTransaction {
        let draft = instructions.iter().cloned().fold(Draft::paid_by(*payer), Draft::then);
        let blockhash = self.bank.blockhash().expect("a bank has one");
        draft.sign(keys, blockhash).expect("every key is at hand")
    }

    /// Sends, and must succeed.
    pub fn accepts(&self, instructions: &[Instruction], keys: &[&Keypair]) -> Receipt {
        self.bank.accepts(&self.signed(instructions, keys))
    }

    /// Somebody does something alone.
    pub fn does(&self, person: &Person, instruction: Instruction) {
        self.accepts(&[instruction], &[&person.key]);
    }

    /// Lets time pass, and a slot with it.
    pub fn passes(&self, seconds: i64) {
        self.bank.next_slot();
        self.bank.sets_clock(self.now() + seconds);
    }

    /// What somebody says who joins.
    pub fn joining(&self, payer: &Address, key: &Keypair) -> Instruction {
        let args = member::JoinArgs { pledge: eur(100), attention: 5, profile: [0; 32] };
        member::join(*payer, key.pubkey(), self.network, args)
    }

    /// Who somebody is, or will be.
    pub fn person(&self, name: &str) -> Person {
        let key = key_of(name);
        let member = address::member(&self.network, &key.pubkey());
        Person { key, member }
    }

    /// Somebody joins.
    pub fn joins(&self, name: &str) -> Person {
        let person = self.person(name);
        self.accepts(&[self.joining(&self.payer(), &person.key)], &[&person.key]);
        person
    }

    /// The record at an address.
    pub fn get<T: Kept>(&self, address: &Address) -> Located<T> {
        self.bank.get(address).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Somebody's own record.
    pub fn of(&self, person: &Person) -> Located<Member> {
        self.get(&person.member)
    }

    /// The tie between two.
    pub fn tie(&self, one: &Person, two: &Person) -> Located<Tie> {
        self.get(&address::tie(&one.member, &two.member))
    }

    /// The invitation of a link's key.
    pub fn invitation(&self, link: &Keypair) -> Located<Invitation> {
        self.get(&address::invitation(&link.pubkey()))
    }

    /// The second in which the chain lives.
    pub fn now(&self) -> i64 {
        self.bank.sysvar().unix_timestamp
    }

    /// The present month, and its last second.
    pub fn today(&self) -> Today {
        Rhythm::Month.today(Timestamp::new(self.now())).expect("a bank lives in our time")
    }

    /// The deposit of a record of this type.
    pub fn rent<T: Kept>(&self) -> u64 {
        self.bank.rent(T::SIZE).expect("a bank has a price")
    }

    /// The least that an account of no bytes may hold, if it holds anything.
    pub fn least(&self) -> u64 {
        self.bank.rent(0).expect("a bank has a price")
    }

    /// An instruction that changes something small, each time something else.
    pub fn setting(&self, person: &Person, attention: u16) -> Instruction {
        member::set(&self.of(person), eur(100), attention, [0; 32])
    }

    /// Offers a hand by link, for a month.
    pub fn inviting(&self, payer: &Address, inviter: &Person, link: &Keypair, uses: u8) -> Instruction {
        tie::invite(*payer, &self.of(inviter), link.pubkey(), eur(100), self.now() + 30 * DAY, uses)
    }

    /// Takes the hand that a link offers.
    pub fn accepting(&self, newcomer: &Person, link: &Keypair) -> Instruction {
        tie::accept(self.payer(), (&self.of(newcomer)).into(), &self.invitation(link), eur(100))
    }

    /// Two people tie, by a link for one.
    pub fn ties(&self, inviter: &Person, newcomer: &Person) {
        let link = key_of("a link");
        self.accepts(&[self.inviting(&self.payer(), inviter, &link, 1)], &[&inviter.key, &link]);
        self.accepts(&[self.accepting(newcomer, &link)], &[&newcomer.key, &link]);
        self.accepts(&[tie::tidy_invitation(&self.invitation(&link))], &[]);
    }

    /// Two people tie, without a link.
    pub fn meets(&self, one: &Person, two: &Person) {
        for (own, other) in [(one, two), (two, one)] {
            self.does(own, tie::extend(self.payer(), &self.of(own), other.member, eur(100)));
        }
    }

    /// Calls for help: 30 days, three handshakes.
    pub fn asking(&self, person: &Person, target: u64) -> (Instruction, Address) {
        let member = self.of(person);
        let emergency = request::Emergency { target, deadline: self.now() + 30 * DAY, reach: 3, details: [7; 32] };
        let open = request::open_emergency(self.payer(), &member, emergency);
        (open, address::request(&person.member, member.turn))
    }

    /// The request that somebody opens.
    pub fn asks(&self, person: &Person, target: u64) -> Located<Request> {
        let (open, place) = self.asking(person, target);
        self.accepts(&[open], &[&person.key]);
        self.get(&place)
    }

    /// What somebody promises over a path of people that ends with the one who asks; due in a week.
    pub fn promise(&self, helper: &Person, amount: u64, path: &[&Person]) -> commitment::Promise {
        let steps = core::iter::once(helper).chain(path.iter().copied()).zip(path);
        let path = steps.map(|(one, two)| address::tie(&one.member, &two.member)).collect();
        commitment::Promise { amount, due: self.now() + 7 * DAY, note: [0; 32], path }
    }

    /// Commits to a request.
    pub fn committing(&self, helper: &Person, request: &Address, promise: &commitment::Promise) -> Instruction {
        commitment::commit(self.payer(), &self.of(helper), &self.get::<Request>(request), promise)
    }

    /// The commitment that somebody makes.
    pub fn commits(&self, helper: &Person, request: &Address, amount: u64, path: &[&Person]) -> Located<Commitment> {
        let place = self.next_commitment(helper);
        let commit = self.committing(helper, request, &self.promise(helper, amount, path));
        self.accepts(&[commit], &[&helper.key]);
        self.get(&place)
    }

    /// Where the next commitment of somebody will be.
    pub fn next_commitment(&self, person: &Person) -> Address {
        address::commitment(&person.member, self.of(person).turn)
    }
}
