//! `exodus network graph`: the surroundings of a member as a picture.

use exodus_graph::{Graph, Node, Ties, Walker, picture};
use exodus_sdk::address::short;

use crate::args::network::Graph as Options;
use crate::canvas::Canvas;
use crate::commands::table::File;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count};
use crate::visible;

/// More people are no picture any more.
const MOST: usize = 3_000;

pub fn run(options: &Options, settings: Settings) -> Result<(), Failure> {
    settings.must_not_preview("network graph")?;
    let canvas = Canvas::reserve_new(&options.picture)?;
    if let (Some(ties), Some(of)) = (&options.ties, &options.of) {
        let network = File::read(ties, &settings.output)?;
        let member = network.somebody(of, ties)?;
        let name = |node| match network.who.address(node) {
            Some(address) => short(&address),
            None => network.who.name(node).map(|name| name.to_string()).unwrap_or_default(),
        };
        let sheet = painted(&network.graph, member, options, canvas, name)?;
        return settings.output.data(sheet.object(), |_| sheet.text());
    }
    let session = Session::reading(settings)?;
    let member = session.member_or_me(options.of.as_deref())?;
    let graph = session.graph()?;
    let Some(node) = graph.node(member.address) else {
        return Err(Failure::usage(format!("{} has no tie, so there are no surroundings to draw", member.address))
            .hint("`exodus tie invite` makes a link for somebody you trust"));
    };
    let name = |node| graph.id(node).map(|address| short(&address)).unwrap_or_default();
    session.show(painted(graph.engine(), node, options, canvas, name)?)
}

fn painted(
    graph: &Graph,
    member: Node,
    options: &Options,
    canvas: Canvas,
    name: impl Fn(Node) -> String,
) -> Result<Sheet, Failure> {
    let (drawn, people) = if options.whole {
        let people = graph.members();
        must_be_few(people, "in this network", "draw the surroundings of somebody: without --whole")?;
        (picture::whole(graph, member, name), people)
    } else {
        let mut walker = Walker::default();
        let found = walker.rings(graph, member, u32::from(options.handshakes));
        let people = found.unique().saturating_add(1);
        let far = format!("within {}", count(usize::from(options.handshakes), "handshake"));
        let hint = match options.handshakes {
            1 => "draw somebody with fewer ties".to_owned(),
            more => format!("draw fewer handshakes: --handshakes {}", more.saturating_sub(1)),
        };
        must_be_few(people, &far, &hint)?;
        let mut rings: Vec<Vec<Node>> = vec![vec![member]];
        rings.extend(found.each().map(<[Node]>::to_vec));
        (picture::rings(graph, &rings, name), people)
    };
    canvas.paint(&drawn.text)?;
    let file = visible::path(&options.picture);
    Ok(Sheet::of(format!("{} and {} drawn: {file}", count(people, "member"), count(drawn.ties, "tie")))
        .json("picture", file)
        .json("members", people)
        .json("ties", drawn.ties))
}

fn must_be_few(people: usize, place: &str, hint: &str) -> Result<(), Failure> {
    if people > MOST {
        let fact = format!("{people} people are {place}; a picture shows at most {MOST}");
        return Err(Failure::usage(fact).hint(hint));
    }
    Ok(())
}
