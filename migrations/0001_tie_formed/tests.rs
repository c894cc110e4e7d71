//! The golden tie, every tie that version 1 can hold, and bytes that are none.

use super::{Fault, VERSION_AT, ensure, migrate, v1, v2};
use proptest::prelude::*;

const GOLDEN: &str = include_str!("../../tests/it/golden/tie.hex");
/// The sequence and the version: all that changes in front of the new field.
const CHANGED: std::ops::Range<usize> = 8..VERSION_AT + 1;

fn bytes_of(hex: &str) -> Vec<u8> {
    let digits: Vec<char> = hex.chars().filter(char::is_ascii_hexdigit).collect();
    let byte = |pair: &[char]| u8::from_str_radix(&String::from_iter(pair), 16).unwrap();
    digits.chunks(2).map(byte).collect()
}

fn golden() -> Vec<u8> {
    bytes_of(GOLDEN)
}

fn read(bytes: &[u8]) -> v2::Tie {
    bytemuck::pod_read_unaligned(bytes)
}

/// With one byte changed.
fn with(mut bytes: Vec<u8>, at: usize, byte: u8) -> Vec<u8> {
    bytes[at] = byte;
    bytes
}

#[test]
fn the_golden_tie_keeps_what_it_says() {
    let old = golden();
    let new = migrate(&old).unwrap();
    assert_eq!((old.len(), new.len()), (v1::LENGTH, v2::LENGTH));
    let tie = read(&new);
    assert_eq!((tie.mark, tie.head.version, tie.head.sequence), (v1::MARK, 2, 2));
    assert_eq!((tie.lower_side.pledge, tie.higher_side.pledge), (100_00, 150_00));
    assert_eq!((tie.lower_side.state, tie.higher_side.turn, tie.formed), (1, 1, v2::NOT_KNOWN));
}

#[test]
fn refuses_every_other_record_of_the_program() {
    for other in [
        include_str!("../../tests/it/golden/commitment.hex"),
        include_str!("../../tests/it/golden/delegate.hex"),
        include_str!("../../tests/it/golden/member.hex"),
        include_str!("../../tests/it/golden/network.hex"),
        include_str!("../../tests/it/golden/stake.hex"),
        include_str!("../../tests/it/golden/tombstone.hex"),
    ] {
        assert_eq!(migrate(&bytes_of(other)), Err(Fault::Foreign));
        assert_eq!(ensure(&bytes_of(other)), Err(Fault::Foreign));
    }
}

#[test]
fn refuses_what_is_too_short_or_too_long() {
    let tie = golden();
    for found in 0..v1::LENGTH {
        assert_eq!(migrate(&tie[..found]), Err(Fault::Short { found, expected: v1::LENGTH }));
    }
    let long = [tie, vec![0; 8]].concat();
    for found in v1::LENGTH + 1..=long.len() {
        assert_eq!(migrate(&long[..found]), Err(Fault::Long { found, expected: v1::LENGTH }));
    }
    let (new, expected) = (migrate(&golden()).unwrap().to_vec(), v2::LENGTH);
    assert_eq!(ensure(&new[..184]), Err(Fault::Short { found: 184, expected }));
    assert_eq!(ensure(&[new, vec![0]].concat()), Err(Fault::Long { found: 193, expected }));
}

#[test]
fn refuses_versions_that_it_does_not_know() {
    for version in (0..=u8::MAX).filter(|version| ![1, 2].contains(version)) {
        assert_eq!(migrate(&with(golden(), VERSION_AT, version)), Err(Fault::Unknown(version)));
    }
}

#[test]
fn refuses_what_version_1_never_wrote() {
    for (at, byte) in [(18, 1), (23, 1), (148, 3), (151, 1), (180, 3), (183, 1)] {
        assert_eq!(migrate(&with(golden(), at, byte)), Err(Fault::Corrupt), "byte {at}");
    }
    let (mut swapped, tie) = (golden(), golden());
    swapped[24..56].copy_from_slice(&tie[56..88]);
    swapped[56..88].copy_from_slice(&tie[24..56]);
    assert_eq!(migrate(&swapped), Err(Fault::Corrupt));
}

