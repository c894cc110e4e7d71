//! Reading ties without holding them: once to count how many everybody has, once to write them into the lists. So a graph
//! takes hardly more room while it is read than afterwards.

use std::path::Path;

use super::pairs::{Named, TIES, person_pair};
use super::rows::each;
use crate::graph::{Builder, Graph};
use crate::ids::Ids;
use crate::{Node, at, node};

/// The ties of a file; none where anything is wrong with it, or where its numbers are too far apart to count by.
pub(super) fn ties(file: &Path, tell: &mut dyn FnMut(u64)) -> Option<Named> {
    // A file has a number for every two of its bytes at most, so nobody's number can ask for more room than that.
    let most = file.metadata().ok().filter(std::fs::Metadata::is_file)?.len() / 2;
    let (mut counts, mut fits) = (Vec::new(), true);
    let count = |pairs: Vec<(u32, u32)>, done: u64| {
        // The first of two readings.
        tell(done / 2);
        for id in pairs.into_iter().flat_map(|(one, two)| [one, two]) {
            if at(id) >= counts.len() {
                fits &= u64::from(id) < most;
                counts.resize(if fits { at(id) + 1 } else { counts.len() }, 0_u32);
            }
            match counts.get_mut(at(id)) {
                Some(count) => *count = count.saturating_add(1),
                None => fits = false,
            }
        }
    };
    each(file, TIES, person_pair, count).ok()?;
    if !fits || counts.is_empty() {
        return None;
    }
    let ids = Ids::listed((0..node(counts.len())).filter(|id| counts[at(*id)] > 0).collect());
    counts.retain(|count| *count > 0);
    let mut builder = Builder::new(&counts);
    drop(counts);
    let known = |id: u32| ids.node(id).unwrap_or(Node::MAX);
    let mut whole = true;
    each(file, TIES, person_pair, |pairs, done| {
        tell(500 + done / 2);
        for (one, two) in pairs {
            whole &= one != two && builder.add(known(one), known(two));
        }
    })
    .ok()?;
    let rows = builder.finish().ok().filter(|_| whole)?;
    Some(Named { graph: Graph::built(rows), ids })
}
