use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::{commitment, delegate, member, request, tie};
use exodus_sdk::link::Link;
use exodus_sdk::state::Tombstone;
use exodus_tests::{World, eur, key_of};

use crate::tie::counted;

/// Olga moves away. She keeps her word, takes her hands back and leaves; her neighbours sweep up after her, and whoever
/// paid for her records has everything back but the rent of one small stone.
#[test]
fn olga_leaves_settles_and_everything_of_hers_is_tidied_with_its_rent() {
    let world = World::default();
    let payer = world.payer.pubkey();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    ana.ties_with(&ben);
    let neighbours = world.records();
    let olga = world.joins("olga");
    olga.ties_with(&ana);
    olga.ties_with(&ben);
    ana.chooses(&olga);
    olga.chooses(&ana);
    let (bot, link) = (key_of("bot"), Link::from_seed([9; 32]));
    let (lent, invitation) = (olga.lends(&bot), olga.invites(&link, eur(100), 5));
    let asked = olga.asks(eur(100));
    let promised = olga.owes(&ben, eur(40));

    // First what is hers to end, in the order that the refusals name.
    let refuses = |refusal| world.refuses(member::leave(&olga.record()), &[&olga.key], refusal);
    refuses(Refusal::StillTied);
    olga.withdraws(&ana);
    ben.withdraws(&olga);
    refuses(Refusal::StillHolding);
    world.accepts(&[request::close(&olga.record(), &asked)], &[&olga.key]);
    olga.leaves();

    // A promise outlives her farewell, and only Ben ends it.
    world.refuses(member::tidy_tombstone(&olga.record()), &[], Refusal::PromisesOpen);
    olga.performs(&promised, eur(40));
    ben.confirms(&promised, eur(40));
    world.accepts(&[commitment::close(&promised.record(&world))], &[]);

    // Then whoever comes by. Her call for help is counted until its period is over.
    world.accepts(&[member::tidy_tombstone(&olga.record())], &[]);
    world.refuses(request::tidy(&asked), &[], Refusal::EmergencyCounted);
    world.passes_the_period_by(1);
    world.closes(request::tidy(&asked), &[], &asked.address, &payer);
    world.closes(delegate::tidy(&lent), &[], &lent.address, &payer);
    world.closes(tie::tidy_invitation(&invitation), &[], &invitation.address, &payer);
    for friend in [&ana, &ben] {
        let tie = olga.tie(friend);
        world.closes(tie::tidy(olga.member, &tie), &[], &tie.address, &payer);
    }
    let stone = world.get::<Tombstone>(&olga.member);
    assert_eq!((stone.history_length, stone.history), (1, ben.record().history), "both kept the same record");
    let left: Vec<_> = world.records().into_keys().collect();
    let expected: Vec<_> = {
        let mut all: Vec<_> = neighbours.into_keys().chain([olga.member]).collect();
        all.sort_unstable();
        all
    };
    assert_eq!(left, expected, "nothing is left but her neighbours and one stone");
    assert_eq!((ana.record().guardians, ana.record().ties, ben.record().ties), (0, 1, 1));
    counted(&world);
}
