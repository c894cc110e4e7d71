use super::*;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp::new(0);

fn sum(minor: u64) -> Amount {
    Amount::positive(minor).unwrap()
}

fn mutual() -> Tie {
    Tie::NONE.extend(End::Lower, Turn(3), sum(1)).unwrap().extend(End::Higher, Turn(9), sum(2)).unwrap()
}

#[test]
fn two_extended_hands_make_a_tie() {
    let offered = Tie::NONE.extend(End::Lower, Turn(3), sum(1)).unwrap();
    assert!(!offered.is_mutual());
    assert!(mutual().is_mutual());
    assert_eq!(mutual().extend(End::Lower, Turn(4), sum(1)), Err(Refusal::TieAlreadyExtended));
}

#[test]
fn each_side_withdraws_and_restores_alone() {
    let withdrawn = mutual().withdraw(End::Lower, Turn(3), NOW).unwrap();
    assert!(!withdrawn.is_mutual());
    assert_eq!(withdrawn.side(End::Higher), mutual().side(End::Higher));
    assert_eq!(withdrawn.withdraw(End::Lower, Turn(4), NOW), Err(Refusal::TieNotExtended));
    assert_eq!(withdrawn.restore(End::Higher, Turn(9)), Err(Refusal::TieNotWithdrawn));
    assert_eq!(withdrawn.restore(End::Lower, Turn(3)), Err(Refusal::StaleTurn));
    assert!(withdrawn.restore(End::Lower, Turn(4)).unwrap().is_mutual());
}

#[test]
fn a_link_brings_back_who_had_withdrawn_but_not_who_was_withdrawn_from() {
    let accept = |tie: Tie| tie.accept(End::Higher, Turn(20), sum(5), Turn(40), sum(7));
    let fresh = accept(Tie::NONE).unwrap();
    assert_eq!((fresh.higher.turn, fresh.lower.turn), (Turn(20), Turn(40)));
    assert_eq!((fresh.higher.pledge, fresh.lower.pledge), (sum(5), sum(7)));
    let newcomer_withdrew = mutual().withdraw(End::Higher, Turn(9), NOW).unwrap();
    assert!(accept(newcomer_withdrew).unwrap().is_mutual());
    let inviter_withdrew = mutual().withdraw(End::Lower, Turn(3), NOW).unwrap();
    assert_eq!(accept(inviter_withdrew), Err(Refusal::TieWithdrawn));
    assert_eq!(accept(mutual()), Err(Refusal::TieAlreadyExtended));
}

#[test]
fn a_change_counts_for_the_other_when_trust_begins_or_ends() {
    let offered = Tie::NONE.extend(End::Lower, Turn(3), sum(1)).unwrap();
    assert!(counts(&offered, &mutual()) && counts(&mutual(), &offered));
    assert!(!counts(&Tie::NONE, &offered) && !counts(&mutual(), &mutual()));
}

#[test]
fn records_hold_a_side_as_a_byte() {
    assert_eq!([SideState::None, SideState::Extended, SideState::Withdrawn].map(SideState::byte), [0, 1, 2]);
}

#[test]
fn a_link_mends_the_pledge_of_a_hand_that_was_offered_already() {
    let offered = Tie::NONE.extend(End::Higher, Turn(9), sum(2)).unwrap();
    let taken = offered.accept(End::Higher, Turn(20), sum(5), Turn(40), sum(7)).unwrap();
    assert_eq!((taken.higher, taken.lower), (Side::extended(Turn(10), sum(5)), Side::extended(Turn(40), sum(7))));
}

#[test]
fn the_pledge_that_was_read_is_the_pledge_that_stands() {
    let earlier = Tie::NONE.extend(End::Lower, Turn(3), sum(1)).unwrap();
    let accept = |tie: Tie| tie.accept(End::Higher, Turn(20), sum(5), Turn(40), sum(100)).unwrap();
    assert_eq!(accept(earlier).lower, Side::extended(Turn(3), sum(100)), "the link's pledge, and nobody's turn moves");
    let newcomer_withdrew = mutual().withdraw(End::Higher, Turn(9), NOW).unwrap();
    assert_eq!(accept(newcomer_withdrew).lower, Side::extended(Turn(3), sum(100)));
}

