mod answer;
mod change;
mod claim;
mod close;
mod create;
mod decline;
mod freeze;
mod join;
mod lapse;
mod leave;
mod mandate;
mod membership;
mod pass;
mod periods;
mod tidy_stake;
mod withdraw;

use exodus_sdk::record::Located;
use exodus_sdk::state::{Pool, Request};
use exodus_sdk::{Address, Keypair, Signer};
use exodus_tests::pool::trio;
use exodus_tests::{Person, World, eur};
use solana_instruction::Instruction;

/// The trio, and Ana's claim of 90.00 is called: Ben owes 60.00 and Eva 30.00.
fn claim(world: &World) -> (Person<'_>, Person<'_>, Person<'_>, Located<Pool>, Located<Request>) {
    let (ana, ben, eva, pool) = trio(world);
    let frozen = world.decides(&ana.claims(&pool, eur(90)));
    let pool = world.pool(&pool);
    (ana, ben, eva, pool, frozen)
}

/// Sends what closes an account, whose rent has to come back to whoever paid it.
fn closes_with_rent(world: &World, account: &Address, close: Instruction, keys: &[&Keypair]) {
    let (rent, before) = (world.lamports(account), world.lamports(&world.payer.pubkey()));
    let receipt = world.accepts(&[close], keys);
    assert!(rent > 0 && world.is_gone(account));
    assert_eq!(world.lamports(&world.payer.pubkey()), before - receipt.fee + rent);
}
