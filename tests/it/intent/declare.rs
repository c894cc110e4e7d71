use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::request;
use exodus_sdk::state::Request;
use exodus_tests::{DAY, World, eur};

use super::{initiative, monthly};
use crate::member::leaves;

#[test]
fn accepts_what_is_meant_and_counts_it() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    let before = ben.record();
    let declared = ben.declares(&asked.address, eur(20), true, &[&ana]);
    assert_eq!((declared.request, declared.member, declared.payer), (asked.address, ben.member, world.payer.pubkey()));
    assert_eq!((declared.amount, declared.left, declared.recurring), (eur(20), eur(20), 1));
    assert_eq!((declared.period, declared.turn), (world.today().period.0, before.turn));
    assert_eq!(ben.record().turn, before.turn + 1);
    let asked = world.get::<Request>(&asked.address);
    assert_eq!((asked.backers, asked.sums.intended, asked.sums.committed), (1, eur(20), 0));
    world.adds_up(&asked.address);
}

#[test]
fn accepts_all_that_is_asked_for_from_everybody_and_more_from_nobody() {
    let world = World::default();
    let (ana, ben, eva, asked) = initiative(&world);
    let more = ben.declaring(&asked.address, asked.target + 1, false, &[&ana]);
    world.refuses(more, &[&ben.key], Refusal::AboveTarget);
    ben.declares(&asked.address, asked.target, false, &[&ana]);
    eva.declares(&asked.address, asked.target, false, &[&ben, &ana]);
    assert_eq!(world.get::<Request>(&asked.address).backers, 2);
    world.adds_up(&asked.address);
}

#[test]
fn accepts_only_these_accounts_over_a_short_path_and_a_long_one() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    ben.initiates(eur(7), 1);
    let near = ben.declaring(&asked.address, eur(20), true, &[&ana]);
    world.accepts_from_no_other_accounts(&near, &[&ben.key]);
    let far = eva.declaring(&asked.address, eur(20), false, &[&ben, &ana]);
    world.accepts_from_no_other_accounts(&far, &[&eva.key]);
    world.adds_up(&asked.address);
}

#[test]
fn refuses_more_or_fewer_bytes_or_too_many_accounts() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    let declare = ben.declaring(&asked.address, eur(20), true, &[&ana]);
    let mut longer = declare.clone();
    longer.data.push(0);
    let mut shorter = declare.clone();
    shorter.data.pop();
    let mut wider = declare.clone();
    wider.accounts.extend(vec![wider.accounts[2].clone(); 7]);
    let mut narrower = declare;
    narrower.accounts.truncate(7);
    for wrong in [longer, shorter, wider, narrower] {
        world.refuses(wrong, &[&ben.key], Refusal::ShapeMismatch);
    }
}

#[test]
fn refuses_a_second_one_and_the_same_one_twice() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    let once = ben.declaring(&asked.address, eur(20), true, &[&ana]);
    world.accepts(core::slice::from_ref(&once), &[&ben.key]);
    world.refuses(once.clone(), &[&ben.key], Refusal::IntentExists);
    let again = ben.declaring(&asked.address, eur(30), true, &[&ana]);
    world.refuses(again, &[&ben.key], Refusal::IntentExists);
    // Taken back, it does not come back by what was signed before.
    ben.takes_back(&asked.address);
    world.refuses(once, &[&ben.key], Refusal::StaleTurn);
}

#[test]
fn refuses_an_emergency_and_a_claim() {
    let world = World::default();
    let (ana, ben, _, _) = monthly(&world);
    let emergency = ana.asks(eur(100));
    let declare = ben.declaring(&emergency.address, eur(20), false, &[&ana]);
    world.refuses(declare, &[&ben.key], Refusal::NoIntents);
    let pool = ana.founds(ana.proposal(eur(100)));
    ben.joins_pool(&pool, &ana, eur(100));
    world.passes(exodus_tests::pool::WAITING + 1);
    let claim = ana.claims(&pool, eur(10));
    let declare = ben.declaring(&claim.address, eur(20), false, &[&ana]);
    world.refuses(declare, &[&ben.key], Refusal::NoIntents);
}

