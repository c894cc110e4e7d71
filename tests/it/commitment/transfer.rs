use exodus_rules::Refusal;
use exodus_sdk::instructions::clearing;
use exodus_sdk::instructions::commitment::{self, Transfer};
use exodus_sdk::state::Request;
use exodus_sdk::{Keypair, Signer, address};
use exodus_tests::{DAY, Person, Promised, World, eur};
use solana_instruction::Instruction;

use crate::member::moves_to;

/// Ana owes Ben 30.00, Ben owes Eva 20.00; Ana and Eva are not tied.
fn debts(world: &World) -> ([Person<'_>; 3], [Promised; 2]) {
    let people = [world.joins("ana"), world.joins("ben"), world.joins("eva")];
    let [ana, ben, eva] = &people;
    world.row(&[ana, ben, eva]);
    let debts = [ana.owes(ben, eur(30)), ben.owes(eva, eur(20))];
    (people, debts)
}

fn transfer(people: [&Person; 3], debts: [&Promised; 2], amount: u64) -> Instruction {
    let due = people[0].world.now() + 20 * DAY;
    due_at(people, debts, amount, due)
}

fn due_at(people: [&Person; 3], debts: [&Promised; 2], amount: u64, due: i64) -> Instruction {
    let world = people[0].world;
    let (members, [first, second]) = (people.map(Person::record), debts.map(|debt| debt.record(world)));
    let handed = Transfer { first: &first, second: &second, amount, due };
    commitment::transfer(world.payer.pubkey(), (&members[0], &members[1], &members[2]), &handed).expect("two debts")
}

fn keys<'a>(people: &'a [Person; 3]) -> [&'a Keypair; 3] {
    people.each_ref().map(|person| &person.key)
}

/// What somebody is owed, less what they owe.
fn net(world: &World, person: &Person, debts: &[&Promised]) -> i128 {
    let of = |debt: &&Promised| {
        let record = debt.record(world);
        let outstanding = i128::from(record.read().expect("a record is one").outstanding().get());
        i128::from(record.creditor == person.member) * outstanding
            - i128::from(record.debtor == person.member) * outstanding
    };
    debts.iter().map(of).sum()
}

#[test]
fn accepts_all_three_and_leaves_every_net_position() {
    let world = World::default();
    let (people, [first, second]) = debts(&world);
    let [ana, ben, eva] = &people;
    let number = ana.record().turn;
    let before = people.each_ref().map(|person| net(&world, person, &[&first, &second]));
    let hand_on = transfer([ana, ben, eva], [&first, &second], eur(15));
    world.accepts(&[hand_on], &keys(&people));
    let made = Promised { commitment: address::commitment(&ana.member, number), request: Default::default() };
    let record = made.record(&world);
    assert_eq!((record.debtor, record.creditor, record.amount), (ana.member, eva.member, eur(15)));
    assert_eq!((record.due, record.made, record.number), (world.now() + 20 * DAY, world.now(), number));
    assert_eq!((record.parent_kind, record.author, record.debtor_clears, record.creditor_clears), (0, 1, 1, 1));
    assert_eq!((first.record(&world).transferred, second.record(&world).transferred), (eur(15), eur(15)));
    assert_eq!(people.each_ref().map(|person| net(&world, person, &[&first, &second, &made])), before);
    let counts = people.each_ref().map(|person| (person.record().owing, person.record().owed));
    assert_eq!(counts, [(2, 0), (1, 1), (0, 2)]);
    let committed = people.each_ref().map(|person| person.record().reputation.committed.sum);
    assert_eq!(committed, [eur(45), eur(20), 0]);

    ana.performs(&made, eur(15));
    eva.confirms(&made, eur(15));
    assert_eq!(ana.record().reputation.kept.sum, eur(15), "kept to the one it was handed on to");
}

#[test]
fn accepts_all_of_it_and_settles_what_is_handed_on_whole() {
    let world = World::default();
    let (people, [first, second]) = debts(&world);
    let [ana, ben, eva] = &people;
    world.accepts(&[transfer([ana, ben, eva], [&first, &second], eur(20))], &keys(&people));
    assert_eq!(second.record(&world).settled_at, world.now());
    world.closes(commitment::close(&second.record(&world)), &[], &second.commitment, &world.payer.pubkey());
    assert_eq!((ben.record().owing, eva.record().owed), (0, 1));
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (people, [first, second]) = debts(&world);
    let [ana, ben, eva] = &people;
    world.accepts_only_as_it_stands(&transfer([ana, ben, eva], [&first, &second], eur(15)), &keys(&people));
}

