//! A reference model of the protocol. It shares no code with the rules of the program: it reads an instruction by the
//! published interface, remembers facts, counts what exists instead of keeping counters, and answers with every reason
//! for which the instruction may be refused.

mod answer;
pub(crate) mod calendar;
pub(crate) mod call;
mod claim;
mod clearing;
pub(crate) mod codes;
mod commit;
mod commitment;
mod delegate;
pub(crate) mod derive;
mod intent;
mod member;
mod offer;
mod pool;
mod queue;
mod reach;
pub(crate) mod records;
mod recovery;
mod request;
pub(crate) mod shape;
mod tie;

use std::collections::BTreeMap;

use exodus_sdk::Address;
use exodus_sdk::instructions::{Instruction, SYSTEM};
use exodus_sdk::record::RawAccount;

use call::{Call, Refusals, Verdict};
use codes::{FRAMEWORK, NOT_PAYER, WRONG_ACCOUNT};
use records::{
    Commitment, Deal, Delegate, Intent, Invitation, Member, Network, Offer, Pool, Recovery, Request, Stake, Tie,
    Tombstone,
};
use shape::Kind;

/// The largest sum: the last integer that a double carries exactly.
pub(crate) const LARGEST: u64 = 9_007_199_254_740_991;
/// A day in seconds.
pub(crate) const DAY: i64 = 86_400;

/// Everything there is.
#[derive(Clone, Default, Debug, Hash)]
pub(crate) struct Model {
    pub(crate) now: i64,
    pub(crate) slot: u64,
    /// Who can pay, and what they began with.
    pub(crate) payers: BTreeMap<Address, u64>,
    pub(crate) networks: BTreeMap<Address, Network>,
    pub(crate) members: BTreeMap<Address, Member>,
    pub(crate) tombstones: BTreeMap<Address, Tombstone>,
    pub(crate) ties: BTreeMap<Address, Tie>,
    pub(crate) invitations: BTreeMap<Address, Invitation>,
    pub(crate) requests: BTreeMap<Address, Request>,
    pub(crate) intents: BTreeMap<Address, Intent>,
    pub(crate) commitments: BTreeMap<Address, Commitment>,
    pub(crate) offers: BTreeMap<Address, Offer>,
    pub(crate) deals: BTreeMap<Address, Deal>,
    pub(crate) pools: BTreeMap<Address, Pool>,
    pub(crate) stakes: BTreeMap<Address, Stake>,
    pub(crate) delegates: BTreeMap<Address, Delegate>,
    pub(crate) recoveries: BTreeMap<Address, Recovery>,
    /// Networks and tombstones, and whose rent stays in them for good.
    pub(crate) sunk: BTreeMap<Address, Address>,
}

/// How the program makes an address.
fn place(seeds: &[&[u8]]) -> Address {
    Address::find_program_address(seeds, &exodus_sdk::PROGRAM).0
}

impl Model {
    /// What an instruction does at this moment: everything, or nothing and why. `before` is what the named accounts hold;
    /// the model reads nothing in it but the bytes that a history is made of.
    pub(crate) fn apply(&mut self, instruction: &Instruction, before: &[Option<RawAccount>]) -> Verdict {
        let call = Call::of(instruction);
        self.must_have_its_shape(&call, instruction.data.len())?;
        match call.tag {
            0 => self.network_create(&call),
            10..30 => self.member(&call),
            30..40 => self.tie(&call),
            50..60 => self.request(&call),
            60..70 => self.intent(&call),
            70..80 | 140..150 => self.pool(&call),
            87 => self.commitment_close(&call, before),
            80 | 88 | 90 => self.commit(&call),
            80..100 => self.commitment(&call),
            100 => self.clear(&call),
            110..120 => self.offer(&call),
            120..130 => self.delegate(&call),
            130..140 => self.recovery(&call),
            _ => Err(Refusals::only(FRAMEWORK)),
        }
    }

