use exodus_rules::Refusal;
use exodus_sdk::instructions::{commitment, request};
use exodus_tests::{DAY, World, eur};

#[test]
fn accepts_from_anyone_one_second_after_the_due_time() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    let tidy = || commitment::tidy_overdue(&promised.record(&world));
    world.passes(7 * DAY);
    world.refuses(tidy(), &[], Refusal::NotOverdue);
    world.passes(1);
    world.accepts(&[tidy()], &[]);
    let words = ben.record().reputation;
    assert_eq!((words.overdue.number, words.overdue.sum), (1, eur(100)));
    assert_eq!(ana.record().reputation.overdue.number, 0, "lateness is the debtor's");
    assert_eq!(promised.asked(&world).sums.committed, 0);
    world.refuses(tidy(), &[], Refusal::NotOverdue);
}

#[test]
fn suspends_the_debtor_until_it_is_answered() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    world.passes(8 * DAY);
    world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    let deadline = world.now() + DAY;
    let emergency = request::Emergency { target: eur(5), deadline, reach: 3, details: [0; 32] };
    let open = || request::open_emergency(exodus_sdk::Signer::pubkey(&world.payer), &ben.record(), emergency);
    world.refuses(open(), &[&ben.key], Refusal::MemberSuspended);
    ana.forgives(&promised, eur(100));
    world.accepts(&[open()], &[&ben.key]);
}

#[test]
fn accepts_after_the_request_has_gone() {
    let world = World::default();
    world.passes_the_period_by(0);
    let (ana, ben, _, promised) = super::help(&world);
    world.passes(8 * DAY);
    world.closes(
        request::close(&ana.record(), &promised.asked(&world)),
        &[&ana.key],
        &promised.request,
        &exodus_sdk::Signer::pubkey(&world.payer),
    );
    world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    assert_eq!(ben.record().reputation.overdue.sum, eur(100));
}

#[test]
fn refuses_what_is_performed_and_the_wrong_people() {
    let world = World::default();
    let (ana, ben, eva, promised) = super::help(&world);
    world.passes(8 * DAY);
    for (slot, person) in [(0, &eva), (1, &eva)] {
        let mut wrong = commitment::tidy_overdue(&promised.record(&world));
        wrong.accounts[slot].pubkey = person.member;
        world.refuses(wrong, &[], Refusal::WrongAccount);
    }
    ben.performs(&promised, eur(100));
    let tidy = commitment::tidy_overdue(&promised.record(&world));
    world.refuses(tidy, &[], Refusal::NotOverdue);
    assert_eq!(ana.record().owed, 1);
}