#[test]
fn refuses_ones_own_request_and_one_of_another_network() {
    let world = World::default();
    let (ana, _, eva, asked) = monthly(&world);
    // Both records in one slot: the framework stops it before the rules are asked.
    world.stops(ana.declaring(&asked.address, eur(20), true, &[]), &[&ana.key]);
    // I9 of promises: nor under another record of the same key.
    let moved = crate::member::moves_to(&eva, "ana");
    let declare = moved.declaring(&asked.address, eur(20), true, &[]);
    world.refuses(declare, &[&moved.key], Refusal::OwnRequest);
    let foreigner = world.foreigner("zoe");
    let declare = foreigner.declaring(&asked.address, eur(20), true, &[]);
    world.refuses(declare, &[&foreigner.key], Refusal::AcrossNetworks);
}

#[test]
fn refuses_what_has_changed_since_the_helper_looked() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    let edits = |target, details| {
        let seen = world.get::<Request>(&asked.address);
        world.accepts(&[request::edit(&ana.record(), &seen, target, 3, details)], &[&ana.key]);
    };
    let declaring = || ben.declaring(&asked.address, eur(20), true, &[&ana]);
    let (details, price) = (declaring(), declaring());
    edits(eur(100), [9; 32]);
    world.refuses(details, &[&ben.key], Refusal::DetailsChanged);
    edits(eur(101), [7; 32]);
    world.refuses(price, &[&ben.key], Refusal::PriceChanged);
    let period = declaring();
    world.passes_the_period_by(0);
    let mut early = declaring();
    early.data[5..9].copy_from_slice(&(world.today().period.0 + 1).to_le_bytes());
    world.refuses(early, &[&ben.key], Refusal::PeriodChanged);
    world.passes(1);
    world.refuses(period, &[&ben.key], Refusal::PeriodChanged);
    world.accepts(&[declaring()], &[&ben.key]);
}

#[test]
fn refuses_amounts_flags_and_turns_out_of_their_range() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    for (amount, refusal) in [(0, Refusal::AmountZero), (1 << 53, Refusal::AmountTooLarge)] {
        world.refuses(ben.declaring(&asked.address, amount, true, &[&ana]), &[&ben.key], refusal);
    }
    let mut flag = ben.declaring(&asked.address, eur(20), true, &[&ana]);
    *flag.data.last_mut().expect("the flag is last") = 2;
    world.refuses(flag, &[&ben.key], Refusal::FlagUnknown);
    for turn in [ben.record().turn - 1, ben.record().turn + 1, u32::MAX] {
        let mut stale = ben.declaring(&asked.address, eur(20), true, &[&ana]);
        stale.data[1..5].copy_from_slice(&turn.to_le_bytes());
        world.refuses(stale, &[&ben.key], Refusal::StaleTurn);
    }
    let vote = ana.initiates(eur(100), 1);
    world.refuses(ben.declaring(&vote.address, eur(20), true, &[&ana]), &[&ben.key], Refusal::FieldNotForKind);
}

#[test]
fn refuses_a_request_that_has_ended_and_an_initiative_that_is_adopted() {
    let world = World::default();
    let (ana, ben, eva, asked) = initiative(&world);
    ben.declares(&asked.address, eur(60), false, &[&ana]);
    eva.declares(&asked.address, eur(40), false, &[&ben, &ana]);
    world.passes(3 * DAY);
    let joe = world.joins("joe");
    joe.ties_with(&ana);
    let late = || joe.declaring(&asked.address, eur(20), false, &[&ana]);
    world.refuses(late(), &[&joe.key], Refusal::AlreadyAdopted);
    world.accepts(&[request::close(&ana.record(), &world.get(&asked.address))], &[&ana.key]);
    world.refuses(late(), &[&joe.key], Refusal::RequestNotOpen);
    let expiring = ana.initiates(eur(100), 2);
    world.passes(30 * DAY + 1);
    let declare = joe.declaring(&expiring.address, eur(20), false, &[&ana]);
    world.refuses(declare, &[&joe.key], Refusal::RequestNotOpen);
}

#[test]
fn refuses_somebody_elses_signature_and_who_has_left() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    let mut forged = ben.declaring(&asked.address, eur(20), true, &[&ana]);
    forged.accounts[1].pubkey = eva.key.pubkey();
    world.refuses(forged, &[&eva.key], Refusal::NotAuthority);
    leaves(&ben);
    let declare = ben.declaring(&asked.address, eur(20), true, &[&ana]);
    world.refuses(declare, &[&ben.key], Refusal::MemberLeft);
}
