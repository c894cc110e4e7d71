use super::*;

const DAY: i64 = 86_400;

fn newcomer() -> Member {
    let frame = Frame::new(0, 2, 2, 3).unwrap();
    Member::join(frame, Amount::positive(100_00).unwrap(), 5, Timestamp::new(0)).unwrap()
}

fn today(seconds: i64) -> Today {
    newcomer().today(Timestamp::new(seconds)).unwrap()
}

#[test]
fn three_silent_months_make_a_member_dormant_and_any_act_wakes() {
    let member = newcomer();
    let may = today(120 * DAY);
    assert_eq!(member.must_be_active(today(119 * DAY)), Ok(()), "30 April");
    assert_eq!(member.must_be_active(may), Err(Refusal::MemberDormant), "1 May");
    assert_eq!(member.acts(may).must_be_active(may), Ok(()));
}

#[test]
fn an_overdue_commitment_suspends() {
    let late = Member { overdue: true, ..newcomer() };
    assert_eq!(late.must_be_active(today(0)), Err(Refusal::MemberSuspended));
}

#[test]
fn who_has_left_creates_nothing_more_and_is_not_woken() {
    let gone = Member { state: State::Left, ..newcomer() };
    assert_eq!(gone.acts(today(90 * DAY)), gone, "answering an old promise");
    assert_eq!(gone.takes_turn(gone.turn, today(0)), Err(Refusal::MemberLeft));
    assert_eq!(gone.must_be_active(today(0)), Err(Refusal::MemberLeft));
}

#[test]
fn ties_end_at_the_cap() {
    let member = newcomer().gains_tie().unwrap().gains_tie().unwrap();
    assert_eq!(member.gains_tie(), Err(Refusal::TieCapReached));
    assert_eq!(newcomer().loses_tie(), Err(Refusal::RecordCorrupt));
}

#[test]
fn one_emergency_at_a_time_and_two_a_today() {
    let at = Timestamp::new;
    let open = |member: Member, number, now: i64| {
        let opened = OpenEmergency { number: Turn(number), deadline: at(now + DAY) };
        member.takes_turn(member.turn, today(now)).unwrap().opens_emergency(opened, today(now).period, at(now))
    };
    assert_eq!(newcomer().must_be_heard(today(0)), Err(Refusal::NoTie));
    assert_eq!(newcomer().gains_tie().unwrap().must_be_heard(today(0)), Ok(()));
    let first = open(newcomer().gains_tie().unwrap(), 0, 0).unwrap();
    assert_eq!(open(first, 1, DAY), Err(Refusal::EmergencyAlreadyOpen), "open in its last second");
    let second = open(first, 1, DAY + 1).unwrap();
    assert_eq!(second.ends_emergency(Turn(0)), second, "the end of an old one leaves the new one open");
    let ended = second.ends_emergency(Turn(1));
    assert_eq!(open(ended, 2, 3 * DAY), Err(Refusal::EmergenciesThisPeriod));
    assert!(open(ended, 2, 31 * DAY).is_ok(), "February begins anew");
}

#[test]
fn a_changed_key_starts_a_new_epoch() {
    assert_eq!(newcomer().change_key(today(0)).unwrap().epoch, Epoch(1));
}

#[test]
fn a_setting_is_made_once() {
    let today = today(0);
    let set = newcomer().set(Turn(0), Amount::positive(5).unwrap(), 1_000, today).unwrap();
    assert_eq!((set.pledge.get(), set.attention, set.turn), (5, 1_000, Turn(1)));
    assert_eq!(set.set(Turn(0), Amount::positive(5).unwrap(), 1, today), Err(Refusal::StaleTurn));
    assert_eq!(set.set(Turn(1), Amount::positive(5).unwrap(), 1_001, today), Err(Refusal::AttentionOutOfRange));
}

#[test]
fn an_act_keeps_its_member_awake_and_a_lent_hand_only_takes_the_turn() {
    let may = today(120 * DAY);
    let awake = newcomer().acts(may);
    assert_eq!((awake.last_active, awake.active_until), (may.period, may.until));
    assert_eq!(newcomer().takes_turn_by(Hand::Own, Turn(0), may), Ok(Member { turn: Turn(1), ..awake }));
    assert_eq!(newcomer().takes_turn_by(Hand::Lent, Turn(0), may), Ok(Member { turn: Turn(1), ..newcomer() }));
    assert_eq!(newcomer().takes_turn_by(Hand::Lent, Turn(1), may), Err(Refusal::StaleTurn));
}

#[test]
fn an_emergency_ends_once() {
    let opened = OpenEmergency { number: Turn(7), deadline: Timestamp::new(DAY) };
    let asking = Member { emergency: Some(opened), ..newcomer() };
    assert_eq!(asking.ends_emergency(Turn(7)), newcomer());
    assert_eq!(newcomer().ends_emergency(Turn(7)), newcomer());
}

#[test]
fn promises_are_counted_on_both_sides() {
    let (debtor, creditor) = (newcomer().owes_one_more().unwrap(), newcomer().is_owed_one_more().unwrap());
    assert_eq!((debtor, creditor), (Member { owing: 1, ..newcomer() }, Member { owed: 1, ..newcomer() }));
    assert_eq!((debtor.owes_one_less(), creditor.is_owed_one_less()), (Ok(newcomer()), Ok(newcomer())));
    assert_eq!(newcomer().owes_one_less(), Err(Refusal::RecordCorrupt));
    assert_eq!(newcomer().is_owed_one_less(), Err(Refusal::RecordCorrupt));
}

#[test]
fn each_part_of_the_invariant_is_needed() {
    let fullest = Member { ties: 2, attention: 1_000, emergencies_opened: 2, ..newcomer() };
    assert!(fullest.invariant());
    let broken = [
        Member { ties: 3, ..newcomer() },
        Member { attention: 1_001, ..newcomer() },
        Member { pledge: Amount::ZERO, ..newcomer() },
        Member { pledge: Amount::stored(u64::MAX), ..newcomer() },
        Member { emergencies_opened: 3, ..newcomer() },
    ];
    for broken in broken {
        assert!(!broken.invariant(), "{broken:?}");
    }
}
