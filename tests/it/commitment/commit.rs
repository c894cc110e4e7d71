use exodus_rules::Refusal;
use exodus_sdk::chain::Chain;
use exodus_sdk::instructions::commitment::{self, Promise};
use exodus_sdk::instructions::{request, tie};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Request};
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Signer, address};
use exodus_tests::{DAY, Person, World, eur};
use solana_instruction::Instruction;

fn commit(person: &Person, asked: &Located<Request>, promise: &Promise) -> Instruction {
    commitment::commit(person.world.payer.pubkey(), &person.record(), asked, promise)
}

/// A row of people, each tied to the next; the first of them asks.
fn row<'w>(world: &'w World, names: &[&str]) -> Vec<Person<'w>> {
    let people: Vec<_> = names.iter().map(|name| world.joins(name)).collect();
    world.row(&people.iter().collect::<Vec<_>>());
    people
}

#[test]
fn accepts_a_promise_and_counts_it_everywhere() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    let made = promised.record(&world);
    assert_eq!((made.debtor, made.creditor, made.parent), (ben.member, ana.member, promised.request));
    assert_eq!((made.amount, made.kept, made.performed, made.author, made.parent_kind), (eur(100), 0, 0, 1, 1));
    assert_eq!((made.debtor_clears, made.creditor_clears), (1, 0), "the creditor of an emergency has not agreed");
    let (debtor, creditor) = (ben.record(), ana.record());
    assert_eq!((debtor.owing, debtor.owed, creditor.owing, creditor.owed), (1, 0, 0, 1));
    assert_eq!((debtor.reputation.committed.number, debtor.reputation.committed.sum), (1, eur(100)));
    assert_eq!(promised.asked(&world).sums.committed, eur(100));
}

#[test]
fn accepts_every_length_of_path_up_to_the_reach() {
    let world = World::default();
    let people = row(&world, &["a", "b", "c", "d", "e", "f", "g"]);
    let asked = people[0].asks_within(eur(600), 6);
    for far in 1..=6 {
        let path: Vec<&Person> = people[..far].iter().rev().collect();
        people[far].commits(&asked.address, eur(100), &path);
    }
    assert_eq!(world.get::<Request>(&asked.address).sums.committed, eur(600));
}

#[test]
fn accepts_anyone_without_a_path_where_the_request_reaches_anyone() {
    let world = World::default();
    let (people, stranger) = (row(&world, &["a", "b"]), world.joins("z"));
    let asked = people[0].asks_within(eur(500), 0);
    stranger.commits(&asked.address, eur(1), &[]);
    let mut shown = stranger.promise(eur(1), &[]);
    shown.path = vec![address::tie(&people[0].member, &people[1].member)];
    let refused = commit(&stranger, &world.get(&asked.address), &shown);
    world.refuses(refused, &[&stranger.key], Refusal::WrongAccount);
}

#[test]
fn accepts_a_debtor_who_pays_for_himself() {
    let world = World::default();
    let people = row(&world, &["a", "b"]);
    let asked = people[0].asks(eur(500));
    let (ben, promise) = (&people[1], people[1].promise(eur(5), &[&people[0]]));
    let own = commitment::commit(ben.key.pubkey(), &ben.record(), &asked, &promise);
    world.chain.submit(&Draft::paid_by(ben.key.pubkey()).then(own), &[&ben.key]).expect("one key is enough");
}

#[test]
fn refuses_a_path_that_is_too_long_broken_or_leads_elsewhere() {
    let world = World::default();
    let people = row(&world, &["a", "b", "c", "d"]);
    let (a, b, c, d) = (&people[0], &people[1], &people[2], &people[3]);
    let asked = a.asks_within(eur(500), 2);
    let refuses = |person: &Person, path: &[&Person], refusal| {
        world.refuses(commit(person, &asked, &person.promise(eur(5), path)), &[&person.key], refusal);
    };
    refuses(d, &[c, b, a], Refusal::OutOfReach);
    refuses(d, &[], Refusal::OutOfReach);
    refuses(d, &[c, b], Refusal::OutOfReach);
    let mut elsewhere = d.promise(eur(5), &[]);
    elsewhere.path = vec![address::tie(&a.member, &b.member)];
    world.refuses(commit(d, &asked, &elsewhere), &[&d.key], Refusal::OutOfReach);

    world.accepts(&[tie::withdraw(&b.record(), &a.tie(b))], &[&b.key]);
    refuses(c, &[b, a], Refusal::TieNotMutual);
}

