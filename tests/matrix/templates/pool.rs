//! Pools, stakes and claims.

use exodus_sdk::Signer;
use exodus_sdk::instructions::{Instruction, pool};
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;

use super::super::template::Template;
use crate::pool::{ANSWER, DISCUSSION, WAITING, trio};
use crate::{World, eur};

pub(super) fn templates() -> Vec<Template> {
    [entered(), changed(), claimed(), answered(), ended()].into_iter().flatten().collect()
}

fn entered() -> Vec<Template> {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let create = pool::create(world.payer.pubkey(), &ana.record(), ana.proposal(eur(100)));
    let mut templates = vec![Template::new("pool.create", &world, create)];
    let pool = ana.founds(ana.proposal(eur(100)));
    ana.founds(ana.proposal(eur(100)));
    let join = || pool::join(world.payer.pubkey(), &ben.record(), &pool, ana.member, eur(50));
    templates.push(Template::new("pool.join", &world, join()));
    ben.joins_pool(&pool, &ana, eur(20));
    ben.leaves_pool(&pool);
    templates.push(Template::new("pool.join again", &world, join()));
    templates
}

fn changed() -> Vec<Template> {
    let world = World::default();
    let (_, ben, _, pool) = trio(&world);
    let change = |amount| pool::change(&ben.record(), &ben.stake(&pool), amount);
    vec![
        Template::new("pool.change to more", &world, change(eur(300))),
        Template::new("pool.change to less", &world, change(eur(50))),
        Template::new("pool.leave", &world, pool::leave(&ben.record(), &ben.stake(&pool))),
    ]
}

fn claimed() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva, pool) = trio(&world);
    let claim = pool::claim(world.payer.pubkey(), &ana.record(), pool.address, eur(90), [7; 32]);
    let mut templates = vec![Template::new("pool.claim", &world, claim)];
    let (first, second) = (ana.claims(&pool, eur(90)), ben.claims(&pool, eur(10)));
    world.passes(DISCUSSION + 1);
    let freeze = |claim: &Located<Request>| pool::freeze(claim, Some(&world.pool(&pool)));
    let ends = first.deadline + 1;
    templates.push(Template::new("pool.freeze", &world, freeze(&first)).within(ends, i64::MAX));
    let frozen = world.freezes(&first);
    world.passes(ANSWER + 1);
    world.excludes(&ben, &frozen);
    world.excludes(&eva, &frozen);
    templates.push(Template::new("pool.freeze of a claimant who was excluded", &world, freeze(&second)));
    templates
}

fn answered() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva, pool) = trio(&world);
    let (claim, later) = (ana.claims(&pool, 2), eva.claims(&pool, eur(10)));
    let claim = world.decides(&claim);
    let answer = pool::answer(world.payer.pubkey(), &ben.record(), &ben.stake(&pool), &claim).expect("it is owed");
    let answer = Template::new("pool.answer", &world, answer).within(i64::MIN, claim.deadline);
    let pass = Template::new("pool.pass", &world, pool::pass(&eva.stake(&pool), &claim));
    world.passes(ANSWER + 1);
    let exclude = Template::new("pool.exclude", &world, pool::exclude(&ben.stake(&pool), &claim));
    world.accepts(&[pool::pass(&eva.stake(&pool), &claim)], &[]);
    world.excludes(&ben, &claim);
    let next = pool::freeze(&later, Some(&world.pool(&pool)));
    let next = Template::new("pool.freeze after the time of another", &world, next);
    vec![answer, pass, exclude.within(claim.deadline + 1, i64::MAX), next]
}

/// Everybody leaves, but for one who is excluded and one who still has a claim.
fn ended() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva, pool) = trio(&world);
    let claim = world.decides(&ana.claims(&pool, eur(90)));
    world.passes(ANSWER + WAITING);
    world.excludes(&ben, &claim);
    world.excludes(&eva, &claim);
    let last = pool::leave(&ana.record(), &ana.stake(&pool));
    let last = Template::new("pool.leave as the last", &world, last);
    ana.leaves_pool(&pool);
    let close = pool::close(&pool);
    let mut templates = vec![last, Template::new("pool.close", &world, close.clone())];
    let stake = ben.stake(&pool);
    world.accepts(&[close], &[]);
    templates.push(Template::new("pool.tidy_stake", &world, pool::tidy_stake(&stake)));
    templates.push(uncovered());
    templates
}

/// Ana claims and leaves, and so does everybody else.
fn uncovered() -> Template {
    let world = World::default();
    let (ana, ben, eva, pool) = trio(&world);
    let claim = ana.claims(&pool, eur(90));
    for person in [&ana, &ben, &eva] {
        person.leaves_pool(&pool);
    }
    world.accepts(&[pool::close(&pool)], &[]);
    world.passes(DISCUSSION + 1);
    let freeze: Instruction = pool::freeze(&claim, None);
    Template::new("pool.freeze of a pool that is gone", &world, freeze)
}
