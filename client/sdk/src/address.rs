//! Where each record lives: seeds of fixed widths, as PROTOCOL section 3 lists them.

use crate::{Address, PROGRAM};

fn find(seeds: &[&[u8]]) -> Address {
    Address::find_program_address(seeds, &PROGRAM).0
}

/// An address that only reminds of another place: its first and last four characters.
pub fn short(address: &Address) -> String {
    let text = address.to_string();
    match (text.get(..4), text.len().checked_sub(4).and_then(|at| text.get(at..))) {
        (Some(first), Some(last)) if text.len() > 12 => format!("{first}..{last}"),
        _ => text,
    }
}

/// The network that `founder` created under `slug`.
pub fn network(founder: &Address, slug: &[u8; 32]) -> Address {
    find(&[b"network", founder.as_ref(), slug])
}

/// The member who joined `network` with `first_key`.
pub fn member(network: &Address, first_key: &Address) -> Address {
    find(&[b"member", network.as_ref(), first_key.as_ref()])
}

/// The tie between two members, in whichever order they are given.
pub fn tie(one: &Address, two: &Address) -> Address {
    let (lower, higher) = exodus::state::tie::ordered(one, two);
    find(&[b"tie", lower.as_ref(), higher.as_ref()])
}

/// The invitation of a link's key.
pub fn invitation(key: &Address) -> Address {
    find(&[b"invitation", key.as_ref()])
}

/// The request that `beneficiary` opened with that number.
pub fn request(beneficiary: &Address, number: u32) -> Address {
    find(&[b"request", beneficiary.as_ref(), &number.to_le_bytes()])
}

/// The intent of `member` for a request.
pub fn intent(request: &Address, member: &Address) -> Address {
    find(&[b"intent", request.as_ref(), member.as_ref()])
}

/// The delegate that `member` lends power to under that key.
pub fn delegate(member: &Address, key: &Address) -> Address {
    find(&[b"delegate", member.as_ref(), key.as_ref()])
}

/// The commitment that `author` made with that number: a member by their turn, a stake by the claim that it answers.
pub fn commitment(author: &Address, number: u32) -> Address {
    find(&[b"commitment", author.as_ref(), &number.to_le_bytes()])
}

/// The proposal to give `member` the key `key`.
pub fn recovery(member: &Address, key: &Address) -> Address {
    find(&[b"recovery", member.as_ref(), key.as_ref()])
}

/// The offer or need that `publisher` published with that number.
pub fn offer(publisher: &Address, number: u32) -> Address {
    find(&[b"offer", publisher.as_ref(), &number.to_le_bytes()])
}

/// The deal that `taker` opened to take an offer.
pub fn deal(offer: &Address, taker: &Address) -> Address {
    find(&[b"deal", offer.as_ref(), taker.as_ref()])
}

/// The pool that `founder` created with that number.
pub fn pool(founder: &Address, number: u32) -> Address {
    find(&[b"pool", founder.as_ref(), &number.to_le_bytes()])
}

/// The stake of `member` in `pool`.
pub fn stake(pool: &Address, member: &Address) -> Address {
    find(&[b"stake", pool.as_ref(), member.as_ref()])
}

/// A slug or a unit as the chain holds it: the text, then zero bytes. `None` where it is too long.
pub fn padded<const WIDTH: usize>(text: &str) -> Option<[u8; WIDTH]> {
    let mut bytes = [0; WIDTH];
    bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    Some(bytes)
}

/// The text of a padded slug or unit.
pub fn unpadded(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end_matches('\0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_has_one_address_whoever_asks() {
        let (one, two) = (Address::new_from_array([1; 32]), Address::new_from_array([2; 32]));
        assert_eq!(tie(&one, &two), tie(&two, &one));
    }

    #[test]
    fn a_slug_is_padded_and_back() {
        assert_eq!(unpadded(&padded::<32>("karate-club").unwrap()), "karate-club");
        assert_eq!(padded::<8>("ninechars"), None);
    }
}
