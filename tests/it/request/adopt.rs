use exodus_rules::Refusal;
use exodus_sdk::instructions::commitment::{self, Promise};
use exodus_sdk::instructions::{intent, request};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Request};
use exodus_sdk::{Signer, address};
use exodus_tests::{DAY, Person, World, eur};

/// Ana's initiative for 100.00 has two backers, who are tied to her and mean 60.00 and 40.00.
fn voted(world: &World) -> (Person<'_>, [Person<'_>; 2], Located<Request>) {
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ben, &ana, &eva]);
    let asked = ana.initiates(eur(100), 2);
    ben.declares(&asked.address, eur(60), false, &[&ana]);
    eva.declares(&asked.address, eur(40), false, &[&ana]);
    (ana, [ben, eva], asked)
}

/// Three days later.
fn adopted(world: &World) -> (Person<'_>, [Person<'_>; 2], Located<Request>) {
    let voted = voted(world);
    world.passes(3 * DAY);
    voted
}

fn status(world: &World, asked: &Located<Request>) -> u8 {
    world.get::<Request>(&asked.address).status
}

#[test]
fn accepts_from_a_stranger_after_three_days_and_not_a_second_before() {
    let world = World::default();
    let (ana, _, asked) = voted(&world);
    world.passes(3 * DAY - 1);
    world.refuses(request::adopt(&asked), &[], Refusal::NotAdopted);
    world.passes(1);
    let before = ana.record();
    world.accepts_only_as_it_stands(&request::adopt(&asked), &[]);
    assert_eq!(status(&world, &asked), 5);
    assert_eq!(ana.record().head.sequence, before.head.sequence, "nobody has acted");
    world.refuses(request::adopt(&asked), &[], Refusal::NotAdopted);
    world.adds_up(&asked.address);
}

#[test]
fn refuses_the_wrong_beneficiary_and_every_other_kind() {
    let world = World::default();
    let (ana, [ben, _], asked) = adopted(&world);
    let mut wrong = request::adopt(&asked);
    wrong.accounts[0].pubkey = ben.member;
    world.refuses(wrong, &[], Refusal::WrongAccount);
    for other in [ana.asks(eur(5)), ana.asks_monthly(eur(5))] {
        world.refuses(request::adopt(&other), &[], Refusal::NotAdopted);
    }
}

#[test]
fn three_days_begin_anew_after_a_break() {
    let world = World::default();
    let (ana, [ben, _], asked) = voted(&world);
    world.passes(2 * DAY);
    ben.edits(&asked.address, eur(60) - 1);
    world.passes(DAY);
    world.refuses(request::adopt(&asked), &[], Refusal::NotAdopted);
    ben.edits(&asked.address, eur(60));
    world.passes(2 * DAY);
    // Enough money, too few people.
    ben.edits(&asked.address, eur(100));
    ben.takes_back(&asked.address);
    ben.declares(&asked.address, eur(60), false, &[&ana]);
    world.passes(3 * DAY - 1);
    world.refuses(request::adopt(&asked), &[], Refusal::NotAdopted);
    world.passes(1);
    world.accepts(&[request::adopt(&asked)], &[]);
}

#[test]
fn three_days_have_to_end_before_the_deadline() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let (late, in_time) = (ana.initiates(eur(10), 1), ana.initiates(eur(10), 1));
    world.passes(27 * DAY);
    ben.declares(&in_time.address, eur(10), false, &[&ana]);
    world.passes(1);
    ben.declares(&late.address, eur(10), false, &[&ana]);
    world.passes(10 * DAY);
    world.accepts(&[request::adopt(&in_time)], &[]);
    world.refuses(request::adopt(&late), &[], Refusal::NotAdopted);
}

#[test]
fn it_stands_although_a_backer_leaves_afterwards_written_down_or_not() {
    for written in [true, false] {
        let world = World::default();
        let (ana, [ben, eva], asked) = adopted(&world);
        if written {
            world.accepts(&[request::adopt(&asked)], &[]);
        }
        ben.takes_back(&asked.address);
        world.accepts(&[intent::refuse(&ana.record(), &world.intent(&asked.address, &eva))], &[&ana.key]);
        assert_eq!(status(&world, &asked), 5);
        world.adds_up(&asked.address);
        let edit = request::edit(&ana.record(), &world.get(&asked.address), eur(101), 3, [7; 32]);
        world.refuses(edit, &[&ana.key], Refusal::TermsFixed);
        world.passes(7 * DAY + 1);
        ben.commits(&asked.address, eur(100), &[&ana]);
        world.adds_up(&asked.address);
    }
}

#[test]
fn it_stands_although_every_word_is_kept_and_a_backer_leaves_before_it_is_written_down() {
    let world = World::default();
    let (ana, [ben, eva], asked) = adopted(&world);
    for backer in [&ben, &eva] {
        let left = world.intent(&asked.address, backer).left;
        let promised = backer.commits_out_of_intent(&asked.address, left, &[&ana]);
        ana.confirms(&promised, left);
    }
    eva.takes_back(&asked.address);
    let joe = world.joins("joe");
    joe.ties_with(&ana);
    let late = joe.declaring(&asked.address, eur(1), false, &[&ana]);
    world.refuses(late, &[&joe.key], Refusal::RequestNotOpen);
    world.accepts(&[request::tidy(&asked)], &[]);
    assert_eq!((status(&world, &asked), ana.record().initiatives), (2, 0), "completed, and never open again");
    ben.takes_back(&asked.address);
    world.closes(request::tidy(&asked), &[], &asked.address, &world.payer.pubkey());
}

