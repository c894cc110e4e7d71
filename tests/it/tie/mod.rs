mod accept;
mod cancel;
mod close;
mod extend;
mod invite;
mod pledge;
mod restore;
mod tidy;
mod tidy_invitation;
mod withdraw;

use exodus::record::MARK;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::tie;
use exodus_sdk::link::Link;
use exodus_sdk::state::{Member, Tie, TieSide};
use exodus_sdk::{Address, Keypair, Signer};
use exodus_tests::{Person, World, eur};
use solana_instruction::Instruction;

/// Somebody's side of the tie with another.
pub fn side(own: &Person, other: &Person) -> TieSide {
    let tie = own.tie(other);
    if tie.lower == own.member { tie.lower_side } else { tie.higher_side }
}

/// Every member counts exactly the mutual ties that exist.
pub fn counted(world: &World) {
    let ties = world.chain.all::<Tie>(&Filter::every::<Tie>()).expect("a ledger in memory lists");
    for member in world.chain.all::<Member>(&Filter::every::<Member>()).expect("a ledger in memory lists") {
        let own = ties.iter().filter(|tie| [tie.lower, tie.higher].contains(&member.address));
        let mutual = own.filter(|tie| tie.read().is_ok_and(|tie| tie.is_mutual())).count();
        assert_eq!(usize::from(member.ties), mutual, "{}", member.address);
    }
}

/// Sends, and returns whose bytes changed among the records that stay; each of them counts one change.
fn changes(world: &World, instruction: Instruction, keys: &[&Keypair]) -> Vec<Address> {
    let before = world.records();
    world.accepts(&[instruction], keys);
    counted(world);
    let after = world.records();
    let stays = before.iter().filter_map(|(address, old)| Some((address, &old.data, &after.get(address)?.data)));
    let changed = stays.filter(|(_, old, new)| old != new).map(|(address, old, new)| {
        let sequence = |data: &[u8]| u64::from_le_bytes(data[MARK..MARK + 8].try_into().expect("eight bytes"));
        assert_eq!(sequence(new), sequence(old) + 1, "{address}");
        *address
    });
    changed.collect()
}

#[test]
fn every_count_and_every_sequence_follows_each_step() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    let tie = || ana.tie(&ben);
    let sorted = |mut addresses: Vec<Address>| {
        addresses.sort_unstable();
        addresses
    };
    ana.ties_with(&eva);
    let all = sorted(vec![ana.member, ben.member, exodus_sdk::address::tie(&ana.member, &ben.member)]);

    let link = Link::from_seed([1; 32]);
    let key = link.keypair().expect("a seed is a key");
    let invitation = ana.invites(&link, eur(30), 1);
    let accept = tie::accept(world.payer.pubkey(), (&ben.record()).into(), &invitation, eur(50));
    let expected = sorted(vec![ana.member, ben.member, invitation.address]);
    assert_eq!(changes(&world, accept, &[&ben.key, &key]), expected);
    let cancel = tie::cancel(&ana.record(), &world.get(&invitation.address));
    assert_eq!(changes(&world, cancel, &[&ana.key]), [ana.member]);
    assert_eq!(changes(&world, tie::withdraw(&ana.record(), &tie()), &[&ana.key]), all);
    assert_eq!(changes(&world, tie::restore(&ana.record(), &tie()), &[&ana.key]), all);
    assert_eq!(changes(&world, tie::withdraw(&ben.record(), &tie()), &[&ben.key]), all);
    changes(&world, tie::pledge(&ana.record(), &tie(), eur(7)), &[&ana.key]);
    changes(&world, tie::withdraw(&ana.record(), &tie()), &[&ana.key]);
    let own = sorted(vec![ana.member, tie().address]);
    assert_eq!(changes(&world, tie::close(&ana.record(), &tie()), &[&ana.key]), own);
    assert_eq!(changes(&world, tie::close(&ben.record(), &tie()), &[&ben.key]), [ben.member]);
    changes(&world, tie::extend(world.payer.pubkey(), &ben.record(), ana.member, eur(1)), &[&ben.key]);
    let answer = tie::extend(world.payer.pubkey(), &ana.record(), ben.member, eur(1));
    assert_eq!(changes(&world, answer, &[&ana.key]), all);
    assert_eq!((eva.record().ties, ana.record().ties, ben.record().ties), (1, 2, 1));
}

#[test]
fn a_neighbours_record_changes_only_where_a_tie_begins_or_ends() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let untouched = |instruction| {
        let changed = changes(&world, instruction, &[&ana.key]);
        assert!(!changed.contains(&ben.member), "ben's record changed, and nothing in it did");
    };
    untouched(tie::extend(world.payer.pubkey(), &ana.record(), ben.member, eur(1)));
    untouched(tie::pledge(&ana.record(), &ana.tie(&ben), eur(2)));
    untouched(tie::withdraw(&ana.record(), &ana.tie(&ben)));
    untouched(tie::restore(&ana.record(), &ana.tie(&ben)));
}
