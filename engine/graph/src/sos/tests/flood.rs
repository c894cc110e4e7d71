//! Fifteen invented people with one real tie, thirty calls of all the money there is, and a real call behind them. Before
//! distance was asked for, it called nobody.

use super::law::{FLOOD, reach};
use super::*;

const INVENTED: u32 = 15;
/// When the real call is opened, after the flood.
const OPENED: i64 = 1_000_000;

/// Two calls of each of fifteen people who know nobody but each other and one `door`, and then a call of somebody who is
/// missing so much.
fn world(honest: u32, mut ties: Vec<(Node, Node)>, door: Node, flood: u8, (asking, missing): (Node, u64)) -> World {
    ties.push((door, honest));
    ties.extend((1..INVENTED).map(|other| (honest, honest + other)));
    ties.sort_unstable();
    ties.dedup();
    let call = |number: u8, beneficiary, far, opened, lasts, missing| {
        let (opened, until) = (at(opened), at(opened + lasts));
        (Emergency { request: [number; 32], beneficiary, reach: reach(far), opened, until }, vec![missing])
    };
    // Open for half a minute each, with a reach of six and of anyone.
    let mut asked: Vec<_> = (0..flood)
        .map(|n| call(n, honest + u32::from(n) / 2, if n % 2 == 0 { 6 } else { 0 }, i64::from(n) * 60, 30, FLOOD))
        .collect();
    asked.push(call(200, asking, 3, OPENED, 20 * HALF_A_DAY, missing));
    let graph = Graph::of(crate::at(honest + INVENTED), &ties).unwrap();
    World { graph, asleep: BTreeSet::new(), attention: 30, asked }
}

/// By wave, whom the real call reaches, and from how far away.
fn reached(world: &World) -> Vec<Vec<(Node, u32)>> {
    world.called(OPENED + 20 * HALF_A_DAY).pop().unwrap()
}

/// Ana (0) has twenty friends, and a village of four hundred stands in rows behind them. One of its last has let somebody in.
fn village(flood: u8, real: (Node, u64)) -> World {
    let friends = (1..=20).map(|friend| (0, friend));
    let ties = friends.chain((21..=400).map(|member| ((member - 21) % 20 + 1, member))).collect();
    world(401, ties, 400, flood, real)
}

/// Two thousand people who know ten others each.
fn town(flood: u8, real: (Node, u64)) -> World {
    const HONEST: u32 = 2_000;
    let know = |one: u32| (1..=5).map(move |step| (one, (one + step * step * 7) % HONEST));
    let ties = (0..HONEST).flat_map(know).map(|(one, two)| (one.min(two), one.max(two))).collect();
    world(HONEST, ties, 0, flood, real)
}

#[test]
fn a_real_call_reaches_the_same_people_through_a_flood_of_thirty() {
    type Make = fn(u8, (Node, u64)) -> World;
    let networks: [(&str, Make, _); 2] = [("village", village, 0), ("town", town, 777)];
    for (name, make, asking) in networks {
        let [calm, flooded] = [0, 30].map(|flood| make(flood, (asking, 500)));
        let without = reached(&calm);
        assert_eq!(without.iter().flatten().count(), 105, "{name}: five people in each of 21 waves");
        assert_eq!(reached(&flooded), without, "{name}");
        let flood = flooded.called(OPENED);
        assert!(
            flood[..30].iter().all(|waves| waves[0].len() > 100),
            "{name}: each of them calls everybody within reach"
        );
    }
}

#[test]
fn whoever_let_them_in_is_as_near_to_them_as_to_others_and_nobody_else_is() {
    let calls = |asking| village(30, (asking, FLOOD)).called(OPENED).pop().unwrap().concat();
    // Ana's own hear her, and of the second ring all but the one whose own friends the inventions are.
    let heard = calls(0);
    assert_eq!(heard.iter().filter(|(_, away)| *away == 1).count(), 20);
    assert_eq!(heard.iter().filter(|(_, away)| *away == 2).count(), 379);
    assert!(!heard.iter().any(|(member, _)| *member == 400));
    // That one still hears who is nearer than they are: a friend.
    assert!(calls(20).contains(&(400, 1)));
}
