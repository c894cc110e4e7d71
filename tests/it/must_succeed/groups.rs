//! Offers, deals, pools, stakes, claims: from every state to nothing. And answers between members of one key.

use exodus_rules::Refusal;
use exodus_sdk::instructions::{member, offer, pool, request};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Deal, Offer, Pool, Request};
use exodus_sdk::{Signer, address};
use exodus_tests::pool::{ANSWER, DISCUSSION, WAITING, trio};
use exodus_tests::{DAY, Person, World, eur, key_of};

use super::{ends, moves};

#[test]
fn an_offer_ends_live_taken_sold_expired_and_outdated() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let (live, taken, sold, later) = (ana.offers(), ana.offers(), ana.needs(), ana.offers());
    let deal = ben.takes(&taken, 1, &[&ana]);
    for offer in [&live, &taken] {
        let close = offer::close(&ana.record(), offer);
        world.closes(close, &[&ana.key], &offer.address, &world.payer.pubkey());
    }
    ends(&world, offer::tidy_deal(&deal), &deal.address);
    ana.agrees(&ben.takes(&sold, 3, &[&ana]));
    ends(&world, offer::tidy(&world.get(&sold.address)), &sold.address);
    let outdated = ana.offers();
    let ana = moves(&ana, "new");
    ends(&world, offer::tidy(&outdated), &outdated.address);
    world.passes(61 * DAY);
    ends(&world, offer::tidy(&later), &later.address);
    assert_eq!(ana.record().offers, 0);
}

#[test]
fn a_deal_ends_live_expired_outdated_and_after_either_side() {
    let ways: [fn(&Person, &Person, &Located<Offer>); 5] = [
        |ana, _, _| ana.world.passes(11 * DAY),
        |_, ben, _| {
            moves(ben, "new");
        },
        |ana, _, _| {
            moves(ana, "newer");
        },
        |_, ben, _| {
            ben.world.accepts(&[exodus_sdk::instructions::tie::withdraw(&ben.record(), &only_tie(ben))], &[&ben.key]);
            ben.passes_on();
        },
        |ana, ben, offered| {
            ana.world.accepts(&[offer::close(&ana.record(), offered)], &[&ana.key]);
            ana.withdraws(ben);
            ana.passes_on();
        },
    ];
    for way in ways {
        let world = World::default();
        let (ana, ben) = (world.joins("ana"), world.joins("ben"));
        ana.ties_with(&ben);
        let offered = ana.offers();
        let deal: Located<Deal> = ben.takes(&offered, 1, &[&ana]);
        way(&ana, &ben, &offered);
        ends(&world, offer::tidy_deal(&deal), &deal.address);
    }
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let deal = ben.takes(&ana.offers(), 1, &[&ana]);
    world.closes(offer::withdraw(&ben.record(), &deal), &[&ben.key], &deal.address, &world.payer.pubkey());
}

/// The only tie in this world.
fn only_tie(person: &Person) -> Located<exodus_sdk::state::Tie> {
    use exodus_sdk::chain::{ChainExt, Filter};
    let every = Filter::every::<exodus_sdk::state::Tie>();
    *person.world.chain.all(&every).expect("a ledger in memory lists").first().expect("there is one")
}

/// Nothing is left of the pool, its stakes and its claims.
fn empties(world: &World, people: [&Person; 3], pool: &Located<Pool>, claim: &Located<Request>) {
    for person in people {
        let stake = address::stake(&pool.address, &person.member);
        if !world.is_gone(&stake) && person.stake(pool).state == 1 {
            person.leaves_pool(pool);
        }
    }
    ends(world, pool::close(&world.pool(pool)), &pool.address);
    for person in people {
        let stake = address::stake(&pool.address, &person.member);
        if !world.is_gone(&stake) {
            ends(world, pool::tidy_stake(&world.get(&stake)), &stake);
        }
    }
    if !world.is_gone(&claim.address) {
        ends(world, request::tidy(&world.get(&claim.address)), &claim.address);
    }
}

/// What becomes of a claim in a pool of three.
type Way = fn(&World, [&Person; 3], &Located<Pool>, &Located<Request>);

