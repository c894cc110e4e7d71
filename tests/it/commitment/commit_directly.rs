use exodus_rules::Refusal;
use exodus_sdk::instructions::commitment::{self, Bond, Promise};
use exodus_sdk::instructions::tie;
use exodus_sdk::state::Commitment;
use exodus_sdk::{Signer, address};
use exodus_tests::{DAY, Person, World, eur};
use solana_instruction::Instruction;

fn give(debtor: &Person, creditor: &Person, bond: Bond, change: impl FnOnce(&mut Promise)) -> Instruction {
    let mut promise = debtor.promise(eur(10), &[]);
    change(&mut promise);
    commitment::commit_directly(debtor.world.payer.pubkey(), &debtor.record(), &creditor.record(), bond, &promise)
}

#[test]
fn accepts_between_friends_and_lives_without_a_request() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let promised = ben.owes(&ana, eur(10));
    let record = promised.record(&world);
    assert_eq!((record.debtor, record.creditor, record.parent_kind), (ben.member, ana.member, 0));
    assert_eq!((record.debtor_clears, record.creditor_clears), (1, 1));
    ben.performs(&promised, eur(10));
    ana.demands(&promised);
    ana.confirms(&promised, eur(4));
    ana.forgives(&promised, eur(6));
    assert_eq!(ben.record().reputation.kept.sum, eur(4));
    world.accepts(&[commitment::close(&promised.record(&world))], &[]);
}

#[test]
fn becomes_overdue_without_a_request() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let promised = ben.owes(&ana, eur(10));
    world.passes(8 * DAY);
    world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    assert_eq!(ben.record().reputation.overdue.sum, eur(10));
}

#[test]
fn accepts_a_stranger_who_signs_for_it() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let number = ben.record().turn;
    let agreed = give(&ben, &ana, Bond::Signature, |_| {});
    world.accepts(core::slice::from_ref(&agreed), &[&ben.key, &ana.key]);
    assert_eq!(world.get::<Commitment>(&address::commitment(&ben.member, number)).amount, eur(10));
    let mut unsigned = give(&ben, &ana, Bond::Signature, |_| {});
    for meta in unsigned.accounts.iter_mut().filter(|meta| meta.pubkey == ana.key.pubkey()) {
        meta.is_signer = false;
    }
    world.refuses(unsigned, &[&ben.key], Refusal::NoBond);
}

#[test]
fn a_creditor_who_signs_wakes_up() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    world.passes(200 * DAY);
    world.accepts(&[exodus_sdk::instructions::member::tidy_dormant(&ana.record())], &[]);
    world.accepts(&[give(&ben, &ana, Bond::Signature, |_| {})], &[&ben.key, &ana.key]);
    assert_eq!((ana.record().state, ana.record().last_active), (1, world.today().period.0));
}

#[test]
fn refuses_a_bond_that_is_none() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    ana.ties_with(&ben);
    eva.ties_with(&ana);
    let mut foreign = give(&ben, &ana, Bond::Tie, |_| {});
    foreign.accounts[4].pubkey = address::tie(&eva.member, &ana.member);
    world.refuses(foreign, &[&ben.key], Refusal::WrongAccount);
    let mut unknown = give(&ben, &ana, Bond::Tie, |_| {});
    unknown.data[5] = 0;
    world.refuses(unknown, &[&ben.key], Refusal::NoBond);
    world.accepts(&[tie::withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    world.refuses(give(&ben, &ana, Bond::Tie, |_| {}), &[&ben.key], Refusal::NoBond);
}

#[test]
fn refuses_a_member_of_another_network_even_with_both_signatures() {
    let world = World::default();
    let (ana, zoe) = (world.joins("ana"), world.foreigner("zoe"));
    let refused = give(&zoe, &ana, Bond::Signature, |_| {});
    world.refuses(refused, &[&zoe.key, &ana.key], Refusal::AcrossNetworks);
}

#[test]
fn refuses_terms_out_of_range() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let now = world.now();
    for due in [now + 3_599, now + 366 * DAY + 1, 0, i64::MAX] {
        let promise = give(&ben, &ana, Bond::Tie, |promise| promise.due = due);
        world.refuses(promise, &[&ben.key], Refusal::DirectDueOutOfRange);
    }
    for (amount, refusal) in [(0, Refusal::AmountZero), (1 << 53, Refusal::AmountTooLarge)] {
        let promise = give(&ben, &ana, Bond::Tie, |promise| promise.amount = amount);
        world.refuses(promise, &[&ben.key], refusal);
    }
}
