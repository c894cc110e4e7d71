//! What a transaction costs: its payer, the signatures, and what was bid for the limit.

use exodus_sdk::Signer;
use exodus_sdk::instructions::tie;
use exodus_sdk::state::Member;
use solana_compute_budget_interface::ComputeBudgetInstruction;

use crate::checks::SIGNATURE;
use crate::world::{FUNDS, World, key_of};

#[test]
fn each_signature_costs_its_payer_five_thousand_lamports_and_nobody_else_anything() {
    let world = World::begin();
    let ana = world.joins("ana");
    let (wallet, before) = (ana.key.pubkey(), world.bank.standing());
    let receipt = world.accepts(&[world.setting(&ana, 6)], &[&ana.key]);
    assert_eq!(receipt.fee, 2 * SIGNATURE, "the payer's signature and Ana's");

    let after = world.bank.standing();
    let changed: Vec<_> = before.keys().filter(|address| before.get(*address) != after.get(*address)).collect();
    let mut expected = [&world.payer(), &ana.member];
    expected.sort_unstable();
    assert_eq!(changed, expected, "who paid, and what was to change");
    assert_eq!(before[&world.payer()].lamports, after[&world.payer()].lamports + 2 * SIGNATURE);
    assert_eq!(before[&ana.member].lamports, after[&ana.member].lamports);
    assert_eq!(world.bank.lamports(&wallet), 0);
}

#[test]
fn whoever_pays_for_the_own_acts_signs_once() {
    let world = World::begin();
    let ana = world.joins("ana");
    let wallet = ana.key.pubkey();
    world.bank.gives(&wallet, FUNDS);
    let stranger = world.bank.lamports(&world.payer());
    let receipt = world.bank.accepts(&world.signed_by(&wallet, &[world.setting(&ana, 6)], &[&ana.key]));
    assert_eq!((receipt.fee, world.bank.lamports(&wallet)), (SIGNATURE, FUNDS - SIGNATURE));
    assert_eq!(world.bank.lamports(&world.payer()), stranger);
}

#[test]
fn whoever_joins_and_invites_may_pay_for_it_and_has_the_deposit_back() {
    let world = World::begin();
    let (ana, link) = (world.person("ana"), key_of("link"));
    let wallet = ana.key.pubkey();
    world.bank.gives(&wallet, FUNDS);
    // One key in two places: who pays, and who acts.
    let joining = world.joining(&wallet, &ana.key);
    let mut fees = world.bank.accepts(&world.signed_by(&wallet, &[joining], &[&ana.key])).fee;
    let invite = world.inviting(&wallet, &ana, &link, 1);
    fees += world.bank.accepts(&world.signed_by(&wallet, &[invite], &[&ana.key, &link])).fee;
    let cancel = tie::cancel(&world.of(&ana), &world.invitation(&link));
    fees += world.bank.accepts(&world.signed_by(&wallet, &[cancel], &[&ana.key])).fee;
    assert_eq!(fees, 4 * SIGNATURE);
    assert_eq!(world.bank.lamports(&wallet) + fees + world.rent::<Member>(), FUNDS);
}

#[test]
fn a_bid_is_paid_for_the_limit_and_not_for_what_was_used() {
    let world = World::begin();
    let ana = world.joins("ana");
    // Micro-lamports a unit, units, and what both come to, rounded up.
    for (attention, price, limit, bid) in [(6, 1_000_000, 100_000, 100_000), (7, 1, 100_000, 1), (8, 0, 100_000, 0)] {
        let budget = [
            ComputeBudgetInstruction::set_compute_unit_price(price),
            ComputeBudgetInstruction::set_compute_unit_limit(limit),
            world.setting(&ana, attention),
        ];
        let receipt = world.accepts(&budget, &[&ana.key]);
        assert!(receipt.compute_units < 10_000, "far below the limit");
        assert_eq!(receipt.fee, 2 * SIGNATURE + bid);
    }
}

#[test]
fn the_price_of_a_signature_does_not_follow_what_happens_on_the_chain() {
    let world = World::begin();
    let ana = world.joins("ana");
    for attention in 6..20 {
        world.bank.next_slot();
        assert_eq!(world.accepts(&[world.setting(&ana, attention)], &[&ana.key]).fee, 2 * SIGNATURE);
    }
}
