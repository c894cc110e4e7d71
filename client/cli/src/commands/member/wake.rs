//! `exodus member wake`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::member::wake;
use exodus_sdk::state::Member;
use exodus_sdk::whole::presence;

use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let me = session.me()?;
    let receipt = session.send(&session.draft()?.then(wake(&me)), &[])?;
    let me = session.chain.get::<Member>(&me.address)?;
    let sheet = Sheet::of("You are awake: you are listed again, and told of what happens.")
        .place("member", &me.address)
        .with("state", super::word(presence(&me, session.now()?)?));
    session.tell(&receipt, &[], sheet)
}
