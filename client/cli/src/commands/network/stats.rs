//! `exodus network stats`.

use exodus_graph::components::{components, sizes};
use exodus_graph::{Graph, Node, Ties, Walker};
use exodus_sdk::Unit;
use exodus_sdk::record::Located;
use exodus_sdk::state::Member;
use serde_json::json;

use crate::args::network::Stats;
use crate::commands::table::File;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};

/// How far rings are counted.
const HANDSHAKES: u32 = 6;
/// The width of the longest bar.
const WIDTH: u128 = 40;

pub fn run(options: &Stats, settings: Settings) -> Result<(), Failure> {
    if let Some(ties) = &options.ties {
        let network = File::read(ties, &settings.output)?;
        let of = options.of.as_deref().map(|of| network.somebody(of, ties)).transpose()?;
        let sheet = told(&network.graph, of);
        return settings.output.data(sheet.object(), |_| sheet.text());
    }
    let session = Session::reading(settings)?;
    let network = session.network_or_only(None)?;
    let whole = session.whole(&network.address)?;
    let of = options.of.as_deref().map(|of| session.named::<Member>(of)).transpose()?;
    let sheet = told(&whole.graph, of.and_then(|member| whole.node(&member.address)));
    session.show(grown(sheet, &whole.members, &Unit::of(&network)?))
}

fn told(graph: &Graph, of: Option<Node>) -> Sheet {
    let members = graph.members();
    let mut degrees: Vec<usize> = Vec::new();
    for member in (0..).take(members) {
        let ties = graph.friends(member).len();
        degrees.resize(degrees.len().max(ties.saturating_add(1)), 0);
        if let Some(people) = degrees.get_mut(ties) {
            *people = people.saturating_add(1);
        }
    }
    let groups = sizes(&components(graph));
    let sheet = Sheet::of(format!("{}, {}.", count(members, "member"), count(graph.ties(), "tie")))
        .json("members", members)
        .json("ties", graph.ties())
        .json("degrees", &degrees)
        .with("groups", groups.len())
        .with("largest_group", groups.first().copied().unwrap_or_default())
        .line("How many people have so many ties:")
        .line(bars(&["ties", "people", ""], gathered(&degrees)));
    let Some(of) = of else { return sheet };
    let mut walker = Walker::default();
    let rings: Vec<usize> = walker.rings(graph, of, HANDSHAKES).each().map(<[_]>::len).collect();
    let rows = (1_usize..).map(|away| away.to_string()).zip(rings.iter().copied());
    sheet
        .json("rings", &rings)
        .line("How many people are so many handshakes away:")
        .line(bars(&["handshakes", "people", ""], rows))
}

/// How the network and its resource have grown, month by month of joining, by whoever is still in it.
fn grown(sheet: Sheet, members: &[Located<Member>], unit: &Unit) -> Sheet {
    let mut joined: Vec<(i64, u64)> = members.iter().map(|member| (member.joined, member.pledge)).collect();
    joined.sort_unstable();
    let (mut months, mut people, mut resource): (Vec<(String, usize, u64)>, _, _) = (Vec::new(), 0_usize, 0_u64);
    for (moment, pledge) in joined {
        (people, resource) = (people.saturating_add(1), resource.saturating_add(pledge));
        let month = moment::month(moment);
        months.retain(|(last, _, _)| *last != month);
        months.push((month, people, resource));
    }
    let whole = resource;
    let rows = months.iter().map(|(month, people, resource)| {
        vec![month.clone(), people.to_string(), unit.show(*resource), bar(*resource, whole)]
    });
    let sheet = sheet.line("Members and declared resource at the end of each month in which somebody joined:");
    let sheet = sheet.line(table(&["month", "members", "resource", ""], rows.collect()));
    let objects = months
        .iter()
        .map(|(month, people, resource)| json!({ "month": month, "members": people, "resource": resource }));
    sheet.json("growth", objects.collect::<Vec<_>>()).unit(unit)
}

/// At most twenty rows: neighbouring numbers of ties stand together where there are many.
fn gathered(degrees: &[usize]) -> impl Iterator<Item = (String, usize)> {
    let step = degrees.len().div_ceil(20).max(1);
    degrees.chunks(step).enumerate().map(move |(place, chunk)| {
        let first = place.saturating_mul(step);
        let last = first.saturating_add(chunk.len()).saturating_sub(1);
        let name = if first == last { first.to_string() } else { format!("{first}-{last}") };
        (name, chunk.iter().copied().fold(0, usize::saturating_add))
    })
}

/// A table with a bar for each number.
fn bars(head: &[&str], rows: impl Iterator<Item = (String, usize)>) -> String {
    let rows: Vec<(String, usize)> = rows.collect();
    let most = rows.iter().map(|(_, people)| wide(*people)).max().unwrap_or_default();
    let row = |(name, people): (String, usize)| vec![name, people.to_string(), bar(wide(people), most)];
    table(head, rows.into_iter().map(row).collect())
}

/// A part of the most, as a bar.
fn bar(part: u64, most: u64) -> String {
    let length = u128::from(part).saturating_mul(WIDTH).div_ceil(u128::from(most.max(1)));
    "#".repeat(usize::try_from(length).unwrap_or_default())
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_numbers_and_many_numbers_stand_together() {
        let graph = Graph::of(5, &[(0, 1), (0, 2), (0, 3)]).expect("ties");
        let text = told(&graph, Some(1)).text();
        assert!(text.contains("5 members, 3 ties."), "{text}");
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
        assert!(
            rows.contains(&vec!["1", "3", &"#".repeat(40)]) && rows.contains(&vec!["0", "1", &"#".repeat(14)]),
            "{text}"
        );
        assert!(rows.contains(&vec!["2", "2", &"#".repeat(40)]), "{text}");
        let wide = vec![1; 45];
        let names: Vec<String> = gathered(&wide).map(|(name, _)| name).collect();
        assert_eq!(
            (names.len(), names.first().map(String::as_str), names.last().map(String::as_str)),
            (15, Some("0-2"), Some("42-44"))
        );
    }
}
