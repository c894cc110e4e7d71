//! A ledger on which something happens all the time: somebody keeps a large promise cent by cent, and whoever was promised it is
//! told.

use std::sync::Arc;

use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::{Chain as _, ChainExt as _};
use exodus_sdk::instructions::commitment::{Bond, Promise, commit_directly, perform};
use exodus_sdk::instructions::member::{JoinArgs, join};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Member};
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Keypair, Signer as _, address, keypair_from_seed};

/// In cents: more than anybody does here.
const PROMISED: u64 = 10_000_000;
const YEAR: i64 = 365 * 86_400;

fn debtor() -> Keypair {
    keypair_from_seed(&[21; 32]).unwrap()
}

fn member(key: &Keypair, network: &Address) -> Address {
    address::member(network, &key.pubkey())
}

/// The member who is told.
pub fn creditor(network: &Address) -> Address {
    member(&keypair_from_seed(&[22; 32]).unwrap(), network)
}

/// The promise.
pub fn promise(ledger: &Embedded, network: &Address) -> Located<Commitment> {
    let debtor: Located<Member> = ledger.get(&member(&debtor(), network)).unwrap();
    // The one of the turn before.
    ledger.get(&address::commitment(&debtor.address, debtor.turn - 1)).unwrap()
}

/// Two people, and a promise between them.
pub fn prepare(ledger: &Embedded, network: &Address) {
    let (debtor, creditor) = (debtor(), keypair_from_seed(&[22; 32]).unwrap());
    for key in [&debtor, &creditor] {
        let args = JoinArgs { pledge: 10_000, attention: 30, profile: [0; 32] };
        let draft = Draft::paid_by(key.pubkey()).then(join(key.pubkey(), key.pubkey(), *network, args));
        ledger.submit(&draft, &[key]).unwrap();
    }
    let [one, other] = [&debtor, &creditor].map(|key| ledger.get::<Member>(&member(key, network)).unwrap());
    let due = ledger.clock().unwrap().now + YEAR;
    let promise = Promise { amount: PROMISED, due, note: [0; 32], path: Vec::new() };
    let commit = commit_directly(debtor.pubkey(), &one, &other, Bond::Signature, &promise);
    ledger.submit(&Draft::paid_by(debtor.pubkey()).then(commit), &[&debtor, &creditor]).unwrap();
    self::promise(ledger, network);
}

/// From now on a cent is done whenever the ledger is free.
pub fn begin((ledger, network): &(Arc<Embedded>, Address)) {
    let (ledger, network, key) = (Arc::clone(ledger), *network, debtor());
    std::thread::spawn(move || {
        let me: Located<Member> = ledger.get(&member(&key, &network)).unwrap();
        loop {
            let done = perform(&me, &promise(&ledger, &network), 1);
            // A transaction of the door's in between has taken the blockhash: then the next one.
            let _ = ledger.submit(&Draft::paid_by(key.pubkey()).then(done), &[&key]);
        }
    });
}
