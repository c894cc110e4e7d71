//! What people in a world mean to do for each other: regular help, initiatives, and the intents for both.

use exodus_rules::Timestamp;
use exodus_rules::period::{Rhythm, Today};
use exodus_sdk::chain::{ChainExt, Filter, Receipt};
use exodus_sdk::instructions::{Instruction, by_delegate, commitment, intent, request};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Intent, Network, Request};
use exodus_sdk::{Address, Keypair, Signer, address};

use crate::{DAY, Person, Promised, World};

impl World {
    /// The present period, and its last second.
    pub fn today(&self) -> Today {
        let network: Located<Network> = self.get(&self.network);
        let rhythm = Rhythm::from_seconds(network.period_seconds).expect("a network has a rhythm");
        rhythm.today(Timestamp::new(self.now())).expect("a world lives in our time")
    }

    /// Lets time pass until so many seconds after the end of the present period.
    pub fn passes_the_period_by(&self, seconds: i64) {
        self.passes(self.today().until.get().saturating_sub(self.now()).saturating_add(seconds));
    }

    /// The intent of somebody for a request.
    pub fn intent(&self, request: &Address, person: &Person) -> Located<Intent> {
        self.get(&address::intent(request, &person.member))
    }

    /// Whether law 2 holds for a request: in both periods that it keeps, what is intended is what its live intents have
    /// left, what is committed and kept is what its commitments (none of which has closed) reported, and its backers are
    /// its intents.
    pub fn adds_up(&self, request: &Address) {
        let asked: Located<Request> = self.get(request);
        let intents = self.chain.all::<Intent>(&Filter::every::<Intent>()).expect("a ledger in memory lists");
        let promises = self.chain.all::<Commitment>(&Filter::every::<Commitment>()).expect("a ledger in memory lists");
        let intents: Vec<_> = intents.into_iter().filter(|intent| intent.request == *request).collect();
        let promises: Vec<_> = promises.into_iter().filter(|promise| promise.parent == *request).collect();
        assert_eq!(usize::try_from(asked.backers), Ok(intents.len()), "backers");
        let rolls = asked.kind == exodus_rules::request::Kind::Support.byte();
        for (period, sums) in [(asked.period, asked.sums), (asked.period.wrapping_sub(1), asked.sums_before)] {
            let counts = |made: u32| made == period || !rolls && period == asked.period;
            let intended: u64 = intents.iter().filter(|it| counts(it.period)).map(|it| it.left).sum();
            assert_eq!(sums.intended, intended, "intended in {period}");
            let shares = promises.iter().filter(|promise| counts(promise.period));
            let shares = shares.map(|promise| promise.read().expect("a record is one").effects().share);
            let (committed, kept) = shares.fold((0_u64, 0_u64), |(committed, kept), share| {
                (committed.saturating_add(share.committed.get()), kept.saturating_add(share.kept.get()))
            });
            assert_eq!((sums.committed, sums.kept), (committed, kept), "committed and kept in {period}");
        }
    }
}

impl Person<'_> {
    /// Asks for so much in every period, three handshakes.
    pub fn asks_monthly(&self, target: u64) -> Located<Request> {
        let member = self.record();
        let support = request::Support { target, reach: 3, details: [7; 32] };
        let open = request::open_support(self.world.payer.pubkey(), &member, support);
        self.world.accepts(&[open], &[&self.key]);
        self.world.get(&address::request(&self.member, member.turn))
    }

    /// What an initiative says: voted on for 30 days, done within another 30, three handshakes.
    pub fn plan(&self, price: u64, minimum_backers: u32) -> request::Initiative {
        let day = |days: i64| self.world.now().saturating_add(DAY.saturating_mul(days));
        let (deadline, fulfil_by) = (day(30), day(60));
        request::Initiative { target: price, deadline, fulfil_by, minimum_backers, reach: 3, details: [7; 32] }
    }

    /// Starts an initiative on the usual terms.
    pub fn initiates(&self, price: u64, minimum_backers: u32) -> Located<Request> {
        let member = self.record();
        let open = request::open_initiative(self.world.payer.pubkey(), &member, self.plan(price, minimum_backers));
        self.world.accepts(&[open], &[&self.key]);
        self.world.get(&address::request(&self.member, member.turn))
    }

    /// What it takes to declare an intent over a path of people that ends with the one who asks.
    pub fn declaring(&self, request: &Address, amount: u64, recurring: bool, path: &[&Person]) -> Instruction {
        let asked: Located<Request> = self.world.get(request);
        let period = asked.read().expect("a request").rolled(self.world.today().period).period.0;
        let wish = intent::Wish { amount, recurring, path: self.promise(amount, path).path };
        intent::declare(self.world.payer.pubkey(), &self.record(), &asked, period, &wish)
    }

    /// Declares an intent.
    pub fn declares(&self, request: &Address, amount: u64, recurring: bool, path: &[&Person]) -> Located<Intent> {
        self.world.accepts(&[self.declaring(request, amount, recurring, path)], &[&self.key]);
        self.world.intent(request, self)
    }

    /// Says another sum with the own intent.
    pub fn edits(&self, request: &Address, amount: u64) -> Receipt {
        let own = self.world.intent(request, self);
        self.world.accepts(&[intent::edit(&self.record(), &own, amount, own.recurring == 1)], &[&self.key])
    }

    /// Takes the own intent back.
    pub fn takes_back(&self, request: &Address) -> Receipt {
        let own = self.world.intent(request, self);
        self.world.accepts(&[intent::withdraw(&self.record(), &own)], &[&self.key])
    }

    /// What somebody would promise to a request, due when it says, or in a week where it leaves that to the helper.
    pub fn answer(&self, request: &Located<Request>, amount: u64, path: &[&Person]) -> commitment::Promise {
        let promise = self.promise(amount, path);
        let fixed = request.read().expect("a request").fixed_due(self.world.today());
        commitment::Promise { due: fixed.map_or(promise.due, Timestamp::get), ..promise }
    }

    /// Commits out of the own intent.
    pub fn commits_out_of_intent(&self, request: &Address, amount: u64, path: &[&Person]) -> Promised {
        let (member, asked) = (self.record(), self.world.get(request));
        let promise = self.answer(&asked, amount, path);
        let commit = commitment::commit_intent(self.world.payer.pubkey(), &member, &asked, &promise);
        self.world.accepts(&[commit], &[&self.key]);
        Promised { commitment: address::commitment(&self.member, member.turn), request: *request }
    }

    /// The same instruction, signed by a key to which this member has lent power.
    pub fn lets(&self, key: &Keypair, instruction: Instruction) -> Instruction {
        by_delegate(instruction, &self.record(), key.pubkey())
    }
}