#[test]
fn refuses_each_missing_signature() {
    let world = World::default();
    let (people, [first, second]) = debts(&world);
    let [ana, ben, eva] = &people;
    let joe = world.joins("joe");
    for place in 1..=3 {
        let mut forged = transfer([ana, ben, eva], [&first, &second], eur(15));
        forged.accounts[place].pubkey = joe.key.pubkey();
        let others = people.iter().enumerate().filter(|(other, _)| other + 1 != place);
        let signing: Vec<&Keypair> = others.map(|(_, person)| &person.key).chain([&joe.key]).collect();
        world.refuses(forged, &signing, Refusal::NotAuthority);
    }
}

#[test]
fn refuses_debts_that_do_not_meet_in_the_middle() {
    let world = World::default();
    let (people, [first, second]) = debts(&world);
    let [ana, ben, eva] = &people;
    let [back, far] = [ben.owes(ana, eur(5)), eva.owes(ben, eur(5))];
    for wrong in [[&second, &first], [&first, &far], [&back, &second]] {
        let wrong = transfer([ana, ben, eva], wrong, eur(5));
        world.refuses(wrong, &keys(&people), Refusal::TransferTriangle);
    }
    // The same debt twice, and a debt back to its own debtor: the framework holds no record twice.
    for (who, wrong) in [([ana, ben, eva], [&first, &first]), ([ana, ben, ana], [&first, &back])] {
        world.stops(transfer(who, wrong, eur(5)), &keys(&people));
    }
}

#[test]
fn refuses_more_than_either_debt_has_left_unperformed() {
    let world = World::default();
    let (people, [first, second]) = debts(&world);
    let [ana, ben, eva] = &people;
    let hand_on = |amount| transfer([ana, ben, eva], [&first, &second], amount);
    world.refuses(hand_on(eur(20) + 1), &keys(&people), Refusal::AboveTransferable);
    world.refuses(hand_on(0), &keys(&people), Refusal::AmountZero);
    world.refuses(hand_on(1 << 53), &keys(&people), Refusal::AmountTooLarge);
    ben.performs(&second, eur(12));
    world.refuses(hand_on(eur(8) + 1), &keys(&people), Refusal::AboveTransferable);
    ana.performs(&first, eur(25));
    world.refuses(hand_on(eur(5) + 1), &keys(&people), Refusal::AboveTransferable);
    world.accepts(&[hand_on(eur(5))], &keys(&people));
}

#[test]
fn refuses_more_owed_than_was_signed_another_turn_and_the_same_twice() {
    let world = World::default();
    let (people, [first, second]) = debts(&world);
    let [ana, ben, eva] = &people;
    for seen in [5..13, 13..21] {
        let mut less = transfer([ana, ben, eva], [&first, &second], eur(5));
        let sum = u64::from_le_bytes(less.data[seen.clone()].try_into().unwrap());
        less.data[seen].copy_from_slice(&(sum - 1).to_le_bytes());
        world.refuses(less, &keys(&people), Refusal::StaleSum);
    }
    let mut stale = transfer([ana, ben, eva], [&first, &second], eur(5));
    stale.data[1..5].copy_from_slice(&(ana.record().turn + 1).to_le_bytes());
    world.refuses(stale, &keys(&people), Refusal::StaleTurn);
    let once = transfer([ana, ben, eva], [&first, &second], eur(5));
    world.accepts(core::slice::from_ref(&once), &keys(&people));
    // Its new commitment would stand where the first one stands now.
    world.stops(once, &keys(&people));
}

/// L1 of promises: a stranger's cleared cent stopped a transfer that three people had signed.
#[test]
fn nobody_stops_what_three_have_signed_by_clearing_a_cent() {
    let world = World::default();
    let (people, [first, second]) = debts(&world);
    let [ana, ben, eva] = &people;
    eva.ties_with(ana);
    let back = eva.owes(ana, eur(1));
    let signed = transfer([ana, ben, eva], [&first, &second], eur(5));
    let chain = [&first, &second, &back].map(|link| link.record(&world));
    world.accepts(&[clearing::clear(world.payer.pubkey(), &chain, 1).unwrap()], &[]);
    world.accepts(&[signed], &keys(&people));
    assert_eq!((first.record(&world).transferred, second.record(&world).transferred), (eur(5), eur(5)));
}

#[test]
fn nobody_hands_a_debt_on_to_somebody_who_has_left() {
    let world = World::default();
    let (people, [first, second]) = debts(&world);
    let [ana, ben, eva] = &people;
    eva.withdraws(ben);
    eva.leaves();
    let gone = transfer([ana, ben, eva], [&first, &second], eur(5));
    world.refuses(gone, &keys(&people), Refusal::MemberLeft);
}

#[test]
fn whoever_has_left_is_let_out_of_the_middle() {
    let world = World::default();
    let (people, [first, second]) = debts(&world);
    let [ana, ben, eva] = &people;
    ben.withdraws(ana);
    ben.withdraws(eva);
    ben.leaves();
    world.accepts(&[transfer([ana, ben, eva], [&first, &second], eur(20))], &keys(&people));
    assert_eq!(second.record(&world).settled_at, world.now());
}