#[test]
fn a_pool_and_its_claim_end_from_every_state_of_the_claim() {
    let ways: [(&str, Way); 8] = [
        ("withdrawn in discussion", |_, [ana, ..], _, claim| {
            ana.withdraws_claim(claim);
        }),
        ("uncovered", |world, people, pool, claim| {
            for person in people {
                person.leaves_pool(pool);
            }
            world.decides(claim);
        }),
        ("answered by all and kept", |world, [ana, ben, eva], _, claim| {
            let claim = world.decides(claim);
            for promised in [ben.answers(&claim), eva.answers(&claim)] {
                let sum = promised.record(world).amount;
                ana.confirms(&promised, sum);
            }
            world.passes(WAITING + 1);
        }),
        ("answered by one", |world, [_, ben, eva], _, claim| {
            let claim = world.decides(claim);
            ben.answers(&claim);
            world.passes(ANSWER + WAITING);
            world.lapses(eva, &claim);
        }),
        ("answered by nobody", |world, [_, ben, eva], _, claim| {
            let claim = world.decides(claim);
            world.passes(ANSWER + WAITING);
            world.lapses(ben, &claim);
            world.lapses(eva, &claim);
        }),
        ("declined by one who had left, answered unasked for the other", |world, [_, ben, eva], pool, claim| {
            eva.entrusts(pool, eur(30));
            ben.leaves_pool(pool);
            let claim = world.decides(claim);
            ben.declines(&claim);
            world.answers_for(eva, &claim);
            world.passes(ANSWER + WAITING);
        }),
        ("missed, and missed again after coming back", |world, [ana, ben, eva], pool, claim| {
            let claim = world.decides(claim);
            eva.answers(&claim);
            world.passes(ANSWER + 1);
            world.lapses(ben, &claim);
            ben.joins_pool(pool, eva, eur(100));
            world.passes(WAITING);
            let second = world.decides(&eva.claims(pool, eur(40)));
            ana.answers(&second);
            world.passes(ANSWER + WAITING);
            world.lapses(ben, &second);
            ends(world, request::tidy(&world.get(&second.address)), &second.address);
        }),
        ("in a month that has nothing left", |world, [ana, ben, eva], pool, claim| {
            let second = ben.claims(pool, eur(150));
            let claim = world.decides(claim);
            for person in [ben, eva] {
                person.answers(&claim);
            }
            let third = eva.claims(pool, eur(100));
            let second = world.freezes(&second);
            for person in [ana, eva] {
                person.answers(&second);
            }
            world.passes(60 * DAY);
            let third = world.freezes(&third);
            for person in [ana, ben] {
                person.answers(&third);
            }
            world.passes(ANSWER + WAITING);
            for claim in [second, third] {
                ends(world, request::tidy(&world.get(&claim.address)), &claim.address);
            }
        }),
    ];
    for (name, way) in ways {
        let world = World::default();
        let (ana, ben, eva, pool) = trio(&world);
        let people = [&ana, &ben, &eva];
        let claim = people[0].claims(&pool, eur(90));
        way(&world, people, &pool, &claim);
        empties(&world, people, &pool, &claim);
        assert_eq!(people.map(|person| (person.record().stakes, person.record().claims)), [(0, 0); 3], "{name}");
    }
}

#[test]
fn a_lapsed_stake_of_a_tombstone_ends_with_its_pool() {
    let world = World::default();
    let (ana, ben, eva, pool) = trio(&world);
    let claim = world.decides(&ana.claims(&pool, eur(90)));
    eva.answers(&claim);
    world.passes(ANSWER + WAITING);
    world.lapses(&ben, &claim);
    ben.withdraws(&ana);
    ben.withdraws(&eva);
    ben.passes_on();
    let stake = address::stake(&pool.address, &ben.member);
    ana.leaves_pool(&pool);
    eva.leaves_pool(&pool);
    ends(&world, pool::close(&world.pool(&pool)), &pool.address);
    ends(&world, pool::tidy_stake(&world.get(&stake)), &stake);
}

#[test]
fn members_of_one_key_do_not_answer_each_other_and_the_one_who_cannot_declines() {
    let world = World::default();
    let (ana, ben, eva, pool) = trio(&world);
    let claim = world.decides(&ana.claims(&pool, eur(90)));
    world.accepts(&[member::change_key(&ben.record(), ana.key.pubkey())], &[&ben.key, &ana.key]);
    let answer = pool::answer(world.payer.pubkey(), &ben.record(), &ben.stake(&pool), &claim).unwrap();
    world.refuses(answer, &[&ana.key], Refusal::SelfCommitment);
    eva.answers(&claim);
    let decline = pool::decline(&ben.record(), &ben.stake(&pool), &claim).unwrap();
    world.accepts(&[decline], &[&ana.key]);
    assert_eq!((ben.record().reputation.declined.number, world.get::<Request>(&claim.address).to_answer), (1, 0));
}

#[test]
fn a_delegate_never_closes_a_claim_and_its_member_does() {
    let (world, bot) = (World::default(), key_of("bot"));
    let (ana, _, _, pool) = trio(&world);
    ana.lends(&bot);
    let claim = ana.claims(&pool, eur(90));
    let close = request::close(&ana.record(), &claim);
    let mut lent = close.clone();
    lent.accounts[0].pubkey = bot.pubkey();
    world.refuses(lent, &[&bot], Refusal::NotAuthority);
    let elsewhere =
        request::close(&ana.record(), &Located { address: claim.address, record: Request { kind: 1, ..claim.record } });
    world.refuses(ana.lets(&bot, elsewhere.clone()), &[&bot], Refusal::ClaimInPool);
    world.refuses(elsewhere, &[&ana.key], Refusal::ClaimInPool);
    world.passes(DISCUSSION);
    world.closes(close, &[&ana.key], &claim.address, &world.payer.pubkey());
}
