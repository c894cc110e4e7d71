//! Measures the engine, or petgraph, on one file, and prints what it found as JSON for `cargo xtask bench engine`:
//! `measure generate OUT.csv MEMBERS TIES`, `measure ties FILE.csv MEMBERS`, `measure petgraph FILE.csv MEMBERS`,
//! `measure debts FILE.csv`, `measure live FILE.csv`, `measure ring OUT.graph MEMBERS NEAR FAR`, `measure snapshot FILE QUESTIONS`.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a measurement fails by panicking"
)]

use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use exodus_graph::generate::{Dice, Lattice, Ring};
use exodus_graph::{Finder, Live, Node, Ties, Walker, clearing, components, csv, snapshot};
use serde_json::{Value, json};

/// How far the lists go.
const HANDSHAKES: u32 = 3;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let word = |place: usize| words.get(place).map(String::as_str).unwrap_or_default();
    let number = |place: usize| word(place).parse::<u32>().unwrap_or_else(|_| panic!("a number as word {place}"));
    let file = Path::new(word(1));
    let found = match word(0) {
        "generate" => generated(file, number(2), number(3)),
        "ties" => engine(file, &named(word(2))),
        "petgraph" => petgraph(file, &named(word(2))),
        "debts" => debts(file),
        "live" => live(file),
        "ring" => ring(file, Ring { members: number(2), near: number(3), far: number(4), seed: 1 }),
        "snapshot" => snapshot(file, number(2)),
        other => panic!("`{other}` is not measured here"),
    };
    println!("{found}");
}

fn generated(file: &Path, members: u32, ties: u32) -> Value {
    let lattice = Lattice { members, near: ties / 2, rewired: 100, seed: 1 };
    let mut out = std::io::BufWriter::new(std::fs::File::create(file).expect("a file"));
    writeln!(out, "{}", csv::TIES).expect("written");
    let all = lattice.ties();
    for (one, two) in &all {
        writeln!(out, "{one},{two}").expect("written");
    }
    json!({ "network": lattice.note(), "ties": all.len() })
}

/// The members that everybody is asked about.
fn named(text: &str) -> Vec<Node> {
    serde_json::from_str(text).expect("a list of members")
}

/// More members to ask about, always the same.
fn random(members: usize, count: u32) -> Vec<Node> {
    let (mut dice, members) = (Dice::of(7), u64::try_from(members).expect("a count"));
    (0..count).map(|_| Node::try_from(dice.below(members)).expect("a member")).collect()
}

fn engine(file: &Path, asked: &[Node]) -> Value {
    let (read, network) = timed(|| csv::ties(file).expect("ties"));
    let same = answers(&network.graph, asked);
    let mut found = answers(&network.graph, &random(network.graph.members(), 1_000));
    (found["reached"], found["steps"]) = (same["reached"].clone(), same["steps"].clone());
    let (seconds, groups) = timed(|| components::components(&network.graph));
    found["components"] = json!(seconds);
    found["groups"] = json!(components::sizes(&groups).len());
    found["read"] = json!(read);
    found["memory"] = json!(memory());
    found
}

fn answers(graph: &impl Ties, asked: &[Node]) -> Value {
    let (mut walker, mut finder) = (Walker::default(), Finder::default());
    let lists = asked.iter().map(|member| timed(|| walker.rings(graph, *member, HANDSHAKES).unique()));
    let (list, reached) = middle(lists.collect());
    let ways = asked
        .windows(2)
        .map(|pair| timed(|| finder.path(graph, pair[0], pair[1]).map_or(0, |path| path.members.len() - 1)));
    let (path, steps) = middle(ways.collect());
    json!({ "list": list, "reached": reached, "path": path, "steps": steps })
}

