//! `exodus import`: from the tables of the two bots of before to what each person may confirm. It sends nothing: a tie needs
//! both hands, and a promise the wallet of whoever makes it.

mod tables;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::args::import::Import;
use crate::exit::Failure;
use crate::files;
use crate::settings::Settings;
use crate::sheet::{Sheet, count};
use tables::{Promise, Users};

/// What one person may confirm.
#[derive(Serialize)]
struct Steps<'a> {
    /// Their number at Telegram.
    id: i64,
    name: &'a str,
    /// Whom to invite: one of two who have each other on their lists, so that each tie is offered once.
    invite: Vec<Known<'a>>,
    /// Whose invitation to wait for.
    expect: Vec<Known<'a>>,
    /// What to mean again.
    declare: Vec<Sum<'a>>,
    /// What to promise again.
    commit: Vec<Sum<'a>>,
}

#[derive(Serialize)]
struct Known<'a> {
    id: i64,
    name: &'a str,
}

#[derive(Serialize)]
struct Sum<'a> {
    to: Known<'a>,
    amount: &'a str,
}

pub fn run(options: &Import, settings: &Settings) -> Result<(), Failure> {
    let users = tables::users(&options.users)?;
    let read = |file: &Option<_>| file.as_deref().map_or(Ok(Vec::new()), |file| tables::promises(file, &users));
    let (intentions, obligations) = (read(&options.intentions)?, read(&options.obligations)?);
    let mut listing = Listing::new();
    for (id, user) in &users {
        user.list.iter().for_each(|other| listing.entry(*other).or_default().push(*id));
    }
    let people = users.keys().map(|id| steps(*id, (&users, &listing), &intentions, &obligations));
    let people: Vec<Steps<'_>> = people.collect();
    let sum = |of: fn(&Steps<'_>) -> usize| people.iter().map(of).sum::<usize>();
    let (ties, meant, promised) = (sum(|it| it.invite.len()), sum(|it| it.declare.len()), sum(|it| it.commit.len()));
    if let Some(out) = &options.out {
        settings.must_not_preview("import --out")?;
        let text = serde_json::to_string_pretty(&people).unwrap_or_default();
        let name = out.display();
        files::write(out, text.as_bytes(), false).map_err(|error| {
            Failure::usage(format!("{name} cannot be written: {}", files::why(&error)))
                .hint("name a file that does not exist yet")
        })?;
    }
    let fact = format!(
        "{}: {} to offer, {} to mean again, {} to make again. Nothing was done in anyone's name.",
        count(people.len(), "person"),
        count(ties, "tie"),
        count(meant, "intent"),
        count(promised, "promise"),
    );
    let sheet =
        Sheet::of(fact).json("ties", ties).json("intents", meant).json("promises", promised).json("people", &people);
    let sheet = people.iter().fold(sheet, |sheet, person| {
        let names = |known: &[Known<'_>]| known.iter().map(|it| it.name).collect::<Vec<_>>().join(", ");
        let steps = [("invites", names(&person.invite)), ("is invited by", names(&person.expect))];
        let steps = steps.into_iter().filter(|(_, names)| !names.is_empty());
        steps.fold(sheet, |sheet, (verb, names)| sheet.line(format!("  {} {verb} {names}", person.name)))
    });
    let sheet =
        sheet.next("each person joins, and confirms what is theirs: `exodus tie invite`, `exodus intent declare`, ...");
    settings.output.data(sheet.object(), |_| sheet.text())
}

fn steps<'a>(
    id: i64,
    (users, listing): (&'a Users, &Listing),
    intentions: &'a [Promise],
    obligations: &'a [Promise],
) -> Steps<'a> {
    let known = |id: i64| Known { id, name: users.get(&id).map_or("", |user| user.name.as_str()) };
    let lists = |one: i64, two: i64| users.get(&one).is_some_and(|user| user.list.contains(&two));
    // Whoever has another on their list invites them; where both do, the one with the smaller number.
    let invites = |one: i64, two: i64| lists(one, two) && (!lists(two, one) || one < two);
    let invite = users.get(&id).into_iter().flat_map(|user| &user.list);
    let invite = invite.filter(|other| invites(id, **other)).map(|other| known(*other)).collect();
    let expect = listing.get(&id).into_iter().flatten();
    let expect = expect.filter(|other| invites(**other, id)).map(|other| known(*other)).collect();
    let sums = |promises: &'a [Promise]| {
        let own = promises.iter().filter(|promise| promise.from == id);
        own.map(|promise| Sum { to: known(promise.to), amount: &promise.amount }).collect()
    };
    let name = users.get(&id).map_or("", |user| user.name.as_str());
    Steps { id, name, invite, expect, declare: sums(intentions), commit: sums(obligations) }
}

/// On whose lists somebody stands.
type Listing = BTreeMap<i64, Vec<i64>>;
