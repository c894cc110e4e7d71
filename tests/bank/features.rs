//! Features of the runtime that clusters have and have not yet activated: the story is the same with and without them.

use exodus_sdk::Address;

use crate::bank::Bank;
use crate::story::adds_up_on;

/// Each account's memory ends where its data does.
pub const OWN_REGIONS: Address = Address::from_str_const("7VgiehxNxu53KdxgLspGQY8myE6f7UokaWa4jsGcaSz");
/// Programs write into accounts without a copy between.
pub const NO_COPIES: Address = Address::from_str_const("CR3dVN2Yoo95Y96kLSTaziWDAQT2MNEpiWh5cqVq2pNE");

#[test]
fn a_bank_has_every_feature_that_it_is_not_without() {
    let has = |without: &[Address]| {
        let bank = Bank::start_without(without);
        [OWN_REGIONS, NO_COPIES].map(|feature| bank.has(&feature))
    };
    assert_eq!(has(&[]), [true, true]);
    assert_eq!(has(&[NO_COPIES]), [true, false]);
    assert_eq!(has(&[NO_COPIES, OWN_REGIONS]), [false, false]);
}

#[test]
fn the_story_is_the_same_where_accounts_are_copied_in_and_out() {
    adds_up_on(Bank::start_without(&[NO_COPIES]));
}

#[test]
fn the_story_is_the_same_where_accounts_lie_in_one_piece_of_memory() {
    adds_up_on(Bank::start_without(&[NO_COPIES, OWN_REGIONS]));
}
