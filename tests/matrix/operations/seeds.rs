//! What is created, at addresses that follow from almost the same seeds.

use exodus_sdk::record::{RawAccount, decode};
use exodus_sdk::state::{
    Commitment, Deal, Delegate, Intent, Invitation, Member, Network, Offer, Pool, Recovery, Request, Stake, Tie,
};
use exodus_sdk::{Address, PROGRAM};

use super::super::template::Template;
use super::case::{Case, with};

/// How many other bumps are tried.
const BUMPS: usize = 6;

pub(super) fn cases(template: &Template) -> Vec<Case> {
    let mut cases = Vec::new();
    for born in &template.born {
        let seeds = seeds(born).expect("what is created has seeds");
        let places = template.instruction.accounts.iter().enumerate().filter(|(_, meta)| meta.pubkey == born.address);
        for (place, _) in places {
            let instead = |address| with(template, |it| it.accounts[place].pubkey = address);
            let bumps = (0..=u8::MAX).rev().filter_map(|bump| at(&seeds, bump));
            for (found, address) in bumps.filter(|address| *address != born.address).take(BUMPS).enumerate() {
                cases.push(Case::new("another bump", template.place(place), found, instead(address)));
            }
            for (part, seed) in seeds.iter().enumerate() {
                for (byte, flip) in [(0, 1), (seed.len() - 1, 1), (0, 0x80)] {
                    let mut near = seeds.clone();
                    near[part][byte] ^= flip;
                    let detail = format!("{part}.{byte} ^ {flip}");
                    cases.push(Case::new(
                        "neighbouring seeds",
                        template.place(place),
                        detail,
                        instead(canonical(&near)),
                    ));
                }
            }
        }
    }
    cases
}

fn parts<'a>(seeds: &'a [Vec<u8>], bump: &'a [u8]) -> Vec<&'a [u8]> {
    seeds.iter().map(Vec::as_slice).chain([bump]).collect()
}

fn at(seeds: &[Vec<u8>], bump: u8) -> Option<Address> {
    Address::create_program_address(&parts(seeds, &[bump]), &PROGRAM).ok()
}

fn canonical(seeds: &[Vec<u8>]) -> Address {
    Address::find_program_address(&seeds.iter().map(Vec::as_slice).collect::<Vec<_>>(), &PROGRAM).0
}

/// What an address was derived from, told from the record that lives there.
fn seeds(record: &RawAccount) -> Option<Vec<Vec<u8>>> {
    let with = |noun: &str, parts: &[&[u8]]| {
        let parts = parts.iter().map(|part| part.to_vec());
        Some(core::iter::once(noun.as_bytes().to_vec()).chain(parts).collect::<Vec<_>>())
    };
    macro_rules! of {
        ($($kind:ident $noun:literal $it:ident => $parts:expr;)*) => {$(
            if let Ok($it) = decode::<$kind>(record) {
                return with($noun, $parts);
            }
        )*};
    }
    of! {
        Network "network" it => &[it.founder.as_ref(), &it.slug];
        Member "member" it => &[it.network.as_ref(), it.first_key.as_ref()];
        Tie "tie" it => &[it.lower.as_ref(), it.higher.as_ref()];
        Invitation "invitation" it => &[it.key.as_ref()];
        Request "request" it => &[it.beneficiary.as_ref(), &it.number.to_le_bytes()];
        Intent "intent" it => &[it.request.as_ref(), it.member.as_ref()];
        Offer "offer" it => &[it.publisher.as_ref(), &it.number.to_le_bytes()];
        Deal "deal" it => &[it.offer.as_ref(), it.taker.as_ref()];
        Pool "pool" it => &[it.founder.as_ref(), &it.number.to_le_bytes()];
        Stake "stake" it => &[it.pool.as_ref(), it.member.as_ref()];
        Delegate "delegate" it => &[it.member.as_ref(), it.key.as_ref()];
        Recovery "recovery" it => &[it.member.as_ref(), it.key.as_ref()];
    }
    let made = decode::<Commitment>(record).ok()?;
    let author = if made.author == 1 { made.debtor } else { made.creditor };
    with("commitment", &[author.as_ref(), &made.number.to_le_bytes()])
}