#[test]
fn a_pledge_changes_at_its_turn_and_nothing_else_does() {
    let changed = mutual().change_pledge(End::Lower, Turn(3), sum(8)).unwrap();
    assert_eq!(changed, Tie { lower: Side::extended(Turn(4), sum(8)), ..mutual() });
    assert_eq!(mutual().change_pledge(End::Lower, Turn(2), sum(8)), Err(Refusal::StaleTurn));
}

#[test]
fn the_invariant_sees_a_pledge_of_nothing_and_a_side_that_says_nothing_but_holds_something() {
    let sound = mutual().lower;
    let broken = [
        Side { pledge: Amount::ZERO, ..sound },
        Side { pledge: Amount::ZERO, state: SideState::Withdrawn, ..sound },
        Side { state: SideState::Withdrawn, guardian_since: Some(Timestamp::new(1)), ..sound },
        Side { pledge: sum(1), ..Side::NONE },
        Side { turn: Turn(1), ..Side::NONE },
        Side { guardian_since: Some(Timestamp::new(1)), ..Side::NONE },
        Side { dismissed_at: Some(Timestamp::new(1)), ..sound },
        Side { dismissed_at: Some(Timestamp::new(1)), ..Side::NONE },
    ];
    assert!(Tie::NONE.invariant() && mutual().invariant());
    for side in broken {
        assert!(!Tie { lower: side, ..mutual() }.invariant(), "{side:?}");
        assert!(!Tie { higher: side, ..mutual() }.invariant(), "{side:?}");
    }
}

#[test]
fn only_its_owner_forgets_a_withdrawn_side() {
    let tie = mutual().withdraw(End::Lower, Turn(3), NOW).unwrap();
    assert_eq!(tie.forget(End::Lower, Turn(4)), Err(Refusal::TieStillExtended));
    let both = tie.withdraw(End::Higher, Turn(9), NOW).unwrap();
    let (left, turn) = both.forget(End::Higher, Turn(10)).unwrap();
    assert_eq!(turn, Turn(11));
    assert!(!left.is_forgotten(), "the other still remembers");
    assert_eq!(left.accept(End::Higher, Turn(11), sum(1), Turn(0), sum(1)), Err(Refusal::TieWithdrawn));
    assert_eq!(left.forget(End::Higher, Turn(0)), Err(Refusal::TieNotWithdrawn), "forgotten is forgotten");
    assert!(left.forget(End::Lower, Turn(4)).unwrap().0.is_forgotten());
}

fn ends() -> impl Strategy<Value = End> {
    prop_oneof![Just(End::Lower), Just(End::Higher)]
}

proptest! {
    #[test]
    fn no_walk_breaks_the_invariant_and_nobody_moves_the_other_side(
        steps in prop::collection::vec((ends(), 0..6_u8, 1..100_u64), 1..60),
    ) {
        let mut tie = Tie::NONE;
        for (by, what, minor) in steps {
            let turn = tie.side(by).turn;
            let next = match what {
                0 => tie.extend(by, Turn(7), sum(minor)),
                1 => tie.withdraw(by, turn, NOW),
                2 => tie.restore(by, turn),
                3 => tie.change_pledge(by, turn, sum(minor)),
                4 => tie.forget(by, turn).map(|(tie, _)| tie),
                _ => tie.accept(by, Turn(7), sum(minor), Turn(8), sum(minor)),
            };
            let Ok(next) = next else { continue };
            prop_assert!(next.invariant());
            let before = tie.side(by.other());
            if what != 5 {
                prop_assert_eq!(before, next.side(by.other()));
            } else if before.state != SideState::None {
                let offered = Side { pledge: sum(minor), ..before };
                prop_assert_eq!(offered, next.side(by.other()), "a link moves a standing side but for its pledge");
            }
            tie = next;
        }
    }
}

#[test]
fn a_hand_that_was_never_asked_for_is_turned_away() {
    let theirs = Tie::NONE.extend(End::Higher, Turn(3), sum(5)).unwrap();
    let away = theirs.turn_away(End::Lower, Turn(8), sum(7)).unwrap();
    assert_eq!((away.lower.state, away.lower.turn), (SideState::Withdrawn, Turn(8)));
    assert_eq!(away.must_welcome(End::Lower), Err(Refusal::TurnedAway));
    assert!(away.invariant() && !away.is_mutual());
    assert_eq!(away.turn_away(End::Lower, Turn(9), sum(7)), Err(Refusal::TieNotExtended), "once");
}
