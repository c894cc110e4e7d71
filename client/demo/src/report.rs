//! What came of it, read back from the ledger: nothing here is remembered from what was sent.

use std::collections::BTreeMap;
use std::time::Instant;

use exodus_graph::People;
use exodus_rules::Timestamp;
use exodus_rules::reputation::Reputation;
use exodus_rules::request::Status;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::{Kept, Located};
use exodus_sdk::state::{Commitment, Invitation, Member, Network, Request, Tie};
use exodus_sdk::{Address, Unit, address};
use serde::Serialize;
use serde_json::{Value, json};

use crate::actions::Call;
use crate::chapter::Chapter;
use crate::chapters::Chapters;
use crate::failure::Failure;
use crate::growth::Cast;
use crate::stage::{Refused, Stage, Tally, Units};

/// The report; its shape is stable.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The network as a whole.
    pub network: Whole,
    /// Everybody's reference list, by number.
    pub reach: Vec<Reach>,
    /// The call for help and its end.
    pub emergency: Ended,
    /// What came of the chapters behind it.
    #[serde(flatten)]
    pub chapters: Chapters,
    /// What the program refused.
    pub refusals: Vec<Refused>,
    /// Transactions that the chain accepted.
    pub transactions: u64,
    /// How long everything took.
    pub seconds: f64,
    /// What each instruction consumed.
    pub compute_units: BTreeMap<&'static str, Units>,
    /// What all transactions cost, in lamports.
    #[serde(skip)]
    pub fees: u64,
    /// What only the story tells.
    #[serde(skip)]
    pub aside: Aside,
}

/// A network as a whole.
#[derive(Debug, Serialize)]
pub struct Whole {
    /// The unit of account.
    pub unit: String,
    /// Its decimals.
    pub decimals: u8,
    /// Unique members.
    pub members: usize,
    /// Mutual ties.
    pub ties: usize,
    /// The sum of the members' pledges, in minor units.
    pub resource: u64,
}

/// A reference list in three numbers.
#[derive(Debug, Serialize)]
pub struct Reach {
    /// Whose.
    pub member: u32,
    /// The unique others within 1, 2 and 3 handshakes.
    pub handshakes: [usize; 3],
}

/// An emergency as the ledger has it in the end; amounts in minor units.
#[derive(Debug, Serialize)]
pub struct Ended {
    /// Who asked.
    pub beneficiary: u32,
    /// What was needed.
    pub target: u64,
    /// What is promised and still to come.
    pub committed: u64,
    /// What was kept.
    pub kept: u64,
    /// How it stands.
    pub status: &'static str,
    /// Who helped, the nearest first.
    pub helpers: Vec<u32>,
}

/// What only the story tells.
#[derive(Debug)]
pub struct Aside {
    /// The unit that amounts are shown in.
    pub unit: Unit,
    /// The network.
    pub network: Address,
    /// The beneficiary's member record.
    pub beneficiary: Address,
    /// The resource of each list of `Report::reach`, in minor units.
    pub lists: Vec<u64>,
    /// The words of those who helped, with their handshakes to the beneficiary.
    pub words: Vec<Words>,
    /// The rent deposit of each kind of record: noun, bytes, lamports.
    pub rents: Vec<(&'static str, usize, u64)>,
}

/// Somebody's record of words given and kept.
#[derive(Debug)]
pub struct Words {
    /// Whose.
    pub person: u32,
    /// How far they are from the one they helped.
    pub handshakes: usize,
    /// The counters.
    pub record: Reputation,
}

/// The mutual ties among the cast, as the ledger has them.
pub fn ties(stage: &Stage, cast: &Cast) -> Result<Vec<(u32, u32)>, Failure> {
    let people: BTreeMap<Address, u32> = cast.players().map(|(person, player)| (player.member, person)).collect();
    let mut pairs = Vec::new();
    for tie in stage.chain().all::<Tie>(&Filter::every::<Tie>())? {
        // The ledger may hold other networks as well.
        let (Some(lower), Some(higher)) = (people.get(&tie.lower), people.get(&tie.higher)) else { continue };
        if tie.read()?.is_mutual() {
            pairs.push((*lower.min(higher), *lower.max(higher)));
        }
    }
    pairs.sort_unstable();
    Ok(pairs)
}

/// Reads back how people are tied and how the emergency ended: before the chapters behind it, which take months.
pub fn read(stage: &Stage, cast: &Cast, ties: &[(u32, u32)], call: &Call) -> Result<Report, Failure> {
    let network: Located<Network> = stage.get(&cast.network)?;
    let request: Located<Request> = stage.get(&call.request)?;
    let pledges = pledges(stage, cast)?;
    let graph = People::of(ties.iter().copied());
    let (reach, lists) = pledges.keys().map(|member| list(&graph, *member, &pledges)).unzip();
    let whole = Whole {
        unit: address::unpadded(&network.unit),
        decimals: network.decimals,
        members: pledges.len(),
        ties: ties.len(),
        resource: sum(pledges.values()),
    };
    let emergency = ended(&request, call, Timestamp::new(stage.now()?))?;
    let aside = Aside {
        unit: Unit::of(&network)?,
        network: cast.network,
        beneficiary: cast.player(call.beneficiary)?.member,
        lists,
        words: words(stage, cast, call)?,
        rents: rents(stage)?,
    };
    Ok(Report {
        network: whole,
        reach,
        emergency,
        chapters: Chapters::default(),
        refusals: Vec::new(),
        transactions: 0,
        seconds: 0.0,
        compute_units: BTreeMap::new(),
        fees: 0,
        aside,
    })
}

impl Report {
    /// The figures of one chapter with those of the network, or of all of them.
    pub fn of(&self, chapter: Option<Chapter>) -> Result<Value, Failure> {
        let all = serde_json::to_value(self).map_err(|error| Failure::broken(format!("the figures: {error}")))?;
        let Some(chapter) = chapter else { return Ok(all) };
        let own = if chapter == Chapter::List { "reach" } else { chapter.name() };
        let of = |key: &str| all.get(key).cloned().unwrap_or(Value::Null);
        Ok(json!({ "network": of("network"), own: of(own) }))
    }

