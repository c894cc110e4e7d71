use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::{Instruction, commitment, intent, request};
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;
use exodus_tests::{DAY, Person, World, eur};

use super::{initiative, monthly};

fn tidy(asked: &Located<Request>, person: &Person) -> Instruction {
    intent::tidy(&person.world.intent(&asked.address, person), asked)
}

#[test]
fn accepts_seven_days_after_the_period_and_not_a_second_before() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    let meant = ben.declares(&asked.address, eur(20), true, &[&ana]);
    world.refuses(tidy(&asked, &ben), &[], Refusal::IntentStands);
    world.passes_the_period_by(7 * DAY);
    world.refuses(tidy(&asked, &ben), &[], Refusal::IntentStands);
    world.passes(1);
    world.closes(tidy(&asked, &ben), &[], &meant.address, &world.payer.pubkey());
    let after = world.get::<Request>(&asked.address);
    assert_eq!((after.backers, after.sums_before.intended), (0, 0), "its author has left the circle");
    world.adds_up(&asked.address);
}

#[test]
fn renews_whose_word_is_performed_with_the_full_amount() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    let meant = ben.declares(&asked.address, eur(20), true, &[&ana]);
    let promised = ben.commits_out_of_intent(&asked.address, eur(15), &[&ana]);
    ben.performs(&promised, eur(15));
    world.passes_the_period_by(7 * DAY + 1);
    let rent = world.lamports(&meant.address);
    let renew = tidy(&asked, &ben);
    world.accepts_only_as_it_stands(&renew, &[]);
    let renewed = world.intent(&asked.address, &ben);
    assert_eq!((renewed.amount, renewed.left, renewed.period), (eur(20), eur(20), meant.period + 1));
    assert_eq!((renewed.commitment, renewed.turn), (exodus_sdk::Address::default(), meant.turn));
    assert_eq!(world.lamports(&meant.address), rent);
    let after = world.get::<Request>(&asked.address);
    assert_eq!((after.backers, after.sums.intended, after.sums_before.intended), (1, eur(20), 0));
    world.adds_up(&asked.address);
    // Twice is once, with the commitment named as it was or as it is.
    world.refuses(renew, &[], Refusal::WrongAccount);
    world.refuses(tidy(&asked, &ben), &[], Refusal::IntentStands);
    ben.commits_out_of_intent(&asked.address, eur(20), &[&ana]);
    world.adds_up(&asked.address);
}

#[test]
fn renews_whose_promise_is_settled_and_gone_however_late() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    let promised = ben.commits_out_of_intent(&asked.address, eur(20), &[&ana]);
    ana.forgives(&promised, eur(20));
    world.accepts(&[commitment::close(&promised.record(&world))], &[]);
    world.passes(100 * DAY);
    world.accepts(&[tidy(&asked, &ben)], &[]);
    assert_eq!(world.intent(&asked.address, &ben).period, world.today().period.0);
    assert_eq!(world.get::<Request>(&asked.address).sums.intended, eur(20));
}

#[test]
fn ends_whose_promise_is_open_and_whose_intent_was_for_once() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    ben.commits_out_of_intent(&asked.address, eur(20), &[&ana]);
    eva.declares(&asked.address, eur(30), false, &[&ben, &ana]);
    let kept = eva.commits_out_of_intent(&asked.address, eur(30), &[&ben, &ana]);
    eva.performs(&kept, eur(30));
    world.passes_the_period_by(7 * DAY + 1);
    for person in [&ben, &eva] {
        let gone = world.intent(&asked.address, person).address;
        world.closes(tidy(&asked, person), &[], &gone, &world.payer.pubkey());
        world.adds_up(&asked.address);
    }
}

#[test]
fn renewal_waits_while_the_beneficiary_has_an_open_emergency_and_a_lapse_does_not() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    let promised = ben.commits_out_of_intent(&asked.address, eur(20), &[&ana]);
    ana.confirms(&promised, eur(20));
    eva.declares(&asked.address, eur(30), true, &[&ben, &ana]);
    world.passes_the_period_by(7 * DAY + 1);
    ana.asks(eur(500));
    world.refuses(tidy(&asked, &ben), &[], Refusal::RenewalWaits);
    world.accepts(&[tidy(&asked, &eva)], &[]);
    world.passes(30 * DAY);
    world.refuses(tidy(&asked, &ben), &[], Refusal::RenewalWaits);
    world.passes(1);
    world.accepts(&[tidy(&asked, &ben)], &[]);
    assert_eq!(world.intent(&asked.address, &ben).period, world.today().period.0);
}

#[test]
fn ends_at_once_with_the_request_and_after_a_tombstone() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    let last = eva.declares(&asked.address, eur(30), true, &[&ben, &ana]);
    world.accepts(&[request::close(&ana.record(), &asked)], &[&ana.key]);
    world.accepts(&[tidy(&asked, &ben)], &[]);
    ana.withdraws(&ben);
    ana.passes_on();
    world.refuses(request::tidy(&asked), &[], Refusal::RequestHasIntents);
    world.closes(tidy(&asked, &eva), &[], &last.address, &world.payer.pubkey());
    world.closes(request::tidy(&asked), &[], &asked.address, &world.payer.pubkey());
}

#[test]
fn votes_stand_until_the_initiative_ends() {
    let world = World::default();
    let (ana, ben, _, asked) = initiative(&world);
    let meant = ben.declares(&asked.address, eur(60), false, &[&ana]);
    world.passes(30 * DAY);
    world.refuses(tidy(&asked, &ben), &[], Refusal::IntentStands);
    world.passes(1);
    world.closes(tidy(&asked, &ben), &[], &meant.address, &world.payer.pubkey());
}

#[test]
fn refuses_the_wrong_beneficiary_commitment_and_payer() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    let promised = ben.commits_out_of_intent(&asked.address, eur(20), &[&ana]);
    ben.performs(&promised, eur(20));
    let other = ben.commits(&asked.address, eur(5), &[&ana]);
    world.passes_the_period_by(7 * DAY + 1);
    let wrong = |place: usize, pubkey| {
        let mut wrong = tidy(&asked, &ben);
        wrong.accounts[place].pubkey = pubkey;
        wrong
    };
    world.refuses(wrong(0, eva.member), &[], Refusal::WrongAccount);
    world.refuses(wrong(1, eva.member), &[], Refusal::WrongAccount);
    for instead in [other.commitment, exodus_sdk::instructions::SYSTEM] {
        world.refuses(wrong(4, instead), &[], Refusal::WrongAccount);
    }
    world.refuses(wrong(5, eva.key.pubkey()), &[], Refusal::NotPayer);
    world.accepts(&[tidy(&asked, &ben)], &[]);
}
