//! Shared damage: a group names stakes, one of them has a claim, and everybody owes exactly their part of it.

use exodus_rules::Span;
use exodus_sdk::instructions::pool::{self, PoolCreateArgs};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Pool, Request, Stake};
use exodus_sdk::{Address, address};
use serde::Serialize;

use super::told::{Told, told};
use super::troupe::Troupe;
use crate::failure::Failure;

/// Who founds the pool, who claims, one who has signed a mandate, one who declines, one who is silent, one who leaves.
const STAKES: [u64; 6] = [100_00, 80_00, 70_00, 60_00, 50_00, 30_00];
const DAMAGE: u64 = 100_00;
const MANDATE: u64 = 25_00;
const WEEK: Span = Span::days(7);
const WAITING: Span = Span::days(30);

/// What came of it; amounts in minor units.
#[derive(Serialize)]
struct Figures {
    /// Stakes when the claim was opened.
    stakes: u32,
    /// The sum of those that shared the claim.
    total: u64,
    /// The claim that was covered.
    claim: u64,
    /// What was promised for it, and kept.
    shares_sum: u64,
    /// Who answered with exactly their share.
    answered: usize,
    /// How many of these within a mandate, while they were away.
    unasked: usize,
    /// Who left while the claim was open, without a mark, and answered it still.
    left: usize,
    /// Who said no, in public.
    declined: u32,
    /// Who was silent, and is out until somebody vouches for them anew.
    lapsed: u32,
    /// What nobody covers: the shares of these two, and less than one minor unit for each of the others.
    uncovered: u64,
}

/// Plays it.
pub fn play(troupe: &mut Troupe, people: [u32; 6]) -> Result<Told, Failure> {
    troupe.wakes(&people)?;
    let [founder, claimant, away, unwilling, silent, leaver] = people;
    let place = found(troupe, people)?;
    let stake = stake_of(troupe, &place, away)?;
    troupe.acts("pool.mandate", away, pool::mandate(&troupe.member(away)?, &stake, MANDATE))?;
    troupe.passes(WAITING)?;
    let (member, whole) = (troupe.member(claimant)?, troupe.get::<Pool>(&place)?);
    let open = pool::claim(troupe.stage.payer(), &member, place, DAMAGE, [0; 32]);
    troupe.acts("pool.claim", claimant, open)?;
    let claim = address::request(&member.address, member.turn);
    let stake = stake_of(troupe, &place, leaver)?;
    troupe.acts("pool.leave", leaver, pool::leave(&troupe.member(leaver)?, &stake))?;

    let discussed: Located<Request> = troupe.get(&claim)?;
    troupe.passes_to(discussed.deadline.saturating_add(1))?;
    troupe.anyone("pool.freeze", pool::freeze(&discussed, Some(&troupe.get(&place)?)))?;
    let called: Located<Request> = troupe.get(&claim)?;
    let mut shares = Vec::new();
    for person in [founder, away, leaver] {
        shares.push(answer(troupe, &called, (person, person == away), claimant)?);
    }
    let stake = stake_of(troupe, &place, unwilling)?;
    let no = pool::decline(&troupe.member(unwilling)?, &stake, &called)?;
    troupe.acts("pool.decline", unwilling, no)?;
    troupe.passes_to(called.deadline.saturating_add(1))?;
    troupe.anyone("pool.lapse", pool::lapse(&stake_of(troupe, &place, silent)?, &called))?;
    troupe.anyone("pool.tidy_stake", pool::tidy_stake(&stake_of(troupe, &place, leaver)?))?;

    let shares_sum = shares.iter().fold(0, |sum: u64, share| sum.saturating_add(share.kept));
    let figures = Figures {
        stakes: whole.stakes,
        total: called.pool_total,
        claim: called.target,
        shares_sum,
        answered: shares.len(),
        unasked: 1,
        left: 1,
        declined: stake_of(troupe, &place, unwilling)?.declined,
        lapsed: stake_of(troupe, &place, silent)?.missed,
        uncovered: called.target.saturating_sub(shares_sum),
    };
    let unit = troupe.unit()?;
    let each: Vec<String> = shares.iter().map(|share| unit.show(share.kept)).collect();
    let lines = format!(
        "{} people each name the most they give in a month; nothing is paid in. Person {claimant} has a damage\n\
         of {}: whoever is in at this moment shares it, and everybody knows their part of it to the cent, by their\n\
         stake. Person {leaver} leaves, without a mark, and still answers; person {away} is away, and has signed that\n\
         anyone may answer up to {}; with person {founder} they promise exactly {}, and keep it.\n\
         Person {unwilling} says no, which their record shows. Person {silent} is silent, and is out until a friend\n\
         vouches for them anew. Their parts, and what is smaller than a cent, stay uncovered: {} of {}.",
        figures.stakes,
        unit.show(discussed.target),
        unit.show(MANDATE),
        each.join(", "),
        unit.show(figures.uncovered),
        unit.show(figures.claim),
    );
    told(&figures, lines)
}

/// The first founds the pool; each of the others is vouched for by a friend who is in it.
fn found(troupe: &mut Troupe, people: [u32; 6]) -> Result<Address, Failure> {
    let seconds = |span: Span| u32::try_from(span.seconds()).unwrap_or(u32::MAX);
    let [founder, ..] = people;
    let [stake, ..] = STAKES;
    let (payer, member) = (troupe.stage.payer(), troupe.member(founder)?);
    let args = PoolCreateArgs {
        turn: member.turn,
        rules: [0; 32],
        discussion: seconds(WEEK),
        answer: seconds(WEEK),
        fulfilment: seconds(WEEK),
        waiting: seconds(WAITING),
        smallest: 10_00,
        largest: 1000_00,
        bps: 5_000,
        stake,
    };
    troupe.acts("pool.create", founder, pool::create(payer, &member, args))?;
    let place = address::pool(&member.address, member.turn);
    for (person, stake) in people.into_iter().zip(STAKES).skip(1) {
        let way = troupe.graph.path(person, founder).unwrap_or_default();
        let friend = way.get(1).copied().ok_or_else(|| Failure::broken(format!("nobody vouches for {person}")))?;
        let (member, pool) = (troupe.member(person)?, troupe.get::<Pool>(&place)?);
        let voucher = troupe.cast.player(friend)?.member;
        troupe.acts("pool.join", person, pool::join(payer, &member, &pool, voucher, stake))?;
    }
    Ok(place)
}

fn stake_of(troupe: &Troupe, pool: &Address, person: u32) -> Result<Located<Stake>, Failure> {
    troupe.get(&address::stake(pool, &troupe.cast.player(person)?.member))
}

/// Somebody answers with exactly their share, or somebody else for them, and they keep it.
fn answer(
    troupe: &mut Troupe,
    claim: &Located<Request>,
    (person, unasked): (u32, bool),
    claimant: u32,
) -> Result<Located<Commitment>, Failure> {
    let (payer, stake) = (troupe.stage.payer(), stake_of(troupe, &claim.pool, person)?);
    if unasked {
        troupe.anyone("pool.answer", pool::answer_for(payer, &stake, claim)?)?;
    } else {
        let answer = pool::answer(payer, &troupe.member(person)?, &stake, claim)?;
        troupe.acts("pool.answer", person, answer)?;
    }
    let share = address::commitment(&stake.address, claim.claim_number);
    troupe.keeps(person, claimant, &share)?;
    troupe.get(&share)
}
