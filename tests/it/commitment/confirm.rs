use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::{commitment, member};
use exodus_tests::{DAY, World, eur, key_of};

#[test]
fn accepts_in_parts_until_settled_and_completes_the_request() {
    let world = World::default();
    let (ana, ben, eva, promised) = super::help(&world);
    let other = eva.commits(&promised.request, eur(400), &[&ana]);
    ana.confirms(&promised, eur(30));
    assert_eq!(promised.record(&world).settled_at, 0);
    ana.confirms(&promised, eur(70));
    let record = promised.record(&world);
    assert_eq!((record.kept, record.performed, record.settled_at), (eur(100), eur(100), world.now()));
    assert_eq!((promised.asked(&world).sums.committed, promised.asked(&world).sums.kept), (eur(400), eur(100)));
    assert_eq!(promised.asked(&world).status, 1);
    ana.confirms(&other, eur(400));
    assert_eq!(promised.asked(&world).status, 2, "kept has reached the target");
    assert_eq!(ana.record().emergency_deadline, 0);
    let kept = ben.record().reputation;
    assert_eq!((kept.kept.number, kept.kept.sum, kept.kept_late.number), (1, eur(100), 0));
}

#[test]
fn accepts_after_the_due_time_and_calls_it_late() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    ben.performs(&promised, eur(60));
    world.passes(8 * DAY);
    ana.confirms(&promised, eur(100));
    let record = ben.record().reputation;
    assert_eq!((record.kept.sum, record.kept_late.sum, record.overdue.number), (eur(100), eur(40), 0));
}

#[test]
fn accepts_years_later_without_the_request_and_with_another_key() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    ben.performs(&promised, eur(100));
    world.passes(900 * DAY);
    world.accepts(&[exodus_sdk::instructions::request::tidy(&promised.asked(&world))], &[]);
    let new = key_of("ana's second key");
    world.accepts(&[member::change_key(&ana.record(), new.pubkey())], &[&ana.key, &new]);
    let confirm = commitment::confirm(&ana.record(), &promised.record(&world), eur(100));
    world.accepts(&[confirm], &[&new]);
    assert_eq!(ben.record().reputation.kept_late.number, 0, "performed in time is kept in time");
}

#[test]
fn refuses_the_debtor_and_strangers() {
    let world = World::default();
    let (_, ben, eva, promised) = super::help(&world);
    for other in [&ben, &eva] {
        let confirm = commitment::confirm(&other.record(), &promised.record(&world), eur(1));
        world.refuses(confirm, &[&other.key], Refusal::NotCreditor);
    }
}

#[test]
fn refuses_an_earlier_key_of_the_creditor() {
    let world = World::default();
    let (ana, _, _, promised) = super::help(&world);
    let confirm = commitment::confirm(&ana.record(), &promised.record(&world), eur(100));
    let new = key_of("ana's second key");
    world.accepts(&[member::change_key(&ana.record(), new.pubkey())], &[&ana.key, &new]);
    world.refuses(confirm, &[&ana.key], Refusal::NotAuthority);
}

#[test]
fn refuses_the_same_confirmation_twice_even_in_one_transaction() {
    let world = World::default();
    let (ana, _, _, promised) = super::help(&world);
    let confirm = commitment::confirm(&ana.record(), &promised.record(&world), eur(10));
    let twice = [confirm.clone(), confirm.clone()];
    let error = world.send(&twice, &[&ana.key]).expect_err("counts once or not at all");
    assert_eq!(error.refusal(), Some(Refusal::StaleSum));
    world.accepts(core::slice::from_ref(&confirm), &[&ana.key]);
    world.refuses(confirm, &[&ana.key], Refusal::StaleSum);
}

#[test]
fn refuses_more_than_is_outstanding() {
    let world = World::default();
    let (ana, _, _, promised) = super::help(&world);
    for (sum, refusal) in
        [(eur(100) + 1, Refusal::AboveOutstanding), (0, Refusal::AmountZero), (u64::MAX, Refusal::AmountTooLarge)]
    {
        let confirm = commitment::confirm(&ana.record(), &promised.record(&world), sum);
        world.refuses(confirm, &[&ana.key], refusal);
    }
}

#[test]
fn refuses_another_debtor_than_the_commitments() {
    let world = World::default();
    let (ana, _, eva, promised) = super::help(&world);
    let mut wrong = commitment::confirm(&ana.record(), &promised.record(&world), eur(1));
    wrong.accounts[2].pubkey = eva.member;
    world.refuses(wrong, &[&ana.key], Refusal::WrongAccount);
}
