//! `exodus member tidy-tombstone`.

use exodus_sdk::instructions::member::tidy_tombstone;
use exodus_sdk::state::Member;

use crate::args::member::Whom;
use crate::exit::Failure;
use crate::session::{Rent, Session};
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Whom, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let member = session.named::<Member>(&options.member)?;
    let draft = session.draft()?.then(tidy_tombstone(&member));
    let before = session.touched(&draft)?;
    let receipt = session.send(&draft, &[])?;
    let rents = Rent::between(&before, &session.touched(&draft)?);
    let sheet = Sheet::of("Where this member was stands a small stone now: it keeps the proof of their archive.")
        .place("member", &member.address)
        .with("history_length", member.history_length);
    session.tell(&receipt, &rents, sheet)
}
