use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::chain::Chain;
use exodus_sdk::instructions::member::{JoinArgs, join};
use exodus_sdk::transaction::Draft;
use exodus_tests::{Person, World, eur, key_of};
use solana_instruction::Instruction;

use super::{joins_elsewhere, moves_to};

fn joining(world: &World, name: &str, pledge: u64, attention: u16) -> Instruction {
    let args = JoinArgs { pledge, attention, profile: [3; 32] };
    join(world.payer.pubkey(), key_of(name).pubkey(), world.network, args)
}

#[test]
fn accepts_anyone_paid_by_a_stranger() {
    let world = World::default();
    world.accepts(&[joining(&world, "ana", eur(70), 1_000)], &[&key_of("ana")]);
    let ana = Person::of(&world, key_of("ana")).record();
    assert_eq!((ana.first_key, ana.authority), (key_of("ana").pubkey(), key_of("ana").pubkey()));
    assert_eq!((ana.network, ana.payer), (world.network, world.payer.pubkey()));
    assert_eq!((ana.pledge, ana.attention, ana.profile, ana.state), (eur(70), 1_000, [3; 32], 1));
    assert_eq!((ana.turn, ana.epoch, ana.ties, ana.last_active), (0, 0, 0, 2026 * 12 + 10));
    assert_eq!((ana.tie_cap, ana.decimals, ana.dormant_after, ana.period_seconds), (150, 2, 3, 0));
}

#[test]
fn accepts_who_pays_for_themselves() {
    let world = World::default();
    let ana = key_of("ana");
    let args = JoinArgs { pledge: 1, attention: 0, profile: [0; 32] };
    let own = join(ana.pubkey(), ana.pubkey(), world.network, args);
    world.chain.submit(&Draft::paid_by(ana.pubkey()).then(own), &[&ana]).expect("one key is enough");
}

#[test]
fn accepts_an_address_that_somebody_has_sent_money_to() {
    let world = World::default();
    let ana = Person::of(&world, key_of("ana"));
    for lamports in [1, 890_880, 1_000_000_000] {
        let world = World::default();
        let account = exodus_sdk::record::RawAccount {
            address: ana.member,
            owner: exodus_sdk::Address::default(),
            lamports,
            data: Vec::new(),
        };
        world.chain.plant(&account).expect("a ledger in memory");
        world.accepts(&[joining(&world, "ana", eur(1), 0)], &[&ana.key]);
    }
}

#[test]
fn refuses_values_out_of_their_range() {
    let world = World::default();
    let ana = key_of("ana");
    world.refuses(joining(&world, "ana", 0, 5), &[&ana], Refusal::AmountZero);
    world.refuses(joining(&world, "ana", 1 << 53, 5), &[&ana], Refusal::AmountTooLarge);
    world.refuses(joining(&world, "ana", u64::MAX, 5), &[&ana], Refusal::AmountTooLarge);
    world.refuses(joining(&world, "ana", 1, 1_001), &[&ana], Refusal::AttentionOutOfRange);
    world.refuses(joining(&world, "ana", 1, u16::MAX), &[&ana], Refusal::AttentionOutOfRange);
}

#[test]
fn refuses_a_second_record_of_one_key_and_a_key_that_does_not_sign() {
    let world = World::default();
    world.joins("ana");
    world.stops(joining(&world, "ana", eur(1), 5), &[&key_of("ana")]);
    let mut unsigned = joining(&world, "ben", eur(1), 5);
    unsigned.accounts[1].is_signer = false;
    world.stops(unsigned, &[]);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    world.joins("ben");
    joins_elsewhere(&world, "eva");
    world.accepts_only_as_it_stands(&joining(&world, "ana", u64::MAX >> 11, 1_000), &[&key_of("ana")]);
}

#[test]
fn accepts_one_key_in_two_networks() {
    let world = World::default();
    let (here, there) = (world.joins("ana"), joins_elsewhere(&world, "ana"));
    assert_eq!((here.record().authority, there.record().authority), (here.key.pubkey(), here.key.pubkey()));
    assert_ne!(here.record().network, there.record().network);
}

#[test]
fn never_begins_an_address_anew_when_its_member_has_another_key() {
    let world = World::default();
    let ana = world.joins("ana");
    let moved = moves_to(&ana, "new");
    let error = world.stops(joining(&world, "ana", eur(1), 5), &[&ana.key]);
    assert_eq!(error.refusal(), None, "the System program stops it");
    let other = world.joins("new");
    assert_ne!(other.member, moved.member, "the new key may have a record of its own");
}

#[test]
fn refuses_a_network_that_somebody_made_up() {
    let world = World::default();
    let network = world.records()[&world.network].clone();
    let made_up = |change: fn(&mut exodus_sdk::record::RawAccount)| {
        let mut copy = network.clone();
        copy.address = exodus_sdk::Address::new_from_array([5; 32]);
        change(&mut copy);
        world.chain.plant(&copy).expect("a ledger in memory");
        let args = JoinArgs { pledge: eur(70), attention: 1, profile: [3; 32] };
        let error =
            world.stops(join(world.payer.pubkey(), key_of("ana").pubkey(), copy.address, args), &[&key_of("ana")]);
        format!("{error:?}")
    };
    let foreign = made_up(|copy| copy.owner = exodus_sdk::Address::new_from_array([9; 32]));
    assert!(foreign.contains("IllegalOwner"), "{foreign}");
    let other = made_up(|copy| copy.data[0] ^= 1);
    assert!(other.contains("InvalidAccountData"), "{other}");
}