#[test]
fn a_second_time_is_refused_or_changes_nothing_as_asked() {
    let new = migrate(&golden()).unwrap();
    assert_eq!(migrate(&new), Err(Fault::Already));
    assert_eq!(ensure(&golden()), Ok(new));
    assert_eq!(ensure(&new), Ok(new));
}

#[test]
fn a_fault_is_one_line_and_a_hint() {
    let size = |found| Fault::Short { found, expected: 184 };
    for fault in [Fault::Foreign, size(3), Fault::Already, Fault::Unknown(9), Fault::Corrupt] {
        let text = fault.to_string();
        assert_eq!(text.lines().count(), 2, "{text}");
        assert!(text.contains("\n hint: "), "{text}");
    }
}

fn side() -> impl Strategy<Value = v1::Side> {
    (any::<u64>(), any::<[i64; 2]>(), any::<u32>(), 0..=2_u8).prop_map(|(pledge, moments, turn, state)| v1::Side {
        pledge,
        guardian_since: moments[0],
        dismissed_at: moments[1],
        turn,
        state,
        reserved: [0; 3],
    })
}

prop_compose! {
    /// Every tie that version 1 can hold.
    fn tie()(
        members in any::<[[u8; 32]; 2]>().prop_filter("two members", |[one, other]| one != other),
        (sequence, bump, payer) in any::<(u64, u8, [u8; 32])>(),
        (lower_side, higher_side) in (side(), side()),
    ) -> v1::Tie {
        let [one, other] = members;
        let head = v1::Head { sequence, version: v1::VERSION, bump, reserved: [0; 6] };
        let (lower, higher) = (one.min(other), one.max(other));
        v1::Tie { mark: v1::MARK, head, lower, higher, payer, lower_side, higher_side }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_096) })]

    #[test]
    fn no_field_of_version_1_is_lost(tie in tie()) {
        let old = bytemuck::bytes_of(&tie);
        let new = migrate(old).unwrap();
        // Field by field, as whoever reads version 2 sees them.
        let v2::Tie { mark, head, lower, higher, payer, lower_side, higher_side, formed } = read(&new);
        prop_assert_eq!((mark, head.bump, head.reserved), (tie.mark, tie.head.bump, tie.head.reserved));
        prop_assert_eq!((lower, higher, payer), (tie.lower, tie.higher, tie.payer));
        prop_assert_eq!((lower_side, higher_side), (tie.lower_side, tie.higher_side));
        prop_assert_eq!((head.version, head.sequence), (v2::VERSION, tie.head.sequence.wrapping_add(1)));
        prop_assert_eq!(formed, v2::NOT_KNOWN);
        // And byte by byte, without asking either layout.
        prop_assert_eq!(&new[..CHANGED.start], &old[..CHANGED.start]);
        prop_assert_eq!(&new[CHANGED.end..v1::LENGTH], &old[CHANGED.end..]);
    }

    #[test]
    fn whatever_is_given_is_taken_whole_or_refused(
        new in any::<bool>(),
        strokes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3),
        length in prop_oneof![3 => Just(v1::LENGTH), 3 => Just(v2::LENGTH), 1 => 0..200_usize],
    ) {
        let mut bytes = if new { migrate(&golden()).unwrap().to_vec() } else { golden() };
        for (at, byte) in strokes {
            *at.get_mut(&mut bytes) = byte;
        }
        bytes.resize(length, 0);
        if let Ok(taken) = ensure(&bytes) {
            prop_assert_eq!(ensure(&taken), Ok(taken));
            match bytes.len() {
                v1::LENGTH => prop_assert_eq!(&taken[CHANGED.end..v1::LENGTH], &bytes[CHANGED.end..]),
                _ => prop_assert_eq!(&taken[..], &bytes[..]),
            }
        }
    }
}