fn petgraph(file: &Path, asked: &[Node]) -> Value {
    use petgraph::visit::EdgeRef as _;
    let (read, graph) = timed(|| {
        let ties = csv::pairs(file).expect("ties");
        petgraph::graph::UnGraph::<(), (), u32>::from_edges(ties)
    });
    let asked: Vec<_> = asked.iter().copied().map(petgraph::graph::NodeIndex::from).collect();
    let lists = asked.iter().map(|member| {
        timed(|| {
            let (mut away, mut queue) =
                (std::collections::HashMap::from([(*member, 0)]), std::collections::VecDeque::from([*member]));
            while let Some(at) = queue.pop_front() {
                let next = away[&at] + 1;
                for edge in graph.edges(at).filter(|_| next <= HANDSHAKES) {
                    let other = if edge.source() == at { edge.target() } else { edge.source() };
                    away.entry(other).or_insert_with(|| {
                        queue.push_back(other);
                        next
                    });
                }
            }
            away.len() - 1
        })
    });
    let (list, reached) = middle(lists.collect());
    let ways = asked.windows(2).map(|pair| {
        timed(|| {
            let (_, path) = petgraph::algo::astar(&graph, pair[0], |at| at == pair[1], |_| 1, |_| 0).expect("a path");
            path.len() - 1
        })
    });
    let (path, steps) = middle(ways.collect());
    let (components, groups) = timed(|| petgraph::algo::connected_components(&graph));
    json!({ "read": read, "list": list, "reached": reached, "path": path, "steps": steps, "components": components, "groups": groups, "memory": memory() })
}

fn debts(file: &Path) -> Value {
    let (read, parties) = timed(|| clearing::read(file).expect("obligations"));
    let (seconds, plan) = timed(|| clearing::plan(parties.ids.len(), &parties.obligations, usize::MAX));
    json!({ "read": read, "plan": seconds, "optimum": plan.optimum, "cleared": plan.cleared(), "memory": memory() })
}

/// A million changes with a list after every thousandth.
fn live(file: &Path) -> Value {
    const CHANGES: u32 = 1_000_000;
    let mut live = Live::over(csv::ties(file).expect("ties").graph);
    let members = u64::try_from(live.members()).expect("a count");
    let (mut dice, mut walker) = (Dice::of(3), Walker::default());
    let mut someone = || Node::try_from(dice.below(members)).expect("a member");
    let (seconds, reached) = timed(|| {
        let mut reached = 0;
        for change in 0..CHANGES {
            let (one, two) = (someone(), someone());
            // Half of the ties that are withdrawn exist.
            match (change % 4, live.friends(one).first().copied()) {
                (0, Some(friend)) => drop(live.untie(one, friend)),
                (1, _) => drop(live.untie(one, two)),
                _ => drop(live.tie(one, two)),
            }
            if change % 1_000 == 0 {
                reached += walker.rings(&live, one, HANDSHAKES).unique();
            }
        }
        reached
    });
    json!({ "changes": CHANGES, "seconds": seconds, "changes_per_second": f64::from(CHANGES) / seconds, "reached": reached })
}

fn ring(file: &Path, ring: Ring) -> Value {
    let note = ring.note();
    let list = |member: Node, list: &mut Vec<Node>| ring.friends(member, list);
    let members = usize::try_from(ring.members).expect("a count");
    let content = snapshot::Content { members, list, names: snapshot::Names::Nodes, pledges: &[], note: &note };
    let (seconds, ()) = timed(|| snapshot::write(file, &content).expect("written"));
    json!({ "network": note, "written": seconds, "memory": memory() })
}

fn snapshot(file: &Path, questions: u32) -> Value {
    let (open, snapshot) = timed(|| snapshot::open(file).expect("a snapshot"));
    let mut found = answers(&snapshot.graph, &random(snapshot.graph.members(), questions));
    found["network"] = json!(snapshot.note());
    found["ties"] = json!(snapshot.graph.ties());
    found["bytes"] = json!(snapshot.size());
    found["open"] = json!(open);
    found["plain_read"] = json!(plain_read(file));
    found["memory"] = json!(memory());
    found
}

/// How long it takes to read the same bytes one after the other.
fn plain_read(file: &Path) -> f64 {
    use std::io::Read as _;
    let (seconds, _) = timed(|| {
        let (mut file, mut block, mut sum) = (std::fs::File::open(file).expect("a file"), vec![0_u8; 1 << 20], 0_u64);
        while let Ok(1..) = file.read(&mut block) {
            sum = sum.wrapping_add(u64::from(block[0]));
        }
        sum
    });
    seconds
}

fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let begun = Instant::now();
    let found = work();
    (Duration::as_secs_f64(&begun.elapsed()), found)
}

/// The median of the times, and the sum of what was found.
fn middle(mut runs: Vec<(f64, usize)>) -> (f64, usize) {
    runs.sort_by(|one, two| one.0.total_cmp(&two.0));
    (runs[runs.len() / 2].0, runs.iter().map(|(_, found)| found).sum())
}

/// The most memory this process has held, in bytes.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a line");
    line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") * 1024
}
