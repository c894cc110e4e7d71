//! `exodus import`: from the tables of the two bots of before to what each person may confirm. It sends nothing: a tie needs
//! both hands, and a promise the wallet of whoever makes it.

mod rows;
mod tables;

use std::collections::BTreeMap;

use exodus_sdk::moving::{Known, Steps, Sum};

use crate::args::import::Import;
use crate::commands::table;
use crate::exit::Failure;
use crate::settings::Settings;
use crate::sheet::{Sheet, count};
use crate::{files, visible};
use tables::{Promise, Users};

pub fn run(options: &Import, settings: &Settings) -> Result<(), Failure> {
    let users = tables::users(&options.users, options.decimals)?;
    let read = |file: &Option<_>| {
        let read = |file| tables::promises(file, &users, options.decimals);
        file.as_deref().map_or(Ok(Vec::new()), read).map(given)
    };
    let (intentions, obligations) = (read(&options.intentions)?, read(&options.obligations)?);
    let mut listing = Listing::new();
    for (id, user) in &users {
        user.list.iter().for_each(|other| listing.entry(*other).or_default().push(*id));
    }
    let people = users.keys().map(|id| steps(*id, (&users, &listing), &intentions, &obligations));
    let people: Vec<Steps> = people.collect();
    let sum = |of: fn(&Steps) -> usize| people.iter().map(of).sum::<usize>();
    let (ties, meant, promised) = (sum(|it| it.invite.len()), sum(|it| it.declare.len()), sum(|it| it.commit.len()));
    let asked = sum(|it| usize::from(it.ask.is_some()));
    if let Some(out) = &options.out {
        settings.must_not_preview("import --out")?;
        let text = serde_json::to_string_pretty(&people).unwrap_or_default();
        files::write(out, text.as_bytes(), false).map_err(|error| table::unwritable(out, &error))?;
    }
    let fact = format!(
        "{}: {} to offer, {} to open again, {} to mean again, {} to make again. Nothing was done in anyone's name.",
        count(people.len(), "person"),
        count(ties, "tie"),
        count(asked, "request"),
        count(meant, "intent"),
        count(promised, "promise"),
    );
    let sheet = Sheet::of(fact).json("ties", ties).json("requests", asked).json("intents", meant);
    let sheet = sheet.json("promises", promised).json("people", &people);
    let sheet = people.iter().fold(sheet, |sheet, person| {
        // What people were called is whatever they called themselves.
        let names = |known: &[Known]| known.iter().map(|it| visible::line(&it.name)).collect::<Vec<_>>().join(", ");
        let steps = [("invites", names(&person.invite)), ("is invited by", names(&person.expect))];
        let steps = steps.into_iter().filter(|(_, names)| !names.is_empty());
        steps
            .fold(sheet, |sheet, (verb, names)| sheet.line(format!("  {} {verb} {names}", visible::line(&person.name))))
    });
    let sheet = sheet.next(
        "each person joins, and confirms what is theirs: in the Telegram door, where `moved_from` names the file of \
         --out; or with `exodus tie invite`, `exodus intent declare`, ...",
    );
    settings.output.data(sheet.object(), |_| sheet.text())
}

fn steps(id: i64, (users, listing): (&Users, &Listing), intentions: &Given, obligations: &Given) -> Steps {
    let name = |id: &i64| users.get(id).map(|user| user.name.clone()).unwrap_or_default();
    let known = |id: i64| Known { id, name: name(&id) };
    let lists = |one: i64, two: i64| users.get(&one).is_some_and(|user| user.list.contains(&two));
    // Whoever has another on their list invites them; where both do, the one with the smaller number.
    let invites = |one: i64, two: i64| lists(one, two) && (!lists(two, one) || one < two);
    let invite = users.get(&id).into_iter().flat_map(|user| &user.list);
    let invite = invite.filter(|other| invites(id, **other)).map(|other| known(*other)).collect();
    let expect = listing.get(&id).into_iter().flatten();
    let expect = expect.filter(|other| invites(**other, id)).map(|other| known(*other)).collect();
    let sums = |given: &Given| {
        let own = given.get(&id).into_iter().flatten();
        own.map(|promise| Sum { to: known(promise.to), amount: promise.amount.clone() }).collect()
    };
    let ask = users.get(&id).and_then(|user| user.need.clone());
    Steps { id, name: name(&id), invite, expect, declare: sums(intentions), commit: sums(obligations), ask }
}

/// On whose lists somebody stands.
type Listing = BTreeMap<i64, Vec<i64>>;
/// What everybody gives, in the order of the file.
type Given = BTreeMap<i64, Vec<Promise>>;

fn given(promises: Vec<Promise>) -> Given {
    let mut given = Given::new();
    promises.into_iter().for_each(|promise| given.entry(promise.from).or_default().push(promise));
    given
}
