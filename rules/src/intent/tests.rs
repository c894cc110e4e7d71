use super::*;
use crate::Handshakes;
use crate::commitment::Share;
use crate::request::{Call, Status};

const MONTH: Rhythm = Rhythm::Month;
const DAY: i64 = 86_400;

fn sum(minor: u64) -> Amount {
    Amount::new(minor).unwrap()
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::new(seconds)
}

fn request(kind: Kind) -> Request {
    let (deadline, fulfil_by, minimum_backers) = match kind {
        Kind::Initiative => (at(10 * DAY), at(20 * DAY), 1),
        Kind::Emergency => (at(10 * DAY), at(0), 0),
        Kind::Support | Kind::Claim => (at(0), at(0), 0),
    };
    let reach = Handshakes::ANYONE;
    let call = Call { kind, target: sum(500), deadline, fulfil_by, minimum_backers, reach };
    Request::open(&call, MONTH, MONTH.today(at(0)).unwrap(), at(0)).unwrap()
}

fn wish(minor: u64, recurring: bool) -> Wish {
    Wish { amount: sum(minor), recurring }
}

fn facts(word: Word, in_emergency: bool) -> Facts {
    Facts { author_left: false, word, in_emergency }
}

fn monthly(minor: u64) -> Intent {
    Intent::declare(wish(minor, true), &request(Kind::Support), Turn(7), at(0)).unwrap().0
}

/// The support as February finds it, and then March.
fn later(days: i64) -> Request {
    request(Kind::Support).rolled(MONTH.at(at(days * DAY)).unwrap())
}

#[test]
fn an_intent_is_for_support_and_initiatives_and_recurs_for_support_alone() {
    let declare = |kind, recurring| {
        Intent::declare(wish(1, recurring), &request(kind), Turn(0), at(0)).map(|(intent, _)| intent.left)
    };
    assert_eq!(declare(Kind::Support, true), Ok(sum(1)));
    assert_eq!(declare(Kind::Initiative, false), Ok(sum(1)));
    assert_eq!(declare(Kind::Initiative, true), Err(Refusal::FieldNotForKind));
    assert_eq!(declare(Kind::Emergency, false), Err(Refusal::NoIntents));
}

#[test]
fn an_edit_replaces_all_that_was_said() {
    let edited = monthly(100).edit(Turn(7), Turn(9), wish(30, false), &request(Kind::Support), at(1)).unwrap().0;
    assert_eq!(edited, Intent { amount: sum(30), left: sum(30), recurring: false, turn: Turn(9), ..monthly(100) });
}

#[test]
fn an_adopted_initiative_takes_no_more_and_lets_less_be_said() {
    let adopted = Request { status: Status::Adopted, ..request(Kind::Initiative) };
    let (said, _) = Intent::declare(wish(100, false), &request(Kind::Initiative), Turn(7), at(0)).unwrap();
    let edit = |minor| said.edit(Turn(7), Turn(9), wish(minor, false), &adopted, at(1)).map(|(intent, _)| intent.left);
    assert_eq!((edit(99), edit(100)), (Ok(sum(99)), Ok(sum(100))));
    assert_eq!(edit(101), Err(Refusal::AlreadyAdopted));
}

#[test]
fn what_has_become_a_commitment_is_not_edited_away() {
    let support = request(Kind::Support);
    let (given, backing) = monthly(100).commit(sum(60), &support).unwrap();
    assert_eq!((given.left, backing.from, backing.to), (sum(40), sum(100), sum(40)));
    let edit = |minor| given.edit(Turn(7), Turn(9), wish(minor, true), &support, at(1)).unwrap().0;
    assert_eq!((edit(80).left, edit(80).turn), (sum(20), Turn(9)));
    let change = |minor, monthly| given.edit(Turn(7), Turn(9), wish(minor, monthly), &support, at(1));
    assert_eq!((edit(60).left, change(59, true)), (Amount::ZERO, Err(Refusal::IntentGiven)));
    assert_eq!(change(80, false), Err(Refusal::IntentGiven), "whoever promised monthly answers for it monthly");
    assert_eq!(change(501, true), Err(Refusal::AboveTarget));
    assert_eq!(given.edit(Turn(6), Turn(9), wish(1, true), &support, at(1)), Err(Refusal::StaleTurn));
}

#[test]
fn nobody_renews_by_the_last_of_several_promises() {
    let support = request(Kind::Support);
    let once = Intent { recurring: false, ..monthly(100) };
    let (given, _) = once.commit(sum(50), &support).unwrap();
    let (given, _) = given.commit(sum(50), &support).unwrap();
    for asked in [support, later(33)] {
        let monthly = given.edit(Turn(7), Turn(9), wish(100, true), &asked, at(33 * DAY));
        assert_eq!(monthly.map(|_| ()), Err(Refusal::IntentGiven));
        assert!(given.edit(Turn(7), Turn(9), wish(100, false), &asked, at(33 * DAY)).is_ok());
    }
    let ends = monthly(100).commit(sum(50), &support).unwrap().0;
    assert!(
        ends.edit(Turn(7), Turn(9), wish(100, false), &later(33), at(33 * DAY)).is_ok(),
        "a renewal may be called off"
    );
}

#[test]
fn nobody_votes_for_a_request_of_their_own_key() {
    let person = |network, member, key| Person { network, member, key };
    let means = |other| may_mean(&person(0, 1, 7), &other);
    assert_eq!(means(person(0, 2, 8)), Ok(()));
    assert_eq!(means(person(0, 1, 8)), Err(Refusal::OwnRequest));
    assert_eq!(means(person(0, 2, 7)), Err(Refusal::OwnRequest));
    assert_eq!(means(person(9, 2, 8)), Err(Refusal::AcrossNetworks));
}

