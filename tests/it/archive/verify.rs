use exodus_rules::Refusal;
use exodus_sdk::Address;
use exodus_sdk::archive::{Archive, Head, Hex, Role};

use super::{refuses, twelve};

/// The archive once more with each of its bits changed, one at a time.
fn with_each_bit_flipped(bytes: usize, mut flip: impl FnMut(usize, u8)) {
    for byte in 0..bytes {
        for bit in 0..8 {
            flip(byte, 1 << bit);
        }
    }
}

/// `record 7 of 12 (ADDRESS)`.
fn place(archive: &Archive, index: usize) -> String {
    format!("record {} of {} ({})", index + 1, archive.records.len(), archive.records[index].commitment)
}

#[test]
fn refuses_each_flipped_bit_of_each_record_and_link_naming_the_record() {
    let (good, head) = twelve();
    good.verify(&head).expect("it is complete and unaltered");
    let mut bad = good.clone();
    for index in 0..good.records.len() {
        with_each_bit_flipped(328, |byte, mask| {
            bad.records[index].record.0[byte] ^= mask;
            refuses(&bad, &head, Refusal::ArchiveBroken, &place(&bad, index));
            bad.records[index].record.0[byte] ^= mask;
        });
        with_each_bit_flipped(32, |byte, mask| {
            bad.records[index].history.0[byte] ^= mask;
            refuses(&bad, &head, Refusal::ArchiveBroken, &place(&bad, index));
            bad.records[index].history.0[byte] ^= mask;
        });
        with_each_bit_flipped(32, |byte, mask| {
            let mut address = good.records[index].commitment.to_bytes();
            address[byte] ^= mask;
            bad.records[index].commitment = Address::new_from_array(address);
            refuses(&bad, &head, Refusal::ArchiveBroken, &place(&bad, index));
            bad.records[index].commitment = good.records[index].commitment;
        });
        with_each_bit_flipped(4, |byte, mask| {
            bad.records[index].position ^= u32::from(mask) << (8 * byte);
            refuses(&bad, &head, Refusal::ArchiveIncomplete, &place(&bad, index));
            bad.records[index].position = good.records[index].position;
        });
    }
    assert_eq!(bad, good);
}

#[test]
fn refuses_each_flipped_bit_of_the_head_the_length_and_the_member() {
    let (good, head) = twelve();
    let mut bad = good.clone();
    with_each_bit_flipped(32, |byte, mask| {
        bad.head.0[byte] ^= mask;
        refuses(&bad, &head, Refusal::ArchiveHead, "the records lead to ");
        bad.head.0[byte] ^= mask;
        let mut other = head;
        other.hash[byte] ^= mask;
        refuses(&good, &other, Refusal::ArchiveHead, "the records lead to ");
        let mut member = good.member.to_bytes();
        member[byte] ^= mask;
        let foreign = Archive { member: Address::new_from_array(member), ..good.clone() };
        refuses(&foreign, &head, Refusal::ArchiveForeign, &place(&good, 0));
    });
    with_each_bit_flipped(4, |byte, mask| {
        let length = good.length ^ (u32::from(mask) << (8 * byte));
        let refusal = if length > good.length { Refusal::ArchiveIncomplete } else { Refusal::ArchiveHead };
        refuses(&Archive { length, ..good.clone() }, &head, refusal, "the archive holds 12 records");
        refuses(&good, &Head { length, ..head }, refusal, "the archive holds 12 records");
    });
}

#[test]
fn refuses_a_record_that_is_missing_and_all_that_were_cut_off() {
    let (good, head) = twelve();
    for index in 0..good.records.len() - 1 {
        let mut bad = good.clone();
        bad.records.remove(index);
        refuses(&bad, &head, Refusal::ArchiveIncomplete, &place(&bad, index));
        renumber(&mut bad);
        refuses(&bad, &head, Refusal::ArchiveBroken, &place(&bad, index));
    }
    for length in 0..12 {
        // Whoever cuts it off can make the file agree with itself; the member's head still knows better.
        let mut bad = good.clone();
        bad.records.truncate(length);
        refuses(&bad, &head, Refusal::ArchiveIncomplete, &format!("the archive holds {length} record"));
        bad.length = u32::try_from(length).expect("few");
        bad.head = bad.records.last().map_or(Hex([0; 32]), |entry| entry.history);
        refuses(&bad, &head, Refusal::ArchiveIncomplete, &format!("the archive holds {length} record"));
        let earlier = Head { length: bad.length, hash: bad.head.0 };
        bad.verify(&earlier).expect("it was complete at that time");
        refuses(&good, &earlier, Refusal::ArchiveHead, "the archive holds 12 records");
    }
}

