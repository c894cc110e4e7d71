//! The arrows inside each folder, and the circles among them.

use super::modules::{Id, Modules};
use super::uses::Use;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// All uses of one neighbour by another, counted, with the first of them.
struct Arrow {
    count: usize,
    file: Id,
    line: usize,
}

/// A circle, and which of its arrows to cut: the one with the fewest uses.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Circle {
    /// From the user of that arrow over what it uses back to itself, which is named once.
    pub(super) modules: Vec<Id>,
    pub(super) count: usize,
    /// The file with one of these uses, and its line there.
    pub(super) file: Id,
    pub(super) line: usize,
}

type Arrows = BTreeMap<(Id, Id), Arrow>;

/// One circle for each knot of modules that lead to each other, folder by folder.
pub(super) fn circles(modules: &Modules, uses: &[Use]) -> Vec<Circle> {
    let mut folders: BTreeMap<Id, Arrows> = BTreeMap::new();
    for each in uses {
        let (folder, from, to) = modules.neighbours(each.from, each.to);
        let arrow = folders.entry(folder).or_default().entry((from, to));
        let arrow = arrow.or_insert(Arrow { count: 0, file: each.from, line: each.line });
        arrow.count = arrow.count.saturating_add(1);
    }
    folders.values().flat_map(of_folder).collect()
}

fn of_folder(arrows: &Arrows) -> Vec<Circle> {
    let mut seen = BTreeSet::new();
    let mut found: Vec<(&Arrow, Vec<Id>)> = Vec::new();
    let mut lightest: Vec<_> = arrows.iter().collect();
    lightest.sort_by_key(|(ends, arrow)| (arrow.count, **ends));
    for ((from, to), arrow) in lightest {
        if seen.contains(from) {
            continue;
        }
        if let Some(way) = way(arrows, *to, *from) {
            seen.extend(knot(arrows, *from));
            found.push((arrow, [*from].into_iter().chain(way).collect()));
        }
    }
    found
        .into_iter()
        .map(|(arrow, mut modules)| {
            modules.pop();
            Circle { modules, count: arrow.count, file: arrow.file, line: arrow.line }
        })
        .collect()
}

/// Everything that `start` leads to and that leads back to it.
fn knot(arrows: &Arrows, start: Id) -> Vec<Id> {
    let ends: BTreeSet<Id> = arrows.keys().flat_map(|(from, to)| [*from, *to]).collect();
    let is_tied = |end: &Id| way(arrows, start, *end).is_some() && way(arrows, *end, start).is_some();
    ends.into_iter().filter(is_tied).collect()
}

/// The shortest way, both ends included.
fn way(arrows: &Arrows, from: Id, to: Id) -> Option<Vec<Id>> {
    let mut before = BTreeMap::from([(from, from)]);
    let mut open = VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        if at == to {
            let mut way = vec![to];
            let mut at = to;
            while at != from {
                at = *before.get(&at)?;
                way.push(at);
            }
            way.reverse();
            return Some(way);
        }
        for (_, next) in arrows.keys().filter(|(start, _)| *start == at) {
            if !before.contains_key(next) {
                before.insert(*next, at);
                open.push_back(*next);
            }
        }
    }
    None
}
