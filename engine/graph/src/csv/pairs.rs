//! Pairs of people, and the graph whose ties they are.

use std::path::Path;

use super::rows::{person, rows, rows_of};
use crate::graph::Unfit;
use crate::ids::Ids;
use crate::{Fault, Graph};

/// The header of a file of ties.
pub const TIES: &str = "a,b";

/// A graph and who is in it.
#[derive(Debug)]
pub struct Named {
    /// The ties.
    pub graph: Graph,
    /// Who is who.
    pub ids: Ids,
}

/// The lines of such a file, in its order: each is two numbers, and no more is known about them.
///
/// # Errors
/// The file cannot be read, or the first line that does not fit.
pub fn pairs(file: &Path) -> Result<Vec<(u32, u32)>, Fault> {
    rows(file, TIES, person_pair)
}

/// The same from a text.
///
/// # Errors
/// The first line that does not fit.
pub fn pairs_of(text: &str) -> Result<Vec<(u32, u32)>, Fault> {
    rows_of(text.as_bytes(), TIES, person_pair)
}

/// The graph of these lines, each of them one tie.
///
/// # Errors
/// There are none, somebody is tied to themselves, or a tie stands twice: with its line in a file.
pub fn named(mut pairs: Vec<(u32, u32)>) -> Result<Named, Fault> {
    if pairs.is_empty() {
        return Err(Fault::whole("has no ties"));
    }
    let ids = Ids::of(&pairs);
    ids.translate(&mut pairs);
    // The header is line 1.
    let line = |place: usize| u64::try_from(place).unwrap_or(u64::MAX).saturating_add(2);
    let id = |member| ids.id(member).unwrap_or_default();
    let graph = Graph::of(ids.len(), &pairs).map_err(|unfit| match unfit {
        Unfit::TooManyMembers => Fault::whole(format!("has more than {} people", u32::MAX)),
        Unfit::Alone(place) | Unfit::Unknown(place) => {
            Fault::Line(line(place), format!("person {} has a tie with themselves", id(pairs[place].0)))
        }
        Unfit::Twice(first, again) => {
            let (one, two) = (id(pairs[again].0), id(pairs[again].1));
            Fault::Line(line(again), format!("the tie between {one} and {two} stands in line {} already", line(first)))
        }
    })?;
    Ok(Named { graph, ids })
}

/// Two people, as a line of a file has them.
pub(super) fn person_pair([one, two]: [&[u8]; 2]) -> Result<(u32, u32), String> {
    Ok((person(one)?, person(two)?))
}