#[test]
fn refuses_a_record_that_is_doubled() {
    let (good, head) = twelve();
    for index in 0..good.records.len() {
        for to in index + 1..=good.records.len() {
            let mut bad = good.clone();
            bad.records.insert(to, good.records[index].clone());
            refuses(&bad, &head, Refusal::ArchiveDoubled, &place(&bad, to));
            renumber(&mut bad);
            refuses(&bad, &head, Refusal::ArchiveDoubled, &place(&bad, to));
        }
    }
}

#[test]
fn refuses_two_records_that_are_swapped() {
    let (good, head) = twelve();
    for one in 0..good.records.len() {
        for two in one + 1..good.records.len() {
            let mut bad = good.clone();
            bad.records.swap(one, two);
            refuses(&bad, &head, Refusal::ArchiveIncomplete, &place(&bad, one));
            renumber(&mut bad);
            refuses(&bad, &head, Refusal::ArchiveBroken, &place(&bad, one));
        }
    }
}

#[test]
fn refuses_the_history_of_somebody_else() {
    let (good, head) = twelve();
    let other = Archive { member: Address::new_from_array([5; 32]), ..good.clone() };
    refuses(&other, &head, Refusal::ArchiveForeign, &place(&good, 0));
}

#[test]
fn refuses_records_that_no_ledger_closes_even_where_their_links_hold() {
    let (good, _) = twelve();
    // A promise of which nothing was kept, one of more parts than its amount, one of another layout.
    let kept = core::mem::offset_of!(exodus::state::Commitment, kept);
    let spoils: [fn(&mut [u8], usize); 3] = [
        |record, kept| record[kept..kept + 8].fill(0),
        |record, kept| record[kept..kept + 8].fill(255),
        |record, _| record[8] = 2,
    ];
    for spoil in spoils {
        let mut bad = good.clone();
        spoil(&mut bad.records[6].record.0, kept);
        let head = relink(&mut bad);
        refuses(&bad, &head, Refusal::ArchiveUnsettled, &place(&good, 6));
    }
}

#[test]
fn refuses_words_that_are_not_what_the_bytes_say() {
    let (good, head) = twelve();
    let lies: [fn(&mut exodus_sdk::archive::Entry); 5] = [
        |entry| entry.says.kept += 1,
        |entry| entry.says.in_time = 0,
        |entry| entry.says.due += 1,
        |entry| core::mem::swap(&mut entry.says.debtor, &mut entry.says.creditor),
        |entry| entry.role = if entry.role == Role::Debtor { Role::Creditor } else { Role::Debtor },
    ];
    for lie in lies {
        let mut bad = good.clone();
        lie(&mut bad.records[6]);
        refuses(&bad, &head, Refusal::ArchiveMisleading, &place(&good, 6));
    }
}

/// Makes the positions agree with the places again.
fn renumber(archive: &mut Archive) {
    for (position, entry) in (0..).zip(&mut archive.records) {
        entry.position = position;
    }
}

/// Makes every link and the head of the file agree with the bytes again, and returns that head.
fn relink(archive: &mut Archive) -> Head {
    let mut head = [0; 32];
    for entry in &mut archive.records {
        let (address, record) = (entry.commitment.as_array(), &entry.record.0);
        head = exodus_rules::history::step(&head, entry.position, address, record, |parts| {
            anchor_lang::sha256(&parts.concat())
        });
        entry.history = Hex(head);
    }
    archive.head = Hex(head);
    Head { length: archive.length, hash: head }
}
