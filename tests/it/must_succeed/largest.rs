//! The largest sums, on the very binary: 2^53-1 and what lies beside it.

use exodus_rules::{Amount, Refusal};
use exodus_sdk::Signer;
use exodus_sdk::instructions::pool;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Pool, Request};
use exodus_tests::pool::WAITING;
use exodus_tests::{Person, World, eur};

const MOST: u64 = Amount::MAX.get();

/// A pool of these stakes, whose claims may take all of it, and a claim of the first.
fn claimed<'w>(world: &'w World, stakes: [u64; 3], amount: u64) -> ([Person<'w>; 3], Located<Pool>, Located<Request>) {
    let people = ["ana", "ben", "eva"].map(|name| world.joins(name));
    let [ana, ben, eva] = &people;
    world.row(&[ana, ben, eva, ana]);
    let terms = pool::PoolCreateArgs { smallest: 1, largest: MOST, bps: 10_000, ..ana.proposal(stakes[0]) };
    let pool = ana.founds(terms);
    ben.joins_pool(&pool, ana, stakes[1]);
    eva.joins_pool(&pool, ana, stakes[2]);
    world.passes(WAITING + 1);
    let claim = ana.claims(&pool, amount);
    let claim = world.decides(&claim);
    (people, pool, claim)
}

/// `floor(stake x claim / total)`, in a width that nothing overflows.
fn share(stake: u64, claim: u64, total: u64) -> u64 {
    u64::try_from(u128::from(stake) * u128::from(claim) / u128::from(total)).unwrap()
}

#[test]
fn shares_near_the_largest_amount_are_exact_to_the_last_unit() {
    let third = MOST / 3;
    for (stakes, amount) in [
        ([third, third, third], third),
        ([third, third + 1, third - 1], third - 1),
        ([MOST / 2, MOST / 4, MOST / 4 - 7], MOST / 5 + 3),
        ([MOST - 3, 2, 1], 3),
        ([MOST - 1 - (1 << 40), (1 << 40) - 1, 1], (1 << 40) - 5),
    ] {
        let world = World::default();
        let ([ana, ben, eva], pool, claim) = claimed(&world, stakes, amount);
        let frozen = world.get::<Request>(&claim.address);
        let total = stakes[1] + stakes[2];
        assert_eq!((frozen.pool_total, frozen.target), (total, amount.min(total)));
        let mut sum = 0;
        for (person, stake) in [(&ben, stakes[1]), (&eva, stakes[2])] {
            let owed = share(stake, frozen.target, total);
            if owed == 0 {
                world.accepts(&[pool::pass(&person.stake(&pool), &frozen)], &[]);
                continue;
            }
            let promised = person.answers(&claim);
            assert_eq!(world.get::<Commitment>(&promised.commitment).amount, owed);
            ana.confirms(&promised, owed);
            sum += owed;
        }
        let after = world.get::<Request>(&claim.address);
        assert_eq!((after.to_answer, after.sums.kept), (0, sum));
        assert!(sum <= frozen.target && frozen.target - sum < 2);
    }
}

#[test]
fn no_stake_takes_the_pool_above_the_largest_amount() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let terms = pool::PoolCreateArgs { smallest: 1, largest: MOST, bps: 10_000, ..ana.proposal(MOST - 1) };
    let pool = ana.founds(terms);
    let join = |amount| pool::join(world.payer.pubkey(), &ben.record(), &pool, ana.member, amount);
    world.refuses(join(2), &[&ben.key], Refusal::AmountTooLarge);
    world.accepts(&[join(1)], &[&ben.key]);
    let raise = pool::change(&ana.record(), &ana.stake(&pool), MOST);
    world.refuses(raise, &[&ana.key], Refusal::AmountTooLarge);
    assert_eq!(world.pool(&pool).total, MOST);
    ana.leaves_pool(&pool);
    ben.leaves_pool(&pool);
}

#[test]
fn the_largest_promise_is_made_performed_confirmed_and_forgiven() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    for forgiven in [0, 1, MOST - 1] {
        let promised = ana.owes(&ben, MOST);
        ana.performs(&promised, MOST);
        if forgiven > 0 {
            ben.forgives(&promised, forgiven);
        }
        ben.confirms(&promised, MOST - forgiven);
        let record = promised.record(&world);
        assert_eq!((record.kept, record.forgiven, record.performed), (MOST - forgiven, forgiven, MOST));
    }
    let deal = ben.takes(&ana.publishes(exodus_rules::offer::Kind::Offer, largest_price(&world)), 1, &[&ana]);
    ana.agrees(&deal);
    assert_eq!(ben.record().owing, 1);
    assert!(ana.record().reputation.committed.sum > eur(1));
}

fn largest_price(world: &World) -> exodus_sdk::instructions::offer::TermsArgs {
    exodus_sdk::instructions::offer::TermsArgs { price: MOST, ..world.terms() }
}
