//! One story from the first record to the last, in which every lamport adds up.

use exodus_sdk::chain::{Chain, ChainExt, Filter};
use exodus_sdk::instructions::{Instruction, commitment, intent, member, request, tie};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Intent, Invitation, Member, Network, Request, Tie, Tombstone};
use exodus_sdk::{Address, Keypair, Signer, address};

use crate::bank::Bank;
use crate::checks::{SIGNATURE, signatures};
use crate::world::{DAY, FUNDS, Person, World, eur, key_of};

/// The world, and what the stranger should have left.
struct Books {
    world: World,
    fees: u64,
}

impl Books {
    fn open(bank: Bank) -> Self {
        // The network was created with one signature: its founder is who pays.
        Self { world: World::begin_on(bank), fees: SIGNATURE }
    }

    /// What is deposited in records.
    fn deposited(&self) -> u64 {
        let records = self.world.bank.list(&Filter::default()).expect("a bank answers");
        for record in &records {
            let rent = self.world.bank.rent(record.data.len()).expect("a bank has a price");
            assert_eq!(record.lamports, rent, "{} holds its deposit and nothing else", record.address);
        }
        records.iter().map(|record| record.lamports).sum()
    }

    /// Sends, and shows that the stranger paid the signatures and the deposits, and nobody else anything.
    fn goes(&mut self, instruction: Instruction, keys: &[&Keypair]) {
        let transaction = self.world.signed(&[instruction], keys);
        let receipt = self.world.bank.accepts(&transaction);
        assert_eq!(receipt.fee, signatures(&transaction), "the fee");
        self.fees += receipt.fee;
        let left = self.world.bank.lamports(&self.world.payer());
        assert_eq!(left + self.deposited() + self.fees, FUNDS, "what the stranger has left");
    }

    /// The same for what closes a record: its deposit returns.
    fn closes(&mut self, instruction: Instruction, keys: &[&Keypair], gone: &Address) {
        let deposited = self.deposited();
        let deposit = self.world.bank.lamports(gone);
        self.goes(instruction, keys);
        assert_eq!(self.world.bank.account(gone), None, "{gone} is still there");
        assert_eq!(self.deposited() + deposit, deposited, "one deposit less");
    }

    fn joins(&mut self, name: &str) -> Person {
        let person = self.world.person(name);
        self.goes(self.world.joining(&self.world.payer(), &person.key), &[&person.key]);
        person
    }

    /// Helps, says so, and is confirmed; then the commitment enters both histories and closes.
    fn keeps(&mut self, helper: &Person, helped: &Person, place: &Address, sum: u64) {
        let promise = |world: &World| world.get::<Commitment>(place);
        self.goes(commitment::perform(&self.world.of(helper), &promise(&self.world), sum), &[&helper.key]);
        self.goes(commitment::confirm(&self.world.of(helped), &promise(&self.world), sum), &[&helped.key]);
        self.closes(commitment::close(&promise(&self.world)), &[], place);
    }

    /// Takes both hands back, and forgets them.
    fn parts(&mut self, one: &Person, two: &Person) {
        let both = [one, two];
        for own in both {
            self.goes(tie::withdraw(&self.world.of(own), &self.world.tie(one, two)), &[&own.key]);
        }
        self.goes(tie::close(&self.world.of(one), &self.world.tie(one, two)), &[&one.key]);
        let place = address::tie(&one.member, &two.member);
        self.closes(tie::close(&self.world.of(two), &self.world.tie(one, two)), &[&two.key], &place);
    }
}

#[test]
fn every_lamport_of_a_story_adds_up_to_the_last_stone() {
    adds_up_on(Bank::start_without(&[]));
}

/// From the founding to the last stone.
pub fn adds_up_on(bank: Bank) {
    let mut books = Books::open(bank);
    assert_eq!(books.deposited(), books.world.rent::<Network>());
    let [ana, ben, eva] = ["ana", "ben", "eva"].map(|name| books.joins(name));
    assert_eq!(books.deposited(), books.world.rent::<Network>() + 3 * books.world.rent::<Member>());
    begins(&mut books, &ana, &ben, &eva);
    let asked = emergency(&mut books, &ana, &ben, &eva);
    support(&mut books, &ana, &ben, &eva);
    // Its calls are counted until its period is over.
    books.world.passes(31 * DAY);
    books.closes(request::tidy(&books.world.get(&asked)), &[], &asked);
    ends(&mut books, &[ana, ben, eva]);
}

