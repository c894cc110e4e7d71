//! Pools, stakes and claims.

use exodus_sdk::Signer;
use exodus_sdk::instructions::{Instruction, pool};
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;

use super::super::template::Template;
use crate::pool::{ANSWER, DISCUSSION, WAITING, trio};
use crate::{Person, World, eur};

pub(super) fn templates() -> Vec<Template> {
    [entered(), changed(), claimed(), spent(), answered(), ended()].into_iter().flatten().collect()
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
    let (ana, ben, eva, pool) = trio(&world);
    let change = |amount| pool::change(&ben.record(), &ben.stake(&pool), amount);
    let mandate = |person: &Person, amount| pool::mandate(&person.record(), &person.stake(&pool), amount);
    let mut templates = vec![
        Template::new("pool.change to more", &world, change(eur(300))),
        Template::new("pool.change to less", &world, change(eur(50))),
        Template::new("pool.leave", &world, pool::leave(&ben.record(), &ben.stake(&pool))),
        Template::new("pool.mandate", &world, mandate(&ben, eur(60))),
    ];
    eva.entrusts(&pool, eur(60));
    templates.push(Template::new("pool.mandate of nothing", &world, mandate(&eva, 0)));
    ana.claims(&pool, eur(90));
    templates.push(Template::new("pool.leave owing", &world, pool::leave(&ben.record(), &ben.stake(&pool))));
    templates
}

fn claimed() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva, pool) = trio(&world);
    let claim = pool::claim(world.payer.pubkey(), &ana.record(), pool.address, eur(90), [7; 32]);
    let mut templates = vec![Template::new("pool.claim", &world, claim)];
    let (first, second) = (ana.claims(&pool, eur(90)), ben.claims(&pool, eur(10)));
    templates.push(Template::new("pool.withdraw", &world, pool::withdraw(&ana.record(), &first)));
    templates.push(Template::new("pool.withdraw behind another", &world, pool::withdraw(&ben.record(), &second)));
    world.passes(DISCUSSION + 1);
    let freeze = |claim: &Located<Request>| pool::freeze(claim, Some(&world.pool(&pool)));
    let ends = first.deadline + 1;
    templates.push(Template::new("pool.freeze", &world, freeze(&first)).within(ends, i64::MAX));
    let frozen = world.freezes(&first);
    world.passes(ANSWER + 1);
    world.lapses(&ben, &frozen);
    world.lapses(&eva, &frozen);
    templates.push(Template::new("pool.freeze of a claimant who has lapsed", &world, freeze(&second)));
    let back = pool::join(world.payer.pubkey(), &eva.record(), &pool, ana.member, eur(50));
    templates.push(Template::new("pool.join after a lapse", &world, back));
    templates
}

/// Half of every stake was called for the first, and the second wants more than what is left.
fn spent() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva, pool) = trio(&world);
    let (first, second) = (ana.claims(&pool, eur(90)), eva.claims(&pool, eur(150)));
    let third = ben.claims(&pool, eur(100));
    let first = world.decides(&first);
    for person in [&ben, &eva] {
        person.answers(&first);
    }
    let second = world.freezes(&second);
    for person in [&ana, &ben] {
        person.answers(&second);
    }
    let takes = pool::freeze_for_the_rest(&ben.record(), &third, &world.pool(&pool));
    vec![Template::new("pool.freeze for the rest", &world, takes)]
}

fn answered() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva, pool) = trio(&world);
    let (claim, later) = (ana.claims(&pool, 2), eva.claims(&pool, eur(10)));
    let claim = world.decides(&claim);
    let answer = pool::answer(world.payer.pubkey(), &ben.record(), &ben.stake(&pool), &claim).expect("it is owed");
    let answer = Template::new("pool.answer", &world, answer).within(i64::MIN, claim.deadline);
    let decline = pool::decline(&ben.record(), &ben.stake(&pool), &claim).expect("it is owed");
    let decline = Template::new("pool.decline", &world, decline).within(i64::MIN, claim.deadline);
    let pass = Template::new("pool.pass", &world, pool::pass(&eva.stake(&pool), &claim));
    world.passes(ANSWER + 1);
    let lapse = Template::new("pool.lapse", &world, pool::lapse(&ben.stake(&pool), &claim));
    world.accepts(&[pool::pass(&eva.stake(&pool), &claim)], &[]);
    world.lapses(&ben, &claim);
    let next = pool::freeze(&later, Some(&world.pool(&pool)));
    let next = Template::new("pool.freeze after the time of another", &world, next);
    vec![unasked(), answer, decline, pass, lapse.within(claim.deadline + 1, i64::MAX), next]
}

/// Somebody else answers for Ben, who has signed a mandate.
fn unasked() -> Template {
    let world = World::default();
    let (ana, ben, _, pool) = trio(&world);
    ben.entrusts(&pool, eur(60));
    let claim = world.decides(&ana.claims(&pool, eur(90)));
    let unasked = pool::answer_for(world.payer.pubkey(), &ben.stake(&pool), &claim).expect("it is owed");
    Template::new("pool.answer unasked", &world, unasked).within(i64::MIN, claim.deadline)
}

/// Everybody leaves, but for two who have lapsed and one who still has a claim.
fn ended() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva, pool) = trio(&world);
    let claim = world.decides(&ana.claims(&pool, eur(90)));
    world.passes(ANSWER + WAITING);
    world.lapses(&ben, &claim);
    world.lapses(&eva, &claim);
    let last = pool::leave(&ana.record(), &ana.stake(&pool));
    let last = Template::new("pool.leave as the last", &world, last);
    ana.leaves_pool(&pool);
    let close = pool::close(&world.pool(&pool));
    let mut templates = vec![last, Template::new("pool.close", &world, close.clone())];
    let stake = ben.stake(&pool);
    world.accepts(&[close], &[]);
    templates.push(Template::new("pool.tidy_stake", &world, pool::tidy_stake(&stake)));
    templates.extend([uncovered(), left()]);
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

/// Ben left while a claim was open, and it was withdrawn.
fn left() -> Template {
    let world = World::default();
    let (ana, ben, _, pool) = trio(&world);
    let claim = ana.claims(&pool, eur(90));
    ben.leaves_pool(&pool);
    ana.withdraws_claim(&claim);
    Template::new("pool.tidy_stake of one that was left", &world, pool::tidy_stake(&ben.stake(&pool)))
}
