//! `exodus member tidy-dormant`.

use exodus_sdk::instructions::member::tidy_dormant;
use exodus_sdk::state::Member;

use crate::args::member::Whom;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Whom, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let member = session.named::<Member>(&options.member)?;
    let receipt = session.send(&session.draft()?.then(tidy_dormant(&member)), &[])?;
    let sheet = Sheet::of("It is written down that this member has fallen dormant; any act of their own ends it.")
        .place("member", &member.address);
    session.tell(&receipt, &[], sheet)
}
