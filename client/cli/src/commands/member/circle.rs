//! `exodus member circle`.

use exodus_graph::support::circle;
use exodus_sdk::Address;
use exodus_sdk::whole::Whole;

use crate::args::member::Circle;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count};

pub fn run(options: &Circle, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let member = session.member_or_me(options.member.as_deref())?;
    let found = circle(member.address, &Whole::read(&*session.chain, &member.network)?.helps());
    let lists = [
        ("supporters", "supports this member", &found.supporters),
        ("supported", "is supported by this member", &found.supported),
        ("beside", "also supports those whom this member supports", &found.beside),
        ("alike", "is also supported by those who support this member", &found.alike),
    ];
    let both = count(found.supporters.len(), "supporter");
    let sheet = Sheet::of(format!("{both}, and {} supported.", found.supported.len()));
    let sheet = sheet.json("member", member.address.to_string());
    session.show(lists.into_iter().fold(sheet, |sheet, (key, says, people)| {
        let names: Vec<String> = people.iter().map(Address::to_string).collect();
        let sheet = sheet.json(key, &names);
        if names.is_empty() {
            return sheet;
        }
        names.iter().fold(sheet.line(format!("Who {says}:")), |sheet, name| sheet.line(format!("  {name}")))
    }))
}
