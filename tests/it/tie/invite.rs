use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::tie::invite;
use exodus_sdk::link::Link;
use exodus_tests::{DAY, Person, World, eur, key_of};
use solana_instruction::Instruction;

fn offer(person: &Person, name: &str, pledge: u64, days: i64, uses: u8) -> Instruction {
    let world = person.world;
    let (link, until) = (key_of(name).pubkey(), world.now() + days * DAY);
    invite(world.payer.pubkey(), &person.record(), link, pledge, until, uses)
}

#[test]
fn accepts_the_longest_the_widest_and_the_usual_link() {
    let world = World::default();
    let ana = world.joins("ana");
    let invitation = ana.invites(&Link::from_seed([1; 32]), eur(30), 1);
    assert_eq!((invitation.inviter, invitation.pledge, invitation.uses_left), (ana.member, eur(30), 1));
    assert_eq!((invitation.payer, invitation.epoch, ana.record().turn), (world.payer.pubkey(), 0, 1));
    let link = key_of("widest");
    world.accepts(&[offer(&ana, "widest", 1, 90, 150)], &[&ana.key, &link]);
}

#[test]
fn refuses_terms_out_of_range_and_a_repeat() {
    let world = World::default();
    let (ana, link) = (world.joins("ana"), key_of("link"));
    let refuses = |pledge, days, uses, refusal| {
        world.refuses(offer(&ana, "link", pledge, days, uses), &[&ana.key, &link], refusal);
    };
    refuses(eur(1), 0, 1, Refusal::InvitationTermOutOfRange);
    refuses(eur(1), 91, 1, Refusal::InvitationTermOutOfRange);
    refuses(eur(1), 30, 0, Refusal::InvitationUsesOutOfRange);
    refuses(eur(1), 30, 151, Refusal::InvitationUsesOutOfRange);
    refuses(0, 30, 1, Refusal::AmountZero);
    let mut stale = offer(&ana, "link", eur(1), 30, 1);
    stale.data[1] = 7;
    world.refuses(stale, &[&ana.key, &link], Refusal::StaleTurn);
}

#[test]
fn refuses_a_dormant_inviter_and_somebody_elses_hand() {
    let world = World::default();
    let (ana, ben, link) = (world.joins("ana"), world.joins("ben"), key_of("link"));
    let mut forged = offer(&ana, "link", eur(1), 30, 1);
    forged.accounts[1].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key, &link], Refusal::NotAuthority);
    let mut unsigned = offer(&ana, "link", eur(1), 30, 1);
    unsigned.accounts[2].is_signer = false;
    world.stops(unsigned, &[&ana.key]);
    world.passes(100 * DAY);
    world.refuses(offer(&ana, "link", eur(1), 30, 1), &[&ana.key, &link], Refusal::MemberDormant);
}
