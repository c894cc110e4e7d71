//! `exodus member leave`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::member::leave;
use exodus_sdk::state::Member;

use crate::args::member::Leave;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Leave, settings: Settings) -> Result<(), Failure> {
    if !options.for_good {
        return Err(Failure::usage("leaving is for good: this membership never starts again, with no key")
            .hint("if that is what you want: `exodus member leave --for-good`"));
    }
    let session = Session::acting(settings)?;
    let me = session.me()?;
    let receipt = session.send(&session.draft()?.then(leave(&me)), &[])?;
    let me = session.chain.get::<Member>(&me.address)?;
    let sheet = Sheet::of("You have left. What you promised, and what is promised to you, can still be settled.")
        .place("member", &me.address)
        .with("owing", me.owing)
        .with("owed", me.owed)
        .next("once every promise is closed, `exodus tidy` returns the rent deposits of what was yours");
    session.tell(&receipt, &[], sheet)
}
