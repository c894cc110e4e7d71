//! The committed binary as a cluster holds it when nobody can change it any more: an account of the upgradeable loader
//! that names another, which has the code and no authority.

use exodus_sdk::{Address, BINARY, PROGRAM};
use solana_account::Account;

const LOADER: Address = Address::from_str_const("BPFLoaderUpgradeab1e11111111111111111111111");
/// What the loader writes before the code, whether somebody may change it or not.
const BEFORE_THE_CODE: usize = 45;
/// More than any rent of these.
const ENOUGH: u64 = 10_000_000_000;

/// Both accounts.
pub fn accounts() -> [(Address, Account); 2] {
    let (place, _) = Address::find_program_address(&[PROGRAM.as_ref()], &LOADER);
    let mut program = 2_u32.to_le_bytes().to_vec();
    program.extend(place.to_bytes());
    let mut code = 3_u32.to_le_bytes().to_vec();
    code.resize(BEFORE_THE_CODE, 0);
    code.extend(BINARY);
    let account =
        |data, executable| Account { lamports: ENOUGH, data, owner: LOADER, executable, rent_epoch: u64::MAX };
    [(PROGRAM, account(program, true)), (place, account(code, false))]
}
