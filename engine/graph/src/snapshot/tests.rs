use std::path::{Path, PathBuf};

use super::*;
use crate::{Graph, Node, Ties};

const NUMBERS: Names<'_> = Names::Numbers(&[3, 5, 7, 9, 11]);
const TIES: [(Node, Node); 5] = [(0, 1), (1, 2), (2, 3), (0, 3), (1, 3)];

fn written(folder: &Path) -> PathBuf {
    let graph = Graph::of(5, &TIES).unwrap();
    let list = |member: Node, list: &mut Vec<Node>| list.extend(graph.friends(member));
    let content = Content { members: 5, list, names: NUMBERS, pledges: &[1, 2, 3, 4, 5], note: "five people" };
    let file = folder.join("five.graph");
    let _ = std::fs::remove_file(&file);
    write(&file, &content).unwrap();
    assert_eq!(write(&file, &content).unwrap_err().kind(), std::io::ErrorKind::AlreadyExists);
    file
}

fn fault(file: &Path) -> String {
    open(file).map(|_| ()).unwrap_err().to_string()
}

#[test]
fn what_is_written_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let snapshot = open(&written(folder.path())).unwrap();
    let graph = Graph::of(5, &TIES).unwrap();
    for member in 0..5 {
        assert_eq!(snapshot.graph.friends(member), graph.friends(member));
    }
    assert_eq!((snapshot.members(), snapshot.graph.ties()), (5, 5));
    assert_eq!((snapshot.names(), snapshot.pledges()), (NUMBERS, &[1, 2, 3, 4, 5][..]));
    assert_eq!(snapshot.note(), "five people");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left");
}

#[test]
fn members_keep_their_addresses() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("three.graph");
    let addresses = Names::Addresses(&[[1; 32], [2; 32], [9; 32]]);
    let nobody = |_: Node, _: &mut Vec<Node>| ();
    let content = Content { members: 3, list: nobody, names: addresses, pledges: &[7, 0, 9], note: "" };
    write(&file, &content).unwrap();
    let snapshot = open(&file).unwrap();
    assert_eq!((snapshot.names(), snapshot.pledges(), snapshot.members()), (addresses, &[7, 0, 9][..], 3));
    let other = folder.path().join("other.graph");
    let reversed = Content { names: Names::Addresses(&[[2; 32], [1; 32], [9; 32]]), ..content };
    write(&other, &reversed).unwrap();
    assert_eq!(fault(&other), "has lists that do not fit its members");
}

#[test]
fn every_file_cut_short_and_every_changed_byte_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path());
    let whole = std::fs::read(&file).unwrap();
    let other = folder.path().join("other.graph");
    for length in 0..whole.len() {
        std::fs::write(&other, &whole[..length]).unwrap();
        fault(&other);
    }
    std::fs::write(&other, [&whole[..], b"x"].concat()).unwrap();
    assert_eq!(fault(&other), format!("has {} bytes where its head says {}", whole.len() + 1, whole.len()));
    for place in 0..whole.len() {
        let mut changed = whole.clone();
        changed[place] ^= 1;
        std::fs::write(&other, &changed).unwrap();
        fault(&other);
    }
    assert_eq!(fault(&folder.path().join("none.graph")), "cannot be read: entity not found");
}

/// A file as somebody could forge it: the hashes are right, and what they seal is not.
fn forged(folder: &Path, change: impl FnOnce(&mut Head, &mut Vec<u8>)) -> PathBuf {
    let whole = std::fs::read(written(folder)).unwrap();
    let (head, body) = whole.split_at(Head::SIZE);
    let (mut head, mut body) = (bytemuck::pod_read_unaligned::<Head>(head), body.to_vec());
    change(&mut head, &mut body);
    let mut bytes = [bytemuck::bytes_of(&head), &body].concat();
    forge(&mut bytes);
    let file = folder.join("forged.graph");
    std::fs::write(&file, bytes).unwrap();
    file
}

#[test]
fn a_forged_file_is_refused_before_it_can_lead_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    assert!(open(&forged(folder.path(), |_, _| ())).is_ok());
    let unsound = "has lists that do not fit its members";
    // The first list begins, and the second ends, where no list is; a friend who is nobody, oneself, or there twice.
    for (place, byte) in [(0, 1), (8, 200), (15, 1), (6 * 8, 5), (6 * 8 + 3, 1), (6 * 8, 0), (6 * 8, 3)] {
        assert_eq!(fault(&forged(folder.path(), |_, body| body[place] = byte)), unsound);
    }
    assert_eq!(fault(&forged(folder.path(), |_, body| body[6 * 8 + 10 * 4] = 6)), unsound, "numbers that descend");
    let wide = forged(folder.path(), |head, _| head.width = 8);
    assert_eq!(fault(&wide), "says of itself what cannot be");
    let absurd = [u64::MAX, u64::MAX / 8, 1 << 40, 6];
    for number in absurd {
        let changes: [fn(&mut Head, u64); 3] = [
            |head, number| head.members = number,
            |head, number| head.directions = number,
            |head, number| head.note = number,
        ];
        for change in changes {
            let fault = fault(&forged(folder.path(), |head, _| change(head, number)));
            assert!(fault.starts_with("has ") || fault == "says of itself what cannot be", "{fault}");
        }
    }
}
