//! Shared damage: a group names stakes, one of them has a claim, and everybody owes exactly their part of it.

use exodus_rules::Span;
use exodus_rules::stake::State;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::pool::{self, PoolCreateArgs};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Pool, Request, Stake};
use exodus_sdk::{Address, address};
use serde::Serialize;

use super::troupe::Troupe;
use super::{Told, told};
use crate::exit::Failure;

/// Who founds the pool, who claims, two who answer, one who does not, one who leaves before it counts.
const STAKES: [u64; 6] = [100_00, 80_00, 70_00, 60_00, 50_00, 30_00];
const DAMAGE: u64 = 100_00;
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
    /// Who left before the claim was frozen, without a mark.
    left: usize,
    /// Who did not answer, and is out.
    excluded: usize,
    /// What nobody covers: the share of who was excluded, and less than one minor unit for each of the others.
    uncovered: u64,
}

/// Plays it.
pub fn play(troupe: &mut Troupe, people: [u32; 6]) -> Result<Told, Failure> {
    troupe.wakes(&people)?;
    let [founder, claimant, one, two, silent, leaver] = people;
    let place = found(troupe, people)?;
    troupe.stage.passes(WAITING)?;
    let (member, whole) = (troupe.member(claimant)?, troupe.get::<Pool>(&place)?);
    let open = pool::claim(troupe.stage.payer(), &member, place, DAMAGE, [0; 32]);
    troupe.acts("pool.claim", claimant, open)?;
    let claim = address::request(&member.address, member.turn);
    let stake = stake_of(troupe, &place, leaver)?;
    troupe.acts("pool.leave", leaver, pool::leave(&troupe.member(leaver)?, &stake))?;

    let discussed: Located<Request> = troupe.get(&claim)?;
    troupe.stage.passes_to(discussed.deadline.saturating_add(1))?;
    troupe.anyone("pool.freeze", pool::freeze(&discussed, Some(&troupe.get(&place)?)))?;
    let frozen: Located<Request> = troupe.get(&claim)?;
    let mut shares = Vec::new();
    for person in [founder, one, two] {
        shares.push(answer(troupe, &frozen, person, claimant)?);
    }
    troupe.stage.passes_to(frozen.deadline.saturating_add(1))?;
    let unanswered = stake_of(troupe, &place, silent)?;
    troupe.anyone("pool.exclude", pool::exclude(&unanswered, &frozen))?;

    let mut figures = Figures {
        stakes: whole.stakes,
        total: frozen.pool_total,
        claim: frozen.target,
        shares_sum: shares.iter().fold(0, |sum, share| sum.saturating_add(share.kept)),
        answered: shares.len(),
        left: 0,
        excluded: 0,
        uncovered: 0,
    };
    figures.uncovered = figures.claim.saturating_sub(figures.shares_sum);
    for person in people {
        let stake = address::stake(&place, &troupe.cast.player(person)?.member);
        match troupe.stage.chain().find::<Stake>(&stake)?.map(|stake| stake.read()).transpose()? {
            None => figures.left = figures.left.saturating_add(1),
            Some(stake) => match stake.state {
                State::Excluded => figures.excluded = figures.excluded.saturating_add(1),
                State::Active => {}
            },
        }
    }
    let unit = troupe.unit()?;
    let each: Vec<String> = shares.iter().map(|share| unit.show(share.kept)).collect();
    let lines = format!(
        "{} people each name the most they give in a month; nothing is paid in. Person {claimant} has a damage\n\
         of {}. While it is discussed, person {leaver} leaves without a mark. Then it is frozen, and everybody\n\
         knows their part of it to the cent, by their stake: persons {founder}, {one} and {two} answer with exactly\n\
         {}, and keep it. Person {silent} does not answer, and is out; their part, and what\n\
         is smaller than a cent, stays uncovered: {} of {}.",
        figures.stakes,
        unit.show(discussed.target),
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

/// Somebody answers with exactly their share, and keeps it.
fn answer(
    troupe: &mut Troupe,
    claim: &Located<Request>,
    person: u32,
    claimant: u32,
) -> Result<Located<Commitment>, Failure> {
    let (member, stake) = (troupe.member(person)?, stake_of(troupe, &claim.pool, person)?);
    let answer = pool::answer(troupe.stage.payer(), &member, &stake, claim)?;
    troupe.acts("pool.answer", person, answer)?;
    let share = address::commitment(&member.address, member.turn);
    troupe.keeps(person, claimant, &share)?;
    troupe.get(&share)
}