#[test]
fn one_commitment_a_period_comes_out_of_a_recurring_intent() {
    let support = request(Kind::Support);
    assert_eq!(monthly(100).commit(sum(101), &support), Err(Refusal::AboveLeft));
    let (given, _) = monthly(100).commit(sum(60), &support).unwrap();
    assert_eq!(given.commit(sum(1), &support), Err(Refusal::OneCommitmentAPeriod));
    let once = Intent { recurring: false, ..monthly(100) };
    let (given, _) = once.commit(sum(60), &support).unwrap();
    assert!(given.commit(sum(40), &support).is_ok());
    assert_eq!(once.commit(sum(1), &later(40)), Err(Refusal::IntentOfAnotherPeriod));
}

#[test]
fn seven_days_after_its_month_a_kept_word_renews_and_everything_else_ends() {
    let tidy = |intent: Intent, word, days| intent.tidy(&later(days), &facts(word, false), MONTH, at(days * DAY));
    assert_eq!(tidy(monthly(100), Word::Kept, 37), Err(Refusal::IntentStands), "7 February, 00:00");
    let (given, _) = monthly(100).commit(sum(60), &request(Kind::Support)).unwrap();
    let renewed = tidy(given, Word::Kept, 38).unwrap().unwrap();
    assert_eq!((renewed.period, renewed.left, renewed.committed), (later(38).period, sum(100), false));
    assert_eq!(tidy(renewed, Word::Kept, 38), Err(Refusal::IntentStands), "twice is once");
    assert_eq!(tidy(monthly(100), Word::Open, 38), Ok(None));
    assert_eq!(tidy(monthly(100), Word::NotGiven, 38), Ok(None));
    let once = Intent { recurring: false, ..monthly(100) };
    assert_eq!(tidy(once, Word::Kept, 38), Ok(None));
    assert_eq!(tidy(monthly(100), Word::Kept, 100).unwrap().unwrap().period, later(100).period, "however late");
}

#[test]
fn a_renewal_waits_for_an_emergency_and_a_lapse_does_not() {
    let tidy = |word| monthly(100).tidy(&later(38), &facts(word, true), MONTH, at(38 * DAY));
    assert_eq!(tidy(Word::Kept), Err(Refusal::RenewalWaits));
    assert_eq!(tidy(Word::NotGiven), Ok(None));
}

#[test]
fn an_ended_request_lets_every_intent_go() {
    let closed = request(Kind::Support).close(Turn(0), at(1)).unwrap();
    assert_eq!(monthly(100).tidy(&closed, &facts(Word::NotGiven, true), MONTH, at(1)), Ok(None));
    let vote = request(Kind::Initiative);
    let (voted, _) = Intent::declare(wish(5, false), &vote, Turn(0), at(0)).unwrap();
    assert_eq!(voted.tidy(&vote, &facts(Word::NotGiven, false), MONTH, at(10 * DAY)), Err(Refusal::IntentStands));
    assert_eq!(voted.tidy(&vote, &facts(Word::NotGiven, false), MONTH, at(10 * DAY + 1)), Ok(None));
}

#[test]
fn a_fixed_period_has_no_longer_grace_than_itself() {
    let minute = Rhythm::Fixed(60);
    let support = request(Kind::Support);
    let intent = Intent { period: Period(10), ..monthly(100) };
    let found = Request { period: Period(12), ..support };
    let tidy = |now| intent.tidy(&found, &facts(Word::Kept, false), minute, at(now));
    assert_eq!(tidy(719), Err(Refusal::IntentStands));
    assert!(tidy(720).is_ok());
}

#[test]
fn sums_follow_an_intent_from_its_beginning_to_its_end() {
    let support = request(Kind::Support);
    let today = support.period;
    let (intent, comes) = Intent::declare(wish(100, true), &support, Turn(0), at(0)).unwrap();
    let support = support.backed(&comes, today, at(0)).unwrap();
    assert_eq!((support.sums.intended.get(), support.backers), (100, 1));
    let (given, moves) = intent.commit(sum(60), &support).unwrap();
    let support = support.backed(&moves, today, at(0)).unwrap();
    assert_eq!((support.sums.intended.get(), support.backers), (40, 1));
    let to = Share { committed: sum(60), kept: Amount::ZERO };
    let support = support.moved(today, (Share::default(), to), today, at(0)).unwrap();
    let ended = support.backed(&given.end(), later(40).period, at(40 * DAY)).unwrap();
    assert_eq!((ended.sums_before.intended.get(), ended.sums_before.committed.get(), ended.backers), (0, 60, 0));
    assert_eq!(ended.status, Status::Open);
}

#[test]
fn whoever_has_left_means_nothing_any_more() {
    let gone = Facts { author_left: true, ..facts(Word::Kept, true) };
    assert_eq!(monthly(100).tidy(&request(Kind::Support), &gone, MONTH, at(0)), Ok(None));
}

#[test]
fn the_invariant_sees_an_intent_of_nothing_or_with_too_much_left() {
    let sound = monthly(100);
    assert!(sound.invariant());
    assert!(!Intent { amount: sum(0), left: sum(0), ..sound }.invariant());
    assert!(!Intent { left: sum(101), ..sound }.invariant());
}

#[test]
fn an_intent_reaches_as_far_as_the_target() {
    let declare = |minor| Intent::declare(wish(minor, false), &request(Kind::Support), Turn(0), at(0));
    assert!(declare(500).is_ok());
    assert_eq!(declare(501), Err(Refusal::AboveTarget));
}
