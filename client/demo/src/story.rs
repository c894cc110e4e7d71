//! What happened, told to somebody who has never seen a ledger. Every number comes from the report.

use exodus_rules::network::Decimals;
use exodus_sdk::Unit;

use crate::chapter::Chapter;
use crate::failure::Failure;
use crate::played::Played;
use crate::report::{Reach, Report};

/// What is left of the demonstration, as it is to be shown.
#[derive(Default)]
pub struct Left {
    /// The directory of the ledger, as a shell takes it, if it stays.
    pub ledger: Option<String>,
    /// The file with the picture, if one was drawn.
    pub picture: Option<String>,
}

/// The chain's own money: 9 decimals, called lamports.
pub fn sol() -> Result<Unit, Failure> {
    Ok(Unit::new("SOL".to_owned(), Decimals::new(9)?))
}

/// The story in chapters.
pub fn tell(played: &Played, left: &Left) -> String {
    let report = &played.report;
    let foundation = match played.chapter {
        None => vec![trust(played), help(report), refusals(report), words(report), costs(played)],
        Some(Chapter::List) => vec![trust(played)],
        Some(Chapter::Emergency) => vec![help(report), refusals(report), words(report)],
        Some(_) => Vec::new(),
    };
    let behind = report.chapters.words.iter().map(|(chapter, words)| format!("{}\n{words}", title(*chapter)));
    let next =
        (played.chapter.is_none() || left.picture.is_some() || left.ledger.is_some()).then(|| next(played, left));
    foundation.into_iter().chain(behind).chain(next).collect::<Vec<_>>().join("\n\n")
}

const fn title(chapter: Chapter) -> &'static str {
    match chapter {
        Chapter::List => "1. People write down whom they trust",
        Chapter::Emergency => "2. Something happens to one of them",
        Chapter::Support => "6. A sum every month",
        Chapter::Initiatives => "7. Votes with resources",
        Chapter::Pool => "8. Damage that is shared",
        Chapter::Exchange => "9. Goods for a price, without an arbiter",
        Chapter::Clearing => "10. Debts that run in a circle",
        Chapter::Recovery => "11. A lost key",
        Chapter::Delegate => "12. A second key with a small power",
        Chapter::Archive => "13. What is closed, and proves itself",
    }
}

fn trust(played: &Played) -> String {
    let report = &played.report;
    let (whole, unit) = (&report.network, &report.aside.unit);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (place, whose) in few(&report.reach, report.emergency.beneficiary) {
        let Some((list, resource)) = report.reach.get(place).zip(report.aside.lists.get(place)) else { continue };
        let [one, two, three] = list.handshakes.map(|count| count.to_string());
        rows.push(vec![format!("person {}, {whose}", list.member), one, two, three, unit.show(*resource)]);
    }
    format!(
        "{}\n\
         {}: {}, {}.\n\
         Each tie began as a personal link: \"I am ready to help you if you need it, and I count on\n\
         the same from you.\" Whoever took it was inside at once; somebody else paid the costs.\n\
         No money was collected. The ledger only keeps who is ready to help whom, and a friend of\n\
         a friend counts too. So everybody has a reference list, which grew by itself:\n\n\
         {}\n\n\
         Together they are ready to help with {}, the sum of what each one pledged.",
        title(Chapter::List),
        played.title,
        many(whole.members, "person", "people"),
        many(whole.ties, "mutual tie", "mutual ties"),
        table(&["", "friends", "within 2", "within 3", "ready to help with"], rows),
        unit.show(whole.resource),
    )
}

