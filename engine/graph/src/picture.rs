//! A network as a picture (SVG). Rings as rings: the member in the middle, friends on the first ring, their friends on the second.

use std::collections::BTreeMap;
use std::f64::consts::TAU;
use std::fmt::Write as _;

use crate::{Graph, Node, Ties};

pub mod layout;
#[cfg(feature = "pixels")]
mod pixels;

use layout::real;
#[cfg(feature = "pixels")]
pub use pixels::png;

const HALF: f64 = 460.0;
const STYLE: &str = "text{fill:#1b1b1f;font-family:system-ui,sans-serif;text-anchor:middle;dominant-baseline:central}\
    .ground{fill:#fff}.ring{fill:none;stroke:#e3e6ee}.tie{stroke:#b9bcc6;stroke-width:.6}.own{stroke:#2a8f5b;stroke-width:2.5}\
    .me{fill:#c8402f}.friend{fill:#2a8f5b}.other{fill:#8a93a8}.on{fill:#fff;font-weight:600}\
    @media(prefers-color-scheme:dark){text{fill:#ececf1}.ground{fill:#15161a}.ring{stroke:#333845}.tie{stroke:#555a66}}";

/// A picture, and how many ties are in it.
pub struct Picture {
    /// As SVG.
    pub text: String,
    /// How many.
    pub ties: usize,
}

#[derive(Clone, Copy)]
struct Place {
    ring: usize,
    angle: f64,
    x: f64,
    y: f64,
}

/// Draws these rings, the first of which is the member in the middle, and every tie between any two of the people.
pub fn rings(ties: &impl Ties, rings: &[Vec<Node>], name: impl Fn(Node) -> String) -> Picture {
    svg(ties, &places(ties, rings), rings.len(), name)
}

/// Draws everybody, where their ties pull them; this member and their friends are marked.
pub fn whole(graph: &Graph, member: Node, name: impl Fn(Node) -> String) -> Picture {
    let every = || (0..).take(graph.members());
    let pairs: Vec<(Node, Node)> = every()
        .flat_map(|one: Node| graph.friends(one).iter().filter(move |two| **two > one).map(move |two| (one, *two)))
        .collect();
    let ring = |node: Node| match node {
        node if node == member => 0,
        node if graph.friends(member).binary_search(&node).is_ok() => 1,
        _ => 2,
    };
    let at = layout::places(&pairs, member);
    let place = |(node, at): (&Node, &layout::Point)| {
        (*node, Place { ring: ring(*node), angle: 0.0, x: at.x * HALF, y: at.y * HALF })
    };
    svg(graph, &at.iter().map(place).collect(), 0, name)
}