    /// What lies at an address.
    pub(crate) fn kind(&self, address: &Address) -> Option<Kind> {
        let kinds = [
            (self.members.contains_key(address), Kind::Member),
            (self.commitments.contains_key(address), Kind::Commitment),
            (self.requests.contains_key(address), Kind::Request),
            (self.ties.contains_key(address), Kind::Tie),
            (self.intents.contains_key(address), Kind::Intent),
            (self.networks.contains_key(address), Kind::Network),
            (self.tombstones.contains_key(address), Kind::Tombstone),
            (self.invitations.contains_key(address), Kind::Invitation),
            (self.offers.contains_key(address), Kind::Offer),
            (self.deals.contains_key(address), Kind::Deal),
            (self.pools.contains_key(address), Kind::Pool),
            (self.stakes.contains_key(address), Kind::Stake),
            (self.delegates.contains_key(address), Kind::Delegate),
            (self.recoveries.contains_key(address), Kind::Recovery),
        ];
        kinds.into_iter().find(|(is, _)| *is).map(|(_, kind)| kind)
    }

    /// Refuses an account that stands elsewhere than its seeds say, which the framework sees before anything else.
    fn stands(address: Address, seeds: &[&[u8]]) -> Verdict {
        if address == place(seeds) { Ok(()) } else { Err(Refusals::only(FRAMEWORK)) }
    }

    /// Whether an account is one that nobody keeps.
    fn is_gone(&self, address: &Address) -> bool {
        self.kind(address).is_none()
    }

    fn network_create(&mut self, call: &Call) -> Verdict {
        let mut args = call.args();
        let (slug, unit) = (args.hash(), args.u64().to_le_bytes());
        let (decimals, default_pledge, period_seconds) = (args.u8(), args.u64(), args.u32());
        let (tie_cap, dormant_after) = (args.u8(), args.u32());
        let founder = call.at(1);
        Self::stands(call.at(3), &[b"network", founder.as_ref(), &slug])?;
        let mut no = Refusals::default();
        let slug_may = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let unit_may = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        no.when(!is_padded(&slug, slug_may), codes::SLUG_INVALID);
        no.when(!is_padded(&unit, unit_may), codes::UNIT_INVALID);
        no.when(decimals > 9, codes::DECIMALS_OUT_OF_RANGE);
        no.when((1..60).contains(&period_seconds), codes::PERIOD_TOO_SHORT);
        no.when(!(1..=150).contains(&tie_cap), codes::TIE_CAP_OUT_OF_RANGE);
        no.when(dormant_after == 0, codes::DORMANCY_OUT_OF_RANGE);
        no.unless_positive(default_pledge);
        // None of the accounts in these worlds is a mint.
        no.when(call.at(2) != SYSTEM, codes::MINT_MISMATCH);
        no.verdict()?;
        let (mint, created) = (call.at(2), self.now);
        let network = Network {
            founder,
            mint,
            slug,
            unit,
            decimals,
            default_pledge,
            created,
            period_seconds,
            tie_cap,
            dormant_after,
        };
        self.networks.insert(call.at(3), network);
        self.sunk.insert(call.at(3), call.at(0));
        Ok(())
    }

    /// Every record there is, and whose rent it holds.
    pub(crate) fn rents(&self) -> BTreeMap<Address, Address> {
        let mut rents = self.sunk.clone();
        macro_rules! of {
            ($($records:ident)*) => {$(
                rents.extend(self.$records.iter().map(|(address, record)| (*address, record.payer)));
            )*};
        }
        of! { members ties invitations requests intents commitments offers deals pools stakes delegates recoveries }
        rents
    }
}

fn is_padded(bytes: &[u8], may: impl Fn(u8) -> bool) -> bool {
    let length = bytes.iter().take_while(|byte| **byte != 0).count();
    length > 0 && bytes[..length].iter().all(|byte| may(*byte)) && bytes[length..].iter().all(|byte| *byte == 0)
}

/// Who closes a record, and to whom its rent goes.
fn closes(no: &mut Refusals, named: Address, payer: Address) {
    no.when(named != payer, NOT_PAYER);
}

/// Refuses an account that is not the one a record names.
fn is(no: &mut Refusals, account: Address, named: Address) {
    no.when(account != named, WRONG_ACCOUNT);
}
