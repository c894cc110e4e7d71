//! The network as a picture: one SVG file, readable on light and on dark ground.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use exodus_graph::picture::{escaped, layout};

use crate::actions::Call;

const HALF: f64 = 460.0;
/// Plain classes and no variables, which not every viewer knows; a viewer on dark ground takes the second set of colours.
const STYLE: &str = "text{fill:#1b1b1f;font-family:system-ui,sans-serif}.ground{fill:#ffffff}\
    .tie{stroke:#b9bcc6}.way{stroke:#2a8f5b;stroke-width:3}circle{stroke:#ffffff;stroke-width:1.5}\
    .member{fill:#e3e6ee}.helper{fill:#2a8f5b}.asks{fill:#c8402f}\
    .number{text-anchor:middle;dominant-baseline:central}.number.on{fill:#ffffff;font-weight:600}\
    .title{font-size:20px;font-weight:600}.legend{font-size:15px}\
    @media(prefers-color-scheme:dark){text{fill:#ececf1}.ground{fill:#15161a}.tie{stroke:#555a66}\
    .way{stroke:#3fae75}circle{stroke:#15161a}.member{fill:#333845}.helper{fill:#2f9a66}.asks{fill:#d4503f}}";

/// What is drawn.
pub struct Scene<'a> {
    /// The name of the network.
    pub title: &'a str,
    /// The mutual ties.
    pub ties: &'a [(u32, u32)],
    /// Who asked and who helped.
    pub call: &'a Call,
}

/// The picture as text.
pub fn svg(scene: &Scene) -> String {
    let mut svg = String::new();
    // Writing into a string does not fail.
    let _ = draw(&mut svg, scene);
    svg
}

fn draw(svg: &mut String, scene: &Scene) -> std::fmt::Result {
    let Scene { title, ties, call } = scene;
    let places = layout::places(ties, call.beneficiary);
    let helpers: BTreeSet<u32> = call.helpers.iter().map(|helper| helper.person).collect();
    let ways: BTreeSet<(u32, u32)> = call.helpers.iter().flat_map(|helper| steps(&helper.path)).collect();
    let size = u32::try_from(places.len()).map_or(f64::MAX, f64::from);
    let radius = (HALF / size.sqrt() / 3.0).clamp(2.0, 18.0);
    let title = escaped(title);

    write!(svg, r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-500 -550 1000 1100" role="img">"#)?;
    writeln!(svg, "<title>{title}: {} people, {} ties</title>", places.len(), ties.len())?;
    // Thousands of ties are threads, not ropes.
    let width = (40.0 / u32::try_from(ties.len()).map_or(f64::MAX, f64::from).sqrt()).clamp(0.15, 1.5);
    writeln!(svg, "<style>{STYLE}.tie{{stroke-width:{width:.2}}}</style>")?;
    writeln!(svg, r#"<rect class="ground" x="-500" y="-550" width="1000" height="1100"/>"#)?;
    writeln!(
        svg,
        r#"<text class="title" x="-470" y="-512">{title}: {} people, {} ties</text>"#,
        places.len(),
        ties.len()
    )?;
    for marked in [false, true] {
        let drawn = ties.iter().filter(|tie| ways.contains(tie) == marked);
        for (a, b) in drawn {
            let (Some(a), Some(b)) = (places.get(a), places.get(b)) else { continue };
            let class = if marked { "way" } else { "tie" };
            let ends = [a.x, a.y, b.x, b.y].map(|at| at * HALF);
            let [x1, y1, x2, y2] = ends;
            writeln!(svg, r#"<line class="{class}" x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}"/>"#)?;
        }
    }
    for (person, at) in &places {
        let (x, y) = (at.x * HALF, at.y * HALF);
        let (class, on) = match *person {
            person if person == call.beneficiary => ("asks", " on"),
            person if helpers.contains(&person) => ("helper", " on"),
            _ => ("member", ""),
        };
        writeln!(svg, r#"<circle class="{class}" cx="{x:.1}" cy="{y:.1}" r="{radius:.1}"/>"#)?;
        let text = radius * if *person > 99 { 0.75 } else { 0.95 };
        writeln!(svg, r#"<text class="number{on}" x="{x:.1}" y="{y:.1}" font-size="{text:.1}">{person}</text>"#)?;
    }
    let legend =
        [("asks", "asks for help", -470), ("helper", "helps, by the thick ties", -320), ("member", "member", -100)];
    for (class, meaning, x) in legend {
        writeln!(svg, r#"<circle class="{class}" cx="{x}" cy="515" r="9"/>"#)?;
        let beside = i32::saturating_add(x, 16);
        writeln!(svg, r#"<text class="legend" x="{beside}" y="520">{meaning}</text>"#)?;
    }
    writeln!(svg, "</svg>")
}

/// The ties of a path, lower number first.
fn steps(path: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    path.iter().zip(path.iter().skip(1)).map(|(a, b)| (*a.min(b), *a.max(b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::Helper;

    fn drawn(title: &str, ties: &[(u32, u32)]) -> String {
        let helpers = vec![Helper { person: 3, handshakes: 2, path: vec![3, 2, 1] }];
        let call = Call { request: exodus_sdk::PROGRAM, beneficiary: 1, helpers };
        svg(&Scene { title, ties, call: &call })
    }

    /// Every tag is closed in its order, every attribute quoted, and nothing else is marked up.
    fn must_be_well_formed(xml: &str) {
        let mut open = Vec::new();
        let mut rest = xml;
        while let Some((text, tagged)) = rest.split_once('<') {
            let entities = text.split('&').skip(1);
            assert!(
                entities
                    .into_iter()
                    .all(|entity| ["amp;", "lt;", "gt;", "quot;"].iter().any(|e| entity.starts_with(e)))
            );
            let (tag, after) = tagged.split_once('>').expect("a tag ends");
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name.to_owned()), "closed in order");
                continue;
            }
            let (name, attributes) = tag.trim_end_matches('/').split_once(' ').unwrap_or((tag, ""));
            for attribute in attributes.split_inclusive("\" ").map(str::trim).filter(|attribute| !attribute.is_empty())
            {
                let (_, value) = attribute.split_once("=\"").expect("an attribute has a value");
                assert_eq!(value.find('"'), Some(value.len() - 1), "quoted: {attribute}");
            }
            if !tag.ends_with('/') {
                open.push(name.to_owned());
            }
        }
        assert!(open.is_empty() && rest.trim().is_empty(), "{open:?} {rest}");
    }

    #[test]
    fn a_picture_is_well_formed_and_whole() {
        let svg = drawn("a <b> & \"c\"\u{1b}.csv", &[(1, 2), (2, 3), (3, 4), (500, 501)]);
        must_be_well_formed(&svg);
        assert_eq!(svg.matches("<line").count(), 4);
        assert_eq!(svg.matches(r#"class="way""#).count(), 2);
        assert_eq!(svg.matches("<circle").count(), 6 + 3, "everybody, and the legend");
        assert_eq!(svg.matches(r#"class="asks""#).count(), 2);
        assert!(svg.contains(">501</text>") && !svg.contains("NaN"));
    }
}