/// Ana invites both by one link, which is taken away when it is used up.
fn begins(books: &mut Books, ana: &Person, ben: &Person, eva: &Person) {
    let link = key_of("link");
    books.goes(books.world.inviting(&books.world.payer(), ana, &link, 2), &[&ana.key, &link]);
    for newcomer in [ben, eva] {
        books.goes(books.world.accepting(newcomer, &link), &[&newcomer.key, &link]);
    }
    let invitation: Located<Invitation> = books.world.invitation(&link);
    books.closes(tie::tidy_invitation(&invitation), &[], &invitation.address);
}

/// Ana asks; her two friends help.
fn emergency(books: &mut Books, ana: &Person, ben: &Person, eva: &Person) -> Address {
    let (open, asked) = books.world.asking(ana, eur(300));
    books.goes(open, &[&ana.key]);
    let mut promised = Vec::new();
    for (helper, amount) in [(ben, eur(200)), (eva, eur(100))] {
        promised.push((helper, books.world.next_commitment(helper), amount));
        let promise = books.world.promise(helper, amount, &[ana]);
        books.goes(books.world.committing(helper, &asked, &promise), &[&helper.key]);
    }
    for (helper, place, amount) in promised {
        books.keeps(helper, ana, &place, amount);
    }
    asked
}

/// Eva asks for something in each month; Ben, a friend's friend, means to, promises and helps.
fn support(books: &mut Books, ana: &Person, ben: &Person, eva: &Person) {
    let (payer, eva_record) = (books.world.payer(), books.world.of(eva));
    let asked = address::request(&eva.member, eva_record.turn);
    let wanted = request::Support { target: eur(50), reach: 3, details: [7; 32] };
    books.goes(request::open_support(payer, &eva_record, wanted), &[&eva.key]);

    let due = books.world.today().until.get();
    let promise = commitment::Promise { due, ..books.world.promise(ben, eur(50), &[ana, eva]) };
    let seen: Located<Request> = books.world.get(&asked);
    let wish = intent::Wish { amount: eur(50), recurring: true, path: promise.path.clone() };
    books.goes(intent::declare(payer, &books.world.of(ben), &seen, seen.period, &wish), &[&ben.key]);
    let place = books.world.next_commitment(ben);
    let commit = commitment::commit_intent(payer, &books.world.of(ben), &books.world.get(&asked), &promise);
    books.goes(commit, &[&ben.key]);
    books.keeps(ben, eva, &place, eur(50));

    let meant: Located<Intent> = books.world.get(&address::intent(&asked, &ben.member));
    books.closes(intent::withdraw(&books.world.of(ben), &meant), &[&ben.key], &meant.address);
    books.closes(request::close(&books.world.of(eva), &books.world.get(&asked)), &[&eva.key], &asked);
}

/// They part and leave. What is left are stones, and a network that nobody can take away.
fn ends(books: &mut Books, [ana, ben, eva]: &[Person; 3]) {
    books.parts(ana, ben);
    books.parts(ana, eva);
    for person in [ana, ben, eva] {
        books.goes(member::leave(&books.world.of(person)), &[&person.key]);
        books.goes(member::tidy_tombstone(&books.world.of(person)), &[]);
        assert_eq!(books.world.get::<Tombstone>(&person.member).history_length, 2);
        assert_eq!(books.world.bank.closed(&person.member).expect("they are kept").len(), 2);
        assert_eq!(books.world.bank.lamports(&person.key.pubkey()), 0, "nobody needed a wallet");
    }
    assert_eq!(books.deposited(), books.world.rent::<Network>() + 3 * books.world.rent::<Tombstone>());
    let ties = books.world.bank.all::<Tie>(&Filter::every::<Tie>()).expect("a bank answers");
    assert!(ties.is_empty(), "every tie is gone");
}