#[test]
fn refuses_a_path_that_names_an_account_twice_or_a_declared_one() {
    let world = World::default();
    let people = row(&world, &["a", "b"]);
    let asked = people[0].asks(eur(500));
    let tie = address::tie(&people[0].member, &people[1].member);
    let refuses = |path: Vec<Address>, refusal| {
        let promise = Promise { path, ..people[1].promise(eur(5), &[]) };
        world.refuses(commit(&people[1], &asked, &promise), &[&people[1].key], refusal);
    };
    refuses(vec![tie, tie], Refusal::AccountsNotDistinct);
    refuses(vec![tie, tie, tie], Refusal::AccountsNotDistinct);
    refuses(vec![tie; 7], Refusal::ShapeMismatch);
    let promise = Promise { path: vec![people[0].member], ..people[1].promise(eur(5), &[]) };
    world.stops(commit(&people[1], &asked, &promise), &[&people[1].key]);
}

#[test]
fn refuses_less_than_a_whole_unit_and_anything_where_nothing_is_missing() {
    let world = World::default();
    let (ana, _, eva, promised) = super::help(&world);
    let asked = promised.asked(&world);
    let refuses = |amount, refusal| {
        world.refuses(commit(&eva, &asked, &eva.promise(amount, &[&ana])), &[&eva.key], refusal);
    };
    refuses(99, Refusal::BelowWholeUnit);
    refuses(0, Refusal::AmountZero);
    refuses(1 << 53, Refusal::AmountTooLarge);
    eva.commits(&asked.address, eur(400), &[&ana]);
    let full = commit(&eva, &asked, &eva.promise(1, &[&ana]));
    world.refuses(full, &[&eva.key], Refusal::NothingMissing);
}

/// I8 of promises: all that was missing was offered, and somebody commits a euro first.
#[test]
fn nobodys_euro_in_between_makes_anothers_help_fail() {
    let world = World::default();
    let (ana, ben, eva, promised) = super::help(&world);
    let all = commit(&eva, &promised.asked(&world), &eva.promise(eur(400), &[&ana]));
    let number = eva.record().turn;
    ben.commits(&promised.request, eur(1), &[&ana]);
    world.accepts(&[all], &[&eva.key]);
    let made = world.get::<Commitment>(&address::commitment(&eva.member, number));
    assert_eq!(made.amount, eur(399), "the record says what was promised in the end");
    assert_eq!(eva.record().reputation.committed.sum, eur(399));
    assert_eq!(promised.asked(&world).sums.committed, eur(500));
    world.adds_up(&promised.request);
}

/// L4 of promises: what comes after its end helps nobody.
#[test]
fn help_is_due_within_a_fortnight_and_not_after_the_deadline() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let (now, turn) = (world.now(), ana.record().turn);
    let deadline = now + 2 * DAY;
    let short = request::Emergency { target: eur(500), deadline, reach: 3, details: [7; 32] };
    world.accepts(&[request::open_emergency(world.payer.pubkey(), &ana.record(), short)], &[&ana.key]);
    let asked = world.get::<Request>(&address::request(&ana.member, turn));
    let due_at = |due| commit(&ben, &asked, &Promise { due, ..ben.promise(eur(5), &[&ana]) });
    world.refuses(due_at(deadline + 1), &[&ben.key], Refusal::DueOutOfRange);
    world.refuses(due_at(now + 14 * DAY), &[&ben.key], Refusal::DueOutOfRange);
    world.accepts(&[due_at(deadline)], &[&ben.key]);
    world.passes(2 * DAY);
    world.refuses(due_at(deadline + DAY + 1), &[&ben.key], Refusal::DueOutOfRange);
    world.accepts(&[due_at(deadline + DAY)], &[&ben.key]);
}

