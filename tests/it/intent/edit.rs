use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::{intent, request};
use exodus_sdk::state::Request;
use exodus_tests::{DAY, World, eur};

use super::{initiative, monthly};

#[test]
fn accepts_more_less_and_another_rhythm_and_the_sums_follow() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    let declared = ben.declares(&asked.address, eur(20), true, &[&ana]);
    for (amount, recurring) in [(eur(90), true), (1, false), (eur(30), true)] {
        let turn = ben.record().turn;
        let edit = intent::edit(&ben.record(), &world.intent(&asked.address, &ben), amount, recurring);
        world.accepts(&[edit], &[&ben.key]);
        let edited = world.intent(&asked.address, &ben);
        assert_eq!((edited.amount, edited.left, edited.recurring), (amount, amount, u8::from(recurring)));
        assert_eq!((edited.turn, edited.period, edited.payer), (turn, declared.period, declared.payer));
        assert_eq!(world.get::<Request>(&asked.address).sums.intended, amount);
        world.adds_up(&asked.address);
    }
}

#[test]
fn accepts_no_less_than_was_promised_out_of_it() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    let promised = ben.commits_out_of_intent(&asked.address, eur(15), &[&ana]);
    for (amount, left) in [(eur(40), eur(25)), (eur(16), eur(1)), (eur(15), 0)] {
        ben.edits(&asked.address, amount);
        let edited = world.intent(&asked.address, &ben);
        assert_eq!((edited.left, edited.commitment), (left, promised.commitment), "what is promised stays promised");
        world.adds_up(&asked.address);
    }
    assert_eq!(promised.record(&world).amount, eur(15));
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    let own = ben.declares(&asked.address, eur(20), true, &[&ana]);
    eva.declares(&asked.address, eur(20), true, &[&ben, &ana]);
    world.accepts_only_as_it_stands(&intent::edit(&ben.record(), &own, eur(5), true), &[&ben.key]);
}

#[test]
fn refuses_the_same_edit_twice_and_turns_that_are_not_its_own() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    let own = ben.declares(&asked.address, eur(20), true, &[&ana]);
    for turn in [own.turn.wrapping_sub(1), own.turn + 1, u32::MAX] {
        let mut wrong = intent::edit(&ben.record(), &own, eur(5), true);
        wrong.data[1..5].copy_from_slice(&turn.to_le_bytes());
        world.refuses(wrong, &[&ben.key], Refusal::StaleTurn);
    }
    let once = intent::edit(&ben.record(), &own, eur(5), true);
    world.accepts(core::slice::from_ref(&once), &[&ben.key]);
    world.refuses(once.clone(), &[&ben.key], Refusal::StaleTurn);
    // Another intent at the same address is none that somebody signed about before.
    ben.takes_back(&asked.address);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    world.refuses(once, &[&ben.key], Refusal::StaleTurn);
}

#[test]
fn refuses_everybody_but_the_author() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    let own = ben.declares(&asked.address, eur(20), true, &[&ana]);
    for other in [&ana, &eva] {
        let theirs = intent::edit(&other.record(), &own, eur(5), true);
        world.refuses(theirs, &[&other.key], Refusal::WrongAccount);
        let mut forged = intent::edit(&ben.record(), &own, eur(5), true);
        forged.accounts[0].pubkey = other.key.pubkey();
        world.refuses(forged, &[&other.key], Refusal::NotAuthority);
    }
}

#[test]
fn refuses_values_out_of_their_range() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    let own = ben.declares(&asked.address, eur(20), true, &[&ana]);
    for (amount, refusal) in [(0, Refusal::AmountZero), (1 << 53, Refusal::AmountTooLarge)] {
        world.refuses(intent::edit(&ben.record(), &own, amount, true), &[&ben.key], refusal);
    }
    let mut flag = intent::edit(&ben.record(), &own, eur(5), true);
    *flag.data.last_mut().expect("the flag is last") = 2;
    world.refuses(flag, &[&ben.key], Refusal::FlagUnknown);
    let vote = ana.initiates(eur(100), 1);
    let own = ben.declares(&vote.address, eur(5), false, &[&ana]);
    world.refuses(intent::edit(&ben.record(), &own, eur(5), true), &[&ben.key], Refusal::FieldNotForKind);
}

#[test]
fn accepts_at_any_time_also_when_its_period_is_over() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    ben.commits_out_of_intent(&asked.address, eur(15), &[&ana]);
    let less = || intent::edit(&ben.record(), &world.intent(&asked.address, &ben), eur(3), true);
    world.passes_the_period_by(0);
    world.refuses(less(), &[&ben.key], Refusal::IntentGiven);
    world.passes(1);
    world.accepts(&[less()], &[&ben.key]);
    let own = world.intent(&asked.address, &ben);
    assert_eq!((own.amount, own.left, own.period + 1), (eur(3), eur(3), world.today().period.0));
    world.adds_up(&asked.address);
    ben.edits(&asked.address, eur(25));
    let own = world.intent(&asked.address, &ben);
    assert_eq!((own.amount, own.left), (eur(25), eur(3)), "what is left of an ended period does not grow");
    world.adds_up(&asked.address);
}

#[test]
fn refuses_more_once_it_is_adopted_and_anything_once_it_has_ended() {
    let world = World::default();
    let (ana, ben, eva, asked) = initiative(&world);
    ben.declares(&asked.address, eur(60), false, &[&ana]);
    eva.declares(&asked.address, eur(40), false, &[&ben, &ana]);
    world.passes(3 * DAY);
    let to = |amount| intent::edit(&ben.record(), &world.intent(&asked.address, &ben), amount, false);
    let less = || to(eur(5));
    world.refuses(to(eur(60) + 1), &[&ben.key], Refusal::AlreadyAdopted);
    world.accepts(&[less()], &[&ben.key]);
    assert_eq!(world.get::<exodus_sdk::state::Request>(&asked.address).status, 5, "the adoption stands");
    world.accepts(&[request::close(&ana.record(), &world.get(&asked.address))], &[&ana.key]);
    world.refuses(less(), &[&ben.key], Refusal::RequestNotOpen);
}

/// I7 of promises: a renewal looks at one promise, and whoever gave several has more to keep than the last.
#[test]
fn what_gave_several_promises_does_not_become_recurring() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    ben.declares(&asked.address, eur(20), false, &[&ana]);
    for _ in 0..2 {
        ben.commits_out_of_intent(&asked.address, eur(10), &[&ana]);
    }
    let monthly = || intent::edit(&ben.record(), &world.intent(&asked.address, &ben), eur(20), true);
    world.refuses(monthly(), &[&ben.key], Refusal::IntentGiven);
    world.passes_the_period_by(1);
    world.refuses(monthly(), &[&ben.key], Refusal::IntentGiven);
    ben.takes_back(&asked.address);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
}