fn svg(ties: &impl Ties, places: &BTreeMap<Node, Place>, rings: usize, name: impl Fn(Node) -> String) -> Picture {
    let (mut text, mut drawn) = (String::new(), 0_usize);
    // Writing into a string does not fail.
    let _ = writeln!(
        text,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-500 -500 1000 1000" role="img"><style>{STYLE}</style>"#
    );
    let _ = writeln!(text, r#"<rect class="ground" x="-500" y="-500" width="1000" height="1000"/>"#);
    for ring in 1..rings {
        let _ = writeln!(text, r#"<circle class="ring" r="{:.1}"/>"#, radius(ring, rings));
    }
    // The own ties last, so that they lie above the others.
    for own in [false, true] {
        for (member, from) in places {
            let friends = ties.friends(*member).iter().filter(|friend| *friend > member);
            for (friend, to) in friends.filter_map(|friend| Some((friend, places.get(friend)?))) {
                if (from.ring == 0 || to.ring == 0) == own {
                    let names = [member, friend].map(|node| escaped(&name(*node)));
                    tie(&mut text, if own { "own" } else { "tie" }, [from, to], &names);
                    drawn = drawn.saturating_add(1);
                }
            }
        }
    }
    let size = (HALF / real(places.len()).sqrt() / 3.0).clamp(2.0, 20.0);
    for (member, Place { ring, x, y, .. }) in places {
        let (class, on) = match ring {
            0 => ("me", " class=\"on\""),
            1 => ("friend", " class=\"on\""),
            _ => ("other", ""),
        };
        let name = escaped(&name(*member));
        let _ = writeln!(
            text,
            r#"<circle class="{class}" cx="{x:.1}" cy="{y:.1}" r="{size:.1}"><title>{name}</title></circle>"#
        );
        if size >= 8.0 {
            let _ = writeln!(text, r#"<text{on} x="{x:.1}" y="{y:.1}" font-size="{:.1}">{name}</text>"#, size * 0.8);
        }
    }
    text.push_str("</svg>\n");
    Picture { text, ties: drawn }
}

fn tie(text: &mut String, class: &str, ends: [&Place; 2], names: &[String; 2]) {
    let [Place { x: x1, y: y1, .. }, Place { x: x2, y: y2, .. }] = ends;
    let title = names.join(" - ");
    let line = format!(r#"<line class="{class}" x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}">"#);
    let _ = writeln!(text, "{line}<title>{title}</title></line>");
}

/// Everybody on their ring, near the one through whom they are reached, so that few ties cross.
fn places(ties: &impl Ties, rings: &[Vec<Node>]) -> BTreeMap<Node, Place> {
    let mut places: BTreeMap<Node, Place> = BTreeMap::new();
    for (ring, members) in rings.iter().enumerate() {
        let through = |member: &Node| {
            let inner = ties.friends(*member).iter().filter_map(|friend| places.get(friend));
            inner
                .filter(|place| place.ring.saturating_add(1) == ring)
                .map(|place| place.angle)
                .next()
                .unwrap_or_default()
        };
        let mut ordered: Vec<(f64, Node)> = members.iter().map(|member| (through(member), *member)).collect();
        ordered.sort_by(|one, two| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1)));
        let far = radius(ring, rings.len());
        for (place, (_, member)) in ordered.iter().enumerate() {
            let angle = TAU * real(place) / real(ordered.len());
            places.insert(*member, Place { ring, angle, x: far * angle.cos(), y: far * angle.sin() });
        }
    }
    places
}

fn radius(ring: usize, rings: usize) -> f64 {
    HALF * real(ring) / real(rings.saturating_sub(1)).max(1.0)
}

/// Text that is nothing but text in XML; what XML cannot carry at all is left out.
pub fn escaped(text: &str) -> String {
    let plain =
        text.chars().filter(|character| !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}'));
    let mut escaped = String::new();
    for character in plain {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_ties_are_marked_and_rings_are_rings() {
        let graph = Graph::of(5, &[(0, 1), (0, 2), (1, 2), (1, 3)]).expect("ties");
        let picture = rings(&graph, &[vec![0], vec![1, 2], vec![3]], |node| format!("<{node}>"));
        assert_eq!((picture.ties, picture.text.matches(r#"class="own""#).count()), (4, 2));
        assert_eq!(picture.text.matches(r#"class="ring""#).count(), 2);
        assert!(picture.text.contains(r#"class="me" cx="0.0" cy="0.0""#) && picture.text.contains("&lt;3&gt;"));
        assert!(!picture.text.contains("NaN") && !picture.text.contains("<4>"));
        let everybody = whole(&graph, 0, |node| node.to_string());
        assert_eq!((everybody.ties, everybody.text.matches(r#"class="own""#).count()), (4, 2));
        assert_eq!(
            (everybody.text.matches("<circle").count(), everybody.text.matches(r#"class="ring""#).count()),
            (4, 0)
        );
        let places = places(&graph, &[vec![0], vec![1, 2], vec![3]]);
        assert!(places.values().all(|place| (place.x.hypot(place.y) - radius(place.ring, 3)).abs() < 1e-6));
    }
}
