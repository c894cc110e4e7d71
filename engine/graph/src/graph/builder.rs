//! Filling the lists tie by tie, when it is known how long each will be.

use rayon::prelude::*;

use super::rows::{Rows, place};
use crate::{Node, at, node};

/// Lists that are being filled.
pub(crate) struct Builder {
    starts: Vec<u64>,
    /// How many friends each list has so far.
    taken: Vec<u32>,
    friends: Vec<Node>,
}

impl Builder {
    /// Empty lists for members with so many ties each.
    pub(crate) fn new(degrees: &[u32]) -> Self {
        let mut starts = Vec::with_capacity(degrees.len() + 1);
        let mut sum = 0_u64;
        starts.push(sum);
        for degree in degrees {
            sum += u64::from(*degree);
            starts.push(sum);
        }
        Self { starts, taken: vec![0; degrees.len()], friends: vec![0; place(sum)] }
    }

    /// Writes a tie into the lists of both its ends; whether there is room in both.
    pub(crate) fn add(&mut self, one: Node, two: Node) -> bool {
        self.put(one, two) && self.put(two, one)
    }

    #[inline]
    fn put(&mut self, member: Node, friend: Node) -> bool {
        let (Some(taken), Some([start, end])) =
            (self.taken.get_mut(at(member)), self.starts.get(at(member)..at(member) + 2))
        else {
            return false;
        };
        let slot = place(*start) + at(*taken);
        if slot >= place(*end) {
            return false;
        }
        self.friends[slot] = friend;
        *taken += 1;
        true
    }

    /// The finished lists.
    ///
    /// # Errors
    /// A tie that stands twice; none where a list is not full.
    pub(crate) fn finish(mut self) -> Result<Rows, Option<(Node, Node)>> {
        let full = |(taken, ends): (&u32, &[u64])| u64::from(*taken) == ends[1] - ends[0];
        if !self.taken.iter().zip(self.starts.windows(2)).all(full) {
            return Err(None);
        }
        match lists(&self.starts, &mut self.friends).find_map_first(sort) {
            None => Ok(Rows::Owned { starts: self.starts, friends: self.friends }),
            Some(tie) => Err(Some(tie)),
        }
    }
}

/// Members whose lists one thread sorts at once.
const BATCH: usize = 1 << 12;

/// Everybody's list, batch by batch, to be changed by whichever thread is free.
fn lists<'a>(
    starts: &'a [u64],
    friends: &'a mut [Node],
) -> impl ParallelIterator<Item = (usize, &'a [u64], &'a mut [Node])> {
    let (members, mut rest) = (starts.len() - 1, friends);
    let cut = |first: usize| {
        let ends = &starts[first..=members.min(first + BATCH)];
        let length = ends.last().zip(ends.first()).map_or(0, |(end, start)| place(end - start));
        let (own, behind) = core::mem::take(&mut rest).split_at_mut(length);
        rest = behind;
        (first, ends, own)
    };
    (0..members).step_by(BATCH).map(cut).collect::<Vec<_>>().into_par_iter()
}

/// Sorts the lists of a batch; gives a tie that is in one of them twice.
fn sort((first, ends, mut lists): (usize, &[u64], &mut [Node])) -> Option<(Node, Node)> {
    let mut twice = None;
    for (member, pair) in ends.windows(2).enumerate() {
        let (list, behind) = lists.split_at_mut(place(pair[1] - pair[0]));
        lists = behind;
        list.sort_unstable();
        let same = list.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| (node(first + member), pair[0]));
        twice = twice.or(same);
    }
    twice
}
