//! The bytes of every record, pinned: a client of another language, or a ledger of last year, reads them for ever.
//!
//! `EXODUS_BLESS=1 cargo test --release -p exodus-tests layout` writes the golden files anew; a difference in them is a
//! new layout version, never an edit. They hold for a program at any address: see [`renamed`].

mod renamed;

use std::path::PathBuf;

use exodus::record::Stored;
use exodus::state::{
    Commitment, Deal, Delegate, Intent, Invitation, Member, Network, Offer, Pool, Recovery, Request, Stake, Tie,
    Tombstone,
};
use exodus_rules::Refusal;
use exodus_sdk::Address;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::{commitment, member};
use exodus_sdk::link::Link;
use exodus_sdk::record::Located;
use exodus_sdk::{Signer as _, address};
use exodus_tests::{DAY, Person, World, eur, key_of};

use crate::golden;
use renamed::Renamed;

/// A world in which each kind of record has something to say in most of its fields.
fn lived_in(check: impl Fn(&World, [(&str, Address); 14])) {
    let world = World::default();
    let ana = world.joins("ana");
    let ben = world.joins(&somebody_below(&ana));
    let link = Link::from_seed([3; 32]);
    let invitation = ana.invites(&link, eur(150), 2);
    ben.accepts(&link);
    let asked = ana.asks(eur(500));
    let promised = ben.commits(&asked.address, eur(100), &[&ana]);
    ben.performs(&promised, eur(60));
    ana.demands(&promised);
    ana.confirms(&promised, eur(30));
    ana.forgives(&promised, eur(10));
    world.accepts(&[member::set(&ben.record(), eur(75), 9, [5; 32])], &[&ben.key]);
    let (eva, joe) = (world.joins("eva"), world.joins("joe"));
    eva.ties_with(&joe);
    let offered = eva.needs();
    let deal = joe.takes(&offered, 2, &[&eva]);
    let records = [
        ("network", world.network),
        ("member", ben.member),
        ("tie", ana.tie(&ben).address),
        ("invitation", invitation.address),
        ("request", asked.address),
        ("commitment", promised.commitment),
        ("delegate", eva.lends(&key_of("bot")).address),
        ("recovery", proposed(&eva, &world.joins("ivo")).address),
        ("tombstone", world.joins("mia").passes_on()),
        ("offer", offered.address),
        ("deal", deal.address),
        ("stake", shared(&world).address),
        ("pool", the_pool(&world)),
        ("intent", meant(&world).address),
    ];
    check(&world, records);
}

/// Ben, or one of those who stand in for him: in the golden tie his side is the lower one, and who is lower is a matter of
/// the program's address.
fn somebody_below(other: &Person) -> String {
    let is_below = |name: &String| address::member(&other.world.network, &key_of(name).pubkey()) < other.member;
    bens().find(is_below).expect("half of all names are below")
}

fn bens() -> impl Iterator<Item = String> {
    std::iter::once("ben".to_owned()).chain((2..64).map(|number| format!("ben {number}")))
}

/// The stake of the claimant in a pool that answers its first claim.
fn shared(world: &World) -> Located<Stake> {
    let (zoe, dan) = (world.joins("zoe"), world.joins("dan"));
    zoe.ties_with(&dan);
    let pool = zoe.founds(zoe.proposal(eur(200)));
    dan.joins_pool(&pool, &zoe, eur(120));
    world.passes(exodus_tests::pool::WAITING + 1);
    world.decides(&dan.claims(&pool, eur(30)));
    dan.stake(&pool)
}

/// An intent that recurs, and has given nothing yet.
fn meant(world: &World) -> Located<Intent> {
    let (ida, kim) = (world.joins("ida"), world.joins("kim"));
    ida.ties_with(&kim);
    kim.declares(&ida.asks_monthly(eur(50)).address, eur(20), true, &[&ida])
}

fn the_pool(world: &World) -> Address {
    let pools = world.chain.all::<Pool>(&Filter::every::<Pool>()).expect("a ledger in memory lists");
    pools.first().expect("there is one").address
}

/// A guardian proposes another key.
fn proposed(ward: &Person, guardian: &Person) -> Located<Recovery> {
    ward.ties_with(guardian);
    ward.chooses(guardian);
    ward.arranges(2, 3);
    ward.world.passes(30 * DAY);
    guardian.proposes(ward, &key_of("new"))
}

#[test]
fn every_record_has_its_golden_bytes() {
    lived_in(|world, records| {
        let kept = world.records();
        let stand_ins = bens().map(|name| key_of(&name).pubkey());
        let mut renamed = Renamed::among(kept.keys().copied().chain(stand_ins));
        for (noun, address) in records {
            let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("it/golden").join(format!("{noun}.hex"));
            let bytes = &kept[&address].data;
            if std::env::var_os("EXODUS_BLESS").is_some() && golden::is_built() {
                std::fs::write(&path, hex(bytes)).expect("a golden file can be written");
            }
            let golden = std::fs::read_to_string(&path).expect("a golden file for each noun");
            let bytes = if golden::is_built() { bytes.clone() } else { renamed.back(bytes, &bytes_of(&golden)) };
            assert_eq!(hex(&bytes), golden, "{noun}");
        }
    });
}

