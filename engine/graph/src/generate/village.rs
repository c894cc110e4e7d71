//! Villages: people who mostly know people of their own place, some sociable and most not.

use std::collections::BTreeSet;

use exodus_rules::network::Frame;

use super::Dice;
use crate::Node;

/// A small world of communities: everybody proposes some ties, most of them within their own village (M. Girvan, M. Newman,
/// "Community structure in social and biological networks", 2002), and nobody has more than a network allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Village {
    /// How many members there are.
    pub members: u32,
    /// How many ties a member has, about; a few have many times as many.
    pub ties: u32,
    /// How many live in one place.
    pub size: u32,
    /// Of a thousand ties, how many lead out of it.
    pub out: u32,
    /// What makes it this one.
    pub seed: u64,
}

impl Village {
    /// The ties, each once, the smaller member first.
    pub fn ties(&self) -> Vec<(Node, Node)> {
        let mut dice = Dice::of(self.seed);
        let (members, size) = (u64::from(self.members), u64::from(self.size.max(2)));
        let mut taken = vec![0_u8; crate::at(self.members)];
        let mut ties = BTreeSet::new();
        for member in 0..members {
            for _ in 0..self.proposals(&mut dice) {
                let home = member / size * size;
                let far = dice.below(1_000) < u64::from(self.out);
                let other = if far { dice.below(members) } else { home + dice.below(size.min(members - home)) };
                let pair = (member.min(other), member.max(other));
                let (Ok(one), Ok(two)) = (u32::try_from(pair.0), u32::try_from(pair.1)) else { continue };
                let full = [one, two].iter().any(|member| taken[crate::at(*member)] >= Frame::TIES);
                if one != two && !full && ties.insert((one, two)) {
                    taken[crate::at(one)] += 1;
                    taken[crate::at(two)] += 1;
                }
            }
        }
        // Nobody is alone: a file of ties would not know them.
        for member in 0..self.members {
            let next = (member + 1) % self.members.max(1);
            if taken[crate::at(member)] == 0 && next != member && ties.insert((member.min(next), member.max(next))) {
                taken[crate::at(member)] += 1;
                taken[crate::at(next)] = taken[crate::at(next)].saturating_add(1);
            }
        }
        ties.into_iter().collect()
    }

    /// Half of the ties that somebody proposes and half that they are proposed; every doubling of it is half as likely.
    fn proposals(&self, dice: &mut Dice) -> u64 {
        let sociable = u64::from(dice.next().trailing_zeros().min(5));
        // 2^k is 3.5 in the mean, so the mean of this is a little above half of the ties.
        (u64::from(self.ties) << sociable).div_ceil(6)
    }

    /// Its parameters in words.
    pub fn note(&self) -> String {
        let Self { members, ties, size, out, seed } = self;
        format!(
            "villages: {members} members, about {ties} ties each, {size} in a place, {out} of 1000 ties lead out of it, seed {seed}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Graph, Ties, components};

    const VILLAGES: Village = Village { members: 3_000, ties: 30, size: 100, out: 100, seed: 3 };

    #[test]
    fn a_seed_is_always_the_same_network() {
        assert_eq!(VILLAGES.ties(), VILLAGES.ties());
        assert_ne!(VILLAGES.ties(), Village { seed: 4, ..VILLAGES }.ties());
    }

    #[test]
    fn nobody_is_alone() {
        let scattered = Village { members: 1_000, ties: 1, size: 3, out: 0, seed: 1 };
        for village in [Village { members: 2, ties: 1, ..VILLAGES }, scattered] {
            let graph = Graph::of(crate::at(village.members), &village.ties()).unwrap();
            assert!((0..village.members).all(|member| !graph.friends(member).is_empty()));
        }
    }

    #[test]
    fn it_looks_like_a_network_of_people() {
        let ties = VILLAGES.ties();
        let mean = ties.len() * 2 / 3_000;
        assert!((20..=40).contains(&mean), "{mean} ties a member");
        let graph = Graph::of(3_000, &ties).unwrap();
        let degrees: Vec<usize> = (0..3_000).map(|member| graph.friends(member).len()).collect();
        assert!(degrees.iter().all(|degree| *degree <= 150) && degrees.iter().any(|degree| *degree > 80));
        let out = ties.iter().filter(|(one, two)| one / 100 != two / 100).count();
        assert!((5..=20).contains(&(out * 100 / ties.len())), "{out} of {}", ties.len());
        assert!(components::sizes(&components::components(&graph))[0] > 2_900);
    }
}