    /// The same, with all that was sent until the end.
    pub fn end(self, chapters: Chapters, tally: Tally, started: Instant) -> Self {
        let Tally { transactions, fees, compute_units, refusals } = tally;
        let seconds = started.elapsed().as_secs_f64();
        Self { chapters, refusals, transactions, seconds, compute_units, fees, ..self }
    }
}

fn pledges(stage: &Stage, cast: &Cast) -> Result<BTreeMap<u32, u64>, Failure> {
    let pledges = cast.players().map(|(person, player)| {
        let member: Located<Member> = stage.get(&player.member)?;
        Ok((person, member.pledge))
    });
    pledges.collect()
}

/// A member's reference list: how many unique others it has, and the sum of their pledges.
fn list(graph: &People<u32>, member: u32, pledges: &BTreeMap<u32, u64>) -> (Reach, u64) {
    let rings = graph.rings(member, 3);
    let mut unique = 0_usize;
    let handshakes = [0, 1, 2].map(|ring| {
        unique = unique.saturating_add(rings.get(ring).map_or(0, Vec::len));
        unique
    });
    let resource = sum(rings.iter().flatten().filter_map(|other| pledges.get(other)));
    (Reach { member, handshakes }, resource)
}

fn sum<'a>(pledges: impl Iterator<Item = &'a u64>) -> u64 {
    pledges.fold(0, |sum, pledge| sum.saturating_add(*pledge))
}

fn ended(request: &Request, call: &Call, now: Timestamp) -> Result<Ended, Failure> {
    let asked = request.read()?;
    let status = match asked.status_at(now) {
        Status::Open => "open",
        Status::Completed => "completed",
        Status::Expired => "expired",
        Status::Closed => "closed",
        Status::Adopted => "adopted",
    };
    Ok(Ended {
        beneficiary: call.beneficiary,
        target: asked.target.get(),
        committed: asked.sums.committed.get(),
        kept: asked.sums.kept.get(),
        status,
        helpers: call.helpers.iter().map(|helper| helper.person).collect(),
    })
}

fn words(stage: &Stage, cast: &Cast, call: &Call) -> Result<Vec<Words>, Failure> {
    let words = call.helpers.iter().map(|helper| {
        let member: Located<Member> = stage.get(&cast.player(helper.person)?.member)?;
        Ok(Words { person: helper.person, handshakes: helper.handshakes, record: member.reputation.read() })
    });
    words.collect()
}

fn rents(stage: &Stage) -> Result<Vec<(&'static str, usize, u64)>, Failure> {
    fn rent<T: Kept>(stage: &Stage) -> Result<(&'static str, usize, u64), Failure> {
        Ok((T::NOUN, T::SIZE, stage.chain().rent(T::SIZE)?))
    }
    Ok(vec![
        rent::<Network>(stage)?,
        rent::<Member>(stage)?,
        rent::<Tie>(stage)?,
        rent::<Invitation>(stage)?,
        rent::<Request>(stage)?,
        rent::<Commitment>(stage)?,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Floyd and Warshall, which has nothing in common with a breadth-first search.
    fn distances(people: usize, ties: &[(u32, u32)]) -> Vec<Vec<usize>> {
        let at = |person: u32| usize::try_from(person).unwrap();
        let mut far = vec![vec![1_000_000; people]; people];
        for (a, b) in ties {
            (far[at(*a)][at(*b)], far[at(*b)][at(*a)]) = (1, 1);
        }
        let all = (0..people).flat_map(|k| (0..people).flat_map(move |i| (0..people).map(move |j| (k, i, j))));
        for (k, i, j) in all {
            far[i][j] = far[i][j].min(far[i][k] + far[k][j]);
        }
        far
    }

    #[test]
    fn a_list_agrees_with_all_shortest_paths() {
        let mut state = 1_u32;
        let mut next = |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % below
        };
        for _ in 0..100 {
            let people = 2 + next(30);
            let ties = (0..next(60)).map(|_| (next(people), next(people))).filter(|(a, b)| a != b).collect::<Vec<_>>();
            let pledges: BTreeMap<u32, u64> = (0..people).map(|person| (person, 1 + u64::from(person))).collect();
            let graph = People::of(ties.iter().copied());
            for (from, far) in (0_u32..).zip(distances(pledges.len(), &ties)) {
                let (reach, resource) = list(&graph, from, &pledges);
                let others = || (0_u32..).zip(&far).filter(|(to, _)| *to != from);
                let within = |most: usize| others().filter(|(_, far)| **far <= most).count();
                assert_eq!(reach.handshakes, [within(1), within(2), within(3)]);
                let near = others().filter(|(_, far)| **far <= 3).map(|(to, _)| 1 + u64::from(to));
                assert_eq!(resource, near.sum::<u64>());
            }
        }
    }
}