#[test]
fn refuses_a_due_time_out_of_range() {
    let world = World::default();
    let (ana, _, eva, promised) = super::help(&world);
    let now = world.now();
    for due in [now, now + 14 * DAY + 1, 0, i64::MIN, i64::MAX] {
        let promise = Promise { due, ..eva.promise(eur(5), &[&ana]) };
        let refused = commit(&eva, &promised.asked(&world), &promise);
        world.refuses(refused, &[&eva.key], Refusal::DueOutOfRange);
    }
}

#[test]
fn refuses_oneself_even_under_another_record() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    let asked = promised.asked(&world);
    // Both records in one slot: the framework stops it before the rules are asked.
    world.stops(commit(&ana, &asked, &ana.promise(eur(5), &[])), &[&ana.key]);
    let taken = exodus_sdk::instructions::member::change_key(&ben.record(), ana.key.pubkey());
    world.accepts(&[taken], &[&ben.key, &ana.key]);
    let refused = commit(&ben, &asked, &ben.promise(eur(5), &[&ana]));
    world.refuses(refused, &[&ana.key], Refusal::SelfCommitment);
}

#[test]
fn refuses_a_member_of_another_network_even_where_no_path_is_shown() {
    let world = World::default();
    let people = row(&world, &["a", "b"]);
    let asked = people[0].asks_within(eur(500), 0);
    let foreigner = world.foreigner("zoe");
    let refused = commit(&foreigner, &asked, &foreigner.promise(eur(5), &[]));
    world.refuses(refused, &[&foreigner.key], Refusal::AcrossNetworks);
}

#[test]
fn refuses_what_has_changed_since_the_helper_looked() {
    let world = World::default();
    let (ana, _, eva, promised) = super::help(&world);
    let seen = promised.asked(&world);
    let stale = commit(&eva, &seen, &eva.promise(eur(5), &[&ana]));
    let edit = exodus_sdk::instructions::request::edit(&ana.record(), &seen, eur(500), 3, [9; 32]);
    world.accepts(&[edit], &[&ana.key]);
    world.refuses(stale, &[&eva.key], Refusal::DetailsChanged);

    let seen = promised.asked(&world);
    let stale = commit(&eva, &seen, &eva.promise(eur(5), &[&ana]));
    let dearer = exodus_sdk::instructions::request::edit(&ana.record(), &seen, eur(9_000), 3, [9; 32]);
    world.accepts(&[dearer], &[&ana.key]);
    world.refuses(stale, &[&eva.key], Refusal::PriceChanged);
}

#[test]
fn refuses_the_same_promise_twice_and_a_request_past_its_deadline() {
    let world = World::default();
    let (ana, _, eva, promised) = super::help(&world);
    let once = commit(&eva, &promised.asked(&world), &eva.promise(eur(5), &[&ana]));
    world.accepts(core::slice::from_ref(&once), &[&eva.key]);
    // The address it would create is taken: the System program stops it before the turn is looked at.
    world.stops(once, &[&eva.key]);
    world.passes(30 * DAY + 1);
    let late = commit(&eva, &promised.asked(&world), &eva.promise(eur(5), &[&ana]));
    world.refuses(late, &[&eva.key], Refusal::RequestNotOpen);
}

#[test]
fn refuses_a_beneficiary_who_is_not_the_requests() {
    let world = World::default();
    let (ana, ben, eva, promised) = super::help(&world);
    let mut wrong = commit(&eva, &promised.asked(&world), &eva.promise(eur(5), &[&ana]));
    wrong.accounts[3].pubkey = ben.member;
    world.refuses(wrong, &[&eva.key], Refusal::WrongAccount);
}