fn hex(bytes: &[u8]) -> String {
    let line = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>() + "\n";
    bytes.chunks(16).map(line).collect()
}

fn bytes_of(hex: &str) -> Vec<u8> {
    let digits: Vec<char> = hex.chars().filter(char::is_ascii_hexdigit).collect();
    let byte = |pair: &[char]| u8::from_str_radix(&String::from_iter(pair), 16).expect("two digits");
    digits.chunks(2).map(byte).collect()
}

#[test]
fn every_record_is_as_small_as_promised() {
    let sizes = [
        ("network", Network::SIZE, 160),
        ("member", Member::SIZE, 488),
        ("tie", Tie::SIZE, 184),
        ("invitation", Invitation::SIZE, 144),
        ("request", Request::SIZE, 344),
        ("commitment", Commitment::SIZE, 352),
        ("delegate", Delegate::SIZE, 152),
        ("recovery", Recovery::SIZE, 592),
        ("tombstone", Tombstone::SIZE, 64),
        ("offer", Offer::SIZE, 192),
        ("deal", Deal::SIZE, 216),
        ("pool", Pool::SIZE, 272),
        ("stake", Stake::SIZE, 224),
        ("intent", Intent::SIZE, 184),
    ];
    for (noun, size, most) in sizes {
        assert!(size <= most, "{noun}: {size} > {most}");
    }
}

#[test]
fn no_two_types_share_a_mark() {
    lived_in(|world, records| {
        let kept = world.records();
        let mut marks: Vec<&[u8]> = records.iter().map(|(_, address)| &kept[address].data[..8]).collect();
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), records.len());
    });
}

#[test]
fn a_record_that_breaks_its_invariant_stops_the_instruction_that_touches_it() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks(eur(500));
    let promised = ben.commits(&asked.address, eur(100), &[&ana]);
    let confirm = commitment::confirm(&ana.record(), &promised.record(&world), eur(1));

    // Forgiven more than was ever promised: no instruction writes that.
    let mut broken = world.records()[&promised.commitment].clone();
    let forgiven = exodus::record::MARK + core::mem::offset_of!(Commitment, forgiven);
    broken.data[forgiven..forgiven + 8].copy_from_slice(&eur(101).to_le_bytes());
    world.chain.plant(&broken).expect("a ledger in memory");
    let error = world.stops(confirm, &[&ana.key]);
    assert_eq!(error.refusal(), Some(Refusal::RecordCorrupt), "{error:?}");
}

#[test]
fn what_no_rule_looks_at_is_seen_when_the_record_is_put_back() {
    let world = World::default();
    let ana = world.joins("ana");
    let set = member::set(&ana.record(), eur(75), 9, [5; 32]);
    let good = world.records()[&ana.member].clone();
    let mut broken = good.clone();
    broken.data[exodus::record::MARK + core::mem::offset_of!(Member, supports)] = 2;
    world.chain.plant(&broken).expect("a ledger in memory");
    assert_eq!(world.stops(set.clone(), &[&ana.key]).refusal(), Some(Refusal::RecordCorrupt));
    world.chain.plant(&good).expect("a ledger in memory");
    world.accepts(&[set], &[&ana.key]);
}

#[test]
fn a_longer_account_an_unknown_version_and_a_foreign_owner_are_refused() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let set = member::set(&ana.record(), eur(75), 9, [5; 32]);
    let good = world.records()[&ana.member].clone();
    let mut longer = good.clone();
    longer.data.push(0);
    let mut newer = good.clone();
    newer.data[exodus::record::MARK + 8] = 2;
    for bad in [longer, newer] {
        world.chain.plant(&bad).expect("a ledger in memory");
        let error = world.stops(set.clone(), &[&ana.key]);
        assert_eq!(error.refusal(), Some(Refusal::RecordCorrupt), "{error:?}");
    }
    let mut foreign = good.clone();
    foreign.owner = Address::new_from_array([9; 32]);
    world.chain.plant(&foreign).expect("a ledger in memory");
    assert_eq!(world.stops(set.clone(), &[&ana.key]).refusal(), None, "the framework stops it");
    world.chain.plant(&good).expect("a ledger in memory");
    world.accepts(&[set], &[&ana.key]);
}

#[test]
fn a_counter_at_its_end_refuses_instead_of_wrapping() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let mut last = world.records()[&ana.member].clone();
    let turn = exodus::record::MARK + core::mem::offset_of!(Member, turn);
    last.data[turn..turn + 4].copy_from_slice(&u32::MAX.to_le_bytes());
    world.chain.plant(&last).expect("a ledger in memory");
    let set = member::set(&ana.record(), eur(75), 9, [5; 32]);
    world.refuses(set, &[&ana.key], Refusal::TurnsExhausted);
}
