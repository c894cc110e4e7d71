//! A ledger in memory with one network in it, and what everybody there has in common.

use std::collections::BTreeMap;

use exodus_rules::Refusal;
use exodus_sdk::BINARY;
use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::{Chain, ChainExt, Filter, Receipt};
use exodus_sdk::instructions::network;
use exodus_sdk::record::{Kept, Located, RawAccount};
use exodus_sdk::transaction::{Draft, signing};
use exodus_sdk::{Address, Error, Keypair, Signer, address};
use solana_instruction::Instruction;

/// The moment in which every world begins: 24 November 2026, 00:00 UTC.
pub const BEGINNING: i64 = 1_795_478_400;
/// A day in seconds.
pub const DAY: i64 = 86_400;

/// So many euros in cents.
pub const fn eur(euros: u64) -> u64 {
    euros.saturating_mul(100)
}

/// A key that depends on a name alone, so that every run meets the same addresses.
pub fn key_of(name: &str) -> Keypair {
    let mut seed = [0_u8; 32];
    for (place, byte) in name.bytes().enumerate() {
        if let Some(slot) = seed.get_mut(place % 32) {
            *slot = slot.wrapping_mul(31).wrapping_add(byte);
        }
    }
    exodus_sdk::keypair_from_seed(&seed).expect("32 bytes are a seed")
}

/// The frame that most tests live in: euros and cents, months, 100.00 suggested.
pub fn frame() -> network::CreateArgs {
    network::CreateArgs {
        slug: address::padded("test").expect("short"),
        unit: address::padded("EUR").expect("short"),
        decimals: 2,
        default_pledge: eur(100),
        period_seconds: 0,
        tie_cap: 150,
        dormant_after: 3,
    }
}

/// The binary that the tests run: the committed one, or the one whose path `EXODUS_BINARY` names.
pub fn binary() -> Vec<u8> {
    match std::env::var_os("EXODUS_BINARY") {
        Some(path) => std::fs::read(path).expect("EXODUS_BINARY names a file"),
        None => BINARY.to_vec(),
    }
}

/// A ledger in memory with one network in it.
pub struct World {
    /// The chain.
    pub chain: Embedded,
    /// Pays for everything, and is no member.
    pub payer: Keypair,
    /// The network.
    pub network: Address,
}

impl Default for World {
    fn default() -> Self {
        Self::new(frame())
    }
}

impl World {
    /// A world with a network of this frame.
    pub fn new(frame: network::CreateArgs) -> Self {
        let chain = Embedded::in_memory_with(&binary(), BEGINNING).expect("the binary loads");
        let payer = key_of("payer");
        let network = address::network(&payer.pubkey(), &frame.slug);
        let world = Self { chain, payer, network };
        let create = network::create(world.payer.pubkey(), world.payer.pubkey(), None, frame);
        world.accepts(&[create], &[]);
        world
    }

    /// Sends these instructions in one transaction, signed by the payer and these keys.
    pub fn send(&self, instructions: &[Instruction], keys: &[&Keypair]) -> Result<Receipt, Error> {
        let keys = signing(&[keys, &[&self.payer]].concat());
        let draft = Draft::paid_by(self.payer.pubkey());
        self.chain.submit(&instructions.iter().cloned().fold(draft, Draft::then), &keys)
    }

    /// Sends, and must succeed.
    pub fn accepts(&self, instructions: &[Instruction], keys: &[&Keypair]) -> Receipt {
        self.send(instructions, keys).unwrap_or_else(|error| panic!("should be accepted: {error:?}"))
    }

    /// Sends, and must be refused with exactly this refusal and without any effect.
    pub fn refuses(&self, instruction: Instruction, keys: &[&Keypair], refusal: Refusal) {
        let before = self.records();
        let error = self.send(&[instruction], keys).expect_err("should be refused");
        assert_eq!(error.refusal(), Some(refusal), "{error:?}");
        assert_eq!(self.records(), before, "a refused instruction changed a record");
    }

    /// Sends, and must be stopped before or beside the rules, without any effect.
    pub fn stops(&self, instruction: Instruction, keys: &[&Keypair]) -> Error {
        let before = self.records();
        let error = self.send(&[instruction], keys).expect_err("should be stopped");
        assert_eq!(self.records(), before, "a stopped instruction changed a record");
        error
    }

    /// Every account of the program, byte for byte.
    pub fn records(&self) -> BTreeMap<Address, RawAccount> {
        let all = self.chain.list(&Filter::default()).expect("a ledger in memory lists");
        all.into_iter().map(|account| (account.address, account)).collect()
    }

    /// The record at an address.
    pub fn get<T: Kept>(&self, address: &Address) -> Located<T> {
        self.chain.get(address).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Whether nothing is kept at an address.
    pub fn is_gone(&self, address: &Address) -> bool {
        self.chain.accounts(core::slice::from_ref(address)).is_ok_and(|found| found == [None])
    }

    /// Sends what closes `gone`, and shows that its rent went to `payer`, to the last lamport.
    pub fn closes(&self, instruction: Instruction, keys: &[&Keypair], gone: &Address, payer: &Address) {
        let (rent, before) = (self.lamports(gone), self.lamports(payer));
        let receipt = self.accepts(&[instruction], keys);
        let fee = if *payer == self.payer.pubkey() { receipt.fee } else { 0 };
        assert!(self.is_gone(gone), "{gone} is still there");
        assert_eq!(self.lamports(payer).saturating_add(fee), before.saturating_add(rent), "rent of {gone}");
    }

    /// What an account holds in lamports.
    pub fn lamports(&self, address: &Address) -> u64 {
        let found = self.chain.accounts(core::slice::from_ref(address)).expect("a ledger in memory answers");
        found.into_iter().flatten().map(|account| account.lamports).sum()
    }

    /// The chain's time.
    pub fn now(&self) -> i64 {
        self.chain.clock().expect("a ledger in memory has a clock").now
    }

    /// Lets time pass.
    pub fn passes(&self, seconds: i64) {
        let seconds = u32::try_from(seconds).expect("time runs forward");
        self.chain.advance(seconds).expect("a ledger in memory has a clock");
    }
}