/// Three lists that say the most: the smallest circle, one in the middle, the largest.
fn few(reach: &[Reach], beneficiary: u32) -> Vec<(usize, &'static str)> {
    let mut places: Vec<usize> = (0..reach.len()).collect();
    places.sort_by_key(|place| reach.get(*place).map(|list| list.handshakes));
    let asking = reach.iter().position(|list| list.member == beneficiary);
    let middle = places.get(places.len() / 2).copied();
    let told = [(asking, "who asks below"), (middle, "in the middle"), (places.last().copied(), "with most friends")];
    let mut few: Vec<(usize, &'static str)> = Vec::new();
    for (place, whose) in told {
        if let Some(place) = place.filter(|place| few.iter().all(|(other, _)| other != place)) {
            few.push((place, whose));
        }
    }
    few
}

fn help(report: &Report) -> String {
    let (emergency, unit) = (&report.emergency, &report.aside.unit);
    let helpers: Vec<String> = emergency.helpers.iter().map(u32::to_string).collect();
    let who = if helpers.len() == 1 { "person" } else { "people" };
    let end = match emergency.status {
        "completed" => " The emergency is completed.".to_owned(),
        status => format!(
            "\nThe emergency is still {status}: nobody else is within reach, and {} is missing.",
            unit.show(emergency.target.saturating_sub(emergency.committed).saturating_sub(emergency.kept))
        ),
    };
    format!(
        "{}\n\
         Person {} needs {} and asks everybody within three handshakes. The nearest answer:\n\
         {who} {}. Each commits to a part; that word cannot be taken back. Each helps outside\n\
         of the ledger (cash, a transfer, work, goods) and says \"done\"; person {} confirms.\n\
         Kept so far: {} of {}.{end}",
        title(Chapter::Emergency),
        emergency.beneficiary,
        unit.show(emergency.target),
        helpers.join(", "),
        emergency.beneficiary,
        unit.show(emergency.kept),
        unit.show(emergency.target),
    )
}

fn refusals(report: &Report) -> String {
    let lines =
        report.refusals.iter().map(|refused| format!("   x {}\n     {}", refused.attempt, refused.refusal.fact()));
    format!(
        "3. What nobody could do\n\
         All of this was really sent. The program refused it, and nothing changed:\n{}",
        lines.collect::<Vec<_>>().join("\n")
    )
}

fn words(report: &Report) -> String {
    let unit = &report.aside.unit;
    let rows = report.aside.words.iter().map(|words| {
        let record = &words.record;
        vec![
            format!("person {}", words.person),
            words.handshakes.to_string(),
            unit.show(record.committed.sum.get()),
            unit.show(record.kept.sum.get()),
            unit.show(record.kept_late.sum.get()),
            unit.show(record.overdue.sum.get()),
        ]
    });
    format!(
        "4. What stays: who kept their word\n\
         These are facts in sums, never a score. Anyone can read them before the next time:\n\n{}",
        table(&["helper", "handshakes", "committed", "kept", "of it late", "overdue"], rows.collect())
    )
}

fn costs(played: &Played) -> String {
    let (report, sol) = (&played.report, &played.sol);
    let units = report.compute_units.iter().map(|(name, units)| {
        let range = if units.min == units.max { units.max.to_string() } else { format!("{}-{}", units.min, units.max) };
        format!("{name} {range}")
    });
    let rents = report.aside.rents.iter().map(|(noun, _, lamports)| format!("{noun} {}", sol.show(*lamports)));
    format!(
        "5. What it costs\n\
         {} transactions in {:.1} seconds on a ledger in this process, {} in fees.\n\
         Compute units of each instruction:\n{}\n\
         Deposit for each record; who paid for a tie, an invitation, a request or a commitment\n\
         gets it back when it is closed:\n{}",
        report.transactions,
        report.seconds,
        sol.show(report.fees),
        wrapped(units),
        wrapped(rents),
    )
}

fn next(played: &Played, left: &Left) -> String {
    let mut lines = vec!["What to try next".to_owned()];
    if let Some(picture) = &left.picture {
        lines.push(format!("   the picture of this network is in {picture}"));
    }
    if let Some(ledger) = &left.ledger {
        let aside = &played.report.aside;
        lines.push(format!("   exodus list {} --ledger {ledger}", aside.beneficiary));
        lines.push(format!("   exodus request list --network {} --ledger {ledger}", aside.network));
        if played.days > 0 {
            lines.push(format!(
                "   the chapters took {} days, so the clock of that ledger is ahead by as many",
                played.days
            ));
        }
    } else {
        lines.push(
            "   exodus demo --ledger ./demo-ledger                     keep the ledger and look around".to_owned(),
        );
    }
    lines.push("   exodus demo --ties friends.csv --graph friends.svg     your own people, with a picture".to_owned());
    lines.push("   exodus --help                                          begin a network of your own".to_owned());
    lines.join("\n")
}

fn many(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// A list in indented lines that fit a terminal.
fn wrapped(items: impl Iterator<Item = String>) -> String {
    const WIDTH: usize = 90;
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if line.len().saturating_add(item.len()) < WIDTH => {
                line.push_str(" · ");
                line.push_str(&item);
            }
            _ => lines.push(format!("   {item}")),
        }
    }
    lines.join("\n")
}

/// Columns side by side. Every cell is of words and digits of ours, so that counting letters is enough.
fn table(head: &[&str], rows: Vec<Vec<String>>) -> String {
    let head = head.iter().map(|cell| (*cell).to_owned()).collect();
    let lines: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let width = |column| lines.iter().filter_map(|cells| cells.get(column)).map(String::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..lines.first().map_or(0, Vec::len)).map(width).collect();
    let told = lines.iter().map(|cells| {
        let cells = cells.iter().zip(&widths).map(|(cell, width)| format!("  {cell:<width$}"));
        cells.collect::<String>().trim_end().to_owned()
    });
    told.collect::<Vec<_>>().join("\n")
}
