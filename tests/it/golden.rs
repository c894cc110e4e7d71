//! What is pinned is pinned for the address that the repository is built for. A deployer's clone is built for another one:
//! there the same files hold as far as they do not depend on it.

use exodus_sdk::{Address, PROGRAM};

/// The address behind `golden/` and `cost.md`. It stays when `cargo xtask program --id` writes another into the program.
const PINNED: Address = Address::from_str_const("Exodus1111111111111111111111111111111111111");

/// Whether the program that is tested is the one at that address.
pub fn is_built() -> bool {
    PROGRAM == PINNED
}
