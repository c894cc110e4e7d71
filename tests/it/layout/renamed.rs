//! The records of a program at another address: the same bytes, but for the addresses that follow from it and their bumps.

use std::collections::BTreeMap;

use exodus::record::MARK;
use exodus_sdk::Address;

/// Behind mark, sequence and version.
const BUMP: usize = MARK + 9;
const ADDRESS: usize = 32;

/// Which address stands where the golden files have which; one for one, through all of them.
pub struct Renamed {
    /// Address here, and in the golden files as soon as it has been met.
    known: BTreeMap<[u8; ADDRESS], Option<[u8; ADDRESS]>>,
}

impl Renamed {
    /// These are renamed, and no others.
    pub fn among(addresses: impl Iterator<Item = Address>) -> Self {
        Self { known: addresses.map(|address| (address.to_bytes(), None)).collect() }
    }

    /// The bytes with the golden addresses and the golden bump in their places. An address that was met as another one stays
    /// as it is, so that it shows.
    pub fn back(&mut self, bytes: &[u8], golden: &[u8]) -> Vec<u8> {
        let mut back = bytes.to_vec();
        back[BUMP] = golden[BUMP];
        for at in MARK..=bytes.len().min(golden.len()) - ADDRESS {
            let place = at..at + ADDRESS;
            let here = array(&bytes[place.clone()]);
            let Some(met) = self.known.get(&here).copied() else { continue };
            let there = array(&golden[place.clone()]);
            let is_taken = self.known.values().any(|other| *other == Some(there));
            if met == Some(there) || met.is_none() && !is_taken {
                self.known.insert(here, Some(there));
                back[place].copy_from_slice(&there);
            }
        }
        back
    }
}

fn array(bytes: &[u8]) -> [u8; ADDRESS] {
    bytes.try_into().expect("as long as an address")
}

#[test]
fn an_address_is_renamed_alike_everywhere_or_it_shows() {
    let mut renamed = Renamed::among([1, 2].into_iter().map(|byte| Address::new_from_array([byte; ADDRESS])));
    let record = |bump: u8, first: u8, second: u8| {
        let head = [&[9_u8; BUMP][..], &[bump]].concat();
        [head, vec![first; 32], vec![7; 8], vec![second; 32]].concat()
    };
    assert_eq!(renamed.back(&record(255, 1, 2), &record(254, 11, 12)), record(254, 11, 12));
    assert_eq!(renamed.back(&record(255, 2, 1), &record(253, 12, 11)), record(253, 12, 11));
    assert_eq!(renamed.back(&record(255, 1, 1), &record(254, 11, 12)), record(254, 11, 1));
    assert_eq!(renamed.back(&record(255, 5, 1), &record(254, 11, 11)), record(254, 5, 11));
}
