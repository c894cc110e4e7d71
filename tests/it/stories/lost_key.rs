use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::{commitment, delegate, member, recovery, tie};
use exodus_sdk::link::Link;
use exodus_tests::{DAY, Person, World, eur, key_of};

use crate::tie::counted;

/// Mira's phone is stolen, and with it her key, a link she had made, and the bot that helped her. Three friends give her
/// another key. The thief looked for money only, and never noticed the proposal.
#[test]
fn three_friends_give_mira_her_account_back_and_the_thief_is_left_with_nothing() {
    let world = World::default();
    let [mira, ana, ben, eva] = ["mira", "ana", "ben", "eva"].map(|name| world.joins(name));
    for friend in [&ana, &ben, &eva] {
        mira.ties_with(friend);
        mira.chooses(friend);
    }
    mira.arranges(3, 7);
    let promised = ben.owes(&mira, eur(40));
    world.passes(30 * DAY);
    let (bot, link) = (key_of("bot"), Link::from_seed([9; 32]));
    let lent = mira.lends(&bot);
    let invitation = mira.invites(&link, eur(100), 5);

    // The phone is gone. A false friend proposes a key, too; nobody else stands behind it.
    let new = key_of("mira's new phone");
    let proposed = eva.approves(&ben.approves(&ana.proposes(&mira, &new)));
    let false_friend = eva.proposes(&mira, &key_of("false friend"));
    let all = [ana.member, ben.member, eva.member];
    world.refuses(recovery::execute(&proposed, &all), &[&new], Refusal::RecoveryTooEarly);
    world.passes(7 * DAY);
    let alone = recovery::execute(&false_friend, &[eva.member]);
    world.refuses(alone, &[&key_of("false friend")], Refusal::ThresholdNotReached);
    let old = mira.record();
    world.closes(recovery::execute(&proposed, &all), &[&new], &proposed.address, &world.payer.pubkey());
    let again = Person { world: &world, key: new, member: mira.member };

    // What the thief holds is worth nothing now, and anyone may sweep it up.
    let thief = &mira.key;
    for act in [
        member::set(&old, eur(1), 5, [0; 32]),
        member::change_key(&old, bot.pubkey()),
        member::wake(&old),
        recovery::arrange(&old, 0, 0),
        recovery::choose(&old, &mira.tie(&ana), false),
        recovery::veto(&old, &false_friend),
        tie::withdraw(&old, &mira.tie(&ana)),
        commitment::forgive(&old, &promised.record(&world), eur(40)),
        delegate::revoke(thief.pubkey(), &lent),
    ] {
        world.refuses(act, &[thief, &bot], Refusal::NotAuthority);
    }
    let key = link.keypair().expect("a seed is a key");
    let stranger = world.joins("stranger");
    let accept = tie::accept(world.payer.pubkey(), (&stranger.record()).into(), &invitation, eur(1));
    world.refuses(accept, &[&stranger.key, &key], Refusal::InvitationOutdated);
    let payer = world.payer.pubkey();
    world.closes(delegate::tidy(&lent), &[], &lent.address, &payer);
    world.closes(tie::tidy_invitation(&invitation), &[], &invitation.address, &payer);
    world.closes(recovery::tidy(&false_friend), &[], &false_friend.address, &payer);

    // Mira is who she was: her friends, her guardians, and what she is owed.
    let record = again.record();
    assert_eq!((record.ties, record.guardians, record.guardian_threshold, record.epoch), (3, 3, 3, 1));
    again.confirms(&promised, eur(40));
    counted(&world);
}
