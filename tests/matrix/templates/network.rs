//! Networks.

use exodus_sdk::instructions::network::{self, CreateArgs};
use exodus_sdk::record::RawAccount;
use exodus_sdk::{Address, Signer, address};

use super::super::template::Template;
use crate::{World, frame, key_of};

const TOKEN: Address = Address::from_str_const("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
const MINT: Address = Address::new_from_array([0x41; 32]);

pub(super) fn templates() -> Vec<Template> {
    let world = World::default();
    world.joins("ana");
    let args = CreateArgs { slug: address::padded("karate-club").expect("short"), ..frame() };
    let founder = key_of("founder").pubkey();
    let create = |mint| network::create(world.payer.pubkey(), founder, mint, args);
    let plain = Template::new("network.create", &world, create(None));
    let mut data = vec![0; 82];
    (data[44], data[45]) = (frame().decimals, 1);
    let mint = RawAccount { address: MINT, owner: TOKEN, lamports: 2_000_000, data };
    world.chain.plant(&mint).expect("a ledger in memory");
    vec![plain, Template::new("network.create with a mint", &world, create(Some(MINT)))]
}
