use super::*;

/// The other program of these stories.
fn stranger() -> String {
    Address::new_from_array([8; 32]).to_string()
}

fn closed(position: u32) -> ClosedCommitment {
    let mut record = [9; RECORD];
    record[16..48].fill(1);
    record[48..80].fill(2);
    let side = |byte, position| Side {
        member: Address::new_from_array([byte; 32]),
        history: [byte.saturating_add(10); 32],
        sequence: u64::from(byte).saturating_add(70),
        position,
    };
    ClosedCommitment {
        commitment: Address::new_from_array([7; 32]),
        record,
        debtor: side(1, position),
        creditor: side(2, position.saturating_add(5)),
    }
}

fn data(closed: &ClosedCommitment) -> String {
    format!("Program data: {}", BASE64_STANDARD.encode(closed.encode()))
}

fn begins(program: &str) -> String {
    format!("Program {program} invoke [1]")
}

fn ends(program: &str) -> String {
    format!("Program {program} success")
}

#[test]
fn what_the_program_tells_is_read_back() {
    let (us, closed) = (PROGRAM.to_string(), closed(3));
    assert_eq!(ClosedCommitment::decode(&closed.encode()).as_ref(), Some(&closed));
    let consumed = format!("Program {us} consumed 900 of 200000 compute units");
    let logs = [begins(&us), data(&closed), "Program log: hello".to_owned(), data(&closed), consumed, ends(&us)];
    assert_eq!(closings(&logs), [closed.clone(), closed]);
}

#[test]
fn another_length_or_another_event_is_none() {
    let event = closed(3).encode();
    assert_eq!(ClosedCommitment::decode(&event[..event.len() - 1]), None);
    assert_eq!(ClosedCommitment::decode(&[event.as_slice(), &[0]].concat()), None);
    let mut other = event;
    other[0] ^= 1;
    assert_eq!(ClosedCommitment::decode(&other), None);
    assert_eq!(ClosedCommitment::decode(&[]), None);
    let logs = [begins(&PROGRAM.to_string()), "Program data: no base64!".to_owned(), "Program data: ".to_owned()];
    assert_eq!(closings(&logs), []);
}

#[test]
fn what_others_tell_does_not_count() {
    let (us, data) = (PROGRAM.to_string(), data(&closed(3)));
    let caller =
        [begins(&stranger()), data.clone(), begins(&us), ends(&us), data.clone(), ends(&stranger()), data.clone()];
    assert_eq!(closings(&caller), [], "before us, after us, and when nobody runs");
    let called = [begins(&us), begins(&stranger()), data.clone(), ends(&stranger()), data.clone(), ends(&us)];
    assert_eq!(closings(&called).len(), 1, "ours, once the called one has ended");
    let failed = format!("Program {} failed: custom program error: 0x1", stranger());
    let failed = [begins(&us), begins(&stranger()), data.clone(), failed, data];
    assert_eq!(closings(&failed).len(), 1);
}

#[test]
fn what_a_program_says_is_never_taken_for_what_the_runtime_says() {
    let (us, data) = (PROGRAM.to_string(), data(&closed(3)));
    let said = [
        "Program log: invoke [1]".to_owned(),
        format!("Program log: {}", begins(&us)),
        format!("Program log: \n{}", begins(&us)),
        "Program log: success".to_owned(),
        format!("Program return: {us} invoke [1]"),
    ];
    for said in said {
        assert_eq!(closings(&[begins(&stranger()), said.clone(), data.clone()]), [], "{said}");
        assert_eq!(closings(&[begins(&us), said.clone(), data.clone()]).len(), 1, "{said}");
    }
}

#[test]
fn behind_the_cut_of_a_log_nothing_counts() {
    let (us, data) = (PROGRAM.to_string(), data(&closed(3)));
    let logs = [begins(&us), data.clone(), "Log truncated".to_owned(), data];
    assert_eq!(closings(&logs).len(), 1);
}

#[test]
fn a_history_is_in_its_own_order() {
    let all = [closed(4), closed(0), closed(2)];
    let positions = |member: [u8; 32]| -> Vec<u32> {
        let member = Address::new_from_array(member);
        history_of(&member, &all).iter().map(|closed| closed.side(&member).unwrap().position).collect()
    };
    assert_eq!(positions([1; 32]), [0, 2, 4]);
    assert_eq!(positions([2; 32]), [5, 7, 9]);
    assert!(positions([3; 32]).is_empty());
}