#[test]
fn takes_what_is_missing_and_not_more_due_when_it_is_fulfilled() {
    let world = World::default();
    let (ana, [ben, eva], asked) = adopted(&world);
    let commit = |amount, due| {
        let promise = Promise { due, ..ben.promise(amount, &[&ana]) };
        commitment::commit(world.payer.pubkey(), &ben.record(), &world.get(&asked.address), &promise)
    };
    world.passes(7 * DAY + 1);
    for due in [asked.fulfil_by - 1, asked.fulfil_by + 1, asked.deadline, world.now()] {
        world.refuses(commit(eur(60), due), &[&ben.key], Refusal::DueNotFulfilBy);
    }
    let promised = ben.commits_out_of_intent(&asked.address, eur(60), &[&ana]);
    assert_eq!(promised.record(&world).due, asked.fulfil_by);
    let evas = Promise { due: asked.fulfil_by, ..eva.promise(eur(70), &[&ana]) };
    let number = eva.record().turn;
    let more = commitment::commit(world.payer.pubkey(), &eva.record(), &world.get(&asked.address), &evas);
    world.accepts(&[more], &[&eva.key]);
    let made = world.get::<Commitment>(&address::commitment(&eva.member, number));
    assert_eq!(made.amount, eur(40), "what was missing");
    world.refuses(commit(1, asked.fulfil_by), &[&ben.key], Refusal::NothingMissing);
    world.adds_up(&asked.address);
    // What is forgiven is missing again, and may be promised again.
    ana.forgives(&promised, eur(10));
    world.accepts(&[commit(eur(10), asked.fulfil_by)], &[&ben.key]);
    world.adds_up(&asked.address);
}

/// I2 of promises: nobody who never voted takes the place of those who did.
#[test]
fn for_seven_days_it_takes_its_backers_promises_only() {
    let world = World::default();
    let (ana, [ben, eva], asked) = adopted(&world);
    let joe = world.joins("joe");
    joe.ties_with(&ana);
    let due = asked.fulfil_by;
    let seen = || world.get::<Request>(&asked.address);
    let pocket = |person: &Person| {
        let promise = Promise { due, ..person.promise(eur(10), &[&ana]) };
        commitment::commit(world.payer.pubkey(), &person.record(), &seen(), &promise)
    };
    // A slot in which no intent is kept opens no door, and somebody else's intent none either.
    let promise = Promise { due, ..joe.promise(eur(10), &[&ana]) };
    let empty = || commitment::commit_intent(world.payer.pubkey(), &joe.record(), &seen(), &promise);
    let strangers_are_refused = || {
        let mut stolen = empty();
        stolen.accounts[5].pubkey = address::intent(&asked.address, &ben.member);
        world.refuses(stolen, &[&joe.key], Refusal::WrongAccount);
        world.refuses(empty(), &[&joe.key], Refusal::BackersFirst);
        for person in [&joe, &ben] {
            world.refuses(pocket(person), &[&person.key], Refusal::BackersFirst);
        }
    };
    strangers_are_refused();
    ben.commits_out_of_intent(&asked.address, eur(20), &[&ana]);
    world.passes(7 * DAY);
    strangers_are_refused();
    eva.commits_out_of_intent(&asked.address, eur(20), &[&ana]);
    world.passes(1);
    world.accepts(&[pocket(&joe)], &[&joe.key]);
    world.adds_up(&asked.address);
}

#[test]
fn ends_when_every_word_is_kept() {
    let world = World::default();
    let (ana, [ben, eva], asked) = adopted(&world);
    let promises = [
        ben.commits_out_of_intent(&asked.address, eur(60), &[&ana]),
        eva.commits_out_of_intent(&asked.address, eur(40), &[&ana]),
    ];
    for promised in &promises {
        world.refuses(request::tidy(&asked), &[], Refusal::RequestStillOpen);
        ana.confirms(promised, promised.record(&world).amount);
    }
    world.accepts(&[request::tidy(&asked)], &[]);
    assert_eq!((status(&world, &asked), ana.record().initiatives), (2, 0));
    for person in [&ben, &eva] {
        world.accepts(&[intent::tidy(&world.intent(&asked.address, person), &asked)], &[]);
    }
    world.closes(request::tidy(&asked), &[], &asked.address, &world.payer.pubkey());
}

#[test]
fn ends_after_the_day_by_which_it_was_to_be_done() {
    let world = World::default();
    let (ana, [ben, eva], asked) = adopted(&world);
    ben.commits_out_of_intent(&asked.address, eur(60), &[&ana]);
    world.passes(57 * DAY);
    assert_eq!(world.now(), asked.fulfil_by);
    world.refuses(request::tidy(&asked), &[], Refusal::RequestStillOpen);
    eva.commits_out_of_intent(&asked.address, eur(5), &[&ana]);
    world.passes(1);
    let late = commitment::commit(world.payer.pubkey(), &eva.record(), &asked, &eva.answer(&asked, 1, &[&ana]));
    world.refuses(late, &[&eva.key], Refusal::RequestNotOpen);
    world.accepts(&[request::tidy(&asked)], &[]);
    assert_eq!((status(&world, &asked), ana.record().initiatives), (3, 0));
    assert_eq!(asked.address, address::request(&ana.member, asked.number));
}
