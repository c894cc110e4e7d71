//! Where people stand in a picture: the same network always gives the same picture.
//!
//! Up to two thousand people it is a drawing by forces (Fruchterman and Reingold, "Graph Drawing by Force-directed
//! Placement", 1991); every pair is looked at, so above that people stand in rings around one of them.

use std::collections::{BTreeMap, BTreeSet};
use std::f64::consts::TAU;

use crate::People;

/// The most people that are drawn by forces.
const FEW: usize = 2_000;
/// Pairs that are looked at before the drawing must be good enough.
const EFFORT: u32 = 100_000_000;
/// The turn between two neighbours on a spiral that fills a disc evenly (the golden angle).
const GOLDEN: f64 = 2.399_963_229_728_653;

/// A place, in any unit.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    fn on_circle(radius: f64, angle: f64) -> Self {
        Self { x: radius * angle.cos(), y: radius * angle.sin() }
    }

    fn minus(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y }
    }

    fn plus(self, other: Self, times: f64) -> Self {
        Self { x: self.x + other.x * times, y: self.y + other.y * times }
    }

    fn length(self) -> f64 {
        self.x.hypot(self.y)
    }
}

/// A place for everybody who has a tie, within a square around zero of the half width 1.
pub fn places(ties: &[(u32, u32)], middle: u32) -> BTreeMap<u32, Point> {
    let people: BTreeSet<u32> = ties.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let places = if people.len() > FEW { rings(&people, ties, middle) } else { forces(&people, ties) };
    fit(places)
}

fn forces(people: &BTreeSet<u32>, ties: &[(u32, u32)]) -> BTreeMap<u32, Point> {
    let at: BTreeMap<u32, usize> = people.iter().enumerate().map(|(place, person)| (*person, place)).collect();
    let ties: Vec<(usize, usize)> = ties.iter().filter_map(|(a, b)| Some((*at.get(a)?, *at.get(b)?))).collect();
    // The natural distance between two neighbours is 1.
    let mut points: Vec<Point> =
        (0..people.len()).map(|place| Point::on_circle(real(place).sqrt(), real(place) * GOLDEN)).collect();
    // Who has many ties needs much room around: two friends of the same people would stand on one spot otherwise.
    let mut weights = vec![0.0_f64; people.len()];
    for end in ties.iter().flat_map(|(a, b)| [*a, *b]) {
        if let Some(weight) = weights.get_mut(end) {
            *weight = weight.mul_add(*weight, 1.0).sqrt();
        }
    }
    let size = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let rounds = EFFORT.checked_div(size.saturating_mul(size)).unwrap_or(EFFORT).clamp(40, 500);
    for round in 0..rounds {
        let pushes = pushes(&points, &weights, &ties);
        // Steps shrink to nothing, so that the drawing comes to rest.
        let most = real(people.len()).sqrt() / 5.0 * (1.0 - f64::from(round) / f64::from(rounds));
        for (point, push) in points.iter_mut().zip(pushes) {
            let length = push.length();
            if length > 0.0 {
                *point = point.plus(push, length.min(most) / length);
            }
        }
    }
    people.iter().copied().zip(points).collect()
}

fn pushes(points: &[Point], weights: &[f64], ties: &[(usize, usize)]) -> Vec<Point> {
    // All lean a little to the middle, so that groups without a tie between them do not drift apart.
    let mut pushes: Vec<Point> = points.iter().map(|point| Point::default().plus(*point, -0.3)).collect();
    for (place, ((point, weight), push)) in points.iter().zip(weights).zip(&mut pushes).enumerate() {
        for (other, (from, theirs)) in points.iter().zip(weights).enumerate() {
            if other != place {
                let away = point.minus(*from);
                let distance = away.length().max(0.01);
                *push = push.plus(away, weight * theirs / (distance * distance));
            }
        }
    }
    for (a, b) in ties {
        let (Some(from), Some(to)) = (points.get(*a), points.get(*b)) else { continue };
        let along = to.minus(*from);
        let pull = along.length();
        for (place, way) in [(a, pull), (b, -pull)] {
            if let Some(push) = pushes.get_mut(*place) {
                *push = push.plus(along, way);
            }
        }
    }
    pushes
}

fn rings(people: &BTreeSet<u32>, ties: &[(u32, u32)], middle: u32) -> BTreeMap<u32, Point> {
    let mut rings = People::of(ties.iter().copied()).rings(middle, people.len());
    rings.retain(|ring| !ring.is_empty());
    let near: BTreeSet<u32> = rings.iter().flatten().copied().chain([middle]).collect();
    rings.push(people.difference(&near).copied().collect());
    let mut places = BTreeMap::from([(middle, Point::default())]);
    let mut radius = 0.0_f64;
    for ring in rings {
        // At least one step outwards, and room for everybody on the circle.
        radius = (radius + 2.0).max(real(ring.len()) / TAU);
        for (place, person) in ring.iter().enumerate() {
            places.insert(*person, Point::on_circle(radius, TAU * real(place) / real(ring.len())));
        }
    }
    places
}

fn fit(mut places: BTreeMap<u32, Point>) -> BTreeMap<u32, Point> {
    let (mut least, mut most) = (Point { x: f64::MAX, y: f64::MAX }, Point { x: f64::MIN, y: f64::MIN });
    for point in places.values() {
        least = Point { x: least.x.min(point.x), y: least.y.min(point.y) };
        most = Point { x: most.x.max(point.x), y: most.y.max(point.y) };
    }
    let half = ((most.x - least.x).max(most.y - least.y) / 2.0).max(f64::MIN_POSITIVE);
    let centre = Point { x: f64::midpoint(least.x, most.x), y: f64::midpoint(least.y, most.y) };
    for point in places.values_mut() {
        *point = Point::default().plus(point.minus(centre), 1.0 / half);
    }
    places
}

/// A count to reckon with.
pub fn real(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_apart_and_inside(places: &BTreeMap<u32, Point>) {
        let points: Vec<Point> = places.values().copied().collect();
        assert!(points.iter().all(|point| point.x.abs() <= 1.000_001 && point.y.abs() <= 1.000_001));
        for (place, point) in points.iter().enumerate() {
            assert!(points[..place].iter().all(|other| other.minus(*point).length() > 0.000_01));
        }
    }

    #[test]
    fn a_network_always_looks_the_same_and_nobody_hides_another() {
        for ties in [vec![(1, 2)], vec![(1, 2), (3, 4)], (2..40).map(|other| (other / 3 + 1, other)).collect()] {
            let places = places(&ties, 1);
            all_apart_and_inside(&places);
            assert_eq!(places, super::places(&ties, 1));
        }
    }

    #[test]
    fn many_people_stand_in_rings() {
        let ties: Vec<(u32, u32)> = (2..2_500).map(|other| (other / 2, other)).chain([(9_000, 9_001)]).collect();
        let places = places(&ties, 1);
        assert_eq!(places.len(), 2_501);
        all_apart_and_inside(&places);
    }
}
