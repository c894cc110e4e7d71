//! People on a cluster who owe each other.

use exodus_rules::Refusal;
use exodus_sdk::chain::rpc::{Job, Rpc};
use exodus_sdk::chain::{Chain, ChainExt, Receipt};
use exodus_sdk::instructions::commitment::{Bond, Promise, commit_directly, perform};
use exodus_sdk::instructions::member::{JoinArgs, join};
use exodus_sdk::instructions::network::create;
use exodus_sdk::record::{Located, decode};
use exodus_sdk::state::{Commitment, Member};
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Error, Keypair, Signer, address};
use exodus_tests::frame;

/// Whoever pays needs rent for all of them: 1,000 SOL of play money.
const FUNDS: u64 = 1_000_000_000_000;
const YEAR: i64 = 365 * 86_400;

/// Everybody, and who pays for them.
pub struct People {
    payer: Keypair,
    keys: Vec<Keypair>,
    members: Vec<Located<Member>>,
}

/// What one member owes another.
pub struct Debt<'a> {
    key: &'a Keypair,
    debtor: Located<Member>,
    pub commitment: Located<Commitment>,
}

impl People {
    /// A network of so many people on a cluster.
    pub fn join(cluster: &Rpc, count: u32) -> Self {
        let (payer, founder) = (Keypair::new(), Keypair::new());
        cluster.fund(&payer.pubkey(), FUNDS).expect("a local validator gives play money");
        let args = frame();
        let slug = args.slug;
        let create = create(payer.pubkey(), founder.pubkey(), None, args);
        cluster.submit(&Draft::paid_by(payer.pubkey()).then(create), &[&payer, &founder]).expect("a network");
        let network = address::network(&founder.pubkey(), &slug);
        let keys: Vec<Keypair> = (0..count).map(|_| Keypair::new()).collect();
        let joining = keys.iter().map(|key| {
            let args = JoinArgs { pledge: 10_000, attention: 30, profile: [0; 32] };
            let join = join(payer.pubkey(), key.pubkey(), network, args);
            vec![Job { draft: Draft::paid_by(payer.pubkey()).then(join), keys: vec![&payer, key] }]
        });
        all(cluster, &joining.collect::<Vec<_>>());
        let member = |key: &Keypair| cluster.get(&address::member(&network, &key.pubkey())).expect("a member");
        let members = keys.iter().map(member).collect();
        Self { payer, keys, members }
    }

    /// Everybody owes the next one `amount`, `each` times. What somebody promises names the promise before, so they are sent
    /// one after the other.
    pub fn owe(&self, cluster: &Rpc, each: u32, amount: u64) -> Vec<Debt<'_>> {
        let due = cluster.clock().expect("a clock").now.saturating_add(YEAR);
        let promise = Promise { amount, due, note: [0; 32], path: Vec::new() };
        let fresh = |member: &Located<Member>| cluster.get::<Member>(&member.address).expect("a member");
        let now: Vec<Located<Member>> = self.members.iter().map(fresh).collect();
        let mut lanes = Vec::new();
        let mut places = Vec::new();
        for (person, debtor) in now.iter().enumerate() {
            let next = (person + 1) % now.len();
            let (Some(creditor), Some(key), Some(other)) = (now.get(next), self.keys.get(person), self.keys.get(next))
            else {
                continue;
            };
            let mut lane = Vec::new();
            for turn in debtor.turn..debtor.turn + each {
                let mut debtor = *debtor;
                debtor.record.turn = turn;
                let commit = commit_directly(self.payer.pubkey(), &debtor, creditor, Bond::Signature, &promise);
                lane.push(Job { draft: self.paid(commit), keys: vec![&self.payer, key, other] });
                places.push((key, debtor, address::commitment(&debtor.address, turn)));
            }
            lanes.push(lane);
        }
        all(cluster, &lanes);
        let addresses: Vec<Address> = places.iter().map(|(_, _, place)| *place).collect();
        let accounts = cluster.accounts(&addresses).expect("the cluster answers");
        let debts = places.into_iter().zip(accounts).map(|((key, debtor, _), account)| {
            let commitment = decode(&account.expect("each is there")).expect("a commitment");
            Debt { key, debtor, commitment }
        });
        debts.collect()
    }

    /// What somebody says who has done so many cents more of it, after `done` of them.
    pub fn says(&self, debt: &Debt<'_>, done: u64, more: u64) -> Draft {
        let mut commitment = debt.commitment;
        commitment.record.performed = done;
        self.paid(perform(&debt.debtor, &commitment, more))
    }

    /// The keys that this takes.
    pub fn keys<'a>(&'a self, debt: &Debt<'a>) -> Vec<&'a Keypair> {
        vec![&self.payer, debt.key]
    }

    fn paid(&self, instruction: exodus_sdk::instructions::Instruction) -> Draft {
        Draft::paid_by(self.payer.pubkey()).then(instruction)
    }
}

/// Submits what must all be accepted.
fn all(cluster: &Rpc, lanes: &[Vec<Job<'_>>]) {
    cluster.submit_all(lanes, &mut |_, _, outcome| drop(outcome.expect("it is accepted")));
}

/// What has become of everything that was said.
#[derive(Default, Debug)]
pub struct Tally {
    pub accepted: u64,
    pub refused: u64,
    /// What was neither, in words.
    pub broken: Vec<String>,
}

impl Tally {
    pub fn count(&mut self, outcome: Result<Receipt, Error>) {
        match outcome {
            Ok(_) => self.accepted = self.accepted.saturating_add(1),
            Err(Error::Refused(Refusal::AbovePerformable)) => self.refused = self.refused.saturating_add(1),
            Err(error) => self.broken.push(error.to_string()),
        }
    }
}

/// How much has been said of each, as the cluster has it.
pub fn said(cluster: &Rpc, debts: &[Debt<'_>]) -> Vec<u64> {
    let places: Vec<Address> = debts.iter().map(|debt| debt.commitment.address).collect();
    let accounts = cluster.accounts(&places).expect("the cluster answers");
    let performed = accounts
        .iter()
        .flatten()
        .map(|account| exodus_sdk::record::decode::<Commitment>(account).expect("a commitment").performed);
    performed.collect()
}