/// L2 of promises: who handed a debt on with the consent of all looked worse than somebody forgiven.
#[test]
fn what_is_handed_on_counts_as_cleared() {
    let world = World::default();
    let (people, [first, second]) = debts(&world);
    let [ana, ben, eva] = &people;
    world.accepts(&[transfer([ana, ben, eva], [&first, &second], eur(20))], &keys(&people));
    let (of_ben, of_ana) = (ben.record().reputation, ana.record().reputation);
    assert_eq!((of_ben.cleared.number, of_ben.cleared.sum), (1, eur(20)), "all of it, settled");
    assert_eq!((of_ana.cleared.number, of_ana.cleared.sum), (0, eur(20)), "10.00 of hers is still open");
}

#[test]
fn refuses_a_due_time_out_of_range() {
    let world = World::default();
    let (people, [first, second]) = debts(&world);
    let [ana, ben, eva] = &people;
    let now = world.now();
    for due in [now, now + 3_599, now + 366 * DAY + 1, i64::MIN, i64::MAX] {
        let wrong = due_at([ana, ben, eva], [&first, &second], eur(5), due);
        world.refuses(wrong, &keys(&people), Refusal::DirectDueOutOfRange);
    }
    world.accepts(&[due_at([ana, ben, eva], [&first, &second], eur(5), now + 3_600)], &keys(&people));
}

#[test]
fn refuses_a_debt_to_oneself_under_another_record() {
    let world = World::default();
    let (people, [first, second]) = debts(&world);
    let [ana, ben, eva] = people;
    let taken = commitment_to_same_key(&eva, &ana);
    let refused = transfer([&ana, &ben, &taken], [&first, &second], eur(5));
    world.refuses(refused, &[&ana.key, &ben.key], Refusal::SelfCommitment);
}

/// Eva's member, moved to Ana's key.
fn commitment_to_same_key<'w>(eva: &Person<'w>, ana: &Person) -> Person<'w> {
    let moved = moves_to(eva, "ana");
    assert_eq!(moved.key.pubkey(), ana.key.pubkey());
    moved
}

#[test]
fn refuses_goods_and_services() {
    let world = World::default();
    let people = [world.joins("ana"), world.joins("ben"), world.joins("eva")];
    let [ana, ben, eva] = &people;
    world.row(&[ana, ben, eva]);
    let twins = ana.agrees(&ben.takes(&ana.offers(), 1, &[ana]));
    let owed = ben.owes(eva, eur(20));
    let goods = transfer([ana, ben, eva], [&twins.goods, &owed], eur(5));
    world.refuses(goods, &keys(&people), Refusal::TransferInKind);
    // The price is money like any other: Ben owes it to Ana, who owes Eva.
    eva.ties_with(ana);
    let owed = ana.owes(eva, eur(20));
    world.accepts(&[transfer([ben, ana, eva], [&twins.price, &owed], eur(5))], &keys(&people));
    assert_eq!(twins.price.record(&world).transferred, eur(5));
}

#[test]
fn counts_as_kept_with_the_requests_of_both() {
    let world = World::default();
    let people = [world.joins("ana"), world.joins("ben"), world.joins("eva")];
    let [ana, ben, eva] = &people;
    world.row(&[ana, ben, eva]);
    let (of_ben, of_eva) = (ben.asks(eur(10)), eva.asks_monthly(eur(100)));
    let first = ana.commits(&of_ben.address, eur(10), &[ben]);
    let second = ben.commits(&of_eva.address, eur(20), &[eva]);
    world.accepts(&[transfer([ana, ben, eva], [&first, &second], eur(10))], &keys(&people));
    let (one, two) = (world.get::<Request>(&of_ben.address), world.get::<Request>(&of_eva.address));
    assert_eq!((one.sums.committed, one.sums.kept, one.status), (0, eur(10), 2));
    assert_eq!(ben.record().emergency_deadline, 0, "the place is free again");
    assert_eq!((two.sums.committed, two.sums.kept, two.status), (eur(10), eur(10), 1));
    world.adds_up(&of_ben.address);
    world.adds_up(&of_eva.address);
}

#[test]
fn accepts_debts_whose_requests_are_gone() {
    let world = World::default();
    let people = [world.joins("ana"), world.joins("ben"), world.joins("eva")];
    let [ana, ben, eva] = &people;
    world.row(&[ana, ben, eva]);
    world.passes_the_period_by(0);
    let asked = ben.asks(eur(10));
    let first = ana.commits(&asked.address, eur(10), &[ben]);
    let second = ben.owes(eva, eur(20));
    world.passes(1);
    let close = exodus_sdk::instructions::request::close(&ben.record(), &first.asked(&world));
    world.closes(close, &[&ben.key], &asked.address, &world.payer.pubkey());
    world.accepts(&[transfer([ana, ben, eva], [&first, &second], eur(10))], &keys(&people));
    assert_eq!(first.record(&world).settled_at, world.now());
}
