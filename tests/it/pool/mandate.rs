use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::{member, pool};
use exodus_sdk::state::Request;
use exodus_tests::pool::{ANSWER, DISCUSSION};
use exodus_tests::{DAY, Person, World, eur, key_of};

#[test]
fn accepts_only_as_it_stands() {
    let world = World::default();
    let (_, ben, _, pool) = super::trio(&world);
    let before = ben.stake(&pool);
    let mandate = pool::mandate(&ben.record(), &before, eur(60));
    world.accepts_only_as_it_stands(&mandate, &[&ben.key]);
    let after = ben.stake(&pool);
    assert_eq!((after.mandate, after.turn, after.amount), (eur(60), before.turn + 1, before.amount));
    world.refuses(mandate, &[&ben.key], Refusal::StaleTurn);
}

#[test]
fn anyone_answers_within_it_and_it_is_no_act_of_the_members() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    ben.entrusts(&pool, eur(60));
    let (turn, active) = (ben.record().turn, ben.record().last_active);
    world.passes(40 * DAY);
    let claim = ana.claims(&pool, eur(90));
    let claim = world.decides(&claim);
    let promised = world.answers_for(&ben, &claim);
    let made = promised.record(&world);
    assert_eq!((made.debtor, made.creditor, made.amount, made.author), (ben.member, ana.member, eur(60), 3));
    assert_eq!(made.payer, world.payer.pubkey(), "the rent goes back to whoever sent it");
    assert_eq!((ben.record().turn, ben.record().last_active, ben.record().owing), (turn, active, 1));
    assert_eq!(world.get::<Request>(&claim.address).to_answer, 1);
    let again = pool::answer_for(world.payer.pubkey(), &eva.stake(&pool), &claim).expect("it is owed");
    world.refuses(again, &[], Refusal::AboveMandate);
}

#[test]
fn refuses_one_cent_more_than_was_signed_and_everything_where_nothing_was() {
    let world = World::default();
    let (_, ben, eva, pool, claim) = super::claim(&world);
    let unasked = |person: &Person| pool::answer_for(world.payer.pubkey(), &person.stake(&pool), &claim).expect("owed");
    world.refuses(unasked(&ben), &[], Refusal::AboveMandate);
    world.refuses(pool::mandate(&ben.record(), &ben.stake(&pool), eur(60)), &[&ben.key], Refusal::AnswerOwed);
    ben.answers(&claim);
    eva.answers(&claim);
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    ben.entrusts(&pool, eur(60) - 1);
    let claim = world.decides(&ana.claims(&pool, eur(90)));
    world.refuses(
        pool::answer_for(world.payer.pubkey(), &ben.stake(&pool), &claim).expect("owed"),
        &[],
        Refusal::AboveMandate,
    );
}

#[test]
fn it_is_revoked_for_later_claims_and_more_counts_at_once() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    ben.entrusts(&pool, eur(60));
    let (first, second) = (ana.claims(&pool, eur(90)), eva.claims(&pool, eur(40)));
    ben.entrusts(&pool, 0);
    let again = pool::mandate(&ben.record(), &ben.stake(&pool), 0);
    world.accepts(&[again], &[&ben.key]);
    let first = world.decides(&first);
    world.answers_for(&ben, &first);
    eva.answers(&first);
    let second = world.freezes(&second);
    assert_eq!(world.answers_for(&ben, &second).record(&world).amount, 2_666, "it was opened under the word of then");
    ana.answers(&second);
    world.passes(11 * DAY);
    let third = ana.claims(&pool, eur(90));
    ben.entrusts(&pool, eur(10));
    let less = pool::mandate(&ben.record(), &ben.stake(&pool), eur(5));
    world.accepts(&[less], &[&ben.key]);
    let least = pool::mandate(&ben.record(), &ben.stake(&pool), eur(4));
    world.refuses(least, &[&ben.key], Refusal::ChangePending);
    ben.entrusts(&pool, eur(60));
    let third = world.decides(&third);
    world.answers_for(&ben, &third);
}

#[test]
fn the_word_of_an_earlier_key_answers_nothing() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    ben.entrusts(&pool, eur(60));
    let claim = world.decides(&ana.claims(&pool, eur(90)));
    let new = key_of("ben's second key");
    world.accepts(&[member::change_key(&ben.record(), new.pubkey())], &[&ben.key, &new]);
    let unasked = pool::answer_for(world.payer.pubkey(), &ben.stake(&pool), &claim).expect("it is owed");
    world.refuses(unasked, &[], Refusal::AboveMandate);
    let ben = Person { world: &world, key: new, member: ben.member };
    ben.answers(&claim);
    ben.entrusts(&pool, eur(60));
    assert_eq!(ben.stake(&pool).mandate_epoch, 1);
}

#[test]
fn whoever_is_away_with_a_mandate_misses_nothing() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    ben.entrusts(&pool, eur(200));
    world.passes(100 * DAY);
    world.accepts(&[member::wake(&ana.record())], &[&ana.key]);
    world.accepts(&[member::wake(&eva.record())], &[&eva.key]);
    let claim = ana.claims(&pool, eur(90));
    world.passes(DISCUSSION + 1);
    let claim = world.freezes(&claim);
    world.answers_for(&ben, &claim);
    eva.answers(&claim);
    world.passes(ANSWER + 1);
    world.refuses(pool::lapse(&ben.stake(&pool), &claim), &[], Refusal::ClaimNotNext);
    assert_eq!(ben.stake(&pool).missed, 0);
}

#[test]
fn refuses_strangers_and_another_stake() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let mut forged = pool::mandate(&ben.record(), &ben.stake(&pool), eur(5));
    forged.accounts[0].pubkey = ana.key.pubkey();
    world.refuses(forged, &[&ana.key], Refusal::NotAuthority);
    world.refuses(pool::mandate(&ana.record(), &ben.stake(&pool), eur(5)), &[&ana.key], Refusal::WrongAccount);
    world.refuses(pool::mandate(&ben.record(), &ben.stake(&pool), u64::MAX), &[&ben.key], Refusal::AmountTooLarge);
}
