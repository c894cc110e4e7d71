use exodus::record::MARK;
use exodus_rules::{Amount, Refusal};
use exodus_sdk::instructions::delegate::{Power, grant};
use exodus_sdk::state::Delegate;
use exodus_sdk::{Keypair, Signer, address};
use exodus_tests::{DAY, Person, World, eur, key_of};
use solana_instruction::Instruction;

use crate::member::{leaves, moves_to};

fn granting(member: &Person, key: &Keypair, scopes: u8, limit: u64, days: i64) -> Instruction {
    let expires = member.world.now() + days * DAY;
    grant(member.world.payer.pubkey(), &member.record(), key.pubkey(), Power { scopes, limit, expires })
}

fn held(member: &Person, key: &Keypair) -> exodus_sdk::record::Located<Delegate> {
    member.world.get(&address::delegate(&member.member, &key.pubkey()))
}

#[test]
fn accepts_every_scope_up_to_a_year_paid_by_a_stranger() {
    let world = World::default();
    let (ana, bot) = (world.joins("ana"), key_of("bot"));
    let before = ana.record();
    world.accepts(&[granting(&ana, &bot, 15, Amount::MAX.get(), 366)], &[&ana.key]);
    let lent = held(&ana, &bot);
    assert_eq!((lent.member, lent.key, lent.payer), (ana.member, bot.pubkey(), world.payer.pubkey()));
    assert_eq!((lent.scopes, lent.limit, lent.expires), (15, Amount::MAX.get(), world.now() + 366 * DAY));
    assert_eq!((lent.epoch, lent.last_request, lent.head.sequence), (0, 0, 1));
    let after = ana.record();
    assert_eq!((after.turn, after.head.sequence), (before.turn + 1, before.head.sequence + 1));
}

#[test]
fn refuses_a_repeat_and_takes_other_powers_in_their_place() {
    let world = World::default();
    let (ana, bot, sponsor) = (world.joins("ana"), key_of("bot"), key_of("sponsor"));
    let once = granting(&ana, &bot, 15, eur(50), 30);
    world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    world.refuses(once, &[&ana.key], Refusal::StaleTurn);

    // What it did in this period stays done, and who paid stays the one who paid.
    let mut busy = world.records()[&held(&ana, &bot).address].clone();
    let last_request = MARK + core::mem::offset_of!(Delegate, last_request);
    busy.data[last_request..last_request + 4].copy_from_slice(&(2026_u32 * 12 + 10).to_le_bytes());
    world.chain.plant(&busy).expect("a ledger in memory");
    world.donates(&sponsor.pubkey(), 1_000_000_000);
    let power = Power { scopes: 8, limit: 0, expires: world.now() + DAY };
    world.accepts(&[grant(sponsor.pubkey(), &ana.record(), bot.pubkey(), power)], &[&ana.key, &sponsor]);
    let lent = held(&ana, &bot);
    assert_eq!((lent.scopes, lent.limit, lent.expires), (8, 0, world.now() + DAY));
    assert_eq!((lent.last_request, lent.payer, lent.head.sequence), (2026 * 12 + 10, world.payer.pubkey(), 2));
    assert_eq!(world.lamports(&sponsor.pubkey()), 1_000_000_000);
}

#[test]
fn gives_an_outdated_delegate_power_again() {
    let world = World::default();
    let (ana, bot) = (world.joins("ana"), key_of("bot"));
    ana.lends(&bot);
    let moved = moves_to(&ana, "new");
    world.accepts(&[granting(&moved, &bot, 1, 1, 1)], &[&moved.key]);
    assert_eq!(held(&moved, &bot).epoch, 1);
}

#[test]
fn refuses_scopes_terms_and_limits_out_of_range() {
    let world = World::default();
    let (ana, bot) = (world.joins("ana"), key_of("bot"));
    for (scopes, limit, days, refusal) in [
        (0, 1, 1, Refusal::ScopesUnknown),
        (16, 1, 1, Refusal::ScopesUnknown),
        (255, 1, 1, Refusal::ScopesUnknown),
        (1, 1 << 53, 1, Refusal::AmountTooLarge),
        (1, 1, 0, Refusal::DelegateTermOutOfRange),
        (1, 1, -1, Refusal::DelegateTermOutOfRange),
        (1, 1, 367, Refusal::DelegateTermOutOfRange),
    ] {
        world.refuses(granting(&ana, &bot, scopes, limit, days), &[&ana.key], refusal);
    }
    let power = Power { scopes: 1, limit: 1, expires: world.now() + 366 * DAY + 1 };
    let late = grant(world.payer.pubkey(), &ana.record(), bot.pubkey(), power);
    world.refuses(late, &[&ana.key], Refusal::DelegateTermOutOfRange);
}

#[test]
fn refuses_the_members_own_key_strangers_and_who_has_left() {
    let world = World::default();
    let (ana, ben, bot) = (world.joins("ana"), world.joins("ben"), key_of("bot"));
    world.refuses(granting(&ana, &ana.key, 1, 1, 1), &[&ana.key], Refusal::DelegateIsOwnKey);
    world.accepts(&[granting(&ana, &ben.key, 1, 1, 1)], &[&ana.key]);
    let mut forged = granting(&ana, &bot, 15, 1, 1);
    forged.accounts[1].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    leaves(&ana);
    world.refuses(granting(&ana, &bot, 1, 1, 1), &[&ana.key], Refusal::MemberLeft);
}

#[test]
fn a_delegate_lends_nothing_on() {
    let world = World::default();
    let (ana, bot, other) = (world.joins("ana"), key_of("bot"), key_of("other"));
    ana.lends(&bot);
    let mut on = granting(&ana, &other, 1, 1, 1);
    on.accounts[1].pubkey = bot.pubkey();
    world.refuses(on, &[&bot], Refusal::NotAuthority);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, bot) = (world.joins("ana"), world.joins("ben"), key_of("bot"));
    ben.lends(&bot);
    let again = granting(&ben, &bot, 1, 1, 1);
    for (person, instruction) in [(&ana, granting(&ana, &bot, 1, 1, 1)), (&ben, again)] {
        world.accepts_only_as_it_stands(&instruction, &[&person.key]);
    }
}
