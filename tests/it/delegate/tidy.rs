use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::delegate::tidy;
use exodus_tests::{DAY, World, key_of};

use crate::member::moves_to;

#[test]
fn accepts_from_anyone_after_the_term_and_not_a_second_before() {
    let world = World::default();
    let (ana, bot) = (world.joins("ana"), key_of("bot"));
    let lent = ana.lends(&bot);
    let before = ana.record();
    world.passes(30 * DAY);
    world.refuses(tidy(&lent), &[], Refusal::DelegateStands);
    world.passes(1);
    world.closes(tidy(&lent), &[], &lent.address, &world.payer.pubkey());
    assert_eq!(ana.record().head.sequence, before.head.sequence);
    world.stops(tidy(&lent), &[]);
}

#[test]
fn accepts_one_of_an_earlier_key_of_one_who_left_and_of_a_tombstone() {
    let world = World::default();
    let (people, bot) = ([world.joins("ana"), world.joins("ben"), world.joins("eva")], key_of("bot"));
    let lent = people.each_ref().map(|person| person.lends(&bot));
    moves_to(&people[0], "new");
    people[1].leaves();
    people[2].passes_on();
    for delegate in lent {
        world.closes(tidy(&delegate), &[], &delegate.address, &world.payer.pubkey());
    }
}

#[test]
fn refuses_the_wrong_member_and_the_wrong_payer() {
    let world = World::default();
    let (ana, ben, bot) = (world.joins("ana"), world.joins("ben"), key_of("bot"));
    let lent = ana.lends(&bot);
    let stone = world.joins("eva").passes_on();
    for wrong in [ben.member, stone] {
        let mut other = tidy(&lent);
        other.accounts[0].pubkey = wrong;
        world.refuses(other, &[], Refusal::WrongAccount);
    }
    world.passes(31 * DAY);
    let mut thief = tidy(&lent);
    thief.accounts[2].pubkey = bot.pubkey();
    world.refuses(thief, &[], Refusal::NotPayer);
    world.accepts_only_as_it_stands(&tidy(&lent), &[]);
}
